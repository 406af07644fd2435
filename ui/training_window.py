"""One click to the training data: a window of its own beside this one, with an office like this one."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QTimer
from PySide6.QtWidgets import QWidget

from app.assets import Packs, read_packs
from app.errors import EnvironmentProblem, LoketError, NotFound
from app.model.catalogue import OfficeProfile
from app.parts import training_file
from app.rules.practice import practice_pack
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.single import call_to_front

_OPENING_MS = 8_000
"""How long a window may take to come: until then another click asks for no second one."""


def practice_key(office: OfficeProfile | None, packs: Packs) -> str:
    """The key of the pack to practise with. Raises NotFound where no pack can be read."""
    if office is not None and office.key in packs.keys():  # noqa: SIM118 - not a dict
        return office.key
    pack = practice_pack(office, read_packs(packs)[0])
    if pack is None:
        raise NotFound("Paket kantor untuk latihan tidak ada.", "Pasang ulang Loket, lalu coba lagi.")
    return pack.office.key


class TrainingWindow(QObject):
    """Opens the training window, or brings the one that is open to the front."""

    def __init__(self, desk: Desk, dialogs: Dialogs, over: QWidget) -> None:
        super().__init__(over)
        self._desk = desk
        self._dialogs = dialogs
        self._over = over
        self._opening = ""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_OPENING_MS)

    def open(self, office: OfficeProfile | None, then: Callable[[], None] = lambda: None) -> None:
        """Practises with this office, or the one most like it. `then` follows once its window is there or coming."""
        parts = self._desk.parts

        def find() -> tuple[str, bool]:
            key = practice_key(office, parts.packs)
            return key, call_to_front(training_file(parts.data_folder, key))

        def found(answer: tuple[str, bool]) -> None:
            key, there = answer
            if there:
                then()
            elif self._rest.isActive() and key == self._opening:
                self._desk.notice.emit("Jendela Latihan sedang dibuka…")
            elif self._start(key):
                then()

        self._desk.ops.run(find, found, self._refused, self)

    def _start(self, key: str) -> bool:
        program = str(Path(sys.argv[0]).absolute())
        arguments = [program, "--data", str(self._desk.parts.data_folder), "--kantor-latihan", key]
        started = QProcess.startDetached(sys.executable, arguments)[0]
        if not started:
            self._refused(EnvironmentProblem("Jendela Latihan tidak bisa dibuka.", "Tutup Loket, lalu buka lagi."))
            return False
        self._opening = key
        self._rest.start()
        self._desk.notice.emit("Jendela Latihan sedang dibuka…")
        return True

    def _refused(self, error: LoketError) -> None:
        self._dialogs.error(self._over.window(), error)
