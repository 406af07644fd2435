"""What Hari libur lists of a year, without Qt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from app.model.worktime import Holiday
from app.rules.clock.holidays import is_estimate, kind_of, plain_name
from app.rules.wording import DAYS, date_words


@dataclass(frozen=True, slots=True)
class HolidayLine:
    """A holiday as the list shows it."""

    holiday: Holiday
    cells: tuple[str, ...]


def lines_of(holidays: Iterable[Holiday], year: int, today: dt.date) -> list[HolidayLine]:
    """The holidays of a year, by date."""
    return [
        HolidayLine(one, (date_words(one.day), DAYS[one.day.weekday()], plain_name(one), _remark(one, today)))
        for one in sorted(holidays, key=lambda one: one.day)
        if one.day.year == year
    ]


def _remark(one: Holiday, today: dt.date) -> str:
    kind = kind_of(one).value
    if one.removed:
        return f"{kind} – kantor buka"
    return f"{kind}, perkiraan" if is_estimate(one, today) else kind


def headline(lines: list[HolidayLine], year: int) -> str:
    """How many days of the year the office is closed for a holiday."""
    closed = sum(not line.holiday.removed for line in lines)
    return f"Hari libur {year}: {closed} hari" if lines else f"Hari libur {year}"


def caution(lines: list[HolidayLine], year: int, today: dt.date) -> str:
    """What the office is to check of a year that is still to come; '' when nothing."""
    if not any(is_estimate(line.holiday, today) and not line.holiday.removed for line in lines):
        return ""
    if year > today.year:
        return f"Tanggal tahun {year} masih perkiraan. Cocokkan dengan SKB hari libur dan cuti bersama begitu terbit."
    return "Hari raya yang mengikuti bulan masih perkiraan. Cocokkan dengan penetapan pemerintah."
