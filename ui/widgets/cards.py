"""Large buttons that hold a small layout: cards to choose from, numbers that lead somewhere, lines of a list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLayout, QPushButton, QSizePolicy, QWidget

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_MODIFIED = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_ROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class CardButton(QPushButton):
    """A button around a layout; Enter and Space press it. `name` picks its look: choice or line."""

    def __init__(self, content: QLayout, spoken: str, name: str = "choice") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAutoDefault(False)
        self.setAccessibleName(spoken)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setLayout(content)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """As large as its content."""
        return self.layout().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As small as its content can be."""
        return self.layout().minimumSize()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)


class ArrowWalk(QObject):
    """Arrow keys walk among widgets that stand in rows of `columns`; Home and End go to the first and the last."""

    def __init__(self, widgets: Sequence[QWidget], columns: int, parent: QObject) -> None:
        super().__init__(parent)
        self._widgets = list(widgets)
        self._columns = columns
        for widget in self._widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Moves the focus for an arrow key; everything else goes its way."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or event.modifiers() & _MODIFIED:
            return False
        here = next((n for n, widget in enumerate(self._widgets) if widget is watched), -1)
        there = self._target(here, event.key())
        if there is None:
            return False
        if 0 <= there < len(self._widgets):
            self._widgets[there].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _target(self, here: int, key: int) -> int | None:
        if key in _STEPS:
            return here + _STEPS[key]
        if key in _ROWS:
            there = here + _ROWS[key] * self._columns
            last = len(self._widgets) - 1
            # Down from above the gap of a last row that is not full goes to its end.
            return last if there > last and here // self._columns < last // self._columns else there
        return {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self._widgets) - 1}.get(key)
