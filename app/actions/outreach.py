"""The calendar of outreach: planning an activity with the step that prepares it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from app.model.case import Case
from app.model.schedule import Activity
from app.ports import UnitOfWork
from app.rules.outreach import clash, read_activity


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
