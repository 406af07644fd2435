"""Jadwal Sosialisasi: the activities of a month, the way to their files, and the list to hang up."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from app.actions.outreach import month_of
from app.changes import Change
from app.model.recap import Period
from app.model.schedule import Activity
from app.rules.month.recap import month_period, period_after, period_before
from app.rules.outreach import day_of_month, span_words, state_words
from app.rules.wording import one_line
from ui import theme
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.paper_service import PaperService
from ui.screen import Screen
from ui.widgets.basics import EmptyState, button, label, row, shortcut
from ui.widgets.paged_table import Column, Fetch, PagedTable
from ui.widgets.paged_view import PagedView
from ui.widgets.pages import Pages

_MONTH_WIDTH = 170


class ScheduleScreen(Screen):
    """A month of the calendar; Enter opens the file of an activity."""

    depends = frozenset({Change.CASES, Change.OFFICE})

    def __init__(self, desk: Desk, _dialogs: Dialogs, papers: PaperService) -> None:
        super().__init__(desk)
        self._papers = papers
        today = desk.now().date()
        self.period = month_period(today.year, today.month)
        self.month = label("", "section")
        self.month.setFixedWidth(_MONTH_WIDTH)
        self.month.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.back_button = button("", lambda: desk.go_to.emit("back"), "", "back")
        self.back_button.setToolTip("Kembali (Esc)")
        self.back_button.setAccessibleName("Kembali")
        self.back_button.setFixedWidth(42)
        self.before_button = button("‹   Alt+←", lambda: self.show_month(period_before(self.period)))
        self.before_button.setAccessibleName("Bulan sebelumnya")
        self.after_button = button("Alt+→   ›", lambda: self.show_month(period_after(self.period)))
        self.after_button.setAccessibleName("Bulan berikutnya")
        self.print_button = button("Cetak jadwal", self.print_month, "", "print", "Ctrl+P")
        self.model = PagedTable(desk.ops, _columns(desk), lambda one: one.case_id, self)
        self.table = PagedView(self.model, "Jadwal sosialisasi", lines=2)
        self.pages = Pages()
        self.pages.add(self.table)
        self.pages.add(
            EmptyState(
                "calendar",
                "Tidak ada sosialisasi di bulan ini",
                "Kegiatan masuk ke jadwal begitu jadwalnya diisi di halaman berkas sosialisasi.",
            )
        )
        head = row(self.back_button, label("Jadwal Sosialisasi", "title"), None, self.before_button, self.month)
        head.addWidget(self.after_button)
        head.addStretch(1)
        head.addWidget(self.print_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.PAD, theme.PAD, theme.PAD, theme.PAD)
        layout.setSpacing(theme.GAP)
        layout.addLayout(head)
        layout.addWidget(self.pages, 1)
        self.table.opened.connect(lambda one: desk.open_case.emit(one.case_number))
        self.model.arrived.connect(lambda some: self.pages.turn(0 if some else 1))
        shortcut(self, "Alt+Left", self.before_button.click)
        shortcut(self, "Alt+Right", self.after_button.click)
        shortcut(self, "Ctrl+P", self.print_month, True)
        shortcut(self, "Esc", self.back_button.click)

    def show_month(self, period: Period) -> None:
        """Shows another month."""
        self.period = period
        self.refresh()
        self.focus_first()

    def refresh(self) -> None:
        """Reads the month anew."""
        self.month.setText(self.period.label)
        self.model.show(_fetch(self.period))

    def print_month(self) -> None:
        """Ctrl+P: the list of the month."""
        self._papers.schedule(self.period)

    def focus_first(self) -> None:
        """The list: arrows walk it."""
        self.pages.focus_page()


def _fetch(period: Period) -> Fetch[Activity]:
    """A month is short: all of it comes with the first page."""
    return lambda uow, _limit, last: () if last is not None else month_of(period, uow)


def _columns(desk: Desk) -> tuple[Column[Activity], ...]:
    return (
        Column("Hari, tanggal", lambda one: day_of_month(one.starts_at.date()), "Kamis, 00 November"),
        Column("Pukul", span_words, "00.00–00.00"),
        Column("Topik", lambda one: one_line(one.topic), "Administrasi kependu", share=4),
        Column("Tempat", lambda one: one_line(one.place), "Balai Desa Tambak", share=3),
        Column("Narasumber", lambda one: one_line(one.speakers), "Sri Contoh, Budi", share=3),
        Column("Diminta oleh", lambda one: one_line(one.applicant), "Karang Taruna", share=2, spare=True),
        Column("Berkas", lambda one: one.case_number, "0000-0000-0", spare=True),
        Column("Keadaan", lambda one: state_words(one, desk.now()), "Menunggu laporan"),
    )
