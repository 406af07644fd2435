"""The recap of a period: every table counts the same cases, and a plain recount agrees."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserError
from app.model.case import Pause, PauseCause, Priority
from app.model.recap import CaseFact
from app.model.worktime import DEFAULT_WEEK, WorkCalendar
from app.rules.month.recap import (
    minutes_words,
    month_period,
    percent_words,
    period_before,
    quarter_period,
    recap,
    year_period,
)

CALENDAR = WorkCalendar(DEFAULT_WEEK)
OCTOBER = month_period(2026, 10)
moments = st.datetimes(dt.datetime(2026, 8, 1), dt.datetime(2026, 12, 31))


@st.composite
def facts(draw: st.DrawFn) -> CaseFact:
    begun = draw(moments)
    finished = draw(st.none() | st.timedeltas(dt.timedelta(), dt.timedelta(days=60)))
    due = draw(st.none() | st.timedeltas(dt.timedelta(), dt.timedelta(days=10)))
    return CaseFact(
        service=draw(st.sampled_from(("SKCK", "SKTM", "Waris"))),
        village=draw(st.sampled_from(("", "Jatirejo", "Wates"))),
        sex=draw(st.sampled_from(("L", "P", ""))),
        officer=draw(st.sampled_from(("Petugas A", "Petugas B"))),
        complete_at=begun,
        due_at=begun + due if due is not None else None,
        finished_at=begun + finished if finished is not None else None,
        refused=finished is not None and draw(st.booleans()),
        collected=False,
    )


def fact(begun: str, finished: str = "", due: str = "", refused: bool = False) -> CaseFact:
    read = dt.datetime.fromisoformat
    promised = read(due) if due else None
    ended = read(finished) if finished else None
    return CaseFact("SKCK", "Wates", "P", "Petugas A", read(begun), promised, ended, refused, False)


@given(st.lists(facts(), max_size=40))
def test_every_table_adds_up_to_the_same_totals_as_a_plain_recount(cases: list[CaseFact]) -> None:
    found = recap(cases, OCTOBER, CALENDAR)
    assert found.total.arrived == sum(c.complete_at.month == 10 for c in cases)
    ended = [c for c in cases if c.finished_at and (c.finished_at.year, c.finished_at.month) == (2026, 10)]
    assert found.total.finished == sum(not c.refused for c in ended)
    assert found.total.refused == sum(c.refused for c in ended)
    end = dt.datetime(2026, 11, 1)
    assert found.total.open == sum(
        c.complete_at < end and (c.finished_at is None or c.finished_at >= end) for c in cases
    )
    for table in (found.services, found.villages, found.sexes, found.officers):
        for column in ("arrived", "finished", "refused", "open", "promised", "on_time"):
            assert sum(getattr(line, column) for line in table) == getattr(found.total, column)
    assert sum(found.per_day.values()) == found.total.arrived


def test_a_case_finished_next_month_is_open_at_the_end_of_this_one() -> None:
    cases = [fact("2026-10-30T09:00", "2026-11-02T09:00")]
    october, november = recap(cases, OCTOBER, CALENDAR), recap(cases, month_period(2026, 11), CALENDAR)
    assert (october.total.arrived, october.total.finished, october.total.open) == (1, 0, 1)
    assert (november.total.arrived, november.total.finished, november.total.open) == (0, 1, 0)


def test_time_spent_counts_open_minutes_only() -> None:
    found = recap([fact("2026-10-05T11:50", "2026-10-05T13:10")], OCTOBER, CALENDAR)
    assert found.total.mean_minutes == 20


def test_time_spent_leaves_out_the_pauses_and_counts_overlapping_ones_once() -> None:
    def pause(begun: str, ended: str = "") -> Pause:
        read = dt.datetime.fromisoformat
        return Pause(PauseCause.APPLICANT, read(begun), read(ended) if ended else None)

    whole = fact("2026-10-05T09:00", "2026-10-06T09:00")
    assert recap([whole], OCTOBER, CALENDAR).total.mean_minutes == 450
    pauses = (
        pause("2026-10-05T08:00", "2026-10-05T09:10"),  # began before the file was complete
        pause("2026-10-05T10:00", "2026-10-05T11:00"),
        pause("2026-10-05T10:30", "2026-10-05T11:30"),
        pause("2026-10-05T15:00", "2026-10-06T08:00"),
        pause("2026-10-06T08:50"),
    )
    found = recap([replace(whole, pauses=pauses)], OCTOBER, CALENDAR)
    assert found.total.mean_minutes == 450 - 10 - 90 - 90 - 10
    assert found.total.longest_minutes == found.total.mean_minutes


def test_a_refused_case_is_no_finished_one_and_keeps_no_promise() -> None:
    found = recap([fact("2026-10-05T09:00", "2026-10-05T09:05", "2026-10-05T10:00", refused=True)], OCTOBER, CALENDAR)
    assert (found.total.finished, found.total.refused, found.total.on_time_percent) == (0, 1, None)


def test_on_time_is_a_share_of_those_that_were_promised_a_time() -> None:
    cases = [
        fact("2026-10-05T09:00", "2026-10-05T09:05", "2026-10-05T09:10"),
        fact("2026-10-05T09:00", "2026-10-05T09:30", "2026-10-05T09:10"),
        fact("2026-10-05T09:00", "2026-10-05T09:30"),
    ]
    assert recap(cases, OCTOBER, CALENDAR).total.on_time_percent == 50


def test_the_period_before_is_of_the_same_kind() -> None:
    assert period_before(month_period(2026, 1)) == month_period(2025, 12)
    assert period_before(quarter_period(2026, 1)) == quarter_period(2025, 4)
    assert period_before(year_period(2026)) == year_period(2025)
    assert period_before(month_period(2026, 3)) == month_period(2026, 2)


@pytest.mark.parametrize("month", [0, 13])
def test_a_month_that_does_not_exist_is_refused(month: int) -> None:
    with pytest.raises(UserError):
        month_period(2026, month)


def test_durations_and_shares_read_as_indonesian() -> None:
    assert minutes_words(25) == "25 mnt"
    assert minutes_words(200) == "3 jam 20 mnt"
    assert minutes_words(None) == "–"
    assert percent_words(97.54) == "97,5%"
    assert percent_words(None) == "–"


def test_those_who_go_first_are_counted_by_kind_and_nobody_else() -> None:
    asked = [Priority.ELDERLY, Priority.NONE, Priority.PREGNANT, Priority.ELDERLY]
    cases = [replace(fact("2026-10-05 09:00", "2026-10-05 09:30"), priority=priority) for priority in asked]
    found = recap(cases, OCTOBER, CALENDAR)
    assert [(line.name, line.arrived) for line in found.priorities] == [("Lansia", 2), ("Ibu hamil", 1)]
    assert found.total.arrived == 4
