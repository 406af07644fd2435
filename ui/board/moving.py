"""Finishes the step of one or several cards from the board: a request and a transaction each, one word at the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from app.actions.moves import Request, advance, resume
from app.changes import Outcome
from app.errors import LoketError
from app.model.case import Case, CaseCard
from app.model.catalogue import StepKind
from app.ports import UnitOfWork
from app.rules.flow import STEP_VERBS
from ui.desk import Desk

Moved = tuple[Case, str]
"""A moved case and the register number that it took, or ''."""
_BREATH_MS = 400
"""How long F9 rests after a move: the second half of a double press must not move the next card."""


class Mover(QObject):
    """Moves cards. `done` comes once for all of them, with the errors of those that stayed; `rested` a breath later."""

    done = Signal(object, object)
    rested = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._left = 0
        self._moved: list[Moved] = []
        self._errors: list[LoketError] = []
        self._words = ""
        desk.ops.failed.connect(self._broken)
        self._breath = QTimer(self)
        self._breath.setSingleShot(True)
        self._breath.setInterval(_BREATH_MS)
        self._breath.timeout.connect(self.rested)

    @property
    def busy(self) -> bool:
        """Whether cards are being moved, or were just now."""
        return self._left > 0 or self._breath.isActive()

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
        now, officer = self._desk.now(), self._desk.officer_id
        self._left, self._moved, self._errors = len(cases), [], []
        for case in cases:
            request = Request(self._desk.new_request(), case.number, case.revision, note)

            # A transaction each: where one file cannot go on, the others still do.
            def work(uow: UnitOfWork, request: Request = request, kind: str = case.step_kind) -> Outcome[Moved]:
                result = action(request, uow, now, officer)
                entry = uow.register.of_case(result.value.id) if kind == StepKind.REGISTER else None
                return Outcome((result.value, entry.number if entry else ""), result.changes)

            self._desk.ops.write(work, self._one_moved, self._one_stayed, self)

    def _broken(self, _error: object) -> None:
        # A bug was reported for one of them; the board must not wait for it for ever.
        if self._left:
            self._left = 1
            self._answered()

    def _one_moved(self, moved: Moved) -> None:
        self._moved.append(moved)
        self._answered()

    def _one_stayed(self, error: LoketError) -> None:
        self._errors.append(error)
        self._answered()

    def _answered(self) -> None:
        self._left -= 1
        if self._left == 0:
            self._breath.start()
            if self._moved:
                self._desk.notice.emit(self._summary())
            self.done.emit(tuple(case for case, _ in self._moved), tuple(self._errors))

    def _summary(self) -> str:
        if len(self._moved) > 1:
            return f"{self._words}: {len(self._moved)} berkas"
        case, number = self._moved[0]
        return f"Nomor {number} diambil" if number else f"{self._words}: {case.applicant.name}"
