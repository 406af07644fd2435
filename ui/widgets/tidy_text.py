"""Text as it is typed or pasted: on one line, without what nobody can see, no longer than there is room for."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

_PASTED_AT_MOST = 20_000
"""Of a larger paste only the beginning is looked at: a whole book must not hold up the window."""


def too_long(most: int) -> str:
    """What is said when not all that was typed or pasted had room."""
    return f"Paling banyak {most} huruf; sisanya tidak ikut."


def keep_tidy(line: QLineEdit, most: int, cut: Callable[[], None] = lambda: None) -> None:
    """Makes a line take text from anywhere, such as a paragraph out of WhatsApp; `cut` is told when it has no room.

    Connect it before whatever else listens to `textEdited`.
    """
    line.setMaxLength(most)
    line.inputRejected.connect(cut)
    line.textEdited.connect(lambda text: _tidy(line, text))


def _tidy(line: QLineEdit, text: str) -> None:
    if text.isprintable():
        return  # all typing: doubled spaces and one at the end are part of it until the field is left
    at = line.cursorPosition()
    line.setText(_seen(text))
    line.setCursorPosition(len(_seen(text[:at])))


def _seen(text: str) -> str:
    """What can be seen of a text: line breaks and tabs as spaces, characters without width gone."""
    shown = (" " if c.isspace() else c for c in text if c.isprintable() or c.isspace())
    return re.sub(" +", " ", "".join(shown))


class TidyBox(QPlainTextEdit):
    """A few lines that take pasted text as one, its lines joined; `cut` tells that not all of it had room."""

    cut = Signal()

    def __init__(self, most: int, joint: str = " ") -> None:
        super().__init__()
        self.most = most
        self.joint = joint
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._shorten)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """What is pasted or dropped comes in as plain text on one line."""
        pasted = source.text()
        lines = [line for line in pasted[:_PASTED_AT_MOST].splitlines() if line.strip()]
        text = _seen(self.joint.join(lines) if len(lines) > 1 else pasted[:_PASTED_AT_MOST])
        room = self.most - len(self.toPlainText()) + len(self.textCursor().selectedText())
        self.insertPlainText(text[: max(0, room)])
        if len(text) > room or len(pasted) > _PASTED_AT_MOST:
            self.cut.emit()

    def _shorten(self) -> None:
        """Typing past the end goes nowhere."""
        over = len(self.toPlainText()) - self.most
        if over <= 0:
            return
        at = self.textCursor().position()
        text = self.toPlainText()
        # What was typed last stands before the cursor: that is what had no room, not the end of the text.
        self.setPlainText(text[: max(0, at - over)] + text[at:])
        cursor = self.textCursor()
        cursor.setPosition(max(0, at - over))
        self.setTextCursor(cursor)
        self.cut.emit()
