"""Office time: the week's opening hours, spans of dates with other hours, and the days of closed doors."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

Span = tuple[int, int]
"""Minutes since midnight: from, up to."""
Week = dict[int, tuple[Span, ...]]
"""Weekday (Monday 0) to its open spans, in order; a day that is not in it is closed."""

BY_GOVERNMENT = "pemerintah"
"""Source of the days that Loket itself knows: public holidays and cuti bersama."""


class HolidayKind(StrEnum):
    """Who made a day a holiday; also the source of one that the office entered by hand."""

    NATIONAL = "nasional"
    SHARED = "cuti bersama"
    LOCAL = "setempat"


@dataclass(frozen=True, slots=True)
class Holiday:
    """A closed day. A `removed` one stays on the list, but the office is open."""

    day: dt.date
    name: str
    source: str
    removed: bool = False


@dataclass(frozen=True, slots=True)
class SpecialHours:
    """A span of dates with hours of its own, e.g. Ramadan; holidays within it stay closed."""

    name: str
    first: dt.date
    last: dt.date
    week: Week

    def days(self) -> Iterator[dt.date]:
        """Its dates, first to last."""
        return (self.first + dt.timedelta(days=n) for n in range((self.last - self.first).days + 1))


@dataclass(frozen=True, slots=True)
class DatedWeek:
    """The hours of the week from a day on, until the next ones."""

    first: dt.date
    week: Week


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """When the office is open.

    `week` maps weekday (Monday 0) to its open spans, `later` are the weeks that took its place, first to last;
    `holidays` are closed dates with their names; `special` maps dates with other hours (Ramadan) to their spans.
    """

    week: Week
    holidays: dict[dt.date, str] = field(default_factory=dict)
    special: dict[dt.date, tuple[Span, ...]] = field(default_factory=dict)
    later: tuple[DatedWeek, ...] = ()
    _worked: dict[dt.date, int] = field(init=False, default_factory=dict, compare=False, repr=False)

    def week_on(self, day: dt.date) -> Week:
        """The hours of the week that hold on a date; special ones aside."""
        for dated in reversed(self.later):
            if dated.first <= day:
                return dated.week
        return self.week

    def spans(self, day: dt.date) -> tuple[Span, ...]:
        """The open spans of a date; empty when closed."""
        if day in self.holidays:
            return ()
        return self.special.get(day, self.week_on(day).get(day.weekday(), ()))

    def minutes(self, day: dt.date) -> int:
        """The open minutes of a date. Looked up once each: a board asks for the same days for every card."""
        found = self._worked.get(day)
        if found is None:
            found = self._worked[day] = sum(max(0, end - begin) for begin, end in self.spans(day))
        return found

    def is_open(self, day: dt.date) -> bool:
        """Whether the office works on that date at all."""
        return self.minutes(day) > 0

    def closing(self, day: dt.date) -> int:
        """The minute at which an open date closes."""
        return max(end for begin, end in self.spans(day) if begin < end)


def spread(periods: Iterable[SpecialHours]) -> dict[dt.date, tuple[Span, ...]]:
    """The hours of each date within these spans of dates."""
    return {day: one.week.get(day.weekday(), ()) for one in periods for day in one.days()}


DEFAULT_WEEK: Week = {
    **dict.fromkeys(range(4), ((450, 720), (780, 960))),
    4: ((450, 690), (780, 990)),
}
"""Monday–Thursday 07.30–16.00 with break 12–13, Friday 07.30–16.30 with break 11.30–13; editable by the office."""
RAMADAN_WEEK: Week = {
    **dict.fromkeys(range(4), ((480, 720), (750, 900))),
    4: ((480, 690), (750, 930)),
}
"""Monday–Thursday 08.00–15.00 with break 12.00–12.30, Friday 08.00–15.30 with break 11.30–12.30; what is proposed."""
