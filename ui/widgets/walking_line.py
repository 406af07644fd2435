"""A line to type in above a list: the arrows walk the list while typing goes on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit


class WalkingLine(QLineEdit):
    """`walked` carries 1 for the arrow down and -1 for the arrow up."""

    walked = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk the list while typing goes on here."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.walked.emit(1 if event.key() == Qt.Key.Key_Down else -1)
            return
        super().keyPressEvent(event)
