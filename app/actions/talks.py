"""A short consultation at the counter or on the telephone: taken in, answered and closed at one press."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from app.actions.batch import batched
from app.actions.handover import SELF, Collection, hand_over
from app.actions.intake import new_token, receive
from app.actions.moves import Request, advance, resolve
from app.changes import Change, Outcome, outcome
from app.errors import UserError
from app.model.case import Case, CaseState, CoveringLetter, IntakeForm, Move, Tick
from app.model.catalogue import ApplicantKind, Form, Service, StepKind
from app.model.people import Applicant
from app.ports import UnitOfWork
from app.rules.asked_once import answers_telling
from app.rules.checklist import counting, rows_for
from app.rules.clock.statutory import CONSULTATION
from app.rules.flow import moves
from app.rules.secrecy import IN_PERSON, MEDIUM

ONLINE = "Daring"
ANSWERED, OPEN = "Terjawab", "Belum terjawab"
FORM_FIELDS = ("pemberi", "saran", "hasil")
"""What each rung of a consultation writes down."""


@dataclass(frozen=True, slots=True)
class QuickConsultation:
    """What was asked and advised. `seen`: what the standard asks for lay on the counter."""

    request_id: str
    name: str
    medium: str
    topic: str
    advice: str
    answered: bool
    adviser: str
    phone: str = ""
    village: str = ""
    seen: bool = False


def note_consultation(
    quick: QuickConsultation,
    uow: UnitOfWork,
    now: dt.datetime,
    officer_id: int,
    tokens: Callable[[], str] = new_token,
) -> Outcome[Case]:
    """Takes in a consultation with what was advised, and goes on in its flow as far as it is answered.

    All of it or nothing. Raises WrongFields or UserError naming what is missing.
    """
    done = uow.cases.done_request(quick.request_id)
    if done is not None:
        return outcome(uow.cases.by_id(done))
    service = uow.catalogue.service(CONSULTATION).service
    together = batched(uow)
    case = receive(_intake(quick, service), together, now, officer_id, tokens).value
    case = _through(case, quick, together, now, officer_id)
    uow.commit()
    return outcome(case, Change.CASES, Change.PEOPLE, Change.HANDOVERS)


def _intake(quick: QuickConsultation, service: Service) -> IntakeForm:
    standard = service.standard
    spoken = IN_PERSON if quick.medium == IN_PERSON else ONLINE
    nearest = {q.key: spoken if spoken in q.answers else q.answers[0] for q in standard.questions}
    answers = counting(standard, nearest | answers_telling(standard, {MEDIUM: quick.medium}))
    asked = [row for row in rows_for(standard, answers) if not (row.heading or row.fields)]
    if asked and quick.medium == IN_PERSON and not quick.seen:
        raise UserError(f"Belum diperlihatkan: {asked[0].text}.", "Minta diperlihatkan, lalu centang.", field="seen")
    ticks = {
        row.key: Tick(True, Form.ORIGINAL if row.form in (Form.ANY, Form.CONDITION) else row.form, row.copies)
        for row in asked
        if quick.seen
    }
    return IntakeForm(
        request_id=quick.request_id,
        service_key=service.key,
        applicant=Applicant(ApplicantKind.PERSON, quick.name, village=quick.village, phone=quick.phone),
        answers=answers,
        ticks=ticks,
        purpose="",
        covering=CoveringLetter(),
        particulars={MEDIUM: quick.medium, "topik": quick.topic},
    )


def _through(case: Case, quick: QuickConsultation, uow: UnitOfWork, now: dt.datetime, officer_id: int) -> Case:
    """As far as it goes: to the end when it is answered, else to whoever is asked next."""
    record = dict(zip(FORM_FIELDS, (quick.adviser, quick.advice, ANSWERED if quick.answered else OPEN), strict=True))
    told = False
    while (step := case.step) is not None:
        request_id = f"{quick.request_id}.{case.position}"
        if case.state is CaseState.READY:
            collection = Collection(request_id, case.number, case.revision, case.applicant.name, SELF)
            hand_over(collection, uow, now, officer_id)
            case = uow.cases.by_id(case.id)
            continue
        if step.kind is StepKind.VERIFY:
            case = advance(Request(request_id, case.number, case.revision), uow, now, officer_id).value
            continue
        may_end = Move.RESOLVE in moves(case.state, case.steps, case.position)
        # The next rung writes down its own advice; the last one is for whoever can answer.
        if step.kind is not StepKind.CONSULT or told or not (quick.answered or may_end):
            return case
        request = Request(request_id, case.number, case.revision, record=record)
        case = (resolve if quick.answered and may_end else advance)(request, uow, now, officer_id).value
        told = True
    return case
