"""Moves of a file from desk to desk, back to the applicant, and out of the office."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from app.actions.register import take_number
from app.changes import Change, Outcome, outcome
from app.errors import UserError
from app.model.case import Case, CaseState, Move
from app.model.catalogue import StepKind
from app.model.people import Official
from app.ports import UnitOfWork
from app.rules.flow import NOTE_NEEDED, check_move, resolved_position, state_at
from app.rules.wording import one_line
from app.rules.worktime import add_open_minutes, open_minutes


@dataclass(frozen=True, slots=True)
class Request:
    """Which file is moved, as the officer last saw it.

    `request_id` makes a double click one move; `revision` a stale screen none.
    """

    request_id: str
    number: str
    revision: int
    note: str = ""
    official_id: int | None = None


def advance(request: Request, uow: UnitOfWork, now: dt.datetime, officer_id: int) -> Outcome[Case]:
    """Finishes the step at which the file waits; a register step takes its number in the same transaction.

    Raises IllegalMove where the flow does not allow it, UserError when a finding or answer is still to be noted.
    """
    return _move(Move.ADVANCE, request, uow, now, officer_id)


def resolve(request: Request, uow: UnitOfWork, now: dt.datetime, officer_id: int) -> Outcome[Case]:
    """Ends a consultation that was answered before the last of its ladder."""
    return _move(Move.RESOLVE, request, uow, now, officer_id)


def return_to_applicant(request: Request, uow: UnitOfWork, now: dt.datetime, officer_id: int) -> Outcome[Case]:
    """Gives a running file back to be mended, with a reason; its clock stands still meanwhile."""
    return _move(Move.RETURN, request, uow, now, officer_id)


def resume(request: Request, uow: UnitOfWork, now: dt.datetime, officer_id: int) -> Outcome[Case]:
    """Takes a mended file back at the desk where it had stopped; the promise moves by the time it was away."""
    return _move(Move.RESUME, request, uow, now, officer_id)


def refuse(request: Request, uow: UnitOfWork, now: dt.datetime, officer_id: int) -> Outcome[Case]:
    """Ends a file without its product, with a reason."""
    return _move(Move.REFUSE, request, uow, now, officer_id)


def _move(move: Move, request: Request, uow: UnitOfWork, now: dt.datetime, officer_id: int) -> Outcome[Case]:
    done = uow.cases.done_request(request.request_id)
    if done is not None:
        return outcome(uow.cases.by_id(done))
    case = uow.cases.get(request.number)
    note = one_line(request.note)
    check_move(move, case.state, case.steps, case.position, note)
    step = case.step
    if move in (Move.ADVANCE, Move.RESOLVE) and step is not None and step.kind in NOTE_NEEDED and not note:
        raise UserError(
            f"{NOTE_NEEDED[step.kind]} belum diisi.", "Tulis singkat, karena dicatat di riwayat.", field="note"
        )
    changes = [Change.CASES]
    if move is Move.ADVANCE and step is not None and step.kind is StepKind.REGISTER:
        take_number(case, uow, now, officer_id)
        changes.append(Change.REGISTER)
    moved = _after(move, case, uow, now)
    saved = uow.cases.save(moved, request.revision)
    official = _official(case, request, uow)
    uow.cases.log(case, move, now, officer_id, step=step.text if step else "", official=official, note=note)
    uow.cases.remember_request(request.request_id, case.id, now)
    uow.commit()
    return outcome(saved, *changes)


def _after(move: Move, case: Case, uow: UnitOfWork, now: dt.datetime) -> Case:
    if move is Move.RETURN:
        return replace(case, state=CaseState.RETURNED, desk_since=now)
    if move is Move.REFUSE:
        return replace(case, state=CaseState.REFUSED, desk_since=now, closed_at=now, finished_at=now)
    if move is Move.RESUME:
        return replace(
            case, state=state_at(case.steps, case.position), desk_since=now, due_at=_moved_promise(case, uow, now)
        )
    position = case.position + 1 if move is Move.ADVANCE else resolved_position(case.steps, case.position)
    return finish_step(case, position, now)


def finish_step(case: Case, position: int, now: dt.datetime) -> Case:
    """The case at a later position of its flow; done when there is none left."""
    state = state_at(case.steps, position)
    done = state is CaseState.DONE
    # The citizen's waiting ends when the document is ready; fetching it late is not the office's doing.
    finished = (case.finished_at or now) if done or state is CaseState.READY else None
    return replace(
        case,
        position=position,
        state=state,
        desk_since=now,
        closed_at=now if done else None,
        finished_at=finished,
    )


def _moved_promise(case: Case, uow: UnitOfWork, now: dt.datetime) -> dt.datetime | None:
    if case.due_at is None or case.due_at <= case.desk_since:
        return case.due_at
    calendar = uow.office.calendar()
    return add_open_minutes(now, open_minutes(case.desk_since, case.due_at, calendar), calendar)


def _official(case: Case, request: Request, uow: UnitOfWork) -> Official | None:
    """Who initialled or signed: as said, else whoever holds the seat of the step."""
    if request.official_id is not None:
        return uow.people.official(request.official_id)
    step = case.step
    if step is None or step.kind not in (StepKind.INITIAL, StepKind.SIGN, StepKind.VERIFY, StepKind.DECIDE):
        return None
    return next((o for o in uow.people.officials() if o.seat == step.actor), None)
