"""The clock of a promise against a plain walk: every minute is looked at, nothing of the rules is used.

A made-up office says in its own words when it is open: hours of a weekday and others from some day on, hours of
Ramadan, holidays. From these words one string is written for the whole time, a letter for each minute: "o" open, "."
closed. A case is a start, a promise and the times in which nothing could be done; the walk goes from minute to minute
and counts.
"""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, field

from app.model.case import Pause, PauseCause
from app.model.catalogue import Duration, DurationUnit
from app.model.worktime import DatedWeek, SpecialHours, WorkCalendar, spread
from app.rules.clock.promise import promised
from app.rules.clock.worktime import due_at

OFFICES = 250
CASES_EACH = 40
"""10,000 in all."""
FIRST_DAY = dt.date(2026, 9, 1)
DAYS = 300
"""Up to the end of June 2027: a year's end, Ramadan, and two long holidays."""
DAY_MINUTES = 24 * 60
AHEAD = 80 * DAY_MINUTES
"""So far a walk may go."""
MINUTE = dt.timedelta(minutes=1)
ORDINARY = {day: ["07.30-12.00", "13.00-16.00"] for day in range(4)} | {4: ["07.30-11.30", "13.00-16.30"]}
FASTING = {day: ["08.00-12.00", "12.30-15.00"] for day in range(4)} | {4: ["08.00-11.30", "12.30-15.30"]}
PLACES = [
    ORDINARY,
    ORDINARY,
    ORDINARY | {5: ["08.00-12.00"]},
    {day: ["08.00-14.00"] for day in range(6)},
    {0: ["09.00-09.01"], 2: ["00.00-23.59"], 4: ["07.00-11.30", "13.30-17.00"]},
]
KNOWN_HOLIDAYS = [
    *(dt.date(2026, 12, 24), dt.date(2026, 12, 25), dt.date(2027, 1, 1), dt.date(2027, 1, 5), dt.date(2027, 2, 6)),
    *(dt.date(2027, 3, day) for day in (8, 9, 10, 11, 12, 15)),
    *(dt.date(2027, 5, 6), dt.date(2027, 5, 17), dt.date(2027, 5, 18), dt.date(2027, 6, 1)),
]


@dataclass
class Place:
    """An office in its own words."""

    week: dict[int, list[str]]
    fasting_from: dt.date
    fasting_to: dt.date
    fasting: dict[int, list[str]]
    holidays: set[dt.date]
    later: list[tuple[dt.date, dict[int, list[str]]]]
    minutes: str = field(default="", repr=False)

    def hours(self, day: dt.date) -> list[str]:
        if day in self.holidays:
            return []
        if self.fasting_from <= day <= self.fasting_to:
            return self.fasting.get(day.weekday(), [])
        week = self.week
        for first, hours in self.later:
            if day >= first:
                week = hours
        return week.get(day.weekday(), [])

    def calendar(self) -> WorkCalendar:
        """The same office as the program knows it."""
        ramadan = SpecialHours("Ramadan", self.fasting_from, self.fasting_to, as_minutes(self.fasting))
        later = tuple(DatedWeek(first, as_minutes(week)) for first, week in self.later)
        return WorkCalendar(as_minutes(self.week), dict.fromkeys(self.holidays, "Libur"), spread([ramadan]), later)


def as_minutes(week: dict[int, list[str]]) -> dict[int, tuple[tuple[int, int], ...]]:
    def at(clock: str) -> int:
        return int(clock[:2]) * 60 + int(clock[3:])

    return {day: tuple((at(span[:5]), at(span[6:])) for span in spans) for day, spans in week.items()}


def letters(hours: list[str]) -> str:
    """A day, a letter for each minute; the minute from 11.59 to 12.00 is the last before a break at 12.00."""
    day = ""
    for minute in range(DAY_MINUTES):
        clock = f"{minute // 60:02}.{minute % 60:02}"
        day += "o" if any(span[:5] <= clock < span[6:] for span in hours) else "."
    return day


WRITTEN: dict[tuple[str, ...], str] = {}


def made_up_place(rng: random.Random) -> Place:
    begun = dt.date(2027, 2, 8) + dt.timedelta(days=rng.randint(-40, 40))
    place = Place(
        week=rng.choice(PLACES),
        fasting_from=begun,
        fasting_to=begun + dt.timedelta(days=rng.choice([0, 6, 28, 29])),
        fasting=rng.choice([FASTING, {1: ["10.00-11.00"]}]),
        holidays=set(rng.sample(KNOWN_HOLIDAYS, rng.randint(0, len(KNOWN_HOLIDAYS))))
        | {FIRST_DAY + dt.timedelta(days=rng.randrange(DAYS)) for _ in range(rng.randint(0, 12))},
        later=[
            (FIRST_DAY + dt.timedelta(days=day), rng.choice(PLACES))
            for day in sorted(rng.sample(range(20, 220), rng.choice([0, 1, 1, 2])))
        ],
    )
    for n in range(DAYS):
        hours = tuple(place.hours(FIRST_DAY + dt.timedelta(days=n)))
        if hours not in WRITTEN:
            WRITTEN[hours] = letters(list(hours))
        place.minutes += WRITTEN[hours]
    return place


def minute_of(moment: dt.datetime) -> int:
    """Which minute since the first day; the seconds that have begun in it do not count."""
    since = moment - dt.datetime.combine(FIRST_DAY, dt.time())
    return since.days * DAY_MINUTES + since.seconds // 60


def moment_of(minute: int) -> dt.datetime:
    return dt.datetime.combine(FIRST_DAY, dt.time()) + minute * MINUTE


def walk(ahead: str, needed: int) -> int:
    """Goes from open minute to open minute until as many have passed; where none is needed, until one is open."""
    if needed == 0:
        return ahead.index("o")
    at = 0
    for _ in range(needed):
        at = ahead.index("o", at) + 1
    return at


def walk_days(ahead: str, at: int, days: int) -> int:
    """The open minutes until the office closes on the Nth day after this one on which it opens."""
    today, last_worked, seen, worked, on = at // DAY_MINUTES, -1, 0, 0, 0
    while True:
        on = ahead.index("o", on) + 1
        day = (at + on - 1) // DAY_MINUTES
        if day > today and day != last_worked:
            if seen == days:
                return worked
            seen, last_worked = seen + 1, day
        worked += 1


def without(ahead: str, at: int, pauses: list[Pause]) -> str:
    """The same minutes, but nothing runs in those of a pause."""
    for pause in pauses:
        if pause.ended_at is not None:
            first, last = (max(minute_of(moment) - at, 0) for moment in (pause.began_at, pause.ended_at))
            ahead = ahead[:first] + "p" * (last - first) + ahead[last:]
    return ahead


def walked(place: Place, start: dt.datetime, duration: Duration, pauses: list[Pause]) -> dt.datetime:
    """When the promise is due, walked minute by minute."""
    at = minute_of(start)
    ahead = place.minutes[at : at + AHEAD]
    if duration.unit is DurationUnit.MINUTES:
        needed = duration.value
    elif duration.unit is DurationUnit.HOURS:
        needed = 60 * duration.value
    else:
        needed = walk_days(ahead, at, duration.value)
    return moment_of(at + walk(without(ahead, at, pauses), needed))


def made_up_start(rng: random.Random) -> dt.datetime:
    """Any second of the time, often near the year's end, and mostly within the hours of an office."""
    if rng.random() < 0.3:
        day = dt.date(2026, 12, 20) + dt.timedelta(days=rng.randrange(16))
    else:
        day = FIRST_DAY + dt.timedelta(days=rng.randrange(200))
    hour = rng.randint(7, 16) if rng.random() < 0.8 else rng.randrange(24)
    minute = rng.choice([0, 29, 30, 31, 59, rng.randrange(60)])
    return dt.datetime.combine(day, dt.time(hour, minute, rng.choice([0, rng.randrange(60)])))


def made_up_duration(rng: random.Random) -> Duration:
    unit = rng.choice(list(DurationUnit))
    largest = {DurationUnit.MINUTES: 600, DurationUnit.HOURS: 24}.get(unit, 7)
    return Duration(rng.choice([1, rng.randint(1, largest), rng.randint(1, largest)]), unit, "", "")


def made_up_pauses(rng: random.Random, start: dt.datetime) -> list[Pause]:
    """None, or some: begun before the file was complete, one on another's heels, one in another, over nights and
    holidays, of no length, and one that has not ended.
    """
    pauses: list[Pause] = []
    at = start - dt.timedelta(minutes=rng.choice([0, 0, 0, rng.randrange(3000)]))
    for _ in range(rng.choice([0, 1, 1, 2, 4])):
        at += dt.timedelta(seconds=rng.choice([0, rng.randrange(7200), rng.randrange(400_000)]))
        length = dt.timedelta(seconds=rng.choice([0, 59, rng.randrange(5400), rng.randrange(600_000)]))
        cause = rng.choice(list(PauseCause))
        pauses.append(Pause(cause, at, at + length))
        at += length * rng.choice([0.5, 1, 1])
    if rng.random() < 0.2:
        pauses.append(Pause(PauseCause.OFFICIAL, at, None))
    return pauses


def test_ten_thousand_promises_fall_due_when_a_walk_from_minute_to_minute_says_so() -> None:
    rng = random.Random(20261123)
    tried = paused = moved = over_new_year = 0
    for _ in range(OFFICES):
        place = made_up_place(rng)
        calendar = place.calendar()
        for _ in range(CASES_EACH):
            start, duration = made_up_start(rng), made_up_duration(rng)
            pauses = made_up_pauses(rng, start)
            due = promised(start, duration, calendar, pauses)
            assert due == walked(place, start, duration, pauses), (place, start, duration, pauses)
            tried += 1
            paused += bool(pauses)
            moved += due != due_at(start, duration, calendar)
            over_new_year += start.year < due.year
    assert tried == 10_000
    assert min(paused, moved, over_new_year) > 500
