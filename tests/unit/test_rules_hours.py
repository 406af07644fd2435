"""Opening hours as they are typed, and what is said of those that cannot be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.errors import UserError
from app.model.worktime import DEFAULT_WEEK, RAMADAN_WEEK
from app.rules.clock.hours import (
    TypedDay,
    check_week,
    clock_words,
    length_words,
    read_clock,
    read_day,
    read_week,
    span_words,
    tidy_week,
    typed_week,
    week_errors,
    week_minutes,
)

MONDAY = TypedDay(True, "07.30", "12.00", "13.00", "16.00")


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        *(("07.30", 450), ("7.30", 450), ("7:30", 450), ("07,30", 450), ("730", 450), ("0730", 450), (" 7 ", 420)),
        *(("12", 720), ("00.00", 0), ("23.59", 1439), ("24.00", None), ("7.60", None), ("25", None), ("7.3", None)),
        *(("", None), ("pagi", None), ("7.30-8", None), ("-7", None), ("12345", None)),
    ],
)
def test_a_time_of_day_is_read_in_any_usual_way(typed: str, minutes: int | None) -> None:
    assert read_clock(typed) == minutes


@pytest.mark.parametrize("minutes", [0, 450, 725, 1439])
def test_a_time_that_was_written_is_read_back(minutes: int) -> None:
    assert read_clock(clock_words(minutes)) == minutes


def test_a_week_is_read_back_as_it_is_shown() -> None:
    for week in (DEFAULT_WEEK, RAMADAN_WEEK, {5: ((480, 720),)}):
        assert read_week(typed_week(week)) == week
    assert typed_week(DEFAULT_WEEK)[5] == TypedDay()
    assert week_minutes(DEFAULT_WEEK) == 2250


@pytest.mark.parametrize(
    ("changes", "box", "sentence"),
    [
        ({"begin": "7.3o"}, "begin", "Jam tidak dikenal."),
        ({"begin": ""}, "begin", "Jam buka belum diisi."),
        ({"end": ""}, "end", "Jam tutup belum diisi."),
        ({"rest": ""}, "rest", "Isi awal dan akhir istirahat, atau kosongkan keduanya."),
        ({"back": ""}, "back", "Isi awal dan akhir istirahat, atau kosongkan keduanya."),
        ({"begin": "12.00"}, "rest", "Istirahat harus mulai setelah jam buka."),
        ({"rest": "13.00"}, "back", "Istirahat harus berakhir setelah mulainya."),
        ({"back": "16.00"}, "end", "Jam tutup harus setelah istirahat."),
        ({"rest": "", "back": "", "end": "07.30"}, "end", "Jam tutup harus setelah jam buka."),
    ],
)
def test_what_is_wrong_with_a_day_is_said_beside_its_box(changes: dict[str, str], box: str, sentence: str) -> None:
    wrong = replace(MONDAY, **changes)
    with pytest.raises(UserError) as caught:
        read_day(wrong)
    assert (caught.value.field, caught.value.sentence) == (box, sentence)
    week = (MONDAY, wrong, *[TypedDay()] * 5)
    assert list(week_errors(week)) == [f"1.{box}"]
    with pytest.raises(UserError) as caught:
        read_week(week)
    assert caught.value.field == f"1.{box}"


def test_a_closed_day_keeps_what_is_typed_in_it_but_is_closed() -> None:
    assert read_day(replace(MONDAY, open=False, begin="?")) == ()
    assert read_day(TypedDay(True, "8", "", "", "12")) == ((480, 720),)


def test_an_office_that_never_opens_and_overlapping_spans_are_refused() -> None:
    with pytest.raises(UserError, match="sedikitnya satu hari"):
        read_week((TypedDay(),) * 7)
    for spans in (((480, 720), (700, 900)), ((780, 960), (450, 720)), ((480, 720), (720, 900)), ((480, 1500),)):
        with pytest.raises(UserError, match="hari Rabu tidak urut"):
            check_week({2: spans})


def test_hours_in_words() -> None:
    assert span_words(DEFAULT_WEEK[0]) == "07.30–12.00 dan 13.00–16.00"
    assert span_words(()) == "tutup"
    assert [length_words(minutes) for minutes in (2250, 480, 45, 0)] == [
        "37 jam 30 menit",
        "8 jam",
        "45 menit",
        "0 jam",
    ]


def test_other_writings_of_the_same_hours_are_no_change() -> None:
    typed = (TypedDay(True, "7.30", "12", "13:00", " 1600 "), TypedDay(False, "8"), TypedDay(True, "?"))
    assert tidy_week(typed) == (MONDAY, TypedDay(), TypedDay(True, "?"))
