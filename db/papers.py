"""Issued letters, the log of prints, and the hand-over book in the data file."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, insert, select, tuple_

from app.model.case import Case
from app.model.register import Handover
from app.ports import NewLetter, StoredLetter
from db.desk_tables import handover_void
from db.tables import case_file, handover, letter, officer, print_log

_ROW = (
    select(
        handover,
        case_file.c.number.label("case_number"),
        case_file.c.name.label("applicant"),
        officer.c.name.label("name"),
        func.coalesce(handover_void.c.reason, "").label("void"),
    )
    .join_from(handover, case_file, handover.c.case_id == case_file.c.id)
    .join(officer, handover.c.officer_id == officer.c.id)
    .join(handover_void, handover_void.c.handover_id == handover.c.id, isouter=True)
)
_OF_CASE = _ROW.where(handover.c.case_id == bindparam("wanted"), handover_void.c.handover_id.is_(None))
_STANDING = (
    select(handover.c.id)
    .join_from(handover, handover_void, handover_void.c.handover_id == handover.c.id, isouter=True)
    .where(handover.c.case_id == bindparam("wanted"), handover_void.c.handover_id.is_(None))
)
_BETWEEN = _ROW.where(handover.c.at.between(bindparam("start"), bindparam("end"))).order_by(handover.c.id)
_LAST_ROW = select(func.max(handover.c.sequence)).where(handover.c.year == bindparam("wanted"))
_LAST_VERSION = select(func.max(letter.c.version)).where(letter.c.case_id == bindparam("wanted"))
_LATEST = select(letter).where(letter.c.case_id == bindparam("wanted")).order_by(letter.c.version.desc()).limit(1)
_ADD_LETTER, _ADD_ROW, _LOG_PRINT = insert(letter), insert(handover), insert(print_log)


class SqlLetters:
    """Letters of one data file: kept as issued, for ever."""

    def __init__(self, connection: Connection) -> None:
        self._c = connection

    def add(self, new: NewLetter) -> StoredLetter:
        """Keeps an issued letter with its bytes; versions of a case count from 1."""
        last = self._c.execute(_LAST_VERSION, {"wanted": new.case_id}).scalar()
        version = (last or 0) + 1
        fingerprint = hashlib.sha256(new.pdf).hexdigest()
        added = self._c.execute(
            _ADD_LETTER,
            {
                "case_id": new.case_id,
                "version": version,
                "number": new.number,
                "entry_id": new.entry_id,
                "content": new.content,
                "template_version": new.template_version,
                "pdf": new.pdf,
                "fingerprint": fingerprint,
                "signer_id": new.signer_id,
                "issued_at": new.issued_at,
                "officer_id": new.officer_id,
            },
        )
        return StoredLetter(
            added.lastrowid, new.case_id, version, new.number, new.pdf, fingerprint, new.issued_at, new.signer_id
        )

    def latest(self, case_id: int) -> StoredLetter | None:
        """The last letter issued for a case, or None."""
        r = self._c.execute(_LATEST, {"wanted": case_id}).first()
        if r is None:
            return None
        return StoredLetter(r.id, r.case_id, r.version, r.number, bytes(r.pdf), r.fingerprint, r.issued_at, r.signer_id)

    def log_print(self, kind: str, case_id: int | None, at: dt.datetime, officer_id: int | None, target: str) -> None:
        """Notes that a paper was printed or saved, where to, and by whom (UU 27/2022)."""
        self._c.execute(
            _LOG_PRINT, {"kind": kind, "case_id": case_id, "at": at, "officer_id": officer_id, "target": target}
        )


class SqlHandovers:
    """The hand-over book of one data file."""

    def __init__(self, connection: Connection) -> None:
        self._c = connection

    def add(
        self, case: Case, document: str, number: str, collected_by: str, relation: str, at: dt.datetime, officer_id: int
    ) -> Handover:
        """Writes the next row of the year; its sequence is taken in this transaction."""
        last = self._c.execute(_LAST_ROW, {"wanted": at.year}).scalar()
        self._c.execute(
            _ADD_ROW,
            {
                "case_id": case.id,
                "year": at.year,
                "sequence": (last or 0) + 1,
                "document": document,
                "number": number,
                "collected_by": collected_by,
                "relation": relation,
                "at": at,
                "officer_id": officer_id,
            },
        )
        added = self.of_case(case.id)
        assert added is not None
        return added

    def between(self, first: dt.date, last: dt.date) -> tuple[Handover, ...]:
        """The rows of these days, in the order of the book."""
        start, end = dt.datetime.combine(first, dt.time()), dt.datetime.combine(last, dt.time.max)
        return self._rows(_BETWEEN, {"start": start, "end": end})

    def page(self, first: dt.date, last: dt.date, limit: int, before: Handover | None = None) -> tuple[Handover, ...]:
        """The rows of these days, newest first, a page at a time: `before` is the last one already seen."""
        start, end = dt.datetime.combine(first, dt.time()), dt.datetime.combine(last, dt.time.max)
        query = _ROW.where(handover.c.at.between(start, end))
        if before is not None:
            seen = handover.alias()
            seen_id = select(seen.c.id).where(seen.c.year == before.year, seen.c.sequence == before.sequence)
            query = query.where(tuple_(handover.c.at, handover.c.id) < tuple_(before.at, seen_id.scalar_subquery()))
        return self._rows(query.order_by(handover.c.at.desc(), handover.c.id.desc()).limit(limit))

    def of_case(self, case_id: int) -> Handover | None:
        """The row of a case, or None while it was not collected."""
        return next(iter(self._rows(_OF_CASE, {"wanted": case_id})), None)

    def void(self, case_id: int, reason: str, at: dt.datetime, officer_name: str) -> None:
        """Strikes the row of a case that stands; it stays in the book with the reason."""
        row = self._c.execute(_STANDING, {"wanted": case_id}).scalar_one()
        self._c.execute(
            insert(handover_void), {"handover_id": row, "reason": reason, "at": at, "officer": officer_name}
        )

    def _rows(self, query: Select[Any], values: dict[str, object] | None = None) -> tuple[Handover, ...]:
        return tuple(
            Handover(
                r.sequence,
                r.year,
                r.case_number,
                r.document,
                r.number,
                r.applicant,
                r.collected_by,
                r.relation,
                r.at,
                r.name,
                r.void,
            )
            for r in self._c.execute(query, values)
        )
