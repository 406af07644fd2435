"""One book on the screen: its table, and what stands there while it is empty."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from app.actions.book_reading import read_page
from app.ports import RegisterFilter
from app.rules.books.column import MASKED, Look
from app.rules.books.layout import Columns, chosen
from app.rules.books.pages import is_struck
from ui.desk import Desk
from ui.register.books import BookTab
from ui.widgets.basics import EmptyState
from ui.widgets.book_columns import screen_columns
from ui.widgets.paged_table import PagedTable
from ui.widgets.paged_view import PagedView
from ui.widgets.pages import Pages

_TABLE, _EMPTY, _NOTHING_FOUND = range(3)


class BookPage(Pages):
    """A book. `show_book` gives it what to show, `set_columns` in which columns."""

    def __init__(self, desk: Desk, tab: BookTab, main_button: QPushButton | None, clear: QPushButton) -> None:
        super().__init__()
        self.tab = tab
        self._wanted = RegisterFilter()
        self._columns: tuple[Columns, Look] = (chosen(tab.book, ""), MASKED)
        self.model = PagedTable(
            desk.ops,
            screen_columns(*self._columns),
            tab.identity,
            self,
            struck=lambda row: is_struck(tab.book, row),
        )
        self.table = PagedView(self.model, tab.name, lines=2)
        self.clear_button = clear
        self.add(self.table)
        self._empty = EmptyState("register", *tab.empty, main_button)
        self.add(self._empty, main_button)
        self.add(
            EmptyState(
                "search",
                "Tidak ada yang cocok",
                "Tidak ada baris dengan saringan ini. Periksa tahun dan ejaannya, atau lihat seluruh buku.",
                clear,
            ),
            clear,
        )
        self.model.arrived.connect(self._arrived)

    def set_columns(self, columns: Columns, look: Look) -> None:
        """Shows the rows in the columns that the office has chosen for this book."""
        if (columns, look) != self._columns:
            self._columns = (columns, look)
            self.model.set_columns(screen_columns(columns, look))

    def show_book(self, wanted: RegisterFilter) -> None:
        """Shows what fits; the same again is read anew as far down as the officer had come."""
        if self.model.shown and wanted == self._wanted:
            self.model.reload()
        else:
            self._wanted = wanted
            self.model.show(lambda uow, limit, last: read_page(self.tab.book, wanted, uow, limit, last))

    def _arrived(self, some: bool) -> None:
        self.turn(_TABLE if some else _NOTHING_FOUND if self._wanted != RegisterFilter() else _EMPTY)
