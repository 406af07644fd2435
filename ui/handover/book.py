"""Buku Pengambilan: who collected what in a span of days, and its print."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.actions.book_reading import columns_of, layouts
from app.model.books import Book
from app.model.register import Handover
from app.ports import UnitOfWork
from app.rules.books.column import MASKED
from app.rules.books.layout import Columns, chosen
from app.rules.books.pages import is_struck
from ui import theme
from ui.desk import Desk
from ui.paper_service import PaperService
from ui.widgets.basics import EmptyState, button, column, label, row, shortcut
from ui.widgets.book_columns import screen_columns
from ui.widgets.fields import DateField
from ui.widgets.paged_table import PagedTable
from ui.widgets.paged_view import PagedView, SlowNote
from ui.widgets.pages import Pages
from ui.widgets.segments import Segments

_TODAY, _MONTH, _LAST_MONTH = "today", "month", "last"
_SPANS = ((_TODAY, "Hari ini"), (_MONTH, "Bulan ini"), (_LAST_MONTH, "Bulan lalu"))


def span_of(name: str, today: dt.date) -> tuple[dt.date, dt.date]:
    """First and last day of a span by its name."""
    if name == _TODAY:
        return today, today
    first = today.replace(day=1)
    if name == _LAST_MONTH:
        last = first - dt.timedelta(days=1)
        return last.replace(day=1), last
    return first, (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)


class BookView(QWidget):
    """The book of the days chosen, newest first; printed in its own order."""

    def __init__(self, desk: Desk, papers: PaperService) -> None:
        super().__init__()
        self._desk = desk
        self._papers = papers
        self._first, self._last = span_of(_MONTH, desk.now().date())
        self.spans = Segments(_SPANS, _MONTH)
        self.first = DateField("Dari tanggal")
        self.last = DateField("Sampai tanggal")
        self.main_button = button("Cetak buku", self.print_book, "primary", "print", "Ctrl+P")
        self._columns: Columns = chosen(Book.HANDOVER, "")
        self.model = PagedTable(
            desk.ops,
            screen_columns(self._columns, MASKED),
            lambda h: (h.year, h.sequence),
            self,
            struck=lambda h: is_struck(Book.HANDOVER, h),
        )
        self.table = PagedView(self.model, "Buku pengambilan", lines=2)
        self.stack = Pages()
        self.stack.add(self.table)
        self.stack.add(
            EmptyState(
                "register",
                "Belum ada pengambilan pada masa ini",
                "Setiap dokumen yang diserahkan di tab Siap diambil langsung tercatat di sini. "
                "Pilih tanggal lain untuk melihat yang lalu.",
            ),
            self.spans.button(_MONTH),
        )
        for field in (self.first, self.last):
            field.setMinimumWidth(120)
            field.setMaximumWidth(170)
            field.left.connect(self._dates_typed)
            field.line.returnPressed.connect(self._date_entered)
        self.spans.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        # An empty caption above brings what has none level with the dates.
        spans = column(label(" ", "caption"), self.spans, None, gap=7)
        printing = column(label(" ", "caption"), self.main_button, None, gap=0)
        head = row(spans, self.first, self.last, SlowNote(self.model), None, printing)
        for field in (self.first, self.last):
            head.setAlignment(field, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.PAD, 0, theme.PAD, theme.PAD)
        layout.setSpacing(theme.GAP)
        layout.addLayout(head)
        layout.addWidget(self.stack, 1)
        self.spans.chosen.connect(self._span_chosen)
        self.model.arrived.connect(self._arrived)
        self._leave_out()
        self.table.opened.connect(lambda h: desk.open_case.emit(h.case_number))
        desk.ops.idle.connect(self._drawn)
        shortcut(self, "Ctrl+P", self.print_book)
        self._show_dates()

    def refresh(self) -> None:
        """Reads the book anew; a span by name moves on with the days."""
        if self.spans.value:
            self._first, self._last = span_of(self.spans.value, self._desk.now().date())
            self._show_dates()
        first, last = self._first, self._last

        def fetch(uow: UnitOfWork, limit: int, before: Handover | None) -> tuple[Handover, ...]:
            return uow.handovers.page(first, last, limit, before)

        self._desk.ops.read(lambda uow: columns_of(Book.HANDOVER, layouts(uow)), self._set_columns, owner=self)
        self.model.show(fetch)

    def _arrived(self, some: bool) -> None:
        self._leave_out()
        self.stack.turn(0 if some else 1)

    def _leave_out(self) -> None:
        """Why a row is struck stands only where one is."""
        struck = any(self.model.struck(self.model.row(n)) for n in range(self.model.rowCount()))
        why = frozenset(n for n, column in enumerate(self.model.columns) if column.unstruck)
        self.table.leave_out(frozenset() if struck else why)

    def _set_columns(self, columns: Columns) -> None:
        if columns != self._columns:
            self._columns = columns
            self.model.set_columns(screen_columns(columns, MASKED))
            self._leave_out()

    def focus_first(self) -> None:
        """The book itself: arrows read it."""
        self.stack.focus_page()

    def print_book(self) -> None:
        """Opens the book of these days for printing."""
        if not self._dates_typed() or not self.main_button.isEnabled():
            return
        self.main_button.setEnabled(False)
        self._desk.notice.emit("Menyiapkan Buku Pengambilan…")
        self._papers.handover_book(self._first, self._last)

    def _drawn(self) -> None:
        self.main_button.setEnabled(True)

    def _span_chosen(self) -> None:
        self.first.say()
        self.last.say()
        self.refresh()

    def _show_dates(self) -> None:
        self.first.date, self.last.date = self._first, self._last

    def _date_entered(self) -> None:
        if self._dates_typed():
            self._show_dates()
            self.focus_first()

    def _dates_typed(self) -> bool:
        """Takes the dates as typed; whether they make sense. What is wrong stands beside its field."""
        first, last = self.first.date, self.last.date
        for field, day in ((self.first, first), (self.last, last)):
            if day is None:
                field.say("Tanggal belum diisi." if not field.value else "Tanggal tidak dikenal. Contoh: 1-11-2026.")
        if first is None or last is None:
            return False
        if last < first:
            self.last.say("Tanggal ini sebelum tanggal awal.")
            return False
        self.first.say()
        self.last.say()
        if (first, last) != (self._first, self._last):
            self._first, self._last = first, last
            self.spans.value = ""
            self.refresh()
        return True
