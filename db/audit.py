"""Reads the whole data file for the integrity check, a page at a time: all letters would not fit in memory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, func, select, text

from app.model.books import NumberBlock
from app.model.case import CaseState
from app.ports import CheckedCase, CheckedLetter, SeriesCounter
from app.rules.checklist import steps_for
from db.book_tables import book_year, dispatch, number_block, register_mark
from db.standards import Standards
from db.tables import case_file, letter, number_counter, register_entry

_PAGE = 200
_COUNTERS = select(number_counter).order_by(number_counter.c.series, number_counter.c.year)
_SEQUENCES = (
    select(register_entry.c.series, register_entry.c.year, register_entry.c.sequence)
    .where(register_entry.c.insert_no == 0)
    .order_by(register_entry.c.series, register_entry.c.year, register_entry.c.sequence)
)
_INSERTS = (
    select(register_entry.c.series, register_entry.c.year, register_entry.c.sequence, register_entry.c.insert_no)
    .where(register_entry.c.insert_no != 0)
    .order_by(register_entry.c.series, register_entry.c.year, register_entry.c.sequence, register_entry.c.insert_no)
)
_BLOCKS = (
    select(number_block, func.count(register_entry.c.id).label("rows"))
    .join_from(
        number_block,
        register_entry,
        (register_entry.c.block_id == number_block.c.id)
        & (register_entry.c.series == number_block.c.series)
        & (register_entry.c.year == number_block.c.year)
        & register_entry.c.sequence.between(number_block.c.first, number_block.c.last),
        isouter=True,
    )
    .group_by(number_block.c.id)
    .order_by(number_block.c.id)
)
_UNOPENED = (
    select(number_counter.c.year)
    .where(number_counter.c.year.not_in(select(book_year.c.year)))
    .distinct()
    .order_by(number_counter.c.year)
)
_CASES = (
    select(
        case_file.c.id,
        case_file.c.number,
        case_file.c.state,
        case_file.c.position,
        case_file.c.answers,
        case_file.c.standard_id,
        case_file.c.complete_at,
        case_file.c.letter_number,
        register_entry.c.number.label("entry_number"),
    )
    .join_from(case_file, register_entry, case_file.c.id == register_entry.c.case_id, isouter=True)
    .where(case_file.c.id > bindparam("after"))
    .order_by(case_file.c.id)
    .limit(_PAGE)
)
_LETTERS = (
    select(
        letter.c.id,
        letter.c.version,
        letter.c.number,
        letter.c.pdf,
        letter.c.fingerprint,
        case_file.c.number.label("case_number"),
    )
    .join_from(letter, case_file, letter.c.case_id == case_file.c.id)
    .where(letter.c.id > bindparam("after"))
    .order_by(letter.c.id)
    .limit(_PAGE)
)
_BADLY_INDEXED = text(
    "SELECT c.number FROM case_file c LEFT JOIN case_search s ON s.rowid = c.id"
    " WHERE c.name <> '' AND s.letter_number IS NOT c.letter_number ORDER BY c.id"
)


class SqlAudit:
    """All of one data file, within one transaction."""

    def __init__(self, connection: Connection, standards: Standards) -> None:
        self._c = connection
        self._standards = standards

    def counters(self) -> tuple[SeriesCounter, ...]:
        """The counters of the register numbers."""
        return tuple(SeriesCounter(r.series, r.year, r.first, r.last) for r in self._c.execute(_COUNTERS))

    def sequences(self) -> Iterator[tuple[str, int, int]]:
        """Series, year and sequence of each register row, in that order."""
        for row in self._c.execute(_SEQUENCES):
            yield row.series, row.year, row.sequence

    def inserts(self) -> Iterator[tuple[str, int, int, int]]:
        """Series, year, sequence and sisipan of each inserted row, in that order."""
        for row in self._c.execute(_INSERTS):
            yield row.series, row.year, row.sequence, row.insert_no

    def dispatches(self) -> Iterator[tuple[int, int]]:
        """Year and sequence of each row of the buku ekspedisi, in that order."""
        for row in self._c.execute(
            select(dispatch.c.year, dispatch.c.sequence).order_by(dispatch.c.year, dispatch.c.sequence)
        ):
            yield row.year, row.sequence

    def mark_ids(self) -> Iterator[int]:
        """The ids of the marks in order; since none is ever deleted, they run from 1 without a gap."""
        yield from self._c.execute(select(register_mark.c.id).order_by(register_mark.c.id)).scalars()

    def blocks(self) -> tuple[tuple[NumberBlock, int], ...]:
        """Each reserved run with how many of its numbers stand in the book as its own."""
        return tuple(
            (NumberBlock(r.id, r.series, r.year, r.first, r.last, r.at, r.officer, r.reason), r.rows)
            for r in self._c.execute(_BLOCKS)
        )

    def unopened_years(self) -> tuple[int, ...]:
        """Years that have numbers but no opening."""
        return tuple(self._c.execute(_UNOPENED).scalars())

    def cases(self) -> Iterator[CheckedCase]:
        """Each case with its steps and its register number."""
        for r in self._pages(_CASES):
            yield CheckedCase(
                number=r.number,
                state=CaseState(r.state),
                position=r.position,
                steps=steps_for(self._standards.get(r.standard_id), r.answers),
                complete=r.complete_at is not None,
                letter_number=r.letter_number,
                entry_number=r.entry_number or "",
            )

    def letters(self) -> Iterator[CheckedLetter]:
        """Each issued letter with its bytes."""
        for r in self._pages(_LETTERS):
            yield CheckedLetter(r.case_number, r.version, r.number, bytes(r.pdf), r.fingerprint)

    def badly_indexed(self) -> tuple[str, ...]:
        """Numbers of the cases that the search would not find, or not by their letter number."""
        return tuple(row.number for row in self._c.execute(_BADLY_INDEXED))

    def _pages(self, query: Select[Any]) -> Iterator[Row[Any]]:
        after = 0
        while rows := self._c.execute(query, {"after": after}).all():
            yield from rows
            after = rows[-1].id


def file_health(connection: Connection) -> tuple[str, ...]:
    """What SQLite finds wrong: pages, indexes, and rows that point to rows that are not there."""
    said = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check")]
    found = [f"Berkas data rusak: {line}." for line in said if line != "ok"]
    for table, rowid, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        found.append(f"Tabel {table} baris {rowid} menunjuk ke {parent} yang tidak ada.")
    return tuple(found)
