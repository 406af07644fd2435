"""What one read of the data file brings for the page of a case."""

from __future__ import annotations

from dataclasses import dataclass

from app.actions.letters import has_letter
from app.actions.setup import the_office
from app.model.case import Case, CaseEvent
from app.model.letter_template import LetterTemplate
from app.model.people import Official
from app.model.register import Handover, RegisterEntry
from app.ports import UnitOfWork
from app.rules.history import finished
from app.rules.seats import signing_post


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case with all that is shown beside it. `kept_number` and `kept_signer` are those of its kept letter.

    `signing_seat` is whose holder signs, `finished` has for each step the event that finished it.
    """

    case: Case
    events: tuple[CaseEvent, ...]
    finished: tuple[CaseEvent | None, ...]
    template: LetterTemplate
    entry: RegisterEntry | None
    handover: Handover | None
    officials: tuple[Official, ...]
    has_letter: bool
    signing_seat: str
    kept_number: str | None
    kept_signer: int | None


def read_case(number: str, uow: UnitOfWork) -> CaseView:
    """Reads a case for its page. Raises NotFound."""
    case = uow.cases.get(number)
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
        signing_seat=signing_post(case.steps, the_office(uow)),
        kept_number=kept.number if kept else None,
        kept_signer=kept.signer_id if kept else None,
    )
