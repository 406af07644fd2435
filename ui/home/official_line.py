"""One official of today on Beranda: post, name, a chip that marks present or away, and ways to fill what is empty."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QLayout, QSizePolicy, QWidget

from app.model.authority import OnDuty
from app.rules.authority.signing import away_words, capacity
from ui.theme import BLUE_TEXT
from ui.widgets.basics import Chip, ElidedLabel, column, label, row, tip
from ui.widgets.cards import CardButton

ROW_HEIGHT = 48
_SIDE = 8
_APPOINT, _ACTING = "Tunjuk pengganti", "Tunjuk Plt."
_HERE, _GONE, _VACANT = ("ada", "fine"), ("tidak di tempat", "nearly"), ("kosong", "late")
_FILL = "isi pejabat…"


def below_words(one: OnDuty, day: dt.date) -> str:
    """The second line: the name; of whoever is away instead who stands in, how long and why."""
    if one.vacant:
        return _FILL
    if one.away is None:
        return one.official.name
    until = away_words(one.away, day).removeprefix("tidak di tempat").strip()
    stands_in = one.stands_in
    if stands_in is None:
        instead = "belum ada yang menggantikan"
    else:
        instead = f"digantikan {capacity(stands_in.kind)} {stands_in.official.name}"
    return " · ".join(part for part in (instead, until) if part)


@dataclass(frozen=True, slots=True)
class Presses:
    """What an official's line does: `ask` opens it, `toggle` marks at once, `fill` and `appoint` lead to Pengaturan.

    `grown` tells that it needs another height.
    """

    ask: Callable[[], None]
    toggle: Callable[[], None]
    fill: Callable[[], None]
    appoint: Callable[[], None]
    grown: Callable[[], None]


class _MarkChip(Chip):
    """The chip is pressed by itself: it marks at once."""

    pressed = Signal()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Kept from the line below it."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Marks, unless the mouse went elsewhere meanwhile."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()


class _LineButton(CardButton):
    """Enter opens, as a click does; Space marks at once, as the chip does."""

    marked = Signal()

    def __init__(self, content: QLayout, spoken: str) -> None:
        super().__init__(content, spoken, "line")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space is the chip's key."""
        if event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self.marked.emit()
            return
        super().keyPressEvent(event)


class OfficialLine(QWidget):
    """One official. Where nobody stands in, or nobody holds the seat, a way leads to Penugasan."""

    def __init__(self, one: OnDuty, day: dt.date, presses: Presses) -> None:
        super().__init__()
        self.duty = one
        self._grown = presses.grown
        words, kind = _VACANT if one.vacant else _GONE if one.away else _HERE
        self.chip = _MarkChip(words, kind)
        self.title = label(one.title)
        self.title.setStyleSheet("font-weight:600;")
        self.title.setMinimumWidth(20)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        below = below_words(one, day)
        self.below = ElidedLabel(below, "" if one.vacant else "muted")
        if one.vacant:
            self.below.setStyleSheet(f"color: {BLUE_TEXT};")
        self._lines = (row(self.title, gap=8), row(self.below, gap=8))
        for line in self._lines:
            line.setStretch(0, 1)
        self._lines[0].addWidget(self.chip)
        content = column(*self._lines, gap=0)
        content.setContentsMargins(_SIDE, 3, _SIDE, 4)
        todo = "Enter untuk mengisi." if one.vacant else "Enter untuk mengatur, Spasi untuk menandai."
        self.press = _LineButton(content, f"{one.title}, {below}: {words}. {todo}")
        named = "" if one.vacant else f"\n{one.official.name}"
        self.press.setToolTip(tip(f"{one.title}{named}\n{below if one.away or one.vacant else words}"))
        opens = presses.fill if one.vacant else presses.ask
        self.press.clicked.connect(lambda _checked=False: opens())
        line = row(self.press, gap=2)
        line.setStretch(0, 1)
        if one.vacant:
            self.press.marked.connect(opens)
        else:
            self.press.marked.connect(presses.toggle)
            self.chip.pressed.connect(presses.toggle)
            self.chip.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)
            self.chip.setCursor(Qt.CursorShape.PointingHandCursor)
            self.chip.setToolTip("Tandai sudah ada" if one.away else "Tandai tidak di tempat hari ini")
        self.appoint: CardButton | None = None
        if one.unfilled or one.vacant:
            self.appoint = _way(_ACTING if one.vacant else _APPOINT, one.title)
            self.appoint.clicked.connect(lambda _checked=False: presses.appoint())
            line.addWidget(self.appoint)
        self.setLayout(line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The chip stands beside the post, or below it where the post needs the whole line; a long post takes two."""
        super().resizeEvent(event)
        room = self.press.width() - 2 * _SIDE
        metrics = self.title.fontMetrics()
        wide = metrics.horizontalAdvance(self.duty.title)
        beside = wide + self.chip.sizeHint().width() + 8 <= room
        old, new = self._lines[beside], self._lines[not beside]
        if old.indexOf(self.chip) >= 0:
            old.removeWidget(self.chip)
            new.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        # Where nobody stands in, chip and way say so; the few letters that would fit beside them say nothing.
        self.below.setVisible(beside or not self.duty.unfilled)
        self.title.setWordWrap(wide > room)
        box = metrics.boundingRect(QRect(0, 0, room, 400), int(Qt.TextFlag.TextWordWrap), self.duty.title)
        high = ROW_HEIGHT + max(0, box.height() - metrics.height()) * (wide > room)
        if high != self.height():
            self.setFixedHeight(high)
            self._grown()


def _way(words: str, title: str) -> CardButton:
    """A small way to Penugasan, in two lines."""
    said = label(words.replace(" ", "\n", 1))
    said.setStyleSheet(f"color: {BLUE_TEXT}; font-size: 12px;")
    said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    content = row(said, gap=0)
    content.setContentsMargins(4, 2, 4, 2)
    made = CardButton(content, f"{words} {title}", "line")
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
    made.setToolTip(tip(f"Catat di Penugasan siapa yang menggantikan {title}"))
    return made
