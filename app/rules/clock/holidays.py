"""Holidays by kind and by year, dates with hours of their own, and the Ramadan hours proposed for the coming one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from app.errors import UserError
from app.model.worktime import BY_GOVERNMENT, RAMADAN_WEEK, Holiday, HolidayKind, SpecialHours
from app.rules.clock.hours import check_week
from app.rules.wording import MONTHS, date_words, one_line

_ESTIMATE = "(perkiraan)"
_SHARED = "cuti bersama"
_FEAST = "idul fitri"
_SECOND_DAY = "hari kedua"
_RAMADAN_DAYS = 30
"""29 or 30 days by the moon; the longer one is proposed, so that no day of fasting is left out."""
_LONGEST_DAYS = 366
_HIJRI_YEAR = 354.36707
_HIJRI_BEGIN = dt.date(622, 7, 19).toordinal()


def kind_of(holiday: Holiday) -> HolidayKind:
    """Who made the day a holiday: of what Loket knows, the name tells; the office says it of its own."""
    if holiday.source in set(HolidayKind):
        return HolidayKind(holiday.source)
    if holiday.source != BY_GOVERNMENT:
        return HolidayKind.LOCAL
    parts = holiday.name.lower().split(";")
    shared = all(part.strip().startswith(_SHARED) for part in parts)
    return HolidayKind.SHARED if shared else HolidayKind.NATIONAL


def is_estimate(holiday: Holiday, today: dt.date) -> bool:
    """Whether the date may still move: reckoned by the moon, or of a year whose holidays may not be decided yet."""
    if holiday.source != BY_GOVERNMENT or holiday.day <= today:
        return False
    return _ESTIMATE in holiday.name or holiday.day.year > today.year


def plain_name(holiday: Holiday) -> str:
    """The name without the remark that its date is an estimate."""
    return one_line(without_remark(holiday.name))


def without_remark(name: str) -> str:
    """The name of a holiday as it is called on the day."""
    return name.replace(_ESTIMATE, "").strip() if _ESTIMATE in name else name


def range_words(first: dt.date, last: dt.date) -> str:
    """Dates from first to last: '8 Februari–9 Maret 2027', '1–3 Maret 2027', '1 Maret 2027'."""
    if first == last:
        return date_words(first)
    if first.year != last.year:
        return f"{date_words(first)}–{date_words(last)}"
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]}–{date_words(last)}"
    return f"{first.day}–{date_words(last)}"


def next_feast(holidays: Iterable[Holiday], today: dt.date) -> Holiday | None:
    """The coming Idul Fitri, as far as holidays are known."""
    feasts = [
        one
        for one in holidays
        if one.day > today
        and not one.removed
        and _FEAST in one.name.lower()
        and _SECOND_DAY not in one.name.lower()
        and kind_of(one) is HolidayKind.NATIONAL
    ]
    return min(feasts, key=lambda one: one.day, default=None)


def propose_ramadan(
    holidays: Iterable[Holiday], periods: Sequence[SpecialHours], today: dt.date
) -> tuple[SpecialHours, dt.date] | None:
    """Ramadan hours up to the coming Idul Fitri, and that day; None where they are unknown or entered already.

    An estimate: the government decides the first day by the moon.
    """
    feast = next_feast(holidays, today)
    if feast is None:
        return None
    first, last = feast.day - dt.timedelta(days=_RAMADAN_DAYS), feast.day - dt.timedelta(days=1)
    if any(one.first <= last and first <= one.last for one in periods):
        return None
    return SpecialHours(f"Ramadan {hijri_year(feast.day)} H", first, last, dict(RAMADAN_WEEK)), feast.day


def hijri_year(day: dt.date) -> int:
    """The Islamic year around Idul Fitri, far from the turn of that year."""
    return int((day.toordinal() - _HIJRI_BEGIN) / _HIJRI_YEAR) + 1


def check_periods(periods: Sequence[SpecialHours]) -> None:
    """Raises UserError with `field` 'INDEX.name', '.first', '.last' or '.DAY.BOX' for what cannot be."""
    for n, one in enumerate(periods):
        if not one_line(one.name):
            raise UserError("Nama masa ini belum diisi.", "Contoh: Ramadan 1448 H.", field=f"{n}.name")
        if one.last < one.first:
            raise UserError("Hari terakhir mendahului hari pertama.", field=f"{n}.last")
        if (one.last - one.first).days >= _LONGEST_DAYS:
            raise UserError(
                "Lebih dari setahun.", "Ubah Jam layanan bila jamnya berlaku seterusnya.", field=f"{n}.last"
            )
        for other in periods[:n]:
            if one.first <= other.last and other.first <= one.last:
                raise UserError(
                    f"Bertumpuk dengan {one_line(other.name)}, {range_words(other.first, other.last)}.",
                    field=f"{n}.first",
                )
        try:
            check_week(one.week)
        except UserError as error:
            raise UserError(error.sentence, error.hint, field=f"{n}.{error.field}") from error
