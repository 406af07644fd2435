"""Who may go first at the counter: proposed where the data of the applicant say so, never set."""

from __future__ import annotations

import datetime as dt

ELDERLY_AGE = 60
"""Full years from which somebody is lansia (UU 13/1998 Pasal 1)."""


def is_elderly(birth: dt.date | None, today: dt.date) -> bool:
    """Whether somebody born on that day is lansia today."""
    if birth is None:
        return False
    had_birthday = (today.month, today.day) >= (birth.month, birth.day)
    return today.year - birth.year - (not had_birthday) >= ELDERLY_AGE
