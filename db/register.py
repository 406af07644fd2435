"""The register book in the data file. A number and its row are one transaction; triggers refuse all else."""

from __future__ import annotations

import heapq
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import Connection, Integer, Row, Select, bindparam, column, func, insert, select, table, text, update

from app.model.register import RegisterEntry
from app.ports import RegisterFilter
from db.register_filter import after, in_village, place, said, whole
from db.search import match_expression
from db.tables import number_counter, register_entry

_FOUND = table("case_search", column("rowid", Integer))
_MATCH = text("case_search MATCH :words")

_NEXT = (
    update(number_counter)
    .where(number_counter.c.series == bindparam("of_series"), number_counter.c.year == bindparam("of_year"))
    .values(last=number_counter.c.last + 1)
    .returning(number_counter.c.last)
)
_LAST_INSERT = select(func.max(register_entry.c.insert_no)).where(
    register_entry.c.series == bindparam("of_series"),
    register_entry.c.year == bindparam("of_year"),
    register_entry.c.sequence == bindparam("of_sequence"),
)
_BEGIN, _ADD = insert(number_counter), insert(register_entry)
_OF_CASE = select(register_entry).where(register_entry.c.case_id == bindparam("wanted"))
_BY_ID = select(register_entry).where(register_entry.c.id == bindparam("wanted"))
_BY_NUMBER = select(register_entry).where(register_entry.c.number == bindparam("wanted"))


class SqlRegister:
    """The register of one data file, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._c = connection

    def next_sequence(self, series: str, year: int, first: int) -> int:
        """Takes the next number of a series; a series begins at `first` each year."""
        taken = self._c.execute(_NEXT, {"of_series": series, "of_year": year}).scalar()
        if taken is not None:
            return int(taken)
        self._c.execute(_BEGIN, {"series": series, "year": year, "first": first, "last": first})
        return first

    def next_insert(self, series: str, year: int, sequence: int) -> int:
        """The next sisipan after a number; the database refuses any other."""
        last = self._c.execute(_LAST_INSERT, {"of_series": series, "of_year": year, "of_sequence": sequence}).scalar()
        return int(last or 0) + 1

    def add(self, entry: RegisterEntry) -> RegisterEntry:
        """Writes a row whose number was taken in this transaction."""
        values = asdict(entry)
        del values["id"]
        return replace(entry, id=self._c.execute(_ADD, values).lastrowid)

    def of_case(self, case_id: int) -> RegisterEntry | None:
        """The row of a case, or None while it has no number."""
        return _entry(self._c.execute(_OF_CASE, {"wanted": case_id}).first())

    def by_number(self, number: str) -> RegisterEntry | None:
        """The row with that number, or None."""
        return _entry(self._c.execute(_BY_NUMBER, {"wanted": number}).first())

    def page(self, wanted: RegisterFilter, limit: int, before_id: int | None = None) -> tuple[RegisterEntry, ...]:
        """Rows that fit the filter, newest number first and a sisipan under its number, a page at a time.

        Those found by text come by newest file first, after the letters that no file stands behind. All orders follow
        an index, so that a page of a million rows is as quick as one of a hundred.
        """
        before = None if before_id is None else _entry(self._c.execute(_BY_ID, {"wanted": before_id}).first())
        if not wanted.text.strip():
            parts = [self._rows(after(before, query).limit(limit)) for query in in_village(wanted)]
            return parts[0] if len(parts) == 1 else tuple(heapq.merge(*parts, key=place))[:limit]
        words = match_expression(wanted.text)
        if not words:
            return ()
        found: tuple[RegisterEntry, ...] = ()
        if before is None or before.case_id is None:
            found = self._rows(after(before, said(wanted)).limit(limit))
        if len(found) == limit:
            return found
        query = whole(wanted).select_from(_FOUND.join(register_entry, register_entry.c.case_id == _FOUND.c.rowid))
        query = query.where(_MATCH).params(words=words).order_by(_FOUND.c.rowid.desc())
        if before is not None and before.case_id is not None:
            query = query.where(_FOUND.c.rowid < before.case_id)
        return found + self._rows(query.limit(limit - len(found)))

    def _rows(self, query: Select[Any]) -> tuple[RegisterEntry, ...]:
        return tuple(entry for entry in map(_entry, self._c.execute(query)) if entry is not None)

    def years(self) -> tuple[int, ...]:
        """The years that have numbers, the latest first."""
        return tuple(
            self._c.execute(select(number_counter.c.year).distinct().order_by(number_counter.c.year.desc())).scalars()
        )


def _entry(row: Row | None) -> RegisterEntry | None:  # type: ignore[type-arg]
    return RegisterEntry(**row._asdict()) if row is not None else None
