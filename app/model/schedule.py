"""The calendar of outreach activities (sosialisasi): when, where, who speaks."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Activity:
    """One activity as last planned. `speakers` are names parted by commas; `case_number` the request it answers, of
    `applicant`; `done` once that is closed.
    """

    case_id: int
    starts_at: dt.datetime
    ends_at: dt.datetime
    place: str
    speakers: str = ""
    case_number: str = ""
    topic: str = ""
    applicant: str = ""
    done: bool = False
