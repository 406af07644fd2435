"""One window for one data file: a second one says so and brings the first to the front."""

from __future__ import annotations

import hashlib
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from app.errors import EnvironmentProblem, LoketError
from ui.dialogs import Dialogs

_WAIT_MS = 800


class Hold(Enum):
    """Who has the data file: this window; another, which was called to the front; or another that says nothing."""

    MINE = "mine"
    CALLED = "called"
    SILENT = "silent"


class SingleWindow(QObject):
    """Holds the data file for this window. The local socket never leaves the PC."""

    asked_to_front = Signal()

    def __init__(self, data_file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data_file = data_file
        self._name = _name_of(data_file)
        self.lock_file = data_file.with_suffix(".kunci")
        self._lock = QLockFile(str(self.lock_file))
        self._lock.setStaleLockTime(0)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._called)

    def take(self) -> Hold:
        """Takes the data file, or calls the window that has it. Raises EnvironmentProblem where no file can be made."""
        folder = self.lock_file.parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _unusable(folder) from error
        if self._lock.tryLock(50):
            QLocalServer.removeServer(self._name)
            self._server.listen(self._name)
            return Hold.MINE
        if self._lock.error() is not QLockFile.LockError.LockFailedError:
            raise _unusable(folder)
        return Hold.CALLED if call_to_front(self._data_file) else Hold.SILENT

    def release(self) -> None:
        """Lets go, at the end of the program."""
        self._server.close()
        self._lock.unlock()

    def _called(self) -> None:
        connection = self._server.nextPendingConnection()
        if connection is not None:
            connection.disconnected.connect(connection.deleteLater)
        self.asked_to_front.emit()


def call_to_front(data_file: Path) -> bool:
    """Calls the window that has this data file, if there is one; also from outside the UI thread."""
    socket = QLocalSocket()
    socket.connectToServer(_name_of(data_file))
    if not socket.waitForConnected(_WAIT_MS):
        return False
    socket.disconnectFromServer()
    return True


def claim(single: SingleWindow, dialogs: Dialogs, training: bool = False) -> int | None:
    """Takes the data file for a window; the exit code, after a word about why, where there can be none.

    A training window that is open already just comes to the front: whoever clicked for it sees it come.
    """
    try:
        hold = single.take()
    except LoketError as error:
        dialogs.error(None, error)
        return 1
    if hold is Hold.CALLED and not training:
        dialogs.tell(None, "Loket sudah terbuka di komputer ini.", "Jendela yang sudah terbuka dibawa ke depan.")
    if hold is Hold.CALLED:
        return 0
    if hold is Hold.SILENT:
        # Also what a folder says that was copied from another PC while Loket was open there.
        dialogs.tell(
            None,
            "Data ini sedang dipegang Loket lain yang tidak menjawab.",
            f"Tutup Loket itu. Bila tidak ada yang terbuka, hapus berkas {single.lock_file}, lalu buka Loket lagi.",
        )
        return 1
    return None


def _name_of(data_file: Path) -> str:
    return f"loket-{hashlib.sha256(str(data_file.resolve()).encode(errors='surrogateescape')).hexdigest()[:20]}"


def _unusable(folder: Path) -> EnvironmentProblem:
    return EnvironmentProblem(
        f"Folder data {folder} tidak bisa dipakai.", "Periksa izin folder dan sisa ruang disk, atau pilih folder lain."
    )
