"""Who applies for what: the facts of a case, numbers masked and a secret identity hidden until somebody asks."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from app.model.catalogue import OfficeProfile
from app.rules.secrecy import shown_case
from app.rules.wording import one_line
from ui.case.presenter import Fact, facts
from ui.case.reading import CaseView
from ui.widgets.basics import button, card, column, label, row


def empty_layout(layout: QLayout) -> None:
    """Takes everything out of a layout, at once for the eye."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            empty_layout(inner)


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
    """The applicant and what is asked for. NIK and KK are masked until somebody asks to see them.

    `asked` tells that a secret identity is asked for: answer with `show_identity`, once its trace is written.
    """

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._facts: tuple[Fact, ...] = ()
        self._number = self._name = self._hidden = ""
        self.name = label("", "title", wrap=True)
        self.reveal = button("tampilkan nomor", self._reveal, "link")
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

    def _reveal(self) -> None:
        if self.reveal.isChecked() and self._hidden != self._name:
            self.reveal.setChecked(False)
            self.asked.emit()
        else:
            self._lay()

    def show_identity(self) -> None:
        """Shows who it is."""
        self.reveal.setChecked(True)
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
            cell.show()  # at once: Qt would do so a turn later, and paint an empty card meanwhile
            place += span
        for n in range(2):
            self._grid.setColumnStretch(n, 1 if n < self._columns else 0)
        self._area.updateGeometry()

    def set_columns(self, columns: int) -> None:
        """Facts in one or two columns."""
        if columns != self._columns:
            self._columns = columns
            self._lay()
