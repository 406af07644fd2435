"""What a page of Pengaturan saves at once: all of it or none, and an error names the line it stands on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.actions.batch import batched
from app.actions.setup import save_emblem, save_officer, save_official, save_profile
from app.changes import Change, Outcome, outcome
from app.errors import UserError
from app.model.catalogue import OfficeProfile
from app.model.people import Officer, Official
from app.ports import UnitOfWork
from app.rules.identity import digits
from app.rules.wording import one_line


@dataclass(frozen=True, slots=True)
class OfficePage:
    """The office as it stands on paper. `emblem` is the picture, or None for a letterhead without one."""

    profile: OfficeProfile
    emblem: bytes | None


def save_office(page: OfficePage, uow: UnitOfWork, now: dt.datetime, officer_id: int | None) -> Outcome[None]:
    """Saves profile and emblem together. Raises UserError for a field that cannot stand on a letter."""
    batch = batched(uow)
    save_profile(page.profile, batch, now, officer_id)
    if page.emblem != uow.office.emblem():
        save_emblem(page.emblem, batch, now, officer_id)
    uow.commit()
    return outcome(None, Change.OFFICE)


def save_officials(holders: Iterable[Official], uow: UnitOfWork) -> Outcome[None]:
    """Saves who holds these seats; one without any entry leaves the seat empty. Ids are found by seat.

    Raises UserError with `field` 'SEAT.name' or 'SEAT.nip'.
    """
    batch = batched(uow)
    now_in = {official.seat: official for official in uow.people.officials()}
    for wanted in holders:
        holder = now_in.get(wanted.seat)
        if not (one_line(wanted.name) or wanted.nip or wanted.rank):
            if holder is not None:
                uow.people.save_official(replace(holder, active=False))
            continue
        # Another NIP is another person: the earlier holder leaves the seat and stays on old letters.
        same = holder is not None and (not holder.nip or not wanted.nip or digits(wanted.nip) == holder.nip)
        try:
            save_official(replace(wanted, id=holder.id if holder is not None and same else 0, active=True), batch)
        except UserError as error:
            raise UserError(error.sentence, error.hint, field=f"{wanted.seat}.{error.field}") from error
    uow.commit()
    return outcome(None, Change.PEOPLE)


def save_officers(officers: Iterable[Officer], uow: UnitOfWork) -> Outcome[None]:
    """Saves new (id 0) and changed counter officers. Raises UserError with `field` 'ID.name'."""
    batch = batched(uow)
    for officer in officers:
        try:
            save_officer(officer, batch)
        except UserError as error:
            raise UserError(error.sentence, error.hint, field=f"{officer.id}.{error.field or 'name'}") from error
    uow.commit()
    return outcome(None, Change.PEOPLE)
