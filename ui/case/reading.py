"""What one read of the data file brings for the page of a case."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from app.actions.corrections import Ralat, open_ralat
from app.actions.letters import has_letter
from app.actions.pauses import powers
from app.actions.setup import the_office
from app.model.authority import Signing
from app.model.case import Case, CaseEvent, Pause
from app.model.catalogue import StepKind
from app.model.letter_template import LetterTemplate
from app.model.people import Official
from app.model.register import Handover, RegisterEntry
from app.ports import UnitOfWork
from app.rules.authority.seats import LEFT_OPEN
from app.rules.authority.signatures import signature_of
from app.rules.authority.signing import proposed
from app.rules.clock.promise import awaited_seat
from app.rules.history import corrected_since, finished, last_printed, undoable
from ui.case.procedure_view import ProcedureView, read_procedure
from ui.case.signing import SigningView, read_signing


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case with all that is shown beside it. `kept_number` and `kept_signer` are those of its kept letter.

    `signing` is who may sign it today, `finished` has for each step the event that finished it. `undoable` is the
    move that may be taken back today, `printed` the one whose slip may be printed. `awaited` is the official in the
    office at whose desk the file is, `paperwork` the forms and papers of its procedure, `ralat` what the register still
    says otherwise; `outdated` tells that the file was corrected after its kept letter was issued.
    """

    case: Case
    events: tuple[CaseEvent, ...]
    finished: tuple[CaseEvent | None, ...]
    template: LetterTemplate
    entry: RegisterEntry | None
    handover: Handover | None
    officials: tuple[Official, ...]
    has_letter: bool
    kept_number: str | None
    kept_signer: int | None
    signing: SigningView
    paperwork: ProcedureView
    outdated: bool = False
    pauses: tuple[Pause, ...] = ()
    undoable: CaseEvent | None = None
    printed: CaseEvent | None = None
    awaited: Official | None = None
    ralat: Ralat | None = None


def _worker(case: Case, found: Signing | None, officer: str, seats: Mapping[str, str]) -> str:
    """Who works at the step: the official of its seat, the officer at the counter, else whoever its seat names.

    Who surveys or gives advice is asked where the decree leaves the post open: the head signs there, but does neither.
    """
    asked = (StepKind.SURVEY, StepKind.CONSULT)
    if case.step is not None and case.step.kind in asked and case.step.actor in LEFT_OPEN:
        return ""
    if found is not None:
        return found.official.name
    seat = case.step.actor if case.step else ""
    return seats.get(seat, "") if seat in LEFT_OPEN else officer


def read_case(number: str, uow: UnitOfWork, today: dt.date, officer: str = "") -> CaseView:
    """Reads a case for its page, at which that officer sits. Raises NotFound."""
    case, office = uow.cases.get(number), the_office(uow)
    seat = awaited_seat(case.steps, case.position, office)
    held = powers(uow)
    found = proposed(seat, case.service_key, today, held) if seat else None
    present = found is not None and held.away(found.official.id, today) is None
    post = office.seats.get(case.step.actor, "") if case.step else ""
    events = uow.cases.events(case.id)
    kept = uow.letters.latest(case.id)
    return CaseView(
        case=case,
        events=events,
        finished=finished(case.steps, events),
        template=uow.templates.get(case.service_key),
        entry=uow.register.of_case(case.id),
        handover=uow.handovers.of_case(case.id),
        officials=uow.people.officials(),
        has_letter=has_letter(case, uow),
        kept_number=kept.number if kept else None,
        kept_signer=kept.signer_id if kept else None,
        signing=read_signing(case, signature_of(case.steps, events), uow, today),
        paperwork=read_procedure(case, _worker(case, found, officer, office.seats), post, uow, today),
        outdated=kept is not None and corrected_since(events, kept.issued_at),
        pauses=uow.cases.pauses(case.id),
        undoable=undoable(events, today),
        printed=last_printed(events),
        awaited=found.official if found and present else None,
        ralat=open_ralat(case, uow),
    )
