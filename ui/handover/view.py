"""The hand-over screen: what waits to be collected, and the book of what was."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from app.changes import Change
from ui import theme
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.handover.book import BookView
from ui.handover.ready import ReadyView
from ui.paper_service import PaperService
from ui.screen import Screen
from ui.widgets.basics import label, row, shortcut
from ui.widgets.segments import Segments

_READY, _BOOK = "ready", "book"


class HandoverScreen(Screen):
    """Pengambilan. F6 turns between what waits and the book."""

    depends = frozenset({Change.CASES, Change.HANDOVERS})

    def __init__(self, desk: Desk, dialogs: Dialogs, papers: PaperService) -> None:
        super().__init__(desk)
        self.ready = ReadyView(desk, dialogs)
        self.book = BookView(desk, papers)
        self.table = self.ready.finder.list
        self.main_button = self.ready.main_button
        self.tabs = Segments(((_READY, "Siap diambil"), (_BOOK, "Buku Pengambilan")), _READY)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.ready)
        self.stack.addWidget(self.book)
        head = row(label("Pengambilan", "title"), self.tabs, label("F6", "key"), None)
        head.setContentsMargins(theme.PAD, theme.PAD, theme.PAD, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP)
        layout.addLayout(head)
        layout.addWidget(self.stack, 1)
        self.tabs.chosen.connect(self.show_tab)
        shortcut(self, "F6", self._turn)
        shortcut(self, "Esc", self._back)

    @property
    def in_book(self) -> bool:
        """Whether the book is shown."""
        return self.stack.currentWidget() is self.book

    def show_tab(self, name: str) -> None:
        """Shows what waits ('ready') or the book ('book')."""
        self.tabs.value = name
        self.stack.setCurrentWidget(self.book if name == _BOOK else self.ready)
        self.refresh()
        self.focus_first()

    def refresh(self) -> None:
        """Reads what is shown; the other tab is read when it is opened."""
        (self.book if self.in_book else self.ready).refresh()

    def focus_first(self) -> None:
        """Where the work of the tab begins."""
        (self.book if self.in_book else self.ready).focus_first()

    def _turn(self) -> None:
        self.show_tab(_READY if self.in_book else _BOOK)

    def _back(self) -> None:
        if self.in_book:
            self.show_tab(_READY)
        elif not self.ready.leave():
            self.desk.go_to.emit("back")
