"""Which book is open: the books of letters and payments side by side, those of the other services in one menu."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from app.model.books import Book
from ui.register.books import BOOKS
from ui.widgets.segments import Segments

_MORE = "layanan"
_MORE_WORDS = "Buku layanan"
_ARROW = "  ▾"


class BookBar(QWidget):
    """`chosen` carries the key of a book, `settled` says that work can go on in it."""

    chosen = Signal(str)
    settled = Signal()

    def __init__(self, current: str) -> None:
        super().__init__()
        self._titles = {tab.book.value: tab.title for tab in BOOKS if tab.services}
        beside = [(tab.book.value, tab.title) for tab in BOOKS if not tab.services]
        self._current = current
        self.segments = Segments([*beside, (_MORE, _MORE_WORDS + _ARROW)], current)
        self.menu = QMenu(self)
        self._actions = {key: self.menu.addAction(title, lambda key=key: self._take(key)) for key, title in
                         self._titles.items()}  # fmt: skip
        for action in self._actions.values():
            action.setCheckable(True)
        self.segments.button(_MORE).setToolTip("Ctrl+Y")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.segments)
        self.segments.chosen.connect(self._pressed)
        self.segments.settled.connect(self._settled)
        self.menu.aboutToHide.connect(self._mark)

    @property
    def value(self) -> str:
        """The key of the open book."""
        return self._current

    @value.setter
    def value(self, key: str) -> None:
        self._current = key
        self.segments.rename(_MORE, self._titles.get(key, _MORE_WORDS) + _ARROW)
        self._mark()

    def button(self, key: str) -> QPushButton:
        """The button of a book; those of services share one."""
        return self.segments.button(_MORE if key in self._titles else key)

    @property
    def offered(self) -> tuple[Book, ...]:
        """The books of services that the menu offers."""
        return tuple(Book(key) for key, action in self._actions.items() if action.isVisible())

    def show_only(self, keys: Collection[str]) -> None:
        """Offers these books alone."""
        for key, action in self._actions.items():
            action.setVisible(key in keys)
        self.segments.show_only({*keys, _MORE} if self.offered else keys)

    def _mark(self) -> None:
        """The book that is open is the chosen one, also after the menu was closed without a choice."""
        self.segments.value = _MORE if self._current in self._titles else self._current
        for key, action in self._actions.items():
            action.setChecked(key == self._current)

    def _pressed(self, key: str) -> None:
        if key == _MORE:
            self.open_menu()
        else:
            self._current = key
            self.chosen.emit(key)

    def open_menu(self) -> None:
        """Offers the books of services, where the office has any; arrows choose, Enter opens."""
        self._mark()
        if not self.offered:
            return
        where = self.button(self._current if self._current in self._titles else next(iter(self._titles)))
        self.menu.popup(where.mapToGlobal(QPoint(0, where.height())))
        shown = [action for action in self._actions.values() if action.isVisible()]
        self.menu.setActiveAction(next((action for action in shown if action.isChecked()), shown[0]))

    def _settled(self) -> None:
        if not self.menu.isVisible():
            self.settled.emit()

    def _take(self, key: str) -> None:
        self.chosen.emit(key)
        self.settled.emit()
