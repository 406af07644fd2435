"""Applicants known by their NIK in the data file, and the NIKs that lead to another."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection, bindparam, func, insert, select, text
from sqlalchemy.dialects.sqlite import insert as upsert

from app.model.applicants import KnownApplicant, Merge
from app.model.people import Applicant
from db.desk_tables import applicant_apart, applicant_merge
from db.tables import applicant

_KNOWN = select(applicant.c.data, applicant.c.visits).where(applicant.c.nik == bindparam("wanted"))
_VISITS = select(func.coalesce(func.sum(applicant.c.visits), 0)).where(
    applicant.c.nik.in_(bindparam("niks", expanding=True))
)
_ADD = upsert(applicant)
_AGAIN = {"data": _ADD.excluded.data, "updated_at": _ADD.excluded.updated_at}
_REMEMBER = _ADD.on_conflict_do_update(
    index_elements=["nik"], set_={**_AGAIN, "visits": applicant.c.visits + 1}
)  # fmt: skip
_UPDATE = _ADD.on_conflict_do_update(index_elements=["nik"], set_=_AGAIN)
_NAMESAKES = text(
    "WITH named AS (SELECT nik, lower(json_extract(data, '$.name')) AS name FROM applicant"
    " WHERE json_extract(data, '$.kind') = 'person')"
    " SELECT nik FROM named WHERE name IN (SELECT name FROM named GROUP BY name HAVING count(*) > 1)"
)
_OF = select(applicant).where(applicant.c.nik.in_(_NAMESAKES.columns(applicant.c.nik))).order_by(applicant.c.nik)
_LAST_MERGE = select(func.coalesce(func.max(applicant_merge.c.id), 0))
_PARTED = (
    select(applicant_apart.c.id)
    .where(
        applicant_apart.c.nik == func.min(applicant_merge.c.from_nik, applicant_merge.c.into_nik),
        applicant_apart.c.other == func.max(applicant_merge.c.from_nik, applicant_merge.c.into_nik),
        applicant_apart.c.last_merge >= applicant_merge.c.id,
    )
    .exists()
)
_MERGES = select(applicant_merge).where(~_PARTED).order_by(applicant_merge.c.id)
_TOLD_APART = select(applicant_apart.c.nik, applicant_apart.c.other)


class SqlApplicants:
    """Known applicants of one data file, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._c = connection

    def known_applicant(self, nik: str) -> tuple[Applicant, int] | None:
        """Who came with that NIK last time, and how often. A merged NIK leads to the person it was merged into."""
        leads = self._leads()
        person = _end(nik, leads)
        r = self._c.execute(_KNOWN, {"wanted": person}).first()
        if r is None:
            return None
        niks = [person, *(other for other in leads if _end(other, leads) == person)]
        return Applicant.from_data(r.data), int(self._c.execute(_VISITS, {"niks": niks}).scalar_one())

    def remember_applicant(self, who: Applicant, at: dt.datetime, *, visit: bool = True) -> None:
        """Keeps an applicant with a NIK for the next visit; others are not remembered. A correction is no `visit`."""
        if who.nik:
            values = {"nik": who.nik, "data": who.as_data(), "updated_at": at, "visits": 1}
            self._c.execute(_REMEMBER if visit else _UPDATE, values)

    def namesakes(self) -> tuple[KnownApplicant, ...]:
        """The known people who share their name with somebody; a NIK that was merged is none of its own any more."""
        leads = self._leads()
        return tuple(
            KnownApplicant(Applicant.from_data(r.data), r.visits, r.updated_at)
            for r in self._c.execute(_OF)
            if r.nik not in leads
        )

    def merges(self) -> tuple[Merge, ...]:
        """The merges that hold, oldest first."""
        rows = self._c.execute(_MERGES)
        return tuple(Merge(r.id, r.from_nik, r.into_nik, r.reason, r.at, r.officer) for r in rows)

    def add_merge(self, from_nik: str, into_nik: str, reason: str, at: dt.datetime, officer: str) -> None:
        """Writes that one NIK leads to another."""
        values = {"from_nik": from_nik, "into_nik": into_nik, "reason": reason, "at": at, "officer": officer}
        self._c.execute(insert(applicant_merge), values)

    def told_apart(self) -> frozenset[frozenset[str]]:
        """The pairs of NIKs that are two people."""
        return frozenset(frozenset({r.nik, r.other}) for r in self._c.execute(_TOLD_APART))

    def add_apart(self, one: str, other: str, reason: str, at: dt.datetime, officer: str) -> None:
        """Writes that two NIKs are two people; merges of them so far no longer hold."""
        values = {
            "nik": min(one, other),
            "other": max(one, other),
            "last_merge": self._c.execute(_LAST_MERGE).scalar_one(),
            "reason": reason,
            "at": at,
            "officer": officer,
        }
        self._c.execute(insert(applicant_apart), values)

    def _leads(self) -> dict[str, str]:
        return {merge.from_nik: merge.into_nik for merge in self.merges()}


def _end(nik: str, leads: dict[str, str]) -> str:
    """The NIK at the end of the merges that begin with this one."""
    seen = {nik}
    while nik in leads and leads[nik] not in seen:
        nik = leads[nik]
        seen.add(nik)
    return nik
