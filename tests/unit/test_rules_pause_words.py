"""The clock of a file in words: both promises with the reason, and each pause with its open time."""

import datetime as dt
from dataclasses import replace

import pytest

from app.assets import Packs
from app.model.case import Case, Pause, PauseCause
from app.model.worktime import DEFAULT_WEEK, WorkCalendar
from app.rules.clock.pause_words import due_words, pause_lines, paused_words, promise_words
from app.rules.clock.promise import promised
from tests.builders import MONDAY, case_of

LEKOK = Packs().get("lekok")
CALENDAR = WorkCalendar(DEFAULT_WEEK)
AWAY = "Camat tidak di tempat"


def at(minute: int) -> dt.datetime:
    return MONDAY + dt.timedelta(minutes=minute)


def pause(
    begin: int, end: int | None, cause: PauseCause = PauseCause.APPLICANT, note: str = "Berkas di pemohon"
) -> Pause:
    return Pause(cause, at(begin), None if end is None else at(end), note)


def waiting(*pauses: Pause, calendar: WorkCalendar = CALENDAR, **changes: object) -> Case:
    """An SKCK of ten minutes, as its pauses and the calendar left it."""
    case = case_of(LEKOK, "skck")
    duration = case.standard.duration
    was = promised(MONDAY, duration, CALENDAR)
    return replace(case, promised_at=was, due_at=promised(MONDAY, duration, calendar, pauses), **changes)


def words(*pauses: Pause, calendar: WorkCalendar = CALENDAR) -> str:
    return promise_words(waiting(*pauses, calendar=calendar), pauses, at(1), calendar)


def test_a_promise_that_stands_is_told_once() -> None:
    assert words() == "Dijanjikan hari ini, pukul 08.10"
    assert promise_words(replace(waiting(), due_at=None), (), MONDAY, CALENDAR) == ""


def test_a_promise_that_moved_tells_both_and_why() -> None:
    assert words(pause(2, 62)) == (
        "Dijanjikan hari ini, pukul 08.10 · dihitung ulang hari ini, pukul 09.10 karena berkas di pemohon"
    )


def test_several_reasons_are_told_once_each() -> None:
    shown = words(pause(2, 12), pause(13, 23), pause(24, 34, PauseCause.OFFICIAL, AWAY))
    assert shown.endswith("pukul 08.40 karena berkas di pemohon dan Camat tidak di tempat")


def test_a_changed_calendar_is_a_reason_of_its_own() -> None:
    later = replace(CALENDAR, holidays={MONDAY.date(): "Libur setempat"})
    assert words(calendar=later) == (
        "Dijanjikan hari ini, pukul 08.10 · dihitung ulang Selasa, 24 November 2026, pukul 07.40 "
        "karena jam layanan atau hari libur berubah"
    )


def test_a_pause_outside_opening_hours_moved_nothing() -> None:
    night = Pause(PauseCause.APPLICANT, dt.datetime(2026, 11, 23, 5), dt.datetime(2026, 11, 23, 6))
    assert words(night) == "Dijanjikan hari ini, pukul 08.10"


@pytest.mark.parametrize(
    ("found", "when"),
    [
        (pause(0, 76), "08.00 – 09.16 · 1 jam 16 mnt pada jam layanan"),
        (pause(0, 24 * 60 + 30), "08.00 – 24-11-2026, 08.30 · 8 jam pada jam layanan"),
        (pause(0, None), "sejak 08.00 · sudah 1 jam pada jam layanan"),
    ],
)
def test_a_pause_tells_from_when_to_when_and_its_open_time(found: Pause, when: str) -> None:
    (line,) = pause_lines((found,), at(60), CALENDAR)
    assert (line.why, line.when) == ("Berkas di pemohon", when)


def test_a_standing_clock_says_since_when_and_for_whom() -> None:
    held = pause(14, None, PauseCause.OFFICIAL, AWAY)
    assert paused_words((pause(0, 5), held), at(60)) == "Jam dijeda sejak 08.14 – Camat tidak di tempat"
    assert paused_words((pause(0, 5),), at(60)) == ""
    assert paused_words((held,), at(24 * 60)) == "Jam dijeda sejak 23-11-2026, 08.14 – Camat tidak di tempat"


def test_a_pause_without_a_note_says_its_cause() -> None:
    assert paused_words((pause(0, None, PauseCause.OFFICIAL, ""),), at(1)).endswith("Pejabat tidak di tempat")


def test_a_due_moment_today_and_another_day() -> None:
    assert due_words(at(10), MONDAY) == "hari ini, pukul 08.10"
    assert due_words(at(24 * 60), MONDAY) == "Selasa, 24 November 2026, pukul 08.00"


def test_a_pause_from_another_day_that_ended_today_says_so() -> None:
    (line,) = pause_lines((pause(0, 24 * 60 + 30),), at(24 * 60 + 60), CALENDAR)
    assert line.when == "23-11-2026, 08.00 – hari ini, 08.30 · 8 jam pada jam layanan"
