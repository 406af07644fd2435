"""What the national calendar says otherwise than the office's list: estimates that were settled, days that moved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.model.worktime import BY_GOVERNMENT, Holiday
from app.rules.clock.holidays import plain_name, without_remark
from app.rules.wording import DAYS, date_words

_MOST_LINES = 12


@dataclass(frozen=True, slots=True)
class HolidayUpdate:
    """What would change: days that come, days that go, and days that are called otherwise (as they are, as they will
    be).
    """

    added: tuple[Holiday, ...] = ()
    gone: tuple[Holiday, ...] = ()
    renamed: tuple[tuple[Holiday, Holiday], ...] = ()

    @property
    def empty(self) -> bool:
        """Whether list and calendar agree."""
        return not (self.added or self.gone or self.renamed)


def years_to_update(holidays: Iterable[Holiday], today: dt.date) -> tuple[int, ...]:
    """This year, the next one, and those after that whose holidays are there already."""
    known = {one.day.year for one in holidays if one.source == BY_GOVERNMENT and one.day.year > today.year}
    return tuple(sorted({today.year, today.year + 1} | known))


def holiday_update(stored: Iterable[Holiday], national: Mapping[dt.date, str], today: dt.date) -> HolidayUpdate:
    """What the calendar would change from tomorrow on.

    Days that are over stay as they were worked, and what the office entered or decided itself stays as it is.
    """
    here = {one.day: one for one in stored if one.day > today}
    coming = {day: name for day, name in national.items() if day > today}
    years = {day.year for day in national}
    added = [Holiday(day, name, BY_GOVERNMENT) for day, name in coming.items() if day not in here]
    ours = [one for one in here.values() if one.source == BY_GOVERNMENT and one.day.year in years]
    gone = [one for one in ours if one.day not in coming]
    renamed = [
        (one, Holiday(one.day, coming[one.day], BY_GOVERNMENT, one.removed))
        for one in ours
        if coming.get(one.day, one.name) != one.name
    ]
    return HolidayUpdate(
        tuple(sorted(added, key=lambda one: one.day)),
        tuple(sorted(gone, key=lambda one: one.day)),
        tuple(sorted(renamed, key=lambda pair: pair[0].day)),
    )


def update_lines(update: HolidayUpdate) -> tuple[str, ...]:
    """Each change in words; a day that goes and comes back under the same name in the same year has moved."""
    lines: list[tuple[dt.date, str]] = []
    left = list(update.gone)
    for one in update.added:
        old = next((gone for gone in left if _same(gone, one)), None)
        if old is None:
            lines.append((one.day, f"{plain_name(one)}: {_day(one.day)} – baru"))
        else:
            left.remove(old)
            lines.append((old.day, f"{plain_name(one)}: {_day(old.day)} → {_day(one.day)}"))
    for one in left:
        lines.append((one.day, f"{plain_name(one)}: {_day(one.day)} – tidak lagi libur"))
    for before, after in update.renamed:
        same = plain_name(before) == plain_name(after)
        said = _certainty(after) if same else f"menjadi {plain_name(after)}"
        lines.append((before.day, f"{plain_name(before)}: {_day(before.day)} – {said}"))
    return tuple(words for _, words in sorted(lines))


def update_words(update: HolidayUpdate) -> str:
    """The changes one below the other; of a long list the first ones, and how many more."""
    lines = update_lines(update)
    shown = [f"–  {line}" for line in lines[:_MOST_LINES]]
    if len(lines) > _MOST_LINES:
        shown.append(f"–  dan {len(lines) - _MOST_LINES} perubahan lain")
    return "\n".join(shown)


def _same(one: Holiday, other: Holiday) -> bool:
    return one.day.year == other.day.year and plain_name(one) == plain_name(other)


def _certainty(after: Holiday) -> str:
    return "tanggalnya sudah pasti" if after.name == without_remark(after.name) else "masih perkiraan"


def _day(day: dt.date) -> str:
    return f"{DAYS[day.weekday()]}, {date_words(day)}"
