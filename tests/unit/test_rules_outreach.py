"""Outreach: how long ahead it is asked for, and a calendar in which nothing clashes."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.assets import Packs
from app.errors import UserError
from app.model.schedule import Activity
from app.model.worktime import DEFAULT_WEEK, WorkCalendar
from app.rules.outreach import clash, errors_ahead, read_activity, same_day

PRIGEN = Packs().get("prigen").service("sosialisasi").standard
LEKOK = Packs().get("lekok").service("sosialisasi").standard
CALENDAR = WorkCalendar(DEFAULT_WEEK, {dt.date(2026, 11, 25): "Libur setempat"})
MONDAY = dt.date(2026, 11, 23)
GOOD = {
    "tanggal": "2026-12-02",
    "mulai": "09.00",
    "selesai": "11.30",
    "tempat": "Balai  Desa",
    "narasumber": "Sri; Budi",
}


def errors(day: str, letter: dt.date | None, today: dt.date = MONDAY) -> dict[str, str]:
    return errors_ahead(PRIGEN, {"tanggal_kegiatan": day}, letter, today, CALENDAR)


def activity(start: int, end: int, place: str = "Balai Desa", who: str = "Sri", case: int = 2) -> Activity:
    day = dt.datetime(2026, 12, 2)
    return Activity(case, day + dt.timedelta(hours=start), day + dt.timedelta(hours=end), place, who, "2612-0001-1")


def test_five_working_days_by_letter_and_three_by_visit_are_enough() -> None:
    # 23 November to 30 November 2026: 24, 26, 27, 30 are working days, the 25th is closed.
    assert errors("2026-12-01", MONDAY) == {}
    assert errors("2026-12-01", dt.date(2026, 11, 20), dt.date(2026, 11, 26)) == {}


def test_a_late_letter_and_a_late_visit_are_told_apart() -> None:
    late = errors("2026-11-30", MONDAY)
    assert list(late) == ["covering_date"]
    assert "5 hari kerja" in late["covering_date"]
    assert "ini 4 hari kerja" in late["covering_date"]
    visit = errors("2026-11-26", dt.date(2026, 11, 2))
    assert list(visit) == ["particular.tanggal_kegiatan"]
    assert "ini 2 hari kerja" in visit["particular.tanggal_kegiatan"]


def test_without_its_dates_nothing_can_be_told() -> None:
    assert list(errors("", MONDAY)) == ["particular.tanggal_kegiatan"]
    assert list(errors("2026-11-23", MONDAY)) == ["particular.tanggal_kegiatan"]
    assert list(errors("2026-12-10", None)) == ["covering_date"]


def test_an_office_without_such_a_rule_asks_for_nothing() -> None:
    assert errors_ahead(LEKOK, {}, None, MONDAY, CALENDAR) == {}


def test_an_activity_is_read_as_typed() -> None:
    read = read_activity(7, GOOD, MONDAY)
    assert (read.starts_at, read.ends_at) == (dt.datetime(2026, 12, 2, 9), dt.datetime(2026, 12, 2, 11, 30))
    assert (read.place, read.speakers) == ("Balai Desa", "Sri; Budi")


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("tanggal", ""),
        ("tanggal", "2026-11-22"),
        ("mulai", "25"),
        ("selesai", "9.00"),
        ("selesai", "8"),
        ("tempat", " "),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(key: str, typed: str) -> None:
    with pytest.raises(UserError) as refused:
        read_activity(7, GOOD | {key: typed}, MONDAY)
    assert refused.value.field == f"record.{key}"


def test_a_place_is_taken_once_at_a_time() -> None:
    error = clash(activity(9, 11, "balai desa", "Budi", 1), [activity(10, 12)])
    assert error is not None
    assert error.field == "record.tempat"
    assert "2612-0001-1" in error.sentence


def test_a_speaker_speaks_once_at_a_time() -> None:
    error = clash(activity(9, 11, "Aula", "Budi, SRI", 1), [activity(10, 12)])
    assert error is not None
    assert error.field == "record.narasumber"


def test_what_else_is_on_a_day_is_told_but_for_the_own_plan() -> None:
    others = [activity(9, 11), activity(13, 15, "Aula", "")]
    assert same_day(others, "") == "Hari itu sudah ada: 09.00–11.00 Balai Desa (Sri); 13.00–15.00 Aula."
    assert same_day(others, "2612-0001-1") == ""


def test_one_after_the_other_and_the_own_earlier_plan_are_no_clash() -> None:
    assert clash(activity(9, 10, case=1), [activity(10, 12)]) is None
    assert clash(activity(9, 11, case=2), [activity(10, 12)]) is None
    assert clash(activity(9, 11, "Aula", "Budi", 1), [activity(10, 12)]) is None


HOURS = st.tuples(st.integers(7, 15), st.integers(1, 4), st.sampled_from("ABC"), st.sampled_from(["", "X", "X,Y"]))


@given(st.lists(HOURS, max_size=12))
def test_a_calendar_filled_without_clashes_has_none(wishes: list[tuple[int, int, str, str]]) -> None:
    taken: list[Activity] = []
    for n, (start, long, place, who) in enumerate(wishes):
        wanted = activity(start, start + long, place, who, n)
        if clash(wanted, taken) is None:
            taken.append(wanted)
    for one in taken:
        for two in taken:
            apart = one.ends_at <= two.starts_at or two.ends_at <= one.starts_at
            assert one is two or apart or (one.place != two.place and not ({*one.speakers} & {*two.speakers} - {","}))
