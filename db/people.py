"""Officers and officials in the data file."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Row, bindparam, exists, func, insert, literal_column, select, update

from app.errors import NotFound
from app.model.authority import Authority, AuthorityKind, Presence
from app.model.people import Officer, Official
from db.applicants import SqlApplicants
from db.desk_tables import authority, authority_end, presence
from db.tables import case_event, officer, official

_OFFICERS = select(officer).where(officer.c.active).order_by(officer.c.name)
_OFFICER = select(officer).where(officer.c.id == bindparam("wanted"))
_OFFICIALS = select(official).where(official.c.active).order_by(official.c.id)
_OFFICIAL = select(official).where(official.c.id == bindparam("wanted"))

_AUTHORITIES = (
    select(authority, authority_end.c.last_day.label("ended_on"), authority_end.c.reason)
    .join_from(authority, authority_end, authority.c.id == authority_end.c.authority_id, isouter=True)
    .order_by(authority.c.id)
)
_taken_back = case_event.alias()
_LAST_SIGNED = select(func.max(func.json_extract(case_event.c.signature, "$.day"))).where(
    func.json_extract(case_event.c.signature, literal_column("'$.authority'")) == bindparam("wanted"),
    ~exists().where(_taken_back.c.undoes == case_event.c.id, _taken_back.c.case_id == case_event.c.case_id),
)
"""The path is said literally: only so does SQLite see that the index of signatures under a grant fits."""
_LAST_IN_POST = select(func.max(func.json_extract(case_event.c.signature, "$.day"))).where(
    case_event.c.signature.is_not(None),
    func.json_extract(case_event.c.signature, "$.official_id") == bindparam("wanted"),
    func.json_extract(case_event.c.signature, "$.authority").is_(None),
    ~exists().where(_taken_back.c.undoes == case_event.c.id, _taken_back.c.case_id == case_event.c.case_id),
)
_NEWEST = select(func.max(presence.c.id)).group_by(presence.c.official_id)
_PRESENCES = select(presence).where(presence.c.id.in_(_NEWEST)).order_by(presence.c.official_id)


class SqlPeople(SqlApplicants):
    """People of one data file, within one transaction."""

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
        return tuple(_official(r) for r in rows)

    def official(self, official_id: int) -> Official | None:
        """One official, also a former one."""
        r = self._c.execute(_OFFICIAL, {"wanted": official_id}).first()
        return _official(r) if r else None

    def save_official(self, who: Official) -> int:
        """Adds (id 0) or changes an official; the id."""
        values = {
            "seat": who.seat,
            "name": who.name,
            "nip": who.nip,
            "rank": who.rank,
            "active": who.active,
            "term_first": who.term_first,
            "term_last": who.term_last,
            "appointment": who.appointment,
        }
        if who.id:
            self._c.execute(update(official).where(official.c.id == who.id).values(**values))
            return who.id
        return self._c.execute(insert(official), values).lastrowid

    def authorities(self) -> tuple[Authority, ...]:
        """Every grant of authority ever given, oldest first; an early end is its last day."""
        return tuple(_authority(r) for r in self._c.execute(_AUTHORITIES))

    def add_authority(self, grant: Authority, at: dt.datetime, officer: str) -> int:
        """Writes a grant of authority; the id."""
        values = {
            "official_id": grant.official_id,
            "seat": grant.seat,
            "kind": grant.kind.value,
            "decision": grant.decision,
            "first_day": grant.first_day,
            "last_day": grant.last_day,
            "services": list(grant.services),
            "at": at,
            "officer": officer,
        }
        return self._c.execute(insert(authority), values).lastrowid

    def end_authority(self, authority_id: int, last_day: dt.date, reason: str, at: dt.datetime, officer: str) -> None:
        """Ends a grant before its time; the grant itself stays as written."""
        values = {"authority_id": authority_id, "last_day": last_day, "reason": reason, "at": at, "officer": officer}
        self._c.execute(insert(authority_end), values)

    def last_signed(self, authority_id: int) -> dt.date | None:
        """The day of the last signature under a grant that was not taken back; None where there is none."""
        found = self._c.execute(_LAST_SIGNED, {"wanted": authority_id}).scalar()
        return dt.date.fromisoformat(found) if found else None

    def last_signed_in_post(self, official_id: int) -> dt.date | None:
        """The day of the last signature of an official as the holder of their seat; None where there is none."""
        found = self._c.execute(_LAST_IN_POST, {"wanted": official_id}).scalar()
        return dt.date.fromisoformat(found) if found else None

    def presences(self) -> tuple[Presence, ...]:
        """The last mark of presence of each official."""
        rows = self._c.execute(_PRESENCES)
        return tuple(Presence(r.official_id, r.at, r.present, r.until, r.note) for r in rows)

    def mark_presence(self, mark: Presence, officer: str) -> None:
        """Notes that an official is in the office or away; earlier marks stay."""
        values = {
            "official_id": mark.official_id,
            "at": mark.at,
            "present": mark.present,
            "until": mark.until,
            "note": mark.note,
            "officer": officer,
        }
        self._c.execute(insert(presence), values)


def _official(r: Row) -> Official:  # type: ignore[type-arg]
    return Official(r.id, r.seat, r.name, r.nip, r.rank, r.active, r.term_first, r.term_last, r.appointment)


def _authority(r: Row) -> Authority:  # type: ignore[type-arg]
    return Authority(
        id=r.id,
        official_id=r.official_id,
        seat=r.seat,
        kind=AuthorityKind(r.kind),
        decision=r.decision,
        first_day=r.first_day,
        last_day=r.ended_on if r.ended_on is not None else r.last_day,
        services=tuple(r.services),
        ended=r.reason or "",
    )
