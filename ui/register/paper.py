"""The open book on paper and as a table: what the screen shows, under the same filter and in the same columns."""

from __future__ import annotations

import re

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.actions.book_prints import export_of, print_of
from app.actions.papers import note_print
from app.changes import Outcome, outcome
from app.model.books import BOOK_LABELS, Book, in_words
from app.ports import RegisterFilter, UnitOfWork
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.paper_service import PaperService
from ui.reports.jobs import ReportJobs


class BookPaper(QObject):
    """Prints and exports a book. `busy` tells when it begins and ends."""

    busy = Signal(bool)

    def __init__(self, desk: Desk, dialogs: Dialogs, papers: PaperService, over: QWidget) -> None:
        super().__init__(over)
        self._desk = desk
        self._dialogs = dialogs
        self._over = over
        self.jobs = ReportJobs(desk, dialogs, papers, over)
        self.jobs.busy.connect(self.busy)

    def print_book(self, book: Book, wanted: RegisterFilter) -> None:
        """Draws every row that fits the filter and opens the preview."""
        now, officer = self._desk.now(), self._desk.officer_id
        self.jobs.print_content(
            BOOK_LABELS[book], f"{_file_name(book, wanted)}.pdf", lambda uow: print_of(book, wanted, uow, now, officer)
        )

    def export(self, book: Book, wanted: RegisterFilter) -> None:
        """Asks where to, then writes every row that fits the filter."""
        path = self._dialogs.save_table(self._over, "Ekspor tabel", f"{_file_name(book, wanted)}.xlsx")
        if path is None:
            return
        now, officer = self._desk.now(), self._desk.officer_id

        def saved(target: str) -> None:
            def log(uow: UnitOfWork) -> Outcome[None]:
                note_print(BOOK_LABELS[book], None, target, uow, now, officer)
                return outcome(None)

            self._desk.ops.write(log)

        self.jobs.export_content(f"ekspor {in_words(book)}", path, lambda uow: export_of(book, wanted, uow), saved)


def _file_name(book: Book, wanted: RegisterFilter) -> str:
    """A name for the file, without ending: 'ekspedisi-2026-11'."""
    when = f"{wanted.year}-{wanted.month:02d}" if wanted.month else str(wanted.year or "")
    when += f"-{wanted.day:02d}" if wanted.day else ""
    parts = (book.value, when, wanted.service_key, wanted.village.lower(), wanted.state)
    return re.sub(r"[^a-z0-9-]+", "-", "-".join(part for part in parts if part))
