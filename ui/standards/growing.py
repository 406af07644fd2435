"""Text boxes that grow with what is typed, so that a long requirement is read whole, and lists of one line each."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIntValidator, QKeyEvent, QResizeEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy

from app.rules.wording import one_line
from ui.standards.presenter import pasted_lines
from ui.widgets.fields import Field

_AROUND = 14
_MARGIN = 2


class GrowingText(QPlainTextEdit):
    """As tall as its text. For one text, Enter is told instead of typed, and a pasted list is told line by line."""

    typed = Signal()
    entered = Signal()
    pasted = Signal(list)
    left = Signal()

    def __init__(self, several_lines: bool = False, hint: str = "") -> None:
        super().__init__()
        self._several = several_lines
        self.setTabChangesFocus(True)
        self.setPlaceholderText(hint)
        self.document().setDocumentMargin(_MARGIN)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._changed)
        self._fit()

    @property
    def text(self) -> str:
        """What is typed, on one line."""
        return one_line(self.toPlainText())

    @property
    def lines(self) -> tuple[str, ...]:
        """What is typed, line by line, without empty ones."""
        return tuple(tidy for line in self.toPlainText().splitlines() if (tidy := one_line(line)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a single text goes on to the next."""
        if not self._several and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pasted text loses its line breaks in a single text; a whole list becomes several."""
        lines = pasted_lines(source.text())
        if not self._several and len(lines) > 1:
            self.insertPlainText(lines[0])
            self.pasted.emit(lines[1:])
        elif not self._several and lines:
            self.insertPlainText(lines[0])
        else:
            self.insertPlainText("\n".join(lines))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tells that typing here is over; a menu or another window is no end of it."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width makes another height."""
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page, not the box, which always shows all of its text."""
        event.ignore()

    def _changed(self) -> None:
        self._fit()
        if self.hasFocus():
            self.typed.emit()

    def _fit(self) -> None:
        # The document counts a block that was not laid out yet as one line; asking for its box lays it out.
        high, block = 0.0, self.document().begin()
        while block.isValid():
            high += self.blockBoundingRect(block).height()
            block = block.next()
        wanted = ceil(max(high, self.fontMetrics().lineSpacing())) + _MARGIN + _AROUND
        if self.minimumHeight() != wanted:
            self.setFixedHeight(wanted)


class LinesField(Field):
    """A list with one entry a line."""

    def __init__(self, caption: str, hint: str = "Satu baris untuk satu butir") -> None:
        self.box = GrowingText(several_lines=True, hint=hint)
        super().__init__(caption, self.box)
        self.box.typed.connect(self.edited)

    @property
    def value(self) -> tuple[str, ...]:
        """The entries."""
        return self.box.lines

    @value.setter
    def value(self, entries: tuple[str, ...]) -> None:
        self.box.setPlainText("\n".join(entries))


class GrowingField(Field):
    """One text that may be long."""

    def __init__(self, caption: str, hint: str = "") -> None:
        self.box = GrowingText(hint=hint)
        super().__init__(caption, self.box)
        self.box.typed.connect(self.edited)

    @property
    def value(self) -> str:
        """The text on one line."""
        return self.box.text

    @value.setter
    def value(self, text: str) -> None:
        self.box.setPlainText(text)
        self.box.moveCursor(QTextCursor.MoveOperation.End)


class StillCombo(QComboBox):
    """A list that the wheel does not change while the page is scrolled past it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaves the wheel to the page."""
        event.ignore()


class NumberBox(QLineEdit):
    """A whole number that is typed or stepped with the arrow keys; empty means that there is none."""

    changed = Signal()

    def __init__(self, largest: int, hint: str = "") -> None:
        super().__init__()
        self._largest = largest
        self.setMaxLength(len(str(largest)))
        self.setValidator(QIntValidator(1, largest, self))
        self.setPlaceholderText(hint)
        self.textEdited.connect(lambda _text: self.changed.emit())

    @property
    def number(self) -> int | None:
        """The number typed."""
        return int(self.text()) if self.text().isdigit() and int(self.text()) else None

    @number.setter
    def number(self, value: int | None) -> None:
        self.setText(str(value) if value else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down count."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers():
            step = 1 if event.key() == Qt.Key.Key_Up else -1
            self.number = min(max((self.number or 0) + step, 1), self._largest)
            self.changed.emit()
            return
        super().keyPressEvent(event)
