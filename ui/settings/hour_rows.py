"""What Jam layanan lists once its hours have changed or will, without Qt."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.model.worktime import Week, WorkCalendar
from app.rules.clock.dated_hours import change_words
from app.rules.clock.hours import length_words, week_minutes
from app.rules.wording import date_words


@dataclass(frozen=True, slots=True)
class HoursRow:
    """The hours of a time: `first` is None for those before any change."""

    first: dt.date | None
    week: Week
    cells: tuple[str, ...]
    over: bool
    coming: bool


def rows_of(calendar: WorkCalendar, today: dt.date) -> tuple[HoursRow, ...]:
    """Past, present and coming hours; one row where nothing ever changed."""
    begun: list[tuple[dt.date | None, Week]] = [(None, calendar.week)]
    begun += [(one.first, one.week) for one in calendar.later]
    found = []
    for n, (first, week) in enumerate(begun):
        following = begun[n + 1][0] if n + 1 < len(begun) else None
        coming = first is not None and first > today
        over = following is not None and following <= today
        stands = "akan datang" if coming else "lewat" if over else "berlaku sekarang"
        cells = (
            date_words(first) if first else "sebelumnya",
            length_words(week_minutes(week)),
            change_words(begun[n - 1][1], week) if n else "",
            stands,
        )
        found.append(HoursRow(first, week, cells, over, coming))
    return tuple(found)


def holding(rows: tuple[HoursRow, ...]) -> int:
    """Which of them hold now."""
    return next(n for n, one in enumerate(rows) if not (one.over or one.coming))
