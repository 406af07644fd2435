"""What a page of Pengaturan saves at once: all of it or none, and an error names the line it stands on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from app.actions.batch import batched
from app.actions.pauses import follow_officials, powers
from app.actions.setup import save_emblem, save_officer, save_official, save_profile
from app.changes import Change, Outcome, outcome
from app.errors import NotFound, UserError
from app.model.catalogue import OfficeProfile
from app.model.people import Officer, Official
from app.ports import UnitOfWork
from app.rules.authority.grants import check_last_day
from app.rules.authority.signing import holder
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


def save_officials(people: Mapping[str, Official], uow: UnitOfWork, now: dt.datetime) -> Outcome[None]:
    """Saves these lines of the page; one without any entry is taken off the list. Who waits for them is told.

    `id` says who stood on the line before, 0 for nobody. Raises UserError with `field` 'LINE.name' or the like, also
    for the holder of a seat who is to vanish: see vacate_seat.
    """
    batch = batched(uow)
    known = {official.id: official for official in uow.people.officials()}
    for line, wanted in people.items():
        before = known.get(wanted.id)
        if not (one_line(wanted.name) or wanted.nip or wanted.rank):
            if before is not None and before.seat and _begun(before, now.date()):
                raise UserError(
                    "Nama pejabat belum diisi.",
                    "Untuk mengakhiri masa jabatannya, pakai “Kosongkan jabatan”.",
                    field=f"{line}.name",
                )
            if before is not None:
                uow.people.save_official(replace(before, active=False))
            continue
        # Another NIP is another person: the earlier holder leaves the seat and stays on old letters.
        same = before is not None and (not before.nip or not wanted.nip or digits(wanted.nip) == before.nip)
        try:
            save_official(replace(wanted, id=wanted.id if same else 0, active=True), batch)
        except UserError as error:
            raise UserError(error.sentence, error.hint, field=f"{line}.{error.field}") from error
    _retire_former(uow, now.date())
    changed = follow_officials(uow, now)
    uow.commit()
    return outcome(None, Change.PEOPLE, *((Change.CASES,) if changed else ()))


def vacate_seat(official_id: int, last_day: dt.date, uow: UnitOfWork, now: dt.datetime) -> Outcome[None]:
    """Ends the term of whoever holds a seat, without a successor. What they signed until that day stays theirs.

    Raises UserError, naming the field, for a day before the term began or before their last signature.
    """
    found = uow.people.official(official_id)
    if found is None or not found.seat:
        raise NotFound("Pejabat itu tidak ditemukan.", "Buka lagi daftar pejabat.")
    ended = replace(found, term_last=last_day)
    check_last_day(ended, uow.people.last_signed_in_post(official_id))
    uow.people.save_official(ended)
    changed = follow_officials(uow, now)
    uow.commit()
    return outcome(None, Change.PEOPLE, *((Change.CASES,) if changed else ()))


def _begun(official: Official, today: dt.date) -> bool:
    return official.term_first is None or official.term_first <= today


def _retire_former(uow: UnitOfWork, today: dt.date) -> None:
    """Whoever was followed by somebody else in their seat is no official any more."""
    held = powers(uow)
    for official in held.officials:
        over = official.term_last is not None and official.term_last < today
        if official.seat and over and holder(official.seat, today, held) is not None:
            uow.people.save_official(replace(official, active=False))


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
