"""Reads the history of a case against its flow: which step was finished when and by whom, and what may be undone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from app.errors import IllegalMove
from app.model.case import CaseEvent, Move
from app.model.catalogue import Step
from app.rules.flow import PRINTED_REASON, resolved_position

UNDOABLE = frozenset(
    {
        Move.ADVANCE,
        Move.RESOLVE,
        Move.RETURN,
        Move.RESUME,
        Move.REFUSE,
        Move.HAND_OVER,
        Move.STEP_BACK,
        Move.WITHDRAW,
        Move.REOPEN,
    }
)
"""Moves from desk to desk; intake and corrections are mended by typing them anew."""


STAYING = frozenset({Move.CORRECT, Move.READ_IDENTITY})
"""What is written into the history without the file going anywhere."""


def standing(events: Iterable[CaseEvent]) -> tuple[CaseEvent, ...]:
    """The history without what was undone, and without the undoing."""
    events = tuple(events)
    undone = {event.undoes for event in events if event.undoes is not None}
    return tuple(event for event in events if event.move is not Move.UNDO and event.id not in undone)


def finished(steps: Sequence[Step], events: Iterable[CaseEvent]) -> tuple[CaseEvent | None, ...]:
    """For each step the event that finished it, in the order of the flow; None for one still to come or passed over."""
    found: list[CaseEvent | None] = [None] * len(steps)
    position = 0
    for event in standing(events):
        if event.move is Move.STEP_BACK:
            position = max(0, min(position, len(steps)) - 1)
            found[position] = None
        elif event.move is Move.REOPEN and position >= len(steps) > 0:
            position = len(steps) - 1
            found[position] = None
        elif position >= len(steps):
            continue
        elif event.move in (Move.ADVANCE, Move.HAND_OVER):
            found[position] = event
            position += 1
        elif event.move is Move.RESOLVE:
            found[position] = event
            position = resolved_position(steps, position)
    return tuple(found)


def last_move(events: Iterable[CaseEvent]) -> CaseEvent | None:
    """The move that brought a case where it is now: the last one that stands. A correction or a look moves nothing."""
    moved = [event for event in standing(events) if event.move not in STAYING]
    return moved[-1] if moved else None


def last_printed(events: Iterable[CaseEvent]) -> CaseEvent | None:
    """The move that brought a case where it is now, if a slip goes with it."""
    last = last_move(events)
    return last if last is not None and last.move in PRINTED_REASON | {Move.RETURN_AT_INTAKE} else None


def corrected_since(events: Iterable[CaseEvent], at: dt.datetime) -> bool:
    """Whether what was typed at intake was corrected after that moment; who goes first stands on no paper."""
    return any(event.move is Move.CORRECT and event.at >= at and bool(event.before.get("reason")) for event in events)


def undoable(events: Iterable[CaseEvent], today: dt.date) -> CaseEvent | None:
    """The move that an undo would take back: the last one that stands, if it was made today; else None."""
    last = last_move(events)
    if last is None or last.move not in UNDOABLE or last.at.date() != today or not last.before:
        return None
    return last


def check_undo(events: Iterable[CaseEvent], today: dt.date) -> CaseEvent:
    """The move to be undone. Raises IllegalMove with the way out when there is none."""
    event = undoable(events, today)
    if event is None:
        raise IllegalMove(
            "Tidak ada langkah hari ini yang bisa dibatalkan.",
            "Langkah kemarin diperbaiki dengan mengembalikan berkas satu meja atau membukanya kembali.",
        )
    return event
