"""A screen of the window: knows what it depends on, refreshes when shown, is stale while hidden."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.changes import Change, Changes
from ui.desk import Desk


class Screen(QWidget):
    """Base of all screens. `depends` says which changes make what is shown old."""

    depends: frozenset[Change] = frozenset()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("page")
        self.desk = desk
        self._stale = True
        desk.ops.changed.connect(self._something_changed)

    def _something_changed(self, changes: Changes) -> None:
        if not self.depends.isdisjoint(changes):
            self._stale = True
            if self.isVisible():
                self._refresh_now()

    def showEvent(self, event: QShowEvent) -> None:
        """Refreshes what went stale while hidden."""
        super().showEvent(event)
        if self._stale:
            self._refresh_now()

    def _refresh_now(self) -> None:
        self._stale = False
        self.refresh()

    def refresh(self) -> None:
        """Reads what is shown anew, in the background."""

    def focus_first(self) -> None:
        """Puts the focus where work begins."""

    def show_part(self, name: str) -> None:
        """Shows one part of itself, as asked from another screen."""

    def unsaved(self) -> str:
        """What would be lost if the window closed now, in a sentence; '' when nothing."""
        return ""
