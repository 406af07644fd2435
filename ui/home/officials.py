"""Pejabat hari ini: who is in the office; one press marks somebody away or back, and who stands in is shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.model.authority import OnDuty
from app.rules.authority import away_words, capacity
from ui.icons import icon
from ui.theme import BLUE_TEXT, MUTED
from ui.widgets.basics import Chip, ElidedLabel, column, label, row, tip
from ui.widgets.cards import ArrowWalk, CardButton

_COLUMNS = 2
_ROW_HEIGHT = 48
_SIDE = 8
_MOST_ROWS, _LOW_ROWS = 4, 2
_APPOINT = "Tunjuk pengganti"
_HERE, _GONE = ("ada", "fine"), ("tidak di tempat", "nearly")


def below_words(one: OnDuty, day: dt.date) -> str:
    """The second line: the name; of whoever is away instead who stands in, how long and why."""
    if one.away is None:
        return one.official.name
    until = away_words(one.away, day).removeprefix("tidak di tempat").strip()
    stands_in = one.stands_in
    if stands_in is None:
        instead = "belum ada yang menggantikan"
    else:
        instead = f"digantikan {capacity(stands_in.kind)} {stands_in.official.name}"
    return " · ".join(part for part in (instead, until) if part)


class OfficialLine(QWidget):
    """One official: the line itself is pressed, the dots beside it ask for more; where nobody stands in, a way leads to
    Penugasan.
    """

    def __init__(
        self,
        one: OnDuty,
        day: dt.date,
        toggle: Callable[[], None],
        more: Callable[[], None],
        appoint: Callable[[], None],
    ) -> None:
        super().__init__()
        self.duty = one
        words, kind = _GONE if one.away else _HERE
        self.chip = Chip(words, kind)
        title = ElidedLabel(one.title)
        title.setStyleSheet("font-weight:600;")
        self.below = ElidedLabel(below_words(one, day), "muted")
        self.title = title
        self._lines = (row(title, gap=8), row(self.below, gap=8))
        for words_line in self._lines:
            words_line.setStretch(0, 1)
        self._lines[0].addWidget(self.chip)
        content = column(*self._lines, gap=0)
        content.setContentsMargins(_SIDE, 3, _SIDE, 4)
        said = f"{one.title}, {below_words(one, day)}: {words}. Tekan untuk mengubah."
        self.press = CardButton(content, said, "line")
        self.press.setToolTip(tip(f"{one.title}\n{one.official.name}\n{below_words(one, day) if one.away else words}"))
        self.press.clicked.connect(lambda _checked=False: toggle())
        dots = label("")
        dots.setPixmap(icon("menu", MUTED).pixmap(18, 18))
        self.more = CardButton(row(None, dots, None, gap=0), f"Atur kehadiran {one.title}", "line")
        self.more.setFixedWidth(30)
        self.more.setToolTip("Sampai kapan dan mengapa tidak di tempat")
        self.more.clicked.connect(lambda _checked=False: more())
        self.appoint: CardButton | None = None
        line = row(self.press, self.more, gap=2)
        if one.unfilled:
            words = label(_APPOINT.replace(" ", "\n", 1))
            words.setStyleSheet(f"color: {BLUE_TEXT}; font-size: 12px;")
            words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            content = row(words, gap=0)
            content.setContentsMargins(4, 2, 4, 2)
            self.appoint = CardButton(content, f"{_APPOINT} {one.title}", "line")
            self.appoint.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
            self.appoint.setToolTip(f"Catat di Penugasan siapa yang menggantikan {one.title}")
            self.appoint.clicked.connect(lambda _checked=False: appoint())
            line.insertWidget(1, self.appoint)
        line.setStretch(0, 1)
        self.setLayout(line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The chip stands beside the post, or below it where the post needs the whole line."""
        super().resizeEvent(event)
        needed = self.title.sizeHint().width() + self.chip.sizeHint().width() + 8
        beside = needed <= self.press.width() - 2 * _SIDE
        old, new = self._lines[beside], self._lines[not beside]
        if old.indexOf(self.chip) >= 0:
            old.removeWidget(self.chip)
            new.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        # Where nobody stands in, chip and way say so; the few letters that would fit beside them say nothing.
        self.below.setVisible(beside or not self.duty.unfilled)


class OfficialsCard(QFrame):
    """The officials of today. `toggled` and `asked` carry whom to mark at once, or with until when and why; `appointed`
    for whom somebody is to stand in.
    """

    toggled = Signal(object)
    asked = Signal(object)
    appointed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.lines: list[OfficialLine] = []
        self._low = False
        title = label("Pejabat hari ini", "section")
        hint = label("F8 · Enter menandai ada atau tidak di tempat", "caption")
        head = row(title, None, hint)
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
        focused = next((line.duty.official.id for line in self.lines if line.press.hasFocus()), None)
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(0)
        self.lines = []
        for n, one in enumerate(officials):
            signals = (self.toggled, self.asked, self.appointed)
            line = OfficialLine(one, day, *(self._telling(signal, one) for signal in signals))
            line.setFixedHeight(_ROW_HEIGHT)
            grid.addWidget(line, n // _COLUMNS, n % _COLUMNS)
            self.lines.append(line)
        for n in range(_COLUMNS):
            grid.setColumnStretch(n, 1)
        ArrowWalk([line.press for line in self.lines], _COLUMNS, body)
        self._area.setWidget(body)
        self.set_low(self._low)
        for line in self.lines:
            if line.duty.official.id == focused:
                line.press.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_low(self, low: bool) -> None:
        """On a low window fewer rows are seen at once; the rest is scrolled to."""
        self._low = low
        rows = min(-(-len(self.lines) // _COLUMNS), _LOW_ROWS if low else _MOST_ROWS)
        self._area.setFixedHeight(rows * _ROW_HEIGHT + 2)

    @staticmethod
    def _telling(signal: Signal, one: OnDuty) -> Callable[[], None]:
        return lambda: signal.emit(one)  # type: ignore[attr-defined]

    def begin(self) -> None:
        """F8: the keyboard goes to the first official."""
        if self.lines:
            self.lines[0].press.setFocus(Qt.FocusReason.TabFocusReason)
