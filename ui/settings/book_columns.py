"""Kolom buku: which columns each book has and in which order, with the head of the page as it will be printed."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from app.actions.book_prints import save_columns
from app.errors import LoketError, UserError
from app.model.books import BOOK_LABELS, Book
from app.model.papers import PaperSize
from app.model.settings import BOOK_COLUMNS
from app.rules.books.layout import DECLARED, as_setting, check_layout, chosen, fit_words, paper_columns
from ui.desk import Desk
from ui.settings.book_preview import HeadPreview
from ui.settings.section import Section, SettingsState
from ui.widgets.basics import button, column, label, row, shortcut
from ui.widgets.fields import ChoiceField

_KEY = Qt.ItemDataRole.UserRole
_ROW = 28
_ALWAYS = "selalu ada"
_BY_HAND = "diisi tangan, hanya di kertas"


class BookColumnsSection(Section):
    """The columns of the books. What is changed of one book waits while another is looked at."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            "Kolom buku",
            "board",
            "Kolom yang dicentang tampil di layar, tercetak, dan ikut diekspor, dengan urutan yang sama.",
        )
        self._stored: dict[Book, str] = {}
        self._drafts: dict[Book, str] = {}
        self._filling = False
        self.book_field = ChoiceField("Buku", tuple(BOOK_LABELS.values()))
        self.book_field.value = BOOK_LABELS[Book.REGISTER]
        self.book_field.setMaximumWidth(300)
        self.list = QListWidget()
        self.list.setAccessibleName("Kolom")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setUniformItemSizes(True)
        self.up_button = button("Naik", lambda: self.move(-1), "", "up", "Alt+↑")
        self.down_button = button("Turun", lambda: self.move(1), "", "down", "Alt+↓")
        self.usual_button = button("Susunan biasa", self.take_usual)
        self.preview = HeadPreview()
        self.fit = label("", "caption")
        keys = label("Spasi mencentang, Alt dan panah memindahkan.", "caption", wrap=True)
        tools = column(self.up_button, self.down_button, self.usual_button, keys, None, gap=8)
        holder = QWidget()
        holder.setLayout(tools)
        holder.setFixedWidth(190)
        tools.setContentsMargins(0, 0, 0, 0)
        lists = row(self.list, holder, gap=14)
        lists.setStretch(0, 1)
        self.list.setMinimumHeight(8 + 4 * _ROW)
        # The list takes the height that is left: the head below it is always in sight.
        inside = QWidget()
        inside.setMaximumWidth(980)
        body = column(
            self.book_field,
            lists,
            column(label("Kepala tabel di kertas F4", "caption"), self.preview, self.fit, gap=4),
            gap=12,
        )
        body.setStretch(1, 1)
        inside.setLayout(body)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(20, 4, 20, 14)
        outer.addWidget(inside)
        self.book_field.edited.connect(self._show_book)
        self.list.itemChanged.connect(lambda _item: self._changed())
        self.list.currentRowChanged.connect(lambda _row: self._show_moves())
        shortcut(self.list, "Alt+Up", lambda: self.move(-1))
        shortcut(self.list, "Alt+Down", lambda: self.move(1))

    # -- what is stored, what is chosen ---------------------------------------------

    @property
    def book(self) -> Book:
        """The book whose columns are shown."""
        return next(book for book, words in BOOK_LABELS.items() if words == self.book_field.value)

    @property
    def dirty(self) -> bool:
        """Whether the columns of any book were changed."""
        return any(value != self._stored.get(book) for book, value in self._drafts.items())

    @property
    def keys(self) -> tuple[str, ...]:
        """The ticked columns, from the top."""
        items = (self.list.item(n) for n in range(self.list.count()))
        return tuple(item.data(_KEY) for item in items if item.checkState() == Qt.CheckState.Checked)

    def load(self, state: SettingsState) -> None:
        """Shows what is stored, unless it is being changed."""
        if self.dirty:
            return
        self.book_field.set_choices(tuple(BOOK_LABELS[book] for book in state.books))
        if not self.book_field.value:  # a book that the office has no longer
            self.book_field.value = BOOK_LABELS[Book.REGISTER]
        self._stored = {book: state.values[setting] for book, setting in BOOK_COLUMNS.items()}
        self.reset()

    def reset(self) -> None:
        """Back to what is stored, for every book."""
        self._drafts = dict(self._stored)
        self._show_book()

    def take_usual(self) -> None:
        """The columns that this book has where nobody chose any; kept when saved."""
        self._drafts[self.book] = ""
        self._show_book()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_book(self) -> None:
        book = self.book
        shown = chosen(book, self._drafts.get(book, ""))
        hidden = tuple(one for one in DECLARED[book] if one not in shown)
        self._filling = True
        self.list.clear()
        for one in (*shown, *hidden):
            more = _ALWAYS if one.kept else _BY_HAND if one.written else ""
            item = QListWidgetItem(f"{one.heading}  ({more})" if more else one.heading, self.list)
            item.setData(_KEY, one.key)
            item.setSizeHint(QSize(0, _ROW))
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            item.setFlags(flags if one.kept else flags | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if one in shown else Qt.CheckState.Unchecked)
        self.list.setCurrentRow(0)
        self._filling = False
        self._changed()

    def _changed(self) -> None:
        if self._filling:
            return
        book = self.book
        self._drafts[book] = as_setting(book, self.keys)
        columns = chosen(book, self._drafts[book])
        self.preview.show_columns(paper_columns(columns, PaperSize.F4))
        self.fit.setText(fit_words(columns))
        self.fit.setObjectName("caption" if self._fits() else "error")
        self.fit.style().polish(self.fit)
        self.usual_button.setEnabled(bool(self._drafts[book]))
        self._show_moves()
        self.touched.emit()

    def _fits(self) -> bool:
        try:
            check_layout(self.book, self._drafts[self.book])
        except UserError:
            return False
        return True

    # -- order ------------------------------------------------------------------------

    def move(self, by: int) -> None:
        """Moves the chosen column up or down by one place."""
        at = self.list.currentRow()
        to = at + by
        if not (at >= 0 and 0 <= to < self.list.count()):
            return
        self._filling = True
        item = self.list.takeItem(at)
        self.list.insertItem(to, item)
        self.list.setCurrentRow(to)
        self._filling = False
        self._changed()

    def _show_moves(self) -> None:
        at = self.list.currentRow()
        self.up_button.setEnabled(at > 0)
        self.down_button.setEnabled(0 <= at < self.list.count() - 1)

    # -- saving -----------------------------------------------------------------------

    def save(self) -> None:
        """Saves the columns of every book that was changed."""
        drafts = {book: value for book, value in self._drafts.items() if value != self._stored[book]}
        for book, value in drafts.items():
            try:
                check_layout(book, value)
            except UserError as error:
                self.book_field.value = BOOK_LABELS[book]
                self._show_book()
                self.refused.emit(error)
                return
        wanted = {book: tuple(one.key for one in chosen(book, value)) for book, value in drafts.items()}
        now, officer = self.desk.now(), self.desk.officer_id or None

        def done() -> None:
            self._stored |= drafts

        self.write(lambda uow: save_columns(wanted, uow, now, officer), done)

    def show_problem(self, error: LoketError) -> bool:
        """No field of its own: the sentence names the book."""
        return False

    def focus_first(self) -> None:
        """The columns of the book that is shown."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
