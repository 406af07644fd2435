"""A number typed or scanned while no field has the focus: collected key by key and told when it is whole."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from app.rules.books.numbering import read_case_number

_FORGET_MS = 4000
_PAUSE_MS = 700
"""Longer than between the keys of a scanner, or of a person within one number."""
_PLAIN = Qt.KeyboardModifier.NoModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


def for_the_screen(event: QKeyEvent) -> bool:
    """Whether a list leaves this key to its screen: digits of a number, Enter, and Backspace and Esc to take back."""
    keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Backspace, Qt.Key.Key_Escape)
    return event.key() in keys or event.text().isdigit() or event.text() == "-"


class NumberKeys(QObject):
    """Give it the keys that nobody else wanted. A scanner is a fast typist who ends with Enter."""

    typed = Signal(str)
    """What stands there so far; empty when it is forgotten."""
    recognised = Signal(str)
    """A case number is whole, its check digit right; Enter did not come yet."""
    entered = Signal(str)
    """Enter was pressed behind a whole case number."""
    unknown = Signal(str)
    """Enter was pressed behind something that is no case number."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._text = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_FORGET_MS)
        self._timer.timeout.connect(self.forget)

    def press(self, event: QKeyEvent) -> bool:
        """Takes the key if it belongs to a number; whether it did."""
        text = event.text()
        plain = event.modifiers() in (_PLAIN, _KEYPAD)
        if plain and len(text) == 1 and text.isascii() and (text.isdigit() or (text == "-" and self._text)):
            waited = _FORGET_MS - self._timer.remainingTime()
            if waited > _PAUSE_MS and read_case_number(self._text) is not None:
                self.forget()  # that number was whole; this is the first key of the next
            self._set(self._text + text)
            number = read_case_number(self._text)
            if number is not None:
                self.recognised.emit(number)
            return True
        if not self._text:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            said, number = self._text, read_case_number(self._text)
            self.forget()
            if number is not None:
                self.entered.emit(number)
            else:
                self.unknown.emit(said)
            return True
        if event.key() == Qt.Key.Key_Backspace:
            self._set(self._text[:-1])
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.forget()
            return True
        return False

    def forget(self) -> None:
        """Begins anew."""
        self._set("")

    def _set(self, text: str) -> None:
        if text:
            self._timer.start()
        else:
            self._timer.stop()
        if text != self._text:
            self._text = text
            self.typed.emit(text)
