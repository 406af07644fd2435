"""Pejabat hari ini: who is in the office, who stands in for whoever is not, and which seat that signs is vacant."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from app.model.authority import OnDuty
from ui.home.official_line import ROW_HEIGHT, OfficialLine, Presses
from ui.widgets.basics import label, row
from ui.widgets.cards import ArrowWalk

_COLUMNS = 2
_MOST_ROWS, _LOW_ROWS = 4, 2


class OfficialsCard(QFrame):
    """The officials of today. `asked` and `toggled` carry whom to ask about or to mark at once; `filled` and
    `appointed` the seat that is to be filled or for which somebody is to stand in.
    """

    toggled = Signal(object)
    asked = Signal(object)
    appointed = Signal(object)
    filled = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.lines: list[OfficialLine] = []
        self._low = False
        title = label("Pejabat hari ini", "section")
        self.hint = label("F8 · Enter mengatur · Spasi atau klik tandanya: ada / tidak di tempat", "caption")
        head = row(title, None, self.hint)
        head.setContentsMargins(8, 0, 8, 0)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 12, 8, 8)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self._area)

    def show_officials(self, officials: Sequence[OnDuty], day: dt.date) -> None:
        """Shows them; the one with the focus keeps it."""
        if [line.duty for line in self.lines] == list(officials):
            return
        focused = next((line.duty.seat for line in self.lines if line.press.hasFocus()), None)
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(0)
        self.lines = []
        for n, one in enumerate(officials):
            signals = (self.asked, self.toggled, self.filled, self.appointed)
            line = OfficialLine(one, day, Presses(*(self._telling(signal, one) for signal in signals), self._fit))
            line.setFixedHeight(ROW_HEIGHT)
            grid.addWidget(line, n // _COLUMNS, n % _COLUMNS, Qt.AlignmentFlag.AlignTop)
            self.lines.append(line)
        for n in range(_COLUMNS):
            grid.setColumnStretch(n, 1)
        ArrowWalk([line.press for line in self.lines], _COLUMNS, body)
        self._area.setWidget(body)
        self._fit()
        for line in self.lines:
            if line.duty.seat == focused:
                line.press.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_low(self, low: bool) -> None:
        """On a low window fewer rows are seen at once; the rest is scrolled to."""
        self._low = low
        self._fit()

    def _fit(self) -> None:
        """As high as the rows that are seen at once; one with a long post is higher."""
        highs = [line.maximumHeight() for line in self.lines]
        rows = [max(highs[n : n + _COLUMNS]) for n in range(0, len(highs), _COLUMNS)]
        self._area.setFixedHeight(sum(rows[: _LOW_ROWS if self._low else _MOST_ROWS]) + 2)

    @staticmethod
    def _telling(signal: Signal, one: OnDuty) -> Callable[[], None]:
        return lambda: signal.emit(one)  # type: ignore[attr-defined]

    def begin(self) -> None:
        """F8: the keyboard goes to the first official."""
        if self.lines:
            self.lines[0].press.setFocus(Qt.FocusReason.TabFocusReason)
