"""The calendar of outreach: planning an activity with the step that prepares it, and a month of it to read or print."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from app.actions.setup import the_office
from app.model.case import Case
from app.model.papers import ReportContent
from app.model.recap import Period
from app.model.schedule import Activity
from app.ports import UnitOfWork
from app.rules.outreach import OUTREACH, clash, read_activity, schedule_table
from app.rules.papers.letter_text import letterhead

SERVICE = OUTREACH
"""The key of the service whose files are planned in the calendar."""
_DAYS_AHEAD = 31


def month_of(period: Period, uow: UnitOfWork) -> tuple[Activity, ...]:
    """The activities of a month, in order of time."""
    begin = dt.datetime.combine(period.first, dt.time())
    return uow.schedules.between(begin, dt.datetime.combine(period.last, dt.time.max))


def upcoming(uow: UnitOfWork, now: dt.datetime, most: int) -> tuple[Activity, ...]:
    """The next few activities of the coming weeks, one that is going on among them."""
    return uow.schedules.between(now, now + dt.timedelta(days=_DAYS_AHEAD))[:most]


def schedule_of(period: Period, uow: UnitOfWork, now: dt.datetime) -> ReportContent:
    """The calendar of a month, ready to draw."""
    return ReportContent(
        head=letterhead(the_office(uow), uow.office.emblem()),
        title="JADWAL SOSIALISASI",
        period=period.label,
        parts=(schedule_table(month_of(period, uow), now),),
        signatures=(),
        printed_at=now,
        paper=uow.office.settings().letter_paper,
        training=uow.office.is_training(),
    )


def plan_activity(case: Case, raw: Mapping[str, str], uow: UnitOfWork, now: dt.datetime, officer_id: int) -> Activity:
    """Puts the activity of a file into the calendar, in place of an earlier plan; the caller commits.

    Raises UserError when something is wrong, or when its place or a speaker is taken at that time.
    """
    wanted = read_activity(case.id, raw, now.date())
    taken = clash(wanted, uow.schedules.between(wanted.starts_at, wanted.ends_at))
    if taken is not None:
        raise taken
    uow.schedules.add(wanted, now, officer_id)
    return wanted
