"""Holidays by kind, and the Ramadan hours that are proposed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.errors import UserError
from app.model.worktime import BY_GOVERNMENT, RAMADAN_WEEK, Holiday, HolidayKind, SpecialHours, spread
from app.rules.clock.holidays import (
    check_periods,
    hijri_year,
    is_estimate,
    kind_of,
    plain_name,
    propose_ramadan,
    range_words,
)
from db.holiday_source import indonesian_holidays

TODAY = dt.date(2026, 11, 23)
KNOWN = [Holiday(day, name, BY_GOVERNMENT) for day, name in indonesian_holidays(range(2023, 2030)).items()]
RAMADAN = SpecialHours("Ramadan 1448 H", dt.date(2027, 2, 8), dt.date(2027, 3, 9), RAMADAN_WEEK)


def on(day: dt.date) -> Holiday:
    return next(one for one in KNOWN if one.day == day)


@pytest.mark.parametrize(
    ("name", "source", "kind"),
    [
        ("Hari Raya Natal", BY_GOVERNMENT, HolidayKind.NATIONAL),
        ("Cuti Bersama Hari Raya Natal", BY_GOVERNMENT, HolidayKind.SHARED),
        ("Cuti Bersama Waisak; Hari Lahir Pancasila", BY_GOVERNMENT, HolidayKind.NATIONAL),
        ("Hari Jadi Kabupaten", "setempat", HolidayKind.LOCAL),
        ("Cuti Bersama Idul Adha", "cuti bersama", HolidayKind.SHARED),
        ("Hari Jadi Kabupaten", "kantor", HolidayKind.LOCAL),
    ],
)
def test_a_holiday_says_who_made_it_one(name: str, source: str, kind: HolidayKind) -> None:
    assert kind_of(Holiday(TODAY, name, source)) is kind


def test_what_the_package_calls_cuti_bersama_is_found_in_every_year_that_is_decided() -> None:
    shared = {one.day for one in KNOWN if kind_of(one) is HolidayKind.SHARED}
    assert {dt.date(2026, 12, 24), dt.date(2026, 3, 20), dt.date(2025, 12, 26)} <= shared
    assert dt.date(2026, 12, 25) not in shared


def test_dates_of_later_years_are_estimates_until_their_year_comes() -> None:
    assert not is_estimate(on(dt.date(2026, 12, 25)), TODAY)
    assert is_estimate(on(dt.date(2027, 8, 17)), TODAY)
    feast = on(dt.date(2027, 3, 10))
    assert "(perkiraan)" in feast.name
    assert plain_name(feast) == "Hari Raya Idul Fitri"
    assert is_estimate(feast, dt.date(2027, 1, 4))
    assert not is_estimate(feast, dt.date(2027, 3, 10))
    assert not is_estimate(on(dt.date(2027, 8, 17)), dt.date(2027, 1, 4))
    assert not is_estimate(Holiday(dt.date(2027, 4, 1), "Hari Jadi Kabupaten", "setempat"), TODAY)


@pytest.mark.parametrize(
    ("today", "first", "last", "name"),
    [
        ("2026-11-23", "2027-02-08", "2027-03-09", "Ramadan 1448 H"),
        ("2027-02-20", "2027-02-08", "2027-03-09", "Ramadan 1448 H"),
        ("2026-01-05", "2026-02-19", "2026-03-20", "Ramadan 1447 H"),
        ("2025-01-02", "2025-03-01", "2025-03-30", "Ramadan 1446 H"),
        ("2027-03-10", "2028-01-28", "2028-02-26", "Ramadan 1449 H"),
    ],
)
def test_the_coming_ramadan_ends_the_day_before_idul_fitri(today: str, first: str, last: str, name: str) -> None:
    found = propose_ramadan(KNOWN, [], dt.date.fromisoformat(today))
    assert found is not None
    period, feast = found
    assert (period.name, period.first.isoformat(), period.last.isoformat()) == (name, first, last)
    assert feast == period.last + dt.timedelta(days=1)
    assert period.week == RAMADAN_WEEK


def test_nothing_is_proposed_that_is_entered_already_or_unknown() -> None:
    assert propose_ramadan(KNOWN, [RAMADAN], TODAY) is None
    assert propose_ramadan([on(dt.date(2026, 12, 25))], [], TODAY) is None
    moved = [replace(one, removed=True) if "Idul Fitri" in one.name else one for one in KNOWN]
    moved += [Holiday(dt.date(2027, 3, 11), "Idul Fitri 1448 H", "nasional")]
    found = propose_ramadan(moved, [], TODAY)
    assert found is not None
    assert found[0].last == dt.date(2027, 3, 10)


def test_the_islamic_year_of_idul_fitri() -> None:
    feasts = {2024: (4, 10), 2025: (3, 31), 2026: (3, 21), 2000: (1, 8), 2033: (12, 23)}
    found = [hijri_year(dt.date(year, *rest)) for year, rest in feasts.items()]
    assert found == [1445, 1446, 1447, 1420, 1455]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": "  "}, "1.name"),
        ({"last": dt.date(2027, 4, 30)}, "1.last"),
        ({"last": dt.date(2029, 5, 1)}, "1.last"),
        ({"first": dt.date(2027, 3, 9)}, "1.first"),
        ({"week": {}}, "1.0.open"),
        ({"week": {3: ((480, 700), (600, 900))}}, "1.3.end"),
    ],
)
def test_spans_of_dates_that_cannot_be_are_refused_with_their_place(changes: dict, field: str) -> None:
    other = SpecialHours("Lomba desa", dt.date(2027, 5, 3), dt.date(2027, 5, 7), {0: ((480, 720),)})
    check_periods([RAMADAN, other])
    with pytest.raises(UserError) as caught:
        check_periods([RAMADAN, replace(other, **changes)])
    assert caught.value.field == field


def test_every_date_of_a_span_has_the_hours_of_its_weekday() -> None:
    hours = spread([RAMADAN])
    assert len(hours) == 30
    assert hours[dt.date(2027, 2, 12)] == RAMADAN_WEEK[4]
    assert hours[dt.date(2027, 2, 13)] == ()
    assert dt.date(2027, 3, 10) not in hours


def test_dates_from_first_to_last_in_words() -> None:
    day = dt.date(2027, 2, 8)
    assert range_words(day, day) == "8 Februari 2027"
    assert range_words(day, dt.date(2027, 2, 9)) == "8–9 Februari 2027"
    assert range_words(day, dt.date(2027, 3, 9)) == "8 Februari–9 Maret 2027"
    assert range_words(dt.date(2026, 12, 30), day) == "30 Desember 2026–8 Februari 2027"
