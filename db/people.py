"""Officers, officials and known applicants in the data file."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from app.errors import NotFound
from app.model.people import Applicant, Officer, Official
from db.tables import applicant, officer, official


class SqlPeople:
    """People of one data file, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._c = connection

    def officers(self) -> tuple[Officer, ...]:
        """The counter officers now at work, by name."""
        rows = self._c.execute(select(officer).where(officer.c.active).order_by(officer.c.name))
        return tuple(Officer(r.id, r.name, r.counter, r.active) for r in rows)

    def officer(self, officer_id: int) -> Officer:
        """One officer; raises NotFound."""
        r = self._c.execute(select(officer).where(officer.c.id == officer_id)).first()
        if r is None:
            raise NotFound("Petugas belum dipilih.", "Pilih nama Anda di kanan atas.")
        return Officer(r.id, r.name, r.counter, r.active)

    def save_officer(self, who: Officer) -> int:
        """Adds (id 0) or changes an officer; the id."""
        values = {"name": who.name, "counter": who.counter, "active": who.active}
        if who.id:
            self._c.execute(update(officer).where(officer.c.id == who.id).values(**values))
            return who.id
        return int(self._c.execute(insert(officer).values(**values)).inserted_primary_key[0])

    def officials(self) -> tuple[Official, ...]:
        """The officials now in their seats."""
        rows = self._c.execute(select(official).where(official.c.active).order_by(official.c.id))
        return tuple(Official(r.id, r.seat, r.name, r.nip, r.rank, r.active) for r in rows)

    def official(self, official_id: int) -> Official | None:
        """One official, also a former one."""
        r = self._c.execute(select(official).where(official.c.id == official_id)).first()
        return Official(r.id, r.seat, r.name, r.nip, r.rank, r.active) if r else None

    def save_official(self, who: Official) -> int:
        """Adds (id 0) or changes an official; the id."""
        values = {"seat": who.seat, "name": who.name, "nip": who.nip, "rank": who.rank, "active": who.active}
        if who.id:
            self._c.execute(update(official).where(official.c.id == who.id).values(**values))
            return who.id
        return int(self._c.execute(insert(official).values(**values)).inserted_primary_key[0])

    def known_applicant(self, nik: str) -> tuple[Applicant, int] | None:
        """Who came with that NIK last time, and how often."""
        r = self._c.execute(select(applicant.c.data, applicant.c.visits).where(applicant.c.nik == nik)).first()
        return (Applicant.from_data(r.data), r.visits) if r else None

    def remember_applicant(self, who: Applicant, at: dt.datetime) -> None:
        """Keeps an applicant with a NIK for the next visit; others are not remembered."""
        if not who.nik:
            return
        values = {"nik": who.nik, "data": who.as_data(), "updated_at": at, "visits": 1}
        self._c.execute(
            upsert(applicant)
            .values(**values)
            .on_conflict_do_update(
                index_elements=["nik"],
                set_={"data": values["data"], "updated_at": at, "visits": applicant.c.visits + 1},
            )
        )
