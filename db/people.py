"""Officers, officials and known applicants in the data file."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection, bindparam, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from app.errors import NotFound
from app.model.people import Applicant, Officer, Official
from db.tables import applicant, officer, official

_OFFICERS = select(officer).where(officer.c.active).order_by(officer.c.name)
_OFFICER = select(officer).where(officer.c.id == bindparam("wanted"))
_OFFICIALS = select(official).where(official.c.active).order_by(official.c.id)
_OFFICIAL = select(official).where(official.c.id == bindparam("wanted"))
_KNOWN = select(applicant.c.data, applicant.c.visits).where(applicant.c.nik == bindparam("wanted"))
_REMEMBER = upsert(applicant)
_REMEMBER = _REMEMBER.on_conflict_do_update(
    index_elements=["nik"],
    set_={
        "data": _REMEMBER.excluded.data,
        "updated_at": _REMEMBER.excluded.updated_at,
        "visits": applicant.c.visits + 1,
    },
)


class SqlPeople:
    """People of one data file, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._c = connection

    def officers(self) -> tuple[Officer, ...]:
        """The counter officers now at work, by name."""
        rows = self._c.execute(_OFFICERS)
        return tuple(Officer(r.id, r.name, r.counter, r.active) for r in rows)

    def officer(self, officer_id: int) -> Officer:
        """One officer; raises NotFound."""
        r = self._c.execute(_OFFICER, {"wanted": officer_id}).first()
        if r is None:
            raise NotFound("Petugas belum dipilih.", "Pilih nama Anda di kanan atas.")
        return Officer(r.id, r.name, r.counter, r.active)

    def save_officer(self, who: Officer) -> int:
        """Adds (id 0) or changes an officer; the id."""
        values = {"name": who.name, "counter": who.counter, "active": who.active}
        if who.id:
            self._c.execute(update(officer).where(officer.c.id == who.id).values(**values))
            return who.id
        return self._c.execute(insert(officer), values).lastrowid

    def officials(self) -> tuple[Official, ...]:
        """The officials now in their seats."""
        rows = self._c.execute(_OFFICIALS)
        return tuple(Official(r.id, r.seat, r.name, r.nip, r.rank, r.active) for r in rows)

    def official(self, official_id: int) -> Official | None:
        """One official, also a former one."""
        r = self._c.execute(_OFFICIAL, {"wanted": official_id}).first()
        return Official(r.id, r.seat, r.name, r.nip, r.rank, r.active) if r else None

    def save_official(self, who: Official) -> int:
        """Adds (id 0) or changes an official; the id."""
        values = {"seat": who.seat, "name": who.name, "nip": who.nip, "rank": who.rank, "active": who.active}
        if who.id:
            self._c.execute(update(official).where(official.c.id == who.id).values(**values))
            return who.id
        return self._c.execute(insert(official), values).lastrowid

    def known_applicant(self, nik: str) -> tuple[Applicant, int] | None:
        """Who came with that NIK last time, and how often."""
        r = self._c.execute(_KNOWN, {"wanted": nik}).first()
        return (Applicant.from_data(r.data), r.visits) if r else None

    def remember_applicant(self, who: Applicant, at: dt.datetime) -> None:
        """Keeps an applicant with a NIK for the next visit; others are not remembered."""
        if not who.nik:
            return
        self._c.execute(_REMEMBER, {"nik": who.nik, "data": who.as_data(), "updated_at": at, "visits": 1})
