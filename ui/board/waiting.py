"""What waits for its applicant: files given back, incomplete or only saved, newest first and read a page at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QStackedWidget, QVBoxLayout, QWidget

from app.model.case import STATE_LABELS, CaseCard
from app.rules.wording import one_line
from ui.board.cards import Card
from ui.board.painting import WaitingDelegate
from ui.board.reading import WAITING_STATES
from ui.desk import Desk
from ui.widgets.basics import EmptyState, card, column
from ui.widgets.line_model import LineModel
from ui.widgets.scan import for_the_screen

_PAGE = 100
_Index = QModelIndex | QPersistentModelIndex


class WaitingModel(LineModel):
    """The lines read so far; asks for the next page through `fetch` when the list is scrolled to its end."""

    lines: tuple[Card, ...]

    def __init__(self, fetch: Callable[[int], None]) -> None:
        super().__init__()
        self._fetch = fetch
        self._more = False
        self._asked = False

    def identity(self, line: Card) -> int:
        """The case of the line."""
        return line.case.id

    def canFetchMore(self, parent: _Index) -> bool:
        """Whether the last page was a full one."""
        return not parent.isValid() and self._more and not self._asked

    def fetchMore(self, parent: _Index) -> None:
        """Asks for the next page; it comes later."""
        if self.canFetchMore(parent):
            self._asked = True
            self._fetch(self.lines[-1].case.id)

    def begin(self, cases: Sequence[CaseCard]) -> None:
        """Shows the first page."""
        self._more, self._asked = len(cases) == _PAGE, False
        self.lay_anew(_line(case) for case in cases)

    def extend(self, after: int, cases: Sequence[CaseCard]) -> None:
        """Adds the page that follows the case `after`; a page that came too late is dropped."""
        self._asked = False
        if not self.lines or self.lines[-1].case.id != after:
            return
        self._more = len(cases) == _PAGE
        if cases:
            first = len(self.lines)
            self.beginInsertRows(QModelIndex(), first, first + len(cases) - 1)
            self.lines = (*self.lines, *(_line(case) for case in cases))
            self.endInsertRows()


def _line(case: CaseCard) -> Card:
    return Card(case, one_line(case.name), "", STATE_LABELS[case.state])


class _List(QListView):
    opened = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; digits and Esc belong to the board."""
        if for_the_screen(event):
            event.ignore()
        else:
            super().keyPressEvent(event)


class WaitingList(QWidget):
    """The list, or a word about what would stand here. `opened` is a double click on a line."""

    opened = Signal()
    current_changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.model = WaitingModel(self._next_page)
        self.list = _List()
        self.list.setObjectName("bare")
        self.list.setAccessibleName("Berkas yang menunggu pemohon")
        self.list.setItemDelegate(WaitingDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setModel(self.model)
        self.list.doubleClicked.connect(lambda _index: self.opened.emit())
        self.list.selectionModel().currentChanged.connect(lambda *_: self.current_changed.emit())
        empty = EmptyState(
            "check",
            "Tidak ada yang menunggu pemohon",
            "Berkas yang kurang, disimpan dulu, atau dikembalikan untuk diperbaiki muncul di sini sampai dibawa lagi.",
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(card(column(self.list, gap=0, margins=6)))
        self._stack.addWidget(empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def refresh(self) -> None:
        """Reads the first page anew."""
        self._desk.ops.read(lambda uow: uow.cases.waiting(WAITING_STATES, _PAGE), self._begin, owner=self)

    def _begin(self, cases: tuple[CaseCard, ...]) -> None:
        kept = self.current()
        self.model.begin(cases)
        self._stack.setCurrentIndex(0 if cases else 1)
        if cases:
            row = next((n for n, case in enumerate(cases) if kept is not None and case.id == kept.id), 0)
            self.list.setCurrentIndex(self.model.index(row))
        self.current_changed.emit()

    def _next_page(self, before_id: int) -> None:
        self._desk.ops.read(
            lambda uow: uow.cases.waiting(WAITING_STATES, _PAGE, before_id),
            lambda cases: self.model.extend(before_id, cases),
            owner=self,
        )

    def current(self) -> CaseCard | None:
        """The case of the line under the keyboard."""
        index = self.list.currentIndex()
        return self.model.lines[index.row()].case if index.isValid() else None
