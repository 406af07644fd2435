"""Office time, against a plain simulation that walks minute by minute through the same calendar."""

import datetime as dt

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.errors import UserError
from app.model.catalogue import Duration, DurationUnit
from app.model.worktime import DEFAULT_WEEK, WorkCalendar
from app.rules.clock.worktime import Urgency, add_open_minutes, age, due_at, open_minutes, working_days

MINUTE = dt.timedelta(minutes=1)
SHORT_DAY = ((480, 690), (750, 900))
MONDAY = dt.datetime(2026, 11, 23, 9, 0)
PLAIN = WorkCalendar(DEFAULT_WEEK)
AROUND = [dt.date(2026, 12, 21) + dt.timedelta(days=n) for n in range(21)]
"""Three weeks across Christmas, cuti bersama and the new year."""
STARTS = st.datetimes(dt.datetime(2026, 12, 21), dt.datetime(2027, 1, 3, 23, 59))
WEEKS = st.sampled_from(
    [
        DEFAULT_WEEK,
        dict.fromkeys(range(6), ((480, 720), (780, 930))),
        {0: ((0, 1439),), 3: ((600, 601), (700, 705)), 4: ((450, 690), (780, 990))},
    ]
)
CALENDARS = st.builds(
    WorkCalendar,
    WEEKS,
    st.lists(st.sampled_from(AROUND), max_size=8).map(lambda days: dict.fromkeys(days, "Libur")),
    st.lists(st.sampled_from(AROUND), max_size=4).map(lambda days: dict.fromkeys(days, SHORT_DAY)),
)


def minutes_open(calendar: WorkCalendar, moment: dt.datetime) -> bool:
    day = moment.hour * 60 + moment.minute
    return any(begin <= day < end for begin, end in calendar.spans(moment.date()))


def simulated_end(start: dt.datetime, minutes: int, calendar: WorkCalendar) -> dt.datetime:
    moment = start.replace(second=0, microsecond=0)
    while minutes:
        minutes -= minutes_open(calendar, moment)
        moment += MINUTE
    return moment


def duration(value: int, unit: DurationUnit) -> Duration:
    return Duration(value, unit, "", f"{value} {unit}")


@settings(max_examples=150)
@given(STARTS, st.integers(1, 1100), CALENDARS)
@example(dt.datetime(2026, 12, 24, 15, 50), 30, WorkCalendar(DEFAULT_WEEK, {dt.date(2026, 12, 25): "Natal"}))
@example(dt.datetime(2026, 12, 31, 11, 59, 59), 241, PLAIN)
def test_added_minutes_pass_only_while_the_office_is_open(
    start: dt.datetime, minutes: int, calendar: WorkCalendar
) -> None:
    end = add_open_minutes(start, minutes, calendar)
    assert end == simulated_end(start, minutes, calendar)
    assert open_minutes(start.replace(second=0, microsecond=0), end, calendar) == minutes


@settings(max_examples=100)
@given(STARTS, st.integers(0, 9 * 24 * 60), CALENDARS)
def test_open_minutes_between_two_moments_are_those_of_the_walk(
    start: dt.datetime, span: int, calendar: WorkCalendar
) -> None:
    start = start.replace(second=0, microsecond=0)
    walked = sum(minutes_open(calendar, start + n * MINUTE) for n in range(span))
    assert open_minutes(start, start + span * MINUTE, calendar) == walked


@given(STARTS, st.integers(1, 12), CALENDARS, st.sampled_from([DurationUnit.DAYS, DurationUnit.WORKING_DAYS]))
def test_n_working_days_are_due_at_closing_time_of_the_nth(
    start: dt.datetime, days: int, calendar: WorkCalendar, unit: DurationUnit
) -> None:
    due = due_at(start, duration(days, unit), calendar)
    left, day = days, start.date()
    while left:
        day += dt.timedelta(days=1)
        left -= calendar.is_open(day)
    assert due.date() == day
    assert due == dt.datetime.combine(day, dt.time()) + calendar.spans(day)[-1][1] * MINUTE
    assert working_days(start.date(), due.date(), calendar) == days


@given(STARTS, st.integers(1, 8), CALENDARS)
def test_hours_are_sixty_open_minutes_each(start: dt.datetime, hours: int, calendar: WorkCalendar) -> None:
    assert due_at(start, duration(hours, DurationUnit.HOURS), calendar) == add_open_minutes(start, hours * 60, calendar)


@pytest.mark.parametrize(
    ("start", "value", "unit", "due"),
    [
        ("2026-11-23 09:00", 10, "minutes", "2026-11-23 09:10"),
        ("2026-11-23 11:55", 10, "minutes", "2026-11-23 13:05"),
        ("2026-11-23 11:50", 10, "minutes", "2026-11-23 12:00"),
        ("2026-11-23 12:30", 10, "minutes", "2026-11-23 13:10"),
        ("2026-11-27 11:25", 10, "minutes", "2026-11-27 13:05"),
        ("2026-11-27 16:25", 10, "minutes", "2026-11-30 07:35"),
        ("2026-11-28 10:00", 20, "minutes", "2026-11-30 07:50"),
        ("2026-11-23 15:30", 1, "hours", "2026-11-24 08:00"),
        ("2026-11-23 09:00", 1, "days", "2026-11-24 16:00"),
        ("2026-11-26 09:00", 1, "working_days", "2026-11-27 16:30"),
        ("2026-11-27 09:00", 3, "days", "2026-12-02 16:00"),
        ("2026-11-28 09:00", 1, "working_days", "2026-11-30 16:00"),
        ("2026-11-23 05:00", 10, "minutes", "2026-11-23 07:40"),
    ],
)
def test_promises_of_an_ordinary_week(start: str, value: int, unit: str, due: str) -> None:
    promise = due_at(dt.datetime.fromisoformat(start), duration(value, DurationUnit(unit)), PLAIN)
    assert promise == dt.datetime.fromisoformat(due)


def test_a_holiday_is_no_working_day() -> None:
    closed = WorkCalendar(DEFAULT_WEEK, {dt.date(2026, 11, 24): "Cuti bersama", dt.date(2026, 11, 25): "Libur"})
    assert due_at(MONDAY, duration(1, DurationUnit.DAYS), closed) == dt.datetime(2026, 11, 26, 16, 0)


def test_special_hours_close_earlier_but_a_holiday_closes_altogether() -> None:
    day = dt.date(2026, 11, 24)
    ramadan = WorkCalendar(DEFAULT_WEEK, special={day: SHORT_DAY})
    assert due_at(MONDAY, duration(1, DurationUnit.DAYS), ramadan) == dt.datetime(2026, 11, 24, 15, 0)
    closed = WorkCalendar(DEFAULT_WEEK, {day: "Libur"}, {day: SHORT_DAY})
    assert not closed.is_open(day)


@pytest.mark.parametrize("unit", DurationUnit)
@pytest.mark.parametrize("week", [{}, {0: ()}, dict.fromkeys(range(7), ((480, 480),))])
def test_an_office_that_never_opens_gets_a_sentence(unit: DurationUnit, week: dict) -> None:
    with pytest.raises(UserError, match="Jam layanan"):
        due_at(MONDAY, duration(2, unit), WorkCalendar(week))


def test_a_long_promise_is_still_counted() -> None:
    rare = WorkCalendar({2: ((540, 600),)})
    assert due_at(MONDAY, duration(60, DurationUnit.WORKING_DAYS), rare).date() == dt.date(2028, 1, 12)
    assert due_at(MONDAY, duration(500, DurationUnit.HOURS), PLAIN) == dt.datetime(2027, 2, 23, 15, 0)
    assert due_at(MONDAY, duration(100, DurationUnit.HOURS), rare).date() == dt.date(2028, 10, 18)


@given(STARTS, STARTS, STARTS, CALENDARS)
def test_a_file_is_late_exactly_after_its_promise(
    begun: dt.datetime, due: dt.datetime, now: dt.datetime, calendar: WorkCalendar
) -> None:
    begun, due = sorted((begun, due))
    stands = age(begun, due, now, calendar)
    assert (stands.urgency is Urgency.LATE) == (now > due) == stands.text.startswith("lewat ")
    whole = open_minutes(begun, due, calendar)
    if stands.urgency is Urgency.NEARLY:
        assert open_minutes(begun, now, calendar) >= 0.7 * whole


@pytest.mark.parametrize(
    ("now", "urgency", "text"),
    [
        ("2026-11-23 09:00", Urgency.FINE, "10 mnt"),
        ("2026-11-23 09:06", Urgency.FINE, "4 mnt"),
        ("2026-11-23 09:07", Urgency.NEARLY, "3 mnt"),
        ("2026-11-23 09:10", Urgency.NEARLY, "0 mnt"),
        ("2026-11-23 09:10:30", Urgency.LATE, "lewat sedikit"),
        ("2026-11-23 09:11", Urgency.LATE, "lewat 1 mnt"),
        ("2026-11-23 11:15", Urgency.LATE, "lewat 2 jam"),
        ("2026-11-23 18:00", Urgency.LATE, "lewat 5 jam"),
        ("2026-11-26 09:00", Urgency.LATE, "lewat 3 hari kerja"),
    ],
)
def test_the_chip_of_a_ten_minute_promise(now: str, urgency: Urgency, text: str) -> None:
    stands = age(MONDAY, MONDAY + 10 * MINUTE, dt.datetime.fromisoformat(now), PLAIN)
    assert (stands.urgency, stands.text) == (urgency, text)


def test_the_chip_of_a_promise_in_days() -> None:
    due = due_at(MONDAY, duration(5, DurationUnit.WORKING_DAYS), PLAIN)
    assert age(MONDAY, due, MONDAY, PLAIN).text == "5 hari kerja"
    assert age(MONDAY, due, MONDAY, PLAIN).urgency is Urgency.FINE
    later = age(MONDAY, due, dt.datetime(2026, 11, 27, 15, 0), PLAIN)
    assert (later.urgency, later.text) == (Urgency.NEARLY, "9 jam")


def test_a_pause_uses_up_nothing_of_the_promise() -> None:
    promised, due = MONDAY + 10 * MINUTE, MONDAY + 70 * MINUTE
    soon = age(MONDAY, due, MONDAY + 65 * MINUTE, PLAIN, promised)
    assert (soon.urgency, soon.text) == (Urgency.FINE, "5 mnt")
    assert age(MONDAY, due, MONDAY + 67 * MINUTE, PLAIN, promised).urgency is Urgency.NEARLY
    assert age(MONDAY, due, MONDAY + 65 * MINUTE, PLAIN).urgency is Urgency.NEARLY
