"""A register number for a formal paper of a service whose flow has no desk where numbers are taken."""

from __future__ import annotations

import datetime as dt

from app.actions.documents import documents_of, seats_of, signed_by_official
from app.actions.letters import find_signing
from app.actions.register import take_number
from app.actions.setup import the_office
from app.changes import Change, Outcome, outcome
from app.errors import NotFound, UserError
from app.model.register import RegisterEntry
from app.ports import UnitOfWork
from app.rules.authority.signing import signing_title
from app.rules.procedures import may_take_number


def number_document(
    number: str,
    kind: str,
    uow: UnitOfWork,
    now: dt.datetime,
    officer_id: int,
    *,
    signer_id: int | None = None,
) -> Outcome[RegisterEntry]:
    """Takes the next number for this file, which its formal papers bear from then on; the number that it has already,
    if it has one. Raises NotFound for a paper that the file cannot have, UserError where the number is taken at a desk,
    or when whoever is to sign may not.
    """
    case = uow.cases.get(number)
    spec = next((d for d in documents_of(case, uow) if d.key == kind), None)
    if spec is None or not spec.numbered:
        raise NotFound("Cetakan itu belum bisa diberi nomor.", "Selesaikan dulu langkahnya.")
    had = uow.register.of_case(case.id)
    if had is not None:
        return outcome(had)
    if not may_take_number(spec, case):
        raise UserError("Nomor berkas ini diambil pada langkah register.", "Teruskan dulu berkasnya ke langkah itu.")
    office, signer = the_office(uow), ""
    if signed_by_official(spec):
        signing = find_signing(case, uow, now.date(), signer_id, seats_of(spec, case, office))
        signer = signing_title(signing, office.seats)
    entry = take_number(case, uow, now, officer_id, signer)
    uow.commit()
    return outcome(entry, Change.REGISTER, Change.CASES)
