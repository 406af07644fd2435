"""The middle of the page: who applies for what, the papers, and what was done so far."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from app.model.catalogue import OfficeProfile
from app.model.worktime import WorkCalendar
from app.rules.secrecy import shown_case
from app.rules.wording import one_line
from ui import theme
from ui.case.history_rows import HistoryRow, history
from ui.case.presenter import Fact, PaperRow, facts, papers
from ui.case.procedure_view import ProcedureView
from ui.case.reading import CaseView
from ui.case.records_list import fill_records
from ui.widgets.basics import button, card, column, label, row
from ui.widgets.fields import Segments

_SIDE_BY_SIDE = 860
"""From this width on papers and history stand beside each other."""
_SIDES = {"papers": "Berkas dibawa", "records": "Isian", "history": "Riwayat"}


def empty_layout(layout: QLayout) -> None:
    """Takes everything out of a layout, at once for the eye."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            empty_layout(inner)


def scrolling(inner: QWidget, name: str) -> QScrollArea:
    """A list that scrolls by itself, also with the keyboard."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setAccessibleName(name)
    area.setWidget(inner)
    return area


class _Fitting(QScrollArea):
    """As tall as what is in it, and scrolling only where the window leaves less room."""

    def __init__(self, inner: QWidget, name: str) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.setWidget(inner)

    def sizeHint(self) -> QSize:
        """The height that the texts need at this width."""
        layout = self.widget().layout()
        width = self.viewport().width()
        height = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
        return QSize(super().sizeHint().width(), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()


class FactsCard(QFrame):
    """The applicant and what is asked for. NIK and KK are masked until somebody asks to see them."""

    def __init__(self) -> None:
        super().__init__()
        self._facts: tuple[Fact, ...] = ()
        self._number = self._name = self._hidden = ""
        self.name = label("", "title", wrap=True)
        self.reveal = button("tampilkan nomor", self._lay, "link")
        self.reveal.setCheckable(True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(7)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._columns = 2
        head = row(self.name, gap=8)
        head.setStretch(0, 1)
        head.addWidget(self.reveal, 0, Qt.AlignmentFlag.AlignTop)
        inner = QWidget()
        inner.setLayout(self._grid)
        self._area = _Fitting(inner, "Data permohonan")
        layout = column(head, self._area, gap=8)
        layout.setContentsMargins(16, 12, 8, 14)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card(layout))

    def show_facts(self, view: CaseView, office: OfficeProfile) -> None:
        """Shows the facts of this case; another case hides its numbers again."""
        if view.case.number != self._number:
            self._number = view.case.number
            self.reveal.setChecked(False)
        self._name = one_line(view.case.applicant.name)
        self._hidden = one_line(shown_case(view.case).applicant.name)
        self._facts = facts(view, office)
        self.reveal.setVisible(any(fact.masked for fact in self._facts) or self._hidden != self._name)
        self._lay()

    def shown_value(self, fact: Fact) -> str:
        """What stands there now for this fact."""
        return fact.masked if fact.masked and not self.reveal.isChecked() else fact.value

    def values(self) -> dict[str, str]:
        """Label to value as shown, for tests."""
        return {fact.label: self.shown_value(fact) for fact in self._shown_facts()}

    def _shown_facts(self) -> list[Fact]:
        return [fact for fact in self._facts if self.reveal.isChecked() or not fact.hidden]

    def _lay(self) -> None:
        what = "nomor" if self._hidden == self._name else "identitas"
        self.reveal.setText(f"{'sembunyikan' if self.reveal.isChecked() else 'tampilkan'} {what}")
        self.name.setText(self._name if self.reveal.isChecked() else self._hidden)
        empty_layout(self._grid)
        line = place = 0
        for fact in self._shown_facts():
            value = label(self.shown_value(fact), wrap=True)
            value.setStyleSheet("font-size: 13px;")
            cell = QWidget()
            cell.setLayout(column(label(fact.label, "caption"), value, None, gap=0))
            span = self._columns if fact.wide else 1
            if place + span > self._columns:
                line, place = line + 1, 0
            self._grid.addWidget(cell, line, place, 1, span)
            place += span
        for n in range(2):
            self._grid.setColumnStretch(n, 1 if n < self._columns else 0)
        self._area.updateGeometry()

    def set_columns(self, columns: int) -> None:
        """Facts in one or two columns."""
        if columns != self._columns:
            self._columns = columns
            self._lay()


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
