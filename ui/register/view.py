"""The register screen: the books newest first, the chosen entry in full, and what is done to the register."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout

from app.changes import Change
from app.model.books import Book, BookRow
from app.ports import RegisterFilter
from ui import theme
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.paper_service import PaperService
from ui.register.book_bar import BookBar
from ui.register.books import BOOKS
from ui.register.detail import EntryDetail
from ui.register.filters import FilterBar
from ui.register.menu import ActionMenu, PaymentMenu, YearBanner
from ui.register.page import BookPage
from ui.register.paper import BookPaper
from ui.register.payments import PaymentWork, SumsFoot
from ui.register.reading import Choices, read_choices
from ui.register.work import RegisterWork
from ui.screen import Screen
from ui.widgets.basics import button, label, row, shortcut
from ui.widgets.paged_table import PagedTable
from ui.widgets.paged_view import PagedView, SlowNote
from ui.widgets.type_ahead import type_into

_NARROW = 1080
"""Below this width the books and the buttons have no room beside each other."""


class RegisterScreen(Screen):
    """Buku Register. Numbers of files are taken at the board; all else that is done to the register is done here."""

    depends = frozenset({Change.REGISTER, Change.CATALOGUE, Change.OFFICE, Change.CASES, Change.PAYMENTS})

    def __init__(self, desk: Desk, dialogs: Dialogs, papers: PaperService) -> None:
        super().__init__(desk)
        self._choices: Choices | None = None
        self._pages: dict[str, BookPage] = {}
        self.filters = FilterBar(lambda: desk.now().date())
        self.detail = EntryDetail(self._open_chosen)
        self.board_button = button("Buka Papan Berkas", lambda: desk.go_to.emit("board"), "primary", key="F3")
        self.books = BookBar(Book.REGISTER)
        self.work = RegisterWork(desk, papers, self, self._chosen_row)
        self.paper = BookPaper(desk, dialogs, papers, self)
        self.payments = PaymentWork(desk, self, lambda: self.table.current)
        self.sums = SumsFoot(desk)
        pays = PaymentMenu(lambda: self.page.tab, self.print_today, self.print_month, self.payments.void)
        self.menu = ActionMenu(self, self.work, self._chosen_row, self.export, pays)
        self.print_button = button("Cetak", self.print_book, "", "print", "Ctrl+P")
        self.main_button = button("", self.go)
        self.banner = YearBanner(desk, lambda: self.work.doubts.open_year(lambda: None, lambda: None))
        self.stack = QStackedWidget()
        self._register = self._page(Book.REGISTER)
        self.clear_button = self._register.clear_button
        tabs = row(label("Buku Register", "title"), self.books, SlowNote(self._register.model), None, gap=8)
        self._head = row(tabs, row(None, self.print_button, self.main_button, self.menu.button, gap=8))
        self._head.setStretch(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.PAD, theme.PAD, theme.PAD, theme.PAD)
        layout.setSpacing(theme.GAP)
        layout.addLayout(self._head)
        layout.addWidget(self.banner)
        layout.addWidget(self.filters)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.detail)
        layout.addWidget(self.sums)
        self.detail.show_entry(None)
        self._fit_book(self._register)
        self.books.chosen.connect(self.show_book)
        self.books.settled.connect(self.focus_first)
        self.filters.changed.connect(self._filtered)
        self.filters.left.connect(self.focus_first)
        self.work.added.connect(self._show_added)
        self.paper.busy.connect(lambda busy: self.print_button.setEnabled(not busy))
        shortcut(self, "Ctrl+F", self._focus_words)
        shortcut(self, "Ctrl+Y", self.books.open_menu)
        shortcut(self, "Ctrl+P", self.print_book, True)
        shortcut(self, "Esc", self._back)
        shortcut(self, "F9", self.go, True).setAutoRepeat(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the buttons stand below the books."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        self._head.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

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
        self._fit_book(page)
        self.stack.setCurrentWidget(page)
        self._show_detail(page)
        self._filtered(self.filters.value)

    def _fit_book(self, page: BookPage) -> None:
        """The filters, the main button and the foot are those of the book."""
        self.filters.fit_book(page.tab)
        self.sums.setVisible(self.pays)
        words = "Rekap hari ini" if self.pays else "Buka berkas" if page.tab.services else "Catat surat…"
        self.main_button.setText(f"{words}   F9")
        self.main_button.setToolTip(
            "Surat yang dibuat di luar Loket mengambil nomor berikutnya di sini." if page.tab.of_letters else ""
        )

    @property
    def pays(self) -> bool:
        """Whether the book of PBB payments is open."""
        return self.books.value == Book.PAYMENTS

    def _filtered(self, wanted: RegisterFilter) -> None:
        self.page.show_book(wanted)
        if self.pays:
            self.sums.follow(wanted)

    def _show_detail(self, page: BookPage) -> None:
        if page is self.page:
            self.detail.show_entry(self.table.current if page.tab.of_numbers else None)

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

    def go(self) -> None:
        """F9: takes a number for a letter made elsewhere; in the book of payments it prints the recap of the day, in
        that of a service it opens the file.
        """
        if self.pays:
            self.print_today()
        elif self.page.tab.services:
            self._open_chosen()
        else:
            self.work.manual()

    def print_today(self) -> None:
        """The payments of today with their recap."""
        today = self.desk.now().date()
        self._print_payments(RegisterFilter(today.year, today.month, day=today.day))

    def print_month(self) -> None:
        """The payments of this month with their recaps."""
        today = self.desk.now().date()
        self._print_payments(RegisterFilter(today.year, today.month))

    def _print_payments(self, wanted: RegisterFilter) -> None:
        if self.print_button.isEnabled():
            self.paper.print_book(Book.PAYMENTS, wanted)

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
        self.books.show_only(found.books)
        if self.page.tab.book in found.books:
            self._filtered(self.filters.value)
        else:
            self.show_book(Book.REGISTER)

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
