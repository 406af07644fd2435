"""Takes a case out of its flow or mends it: each asks its reason in one form and offers its printed slip."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal

from app.actions import moves
from app.actions.corrections import Ralat, set_priority, write_ralat
from app.actions.moves import Request
from app.changes import Outcome
from app.model.books import CORRECTABLE
from app.model.case import PRIORITY_LABELS, Case, Move, Priority
from app.ports import UnitOfWork
from app.rules.identity import mask_nik
from app.rules.papers.move_slips import official_caption
from ui.case.asks import ask, official_choices
from ui.case.doing import Doing
from ui.case.offers import Out
from ui.case.page_work import CasePage, PageWork
from ui.case.reading import CaseView
from ui.case.reasons import OfficialField, ReasonField
from ui.widgets.fields import Field
from ui.widgets.form import FormDialog

Action = Callable[[Request, UnitOfWork, dt.datetime, int], Outcome[Case]]
_ACTIONS: dict[Out, tuple[Move, Action]] = {
    Out.RETURN: (Move.RETURN, moves.return_to_applicant),
    Out.STEP_BACK: (Move.STEP_BACK, moves.step_back),
    Out.REFUSE: (Move.REFUSE, moves.refuse),
    Out.WITHDRAW: (Move.WITHDRAW, moves.withdraw),
    Out.REOPEN: (Move.REOPEN, moves.reopen),
    Out.UNDO: (Move.UNDO, moves.undo),
}


class WaysOut(PageWork):
    """What stands below the papers and behind "Lainnya". `opened` carries each form, `correct` asks for the intake."""

    opened = Signal(object)
    correct = Signal()

    def __init__(self, page: CasePage, doing: Doing) -> None:
        super().__init__(page)
        self._doing = doing
        page.panel.out.connect(self.take)
        page.panel.priority.connect(self.put_first)

    def take(self, out: Out) -> None:
        """Takes that way out, if it is offered now."""
        view, can = self._view(), self._panel.offers
        if view is None or can is None or out not in can.outs or not self._doing.may_move:
            return
        if out is Out.CORRECT:
            self.correct.emit()
        elif out is Out.RALAT and view.ralat is not None:
            self.offer_ralat(view.case.number, view.ralat)
        elif out in _ACTIONS:
            self._ask(out, view)

    def undo(self) -> None:
        """Ctrl+Z."""
        self.take(Out.UNDO)

    def _ask(self, out: Out, view: CaseView) -> None:
        move, action = _ACTIONS[out]
        asked = ask(out, view, self._desk.now())
        reason = ReasonField(asked.reasons, asked.caption)
        fields: dict[str, Field] = {"reason": reason}
        caption = official_caption(move)
        official: OfficialField | None = None
        if caption and view.officials:
            seats = self._desk.office.seats if self._desk.office else {}
            official = OfficialField(caption, official_choices(view, seats), view.awaited)  # type: ignore[arg-type]
            fields["official"] = official
        form = FormDialog(
            self._panel.window(), asked.headline, asked.text, asked.yes, fields, danger=asked.danger, begin="reason"
        )
        reason.entered.connect(form.send)

        def sent(_values: dict[str, Any]) -> None:
            who = official.official_id if official is not None else None
            self._carry_out(form, view.case, action, reason.value, who, asked.done, printed=out is not Out.UNDO)

        form.sent.connect(sent)
        form.open()
        self.opened.emit(form)

    def _carry_out(
        self,
        form: FormDialog,
        case: Case,
        action: Action,
        reason: str,
        official_id: int | None,
        words: str,
        *,
        printed: bool,
    ) -> None:
        found = self._panel.form.whole(self._desk.now().date())
        request = Request(self._desk.new_request(), case.number, case.revision, reason, official_id, record=found)
        officer = self._desk.officer_id

        def done(_case: Case) -> None:
            self._desk.notice.emit(f"{words}: {case.number}")
            if printed:
                self._papers.slip(case.number)

        self._doing.write_from(form, lambda uow, now: action(request, uow, now, officer), done, form.refuse)

    def put_first(self, priority: Priority) -> None:
        """Puts the file before the others, or back among them."""
        view = self._view()
        if view is None or not self._doing.may_move or priority is view.case.priority:
            return
        case, request, officer = view.case, self._desk.new_request(), self._desk.officer_id

        def work(uow: UnitOfWork, now: dt.datetime) -> Outcome[Case]:
            return set_priority(request, case.number, case.revision, priority, uow, now, officer)

        def done(_case: Case) -> None:
            self._desk.notice.emit(f"Prioritas: {PRIORITY_LABELS[priority]}")

        self._doing.write(work, done)

    def offer_ralat(self, number: str, wanted: Ralat) -> None:
        """Says what the register still says, and notes the ralat at one press."""
        words = "; ".join(
            f"{CORRECTABLE[key]}: {mask_nik(value) if key == 'nik' else value or '(kosong)'}"
            for key, value in wanted.changed.items()
        )
        if not self._dialogs.confirm(
            self._panel.window(),
            "Buku register masih memakai data lama",
            f"Nomor {wanted.row.number} tetap seperti tertulis. Ralat menambahkan: {words}.",
            "Catat ralat di Buku Register",
            "Nanti",
        ):
            return
        officer = self._desk.officer_id

        def done(_nothing: None) -> None:
            self._desk.notice.emit(f"Nomor {wanted.row.number} diralat")

        self._doing.write(lambda uow, now: write_ralat(number, uow, now, officer), done)
