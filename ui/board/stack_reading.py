"""What one read of the data file brings for the stack at hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from app.actions.carry_sheets import with_reasons
from app.actions.stacks import moved_today
from app.model.stack import MovedStack, OpenSheet, StackFile
from app.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class StackReading:
    """Sheets that are out, stacks moved today, and the files at hand as they are now."""

    sheets: tuple[OpenSheet, ...]
    moved: tuple[MovedStack, ...]
    files: tuple[StackFile, ...]


def read_stack(uow: UnitOfWork, numbers: Sequence[str], now: dt.datetime) -> StackReading:
    """Reads them; `numbers` are the files at hand."""
    files = (uow.stacks.file(number) for number in numbers)
    known = with_reasons((file for file in files if file is not None), uow)
    return StackReading(uow.stacks.open_sheets(), moved_today(uow, now), known)
