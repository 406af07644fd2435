"""The clock of a promise: adds a duration to a moment in office time, and measures what is left of it.

N working days: the day of receipt is day 0, due at closing time of the Nth. "Hari" without "kerja" counts working days.
Minutes and hours count open time only.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from app.errors import UserError
from app.model.catalogue import Duration, DurationUnit
from app.model.worktime import WorkCalendar
from app.rules.wording import number_words

_SEARCH_DAYS = 400
"""So many closed days on end mean that the office has no opening hours at all."""
NEARLY = 0.7
"""Share of the promise from which a case is shown as nearly late."""
LONG_WAIT_DAYS = 3
"""Working days after which a document that nobody collects stands out."""


class Urgency(StrEnum):
    """How a case stands against its promise."""

    FINE = "fine"
    NEARLY = "nearly"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Age:
    """A case against its promise: how it stands and the words for the chip, e.g. '20 mnt', 'lewat 2 jam'."""

    urgency: Urgency
    text: str


def due_at(start: dt.datetime, duration: Duration, calendar: WorkCalendar) -> dt.datetime:
    """When a promise made at `start` falls due. Raises UserError if the office has no opening hours within a year."""
    if duration.unit is DurationUnit.MINUTES:
        return add_open_minutes(start, duration.value, calendar)
    if duration.unit is DurationUnit.HOURS:
        return add_open_minutes(start, duration.value * 60, calendar)
    day = start.date()
    for _ in range(duration.value):
        day = _next_open_day(day, calendar)
    # Only "0 hari" may get here with a day on which the office no longer opens.
    if not calendar.is_open(day) or _moment(day, calendar.closing(day)) < start:
        day = _next_open_day(day, calendar)
    return _moment(day, calendar.closing(day))


def add_open_minutes(start: dt.datetime, minutes: int, calendar: WorkCalendar) -> dt.datetime:
    """The moment at which `minutes` of open time have passed since `start`; seconds are dropped.

    No minutes at all have passed as soon as the office is open.
    """
    day, now = start.date(), _minute(start)
    left = minutes
    while True:
        for begin, end in calendar.spans(day):
            begin = max(begin, now)
            if begin >= end:
                continue
            if left <= end - begin:
                return _moment(day, begin + left)
            left -= end - begin
        day, now = _next_open_day(day, calendar), 0


def _next_open_day(day: dt.date, calendar: WorkCalendar) -> dt.date:
    for _ in range(_SEARCH_DAYS):
        day += dt.timedelta(days=1)
        if calendar.is_open(day):
            return day
    raise UserError("Jam layanan kantor belum diisi.", "Isi jam layanan di Pengaturan.")


def open_minutes(start: dt.datetime, end: dt.datetime, calendar: WorkCalendar) -> int:
    """Open minutes from `start` to `end`; 0 when end is not later."""
    if end <= start:
        return 0
    first, last = start.date(), end.date()
    if first == last:
        return _open_within(first, _minute(start), _minute(end), calendar)
    between = sum(calendar.minutes(first + dt.timedelta(days=n)) for n in range(1, (last - first).days))
    return (
        _open_within(first, _minute(start), 24 * 60, calendar) + between + _open_within(last, 0, _minute(end), calendar)
    )


def _open_within(day: dt.date, low: int, high: int, calendar: WorkCalendar) -> int:
    return sum(max(0, min(stop, high) - max(begin, low)) for begin, stop in calendar.spans(day))


def _minute(moment: dt.datetime) -> int:
    return moment.hour * 60 + moment.minute


def working_days(start: dt.date, end: dt.date, calendar: WorkCalendar) -> int:
    """Working days after `start` up to and including `end`; 0 when end is not later."""
    days = (end - start).days
    return sum(calendar.is_open(start + dt.timedelta(days=n)) for n in range(1, days + 1))


def age(
    begun: dt.datetime,
    due: dt.datetime,
    now: dt.datetime,
    calendar: WorkCalendar,
    promised: dt.datetime | None = None,
) -> Age:
    """How a case that began at `begun` and is due at `due` stands now.

    `promised` is when it was due before its pauses: they use up nothing of the promise.
    """
    if now > due:
        words = _words(due, now, calendar)
        return Age(Urgency.LATE, "lewat sedikit" if words == "0 mnt" else f"lewat {words}")
    whole = open_minutes(begun, promised or due, calendar)
    left = open_minutes(now, due, calendar)
    urgency = Urgency.NEARLY if whole and (whole - left) / whole >= NEARLY else Urgency.FINE
    return Age(urgency, _words(now, due, calendar))


def days_words(days: int) -> str:
    """A number of working days, as every age of a file is told: '3 hari kerja'."""
    return f"{number_words(days)} hari kerja"


def waited(since: dt.date, today: dt.date, calendar: WorkCalendar) -> str:
    """How long a finished document has been waiting to be collected, e.g. '3 hari kerja'; empty before a working day
    has passed.
    """
    days = working_days(since, today, calendar)
    return days_words(days) if days else ""


def long_wait(since: dt.date, today: dt.date, calendar: WorkCalendar) -> str:
    """The same, and empty before that is long."""
    return waited(since, today, calendar) if working_days(since, today, calendar) >= LONG_WAIT_DAYS else ""


def in_room(text: str) -> tuple[str, ...]:
    """The words of an age, and shorter ones for where they have no room: the last leaves out that the days are working
    days.
    """
    return (text, text.replace("hari kerja", "hr kerja"), text.replace("hari kerja", "hari"))


def _words(start: dt.datetime, end: dt.datetime, calendar: WorkCalendar) -> str:
    days = working_days(start.date(), end.date(), calendar)
    if days >= 2:
        return days_words(days)
    minutes = open_minutes(start, end, calendar)
    if minutes >= 60:
        return f"{minutes // 60} jam"
    return f"{minutes} mnt"


def _moment(day: dt.date, minutes: int) -> dt.datetime:
    return dt.datetime.combine(day, dt.time()) + dt.timedelta(minutes=minutes)
