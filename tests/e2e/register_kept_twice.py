"""An office of a test that keeps its own book beside the data file, with none of the program's own rules."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize

from app.actions.check import check
from app.actions.closing import check_seal
from app.actions.setup import save_settings
from app.errors import UserError
from app.model.case import Case
from app.model.register import SeriesMode
from app.model.settings import FIRST_NUMBER, SERIES_MODE
from app.ports import RegisterFilter
from app.rules.month.recap import month_period, recap, year_period
from app.rules.month.seal import printed
from tests.builders import Counter, open_office
from tests.cuts import Cut, cut_at

CODES = {"skck": "331", "sktm": "401", "perangkat-desa": "141", "kepala-desa": "141"}
"""Two services share a code on purpose: with a series each they come to the same number."""
SIGNED, WEEK = "Camat Contoh", dt.timedelta(days=7)
OUTCOMES = st.one_of(
    st.just(None),
    st.just("left"),
    st.tuples(st.integers(1, 40), st.booleans()),
)
"""How a write ends: done, left without a commit, or cut off before or after its n-th statement."""
UNDONE = object()


@dataclass
class Row:
    """A row of the book as the test remembers it."""

    number: str
    series: str
    year: int
    sequence: int
    insert_no: int
    kind: str
    date: dt.date
    code: str
    name: str
    void: bool = False
    blank: bool = False
    marks: int = 0


@dataclass
class Told:
    """A case as the test remembers it."""

    short: str
    village: str
    came: dt.datetime
    due: dt.datetime | None
    ended: dt.datetime | None = None
    refused: bool = False


@dataclass
class Book:
    """The test's own register."""

    rows: list[Row] = field(default_factory=list)
    last: dict[tuple[str, int], int] = field(default_factory=dict)
    years: dict[int, tuple[str, int]] = field(default_factory=dict)
    closed: list[str] = field(default_factory=list)
    last_at: dt.datetime | None = None
    vouched: dict[dt.datetime, dt.datetime] = field(default_factory=dict)

    def series(self, year: int, key: str, code: str) -> str:
        mode, _ = self.years[year]
        return {"office": "", "classification": code, "service": key or "umum"}[mode]

    def next(self, series: str, year: int) -> int:
        return self.last.get((series, year), self.years[year][1] - 1) + 1

    def taken(self, number: str) -> bool:
        return any(row.number == number for row in self.rows)


class BookKeptTwice(RuleBasedStateMachine):
    """An office with its data file and the test's own book; `carry_out` writes, `verify` compares."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.office = open_office(Path(self.folder.name))
        self.counter: Counter = self.office.__enter__()
        self.book = Book()
        self.cases: dict[str, Told] = {}
        self.waiting: list[Case] = []
        self.beyond: list[Case] = []
        self.closable: tuple[int, int] | None = None

    def teardown(self) -> None:
        try:
            self.verify()
        finally:
            self.office.__exit__(None, None, None)
            self.folder.cleanup()

    @initialize(
        mode=st.sampled_from(list(SeriesMode)),
        first=st.integers(1, 700),
        month=st.sampled_from((11, 12)),
        day=st.integers(2, 28),
    )
    def set_up(self, mode: SeriesMode, first: int, month: int, day: int) -> None:
        self.counter.now = dt.datetime(2026, month, day, 8, 0)
        with self.counter.store.write() as uow:
            save_settings({SERIES_MODE: mode.value, FIRST_NUMBER: str(first)}, uow, self.now, self.counter.officer)
        self.settled = (mode.value, first)

    # -- carrying out --------------------------------------------------------------

    @property
    def now(self) -> dt.datetime:
        return self.counter.now

    def carry_out(self, outcome: Any, wrong: bool, action: Callable[..., Any], *arguments: Any) -> Any:
        """What the action gives, or UNDONE. It is refused with a sentence if, and only if, the book says so."""
        store, officer = self.counter.store, self.counter.officer
        try:
            if isinstance(outcome, tuple):
                at, after = outcome
                with cut_at(store, at, after=after) as cutter:
                    try:
                        with store.write() as uow:
                            value = action(*arguments, uow, self.now, officer).value
                    except Cut:
                        if not cutter.committed:
                            return UNDONE
                        # Kept, though whoever asked was told of a failure; nobody knows the value.
                        value = None
            else:
                with store.write() as uow:
                    if outcome == "left":
                        uow.commit = lambda: None  # type: ignore[method-assign]
                    value = action(*arguments, uow, self.now, officer).value
                if outcome == "left":
                    return UNDONE
        except UserError:
            if wrong:
                return UNDONE
            raise
        assert not wrong, f"{action.__name__} should have been refused"
        return value

    def open_first_year(self) -> None:
        if not self.book.years:
            self.book.years[self.now.year] = self.settled

    def unable(self) -> bool:
        """Whether no number can be taken now: a doubted clock, or a year that nobody opened."""
        return self.doubted() or (bool(self.book.years) and self.now.year not in self.book.years)

    def doubted(self) -> bool:
        if self.book.last_at is None:
            return False
        since = self.book.vouched.get(self.book.last_at, self.book.last_at)
        return not since <= self.now <= since + WEEK

    def would_take(self, key: str, code: str, count: int = 1) -> list[tuple[str, str, int]]:
        """Number, series and sequence of the next numbers."""
        year = self.now.year
        settled = self.book.years.get(year, self.settled)
        book = self.book if year in self.book.years else Book(years={year: settled})
        series = book.series(year, key, code)
        first = book.next(series, year)
        return [(f"{code}/{n}/424.308/{year}", series, n) for n in range(first, first + count)]

    def write(self, taken: list[tuple[str, str, int]], kind: str, code: str, name: str) -> None:
        self.open_first_year()
        for number, series, sequence in taken:
            row = Row(number, series, self.now.year, sequence, 0, kind, self.now.date(), code, name)
            row.blank = kind == "blanko"
            self.book.rows.append(row)
            self.book.last[series, self.now.year] = sequence
        self.book.last_at = self.now

    # -- the recount --------------------------------------------------------------------

    def verify(self) -> None:
        store = self.counter.store
        assert check(store).findings == ()
        with store.read() as uow:
            kept = sorted(
                uow.books.with_marks(uow.register.page(RegisterFilter(), 10**6)), key=lambda row: row.entry.id
            )
            counters = {(c.series, c.year): (c.first, c.last) for c in uow.audit.counters()}
            blocks = uow.audit.blocks()
            years = {year: uow.books.year(year) for year in self.book.years}
            closes = uow.closing.closes()
            for close in closes:
                assert check_seal(printed(close.seal), uow) == close
            calendar = uow.office.calendar()
            months = [(2026, 11), (2026, 12), (2027, 1), (2027, 2), (self.now.year, self.now.month)]
            for period in (*(month_period(*month) for month in months), year_period(2026), year_period(2027)):
                self.recount(recap(uow.closing.facts(period), period, calendar), period)
        assert [close.month for close in closes] == self.book.closed
        assert {y: (b.mode.value, b.first) for y, b in years.items() if b is not None} == self.book.years
        assert len(kept) == len(self.book.rows)
        for row, told in zip(kept, self.book.rows, strict=True):
            entry = row.entry
            assert Row(
                entry.number, entry.series, entry.year, entry.sequence, entry.insert_no, entry.kind, entry.date,
                entry.classification, row.current.name, row.void, row.open_blank, len(row.marks),
            ) == told  # fmt: skip
        assert len({row.entry.number for row in kept}) == len(kept)
        assert {key: last for key, (_, last) in counters.items()} == self.book.last
        for (series, year), (first, last) in counters.items():
            assert first == self.book.years[year][1]
            main = [row.entry for row in kept if (row.entry.series, row.entry.year) == (series, year)]
            assert [entry.sequence for entry in main if not entry.insert_no] == list(range(first, last + 1))
            for sequence in range(first, last + 1):
                inserted = [e.insert_no for e in main if e.sequence == sequence and e.insert_no]
                assert inserted == list(range(1, len(inserted) + 1))
        reserved = [row for row in kept if row.entry.kind == "blanko"]
        assert sum(block.last - block.first + 1 for block, _ in blocks) == len(reserved)
        for row in reserved:
            kinds = [mark.kind.value for mark in row.marks]
            assert row.open_blank == ("isi" not in kinds and "batal" not in kinds)

    def recount(self, found: Any, period: Any) -> None:
        def within(moment: dt.datetime | None) -> bool:
            return moment is not None and period.first <= moment.date() <= period.last

        def figures(told: list[Told]) -> tuple[int, ...]:
            done = [t for t in told if within(t.ended) and not t.refused]
            promised = [t for t in done if t.due is not None]
            return (
                sum(within(t.came) for t in told),
                len(done),
                sum(within(t.ended) and t.refused for t in told),
                sum(t.came.date() <= period.last and (t.ended is None or t.ended.date() > period.last) for t in told),
                len(promised),
                sum(t.ended <= t.due for t in promised if t.ended and t.due),
            )

        def of(line: Any) -> tuple[int, ...]:
            return line.arrived, line.finished, line.refused, line.open, line.promised, line.on_time

        everybody = list(self.cases.values())
        assert of(found.total) == figures(everybody)
        for lines, name_of in ((found.services, "short"), (found.villages, "village")):
            for line in lines:
                group = [t for t in everybody if (getattr(t, name_of) or "(tidak diisi)") == line.name]
                assert of(line) == figures(group)
