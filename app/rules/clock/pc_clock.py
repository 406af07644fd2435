"""Whether the PC's clock can be trusted for the register.

Never before the last entry, never a week after it unasked.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

MOST_AHEAD = dt.timedelta(days=7)
"""So long after the last entry the clock is doubted: a dead battery starts PCs in another year."""


class ClockDoubt(StrEnum):
    """Why the clock is doubted."""

    BACK = "back"
    AHEAD = "ahead"


def doubt(now: dt.datetime, last: dt.datetime | None) -> ClockDoubt | None:
    """Why numbering must stop until an official confirms the clock; None when all is well."""
    if last is None:
        return None
    if now < last:
        return ClockDoubt.BACK
    return ClockDoubt.AHEAD if now - last > MOST_AHEAD else None
