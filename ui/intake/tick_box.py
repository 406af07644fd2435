"""A large box to tick, for fingers and for eyes in a hurry."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.widgets.painting import draw_tick


class TickBox(QWidget):
    """A large box to tick; Space or a click toggles it."""

    toggled = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(28, 28)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.checked = False

    def show_checked(self, checked: bool) -> None:
        """Shows a state without telling."""
        self.checked = checked
        self.update()

    def flip(self) -> None:
        """Toggles and tells."""
        self.show_checked(not self.checked)
        self.toggled.emit(self.checked)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click toggles."""
        self.setFocus()
        self.flip()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the box, green when ticked."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_tick(painter, self.rect().adjusted(2, 2, -2, -2), self.checked)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.BLUE), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
        painter.end()
