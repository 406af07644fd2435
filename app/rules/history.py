"""Reads the history of a case against its flow: which step was finished when, by whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.model.case import CaseEvent, Move
from app.model.catalogue import Step
from app.rules.flow import resolved_position


def finished(steps: Sequence[Step], events: Iterable[CaseEvent]) -> tuple[CaseEvent | None, ...]:
    """For each step the event that finished it, in the order of the flow; None for one still to come or passed over."""
    found: list[CaseEvent | None] = [None] * len(steps)
    position = 0
    for event in events:
        if position >= len(steps):
            break
        if event.move in (Move.ADVANCE, Move.HAND_OVER):
            found[position] = event
            position += 1
        elif event.move is Move.RESOLVE:
            found[position] = event
            position = resolved_position(steps, position)
    return tuple(found)
