"""Who has a file now, what that holder is called, and how much of the promise was used there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from app.model.authority import AuthorityKind, Powers
from app.model.case import PAUSE_LABELS, CaseCard, CaseState, Pause
from app.model.catalogue import OfficeProfile
from app.model.holder import Holder, Share
from app.model.stack import StackFile
from app.model.worktime import WorkCalendar
from app.rules.authority.seats import LEFT_OPEN, NOT_OFFICIALS
from app.rules.authority.signing import proposed, signing_title
from app.rules.clock.worktime import open_minutes

WITH_APPLICANT, COLLECTED = "pemohon", "siap"
"""Holders that are no seat: a file given back to its applicant, and one that waits at the counter to be collected."""
_TITLES = {
    WITH_APPLICANT: "Pemohon",
    COLLECTED: "Loket – siap diambil",
    "petugas": "Loket – petugas",
    "petugas-pajak": "Loket – petugas pajak",
    "operator": "Loket – operator",
    "desa": "Desa",
    "dukcapil": "Dukcapil",
}
_OUTSIDE = (WITH_APPLICANT, "desa", "dukcapil")
_AT_COUNTER = ("petugas", "operator", "petugas-pajak", COLLECTED)


def holder_key(card: CaseCard) -> str:
    """Who has a running file: a seat, or one of the holders that are none."""
    if card.state is CaseState.RETURNED:
        return WITH_APPLICANT
    return COLLECTED if card.state is CaseState.READY else card.step_actor


def holder_of(key: str, service_key: str, office: OfficeProfile, powers: Powers, day: dt.date) -> Holder:
    """A holder by title and name: who holds the seat, or stands in with the capacity before the post."""
    title = _TITLES.get(key) or office.seats.get(key, key)
    if key in _TITLES or key in NOT_OFFICIALS | LEFT_OPEN:
        return Holder(key, title)
    signing = proposed(key, service_key, day, powers)
    if signing is None:
        return Holder(key, title)
    name = signing.official.name
    if signing.kind is AuthorityKind.DEFINITIVE:
        return Holder(key, title, name)
    return Holder(key, title, f"{name} ({signing_title(signing, office.seats)})")


def holder_order(key: str, titles: Mapping[str, str]) -> tuple[int, int]:
    """Where a holder stands in a list: officials by seat, then the counter, then whoever is outside."""
    for group, keys in ((1, _AT_COUNTER), (2, _OUTSIDE)):
        if key in keys:
            return group, keys.index(key)
    seats = list(titles)
    return 0, seats.index(key) if key in seats else len(seats)


def held_note(file: StackFile, now: dt.datetime) -> str:
    """What is to be known about a held file beside its figures: late, paused, carried with which sheet."""
    card, said = file.card, []
    if card.pause is not None:
        said.append(f"jam berhenti, {PAUSE_LABELS[card.pause]}")
    elif card.state is CaseState.IN_PROGRESS and card.due_at is not None and now > card.due_at:
        said.append("lewat waktu")
    if file.sheet:
        said.append(f"lembar antar {file.sheet}")
    return "; ".join(said)


def share(card: CaseCard, pauses: Iterable[Pause], now: dt.datetime, calendar: WorkCalendar) -> Share | None:
    """How much of the promise a running file has used, here and in all; None where nothing is promised.

    The clock stands still in a pause, and stops when the document is ready.
    """
    if card.due_at is None or card.complete_at is None:
        return None
    whole = open_minutes(card.complete_at, card.promised_at or card.due_at, calendar)
    if whole <= 0:
        return None
    pauses = tuple(pauses)
    running = next((pause for pause in pauses if pause.ended_at is None), None)
    stop = card.desk_since if card.state is CaseState.READY else running.began_at if running else now
    if stop <= card.due_at:
        used = whole - open_minutes(stop, card.due_at, calendar)
    else:
        used = whole + open_minutes(card.due_at, stop, calendar)
    here = open_minutes(card.desk_since, stop, calendar)
    for pause in pauses:
        if pause.ended_at is not None:
            here -= open_minutes(max(pause.began_at, card.desk_since), min(pause.ended_at, stop), calendar)
    used = max(0, used)
    return Share(min(max(0, here), used) / whole, used / whole)
