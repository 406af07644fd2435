"""Made-up histories of an office: whatever is done, undone and cut off, the register agrees with a plain recount.

The test keeps its own book beside the data file, in plain Python and with none of the program's own rules. A longer
run: LOKET_LONG=1.
"""

from __future__ import annotations

import datetime as dt
import os
import random
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from app.actions import book_blanks, book_years, books, moves
from app.actions.book_entry import Particulars
from app.actions.closing import close_month
from app.model.case import CaseState
from app.model.catalogue import StepKind
from app.model.register import SeriesMode
from tests.e2e.register_kept_twice import CODES, OUTCOMES, SIGNED, UNDONE, BookKeptTwice, Row, Told

LONG = os.environ.get("LOKET_LONG") == "1"


class Histories(BookKeptTwice):
    """An office whose officers do all that can be done to a register, in any order."""

    # -- time ------------------------------------------------------------------------

    @rule(hours=st.integers(1, 40))
    def time_passes(self, hours: int) -> None:
        self.counter.later(hours=hours)

    @rule(day=st.integers(1, 9))
    def a_month_passes(self, day: int) -> None:
        self.counter.now = (self.now.replace(day=28) + dt.timedelta(days=5)).replace(day=day, hour=8)

    @rule(outcome=OUTCOMES)
    def an_official_vouches_for_the_clock(self, outcome: Any) -> None:
        doubted = self.doubted()
        if self.carry_out(outcome, False, book_years.confirm_clock, SIGNED, "libur panjang") is not UNDONE and doubted:
            assert self.book.last_at is not None
            self.book.vouched[self.book.last_at] = self.now

    @rule(days=st.integers(1, 500), key=st.sampled_from(sorted(CODES)))
    def the_clock_goes_back_and_gives_no_number(self, days: int, key: str) -> None:
        right = self.now
        self.counter.now = right - dt.timedelta(days=days)
        if self.unable():
            letter = Particulars("Budi Contoh", "Surat", service_key=key)
            assert self.carry_out(None, True, books.enter_manual, letter) is UNDONE
        self.counter.now = right

    @rule(outcome=OUTCOMES, mode=st.sampled_from(list(SeriesMode)), first=st.integers(1, 90), later=st.integers(-1, 1))
    def a_year_is_opened(self, outcome: Any, mode: SeriesMode, first: int, later: int) -> None:
        year = self.now.year + later
        wrong = year in self.book.years
        if self.carry_out(outcome, wrong, book_years.open_year, year, mode, first) is not UNDONE:
            self.book.years[year] = (mode.value, first)

    # -- cases -----------------------------------------------------------------------

    @rule(key=st.sampled_from(("skck", "sktm", "kepala-desa")), outcome=OUTCOMES)
    def a_case_comes_in(self, key: str, outcome: Any) -> None:
        form = self.counter.form(key)
        case = self.carry_out(outcome, False, _received, form)
        if case is UNDONE:
            return
        if case is None:  # kept, but not told: the same request gives it again
            case = self.carry_out(None, False, _received, form)
        self.cases[case.number] = Told(case.service_short, case.applicant.village, self.now, case.due_at)
        self.waiting.append(self.counter.walk(case, StepKind.REGISTER))

    @precondition(lambda self: self.waiting)
    @rule(pick=st.integers(0, 99), outcome=OUTCOMES)
    def a_case_is_registered(self, pick: int, outcome: Any) -> None:
        case = self.waiting[pick % len(self.waiting)]
        code = CODES[case.service_key]
        taken = self.would_take(case.service_key, code)
        wrong = self.unable() or self.book.taken(taken[0][0])
        if self.carry_out(outcome, wrong, moves.advance, self.counter.request(case)) is not UNDONE:
            self.write(taken, "berkas", code, case.applicant.name)
            self.waiting.remove(case)
            self.beyond.append(self.counter.case(case))

    @precondition(lambda self: self.beyond)
    @rule(pick=st.integers(0, 99), whole=st.booleans())
    def a_case_goes_on(self, pick: int, whole: bool) -> None:
        case = self.beyond.pop(pick % len(self.beyond))
        told = self.cases[case.number]
        if case.state is not CaseState.READY:
            case = self.counter.walk(case, StepKind.HAND_OVER)
            told.ended = self.now
        if whole and case.state is CaseState.READY:
            self.counter.later(hours=3)
            self.counter.hand_over(case)
        elif case.state is CaseState.READY:
            self.beyond.append(case)

    @precondition(lambda self: self.waiting)
    @rule(pick=st.integers(0, 99), outcome=OUTCOMES)
    def a_case_is_refused(self, pick: int, outcome: Any) -> None:
        case = self.waiting[pick % len(self.waiting)]
        request = self.counter.request(case, "tidak memenuhi syarat")
        if self.carry_out(outcome, False, moves.refuse, request) is not UNDONE:
            self.waiting.remove(case)
            told = self.cases[case.number]
            told.ended, told.refused = self.now, True

    # -- the book ---------------------------------------------------------------------

    @rule(key=st.sampled_from((*sorted(CODES), "")), outcome=OUTCOMES)
    def a_letter_typed_elsewhere_is_entered(self, key: str, outcome: Any) -> None:
        code = CODES.get(key, "005")
        taken = self.would_take(key, code)
        wrong = self.unable() or self.book.taken(taken[0][0])
        letter = Particulars("Budi Contoh", "Surat", service_key=key)
        if self.carry_out(outcome, wrong, books.enter_manual, letter) is not UNDONE:
            self.write(taken, "manual", code, "Budi Contoh")

    @rule(key=st.sampled_from(sorted(CODES)), count=st.integers(1, 4), outcome=OUTCOMES)
    def blanks_are_reserved(self, key: str, count: int, outcome: Any) -> None:
        taken = self.would_take(key, CODES[key], count)
        wrong = self.unable() or any(self.book.taken(number) for number, _, _ in taken)
        if self.carry_out(outcome, wrong, book_blanks.reserve_block, key, count, "listrik padam") is not UNDONE:
            self.write(taken, "blanko", CODES[key], "")

    @precondition(lambda self: self.book.rows)
    @rule(pick=st.integers(0, 999), outcome=OUTCOMES)
    def a_sisipan_is_written(self, pick: int, outcome: Any) -> None:
        base = self.book.rows[pick % len(self.book.rows)]
        same = [r for r in self.book.rows if (r.series, r.year, r.sequence) == (base.series, base.year, base.sequence)]
        code = "005" if self.book.years[base.year][0] == "office" else base.code
        number = f"{code}/{base.sequence}.{len(same)}/424.308/{base.year}"
        wrong = self.doubted() or self.book.taken(number)
        letter = Particulars("Siti Contoh", "Surat")
        if self.carry_out(outcome, wrong, books.insert_earlier, base.number, letter, SIGNED, "tertinggal") is UNDONE:
            return
        self.book.rows.append(
            Row(number, base.series, base.year, base.sequence, len(same), "sisipan", base.date, code, "Siti Contoh")
        )
        self.book.last_at = self.now

    @precondition(lambda self: self.book.rows)
    @rule(pick=st.integers(0, 999), outcome=OUTCOMES)
    def a_number_is_void(self, pick: int, outcome: Any) -> None:
        row = self.book.rows[pick % len(self.book.rows)]
        if self.carry_out(outcome, row.void, books.void, row.number, SIGNED, "salah") is not UNDONE:
            row.void, row.blank, row.marks = True, False, row.marks + 1

    @precondition(lambda self: self.book.rows)
    @rule(
        pick=st.integers(0, 999), name=st.sampled_from(("Wati Contoh", "Joko Contoh", "Budi Contoh")), outcome=OUTCOMES
    )
    def a_row_is_corrected(self, pick: int, name: str, outcome: Any) -> None:
        row = self.book.rows[pick % len(self.book.rows)]
        wrong = row.void or row.name == name
        if self.carry_out(outcome, wrong, books.correct, row.number, {"name": name}, SIGNED, "salah") is not UNDONE:
            row.name, row.marks = name, row.marks + 1

    @precondition(lambda self: self.book.rows)
    @rule(pick=st.integers(0, 999), open_one=st.booleans(), outcome=OUTCOMES)
    def a_blank_is_filled(self, pick: int, open_one: bool, outcome: Any) -> None:
        among = [row for row in self.book.rows if row.blank] if open_one else self.book.rows
        if not among:
            return
        row = among[pick % len(among)]
        letter = Particulars("Ani Contoh", "Surat tulis tangan")
        if self.carry_out(outcome, not row.blank, book_blanks.fill_blank, row.number, letter) is not UNDONE:
            row.name, row.blank, row.marks = "Ani Contoh", False, row.marks + 1

    @precondition(lambda self: any(row.blank for row in self.book.rows))
    @rule(outcome=OUTCOMES, repeat=st.sampled_from((False, False, False, True)))
    def blanks_are_given_up(self, outcome: Any, repeat: bool) -> None:
        rows = [row for row in self.book.rows if row.blank]
        numbers = tuple(row.number for row in rows)
        wrong = repeat
        if repeat:
            numbers += numbers[:1]
        if self.carry_out(outcome, wrong, book_blanks.give_up_blanks, numbers, "menyala") is not UNDONE:
            for row in rows:
                row.void, row.blank, row.marks = True, False, row.marks + 1

    @precondition(lambda self: self.book.rows)
    @rule(outcome=OUTCOMES, skip=st.sampled_from((0, 0, 0, 1, -1)))
    def a_month_is_closed(self, outcome: Any, skip: int) -> None:
        if self.book.closed:
            year, month = (int(part) for part in self.book.closed[-1].split("-"))
            year, month = year + month // 12, month % 12 + 1
        else:
            first = min(row.date for row in self.book.rows)
            year, month = first.year, first.month
        index = year * 12 + month - 1 + skip
        year, month = index // 12, index % 12 + 1
        end = dt.date(year + month // 12, month % 12 + 1, 1)
        blank = any(row.blank and row.date < end for row in self.book.rows)
        wrong = bool(skip) or blank or self.now.date() < end or self.doubted()
        if self.carry_out(outcome, wrong, close_month, year, month) is not UNDONE:
            self.book.closed.append(f"{year}-{month:02d}")
            self.verify()


def _received(form: Any, uow: Any, now: dt.datetime, officer: int) -> Any:
    from app.actions.intake import receive

    return receive(form, uow, now, officer)


def _any(chance: random.Random) -> int:
    return chance.randrange(1000)


def _any_service(chance: random.Random) -> str:
    return chance.choice(("skck", "skck", "sktm", "sktm", "perangkat-desa", "kepala-desa"))


_PLAIN = ("time_passes", "a_month_passes", "the_clock_goes_back_and_gives_no_number", "a_case_goes_on")
"""What writes nothing to the register, and so ends in one way only."""
WEIGHTS: dict[str, tuple[int, dict[str, Callable[[random.Random], Any]]]] = {
    "time_passes": (8, {"hours": lambda r: r.randint(1, 40)}),
    "a_month_passes": (2, {"day": lambda r: r.randint(1, 9)}),
    "an_official_vouches_for_the_clock": (12, {}),
    "the_clock_goes_back_and_gives_no_number": (1, {"days": lambda r: r.randint(1, 500), "key": _any_service}),
    "a_year_is_opened": (
        3,
        {
            "mode": lambda r: r.choice(list(SeriesMode)),
            "first": lambda r: r.randint(1, 90),
            "later": lambda r: r.choice((0, 0, 0, 1)),
        },
    ),
    "a_case_comes_in": (6, {"key": lambda r: r.choice(("skck", "sktm", "kepala-desa"))}),
    "a_case_is_registered": (6, {"pick": _any}),
    "a_case_goes_on": (5, {"pick": _any, "whole": lambda r: r.random() < 0.5}),
    "a_case_is_refused": (1, {"pick": _any}),
    "a_letter_typed_elsewhere_is_entered": (4, {"key": _any_service}),
    "blanks_are_reserved": (2, {"key": _any_service, "count": lambda r: r.randint(1, 4)}),
    "a_sisipan_is_written": (4, {"pick": _any}),
    "a_number_is_void": (2, {"pick": _any}),
    "a_row_is_corrected": (3, {"pick": _any, "name": lambda r: r.choice(("Wati Contoh", "Joko Contoh"))}),
    "a_blank_is_filled": (3, {"pick": _any, "open_one": lambda r: r.random() < 0.7}),
    "blanks_are_given_up": (2, {"repeat": lambda r: r.random() < 0.2}),
    "a_month_is_closed": (6, {"skip": lambda r: r.choice((0, 0, 0, 0, 1, -1))}),
}
"""How often each thing is done in a long history, and with what."""
NEEDS = {
    "a_case_is_registered": lambda h: h.waiting,
    "a_case_is_refused": lambda h: h.waiting,
    "a_case_goes_on": lambda h: h.beyond,
    "blanks_are_given_up": lambda h: any(row.blank for row in h.book.rows),
    **dict.fromkeys(
        ("a_sisipan_is_written", "a_number_is_void", "a_row_is_corrected", "a_blank_is_filled", "a_month_is_closed"),
        lambda h: h.book.rows,
    ),
}


def _ending(chance: random.Random) -> Any:
    drawn = chance.random()
    if drawn < 0.75:
        return None
    return "left" if drawn < 0.85 else (chance.randint(1, 40), chance.random() < 0.5)


@pytest.mark.parametrize("seed", range(40 if LONG else 3))
def test_a_long_history_leaves_a_whole_book(seed: int) -> None:
    chance = random.Random(seed)
    history = Histories()
    try:
        history.set_up(
            mode=list(SeriesMode)[seed % 3], first=chance.randint(1, 700), month=11, day=chance.randint(2, 28)
        )
        for _ in range(1500 if LONG else 400):
            (name,) = chance.choices(list(WEIGHTS), [weight for weight, _ in WEIGHTS.values()])
            arguments = {key: draw(chance) for key, draw in WEIGHTS[name][1].items()}
            if NEEDS.get(name, lambda _: True)(history):
                if name not in _PLAIN:
                    arguments["outcome"] = _ending(chance)
                getattr(history, name)(**arguments)
        assert len(history.book.rows) > 20
        assert len(history.book.closed) > 1
        assert len(history.book.years) > 1
    finally:
        history.teardown()


Histories.TestCase.settings = settings(
    max_examples=150 if LONG else 8,
    stateful_step_count=50 if LONG else 25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestShortHistories = Histories.TestCase
