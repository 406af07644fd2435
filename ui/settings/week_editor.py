"""The hours of a week, seven lines of four boxes: typed like a table, judged when a line is left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QGridLayout, QLineEdit, QWidget

from app.errors import UserError
from app.model.worktime import Week
from app.rules.hours import (
    BOXES,
    TypedDay,
    TypedWeek,
    clock_words,
    length_words,
    read_clock,
    read_day,
    read_week,
    week_errors,
    week_minutes,
)
from app.rules.wording import DAYS
from ui.widgets.basics import label, shortcut

_HEADS = ("Hari", "Buka", "Istirahat", "sampai", "Tutup")
_SPOKEN = {"begin": "jam buka", "rest": "mulai istirahat", "back": "selesai istirahat", "end": "jam tutup"}
_BOX_WIDTH = 74
_NEW_DAY = TypedDay(True, "08.00", "", "", "12.00")
"""What a day begins with when it is opened for the first time."""


class HourBox(QLineEdit):
    """One time of day. Up and Down go to the same box of another day, as in a table."""

    walked = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setMaxLength(6)
        self.setFixedWidth(_BOX_WIDTH)
        self.setAccessibleName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down walk; Enter goes on as Tab does."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps:
            self.walked.emit(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def show_wrong(self, wrong: bool) -> None:
        """A red frame around what is wrong."""
        state = "error" if wrong else ""
        if (self.property("state") or "") != state:
            self.setProperty("state", state)
            self.style().polish(self)


class DayLine(QObject):
    """The widgets of one day: a tick whether it is open, four boxes, and what is to be said of them."""

    edited = Signal()
    walked = Signal(str, int)

    def __init__(self, day: int, parent: QObject) -> None:
        super().__init__(parent)
        self.tick = QCheckBox(DAYS[day])
        self.tick.setStyleSheet("QCheckBox::indicator { width: 18px; height: 18px; }")
        self.boxes = {box: HourBox(f"{DAYS[day]}, {_SPOKEN[box]}") for box in BOXES}
        self.note = label("", "muted", wrap=True)
        self.tick.toggled.connect(self._toggled)
        for name, box in self.boxes.items():
            box.textEdited.connect(self._typed)
            box.walked.connect(lambda step, name=name: self.walked.emit(name, step))
            box.installEventFilter(self)

    @property
    def value(self) -> TypedDay:
        """The day as typed."""
        return TypedDay(self.tick.isChecked(), **{name: box.text().strip() for name, box in self.boxes.items()})

    @value.setter
    def value(self, typed: TypedDay) -> None:
        self.tick.blockSignals(True)
        self.tick.setChecked(typed.open)
        self.tick.blockSignals(False)
        for name, box in self.boxes.items():
            box.setText(getattr(typed, name))
        self._enable()
        self.judge()

    def judge(self) -> None:
        """Says how long the day is, or what is wrong with it."""
        try:
            minutes = sum(end - begin for begin, end in read_day(self.value))
        except UserError as error:
            self.say(error.field, error.full)
        else:
            self._show("", "muted", length_words(minutes) if minutes else "tutup")

    def say(self, name: str, sentence: str) -> None:
        """Shows an error at one of its boxes."""
        self._show(name, "error", sentence)

    def _show(self, wrong: str, kind: str, text: str) -> None:
        for name, box in self.boxes.items():
            box.show_wrong(name == wrong)
        self.note.setText(text)
        if self.note.objectName() != kind:
            self.note.setObjectName(kind)
            self.note.style().polish(self.note)

    def _toggled(self, is_open: bool) -> None:
        if is_open and not any(box.text() for box in self.boxes.values()):
            self.value = _NEW_DAY
        self._enable()
        self.judge()
        self.edited.emit()

    def _enable(self) -> None:
        for box in self.boxes.values():
            box.setEnabled(self.tick.isChecked())

    def _typed(self) -> None:
        self._show("", "muted", "")
        self.edited.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A box that is left shows its time in the usual writing; a day that is left is judged."""
        if event.type() == QEvent.Type.FocusOut and isinstance(watched, HourBox):
            minutes = read_clock(watched.text())
            if minutes is not None:
                watched.setText(clock_words(minutes))
            leaving = isinstance(event, QFocusEvent) and event.reason() not in (
                Qt.FocusReason.ActiveWindowFocusReason,
                Qt.FocusReason.PopupFocusReason,
            )
            if leaving and QApplication.focusWidget() not in self.boxes.values():
                self.judge()
        return super().eventFilter(watched, event)


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
        grid.setRowMinimumHeight(len(self.lines) + 1, 30)
        grid.addWidget(self.total, len(self.lines) + 1, 0, 1, len(_HEADS))
        copying = label("Ctrl+D: salin jam hari ini ke hari di bawahnya", "caption")
        grid.addWidget(copying, len(self.lines) + 1, len(_HEADS))
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
                below.value = replace(line.value)
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
