"""The three times 24 hours within which personal data are corrected after it was asked for (UU 27/2022)."""

from __future__ import annotations

import datetime as dt

from app.errors import UserError
from app.rules.wording import date_short, day_words, time_words

WITHIN = dt.timedelta(hours=72)
"""By the clock, not by opening hours: the law says 3 × 24 jam."""
ON_REQUEST = "Atas permintaan pemohon."
"""The usual reason of a correction that the applicant asked for; other words may follow it."""


def is_requested(reason: str) -> bool:
    """Whether a reason says that the applicant asked for the correction."""
    return "permintaan pemohon" in reason.casefold()


def is_late(asked_at: dt.datetime, corrected_at: dt.datetime) -> bool:
    """Whether a correction came later than the law allows."""
    return corrected_at - asked_at > WITHIN


def check_asked(asked_at: dt.datetime, now: dt.datetime) -> None:
    """Raises UserError with `field` 'asked' for a request that has not come yet."""
    if asked_at > now:
        raise UserError("Waktu permintaan ini belum tiba.", "Isi kapan pemohon memintanya.", field="asked")


def asked_note(asked_at: dt.datetime, now: dt.datetime) -> tuple[str, str]:
    """What is said beside the time of a request that is answered now, and its kind: until when, or that it is late."""
    until = asked_at + WITHIN
    words = f"{day_words(until.date())}, pukul {time_words(until)}"
    if is_late(asked_at, now):
        return f"Lewat 3 × 24 jam: batasnya {words}. Tetap bisa disimpan; waktu keduanya dicatat.", "warning"
    return f"Paling lambat {words} (3 × 24 jam).", "muted"


def asked_words(asked_at: dt.datetime, corrected_at: dt.datetime) -> str:
    """When it was asked for, as the history says it."""
    said = f"diminta {date_short(asked_at.date())} {time_words(asked_at)}"
    return f"{said}, lewat 3 × 24 jam" if is_late(asked_at, corrected_at) else said
