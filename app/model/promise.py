"""The promise of a running file as the clock needs it, without the file itself."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.model.case import Pause
from app.model.catalogue import Duration


@dataclass(frozen=True, slots=True)
class RunningPromise:
    """A file that was complete at `complete_at` under this promise, and when it is due as reckoned last."""

    case_id: int
    complete_at: dt.datetime
    due_at: dt.datetime | None
    duration: Duration
    pauses: tuple[Pause, ...] = ()
