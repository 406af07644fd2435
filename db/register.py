"""The register book in the data file. A number and its row are one transaction; triggers refuse all else."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import asdict, replace

from sqlalchemy import Connection, Row, insert, or_, select, update

from app.model.register import RegisterEntry
from app.ports import RegisterFilter
from db.tables import number_counter, register_entry


class SqlRegister:
    """The register of one data file, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._c = connection

    def next_sequence(self, series: str, year: int, first: int) -> int:
        """Takes the next number of a series; a series begins at `first` each year."""
        taken = self._c.execute(
            update(number_counter)
            .where(number_counter.c.series == series, number_counter.c.year == year)
            .values(last=number_counter.c.last + 1)
            .returning(number_counter.c.last)
        ).scalar()
        if taken is not None:
            return int(taken)
        self._c.execute(insert(number_counter).values(series=series, year=year, first=first, last=first))
        return first

    def add(self, entry: RegisterEntry) -> RegisterEntry:
        """Writes a row whose number was taken in this transaction."""
        values = asdict(entry)
        del values["id"]
        added = self._c.execute(insert(register_entry).values(**values))
        return replace(entry, id=int(added.inserted_primary_key[0]))

    def of_case(self, case_id: int) -> RegisterEntry | None:
        """The row of a case, or None while it has no number."""
        return _entry(self._c.execute(select(register_entry).where(register_entry.c.case_id == case_id)).first())

    def by_number(self, number: str) -> RegisterEntry | None:
        """The row with that number, or None."""
        return _entry(self._c.execute(select(register_entry).where(register_entry.c.number == number)).first())

    def page(self, wanted: RegisterFilter, limit: int, before_id: int | None = None) -> tuple[RegisterEntry, ...]:
        """Rows that fit the filter, newest first, a page at a time."""
        query = select(register_entry)
        e = register_entry.c
        if wanted.year is not None:
            first, last = _span(wanted.year, wanted.month)
            query = query.where(e.date.between(first, last))
        if wanted.service_key:
            query = query.where(e.service_key == wanted.service_key)
        if wanted.village:
            query = query.where(e.village == wanted.village)
        if wanted.text.strip():
            like = f"%{_escaped(wanted.text.strip())}%"
            query = query.where(
                or_(*(column.like(like, escape="\\") for column in (e.name, e.number, e.nik, e.case_number)))
            )
        if before_id is not None:
            query = query.where(e.id < before_id)
        rows = self._c.execute(query.order_by(e.id.desc()).limit(limit))
        return tuple(entry for entry in map(_entry, rows) if entry is not None)


def _span(year: int, month: int | None) -> tuple[dt.date, dt.date]:
    if month is None:
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _entry(row: Row | None) -> RegisterEntry | None:  # type: ignore[type-arg]
    return RegisterEntry(**row._asdict()) if row is not None else None
