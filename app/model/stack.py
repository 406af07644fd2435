"""Stacks of files: the desks they are carried to, the sheet that goes with them, and what came back of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from app.errors import LoketError
from app.model.case import CaseCard
from app.model.catalogue import StepKind


@dataclass(frozen=True, slots=True)
class StackDesk:
    """Where a stack is carried: what is done there, and the seat that does it."""

    kind: StepKind
    actor: str


@dataclass(frozen=True, slots=True)
class DeskLoad:
    """How many files wait at a desk, and how many of them went out on a sheet that is not back yet."""

    desk: StackDesk
    waiting: int
    out: int


@dataclass(frozen=True, slots=True)
class StackFile:
    """A file as a stack sees it: where it is now, and the sheet with which it is out, if it is.

    `alone` says why its step is finished one file at a time, or is empty.
    """

    card: CaseCard
    position: int
    sheet: str = ""
    carried_at: dt.datetime | None = None
    alone: str = ""

    @property
    def desk(self) -> StackDesk | None:
        """The desk at which it stands; None for a file that is at none."""
        if not self.card.step_kind:
            return None
        return StackDesk(StepKind(self.card.step_kind), self.card.step_actor)


@dataclass(frozen=True, slots=True)
class CarrySheet:
    """A carry-in sheet as it was printed. `official` is whom it was carried to, as known then; it may be empty."""

    id: int
    number: str
    at: dt.datetime
    officer: str
    desk: StackDesk
    official: str = ""


@dataclass(frozen=True, slots=True)
class OpenSheet:
    """A sheet that is not back whole: how many files it has, and how many of them are still out."""

    sheet: CarrySheet
    files: int
    out: int


@dataclass(frozen=True, slots=True)
class SheetView:
    """A sheet and its files as they are now; those still out have its number in `StackFile.sheet`."""

    sheet: CarrySheet
    files: tuple[StackFile, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What a scan found: a file, or a sheet with its files; both where a file is out on a sheet."""

    file: StackFile | None = None
    view: SheetView | None = None


@dataclass(frozen=True, slots=True)
class Stack:
    """The stack in the officer's hands. `ticked` are ids of files that came back, in the order of their ticks.

    Without a sheet the first file that is scanned decides the desk.
    """

    desk: StackDesk | None = None
    sheet: CarrySheet | None = None
    files: tuple[StackFile, ...] = ()
    ticked: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class StackRequest:
    """Which files to move, in what order and as the officer last saw them: number and revision.

    `id` makes a double click one move of the stack, and finds the stack again the same day; `though_away` are officials
    who did sign though they are marked away.
    """

    id: str
    desk: StackDesk
    files: tuple[tuple[str, int], ...]
    though_away: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of one file of a stack: the register number that it took, or why it stayed."""

    number: str
    register_number: str = ""
    error: LoketError | None = None


@dataclass(frozen=True, slots=True)
class MovedStack:
    """A stack that was moved today and is not taken back whole: its files by number, in the order of their moves."""

    id: str
    desk: StackDesk
    at: dt.datetime
    numbers: tuple[str, ...] = field(default=())
