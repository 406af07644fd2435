"""Books beyond single entries in the data file: marks, blocks, years, the doubted clock, papers sent out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import Connection, Row, func, insert, select, tuple_

from app.model.books import BookRow, BookYear, DispatchEntry, Mark, MarkKind, NumberBlock
from app.model.register import RegisterEntry, SeriesMode
from app.ports import RegisterFilter
from db.book_tables import book_year, clock_leap, dispatch, number_block, register_mark
from db.register_filter import span
from db.search import search_words
from db.tables import register_entry

_YEAR = select(book_year)
_LAST_AT = select(register_entry.c.at).order_by(register_entry.c.id.desc()).limit(1)
_BATCH = 500
_LATEST = dt.time.max


class SqlBooks:
    """The books of one data file, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._c = connection

    # -- years and the clock -----------------------------------------------------

    def year(self, year: int) -> BookYear | None:
        """An opened year, or None."""
        r = self._c.execute(_YEAR.where(book_year.c.year == year)).first()
        return BookYear(r.year, SeriesMode(r.mode), r.first, r.opened_at, r.officer) if r else None

    def any_year(self) -> bool:
        """Whether any year was opened yet."""
        return self._c.execute(_YEAR.limit(1)).first() is not None

    def open_year(self, year: BookYear) -> None:
        """Opens a year's book; the database refuses a second time."""
        self._c.execute(
            insert(book_year),
            {
                "year": year.year,
                "mode": year.mode.value,
                "first": year.first,
                "opened_at": year.opened_at,
                "officer": year.officer,
            },
        )

    def last_entry_at(self) -> dt.datetime | None:
        """When the last number was taken, by the clock of then."""
        return self._c.execute(_LAST_AT).scalar()

    def leap_confirmed(self, last_at: dt.datetime) -> dt.datetime | None:
        """The moment that an official has confirmed last since that entry; None when nobody has."""
        return self._c.execute(
            select(clock_leap.c.at).where(clock_leap.c.last_at == last_at).order_by(clock_leap.c.id.desc()).limit(1)
        ).scalar()

    def confirm_leap(self, at: dt.datetime, last_at: dt.datetime, official: str, officer: str, reason: str) -> None:
        """Notes that an official vouches for the clock."""
        self._c.execute(
            insert(clock_leap),
            {"at": at, "last_at": last_at, "official": official, "officer": officer, "reason": reason},
        )

    # -- marks ---------------------------------------------------------------------

    def add_mark(self, mark: Mark) -> None:
        """Writes a later word about a row."""
        self._c.execute(
            insert(register_mark),
            {
                "entry_id": mark.entry_id,
                "kind": mark.kind.value,
                "at": mark.at,
                "officer": mark.officer,
                "authority": mark.authority,
                "reason": mark.reason,
                "content": mark.content,
            },
        )

    def with_marks(self, entries: Sequence[RegisterEntry]) -> tuple[BookRow, ...]:
        """The rows with what was said of them later."""
        found: dict[int, list[Mark]] = {}
        ids = [entry.id for entry in entries]
        for start in range(0, len(ids), _BATCH):
            part = ids[start : start + _BATCH]
            query = select(register_mark).where(register_mark.c.entry_id.in_(part)).order_by(register_mark.c.id)
            for r in self._c.execute(query):
                found.setdefault(r.entry_id, []).append(
                    Mark(r.id, r.entry_id, MarkKind(r.kind), r.at, r.officer, r.authority, r.reason, dict(r.content))
                )
        return tuple(BookRow(entry, tuple(found.get(entry.id, ()))) for entry in entries)

    # -- blocks -------------------------------------------------------------------

    def add_block(self, block: NumberBlock) -> int:
        """Notes a reserved run of numbers; its id."""
        added = self._c.execute(
            insert(number_block),
            {
                "series": block.series,
                "year": block.year,
                "first": block.first,
                "last": block.last,
                "at": block.at,
                "officer": block.officer,
                "reason": block.reason,
            },
        )
        return int(added.lastrowid)

    def blocks(self, year: int) -> tuple[NumberBlock, ...]:
        """The blocks of a year, newest first."""
        rows = self._c.execute(
            select(number_block).where(number_block.c.year == year).order_by(number_block.c.id.desc())
        )
        return tuple(NumberBlock(r.id, r.series, r.year, r.first, r.last, r.at, r.officer, r.reason) for r in rows)

    def open_blanks(self) -> tuple[BookRow, ...]:
        """Reserved numbers that are neither used nor given up."""
        settled = select(register_mark.c.entry_id).where(register_mark.c.kind.in_(("isi", "batal")))
        rows = self._c.execute(
            select(register_entry)
            .where(register_entry.c.kind == "blanko", register_entry.c.id.not_in(settled))
            .order_by(register_entry.c.id)
        )
        return self.with_marks(tuple(RegisterEntry(**r._asdict()) for r in rows))

    # -- papers sent out -------------------------------------------------------------

    def add_dispatch(self, row: DispatchEntry, entry_id: int | None) -> DispatchEntry:
        """Writes the next row of the buku ekspedisi."""
        last = self._c.execute(select(func.max(dispatch.c.sequence)).where(dispatch.c.year == row.at.year)).scalar()
        sequence = (last or 0) + 1
        self._c.execute(
            insert(dispatch),
            {
                "year": row.at.year,
                "sequence": sequence,
                "at": row.at,
                "entry_id": entry_id,
                "letter_number": row.letter_number,
                "subject": row.subject,
                "addressee": row.addressee,
                "receiver": row.receiver,
                "officer": row.officer,
            },
        )
        return DispatchEntry(
            sequence, row.at.year, row.at, row.letter_number, row.subject, row.addressee, row.receiver, row.officer
        )

    def dispatch_page(
        self, wanted: RegisterFilter, limit: int, before: DispatchEntry | None = None
    ) -> tuple[DispatchEntry, ...]:
        """The rows that fit year, month and words, newest first, a page at a time after `before`."""
        d = dispatch.c
        query = select(dispatch)
        if wanted.year is not None:
            first, last = span(wanted.year, wanted.month)
            query = query.where(d.at.between(dt.datetime.combine(first, dt.time()), dt.datetime.combine(last, _LATEST)))
        for word in search_words(wanted.text):
            query = query.where((d.letter_number + " " + d.subject + " " + d.addressee).contains(word, autoescape=True))
        if before is not None:
            query = query.where(tuple_(d.year, d.sequence) < tuple_(before.year, before.sequence))
        rows = self._c.execute(query.order_by(d.year.desc(), d.sequence.desc()).limit(limit))
        return tuple(_dispatch(row) for row in rows)

    def dispatches(self, first: dt.date, last: dt.date) -> tuple[DispatchEntry, ...]:
        """The rows of these days, in the order of the book."""
        start, end = dt.datetime.combine(first, dt.time()), dt.datetime.combine(last, dt.time.max)
        rows = self._c.execute(
            select(dispatch).where(dispatch.c.at.between(start, end)).order_by(dispatch.c.year, dispatch.c.sequence)
        )
        return tuple(_dispatch(row) for row in rows)


def _dispatch(r: Row) -> DispatchEntry:  # type: ignore[type-arg]
    return DispatchEntry(r.sequence, r.year, r.at, r.letter_number, r.subject, r.addressee, r.receiver, r.officer)
