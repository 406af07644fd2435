"""The hours of a week, seven lines of four boxes: typed like a table, judged when a line is left."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.errors import UserError
from app.model.worktime import Week
from app.rules.clock.hours import TypedWeek, length_words, read_day, read_week, week_errors, week_minutes
from app.rules.wording import DAYS
from ui.settings.day_line import DayLine
from ui.widgets.basics import label, shortcut

_HEADS = ("Hari", "Buka", "Istirahat", "sampai", "Tutup")
_KEYS = "Ctrl+D: salin jam hari ini ke hari di bawahnya"


class WeekEditor(QWidget):
    """Seven days. `edited` tells that something was typed. Ctrl+D copies a day's hours to the day below it."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lines = tuple(DayLine(day, self) for day in range(len(DAYS)))
        self.total = label("", "section")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(3)
        for at, head in enumerate(_HEADS):
            grid.addWidget(label(head, "caption"), 0, at)
        for day, line in enumerate(self.lines, 1):
            grid.addWidget(line.tick, day, 0)
            for at, box in enumerate(line.boxes.values(), 1):
                grid.addWidget(box, day, at)
            grid.addWidget(line.note, day, len(_HEADS))
            line.edited.connect(self._edited)
            line.walked.connect(self._walk(day - 1))
        below = len(self.lines) + 1
        grid.setRowMinimumHeight(below, 30)
        grid.addWidget(self.total, below, 0, 1, len(_HEADS))
        grid.addWidget(label(_KEYS, "caption", wrap=True), below, len(_HEADS))
        grid.setColumnMinimumWidth(0, 84)
        grid.setColumnStretch(len(_HEADS), 1)
        shortcut(self, "Ctrl+D", self.copy_down)

    @property
    def value(self) -> TypedWeek:
        """The week as typed."""
        return tuple(line.value for line in self.lines)

    @value.setter
    def value(self, typed: TypedWeek) -> None:
        for line, day in zip(self.lines, typed, strict=True):
            line.value = day
        self._add_up()

    def read(self) -> Week | None:
        """The week, or None when something is wrong with it: then it is said, and the focus is there."""
        wrong = week_errors(self.value)
        for place, error in wrong.items():
            self.say(place, error.full)
        if wrong:
            self.focus(next(iter(wrong)))
            return None
        try:
            return read_week(self.value)
        except UserError as error:
            self.say(error.field, error.full)
            self.focus(error.field)
            return None

    def say(self, place: str, sentence: str) -> None:
        """Shows an error at 'DAY.BOX'."""
        day, _, box = place.partition(".")
        self.lines[int(day)].say(box, sentence)

    def focus(self, place: str) -> None:
        """Puts the focus at 'DAY.BOX'."""
        day, _, box = place.partition(".")
        line = self.lines[int(day)]
        line.boxes.get(box, line.tick).setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        """The first box of the first open day."""
        line = next((line for line in self.lines if line.tick.isChecked()), None)
        (line.boxes["begin"] if line else self.lines[0].tick).setFocus(Qt.FocusReason.TabFocusReason)

    def copy_down(self) -> None:
        """The day below gets the hours of the day in which the focus is."""
        for line, below in zip(self.lines, self.lines[1:], strict=False):
            if any(part.hasFocus() for part in (line.tick, *line.boxes.values())):
                focused = next((name for name, box in line.boxes.items() if box.hasFocus()), "")
                below.value = line.value
                self._edited()
                self._go(below, focused)
                return

    def _walk(self, day: int) -> Callable[[str, int], None]:
        def walk(name: str, step: int) -> None:
            going = self.lines[day + 1 :] if step > 0 else self.lines[:day][::-1]
            line = next((line for line in going if line.tick.isChecked()), None)
            if line is not None:
                self._go(line, name)

        return walk

    def _go(self, line: DayLine, name: str) -> None:
        target: QWidget = line.boxes[name] if name and line.tick.isChecked() else line.tick
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def _edited(self) -> None:
        self._add_up()
        self.edited.emit()

    def _add_up(self) -> None:
        total = 0
        for line in self.lines:
            try:
                total += week_minutes({0: read_day(line.value)})
            except UserError:
                self.total.setText("")
                return
        self.total.setText(f"Seminggu {length_words(total)}")
