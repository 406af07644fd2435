"""Moves of a file from desk to desk, back to the applicant, and out of the office."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import Any

from app.actions.booked import enter
from app.actions.pauses import powers, settle_clock, skip_closed
from app.actions.register import take_number
from app.actions.setup import the_office
from app.actions.signing import follow_in_register, sign
from app.changes import Change, Outcome, outcome
from app.errors import IllegalMove, UserError
from app.model.case import Case, CaseState, Move
from app.model.catalogue import StepKind
from app.model.people import Official
from app.model.signature import Signature
from app.ports import UnitOfWork
from app.rules.authority.signing import proposed
from app.rules.clock.promise import awaited_seat
from app.rules.flow import NOTE_NEEDED, REASON_NEEDED, check_move, moves, resolved_position, state_at
from app.rules.history import check_undo
from app.rules.procedures import FINISHING, check_answer, check_may_finish, check_record, form_at, summary
from app.rules.shortage import check_nothing_lacking
from app.rules.wording import one_line


@dataclass(frozen=True, slots=True)
class Request:
    """Which file is moved, as the officer last saw it, and what the step's form says, if it has one.

    `request_id` makes a double click one move; `revision` a stale screen none. At a step of initials or signature
    `official_id` is whose they are, `signed_on` their day where that is not today, and `though_away` are
    officials of whom the officer says that they did, though they are marked away.
    """

    request_id: str
    number: str
    revision: int
    note: str = ""
    official_id: int | None = None
    record: dict[str, str] = field(default_factory=dict)
    signed_on: dt.date | None = None
    though_away: frozenset[int] = frozenset()


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
    """Takes a mended file back at the desk where it had stopped; the promise moves by the time it was away.

    Raises UserError while a paper is still lacking.
    """
    return _move(Move.RESUME, request, uow, now, officer_id)


def refuse(request: Request, uow: UnitOfWork, now: dt.datetime, officer_id: int) -> Outcome[Case]:
    """Ends a file without its product, with a reason."""
    return _move(Move.REFUSE, request, uow, now, officer_id)


def step_back(request: Request, uow: UnitOfWork, now: dt.datetime, officer_id: int) -> Outcome[Case]:
    """Sends a file back to the desk before this one, with a reason. A register number already taken stays with it."""
    return _move(Move.STEP_BACK, request, uow, now, officer_id)


def withdraw(request: Request, uow: UnitOfWork, now: dt.datetime, officer_id: int) -> Outcome[Case]:
    """Ends a file because the applicant takes the request back, with what they said."""
    return _move(Move.WITHDRAW, request, uow, now, officer_id)


def reopen(request: Request, uow: UnitOfWork, now: dt.datetime, officer_id: int) -> Outcome[Case]:
    """Opens a refused, withdrawn or (without hand-over) finished file again where it had stopped, with a reason."""
    return _move(Move.REOPEN, request, uow, now, officer_id)


def _move(move: Move, request: Request, uow: UnitOfWork, now: dt.datetime, officer_id: int) -> Outcome[Case]:
    done = uow.cases.done_request(request.request_id)
    if done is not None:
        return outcome(uow.cases.by_id(done))
    case = uow.cases.get(request.number)
    note = one_line(request.note)
    check_move(move, case.state, case.steps, case.position, note)
    if move is Move.RESUME:
        check_nothing_lacking(case)
    step = case.step
    changes = [Change.CASES]
    record = _write_record(move, case, request, uow, now, officer_id)
    if record and move in FINISHING:
        note = note or record.summary
        changes += enter(record.form, case, record.data, uow, now, officer_id)
    if move in FINISHING and step is not None and step.kind in NOTE_NEEDED and not note:
        raise UserError(
            f"{NOTE_NEEDED[step.kind]} belum diisi.", "Tulis singkat, karena dicatat di riwayat.", field="note"
        )
    signature = _signature(move, case, request, uow, now)
    official = _official(move, case, request, signature, uow, now)
    if move is Move.ADVANCE and step is not None and step.kind is StepKind.REGISTER:
        take_number(case, uow, now, officer_id)
        changes.append(Change.REGISTER)
    if signature and step is not None and step.kind is StepKind.SIGN:
        changes += (Change.REGISTER,) if follow_in_register(case, signature, uow, now, officer_id) else ()
    moved = skip_closed(case, settle_clock(_after(move, case, now), uow, now), uow, now)
    saved = uow.cases.save(moved, request.revision)
    uow.cases.log(
        case,
        move,
        now,
        officer_id,
        step=step.text if step else "",
        official=official,
        note=note,
        before=snapshot(case),
        signature=signature,
    )
    uow.cases.remember_request(request.request_id, case.id, now)
    uow.commit()
    return outcome(saved, *changes)


@dataclass(frozen=True, slots=True)
class _Written:
    """What a step's form said, as stored and in one line."""

    form: str
    data: dict[str, str]
    summary: str


def _write_record(
    move: Move, case: Case, request: Request, uow: UnitOfWork, now: dt.datetime, officer_id: int
) -> _Written | None:
    """Keeps what the step's form says, where the step has one: always when it is finished, else only if filled."""
    form = form_at(uow.templates.procedure(case.service_key), case)
    if form is None or not (move in FINISHING or (request.record and move in REASON_NEEDED)):
        return None
    data = check_record(form, request.record, now.date())
    if move in FINISHING:
        check_answer(form, data, move, may_end=Move.RESOLVE in moves(case.state, case.steps, case.position))
        check_may_finish(form, data)
    uow.records.add(case.id, form.key, data, now, officer_id)
    return _Written(form.key, data, summary(form, data))


def _after(move: Move, case: Case, now: dt.datetime) -> Case:
    if move is Move.RETURN:
        return replace(case, state=CaseState.RETURNED, desk_since=now)
    if move in (Move.REFUSE, Move.WITHDRAW):
        ended = CaseState.REFUSED if move is Move.REFUSE else CaseState.WITHDRAWN
        return replace(case, state=ended, desk_since=now, closed_at=now, finished_at=now)
    if move is Move.RESUME:
        return replace(case, state=state_at(case.steps, case.position), desk_since=now)
    if move is Move.REOPEN:
        position = min(case.position, len(case.steps) - 1) if case.steps else 0
        state = state_at(case.steps, position) if case.complete_at else CaseState.INCOMPLETE
        return replace(case, state=state, position=position, desk_since=now, closed_at=None, finished_at=None)
    if move is Move.STEP_BACK:
        return finish_step(replace(case, finished_at=None), case.position - 1, now)
    position = case.position + 1 if move is Move.ADVANCE else resolved_position(case.steps, case.position)
    return finish_step(case, position, now)


def finish_step(case: Case, position: int, now: dt.datetime) -> Case:
    """The case at another position of its flow; done when there is none left."""
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


def snapshot(case: Case) -> dict[str, Any]:
    """Where a case stands before a move, as JSON-ready data: what an undo brings back."""
    return {
        "state": case.state.value,
        "position": case.position,
        "desk_since": case.desk_since.isoformat(),
        "closed_at": case.closed_at.isoformat() if case.closed_at else None,
        "finished_at": case.finished_at.isoformat() if case.finished_at else None,
    }


def undo(request: Request, uow: UnitOfWork, now: dt.datetime, officer_id: int) -> Outcome[Case]:
    """Takes back the last move of today by a correcting line in the history; nothing is deleted.

    A number that was taken stays with the file and is used when it is registered again; a hand-over is struck in its
    book. Raises IllegalMove when there is nothing to take back, or no reason is given.
    """
    done = uow.cases.done_request(request.request_id)
    if done is not None:
        return outcome(uow.cases.by_id(done))
    case = uow.cases.get(request.number)
    note = one_line(request.note)
    event = check_undo(uow.cases.events(case.id), now.date())
    if not note:
        raise IllegalMove("Alasan belum diisi.", "Tulis alasannya untuk riwayat.", field="reason")
    changes = [Change.CASES]
    if event.move is Move.HAND_OVER:
        uow.handovers.void(case.id, note, now, uow.people.officer(officer_id).name)
        changes.append(Change.HANDOVERS)
    for payment in uow.payments.of_case(case.id):
        if payment.at == event.at and not payment.void:
            uow.payments.void(payment.id, note, now, officer_id)
            changes.append(Change.PAYMENTS)
    was = event.before
    back = replace(
        case,
        state=CaseState(was["state"]),
        position=was["position"],
        desk_since=dt.datetime.fromisoformat(was["desk_since"]),
        closed_at=_moment(was["closed_at"]),
        finished_at=_moment(was["finished_at"]),
    )
    saved = uow.cases.save(skip_closed(case, settle_clock(back, uow, now), uow, now), request.revision)
    uow.cases.log(case, Move.UNDO, now, officer_id, step=event.step, note=note, undoes=event.id)
    uow.cases.remember_request(request.request_id, case.id, now)
    uow.commit()
    return outcome(saved, *changes)


def _moment(text: str | None) -> dt.datetime | None:
    return dt.datetime.fromisoformat(text) if text else None


def _signature(move: Move, case: Case, request: Request, uow: UnitOfWork, now: dt.datetime) -> Signature | None:
    """The initials or signature that finish this step, where it is one."""
    if move is not Move.ADVANCE:
        return None
    return sign(case, request.official_id, request.signed_on, uow, now, though_away=request.though_away)


def _official(
    move: Move, case: Case, request: Request, signature: Signature | None, uow: UnitOfWork, now: dt.datetime
) -> Official | None:
    """For whom the officer made the move: whose hand finished the step; else as said, or whoever holds its seat or
    stands in.
    """
    if signature is not None:
        return uow.people.official(signature.official_id)
    if request.official_id is not None:
        return uow.people.official(request.official_id)
    if move not in (Move.ADVANCE, Move.RESOLVE):
        return None
    seat = awaited_seat(case.steps, case.position, the_office(uow))
    if not seat:
        return None
    found = proposed(seat, case.service_key, now.date(), powers(uow))
    return found.official if found else None
