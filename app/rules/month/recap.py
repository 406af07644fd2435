"""Counts the cases of a period: per service, village, sex and officer.

The totals of all tables agree by construction.
"""

from __future__ import annotations

import calendar as months
import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

from app.errors import UserError
from app.model.case import PRIORITY_LABELS, Priority
from app.model.recap import CaseFact, Line, Period, Recap
from app.model.worktime import WorkCalendar
from app.rules.clock.promise import office_minutes
from app.rules.wording import MONTHS, day_words

NOBODY = "(tidak diisi)"
_SEXES = {"L": "Laki-laki", "P": "Perempuan"}
_QUARTERS = ("I", "II", "III", "IV")


def month_period(year: int, month: int) -> Period:
    """A calendar month."""
    if not 1 <= month <= 12:
        raise UserError(f"Bulan {month} tidak ada.", "Contoh: 2026-10.")
    last = months.monthrange(year, month)[1]
    return Period(dt.date(year, month, 1), dt.date(year, month, last), f"{MONTHS[month - 1]} {year}")


def day_period(day: dt.date) -> Period:
    """One day."""
    return Period(day, day, day_words(day))


def quarter_period(year: int, quarter: int) -> Period:
    """A triwulan, 1 to 4."""
    if not 1 <= quarter <= 4:
        raise UserError(f"Triwulan {quarter} tidak ada.", "Triwulan 1 sampai 4.")
    first = quarter * 3 - 2
    last = month_period(year, first + 2).last
    return Period(dt.date(year, first, 1), last, f"Triwulan {_QUARTERS[quarter - 1]} {year}")


def year_period(year: int) -> Period:
    """A calendar year."""
    return Period(dt.date(year, 1, 1), dt.date(year, 12, 31), f"Tahun {year}")


def period_before(period: Period) -> Period:
    """The period of the same kind just before, whose figures stand beside."""
    day = period.first - dt.timedelta(days=1)
    days = (period.last - period.first).days
    if days > 100:
        return year_period(day.year)
    if days > 31:
        return quarter_period(day.year, (day.month + 2) // 3)
    return month_period(day.year, day.month)


def period_after(month: Period) -> Period:
    """The month after that one."""
    day = month.last + dt.timedelta(days=1)
    return month_period(day.year, day.month)


def recap(facts: Iterable[CaseFact], period: Period, calendar: WorkCalendar) -> Recap:
    """The figures of a period from the facts of every case that was open at some time in it."""
    kept = [fact for fact in facts if _concerns(fact, period)]
    minutes = {id(fact): _minutes(fact, period, calendar) for fact in kept}

    def table(name_of: Callable[[CaseFact], str], some: list[CaseFact] = kept) -> tuple[Line, ...]:
        groups: dict[str, list[CaseFact]] = defaultdict(list)
        for fact in some:
            groups[name_of(fact) or NOBODY].append(fact)
        lines = [_line(name, group, period, minutes) for name, group in groups.items()]
        return tuple(sorted(lines, key=lambda line: (-line.arrived, line.name)))

    first = [fact for fact in kept if fact.priority is not Priority.NONE]
    per_day = Counter(fact.complete_at.date() for fact in kept if _within(fact.complete_at, period))
    return Recap(
        period=period,
        total=_line("Jumlah", kept, period, minutes),
        services=table(lambda fact: fact.service),
        villages=table(lambda fact: fact.village),
        sexes=table(lambda fact: _SEXES.get(fact.sex, "")),
        officers=table(lambda fact: fact.officer),
        per_day=dict(sorted(per_day.items())),
        priorities=table(lambda fact: PRIORITY_LABELS[fact.priority], first),
    )


def _within(moment: dt.datetime | None, period: Period) -> bool:
    return moment is not None and period.first <= moment.date() <= period.last


def _concerns(fact: CaseFact, period: Period) -> bool:
    """Whether a case came in by the end of the period and was not over before it began."""
    if fact.complete_at.date() > period.last:
        return False
    return fact.finished_at is None or fact.finished_at.date() >= period.first


def _minutes(fact: CaseFact, period: Period, calendar: WorkCalendar) -> int | None:
    if fact.refused or not _within(fact.finished_at, period):
        return None
    assert fact.finished_at is not None
    return office_minutes(fact.complete_at, fact.finished_at, calendar, fact.pauses)


def _line(name: str, facts: list[CaseFact], period: Period, minutes: dict[int, int | None]) -> Line:
    ended = [fact for fact in facts if _within(fact.finished_at, period)]
    done = [fact for fact in ended if not fact.refused]
    kept = [f.finished_at <= f.due_at for f in done if f.finished_at is not None and f.due_at is not None]
    spent = [spent for fact in done if (spent := minutes[id(fact)]) is not None]
    return Line(
        name=name,
        arrived=sum(1 for fact in facts if _within(fact.complete_at, period)),
        finished=len(done),
        refused=len(ended) - len(done),
        open=sum(1 for fact in facts if fact.finished_at is None or fact.finished_at.date() > period.last),
        promised=len(kept),
        on_time=sum(kept),
        mean_minutes=round(sum(spent) / len(spent)) if spent else None,
        longest_minutes=max(spent) if spent else None,
    )


def minutes_words(minutes: int | None) -> str:
    """A duration of office time in words: '25 mnt', '3 jam 20 mnt'; '–' for none."""
    if minutes is None:
        return "–"
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} mnt"
    return f"{hours} jam {rest} mnt" if rest else f"{hours} jam"


def percent_words(value: float | None) -> str:
    """A percentage with one decimal in Indonesian form: '97,5%'; '–' for none."""
    return "–" if value is None else f"{value:.1f}%".replace(".", ",")
