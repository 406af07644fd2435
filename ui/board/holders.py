"""Siapa pegang berkas: the holders with their counts at left, their files at right, and the list for the meeting."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.actions.holders import HolderPage, read_holders
from app.model.holder import ORDER_LABELS, HeldFile, Holder, HolderFilter, HolderOrder
from app.rules.wording import number_words
from ui.board.cards import seat_begins
from ui.board.holders_table import ORDERS, HoldersView, holders_table, show_held
from ui.board.side_list import SideList
from ui.board.stack_words import SideLine
from ui.desk import Desk
from ui.paper_service import PaperService
from ui.widgets.basics import EmptyState, button, card, column, label, row, shortcut
from ui.widgets.fitting import FittingCombo
from ui.widgets.pages import Pages

_SIDE = 220
_ALL = "*"
_WIDE = 1000
"""Narrower than this there is no room for the legend beside the buttons."""


class HoldersPage(QWidget):
    """The page. `opened` carries the number of a file; `shown` tells that the holders were read."""

    opened = Signal(str)
    shown = Signal()

    def __init__(self, desk: Desk, papers: PaperService) -> None:
        super().__init__()
        self._desk = desk
        self._papers = papers
        self._service = ""
        self._holder = ""
        self.holders: tuple[Holder, ...] = ()
        self.side = SideList("Pemegang berkas")
        self.model = holders_table(desk)
        self.table = HoldersView(self.model)
        self.order = FittingCombo(begins=True)
        self.order.setAccessibleName("Urutkan")
        for order, words in ORDER_LABELS.items():
            self.order.addItem(words, order)
        self.print_button = button("Cetak daftar posisi", self.print_list, "", "print", "Ctrl+P")
        self.pages = Pages()
        self.pages.add(self._body(), self.table)
        self.pages.add(
            EmptyState(
                "check", "Tidak ada berkas yang sedang berjalan", "Begitu berkas diterima, di sini terlihat siapa "
                "memegangnya dan sejak kapan.",
            )
        )  # fmt: skip
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pages)
        self.side.chosen.connect(self._choose)
        self.order.activated.connect(lambda _n: self._show_files())
        self.table.horizontalHeader().sectionClicked.connect(self._sort_by)
        self.table.opened.connect(lambda held: self.opened.emit(held.file.card.number))
        shortcut(self, "Ctrl+P", self.print_list)

    def _body(self) -> QWidget:
        side = card(column(self.side, gap=0, margins=5))
        side.setFixedWidth(_SIDE)
        self._legend = label("Warna tua: dipakai di meja ini  ·  → sedang diantar", "caption")
        tools = row(self.order, self._legend, None, self.print_button)
        main = QWidget()
        main.setLayout(column(tools, self.table, gap=8))
        body = QWidget()
        both = row(side, main)
        both.setStretch(1, 1)
        body.setLayout(both)
        return body

    def refresh(self, service_key: str) -> None:
        """Reads the holders, and the files of the chosen one; of one service where one is chosen."""
        self._service = service_key
        now = self._desk.now()
        self._desk.ops.read(lambda uow: read_holders(uow, now, service_key), self._show, owner=self)
        self._show_files()

    def _show(self, page: HolderPage) -> None:
        self.holders = page.holders
        if self._holder and self._holder not in [one.key for one in page.holders]:
            self._holder = ""
            self._show_files()
        lines = [SideLine(_ALL, "Semua pemegang", "", number_words(page.files), "info")]
        lines += [SideLine(one.key, seat_begins(one.title), one.name, number_words(one.files)) for one in page.holders]
        self.side.show_lines(lines, self._holder or _ALL)
        self.pages.turn(0 if page.files else 1)
        self.shown.emit()

    @property
    def wanted(self) -> HolderFilter:
        """What is listed now."""
        return HolderFilter(self._holder, self._service, HolderOrder(self.order.currentData()))

    def _choose(self, key: str) -> None:
        self._holder = "" if key == _ALL else key
        self._show_files()

    def _sort_by(self, section: int) -> None:
        if section in ORDERS:
            self.order.setCurrentIndex(self.order.findData(ORDERS[section]))
            self._show_files()

    def _show_files(self) -> None:
        show_held(self.model, self._desk, self.wanted)

    def print_list(self) -> None:
        """Ctrl+P: the list for the staff meeting, of what is listed now."""
        self._papers.holder_list(self.wanted)

    def current(self) -> HeldFile | None:
        """The file under the keyboard."""
        return self.table.current

    def has_focus(self) -> bool:
        """Whether the keyboard is on this page."""
        return self.side.hasFocus() or self.table.hasFocus()

    def focus_first(self) -> None:
        """The keyboard goes to the files."""
        self.pages.focus_page()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the legend gives way."""
        super().resizeEvent(event)
        self._legend.setVisible(self.width() >= _WIDE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """← and → go between holders and files; Enter on a holder goes to its files."""
        key = event.key()
        if key == Qt.Key.Key_Left and self.table.hasFocus():
            self.side.setFocus(Qt.FocusReason.OtherFocusReason)
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.side.hasFocus():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)
