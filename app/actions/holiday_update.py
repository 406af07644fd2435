"""Bringing the list of holidays up to the national calendar: first what would change, then the change."""

from __future__ import annotations

import datetime as dt

from app.actions.pauses import recompute_promises
from app.changes import Change, Outcome, outcome
from app.errors import UserError
from app.ports import HolidaySource, UnitOfWork
from app.rules.clock.holiday_update import HolidayUpdate, holiday_update, update_lines, years_to_update


def proposed_update(uow: UnitOfWork, today: dt.date, source: HolidaySource) -> HolidayUpdate:
    """What the national calendar says otherwise from tomorrow on."""
    stored = uow.office.holidays()
    return holiday_update(stored, source(years_to_update(stored, today)), today)


def calendar_news(uow: UnitOfWork, today: dt.date, source: HolidaySource) -> int:
    """How many days of the coming ones the national calendar says otherwise, in years whose holidays are here already:
    what is told unasked. A year that is yet to be filled is no news.
    """
    stored = uow.office.holidays()
    known = uow.office.holiday_years()
    years = tuple(year for year in years_to_update(stored, today) if year in known)
    return len(update_lines(holiday_update(stored, source(years), today))) if years else 0


def apply_update(
    seen: HolidayUpdate, uow: UnitOfWork, source: HolidaySource, now: dt.datetime, officer_id: int | None
) -> Outcome[int]:
    """Stores what was seen, each change logged; answers how many running promises moved.

    Raises UserError when the list was changed since it was looked at.
    """
    if proposed_update(uow, now.date(), source) != seen:
        raise UserError("Daftar hari libur baru saja diubah.", "Periksa lagi perubahannya, lalu terapkan.")
    for one in (*seen.added, *(after for _, after in seen.renamed)):
        uow.office.save_holiday(one, now, officer_id)
    for one in seen.gone:
        uow.office.drop_holiday(one, now, officer_id)
    moved = recompute_promises(uow)
    uow.commit()
    return outcome(moved, Change.OFFICE, *((Change.CASES,) if moved else ()))
