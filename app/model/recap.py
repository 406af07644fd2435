"""The figures of a month, quarter or year, for the rapat staf."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from app.model.case import Pause, Priority


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days that is reported together; `label` is how it is called on paper."""

    first: dt.date
    last: dt.date
    label: str


@dataclass(frozen=True, slots=True)
class CaseFact:
    """What the recap needs of one case; `refused` is also one that was withdrawn."""

    service: str
    village: str
    sex: str
    officer: str
    complete_at: dt.datetime
    due_at: dt.datetime | None
    finished_at: dt.datetime | None
    refused: bool
    collected: bool
    priority: Priority = Priority.NONE
    pauses: tuple[Pause, ...] = ()


@dataclass(frozen=True, slots=True)
class AskedCorrection:
    """A correction that the applicant of a file asked for: when, and when it was made."""

    number: str
    name: str
    asked_at: dt.datetime
    corrected_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a recap table. Times in open minutes without the pauses; None where nothing was finished.

    `arrived` came in during the period; `finished` and `refused` ended in it; `open` were unfinished at its end;
    `on_time` of `promised` finished ones kept their promise.
    """

    name: str
    arrived: int = 0
    finished: int = 0
    refused: int = 0
    open: int = 0
    promised: int = 0
    on_time: int = 0
    mean_minutes: int | None = None
    longest_minutes: int | None = None

    @property
    def on_time_percent(self) -> float | None:
        """Share of promised ones finished in time, 0–100; None where none was."""
        return 100 * self.on_time / self.promised if self.promised else None


@dataclass(frozen=True, slots=True)
class Recap:
    """All figures of a period. Every table counts the same cases, so each total is the same.

    `priorities` are those of the applicants who go first, and only theirs.
    """

    period: Period
    total: Line
    services: tuple[Line, ...] = ()
    villages: tuple[Line, ...] = ()
    sexes: tuple[Line, ...] = ()
    officers: tuple[Line, ...] = ()
    per_day: dict[dt.date, int] = field(default_factory=dict)
    priorities: tuple[Line, ...] = ()
