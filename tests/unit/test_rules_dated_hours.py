"""Hours from a day on: what is kept of them, and what is said."""

from __future__ import annotations

import datetime as dt

import pytest

from app.model.worktime import DEFAULT_WEEK, DatedWeek, WorkCalendar
from app.rules.clock.dated_hours import change_words, first_day_note, next_change, with_week
from app.rules.clock.worktime import open_minutes

SHORT = dict.fromkeys(range(5), ((480, 840),))
JUNE, JULY = dt.date(2026, 6, 1), dt.date(2026, 7, 1)


def test_each_day_has_the_hours_that_held_on_it() -> None:
    calendar = WorkCalendar(DEFAULT_WEEK, later=(DatedWeek(JUNE, SHORT), DatedWeek(JULY, DEFAULT_WEEK)))
    days = [dt.date(2026, 5, 29), JUNE, dt.date(2026, 6, 30), JULY]
    assert [calendar.spans(day) == SHORT[0] for day in days] == [False, True, True, False]
    # Friday by the old hours, Monday by the new ones.
    assert open_minutes(dt.datetime(2026, 5, 29), dt.datetime(2026, 6, 2), calendar) == 450 + 360
    assert next_change(calendar, JUNE) == DatedWeek(JULY, DEFAULT_WEEK)
    assert next_change(calendar, JULY) is None


def test_hours_that_change_nothing_are_not_kept() -> None:
    calendar = WorkCalendar(DEFAULT_WEEK)
    assert with_week(calendar, DEFAULT_WEEK | {6: ()}, JUNE) == ()
    later = with_week(calendar, SHORT, JUNE)
    assert with_week(WorkCalendar(DEFAULT_WEEK, later=later), SHORT, JULY) == later
    assert with_week(WorkCalendar(DEFAULT_WEEK, later=later), DEFAULT_WEEK, JUNE) == ()


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (DEFAULT_WEEK | {5: ((480, 720),)}, "Sabtu 08.00–12.00"),
        (SHORT, "Senin–Jumat 08.00–14.00"),
        (SHORT | {2: DEFAULT_WEEK[2]}, "Senin–Selasa 08.00–14.00; Kamis–Jumat 08.00–14.00"),
        ({0: DEFAULT_WEEK[0]}, "Selasa–Jumat tutup"),
        (DEFAULT_WEEK, ""),
    ],
)
def test_what_changes_is_told_by_runs_of_days(after: dict, said: str) -> None:
    assert change_words(DEFAULT_WEEK, after) == said


def test_a_first_day_says_what_it_means() -> None:
    assert first_day_note(JULY, JUNE) == "Sampai 30 Juni 2026 jam yang lama tetap berlaku."
    assert "sudah lewat" in first_day_note(JUNE, JULY)
    assert "sebelumnya" in first_day_note(JUNE, JUNE)
