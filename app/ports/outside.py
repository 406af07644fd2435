"""What the program works with besides its data: clock, renderer, progress, holidays and klasifikasi codes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Protocol

from app.model.papers import (
    DocumentContent,
    LetterContent,
    ReceiptContent,
    ReportContent,
    SheetContent,
    SlipContent,
)
from app.model.stack_paper import CarryContent


class Clock(Protocol):
    """The time of day, local, without zone: the office has one PC and one wall clock."""

    def now(self) -> dt.datetime:
        """Now."""
        ...


class Renderer(Protocol):
    """Draws papers as PDF, exports as XLSX and CSV. UserError: a text cannot fit; EnvironmentProblem: no font."""

    def receipt(self, content: ReceiptContent) -> bytes: ...
    def slip(self, content: SlipContent) -> bytes: ...
    def letter(self, content: LetterContent) -> bytes: ...
    def document(self, content: DocumentContent) -> bytes: ...
    def carry_sheet(self, content: CarryContent) -> bytes: ...
    def report(self, content: ReportContent, progress: Progress | None = None) -> bytes: ...
    def sheet(self, content: SheetContent) -> bytes: ...
    def csv(self, content: SheetContent) -> bytes: ...


Progress = Callable[[int, int], bool]
"""Told how many of how many are done; answers whether to go on."""


class HolidaySource(Protocol):
    """Knows the public holidays and cuti bersama of a year."""

    def __call__(self, years: Iterable[int]) -> dict[dt.date, str]: ...


class ClassificationSource(Protocol):
    """Knows the usual klasifikasi code of a service."""

    def usual(self, service_key: str, table: str) -> str: ...
