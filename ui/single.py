"""One window for one data file: a second one says so and brings the first to the front."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS = 800


class SingleWindow(QObject):
    """Holds the data file for this window. The local socket never leaves the PC."""

    asked_to_front = Signal()

    def __init__(self, data_file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        name = hashlib.sha256(str(data_file.resolve()).encode()).hexdigest()[:20]
        self._name = f"loket-{name}"
        self._lock = QLockFile(str(data_file.with_suffix(".kunci")))
        self._lock.setStaleLockTime(0)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._called)

    def take(self) -> bool:
        """Whether this is the only window; if not, the first one is asked to come to the front."""
        if self._lock.tryLock(50):
            QLocalServer.removeServer(self._name)
            self._server.listen(self._name)
            return True
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(_WAIT_MS):
            socket.write(b"front")
            socket.waitForBytesWritten(_WAIT_MS)
            socket.disconnectFromServer()
        return False

    def release(self) -> None:
        """Lets go, at the end of the program."""
        self._server.close()
        self._lock.unlock()

    def _called(self) -> None:
        connection = self._server.nextPendingConnection()
        if connection is not None:
            connection.disconnected.connect(connection.deleteLater)
        self.asked_to_front.emit()
