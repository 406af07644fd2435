"""One day of a week of opening hours: a tick whether it is open, four boxes, and what is to be said of them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit

from app.errors import UserError
from app.rules.clock.hours import BOXES, TypedDay, clock_words, length_words, read_clock, read_day
from app.rules.wording import DAYS
from ui.widgets.basics import label

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
