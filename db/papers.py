"""Issued letters, the log of prints, and the hand-over book in the data file."""

from __future__ import annotations

import datetime as dt
import hashlib

from sqlalchemy import Connection, func, insert, select

from app.model.case import Case
from app.model.register import Handover
from app.ports import NewLetter, StoredLetter
from db.tables import case_file, handover, letter, officer, print_log


class SqlLetters:
    """Letters of one data file: kept as issued, for ever."""

    def __init__(self, connection: Connection) -> None:
        self._c = connection

    def add(self, new: NewLetter) -> StoredLetter:
        """Keeps an issued letter with its bytes; versions of a case count from 1."""
        last = self._c.execute(select(func.max(letter.c.version)).where(letter.c.case_id == new.case_id)).scalar()
        version = (last or 0) + 1
        fingerprint = hashlib.sha256(new.pdf).hexdigest()
        added = self._c.execute(
            insert(letter).values(
                case_id=new.case_id,
                version=version,
                number=new.number,
                entry_id=new.entry_id,
                content=new.content,
                template_version=new.template_version,
                pdf=new.pdf,
                fingerprint=fingerprint,
                signer_id=new.signer_id,
                issued_at=new.issued_at,
                officer_id=new.officer_id,
            )
        )
        return StoredLetter(
            added.inserted_primary_key[0], new.case_id, version, new.number, new.pdf, fingerprint, new.issued_at
        )

    def latest(self, case_id: int) -> StoredLetter | None:
        """The last letter issued for a case, or None."""
        r = self._c.execute(
            select(letter).where(letter.c.case_id == case_id).order_by(letter.c.version.desc()).limit(1)
        ).first()
        return r and StoredLetter(r.id, r.case_id, r.version, r.number, bytes(r.pdf), r.fingerprint, r.issued_at)

    def log_print(self, kind: str, case_id: int | None, at: dt.datetime, officer_id: int | None, target: str) -> None:
        """Notes that a paper was printed or saved, where to, and by whom (UU 27/2022)."""
        self._c.execute(
            insert(print_log).values(kind=kind, case_id=case_id, at=at, officer_id=officer_id, target=target)
        )


class SqlHandovers:
    """The hand-over book of one data file."""

    def __init__(self, connection: Connection) -> None:
        self._c = connection

    def add(
        self, case: Case, document: str, number: str, collected_by: str, relation: str, at: dt.datetime, officer_id: int
    ) -> Handover:
        """Writes the next row of the year; its sequence is taken in this transaction."""
        last = self._c.execute(select(func.max(handover.c.sequence)).where(handover.c.year == at.year)).scalar()
        sequence = (last or 0) + 1
        self._c.execute(
            insert(handover).values(
                case_id=case.id,
                year=at.year,
                sequence=sequence,
                document=document,
                number=number,
                collected_by=collected_by,
                relation=relation,
                at=at,
                officer_id=officer_id,
            )
        )
        added = self.of_case(case.id)
        assert added is not None
        return added

    def between(self, first: dt.date, last: dt.date) -> tuple[Handover, ...]:
        """The rows of these days, in the order of the book."""
        start, end = dt.datetime.combine(first, dt.time()), dt.datetime.combine(last, dt.time.max)
        return self._rows(_ROW.where(handover.c.at.between(start, end)).order_by(handover.c.id))

    def of_case(self, case_id: int) -> Handover | None:
        """The row of a case, or None while it was not collected."""
        return next(iter(self._rows(_ROW.where(handover.c.case_id == case_id))), None)

    def _rows(self, query: object) -> tuple[Handover, ...]:
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
            )
            for r in self._c.execute(query)  # type: ignore[call-overload]
        )


_ROW = (
    select(
        handover,
        case_file.c.number.label("case_number"),
        case_file.c.name.label("applicant"),
        officer.c.name.label("name"),
    )
    .join_from(handover, case_file, handover.c.case_id == case_file.c.id)
    .join(officer, handover.c.officer_id == officer.c.id)
)
