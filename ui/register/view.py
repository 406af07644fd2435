"""The register screen: the books newest first, the chosen entry in full, and what is done to the register."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from app.changes import Change
from app.model.books import Book, BookRow
from app.ports import RegisterFilter
from ui import theme
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.paper_service import PaperService
from ui.register.books import BOOKS
from ui.register.detail import EntryDetail
from ui.register.filters import FilterBar
from ui.register.menu import ActionMenu, YearBanner
from ui.register.page import BookPage
from ui.register.paper import BookPaper
from ui.register.reading import Choices, read_choices
from ui.register.work import RegisterWork
from ui.screen import Screen
from ui.widgets.basics import button, label, row, shortcut
from ui.widgets.fields import Segments
from ui.widgets.paged_table import PagedTable
from ui.widgets.paged_view import PagedView, SlowNote
from ui.widgets.type_ahead import type_into


class RegisterScreen(Screen):
    """Buku Register. Numbers of files are taken at the board; all else that is done to the register is done here."""

    depends = frozenset({Change.REGISTER, Change.CATALOGUE, Change.OFFICE, Change.CASES})

    def __init__(self, desk: Desk, dialogs: Dialogs, papers: PaperService) -> None:
        super().__init__(desk)
        self._choices: Choices | None = None
        self._pages: dict[str, BookPage] = {}
        self.filters = FilterBar()
        self.detail = EntryDetail(self._open_chosen)
        self.board_button = button("Buka Papan Berkas", lambda: desk.go_to.emit("board"), "primary", key="F3")
        self.books = Segments([(tab.book.value, tab.title) for tab in BOOKS], Book.REGISTER)
        self.work = RegisterWork(desk, papers, self, self._chosen_row)
        self.paper = BookPaper(desk, dialogs, papers, self)
        self.menu = ActionMenu(self, self.work, self._chosen_row, self.export)
        self.print_button = button("Cetak", self.print_book, "", "print", "Ctrl+P")
        self.main_button = button("Catat surat…", self.work.manual, key="F9")
        self.main_button.setToolTip("Surat yang dibuat di luar Loket mengambil nomor berikutnya di sini.")
        self.banner = YearBanner(desk, lambda: self.work.doubts.open_year(lambda: None, lambda: None))
        self.stack = QStackedWidget()
        self._register = self._page(Book.REGISTER)
        self.clear_button = self._register.clear_button
        head = row(label("Buku Register", "title"), self.books, SlowNote(self._register.model), None)
        for one in (self.print_button, self.main_button, self.menu.button):
            head.addWidget(one)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.PAD, theme.PAD, theme.PAD, theme.PAD)
        layout.setSpacing(theme.GAP)
        layout.addLayout(head)
        layout.addWidget(self.banner)
        layout.addWidget(self.filters)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.detail)
        self.detail.show_entry(None)
        self.filters.fit_book(self._register.tab.of_numbers, self._register.tab.states)
        self.books.chosen.connect(self.show_book)
        self.books.settled.connect(self.focus_first)
        self.filters.changed.connect(self._filtered)
        self.filters.left.connect(self.focus_first)
        self.work.added.connect(self._show_added)
        self.paper.busy.connect(lambda busy: self.print_button.setEnabled(not busy))
        shortcut(self, "Ctrl+F", self._focus_words)
        shortcut(self, "Ctrl+P", self.print_book, True)
        shortcut(self, "Esc", self._back)
        shortcut(self, "F9", self.work.manual, True).setAutoRepeat(False)

    # -- books -------------------------------------------------------------------

    @property
    def page(self) -> BookPage:
        """The book that is open."""
        return self._page(self.books.value)

    @property
    def model(self) -> PagedTable:
        """The rows of the open book."""
        return self.page.model

    @property
    def table(self) -> PagedView:
        """The table of the open book."""
        return self.page.table

    def _page(self, key: str) -> BookPage:
        """A book, made when it is first looked into."""
        page = self._pages.get(key)
        if page is None:
            tab = next(tab for tab in BOOKS if tab.book == key)
            clear = button("Hapus saringan", self.filters.clear, key="Esc")
            page = BookPage(self.desk, tab, self.board_button if tab.book is Book.REGISTER else None, clear)
            if self._choices is not None:
                page.set_columns(self._choices.columns[tab.book], self._choices.look)
            page.table.chosen.connect(lambda _row, page=page: self._show_detail(page))
            page.table.opened.connect(self._open)
            self._pages[key] = page
            self.stack.addWidget(page)
        return page

    def show_book(self, key: str) -> None:
        """Opens another book, from the top unless it was open before; the filters stay."""
        self.books.value = key
        page = self.page
        self.filters.fit_book(page.tab.of_numbers, page.tab.states)
        self.stack.setCurrentWidget(page)
        self._show_detail(page)
        page.show_book(self.filters.value)

    def _filtered(self, wanted: RegisterFilter) -> None:
        self.page.show_book(wanted)

    def _show_detail(self, page: BookPage) -> None:
        if page is self.page:
            self.detail.show_entry(self._chosen_row())

    def _chosen_row(self) -> BookRow | None:
        """The register row that is chosen, in a book that has such."""
        line = self.table.current if self.page.tab.of_numbers else None
        return line.row if line is not None else None

    def _show_added(self, entry_id: int) -> None:
        """A number that was just taken is shown, whatever was open."""
        self._register.table.choose_when_read(entry_id)
        if self.books.value != Book.REGISTER:
            self.show_book(Book.REGISTER)
        if self.filters.narrowed:
            self.filters.clear()
        self.focus_first()

    # -- paper -------------------------------------------------------------------

    def print_book(self) -> None:
        """Prints the rows that are shown, all of them, in the order of the book."""
        if self.print_button.isEnabled():
            self.paper.print_book(self.page.tab.book, self.filters.value)

    def export(self) -> None:
        """Saves the rows that are shown as a table."""
        if self.print_button.isEnabled():
            self.paper.export(self.page.tab.book, self.filters.value)

    # -- reading -----------------------------------------------------------------

    def refresh(self) -> None:
        """Reads the lists of the filters and the pages shown."""
        today = self.desk.now().date()
        self.desk.ops.read(lambda uow: read_choices(uow, today), self._take, owner=self)

    def _take(self, found: Choices) -> None:
        self._choices = found
        for key, page in self._pages.items():
            page.set_columns(found.columns[Book(key)], found.look)
        self.filters.set_choices(found.years, found.services, found.villages)
        self.banner.show_year(found.year_open)
        self.page.show_book(self.filters.value)

    # -- keys --------------------------------------------------------------------

    def _open_chosen(self) -> None:
        if self.table.current is not None:
            self._open(self.table.current)

    def _open(self, chosen: object) -> None:
        number = self.page.tab.case_of(chosen)
        if number:
            self.desk.open_case.emit(number)

    def _focus_words(self) -> None:
        self.filters.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.words.selectAll()

    def _back(self) -> None:
        if self.filters.narrowed:
            self.filters.clear()
        else:
            self.desk.go_to.emit("back")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is typed in the book looks for it."""
        if not type_into(self.filters.words, event):
            super().keyPressEvent(event)

    def focus_first(self) -> None:
        """The book itself: arrows read it."""
        self.page.focus_page()
