"""How a file left the office without its product: refused or withdrawn, and whether that still stands."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.model.case import CaseState


@dataclass(frozen=True, slots=True)
class Ending:
    """A refusal or withdrawal. `until` is when it was taken back or the file opened again, None while it stands.

    `finished_at` is when the file had been ready before, None where it never was.
    """

    at: dt.datetime
    state: CaseState
    reason: str
    officer: str = ""
    finished_at: dt.datetime | None = None
    until: dt.datetime | None = None
