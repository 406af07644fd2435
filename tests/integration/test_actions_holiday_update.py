"""Bringing the holidays of a real data file up to the national calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from app.actions.calendar import add_holidays, set_open
from app.actions.holiday_update import apply_update, calendar_news, proposed_update
from app.changes import Change
from app.errors import UserError
from app.model.worktime import HolidayKind
from app.ports import HolidaySource
from db.holiday_source import indonesian_holidays
from tests.builders import Counter, open_office

TUESDAY, WEDNESDAY = dt.date(2026, 11, 24), dt.date(2026, 11, 25)


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with open_office(tmp_path) as made:
        yield made


def newer(years: Iterable[int]) -> dict[dt.date, str]:
    """A calendar to come: one day more, one day less."""
    days = indonesian_holidays(years)
    del days[dt.date(2026, 12, 25)]
    return days | {TUESDAY: "Hari Baru Nasional"}


def test_a_fresh_office_agrees_with_its_calendar(counter: Counter) -> None:
    with counter.store.read() as uow:
        assert proposed_update(uow, counter.now.date(), indonesian_holidays).empty


def test_news_count_the_days_of_years_that_are_here(counter: Counter) -> None:
    def asked(today: dt.date, source: HolidaySource) -> int:
        with counter.store.read() as uow:
            return calendar_news(uow, today, source)

    today = counter.now.date()
    assert asked(today, indonesian_holidays) == 0
    assert asked(today, newer) == 2
    assert asked(dt.date(2027, 1, 4), indonesian_holidays) == 0, "2028 is yet to be filled"


def test_an_update_moves_promises_is_logged_and_keeps_what_the_office_decided(counter: Counter) -> None:
    case = counter.take_in("waris")
    with counter.store.write() as uow:
        add_holidays(WEDNESDAY, WEDNESDAY, "Hari Jadi", HolidayKind.LOCAL, uow, counter.now, counter.officer)
    with counter.store.write() as uow:
        set_open(dt.date(2026, 12, 24), True, uow, counter.now, counter.officer)
    with counter.store.read() as uow:
        seen = proposed_update(uow, counter.now.date(), newer)
    assert ([one.day for one in seen.added], [one.day for one in seen.gone]) == ([TUESDAY], [dt.date(2026, 12, 25)])
    with counter.store.write() as uow:
        outcome = apply_update(seen, uow, newer, counter.now, counter.officer)
    assert (outcome.value, outcome.changes) == (1, {Change.OFFICE, Change.CASES})
    assert counter.case(case).due_at == dt.datetime(2026, 11, 26, 16, 0)
    with counter.store.read() as uow:
        kept = {one.day: one for one in uow.office.holidays()}
        assert proposed_update(uow, counter.now.date(), newer).empty
    assert kept[WEDNESDAY].source == "setempat"
    assert kept[dt.date(2026, 12, 24)].removed
    assert dt.date(2026, 12, 25) not in kept
    with counter.store.engine.connect() as connection:  # type: ignore[attr-defined]
        rows = connection.execute(text("SELECT key, old, new FROM setting_log ORDER BY id DESC LIMIT 2"))
        assert {tuple(row) for row in rows} == {
            ("holiday.2026-11-24", "", "Hari Baru Nasional (pemerintah)"),
            ("holiday.2026-12-25", "Hari Raya Natal (pemerintah)", ""),
        }


def test_what_was_changed_since_it_was_looked_at_is_looked_at_again(counter: Counter) -> None:
    with counter.store.read() as uow:
        seen = proposed_update(uow, counter.now.date(), newer)
    with counter.store.write() as uow:
        add_holidays(TUESDAY, TUESDAY, "Hari Jadi", HolidayKind.LOCAL, uow, counter.now, counter.officer)
    with counter.store.write() as uow, pytest.raises(UserError, match="baru saja diubah"):
        apply_update(seen, uow, newer, counter.now, counter.officer)


def test_a_promise_over_the_turn_of_the_year_knows_the_days_of_january(counter: Counter) -> None:
    counter.now = dt.datetime(2026, 12, 31, 9, 0)
    counter.vouch_for_clock()
    assert counter.take_in("waris").due_at == dt.datetime(2027, 1, 4, 16, 0)  # the 1st is a holiday, then a weekend
