"""Office time: the week's opening hours and the days on which the office is closed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

Span = tuple[int, int]
"""Minutes since midnight: from, up to."""


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """When the office is open.

    `week` maps weekday (Monday 0) to its open spans; `holidays` are closed dates with their names;
    `special` maps dates with other hours (Ramadan) to their spans.
    """

    week: dict[int, tuple[Span, ...]]
    holidays: dict[dt.date, str] = field(default_factory=dict)
    special: dict[dt.date, tuple[Span, ...]] = field(default_factory=dict)

    def spans(self, day: dt.date) -> tuple[Span, ...]:
        """The open spans of a date; empty when closed."""
        if day in self.holidays:
            return ()
        return self.special.get(day, self.week.get(day.weekday(), ()))

    def is_open(self, day: dt.date) -> bool:
        """Whether the office works on that date at all."""
        return any(begin < end for begin, end in self.spans(day))


DEFAULT_WEEK: dict[int, tuple[Span, ...]] = {
    **dict.fromkeys(range(4), ((450, 720), (780, 960))),
    4: ((450, 690), (780, 990)),
}
"""Monday–Thursday 07.30–16.00 with break 12–13, Friday 07.30–16.30 with break 11.30–13; editable by the office."""
