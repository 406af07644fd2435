"""Opening hours from a day on: earlier days keep the hours that they had, and what is to come is known beforehand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import groupby

from app.errors import UserError
from app.model.worktime import DatedWeek, Week, WorkCalendar
from app.rules.clock.hours import check_week, span_words
from app.rules.wording import DAYS, date_words

_FURTHEST_DAYS = 366
"""A first day further away than this is a slip of the year."""


def check_first_day(first: dt.date, today: dt.date) -> None:
    """Raises UserError with `field` 'first' for a day that cannot be meant."""
    if abs((first - today).days) > _FURTHEST_DAYS:
        raise UserError("Lebih dari setahun dari hari ini.", "Periksa tahunnya.", field="first")


def with_week(
    calendar: WorkCalendar, week: Week, first: dt.date, instead_of: dt.date | None = None
) -> tuple[DatedWeek, ...]:
    """The dated weeks once this one holds from `first` on; it may take the place of one that was to begin otherwise.

    Raises UserError where the week cannot be.
    """
    check_week(week)
    kept = [one for one in calendar.later if one.first not in (first, instead_of)]
    return settled(calendar.week, sorted([*kept, DatedWeek(first, week)], key=lambda one: one.first))


def settled(usual: Week, weeks: Sequence[DatedWeek]) -> tuple[DatedWeek, ...]:
    """Only those that change anything."""
    found: list[DatedWeek] = []
    before = usual
    for one in weeks:
        if _open(one.week) != _open(before):
            found.append(one)
            before = one.week
    return tuple(found)


def _open(week: Week) -> Week:
    return {day: spans for day, spans in week.items() if spans}


def next_change(calendar: WorkCalendar, today: dt.date) -> DatedWeek | None:
    """The hours that are to come first."""
    return next((one for one in calendar.later if one.first > today), None)


def change_words(before: Week, after: Week) -> str:
    """What is other than before, days of the same hours together: 'Senin–Kamis 08.00–15.00; Sabtu tutup'."""
    changed = [day for day in range(len(DAYS)) if before.get(day, ()) != after.get(day, ())]
    parts = []
    for _, run in groupby(enumerate(changed), key=lambda item: (item[1] - item[0], after.get(item[1], ()))):
        days = [day for _, day in run]
        name = DAYS[days[0]] if len(days) == 1 else f"{DAYS[days[0]]}–{DAYS[days[-1]]}"
        parts.append(f"{name} {span_words(after.get(days[0], ()))}")
    return "; ".join(parts)


def first_day_note(first: dt.date, today: dt.date) -> str:
    """What that first day means for the promises of files."""
    if first > today:
        return f"Sampai {date_words(first - dt.timedelta(days=1))} jam yang lama tetap berlaku."
    if first < today:
        return "Tanggal ini sudah lewat: janji berkas yang berjalan dihitung ulang sejak hari itu."
    return "Hari-hari sebelumnya tetap dihitung dengan jam yang lama."
