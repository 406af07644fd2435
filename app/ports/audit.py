"""What the integrity check reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from app.model.books import NumberBlock
from app.model.case import CaseState
from app.model.catalogue import Step


@dataclass(frozen=True, slots=True)
class SeriesCounter:
    """The counter of a series of register numbers in a year: where it began and the last number it gave."""

    series: str
    year: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class CheckedCase:
    """What the integrity check looks at of a case. `entry_number` is empty while it is not in the register."""

    number: str
    state: CaseState
    position: int
    steps: tuple[Step, ...]
    complete: bool
    letter_number: str
    entry_number: str


@dataclass(frozen=True, slots=True)
class CheckedLetter:
    """What the integrity check looks at of an issued letter."""

    case_number: str
    version: int
    number: str
    pdf: bytes
    fingerprint: str


class AuditStore(Protocol):
    """What the integrity check reads: everything once, a page at a time."""

    def counters(self) -> tuple[SeriesCounter, ...]: ...
    def sequences(self) -> Iterator[tuple[str, int, int]]: ...
    def inserts(self) -> Iterator[tuple[str, int, int, int]]: ...
    def dispatches(self) -> Iterator[tuple[int, int]]: ...
    def mark_ids(self) -> Iterator[int]: ...
    def blocks(self) -> tuple[tuple[NumberBlock, int], ...]: ...
    def unopened_years(self) -> tuple[int, ...]: ...
    def cases(self) -> Iterator[CheckedCase]: ...
    def letters(self) -> Iterator[CheckedLetter]: ...
    def badly_indexed(self) -> tuple[str, ...]: ...
