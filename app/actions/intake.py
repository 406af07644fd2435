"""Intake at the counter: save for later, return what is incomplete, receive what is complete."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable, Sequence
from dataclasses import replace

from app.actions.pauses import settle_clock
from app.changes import Change, Outcome, outcome
from app.errors import UserError, WrongFields
from app.model.case import Case, CaseState, IntakeForm, Move, Tick
from app.model.catalogue import Service, ServiceStandard
from app.model.letter_template import Particular
from app.model.people import Applicant
from app.ports import NewCase, UnitOfWork
from app.rules.asked_once import left_to_ask, typed_fields, typed_ticks, with_told
from app.rules.checklist import counting, missing, rows_for, steps_for
from app.rules.clock.worktime import due_at
from app.rules.flow import check_move, state_at
from app.rules.intake import errors_to_receive, errors_to_return, errors_to_save, stored_particulars, tidy
from app.rules.outreach import errors_ahead
from app.rules.secrecy import is_secret, papers_excused, shown_case, without_identity
from app.rules.villages import village_of
from app.rules.wording import one_line

TOKEN_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def new_token() -> str:
    """A case token for the survey QR: ten letters that nobody can guess or mistake for another."""
    return "".join(secrets.choice(TOKEN_LETTERS) for _ in range(10))


def save_draft(
    form: IntakeForm, uow: UnitOfWork, now: dt.datetime, officer_id: int, tokens: Callable[[], str] = new_token
) -> Outcome[Case]:
    """Keeps a half-typed form under a number, to go on with later. Raises UserError for a form without a name."""
    return _store(form, Move.SAVE, CaseState.DRAFT, uow, now, officer_id, tokens)


def return_incomplete(
    form: IntakeForm, uow: UnitOfWork, now: dt.datetime, officer_id: int, tokens: Callable[[], str] = new_token
) -> Outcome[Case]:
    """Gives an incomplete file back; its number stands on the slip and reopens it with its ticks.

    Raises UserError when nothing is missing, or the form has no name.
    """
    return _store(form, Move.RETURN_AT_INTAKE, CaseState.INCOMPLETE, uow, now, officer_id, tokens)


def receive(
    form: IntakeForm, uow: UnitOfWork, now: dt.datetime, officer_id: int, tokens: Callable[[], str] = new_token
) -> Outcome[Case]:
    """Takes in a complete file: it gets its promise and goes to its first desk.

    Raises WrongFields with every field that is wrong, or UserError for a paper that is missing.
    """
    return _store(form, Move.RECEIVE, CaseState.IN_PROGRESS, uow, now, officer_id, tokens)


def _store(
    form: IntakeForm,
    move: Move,
    state: CaseState,
    uow: UnitOfWork,
    now: dt.datetime,
    officer_id: int,
    tokens: Callable[[], str],
) -> Outcome[Case]:
    # A double click or a retry after an error carries the same request: it was done, so it is answered, not repeated.
    done = uow.cases.done_request(form.request_id)
    if done is not None:
        return outcome(uow.cases.by_id(done))
    form = without_identity(replace(form, applicant=settled(form.applicant, uow)))
    case, service = _case_for(form, uow, now, officer_id, tokens)
    check_move(move, case.state, case.steps, case.position)
    template = uow.templates.get(form.service_key)
    form, asked = with_told(form, service.standard), left_to_ask(service.standard, template).particulars
    today = now.date()
    if move is Move.RECEIVE:
        check_complete(form, service, asked, today)
    else:
        _refuse(errors_to_save(form, today) if move is Move.SAVE else errors_to_return(form, service, today))
    if move is Move.RECEIVE:
        letter = form.covering.date
        _refuse(errors_ahead(service.standard, form.particulars, letter, today, uow.office.calendar()))
    if move is Move.RETURN_AT_INTAKE and not missing(service.standard, form.answers, form.ticks):
        raise UserError("Berkas ini sudah lengkap.", "Terima berkasnya, tidak perlu dikembalikan.")
    steps = steps_for(service.standard, form.answers)
    changed = replace(
        case,
        applicant=form.applicant,
        answers=counting(service.standard, form.answers),
        ticks=found_ticks(form, service.standard),
        purpose=one_line(form.purpose),
        covering=replace(form.covering, number=one_line(form.covering.number)),
        particulars=stored_particulars(template.particulars, form.particulars),
        priority=form.priority,
        steps=steps,
        state=state,
        desk_since=now,
    )
    if move is Move.RECEIVE:
        duration = service.standard.duration
        promise = due_at(now, duration, uow.office.calendar()) if duration else None
        changed = replace(changed, state=state_at(steps, 0), complete_at=now, due_at=promise, promised_at=promise)
        changed = settle_clock(changed, uow, now)
        if not is_secret(form.particulars):
            uow.people.remember_applicant(form.applicant, now)
    saved = uow.cases.save(changed, case.revision)
    if shown_case(saved).applicant != shown_case(case).applicant:
        uow.cases.index(saved)
    uow.cases.log(saved, move, now, officer_id)
    uow.cases.remember_request(form.request_id, saved.id, now)
    uow.commit()
    return outcome(saved, Change.CASES, Change.PEOPLE)


def _case_for(
    form: IntakeForm, uow: UnitOfWork, now: dt.datetime, officer_id: int, tokens: Callable[[], str]
) -> tuple[Case, Service]:
    """The earlier file that the form goes on with, under its own version of the standard, or a fresh one."""
    stored = uow.catalogue.service(form.service_key)
    if form.number:
        case = uow.cases.get(form.number)
        if case.service_key != form.service_key:
            raise UserError("Berkas ini untuk layanan lain.", "Mulai berkas baru untuk layanan yang dipilih.")
        return case, replace(stored.service, standard=case.standard)
    if not stored.service.open:
        raise UserError(
            f"Layanan {stored.service.short} belum dibuka.", "Lengkapi standarnya di Standar Pelayanan, lalu buka."
        )
    fresh = NewCase(tokens(), form.service_key, stored.standard_id, CaseState.DRAFT, officer_id, now)
    return uow.cases.add(fresh), stored.service


def settled(applicant: Applicant, uow: UnitOfWork) -> Applicant:
    """The applicant as stored, their village as the office writes it."""
    office = uow.office.profile()
    tidied = tidy(applicant)
    return replace(tidied, village=village_of(tidied.village, office)) if office else tidied


def found_ticks(form: IntakeForm, standard: ServiceStandard) -> dict[str, Tick]:
    """Only the ticks of rows that these answers ask for: an earlier answer leaves no trace on paper; and what is
    typed.
    """
    keys = {row.key for row in rows_for(standard, form.answers) if not (row.heading or row.fields)}
    ticked = {key: tick for key, tick in form.ticks.items() if key in keys}
    return ticked | typed_ticks(standard, form.answers, typed_fields(form.applicant, form.particulars))


def check_fields(form: IntakeForm, service: Service, particulars: Sequence[Particular], today: dt.date) -> None:
    """Raises WrongFields with every field that is wrong; papers may be missing."""
    _refuse(errors_to_receive(form, service, particulars, today))


def check_complete(form: IntakeForm, service: Service, particulars: Sequence[Particular], today: dt.date) -> None:
    """Raises WrongFields with every field that is wrong, or UserError for a paper that is missing."""
    check_fields(form, service, particulars, today)
    lacking = missing(service.standard, form.answers, form.ticks)
    if lacking and not papers_excused(form.particulars):
        raise UserError(
            f"Berkas kurang {len(lacking)}: {lacking[0].row.text}.",
            "Kembalikan dengan lembar kekurangan, atau lengkapi dulu.",
            field=f"row.{lacking[0].row.key}",
        )


def _refuse(errors: dict[str, str]) -> None:
    if errors:
        raise WrongFields(errors)
