"""A reason in a form: own words, or one of the usual ones by its number."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPushButton

from app.model.people import Official
from ui import theme
from ui.widgets.basics import column, label, row
from ui.widgets.fields import ChoiceField, LongField

NOBODY = "Petugas loket"
"""What stands where no official asked for the move."""
_HINT = "Tulis sendiri, atau tekan angkanya"
_MODIFIED = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class ReasonField(LongField):
    """A few lines and the usual reasons below, each with its number; `entered` tells that Enter was pressed.

    A number takes its reason while nothing of one's own is typed; the words may then be changed.
    """

    entered = Signal()

    def __init__(self, usual: Sequence[str], caption: str = "Alasan") -> None:
        super().__init__(caption, _HINT, 2)
        self._usual = tuple(usual)
        self._by_hand = False
        self.buttons = [self._line(n, words) for n, words in enumerate(self._usual, 1)]
        self.layout().addLayout(column(*self.buttons, gap=0))
        self.box.textChanged.connect(self._touched)

    def _line(self, number: int, words: str) -> QPushButton:
        made = QPushButton()
        made.setObjectName("line")
        made.setAutoDefault(False)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setAccessibleName(words)
        key = label(str(number), "key")
        text = label(words)
        text.setStyleSheet(f"color: {theme.TEXT}; font-size: 13px;")
        inside = row(key, text, None, gap=10)
        inside.setContentsMargins(4, 3, 4, 3)
        made.setLayout(inside)
        made.clicked.connect(lambda: self.take(number))
        return made

    def set_low(self, low: bool) -> None:
        """In a low window the usual reasons stand in the box while it is empty; their numbers work all the same."""
        for one in self.buttons:
            one.setVisible(not low)
        listed = "  ·  ".join(f"{n} {words}" for n, words in enumerate(self._usual, 1))
        self.box.setPlaceholderText(listed if low else _HINT)

    def take(self, number: int) -> None:
        """Takes the usual reason of that number."""
        self.value = self._usual[number - 1]
        self.say()
        self.box.moveCursor(QTextCursor.MoveOperation.End)
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)
        self._by_hand = False
        self.edited.emit()

    def _touched(self) -> None:
        # Whoever wiped a taken reason away wants to write: then a number is a number.
        self._by_hand = self.value not in self._usual

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter sends; a number takes its reason."""
        if watched is self.box and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _MODIFIED:
                self.entered.emit()
                return True
            number = event.key() - Qt.Key.Key_0
            if not self._by_hand and not event.modifiers() & _MODIFIED and 1 <= number <= len(self._usual):
                self.take(number)
                return True
        return super().eventFilter(watched, event)


class OfficialField(ChoiceField):
    """For which official the officer notes a move; nobody is a choice of its own."""

    def __init__(self, caption: str, officials: Sequence[tuple[str, Official]], usual: Official | None) -> None:
        self._officials = tuple(officials)
        super().__init__(caption, (NOBODY, *(words for words, _ in self._officials)))
        self.value = next((words for words, one in self._officials if usual and one.id == usual.id), NOBODY)

    @property
    def official_id(self) -> int | None:
        """Who was chosen; None for nobody."""
        return next((one.id for words, one in self._officials if words == self.value), None)
