"""Files found to lack a paper after they were taken in: given back with a slip, taken back when it is brought."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from app.actions.pauses import settle_clock
from app.model.case import Case, CaseState, Move
from app.ports import UnitOfWork
from app.rules.flow import state_at
from app.rules.shortage import lacking, shortage_words, waits_for_papers


def follow_papers(before: Case, after: Case, uow: UnitOfWork, now: dt.datetime) -> tuple[Case, Move | None]:
    """The corrected file where its papers put it: with its applicant once one is lacking, back at its desk once none
    is any more; and the move that this was. The caller saves and logs it.
    """
    found = lacking(after)
    if found and after.state is not CaseState.RETURNED:
        return settle_clock(replace(after, state=CaseState.RETURNED, desk_since=now), uow, now), Move.RETURN
    if not found and waits_for_papers(before):
        state = state_at(after.steps, after.position)
        return settle_clock(replace(after, state=state, desk_since=now), uow, now), Move.RESUME
    return after, None


def log_papers(case: Case, move: Move, uow: UnitOfWork, now: dt.datetime, officer_id: int) -> None:
    """The line of history of such a move. It is taken back by ticking anew, not by an undo, so it keeps no before."""
    note = shortage_words(lacking(case)) if move is Move.RETURN else "Kekurangan sudah dilengkapi."
    uow.cases.log(case, move, now, officer_id, step=case.step.text if case.step else "", note=note)
