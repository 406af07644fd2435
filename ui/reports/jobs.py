"""Prints and exports reports and books in the background, with a progress that can be cancelled."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QDialog, QProgressBar, QWidget

from app.actions.reports import note_export, report_of, sheet_of
from app.changes import outcome
from app.errors import LoketError
from app.model.month import Edition
from app.model.papers import PaperSize, ReportContent, SheetContent
from app.model.recap import Period
from app.ports import UnitOfWork
from app.rules.wording import number_words
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.paper_service import PaperService
from ui.preview import save_pdf
from ui.reports.words import file_name, title_words
from ui.widgets.basics import button, column, label, row

_SLOW_MS = 300


class ProgressBox(QDialog):
    """How far a long print is; Esc or the button stops it."""

    def __init__(self, title: str, cancel: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Loket")
        self.setMinimumWidth(420)
        self._cancel = cancel
        self._words = label("Mengumpulkan data…", "muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(f"Kemajuan {title}")
        self.cancel_button = button("Batalkan", self.reject, key="Esc")
        layout = column(label(f"Menyiapkan {title}", "title", wrap=True), self.bar, self._words, margins=20)
        layout.addLayout(row(None, self.cancel_button))
        self.setLayout(layout)

    def show_step(self, done: int, whole: int) -> None:
        """So many of so many rows."""
        self.bar.setRange(0, max(1, whole))
        self.bar.setValue(done)
        self._words.setText(f"{number_words(done)} dari {number_words(whole)} baris")

    def reject(self) -> None:
        """Stops the work; the dialog goes when it has stopped."""
        self.cancel_button.setEnabled(False)
        self._words.setText("Membatalkan…")
        self._cancel()


class ReportJobs(QObject):
    """One print or export at a time. `busy` tells when one begins and ends."""

    busy = Signal(bool)
    stepped = Signal(int, int)
    exported = Signal(object)

    def __init__(self, desk: Desk, dialogs: Dialogs, papers: PaperService, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._dialogs = dialogs
        self._papers = papers
        self._window = window
        self._stop = threading.Event()
        self.box: ProgressBox | None = None
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_SLOW_MS)
        self.stepped.connect(self._step)

    def print_report(self, edition: Edition, period: Period, paper: PaperSize, reason: str) -> None:
        """Draws the report and opens its preview. `reason` is why NIK are written in full, or empty."""
        now, officer = self._desk.now(), self._desk.officer_id
        title = title_words(edition, period.label)

        def content(uow: UnitOfWork) -> ReportContent:
            return report_of(edition, period, uow, now, officer, paper=paper, full_nik=bool(reason))

        def drawn() -> None:
            if reason:
                self._note(edition, period, "pratinjau", reason)

        self.print_content(title, f"{file_name(edition, period.label)}.pdf", content, drawn)

    def print_content(
        self,
        title: str,
        name: str,
        content: Callable[[UnitOfWork], ReportContent],
        drawn: Callable[[], None] = lambda: None,
    ) -> None:
        """Draws a report in the background, however long, and opens its preview."""
        desk = self._desk
        stop = self._begin(title)

        def progress(done: int, whole: int) -> bool:
            self.stepped.emit(done, whole)
            return not stop.is_set()

        def draw() -> bytes:
            with desk.ops.store.read() as uow:
                made = content(uow)
            return desk.parts.renderer.report(made, progress)

        def done(pdf: bytes) -> None:
            self._end()
            if stop.is_set():
                return
            drawn()
            self._papers.show(pdf, title, name)

        desk.ops.run(draw, done, lambda error: self._failed(error, stop), self)

    def export(self, edition: Edition, period: Period, path: Path, reason: str) -> None:
        """Writes the table of the period as XLSX or CSV, by the ending of the file's name."""
        now = self._desk.now()
        self.export_content(
            f"ekspor {period.label}",
            path,
            lambda uow: sheet_of(edition, period, uow, now, full_nik=bool(reason)),
            lambda target: self._note(edition, period, target, reason),
        )

    def export_content(
        self,
        title: str,
        path: Path,
        content: Callable[[UnitOfWork], SheetContent],
        saved: Callable[[str], None],
    ) -> None:
        """Writes a table in the background; `saved` is told where to, so that it can be noted."""
        desk = self._desk
        stop = self._begin(title)

        def write() -> str:
            with desk.ops.store.read() as uow:
                made = content(uow)
            renderer = desk.parts.renderer
            data = renderer.csv(made) if path.suffix.lower() == ".csv" else renderer.sheet(made)
            return "" if stop.is_set() else save_pdf(data, path)

        def done(target: str) -> None:
            self._end()
            if not target:
                return
            saved(target)
            desk.notice.emit(f"Tersimpan: {path.name}")
            self.exported.emit(path)

        desk.ops.run(write, done, lambda error: self._failed(error, stop), self)

    def _note(self, edition: Edition, period: Period, target: str, reason: str) -> None:
        now, officer = self._desk.now(), self._desk.officer_id

        def log(uow: UnitOfWork) -> object:
            note_export(edition, period, target, reason, uow, now, officer)
            return outcome(None)

        self._desk.ops.write(log)  # type: ignore[arg-type]

    def _begin(self, title: str) -> threading.Event:
        self._stop = stop = threading.Event()
        self.busy.emit(True)
        self.box = box = ProgressBox(title, stop.set, self._window)
        self._slow.timeout.connect(box.open)
        self._slow.start()
        return stop

    def _step(self, done: int, whole: int) -> None:
        if self.box is not None and not self._stop.is_set():
            self.box.show_step(done, whole)

    def _end(self) -> None:
        self._slow.stop()
        if self.box is not None:
            self._slow.timeout.disconnect(self.box.open)
            self.box.hide()
            self.box.deleteLater()
            self.box = None
        self.busy.emit(False)

    def _failed(self, error: LoketError, stop: threading.Event) -> None:
        self._end()
        if stop.is_set():
            self._desk.notice.emit("Cetakan dibatalkan.")
        else:
            self._dialogs.error(self._window, error)
