"""Buku Pengambilan: who collected what in a span of days, and its print."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.model.register import Handover
from app.ports import UnitOfWork
from app.rules.wording import date_short, one_line, time_words
from ui import theme
from ui.desk import Desk
from ui.paper_service import PaperService
from ui.widgets.basics import EmptyState, button, column, label, row, shortcut
from ui.widgets.fields import DateField, Segments
from ui.widgets.paged_table import Column, PagedTable
from ui.widgets.paged_view import PagedView, SlowNote
from ui.widgets.pages import Pages

_TODAY, _MONTH, _LAST_MONTH = "today", "month", "last"
_SPANS = ((_TODAY, "Hari ini"), (_MONTH, "Bulan ini"), (_LAST_MONTH, "Bulan lalu"))
_COLUMNS: tuple[Column[Handover], ...] = (
    Column("No.", lambda h: str(h.sequence), "00000", right=True),
    Column("Tanggal", lambda h: date_short(h.at.date()), "00-00-0000"),
    Column("Pukul", lambda h: time_words(h.at), "00.00", spare=True),
    Column("Dokumen", lambda h: one_line(h.document), "Rekomendasi", share=4),
    Column("Nomor", lambda h: h.number or h.case_number, "000.0/0000/000.000/0000"),
    Column("Pemohon", lambda h: one_line(h.applicant), "Ridwan Hidayat", share=3),
    Column("Diambil oleh", lambda h: one_line(h.collected_by), "Ridwan Hidayat", share=3),
    Column("Hubungan", lambda h: one_line(h.relation), "Pemohon sendiri"),
    Column("Petugas", lambda h: one_line(h.officer), "Petugas A", spare=True),
    Column("Dicoret karena", lambda h: one_line(h.void), "Salah memilih berkas.", share=4, unstruck=True),
)
_WHY = frozenset({len(_COLUMNS) - 1})
"""The column of why a row is struck: shown only where one is."""


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
        self.model = PagedTable(desk.ops, _COLUMNS, lambda h: (h.year, h.sequence), self, lambda h: bool(h.void))
        self.table = PagedView(self.model, "Buku pengambilan")
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
        self.table.leave_out(_WHY)
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

        self.model.show(fetch)

    def _arrived(self, some: bool) -> None:
        struck = any(self.model.row(n).void for n in range(self.model.rowCount()))
        self.table.leave_out(frozenset() if struck else _WHY)
        self.stack.turn(0 if some else 1)

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
