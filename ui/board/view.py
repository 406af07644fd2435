"""Papan Berkas: the columns of the desks, what F9 does with the chosen cards, who has which file, and what waits."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from app.changes import Change, Changes
from app.errors import LoketError
from app.model.case import CaseCard, CaseState
from app.rules.clock.worktime import Age
from app.rules.stacks import read_sheet_number
from ui import theme
from ui.board.cards import NextStep, Way, ages, cards_of, count_urgency, next_step, waiting_step
from ui.board.head import DESKS, HOLDERS, TABS, WAITING, BoardFoot, BoardHead
from ui.board.moving import Mover
from ui.board.pages import BoardPages
from ui.board.reading import BoardData, read_board
from ui.board.stacking import Stacking
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.paper_service import PaperService
from ui.screen import Screen
from ui.widgets.basics import column, shortcut
from ui.widgets.scan import NumberKeys

_MINUTE_MS = 60_000


class BoardScreen(Screen):
    """The board. `shown` tells that the cards were laid anew."""

    depends = frozenset({Change.CASES, Change.CATALOGUE, Change.OFFICE, Change.PEOPLE})
    shown = Signal()

    def __init__(self, desk: Desk, dialogs: Dialogs, papers: PaperService) -> None:
        super().__init__(desk)
        self._dialogs = dialogs
        self._cases: tuple[CaseCard, ...] = ()
        self._found: dict[int, Age] = {}
        self._carried: dict[int, dt.datetime] = {}
        self._standing: dict[int, str] = {}
        self._forms: frozenset[tuple[str, str]] = frozenset()
        self._step = NextStep(Way.NOTHING)
        self._catalogue_stale = True
        self._reading = self._again = False
        self.mover = Mover(desk, self)
        self.mover.done.connect(self._moved)
        self.mover.rested.connect(self._show_step)
        desk.ops.failed.connect(self._may_read_again)
        self.keys = NumberKeys(self)
        self.stack = BoardPages(desk, papers)
        self.columns, self.waiting, self.holders = self.stack.columns, self.stack.waiting, self.stack.holders
        self.stacking = Stacking(desk, dialogs, papers, self)
        self.head = BoardHead()
        self.foot = BoardFoot(self.go)
        self.main_button = self.foot.main_button
        body = column(self.head, self.stack)
        body.setContentsMargins(theme.PAD, 12, theme.PAD, 12)
        body.setStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(body, 1)
        layout.addWidget(self.foot)
        self._connect()
        self._show_step()

    def _connect(self) -> None:
        self.head.filtered.connect(self._filtered)
        self.head.turned.connect(self.turn)
        self.head.carry.connect(self.carry)
        self.head.scan.connect(self.stacking.scan)
        self.stacking.closed.connect(self.focus_first)
        self.holders.opened.connect(self.desk.open_case)
        self.columns.choice_changed.connect(self._show_step)
        self.columns.opened.connect(self.open_chosen)
        self.waiting.current_changed.connect(self._show_step)
        self.waiting.opened.connect(self.open_chosen)
        self.keys.typed.connect(self.head.show_typed)
        self.keys.recognised.connect(self._recognised)
        self.keys.entered.connect(self.desk.open_case)
        self.keys.unknown.connect(self._unknown)
        # Held down, F9 would run through the whole column.
        shortcut(self, "F9", self.go, True).setAutoRepeat(False)
        shortcut(self, "F6", self.carry, True).setAutoRepeat(False)
        shortcut(self, "F7", self.stacking.scan, True).setAutoRepeat(False)
        shortcut(self, "F8", self._turn_on, True).setAutoRepeat(False)
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.timeout.connect(self._look_at_the_clock)

    # -- reading ----------------------------------------------------------------

    def _something_changed(self, changes: Changes) -> None:
        if Change.CATALOGUE in changes:
            self._catalogue_stale = True
        super()._something_changed(changes)

    def refresh(self) -> None:
        """Reads the board; asked again while a read is under way, it reads once more after it."""
        if self._reading:
            self._again = True
            return
        self._reading, self._again = True, False
        now, calendar, with_services = self.desk.now(), self.desk.calendar, self._catalogue_stale
        self._catalogue_stale = False
        self.desk.ops.read(lambda uow: read_board(uow, now, calendar, with_services), self._show, self._unread, self)
        self.stack.refresh(self.head.tab, self.head.service)

    def _may_read_again(self, _error: object) -> None:
        self._reading = False

    def _unread(self, error: LoketError) -> None:
        self._reading = False
        self._dialogs.error(self.window(), error)

    def _show(self, data: BoardData) -> None:
        self._reading = False
        self._cases, self._found, self._carried = data.cases, data.found, data.carried
        self._standing = data.standing
        if data.services is not None:
            self.head.show_services(data.services)
            self.columns.used, self._forms = data.desks, data.forms
        self.head.show_waiting(data.waiting)
        self._lay()
        if self._again:
            self.refresh()

    def _filtered(self) -> None:
        self._lay()
        self.stack.refresh(self.head.tab, self.head.service)

    def _lay(self) -> None:
        wanted, now = self.head.service, self.desk.now()
        seats = self.desk.office.seats if self.desk.office else {}
        cases = [case for case in self._cases if wanted in ("", case.service_key)]
        self.head.show_urgency(*count_urgency(self._found, cases))
        cards = cards_of(cases, self._found, self._carried, seats, now, self.desk.calendar, self._standing)
        self.stack.show_cards(cards, bool(self._cases), self.head.tab)
        self._show_step()
        if self.hasFocus():
            self.focus_first()
        self.shown.emit()

    def _look_at_the_clock(self) -> None:
        cases, now, calendar = self._cases, self.desk.now(), self.desk.calendar
        self.desk.ops.run(lambda: ages(cases, now, calendar), lambda found: self._aged(cases, found), owner=self)

    def _aged(self, cases: tuple[CaseCard, ...], found: dict[int, Age]) -> None:
        if cases is self._cases:
            self._found = found
            self._lay()

    # -- what is chosen -----------------------------------------------------------

    def _show_step(self) -> None:
        keys = "Enter buka  ·  Esc kembali ke papan"
        if self.head.tab == WAITING:
            self._step = waiting_step(self.waiting.current())
        elif self.head.tab == HOLDERS:
            self._step = NextStep(Way.NOTHING, aside="Enter buka  ·  ←  → pemegang dan berkas  ·  Esc kembali ke papan")
        else:
            self._step = next_step(self.columns.chosen_cases(), self._forms)
            keys = "Enter buka  ·  Spasi pilih beberapa  ·  ←  → pindah meja"
        self.foot.show_step(self._step, keys, not self.mover.busy)

    def turn(self, name: str) -> None:
        """Goes to a tab: the desks, who has which file, what waits for its applicant."""
        self.head.show_tab(name)
        self.stack.turn(name, self.head.service)
        if name == DESKS:
            self._lay()
        self.focus_first()
        self._show_step()

    def _turn_on(self) -> None:
        self.turn(TABS[(TABS.index(self.head.tab) + 1) % len(TABS)])

    def carry(self) -> None:
        """F6: the carry-in sheet for the desk of the card under the keyboard."""
        self.stacking.carry(self.columns.current_case() if self.head.tab == DESKS else None)

    def go(self) -> None:
        """F9: does the next step of the chosen cards."""
        step = self._step
        if not step.cases or self.mover.busy:
            return
        self.keys.forget()
        self.mover.carry_out(step, self._dialogs, self._open)
        self._show_step()

    def _moved(self, _cases: object, errors: tuple[LoketError, ...]) -> None:
        self._show_step()
        if errors:
            self._dialogs.error(self.window(), errors[0])
            self.refresh()

    def open_chosen(self) -> None:
        """Enter: opens the card or line under the keyboard."""
        case = self.stack.current_case(self.head.tab)
        if case is not None:
            self._open(case)

    def _open(self, case: CaseCard) -> None:
        if case.state in (CaseState.INCOMPLETE, CaseState.DRAFT):
            self.desk.continue_intake.emit(case.number)
        else:
            self.desk.open_case.emit(case.number)

    # -- keys and time ------------------------------------------------------------

    def _recognised(self, number: str) -> None:
        if self.head.tab == DESKS:
            self.columns.go_to_number(number)

    def _unknown(self, text: str) -> None:
        """A sheet that is scanned on the board is taken in hand at once."""
        if read_sheet_number(text) is not None:
            self.stacking.scan(text)
        else:
            self.desk.notice.emit(f"Nomor {text} bukan nomor berkas.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Numbers typed or scanned, Enter, and Esc out of the waiting list."""
        if self.keys.press(event):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.stack.has_focus():
            self.open_chosen()
        elif event.key() == Qt.Key.Key_Escape and self.head.tab != DESKS:
            self.turn(DESKS)
        elif event.key() == Qt.Key.Key_Escape:
            self.columns.clear_choice()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Ages run on only while somebody sees them."""
        super().showEvent(event)
        self._look_at_the_clock()
        self._minute.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Lets the clock rest."""
        super().hideEvent(event)
        self._minute.stop()
        self.keys.forget()

    def focus_first(self) -> None:
        """The card last under the keyboard, else the first of the first desk that has any."""
        if not self.stack.focus_first(self.head.tab):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
