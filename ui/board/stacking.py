"""Opens what has to do with stacks from the board: the carry-in sheet, the scanning of what came back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.model.case import CaseCard
from ui.board.carrying import CarryDialog
from ui.board.stack_dialog import StackDialog
from ui.board.stack_words import desk_of_card
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.paper_service import PaperService


class Stacking(QObject):
    """One dialog at a time. `opened` carries each, `closed` tells that the board has the keyboard again."""

    opened = Signal(object)
    closed = Signal()

    def __init__(self, desk: Desk, dialogs: Dialogs, papers: PaperService, over: QWidget) -> None:
        super().__init__(over)
        self._desk = desk
        self._dialogs = dialogs
        self._papers = papers
        self._over = over

    def carry(self, card: CaseCard | None) -> None:
        """Opens the carry-in sheet for the desk of that card."""
        dialog = CarryDialog(self._desk, self._dialogs, desk_of_card(card), self._over.window())
        dialog.printed.connect(lambda number, again: self._papers.carry_sheet(number, again=again))
        self._open(dialog)

    def scan(self, text: str = "") -> None:
        """Opens the scanning of what came back, with what was scanned on the board already."""
        dialog = StackDialog(self._desk, self._dialogs, self._over.window())
        self._open(dialog)
        if text:
            dialog.work.scan(text)

    def _open(self, dialog: CarryDialog | StackDialog) -> None:
        dialog.finished.connect(lambda _result: self.closed.emit())
        dialog.show_first()
        self.opened.emit(dialog)
