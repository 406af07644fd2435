"""One book on the screen: its table, and what stands there while it is empty."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from app.ports import RegisterFilter
from ui.desk import Desk
from ui.register.books import Book
from ui.widgets.basics import EmptyState
from ui.widgets.paged_table import PagedTable
from ui.widgets.paged_view import PagedView
from ui.widgets.pages import Pages

_TABLE, _EMPTY, _NOTHING_FOUND = range(3)


class BookPage(Pages):
    """A book. `show_book` gives it what to show; `shorts` are the short names of the services."""

    def __init__(
        self, desk: Desk, book: Book, shorts: dict[str, str], main_button: QPushButton | None, clear: QPushButton
    ) -> None:
        super().__init__()
        self.book = book
        self._wanted = RegisterFilter()
        self.model = PagedTable(
            desk.ops,
            book.columns(shorts),
            book.identity,
            self,
            struck=(lambda row: row.void) if book.of_numbers else lambda _row: False,
        )
        self.table = PagedView(self.model, book.name)
        self.clear_button = clear
        self.add(self.table)
        self._empty = EmptyState("register", *book.empty, main_button)
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

    def show_book(self, wanted: RegisterFilter) -> None:
        """Shows what fits; the same again is read anew as far down as the officer had come."""
        if self.model.shown and wanted == self._wanted:
            self.model.reload()
        else:
            self._wanted = wanted
            self.model.show(self.book.fetch(wanted))

    def _arrived(self, some: bool) -> None:
        self.turn(_TABLE if some else _NOTHING_FOUND if self._wanted != RegisterFilter() else _EMPTY)
