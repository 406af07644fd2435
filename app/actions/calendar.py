"""Changing when the office is open: hours of the week, special hours by date, holidays; running promises follow.

Each change is logged with what was there before. What a receipt already says stays as it was promised.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from app.actions.pauses import recompute_promises
from app.changes import Change, Outcome, outcome
from app.errors import UserError
from app.model.worktime import BY_GOVERNMENT, Holiday, HolidayKind, SpecialHours, Week
from app.ports import HolidaySource, UnitOfWork
from app.rules.clock.dated_hours import check_first_day, settled, with_week
from app.rules.clock.holidays import check_periods, plain_name
from app.rules.wording import date_words, one_line

_MOST_DAYS = 60
"""A longer closure is a slip of the year, not a holiday."""


def save_week(
    week: Week,
    first: dt.date,
    uow: UnitOfWork,
    now: dt.datetime,
    officer_id: int | None,
    instead_of: dt.date | None = None,
) -> Outcome[int]:
    """Stores the hours of the week from `first` on; earlier days keep theirs. Answers how many running promises moved.

    `instead_of` is the first day that these hours had so far. Raises UserError with `field` 'first', or 'DAY.BOX' where
    spans overlap or the office would never open.
    """
    check_first_day(first, now.date())
    uow.office.save_weeks(with_week(uow.office.calendar(), week, first, instead_of), now, officer_id)
    return _recomputed(uow)


def drop_week(first: dt.date, uow: UnitOfWork, now: dt.datetime, officer_id: int | None) -> Outcome[int]:
    """Takes back hours that were to hold from that day on; answers how many running promises moved.

    Raises UserError for hours that hold already: days were worked by them.
    """
    if first <= now.date():
        raise UserError("Jam ini sudah berlaku.", "Isi jam yang baru dengan tanggal mulainya.")
    calendar = uow.office.calendar()
    kept = settled(calendar.week, [one for one in calendar.later if one.first != first])
    uow.office.save_weeks(kept, now, officer_id)
    return _recomputed(uow)


def save_special_hours(
    periods: Sequence[SpecialHours], uow: UnitOfWork, now: dt.datetime, officer_id: int | None
) -> Outcome[int]:
    """Stores all spans of dates with hours of their own; answers how many running promises moved.

    Raises UserError with `field` 'INDEX.…' where a span has no name or end, overlaps another or never opens.
    """
    check_periods(periods)
    tidy = [replace(one, name=one_line(one.name)) for one in periods]
    uow.office.save_special_hours(sorted(tidy, key=lambda one: one.first), now, officer_id)
    return _recomputed(uow)


def add_holidays(
    first: dt.date,
    last: dt.date,
    name: str,
    kind: HolidayKind,
    uow: UnitOfWork,
    now: dt.datetime,
    officer_id: int | None,
) -> Outcome[int]:
    """Closes the office from `first` to `last`; answers how many running promises moved.

    Raises UserError with `field` 'name', 'first' or 'last'.
    """
    name = one_line(name)
    if not name:
        raise UserError("Nama hari libur belum diisi.", "Contoh: Hari Jadi Kabupaten.", field="name")
    if last < first:
        raise UserError("Hari terakhir mendahului hari pertama.", field="last")
    if (last - first).days >= _MOST_DAYS:
        raise UserError(f"Lebih dari {_MOST_DAYS} hari.", "Periksa tanggal dan tahunnya.", field="last")
    taken = {one.day: one for one in uow.office.holidays() if not one.removed}
    days = [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]
    for day in days:
        if day in taken:
            raise UserError(f"{date_words(day)} sudah libur: {plain_name(taken[day])}.", field="first")
    for day in days:
        uow.office.save_holiday(Holiday(day, name, kind.value), now, officer_id)
    return _recomputed(uow)


def set_open(day: dt.date, is_open: bool, uow: UnitOfWork, now: dt.datetime, officer_id: int | None) -> Outcome[int]:
    """Lets the office work on a holiday all the same, or closes it again; the day stays on the list.

    Answers how many running promises moved. Raises UserError for a day that is no holiday.
    """
    holiday = next((one for one in uow.office.holidays() if one.day == day), None)
    if holiday is None:
        raise UserError(f"{date_words(day)} bukan hari libur.")
    uow.office.save_holiday(replace(holiday, removed=is_open), now, officer_id)
    return _recomputed(uow)


def ensure_holidays(uow: UnitOfWork, years: Sequence[int], holidays: HolidaySource) -> Outcome[int]:
    """Adds the public holidays of years that have none yet, so that a promise over the year's end knows them.

    What the office entered by hand stays. Answers how many running promises moved.
    """
    known = uow.office.holiday_years()
    lacking = tuple(year for year in years if year not in known)
    if not lacking:
        return outcome(0)
    uow.office.save_holidays(holidays(lacking), BY_GOVERNMENT)
    return _recomputed(uow)


def _recomputed(uow: UnitOfWork) -> Outcome[int]:
    moved = recompute_promises(uow)
    uow.commit()
    return outcome(moved, Change.OFFICE, *((Change.CASES,) if moved else ()))
