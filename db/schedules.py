"""The calendar of activities in the data file."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection, Row, bindparam, func, insert, select

from app.model.case import CaseState
from app.model.schedule import Activity
from db.desk_tables import schedule
from db.tables import case_file

_LAST = select(func.max(schedule.c.id)).group_by(schedule.c.case_id)
_ROW = (
    select(schedule, case_file.c.number, case_file.c.particulars, case_file.c.name, case_file.c.state)
    .join_from(schedule, case_file, schedule.c.case_id == case_file.c.id)
    .where(schedule.c.id.in_(_LAST))
)
_OF_CASE = _ROW.where(schedule.c.case_id == bindparam("wanted"))
_GONE = (CaseState.REFUSED.value, CaseState.WITHDRAWN.value)
_BETWEEN = _ROW.where(
    schedule.c.starts_at < bindparam("until", type_=schedule.c.starts_at.type),
    schedule.c.ends_at > bindparam("since", type_=schedule.c.ends_at.type),
    case_file.c.state.not_in(_GONE),
).order_by(schedule.c.starts_at, schedule.c.id)


class SqlSchedules:
    """Activities of one data file: planned anew, never overwritten."""

    def __init__(self, connection: Connection) -> None:
        self._c = connection

    def add(self, activity: Activity, at: dt.datetime, officer_id: int) -> None:
        """Plans the activity of a file; it counts from now on."""
        self._c.execute(
            insert(schedule),
            {
                "case_id": activity.case_id,
                "starts_at": activity.starts_at,
                "ends_at": activity.ends_at,
                "place": activity.place,
                "speakers": activity.speakers,
                "at": at,
                "officer_id": officer_id,
            },
        )

    def of_case(self, case_id: int) -> Activity | None:
        """The activity of a file as last planned, or None."""
        r = self._c.execute(_OF_CASE, {"wanted": case_id}).first()
        return _activity(r) if r is not None else None

    def between(self, first: dt.datetime, last: dt.datetime) -> tuple[Activity, ...]:
        """The activities that overlap this span, of files neither refused nor withdrawn, in order of time."""
        return tuple(_activity(r) for r in self._c.execute(_BETWEEN, {"since": first, "until": last}))


def _activity(r: Row) -> Activity:  # type: ignore[type-arg]
    return Activity(
        case_id=r.case_id,
        starts_at=r.starts_at,
        ends_at=r.ends_at,
        place=r.place,
        speakers=r.speakers,
        case_number=r.number,
        topic=r.particulars.get("topik", ""),
        applicant=r.name,
        done=r.state == CaseState.DONE.value,
    )
