"""A row of joined buttons of which one is chosen."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from ui import theme


class Segments(QWidget):
    """A row of joined buttons of which one is chosen: quicker than a list, with arrow keys and by mouse."""

    chosen = Signal(str)
    settled = Signal()

    def __init__(self, options: Sequence[tuple[str, str]], current: str = "") -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, QPushButton] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for n, (key, text) in enumerate(options):
            one = QPushButton(text)
            one.setObjectName("segment")
            one.setCheckable(True)
            one.setAutoDefault(False)
            one.setProperty("edge", "left" if n == 0 else "right" if n == len(options) - 1 else "middle")
            self._group.addButton(one)
            self._buttons[key] = one
            self.rename(key, text)
            layout.addWidget(one)
            one.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            one.installEventFilter(self)
        self.value = current

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes the button under the focus and says that work can go on."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and isinstance(watched, QPushButton)
        ):
            watched.click()
            self.settled.emit()
            return True
        return super().eventFilter(watched, event)

    @property
    def value(self) -> str:
        """The key of the chosen button, or ''."""
        return next((key for key, one in self._buttons.items() if one.isChecked()), "")

    @value.setter
    def value(self, key: str) -> None:
        self._group.setExclusive(False)
        for name, one in self._buttons.items():
            one.setChecked(name == key)
        self._group.setExclusive(True)

    def rename(self, key: str, text: str) -> None:
        """Says something else on the button of an option."""
        one = self._buttons[key]
        # The chosen one is bold: room for that is kept, so that nothing moves or is cut when the choice changes.
        bold = QFont(self.font())
        bold.setPixelSize(theme.SEGMENT_PIXELS)
        bold.setBold(True)
        one.setText(text)
        one.setStyleSheet(f"min-width: {QFontMetrics(bold).horizontalAdvance(text) + 4}px;")

    def show_only(self, keys: Collection[str]) -> None:
        """Offers these options alone; the ends of the row stay round."""
        shown = [one for key, one in self._buttons.items() if key in keys]
        for key, one in self._buttons.items():
            one.setVisible(key in keys)
        for n, one in enumerate(shown):
            edge = "left" if n == 0 else "right" if n == len(shown) - 1 else "middle"
            if one.property("edge") != edge:
                one.setProperty("edge", edge)
                one.style().polish(one)

    def button(self, key: str) -> QPushButton:
        """The button of an option."""
        return self._buttons[key]

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """All buttons, left to right."""
        return tuple(self._buttons.values())

    def take_no_focus(self) -> None:
        """Leaves the focus to the row that these buttons stand in; its keys and the mouse choose."""
        for one in self._buttons.values():
            one.setFocusPolicy(Qt.FocusPolicy.NoFocus)
