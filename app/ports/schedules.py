"""The store of the calendar of activities."""

from __future__ import annotations

import datetime as dt
from typing import Protocol

from app.model.schedule import Activity


class ScheduleStore(Protocol):
    """Plans are added, the last one of a file counts; those of closed files take no room any more."""

    def add(self, activity: Activity, at: dt.datetime, officer_id: int) -> None: ...
    def of_case(self, case_id: int) -> Activity | None: ...
    def between(self, first: dt.datetime, last: dt.datetime) -> tuple[Activity, ...]: ...
