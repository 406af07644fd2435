"""When the office is open, in the data file: the week, spans of dates with hours of their own, holidays."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Row, delete, func, select
from sqlalchemy.dialects.sqlite import insert as upsert

from app.model.worktime import (
    BY_GOVERNMENT,
    DEFAULT_WEEK,
    DatedWeek,
    Holiday,
    SpecialHours,
    Week,
    WorkCalendar,
    spread,
)
from app.rules.clock.holidays import without_remark
from db.setting_rows import SettingRows
from db.tables import holiday

_WEEK = "office.week"
"""The hours before any that are dated."""
_WEEKS = "office.weeks"
_SPECIAL = "office.special"
_HOLIDAY = "holiday"
_CLOSED = select(holiday.c.day, holiday.c.name).where(holiday.c.removed.is_(False))
_HOLIDAYS = select(holiday).order_by(holiday.c.day)
_YEARS = select(func.substr(holiday.c.day, 1, 4)).where(holiday.c.source == BY_GOVERNMENT).distinct()
_ADD = upsert(holiday).on_conflict_do_nothing(index_elements=["day"])
_PUT = upsert(holiday)
_PUT = _PUT.on_conflict_do_update(
    index_elements=["day"],
    set_={"name": _PUT.excluded.name, "source": _PUT.excluded.source, "removed": _PUT.excluded.removed},
)


class SqlCalendar(SettingRows):
    """The calendar of one data file, within one transaction."""

    def calendar(self) -> WorkCalendar:
        """Opening hours as they were, are and will be, special ones with them, and the days of closed doors."""
        closed = {day: without_remark(name) for day, name in self._c.execute(_CLOSED)}
        periods = spread(_periods(self._get(_SPECIAL)))
        return WorkCalendar(_week(self._get(_WEEK)), closed, periods, _weeks(self._get(_WEEKS)))

    def save_weeks(self, weeks: Sequence[DatedWeek], at: dt.datetime, officer_id: int | None) -> None:
        """Stores the hours that hold from a day on, all together; what they were before stays in the log."""
        data = [{"first": one.first.isoformat(), "week": _week_data(one.week)} for one in weeks]
        self._put(_WEEKS, json.dumps(data), at, officer_id, "[]")

    def special_hours(self) -> tuple[SpecialHours, ...]:
        """The spans of dates with hours of their own, first to last."""
        return _periods(self._get(_SPECIAL))

    def save_special_hours(self, periods: Sequence[SpecialHours], at: dt.datetime, officer_id: int | None) -> None:
        """Stores all of them together; what they were before stays in the log."""
        self._put(_SPECIAL, json.dumps([_period_data(one) for one in periods], ensure_ascii=False), at, officer_id)

    def holidays(self) -> tuple[Holiday, ...]:
        """Every holiday, those on which the office is open all the same included."""
        return tuple(_holiday(row) for row in self._c.execute(_HOLIDAYS))

    def save_holiday(self, day: Holiday, at: dt.datetime, officer_id: int | None) -> None:
        """Adds a holiday or changes what is kept of it; what it was before stays in the log."""
        row = self._c.execute(select(holiday).where(holiday.c.day == day.day)).first()
        if row is not None and _holiday(row) == day:
            return
        self._c.execute(_PUT, {"day": day.day, "name": day.name, "source": day.source, "removed": day.removed})
        old = _holiday_words(_holiday(row)) if row is not None else ""
        self._log(f"{_HOLIDAY}.{day.day.isoformat()}", old, _holiday_words(day), at, officer_id)

    def drop_holiday(self, day: Holiday, at: dt.datetime, officer_id: int | None) -> None:
        """Takes a day off the list that the national calendar no longer knows; what it was stays in the log."""
        self._c.execute(delete(holiday).where(holiday.c.day == day.day))
        self._log(f"{_HOLIDAY}.{day.day.isoformat()}", _holiday_words(day), "", at, officer_id)

    def save_holidays(self, days: Mapping[dt.date, str], source: str) -> None:
        """Adds closed days; those already there stay as the office has them."""
        rows = [{"day": day, "name": name, "source": source, "removed": False} for day, name in days.items()]
        if rows:
            self._c.execute(_ADD, rows)

    def holiday_years(self) -> set[int]:
        """Years whose public holidays are there; a day that the office entered itself makes no year whole."""
        return {int(year) for (year,) in self._c.execute(_YEARS)}


def _holiday(row: Row[Any]) -> Holiday:
    return Holiday(row.day, row.name, row.source, bool(row.removed))


def _holiday_words(day: Holiday) -> str:
    return f"{day.name} ({day.source})" + (", kantor buka" if day.removed else "")


@lru_cache(maxsize=4)
def _week(raw: str | None) -> Week:
    return _read_week(json.loads(raw)) if raw else DEFAULT_WEEK


@lru_cache(maxsize=4)
def _weeks(raw: str | None) -> tuple[DatedWeek, ...]:
    data = json.loads(raw) if raw else []
    return tuple(DatedWeek(dt.date.fromisoformat(one["first"]), _read_week(one["week"])) for one in data)


@lru_cache(maxsize=4)
def _periods(raw: str | None) -> tuple[SpecialHours, ...]:
    """Read once for the same words: every promise asks for them."""
    return tuple(
        SpecialHours(
            one["name"],
            dt.date.fromisoformat(one["first"]),
            dt.date.fromisoformat(one["last"]),
            _read_week(one["week"]),
        )
        for one in (json.loads(raw) if raw else [])
    )


def _read_week(data: Mapping[str, Any]) -> Week:
    return {int(day): tuple((int(a), int(b)) for a, b in spans) for day, spans in data.items()}


def _week_data(week: Week) -> dict[str, Any]:
    return {str(day): [list(span) for span in spans] for day, spans in sorted(week.items())}


def _period_data(one: SpecialHours) -> dict[str, Any]:
    return {
        "name": one.name,
        "first": one.first.isoformat(),
        "last": one.last.isoformat(),
        "week": _week_data(one.week),
    }
