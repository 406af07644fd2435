"""A plain model of one file on its way, told from the procedure alone and sharing no line with app.rules.

It knows which moves are legal, where each one leads, and what an undo brings back; `tests.e2e.test_moves_model` holds
the program against it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace

MOVES = (
    "save", "receive", "advance", "resolve", "return", "resume", "refuse", "hand_over", "step_back", "withdraw",
    "reopen", "correct", "undo",
)  # fmt: skip
CLOSED = ("done", "refused", "withdrawn")
_UNDOABLE = frozenset(MOVES) - {"save", "receive", "correct", "undo"}


@dataclass(frozen=True)
class Place:
    """Where the file is: its state, its step, which line of history finished each step, and whether it has ended."""

    state: str = "draft"
    position: int = 0
    finished: tuple[int | None, ...] = ()
    ended: bool = False


@dataclass
class PlainFile:
    """A file whose flow has steps of these kinds. `lines` counts its history, `handed` has a row's being struck."""

    kinds: tuple[str, ...]
    at: Place = Place()
    received: bool = False
    lines: int = 0
    handed: list[bool] = field(default_factory=list)
    back: list[tuple[str, dt.date, Place] | None] = field(default_factory=list)
    numbered: bool = False
    closings: int = 0

    def __post_init__(self) -> None:
        self.at = replace(self.at, finished=(None,) * len(self.kinds))

    def legal(self, move: str, today: dt.date) -> bool:
        """Whether that move may be made now."""
        state, position = self.at.state, self.at.position
        here = self.kinds[position] if position < len(self.kinds) else ""
        later = self.kinds[position + 1 :]
        if move == "undo":
            last = self.back[-1] if self.back else None
            return last is not None and last[1] == today
        if state in ("draft", "incomplete"):
            return move in ("save", "receive", "withdraw")
        if state == "returned":
            return move in ("resume", "refuse", "withdraw", "correct")
        if state in CLOSED:
            return move == "reopen" and not (state == "done" and "hand_over" in self.kinds)
        if move == "step_back":
            return position > 0 and self.kinds[position - 1] != "hand_over"
        if state == "ready":
            return move in ("hand_over", "return", "withdraw", "correct")
        if move == "resolve":
            return here == "consult" and "consult" in later
        return move in ("advance", "return", "refuse", "withdraw", "correct")

    def make(self, move: str, today: dt.date) -> None:
        """Makes a legal move."""
        before = self.at
        if move == "undo":
            told = self.back.pop()
            assert told is not None
            if told[0] == "hand_over":
                self.handed[max(n for n, struck in enumerate(self.handed) if not struck)] = True
            self.at = told[2]
        elif move != "correct":
            self.at = self._after(move)
            self.back.append((move, today, before) if move in _UNDOABLE else None)
        if self.received and before.state in CLOSED and self.at.state not in CLOSED:
            self.closings += 1
        self.lines += 1

    def _after(self, move: str) -> Place:
        at = self.at
        if move == "save":
            return replace(at, state="draft")
        if move == "receive":
            self.received = True
            return self._standing(0, at.finished, False)
        if move == "return":
            return replace(at, state="returned")
        if move == "resume":
            return replace(at, state=self._state(at.position))
        if move in ("refuse", "withdraw"):
            return replace(at, state="refused" if move == "refuse" else "withdrawn", ended=True)
        if move == "reopen":
            position = min(at.position, len(self.kinds) - 1)
            if not self.received:
                return replace(at, state="incomplete", ended=False)
            finished = self._unfinished(position) if at.position >= len(self.kinds) else at.finished
            return Place(self._state(position), position, finished, False)
        if move == "step_back":
            return self._standing(at.position - 1, self._unfinished(at.position - 1), False)
        if move == "hand_over":
            self.handed.append(False)
        elif self.kinds[at.position] == "register":
            self.numbered = True
        finished = tuple(self.lines if n == at.position else line for n, line in enumerate(at.finished))
        position = at.position + 1
        while move == "resolve" and position < len(self.kinds) and self.kinds[position] == "consult":
            position += 1
        return self._standing(position, finished, at.ended)

    def _state(self, position: int) -> str:
        if position >= len(self.kinds):
            return "done"
        return "ready" if self.kinds[position] == "hand_over" else "in_progress"

    def _standing(self, position: int, finished: tuple[int | None, ...], _ended: bool) -> Place:
        state = self._state(position)
        return Place(state, position, finished, state in ("ready", "done"))

    def _unfinished(self, position: int) -> tuple[int | None, ...]:
        return tuple(None if n == position else line for n, line in enumerate(self.at.finished))
