"""The history of a case in words, without Qt: who did what, what was taken back, when the clock stood still."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.model.authority import AuthorityKind
from app.model.case import MOVE_LABELS, CaseEvent, Move
from app.model.worktime import WorkCalendar
from app.rules.clock.pause_words import moment, pause_lines
from app.rules.wording import date_short
from ui.case.reading import CaseView


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One line of the history: what, who and when, and the words that were noted.

    An `undone` one no longer stands; a `quiet` one tells of the clock, not of a deed.
    """

    what: str
    who: str
    note: str = ""
    undone: bool = False
    quiet: bool = False


def history(view: CaseView, now: dt.datetime, calendar: WorkCalendar) -> tuple[HistoryRow, ...]:
    """What was done to the case, and the pauses of its clock where they began; newest first."""
    undone = {event.undoes for event in view.events if event.undoes is not None}
    by_id = {event.id: event for event in view.events}
    rows = [(event.at, 0, event.id, _event_row(event, event.id in undone, by_id, now)) for event in view.events]
    rows += [
        (line.pause.began_at, 1, n, HistoryRow(f"Jam dijeda: {line.why}", line.when, quiet=True))
        for n, line in enumerate(pause_lines(view.pauses, now, calendar))
    ]
    # A pause stands right after the move that began it.
    return tuple(row for *_, row in sorted(rows, key=lambda found: found[:3], reverse=True))


def _event_row(event: CaseEvent, undone: bool, by_id: dict[int, CaseEvent], now: dt.datetime) -> HistoryRow:
    what = step_words(event)
    if event.move is Move.UNDO and event.undoes in by_id:
        what = f"Dibatalkan: {step_words(by_id[event.undoes])}"
    note = {Move.HAND_OVER: f"Kepada {event.note}", Move.CORRECT: event.note}.get(event.move, f"“{event.note}”")
    return HistoryRow(what, f"{signed_by(event)} · {moment(event.at, now)}", note if event.note else "", undone)


def step_words(event: CaseEvent) -> str:
    """What a line of history did: the words of the finished step, else of the move."""
    return event.step if event.move is Move.ADVANCE and event.step else MOVE_LABELS[event.move]


def signed_by(event: CaseEvent) -> str:
    """The official of a step and the officer who noted it, or the officer alone."""
    if not event.official:
        return event.officer
    made = event.signature
    if made is None:
        return f"{event.official} · dicatat {event.officer}"
    as_whom = f" ({made.words})" if made.kind is not AuthorityKind.DEFINITIVE else ""
    on = f", {date_short(made.day)}" if made.day != event.at.date() else ""
    return f"{event.official}{as_whom}{on} · dicatat {event.officer}"
