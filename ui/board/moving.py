"""Finishes the step of one or several cards from the board: a request and a transaction each, one word at the end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.actions.moves import Request, advance, resume
from app.changes import Outcome
from app.errors import LoketError
from app.model.case import Case, CaseCard
from app.model.catalogue import StepKind
from app.ports import UnitOfWork
from app.rules.flow import NOTE_NEEDED, STEP_VERBS
from app.rules.secrecy import shown_case
from ui.board.cards import NextStep, Way
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.doubts import SETTLED_BY_ASKING, Doubts

Moved = tuple[Case, str]
"""A moved case and the register number that it took, or ''."""
Try = Callable[[UnitOfWork, dt.datetime], Outcome[Moved]]
_BREATH_MS = 400
"""How long F9 rests after a move: the second half of a double press must not move the next card."""


class Mover(QObject):
    """Moves cards. `done` comes once for all of them, with the errors of those that stayed; `rested` a breath later.

    What keeps a number from being taken, or a signature from being noted, is asked once for all cards; then those that
    stayed are tried again.
    """

    done = Signal(object, object)
    rested = Signal()

    def __init__(self, desk: Desk, over: QWidget) -> None:
        super().__init__()
        self._desk = desk
        self._over = over
        self.doubts = Doubts(desk, over)
        self._stayed: list[tuple[Try, LoketError]] = []
        self._settled: set[type] = set()
        self._left = 0
        self._asking = False
        self._moved: list[Moved] = []
        self._words = ""
        desk.ops.failed.connect(self._broken)
        self._breath = QTimer(self)
        self._breath.setSingleShot(True)
        self._breath.setInterval(_BREATH_MS)
        self._breath.timeout.connect(self.rested)

    @property
    def busy(self) -> bool:
        """Whether cards are being moved, or were just now."""
        return self._left > 0 or self._asking or self._breath.isActive()

    def carry_out(self, step: NextStep, dialogs: Dialogs, open_file: Callable[[CaseCard], None]) -> None:
        """Does what F9 says: moves the cards, asks for the words that the step needs, or opens the file."""
        case = step.cases[0]
        if step.way is Way.RESUME:
            self.resume(case)
        elif step.way is Way.OPEN:
            open_file(case)
        elif step.way is Way.NOTE:
            caption = next(words for kind, words in NOTE_NEEDED.items() if kind == case.step_kind)
            note = dialogs.ask_text(self._over.window(), f"{step.words}: {case.name}", caption, "Simpan")
            if note is not None:
                self.advance(step.cases, note)
        else:
            self.advance(step.cases)

    def advance(self, cases: Sequence[CaseCard], note: str = "") -> None:
        """Finishes the step at which each of these waits."""
        kinds = {StepKind(case.step_kind) for case in cases}
        self._words = STEP_VERBS[kinds.pop()] if len(kinds) == 1 else "Langkah selesai"
        self._begin(cases, note, advance)

    def resume(self, case: CaseCard) -> None:
        """Takes a mended file back."""
        self._words = "Diterima kembali"
        self._begin([case], "", resume)

    def _begin(
        self,
        cases: Sequence[CaseCard],
        note: str,
        action: Callable[..., Outcome[Case]],
    ) -> None:
        officer = self._desk.officer_id
        self._moved, self._stayed, self._settled = [], [], set()
        self.doubts.begin()
        tries: list[Try] = []
        for case in cases:
            request = Request(self._desk.new_request(), case.number, case.revision, note)

            # A transaction each: where one file cannot go on, the others still do.
            def work(
                uow: UnitOfWork, now: dt.datetime, request: Request = request, kind: str = case.step_kind
            ) -> Outcome[Moved]:
                result = action(replace(request, though_away=self.doubts.though_away), uow, now, officer)
                entry = uow.register.of_case(result.value.id) if kind == StepKind.REGISTER else None
                return Outcome((result.value, entry.number if entry else ""), result.changes)

            tries.append(work)
        self._try(tries)

    def _try(self, tries: Sequence[Try]) -> None:
        now = self._desk.now()
        self._left = len(tries)
        for one in tries:
            self._desk.ops.write(
                lambda uow, one=one: one(uow, now),
                self._one_moved,
                lambda error, one=one: self._one_stayed(one, error),
                self,
            )

    def _broken(self, _error: object) -> None:
        # A bug was reported for one of them; the board must not wait for it for ever.
        if self._left:
            self._left = 1
            self._answered()

    def _one_moved(self, moved: Moved) -> None:
        self._moved.append(moved)
        self._answered()

    def _one_stayed(self, one: Try, error: LoketError) -> None:
        self._stayed.append((one, error))
        self._answered()

    def _answered(self) -> None:
        self._left -= 1
        if self._left == 0 and not self._ask():
            self._finish()

    def _ask(self) -> bool:
        """Whether something had to be asked first: the clock, or the book of a new year."""
        for _, error in self._stayed:
            if isinstance(error, SETTLED_BY_ASKING) and type(error) not in self._settled:
                self._settled.add(type(error))
                self._asking = True
                self.doubts.settle(error, self._again, self._give_up)
                return True
        return False

    def _again(self) -> None:
        self._asking = False
        tries = [one for one, error in self._stayed if isinstance(error, SETTLED_BY_ASKING)]
        self._stayed = [(one, error) for one, error in self._stayed if not isinstance(error, SETTLED_BY_ASKING)]
        self._try(tries)

    def _give_up(self) -> None:
        """The officer went back: those cards stay, and nothing needs to be said about it."""
        self._asking = False
        self._stayed = [(one, error) for one, error in self._stayed if not isinstance(error, SETTLED_BY_ASKING)]
        self._finish()

    def _finish(self) -> None:
        self._breath.start()
        if self._moved:
            self._desk.notice.emit(self._summary())
        self.done.emit(tuple(case for case, _ in self._moved), tuple(error for _, error in self._stayed))

    def _summary(self) -> str:
        if len(self._moved) > 1:
            return f"{self._words}: {len(self._moved)} berkas"
        case, number = self._moved[0]
        return f"Nomor {number} diambil" if number else f"{self._words}: {shown_case(case).applicant.name}"
