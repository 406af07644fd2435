"""A stack of which one page is shown, e.g. a list or what it says when it is empty; the focus never gets lost in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget


class Pages(QStackedWidget):
    """Each page has a widget that takes the focus: without it the keys of the screen would be dead."""

    def __init__(self) -> None:
        super().__init__()
        self._first: list[QWidget] = []

    def add(self, page: QWidget, first: QWidget | None = None) -> None:
        """Adds a page; `first` takes its focus, the page itself where there is none."""
        self.addWidget(page)
        self._first.append(first or page)

    def turn(self, number: int) -> None:
        """Shows a page. A focus inside the page that goes moves on to the one that comes."""
        focused = self.window().focusWidget()
        inside = focused is not None and self.isAncestorOf(focused)
        self.setCurrentIndex(number)
        if inside:
            self.focus_page()

    def focus_page(self) -> None:
        """Puts the focus where work on the shown page begins."""
        self._first[self.currentIndex()].setFocus(Qt.FocusReason.OtherFocusReason)
