"""Reads the history of a file for what ended it without its product, and says it as the books do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.model.case import MOVE_LABELS, STATE_LABELS, CaseEvent, CaseState, Move
from app.model.ending import Ending
from app.model.month import Addendum, RegisterRow
from app.rules.wording import date_short, one_line

ENDED = {Move.REFUSE: CaseState.REFUSED, Move.WITHDRAW: CaseState.WITHDRAWN}
OF_INTEREST = (*ENDED, Move.REOPEN, Move.UNDO)
"""The moves that `endings` looks at."""


def endings(events: Iterable[CaseEvent]) -> tuple[Ending, ...]:
    """The refusals and withdrawals of one file, oldest first."""
    found: dict[int, Ending] = {}
    reopened: dict[int, int] = {}
    for event in events:
        if event.move in ENDED:
            ready = event.before.get("finished_at")
            found[event.id] = Ending(
                event.at,
                ENDED[event.move],
                event.note,
                event.officer,
                dt.datetime.fromisoformat(ready) if ready else None,
            )
        elif event.move is Move.REOPEN:
            for key, ending in found.items():
                if ending.until is None:
                    found[key] = replace(ending, until=event.at)
                    reopened[event.id] = key
        elif event.undoes in found:
            found[event.undoes] = replace(found[event.undoes], until=event.at)
        elif event.undoes in reopened:
            key = reopened[event.undoes]
            found[key] = replace(found[key], until=None)
    return tuple(found.values())


def standing(found: Sequence[Ending]) -> Ending | None:
    """The one that stands now, or None."""
    return found[-1] if found and found[-1].until is None else None


def ending_words(ending: Ending) -> str:
    """As the note column says it: 'Ditolak 23-11-2026: hasil survei tidak memenuhi syarat'."""
    words = f"{STATE_LABELS[ending.state]} {date_short(ending.at.date())}"
    return f"{words}: {one_line(ending.reason)}".rstrip(".") if ending.reason else words


def row_note(row: RegisterRow) -> str:
    """The words of the note column: that nothing came of its file, and what was said of the row."""
    ended = standing(row.endings)
    parts = (ending_words(ended) if ended else "", row.row.note)
    return one_line("; ".join(part for part in parts if part))


def finished_at(row: RegisterRow) -> dt.datetime | None:
    """When the product of its file was ready; None for one that was refused or withdrawn."""
    return None if standing(row.endings) else row.finished_at


def as_of(row: RegisterRow, moment: dt.datetime) -> RegisterRow:
    """The row as it stood at that moment: an ending that came later had not happened, one taken back later stood."""
    known = tuple(
        replace(one, until=one.until if one.until and one.until <= moment else None)
        for one in row.endings
        if one.at <= moment
    )
    later = next((one for one in row.endings if one.at > moment), None)
    done = later.finished_at if later else row.finished_at
    return replace(row, finished_at=done if done and done <= moment else None, endings=known)


def added_after(row: RegisterRow, moment: dt.datetime) -> tuple[Addendum, ...]:
    """What came of its file after that moment, as lines of what was added to a closed month."""
    number = row.row.entry.number
    lines: list[Addendum] = []
    for one in row.endings:
        if one.at > moment:
            lines.append(Addendum(one.at, number, STATE_LABELS[one.state], "", one.reason, "", one.officer))
        if one.until is not None and one.until > moment:
            kind = MOVE_LABELS[Move.REOPEN]
            lines.append(Addendum(one.until, number, kind, f"Semula {STATE_LABELS[one.state].lower()}", "", "", ""))
    return tuple(lines)
