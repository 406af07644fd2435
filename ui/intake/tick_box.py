"""A large box to tick, for fingers and for eyes in a hurry."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui import theme


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
        box = self.rect().adjusted(2, 2, -2, -2)
        if self.checked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.GREEN))
            painter.drawRoundedRect(box, 5, 5)
            pen = QPen(QColor("#ffffff"), 2.4)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            left, top = box.left(), box.top()
            painter.drawPolyline([QPoint(left + 6, top + 12), QPoint(left + 10, top + 16), QPoint(left + 18, top + 7)])
        else:
            painter.setPen(QPen(QColor("#8b98ab"), 1.6))
            painter.setBrush(QColor(theme.CARD))
            painter.drawRoundedRect(box, 5, 5)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.BLUE), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
        painter.end()
