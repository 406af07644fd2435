"""The menu behind "Lainnya": what is asked for less often, each with the letter that chooses it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from app.model.case import PRIORITY_LABELS, Priority
from ui.case.offers import OUT_WORDS, Out

_KEYS = {Out.UNDO: "Ctrl+Z", Out.CORRECT: "Ctrl+E"}
_APART = frozenset({Out.PRIORITY, Out.UNDO})
"""What stands below a line: they do not end the way of the file."""


def plain_words(out: Out) -> str:
    """The words of a way out with its key, for a button."""
    words = OUT_WORDS[out].replace("&", "")
    return f"{words}   {_KEYS[out]}" if out in _KEYS else words


class WaysMenu(QMenu):
    """`chosen` carries a way out, `priority` who goes first now."""

    chosen = Signal(object)
    priority = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.shown: dict[Out, QAction] = {}
        self.priorities: dict[Priority, QAction] = {}
        # Made once: a menu within a menu outlives its emptying.
        self._inner = QMenu(OUT_WORDS[Out.PRIORITY], self)
        group = QActionGroup(self._inner)
        for priority, words in PRIORITY_LABELS.items():
            action = self._inner.addAction(f"&{words}")
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, priority=priority: self.priority.emit(priority))
            group.addAction(action)
            self.priorities[priority] = action

    def fill(self, outs: Sequence[Out], now: Priority) -> None:
        """Offers these ways out, in this order."""
        self.clear()
        self.shown = {}
        self.priorities[now].setChecked(True)
        for out in outs:
            if out in _APART and not self.isEmpty():
                self.addSeparator()
            if out is Out.PRIORITY:
                self.shown[out] = self.addMenu(self._inner)
                continue
            # The key is only told here: it works on the whole page.
            words = f"{OUT_WORDS[out]}\t{_KEYS[out]}" if out in _KEYS else OUT_WORDS[out]
            action = self.addAction(words)
            action.triggered.connect(lambda _checked=False, out=out: self.chosen.emit(out))
            self.shown[out] = action
