"""Dates with hours of their own as they are typed, without Qt: kept for each until all are saved together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from app.errors import UserError
from app.model.worktime import SpecialHours, Week
from app.rules.clock.holidays import check_periods, range_words
from app.rules.clock.hours import TypedWeek, length_words, read_week, tidy_week, typed_week, week_minutes
from app.rules.wording import date_words, one_line, read_date


@dataclass(frozen=True, slots=True)
class TypedPeriod:
    """One span of dates as it stands in the form."""

    name: str
    first: str
    last: str
    week: TypedWeek

    @property
    def tidy(self) -> TypedPeriod:
        """The same in the usual writing, to tell whether anything was changed."""
        return TypedPeriod(one_line(self.name), _tidy_date(self.first), _tidy_date(self.last), tidy_week(self.week))


def _tidy_date(text: str) -> str:
    day = read_date(text)
    return date_words(day) if day else text.strip()


def typed_period(one: SpecialHours) -> TypedPeriod:
    """A stored span as it stands in the form."""
    return TypedPeriod(one.name, date_words(one.first), date_words(one.last), typed_week(one.week))


def new_period(week: Week) -> TypedPeriod:
    """An empty one, with the usual hours to begin from."""
    return TypedPeriod("", "", "", typed_week(week))


def read_periods(typed: Sequence[TypedPeriod]) -> list[SpecialHours]:
    """All of them, as typed. Raises UserError with `field` 'INDEX.name', '.first', '.last' or '.DAY.BOX'."""
    found = []
    for n, one in enumerate(typed):
        try:
            days = [_date(one.first, "first", "Hari pertama"), _date(one.last, "last", "Hari terakhir")]
            week = read_week(one.week)
        except UserError as error:
            raise UserError(error.sentence, error.hint, field=f"{n}.{error.field}") from error
        found.append(SpecialHours(one_line(one.name), days[0], days[1], week))
    check_periods(found)
    return found


def _date(text: str, field: str, caption: str) -> dt.date:
    day = read_date(text)
    if day is None:
        said = "Tanggal tidak dikenal." if text.strip() else f"{caption} belum diisi."
        raise UserError(said, "Contoh: 8-2-2027.", field=field)
    return day


def cells(one: TypedPeriod, today: dt.date) -> tuple[tuple[str, ...], bool]:
    """Name, dates, hours a week and how it stands today, as the list shows them; and whether it is over."""
    name = one_line(one.name) or "Masa baru"
    first, last = read_date(one.first), read_date(one.last)
    try:
        hours = length_words(week_minutes(read_week(one.week)))
    except UserError:
        hours = ""
    if first is None or last is None or last < first:
        return (name, "tanggal belum lengkap", hours, ""), False
    over = last < today
    stands = "lewat" if over else "berlaku sekarang" if first <= today else "akan datang"
    return (name, range_words(first, last), hours, stands), over
