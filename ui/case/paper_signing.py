"""Who may sign the papers of a procedure where the service has no letter whose signer they share."""

from __future__ import annotations

import datetime as dt

from app.actions.letters import has_letter
from app.actions.pauses import powers
from app.actions.setup import the_office
from app.model.case import Case
from app.ports import UnitOfWork
from app.rules.authority.seats import document_seats
from app.rules.authority.signatures import first_choice
from app.rules.authority.signing import choices, holder, nobody, staffed
from ui.case.signing import SigningView


def read_paper_signing(case: Case, uow: UnitOfWork, today: dt.date) -> SigningView | None:
    """Reads who may sign them today, and who is proposed; None where they are signed as the letter is."""
    if has_letter(case, uow):
        return None
    office, held = the_office(uow), powers(uow)
    seats = document_seats(case.steps, office)
    first = first_choice(seats, case.service_key, today, held, open_post=False)
    return SigningView(
        choices=choices(seats, case.service_key, today, held),
        proposed=first,
        blocked=nobody(seats[0], held, today, office.seats).sentence if first is None else "",
        holder=holder(seats[0], today, held),
        away={o.id: mark for o in held.officials if (mark := held.away(o.id, today))},
        unfilled="" if staffed(seats[0], case.service_key, today, held) else seats[0],
    )
