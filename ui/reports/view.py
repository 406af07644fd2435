"""The reports screen: the figures of a period, what is still open in it, closing, printing and exporting."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.actions.closing import close_month
from app.actions.reports import PeriodView, editions_of, known_periods, view_of
from app.actions.seals import CheckedSeal, check_printed_seal
from app.changes import Change
from app.errors import LoketError
from app.model.books import MonthClose, Problem
from app.model.month import Edition
from app.model.recap import Period
from app.ports import UnitOfWork
from app.rules.month.figures import figures, service_chart, time_chart
from app.rules.month.seals import month_words
from ui import theme
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.doubts import Doubts
from ui.paper_service import PaperService
from ui.reports.charts import ChartView
from ui.reports.choice import ReportChoice
from ui.reports.jobs import ReportJobs
from ui.reports.parts import ClosingCard, Figures
from ui.reports.problems import ProblemList
from ui.reports.words import BLANK, closing_text, file_name, problem_lines, seal_like, seal_words, state_words
from ui.screen import Screen
from ui.widgets.basics import Chip, EmptyState, button, card, column, label, row, shortcut
from ui.widgets.pages import Pages

_REASONS = ("Permintaan camat/lurah", "Pemeriksaan inspektorat", "Arsip kantor")
_BODY, _EMPTY = range(2)


@dataclass(frozen=True, slots=True)
class _Reading:
    months: tuple[Period, ...]
    editions: tuple[Edition, ...]
    view: PeriodView | None


class ReportsScreen(Screen):
    """Laporan. F9 prints, F8 exports, F6 closes the month, F7 checks a printed seal."""

    depends = frozenset({Change.CASES, Change.REGISTER, Change.HANDOVERS, Change.OFFICE})
    shown = Signal(object)

    def __init__(self, desk: Desk, dialogs: Dialogs, papers: PaperService) -> None:
        super().__init__(desk)
        self._dialogs = dialogs
        self.view: PeriodView | None = None
        self.jobs = ReportJobs(desk, dialogs, papers, self)
        self._doubts = Doubts(desk, self)
        self.choice = ReportChoice()
        self.state = Chip()
        self._note = label("", "muted")
        self.main_button = button("Cetak laporan", self.print_report, "primary", "print", "F9")
        self.export_button = button("Ekspor XLSX/CSV…", self.export, "", "save", "F8")
        self.figures = Figures()
        self.per_time, self.per_service = ChartView(), ChartView()
        self.problems = ProblemList()
        self.calm = label("Tidak ada yang tertinggal pada masa ini.", "muted")
        self.closing = ClosingCard()
        self.pages = Pages()
        self.pages.add(self._body(), self.problems)
        self.pages.add(
            EmptyState(
                "reports",
                "Belum ada berkas pada masa ini",
                "Angka, grafik dan buku terisi sendiri dari berkas yang diterima di loket. "
                "Di akhir bulan, cetak laporannya di sini lalu tutup bukunya.",
            ),
            self.choice.period_field.editor,
        )
        head = row(label("Laporan", "title"), self.state, self._note, None, self.export_button, self.main_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.PAD, theme.PAD, theme.PAD, theme.PAD)
        layout.setSpacing(theme.GAP)
        layout.addLayout(head)
        layout.addWidget(self.choice)
        # In a small window, or with large letters, the body scrolls rather than losing its lower edge.
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.pages)
        layout.addWidget(scroll, 1)
        self._connect()

    def _body(self) -> QWidget:
        charts = row(*(card(column(chart, margins=14)) for chart in (self.per_time, self.per_service)))
        charts.setStretch(0, 1)
        charts.setStretch(1, 1)
        self._problems_title = label("Perlu dibereskan", "section")
        calm = QWidget()
        calm.setLayout(column(self.calm, None))
        self._list_pages = QStackedWidget()
        self._list_pages.addWidget(self.problems)
        self._list_pages.addWidget(calm)
        listed = column(self._problems_title, self._list_pages, gap=6)
        listed.setContentsMargins(14, 12, 6, 8)
        listed.setStretch(1, 1)
        bottom = row(card(listed), card(column(self.closing, margins=14)))
        bottom.setStretch(0, 3)
        bottom.setStretch(1, 2)
        body = QWidget()
        whole = column(self.figures, charts, bottom)
        whole.setStretch(1, 5)
        whole.setStretch(2, 4)
        body.setLayout(whole)
        return body

    def _connect(self) -> None:
        self.choice.moved.connect(self.refresh)
        self.problems.opened.connect(self._open)
        self.jobs.busy.connect(self._working)
        self.closing.close_button.clicked.connect(self.close_month)
        self.closing.check_button.clicked.connect(self.check_seal)
        for key, action in (
            ("F9", self.print_report),
            ("F8", self.export),
            ("F6", self.close_month),
            ("F7", self.check_seal),
            ("Esc", lambda: self.desk.go_to.emit("back")),
        ):
            shortcut(self, key, action)

    # -- what is shown --------------------------------------------------------------

    def refresh(self) -> None:
        """Reads the months there are and the figures of the chosen period."""
        wanted, now = self.choice.period, self.desk.now()
        self._note.setText("Menghitung…")

        def read(uow: UnitOfWork) -> _Reading:
            view = view_of(wanted, uow, now) if wanted else None
            return _Reading(known_periods(uow, now), editions_of(uow), view)

        self.desk.ops.read(read, self._take, owner=self)

    def _take(self, found: _Reading) -> None:
        self.choice.show_editions(found.editions)
        self.choice.show_months(found.months)
        if found.view is None:
            self.refresh()
        elif found.view.period == self.choice.period:  # else another one is being read already
            self._show(found.view)

    def _show(self, view: PeriodView) -> None:
        self.view = view
        self._note.setText("")
        self.state.say(*state_words(view))
        facts = view.facts
        self.figures.show_figures(figures(facts.now, facts.before), facts.before.period.label)
        self.per_time.show_part(time_chart(facts))
        self.per_service.show_part(service_chart(facts.now, facts.before))
        title, lines = problem_lines(view)
        self.problems.show_problems(lines)
        self._list_pages.setCurrentIndex(0 if lines else 1)
        self._problems_title.setText(title)
        self.closing.show_view(view)
        nothing = not (facts.now.total.arrived or facts.now.total.open or facts.before.total.arrived or view.closes)
        self.pages.turn(_EMPTY if nothing else _BODY)
        self.shown.emit(view)

    def focus_first(self) -> None:
        """Work begins with the month."""
        self.choice.period_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, problem: Problem) -> None:
        if problem.kind == BLANK:
            self.desk.go_to.emit("register")
        elif problem.number:
            self.desk.open_case.emit(problem.number)

    def _working(self, busy: bool) -> None:
        self.main_button.setEnabled(not busy)
        self.export_button.setEnabled(not busy)

    # -- printing and exporting ----------------------------------------------------------

    def print_report(self) -> None:
        """Draws the chosen report and opens its preview."""
        period, reason = self.choice.period, self._reason()
        if period is not None and reason is not None and self.main_button.isEnabled():
            self.jobs.print_report(self.choice.edition, period, self.choice.paper, reason)

    def export(self) -> None:
        """Saves the chosen book as a table."""
        period = self.choice.period
        if period is None or not self.export_button.isEnabled():
            return
        reason = self._reason()
        if reason is None:
            return
        name = f"{file_name(self.choice.edition, period.label)}.xlsx"
        path = self._dialogs.save_table(self, "Ekspor tabel", name)
        if path is not None:
            self.jobs.export(self.choice.edition, period, path, reason)

    def _reason(self) -> str | None:
        """Why NIK are written in full: '' where they are not, None when the officer thinks better of it."""
        if not self.choice.wants_full_nik:
            return ""
        return self._dialogs.ask_reason(
            self,
            "NIK ditulis lengkap",
            "Register dengan NIK lengkap hanya untuk yang berhak. Alasannya dicatat bersama nama petugas.",
            "Lanjutkan",
            _REASONS,
        )

    # -- closing ---------------------------------------------------------------------------

    def close_month(self) -> None:
        """Closes the month that is shown, after saying what that means."""
        view = self.view
        if view is None or view.closable or view.closed:
            return
        label_ = view.period.label
        if not self._dialogs.confirm(self, f"Tutup buku {label_}?", closing_text(view), f"Tutup buku {label_}"):
            return
        officer, year, month = self.desk.officer_id, view.period.first.year, view.period.first.month
        self._doubts.write(
            lambda uow, now: close_month(year, month, uow, now, officer), self._closed, self._failed, _nothing, self
        )

    def _closed(self, close: MonthClose) -> None:
        self.desk.notice.emit(f"{month_words(close)} ditutup dan disegel.")

    def check_seal(self) -> None:
        """Asks for a printed seal, then tells whose it is and whether the book still fits it."""
        typed = self._dialogs.ask_text(
            self, "Periksa segel", "Segel dari laporan (ketik atau pindai)", "Periksa", "", seal_like
        )
        if typed is not None:
            self.desk.ops.read(lambda uow: check_printed_seal(typed, uow), self._checked, self._failed, self)

    def _checked(self, found: CheckedSeal) -> None:
        self._dialogs.tell(self, *seal_words(found))

    def _failed(self, error: LoketError) -> None:
        self._dialogs.error(self, error)


def _nothing() -> None:
    """The officer went back: the month stays open."""
