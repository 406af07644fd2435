"""Making the training data: how far it is, and a button for those who have waited enough."""

from __future__ import annotations

import datetime as dt
from threading import Event

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from app.actions.training import create_training
from app.errors import LoketError
from app.model.catalogue import OfficePack
from ui.desk import Desk
from ui.widgets.basics import button, column, label


class PracticePage(QWidget):
    """Fills the training data in the background; the screen around it stops it at Esc.

    `failed` carries what went wrong, `filled` the number of files.
    """

    advanced = Signal(int, int)
    failed = Signal(object)
    filled = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._stop = Event()
        self.headline = label("Menyiapkan kantor latihan…", "headline")
        self.status = label("", "muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(420)
        self.bar.setAccessibleName("Kemajuan")
        self.stop_button = button("Cukup, mulai berlatih", self.stop, key="Esc")
        inner = column(self.headline, self.status, self.bar, self.stop_button, gap=14)
        for n in range(inner.count()):
            inner.setAlignment(inner.itemAt(n).widget(), Qt.AlignmentFlag.AlignHCenter)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addLayout(inner)
        layout.addStretch(3)
        self.advanced.connect(self._show)

    def start_with(self, key: str) -> None:
        """Begins with the office of that key."""
        packs = self._desk.parts.packs
        self._desk.ops.run(lambda: packs.get(key), self.start, self.failed.emit, self)

    def start(self, pack: OfficePack) -> None:
        """Begins with this office."""
        self._stop.clear()
        self.headline.setText(f"Menyiapkan {pack.office.full_name} untuk berlatih…")
        self.status.setText("Membuat berkas contoh selama sebulan")
        self.bar.setRange(0, 0)
        self.stop_button.setEnabled(True)
        self.stop_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.window().installEventFilter(self)
        desk, stop, parts = self._desk, self._stop, self._desk.parts
        # Up to yesterday: no file of the training office may come from a later hour of today.
        last_day = desk.now().date() - dt.timedelta(days=1)

        def progress(done: int, whole: int) -> bool:
            self.advanced.emit(done, whole)
            return not stop.is_set()

        desk.ops.write_in_steps(
            lambda store: create_training(
                pack, store, last_day, parts.holidays, parts.classifications, progress, parts.renderer
            ),
            self._filled,
            self._failed,
            self,
        )

    def stop(self) -> None:
        """Goes on with what there is after the day under way."""
        self._stop.set()
        self.stop_button.setEnabled(False)
        self.status.setText("Sebentar, menyelesaikan hari ini…")

    def _show(self, done: int, whole: int) -> None:
        self.bar.setRange(0, whole)
        self.bar.setValue(done)
        if not self._stop.is_set():
            self.status.setText(f"Hari kerja {done} dari {whole}")

    def _filled(self, files: int) -> None:
        self.window().removeEventFilter(self)
        self.filled.emit(files)

    def _failed(self, error: LoketError) -> None:
        self.window().removeEventFilter(self)
        self.failed.emit(error)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stops filling when the window is closed, so that closing does not wait for the whole month."""
        if event.type() == QEvent.Type.Close:
            self._stop.set()
        return super().eventFilter(watched, event)
