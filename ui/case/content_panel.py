"""The middle of the page: who applies for what, the papers, and what was done so far."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.model.catalogue import OfficeProfile
from app.model.worktime import WorkCalendar
from ui import theme
from ui.case.facts_card import FactsCard, empty_layout
from ui.case.history_rows import HistoryRow, history
from ui.case.presenter import PaperRow, papers
from ui.case.procedure_view import ProcedureView
from ui.case.reading import CaseView
from ui.case.records_list import fill_records
from ui.widgets.basics import card, column, label, row
from ui.widgets.segments import Segments

_SIDE_BY_SIDE = 860
"""From this width on papers and history stand beside each other."""
_SIDES = {"papers": "Berkas dibawa", "records": "Isian", "history": "Riwayat"}


def scrolling(inner: QWidget, name: str) -> QScrollArea:
    """A list that scrolls by itself, also with the keyboard."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setAccessibleName(name)
    area.setWidget(inner)
    return area


class LowerCard(QFrame):
    """Papers and history: one at a time on a small window, side by side on a large one."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[HistoryRow, ...] = ()
        self.tabs = Segments([("papers", "Berkas dibawa"), ("records", "Isian"), ("history", "Riwayat")], "papers")
        self.tabs.chosen.connect(lambda _key: self._turn())
        self._has_records = False
        self._papers, self._records, self._history = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        for lines in (self._papers, self._records, self._history):
            lines.setContentsMargins(0, 0, 8, 0)
            lines.setSpacing(0)
        self._sides = []
        self._titles = []
        both = QHBoxLayout()
        both.setSpacing(24)
        for name, lines in zip(_SIDES.values(), (self._papers, self._records, self._history), strict=True):
            inner = QWidget()
            inner.setLayout(column(lines, None, gap=0))
            title = label(name, "section")
            side = QWidget()
            side.setLayout(column(title, scrolling(inner, name), gap=4))
            self._sides.append(side)
            self._titles.append(title)
            both.addWidget(side, 1)
        layout = column(row(self.tabs, None), both, gap=8)
        layout.setStretch(1, 1)
        layout.setContentsMargins(16, 12, 8, 10)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card(layout))
        self._turn()

    def show_records(self, view: ProcedureView, now: dt.datetime) -> None:
        """Shows what the steps wrote down, where the service has forms at all."""
        empty_layout(self._records)
        self._has_records = bool(view.procedure.forms)
        if self._has_records:
            fill_records(self._records, view, now)
        self.tabs.button("records").setVisible(self._has_records)
        if self.tabs.value == "records" and not self._has_records:
            self.tabs.value = "papers"
        self._turn()

    def show_rows(self, brought: tuple[PaperRow, ...], done: tuple[HistoryRow, ...]) -> None:
        """Shows papers and history."""
        self.rows = done
        empty_layout(self._papers)
        empty_layout(self._history)
        for paper in brought:
            self._papers.addWidget(_paper_line(paper))
        if not brought:
            self._papers.addWidget(label("Layanan ini tidak meminta berkas.", "muted"))
        for one in done:
            self._history.addWidget(_history_line(one))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Room for both or for one."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        wide = self.width() >= _SIDE_BY_SIDE
        self.tabs.setVisible(not wide)
        for key, side, title in zip(_SIDES, self._sides, self._titles, strict=True):
            side.setVisible((wide or self.tabs.value == key) and (key != "records" or self._has_records))
            title.setVisible(wide)


def _paper_line(paper: PaperRow) -> QWidget:
    mark = label("" if paper.heading else "✓" if paper.found else "–")
    mark.setFixedWidth(16)
    mark.setStyleSheet(f"font-weight: 600; color: {theme.GREEN if paper.found else theme.AMBER};")
    text = label(paper.text, wrap=True)
    text.setStyleSheet(f"font-size: 13px; font-weight: {'600' if paper.heading else '400'};")
    detail = label(paper.detail, "caption" if paper.found else "warning")
    line = row(mark, text, detail, gap=8)
    line.setStretch(1, 1)
    line.setContentsMargins(0, 4, 0, 4)
    made = QWidget()
    made.setLayout(line)
    return made


def _history_line(one: HistoryRow) -> QWidget:
    what = label(one.what, wrap=True)
    look = "font-size: 13px;"
    if one.undone:
        look += f" color: {theme.MUTED}; text-decoration: line-through;"
    elif one.quiet:
        look += f" color: {theme.MUTED};"
    what.setStyleSheet(f"{look} font-weight: {'400' if one.undone or one.quiet else '600'};")
    lines = column(what, label(one.who, "caption", wrap=True), gap=1)
    if one.note:
        note = label(one.note, wrap=True)
        note.setStyleSheet(look)
        lines.addWidget(note)
    lines.setContentsMargins(0, 5, 0, 6)
    made = QWidget()
    made.setLayout(lines)
    return made


class ContentPanel(QWidget):
    """Facts above, papers and history below."""

    def __init__(self) -> None:
        super().__init__()
        self.facts = FactsCard()
        self.lower = LowerCard()
        self.lower.setMinimumHeight(150)
        layout = column(self.facts, self.lower, gap=12)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def show_case(self, view: CaseView, office: OfficeProfile, now: dt.datetime, calendar: WorkCalendar) -> None:
        """Shows this case."""
        self.facts.show_facts(view, office)
        self.lower.show_rows(papers(view), history(view, now, calendar))
        self.lower.show_records(view.paperwork, now)
