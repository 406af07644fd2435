"""What the board shows below its head: the desks, who has which file, what waits, or a word where there is nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.model.case import CaseCard
from ui.board.cards import Card
from ui.board.columns import Columns
from ui.board.head import DESKS, HOLDERS, WAITING
from ui.board.holders import HoldersPage
from ui.board.waiting import WaitingList
from ui.desk import Desk
from ui.paper_service import PaperService
from ui.widgets.basics import EmptyState, button


class BoardPages(QStackedWidget):
    """One page a tab; the desks have two more, for a board without files and for a filter without any."""

    def __init__(self, desk: Desk, papers: PaperService) -> None:
        super().__init__()
        self.columns = Columns()
        self.waiting = WaitingList(desk)
        self.holders = HoldersPage(desk, papers)
        receive = button("Terima berkas", lambda: desk.go_to.emit("intake"), "primary", "intake", "F2")
        self.empty = EmptyState(
            "board", "Belum ada berkas di meja mana pun", "Berkas yang diterima di loket muncul di sini.", receive
        )
        self.none = EmptyState("board", "Tidak ada berkas untuk layanan ini", "Pilih “Semua layanan” di kanan atas.")
        for page in (self.columns, self.waiting, self.holders, self.empty, self.none):
            self.addWidget(page)

    def show_cards(self, cards: Sequence[Card], any_files: bool, tab: str) -> None:
        """Deals the cards; `any_files`: whether the office has files at all, whatever the filter."""
        self.columns.show_cards(cards)
        if tab == DESKS:
            self._turn_to(self.columns if cards else self.none if any_files else self.empty)

    def turn(self, tab: str, service_key: str) -> None:
        """Shows the page of a tab and reads it; the desks are laid by `show_cards`."""
        if tab == WAITING:
            self._turn_to(self.waiting)
        elif tab == HOLDERS:
            self._turn_to(self.holders)
        self.refresh(tab, service_key)

    def refresh(self, tab: str, service_key: str) -> None:
        """Reads the page of a tab anew."""
        if tab == WAITING:
            self.waiting.refresh()
        elif tab == HOLDERS:
            self.holders.refresh(service_key)

    def _turn_to(self, page: QWidget) -> None:
        if self.currentWidget() is not page:
            self.setCurrentWidget(page)
            if page is self.columns and self.isVisible():
                self.columns.begin()

    def current_case(self, tab: str) -> CaseCard | None:
        """The case under the keyboard of the desks or of what waits."""
        if tab == HOLDERS:
            return None
        return self.waiting.current() if tab == WAITING else self.columns.current_case()

    def has_focus(self) -> bool:
        """Whether the keyboard is on a card or a waiting line."""
        return self.columns.has_focus() or self.waiting.list.hasFocus()

    def focus_first(self, tab: str) -> bool:
        """Puts the keyboard where work on the tab begins; False where there is nothing."""
        if tab == WAITING:
            self.waiting.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif tab == HOLDERS:
            self.holders.focus_first()
        else:
            return self.columns.begin()
        return True
