"""Authority and presence as the office enters them: grants given and ended early, officials marked present or away."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from app.actions.pauses import follow_officials, powers
from app.actions.setup import the_office
from app.changes import Change, Outcome, outcome
from app.errors import NotFound, UserError
from app.model.authority import Authority, Presence
from app.ports import UnitOfWork
from app.rules.authority.grants import check_early_end, check_grant
from app.rules.authority.seats import deputy_seat, official_seats
from app.rules.wording import one_line


def grant(wanted: Authority, uow: UnitOfWork, now: dt.datetime, officer_id: int) -> Outcome[int]:
    """Gives somebody authority, as a decision says; its id. The clocks of files that wait for that seat follow.

    Raises UserError, naming the field, for a grant that cannot be given.
    """
    tidy = replace(wanted, id=0, decision=one_line(wanted.decision), ended="")
    office = the_office(uow)
    services = {stored.service.key for stored in uow.catalogue.services()}
    check_grant(tidy, powers(uow), official_seats(office), deputy_seat(office), services, now.date())
    made = uow.people.add_authority(tidy, now, uow.people.officer(officer_id).name)
    changes = _follow(uow, now)
    uow.commit()
    return outcome(made, *changes)


def end_grant(
    authority_id: int, last_day: dt.date, reason: str, uow: UnitOfWork, now: dt.datetime, officer_id: int
) -> Outcome[None]:
    """Ends a grant before its time; the day before its first takes it back whole. What was signed under it stays.

    Raises UserError, naming the field, without a reason or for a day that is no earlier end.
    """
    found = next((a for a in uow.people.authorities() if a.id == authority_id), None)
    if found is None:
        raise NotFound("Penugasan itu tidak ditemukan.", "Buka lagi daftar penugasan.")
    check_early_end(found, last_day, uow.people.last_signed(authority_id))
    why = one_line(reason)
    if not why:
        raise UserError("Alasan belum diisi.", "Tulis singkat, karena tercatat pada penugasannya.", field="reason")
    uow.people.end_authority(authority_id, last_day, why, now, uow.people.officer(officer_id).name)
    changes = _follow(uow, now)
    uow.commit()
    return outcome(None, *changes)


def mark_away(
    official_id: int, until: dt.date | None, note: str, uow: UnitOfWork, now: dt.datetime, officer_id: int
) -> Outcome[None]:
    """Notes that an official is away, `until` the last day of it or until further notice, and perhaps why.

    Raises UserError for a day that is over.
    """
    if until is not None and until < now.date():
        raise UserError("Tanggal itu sudah lewat.", "Isi hari terakhir ia tidak di tempat.", field="until")
    return _mark(Presence(official_id, now, False, until, one_line(note)), uow, now, officer_id)


def mark_present(official_id: int, uow: UnitOfWork, now: dt.datetime, officer_id: int) -> Outcome[None]:
    """Notes that an official is in the office again."""
    return _mark(Presence(official_id, now, True), uow, now, officer_id)


def _mark(mark: Presence, uow: UnitOfWork, now: dt.datetime, officer_id: int) -> Outcome[None]:
    if uow.people.official(mark.official_id) is None:
        raise NotFound("Pejabat itu tidak ditemukan.", "Buka lagi daftar pejabat.")
    last = powers(uow).away(mark.official_id, now.date())
    same = last is None if mark.present else last is not None and (last.until, last.note) == (mark.until, mark.note)
    if same:
        return outcome(None)
    uow.people.mark_presence(mark, uow.people.officer(officer_id).name)
    changes = _follow(uow, now)
    uow.commit()
    return outcome(None, *changes)


def _follow(uow: UnitOfWork, now: dt.datetime) -> tuple[Change, ...]:
    """Lets the clocks of waiting files follow; what changed with it."""
    return (Change.PEOPLE, Change.CASES) if follow_officials(uow, now) else (Change.PEOPLE,)
