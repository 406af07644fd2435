"""A promise that stands still: the time of a pause is given back, no more and no less."""

from __future__ import annotations

import datetime as dt

import pytest

from app.model.case import Pause, PauseCause
from app.model.catalogue import Duration, DurationUnit
from app.model.worktime import DEFAULT_WEEK, RAMADAN_WEEK, SpecialHours, WorkCalendar, spread
from app.rules.clock.promise import promised
from app.rules.clock.worktime import due_at

CHRISTMAS = {dt.date(2026, 12, 24): "Cuti Bersama", dt.date(2026, 12, 25): "Natal", dt.date(2027, 1, 1): "Tahun Baru"}
CALENDAR = WorkCalendar(DEFAULT_WEEK, CHRISTMAS)


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text if "-" in text else f"2026-11-23 {text}")


def pauses(*spans: tuple[str, str | None]) -> list[Pause]:
    return [Pause(PauseCause.APPLICANT, at(begin), at(end) if end else None) for begin, end in spans]


def minutes(value: int) -> Duration:
    return Duration(value, DurationUnit.MINUTES, "", "")


def days(value: int) -> Duration:
    return Duration(value, DurationUnit.WORKING_DAYS, "", "")


@pytest.mark.parametrize(
    ("spans", "due"),
    [
        ((), "09:10"),
        ([("09:05", "10:05")], "10:10"),
        ([("09:05:59", "09:06:01")], "09:11"),
        ([("09:05:10", "09:05:50")], "09:10"),
        ([("09:05", "09:05")], "09:10"),
        ([("08:00", "09:04")], "09:14"),
        ([("08:00", "08:50")], "09:10"),
        ([("09:10", "11:00")], "09:10"),
        ([("09:09:59", "11:00")], "11:01"),
        ([("14:00", "15:00")], "09:10"),
        ([("09:05", "09:20"), ("09:20", "09:30")], "09:35"),
        ([("09:05", "09:30"), ("09:10", "09:20")], "09:35"),
        ([("09:08", "09:20"), ("09:21", "09:40")], "09:41"),
        ([("09:05", "11:58")], "13:03"),
        ([("09:05", "12:30")], "13:05"),
        ([("09:05", "2026-11-23 18:00")], "2026-11-24 07:35"),
        ([("09:05", "2026-12-23 15:58")], "2026-12-28 07:33"),
        ([("09:05", None)], "09:10"),
        ([("09:02", "09:12"), ("09:15", None)], "09:20"),
    ],
)
def test_ten_minutes_run_only_while_nothing_holds_the_file_up(spans: list[tuple[str, str | None]], due: str) -> None:
    assert promised(at("09:00"), minutes(10), CALENDAR, pauses(*spans)) == at(due)


def test_the_order_in_which_pauses_were_noted_does_not_matter() -> None:
    spans = (("09:05", "09:20"), ("09:10", "09:40"), ("10:00", "11:00"))
    found = {promised(at("09:00"), minutes(90), CALENDAR, pauses(*order)) for order in (spans, spans[::-1])}
    assert found == {at("13:05")}


@pytest.mark.parametrize(
    ("spans", "due"),
    [
        ((), "2026-12-28 16:00"),
        ([("2026-12-23 10:00", "2026-12-23 10:30")], "2026-12-29 08:00"),
        ([("2026-12-23 15:00", "2026-12-28 08:30")], "2026-12-29 09:30"),
        ([("2026-12-24 09:00", "2026-12-27 12:00")], "2026-12-28 16:00"),
        ([("2026-12-28 16:00", "2026-12-30 12:00")], "2026-12-28 16:00"),
        ([("2026-12-28 15:30", "2027-01-03 12:00")], "2027-01-04 08:00"),
    ],
)
def test_a_promise_of_days_gives_back_the_open_time_of_a_pause_and_no_closed_day(
    spans: list[tuple[str, str | None]], due: str
) -> None:
    assert promised(at("2026-12-23 09:00"), days(1), CALENDAR, pauses(*spans)) == at(due)


def test_ramadan_hours_within_a_pause_count_as_they_are() -> None:
    ramadan = SpecialHours("Ramadan", dt.date(2026, 11, 24), dt.date(2026, 11, 26), RAMADAN_WEEK)
    calendar = WorkCalendar(DEFAULT_WEEK, CHRISTMAS, spread([ramadan]))
    assert due_at(at("09:00"), days(1), calendar) == at("2026-11-24 15:00")
    held = pauses(("2026-11-24 08:00", "2026-11-25 08:00"))
    assert promised(at("09:00"), days(1), calendar, held) == at("2026-11-25 15:00")


@pytest.mark.parametrize(
    ("start", "unit", "due"),
    [
        ("09:00:30", DurationUnit.MINUTES, "09:00"),
        ("12:10", DurationUnit.HOURS, "13:00"),
        ("16:00", DurationUnit.MINUTES, "2026-11-24 07:30"),
        ("2026-12-24 09:00", DurationUnit.MINUTES, "2026-12-28 07:30"),
        ("09:00", DurationUnit.DAYS, "16:00"),
        ("17:00", DurationUnit.DAYS, "2026-11-24 16:00"),
        ("2026-12-24 09:00", DurationUnit.WORKING_DAYS, "2026-12-28 16:00"),
    ],
)
def test_a_promise_of_nothing_is_due_as_soon_as_the_office_is_there(start: str, unit: DurationUnit, due: str) -> None:
    nothing = Duration(0, unit, "", "")
    assert promised(at(start), nothing, CALENDAR) == at(due)


def test_a_promise_made_in_late_december_knows_the_holidays_of_january() -> None:
    assert due_at(at("2026-12-30 09:00"), days(2), CALENDAR) == at("2027-01-04 16:00")
    assert due_at(at("2026-12-31 15:55"), minutes(10), CALENDAR) == at("2027-01-04 07:35")
