"""The clock of a file in words: what was promised, what became of it and why, and when it stood still."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from app.model.case import PAUSE_LABELS, Case, Pause, PauseCause
from app.model.worktime import WorkCalendar
from app.rules.clock.promise import promised
from app.rules.clock.worktime import open_minutes
from app.rules.month.recap import minutes_words
from app.rules.wording import date_short, day_words, one_line, time_words

_BECAUSE = {PauseCause.APPLICANT: "berkas di pemohon", PauseCause.CLOSED: "berkas pernah ditutup"}


@dataclass(frozen=True, slots=True)
class PauseLine:
    """A pause as it is shown: why, from when to when, and how much open time it took."""

    pause: Pause
    why: str
    when: str


def moment(at: dt.datetime, now: dt.datetime) -> str:
    """09.14, or with its date when it was not today."""
    return time_words(at) if at.date() == now.date() else f"{date_short(at.date())}, {time_words(at)}"


def due_words(due: dt.datetime, now: dt.datetime) -> str:
    """A due moment for the screen: 'hari ini, pukul 09.24', 'Senin, 23 November 2026, pukul 10.00'."""
    day = "hari ini" if due.date() == now.date() else day_words(due.date())
    return f"{day}, pukul {time_words(due)}"


def why_paused(pause: Pause) -> str:
    """Why a clock stands still, and for whom: 'Camat tidak di tempat'."""
    words = one_line(pause.note) or PAUSE_LABELS[pause.cause]
    return words[:1].upper() + words[1:]


def pause_lines(pauses: Sequence[Pause], now: dt.datetime, calendar: WorkCalendar) -> tuple[PauseLine, ...]:
    """Every pause in words, oldest first."""
    lines = []
    for pause in pauses:
        spent = minutes_words(open_minutes(pause.began_at, pause.ended_at or now, calendar))
        begun = moment(pause.began_at, now)
        if pause.ended_at is None:
            when = f"sejak {begun} · sudah {spent} pada jam layanan"
        else:
            ended = moment(pause.ended_at, pause.began_at)
            if pause.ended_at.date() == now.date() > pause.began_at.date():
                ended = f"hari ini, {time_words(pause.ended_at)}"
            when = f"{begun} – {ended} · {spent} pada jam layanan"
        lines.append(PauseLine(pause, why_paused(pause), when))
    return tuple(lines)


def paused_words(pauses: Sequence[Pause], now: dt.datetime) -> str:
    """'Jam dijeda sejak 09.14 – Camat tidak di tempat', or '' while the clock runs."""
    last = next((pause for pause in pauses if pause.ended_at is None), None)
    return f"Jam dijeda sejak {moment(last.began_at, now)} – {why_paused(last)}" if last else ""


def promise_words(case: Case, pauses: Sequence[Pause], now: dt.datetime, calendar: WorkCalendar) -> str:
    """What was promised and, where it was reckoned again, what it came to and why; '' where nothing was promised."""
    if case.due_at is None:
        return ""
    was = case.promised_at or case.due_at
    words = f"Dijanjikan {due_words(was, now)}"
    if was == case.due_at:
        return words
    why = " dan ".join(_reasons(case, pauses, calendar)) or "jam layanan berubah"
    return f"{words} · dihitung ulang {due_words(case.due_at, now)} karena {why}"


def _reasons(case: Case, pauses: Sequence[Pause], calendar: WorkCalendar) -> list[str]:
    found = []
    for pause in pauses:
        if pause.ended_at is None or (case.due_at is not None and pause.began_at >= case.due_at):
            continue
        if open_minutes(pause.began_at, pause.ended_at, calendar):
            why = _BECAUSE.get(pause.cause, why_paused(pause))
            why = why[:1].lower() + why[1:] if pause.cause is PauseCause.OUTSIDE else why
            if why not in found:
                found.append(why)
    duration, begun = case.standard.duration, case.complete_at
    if duration is not None and begun is not None and promised(begun, duration, calendar) != case.promised_at:
        found.append("jam layanan atau hari libur berubah")
    return found
