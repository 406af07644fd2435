"""What a column of a book is: one declaration for the screen, the printed page and the export."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from app.model.papers import CellKind

Row_contra = TypeVar("Row_contra", contravariant=True)
Value = str | int | dt.date | dt.datetime | None


@dataclass(frozen=True, slots=True)
class Look:
    """What cells are written with: the office's own area, which addresses leave out, and whether NIK are whole."""

    area: str = ""
    full_nik: bool = False


MASKED = Look()


@dataclass(frozen=True, slots=True)
class SheetCell(Generic[Row_contra]):
    """What a spreadsheet holds in the place of a column: a typed value under its own heading."""

    heading: str
    value: Callable[[Row_contra, Look], Value]
    kind: CellKind = CellKind.TEXT
    width: int = 16


@dataclass(frozen=True, slots=True)
class BookColumn(Generic[Row_contra]):
    """A column. `text` is what screen and paper say of a row; `sample` a text that the screen's column must hold.

    On paper it needs `mm` at least and gets `grow` shares of what is left. A `kept` one cannot be hidden, one that is
    not `usual` stands in the book only when the office wants it. A `written` one is empty, for a signature: paper only.
    A `why` column says why a row is void and is not struck with it. A spreadsheet gets the same words, `chars` wide,
    unless `sheet` has typed values for it; an empty one leaves the column out there, as one that another contains.
    `total` is what stands below all rows of a page to print.
    """

    key: str
    heading: str
    text: Callable[[Row_contra, Look], str]
    mm: float
    grow: int = 0
    sample: str = ""
    centred: bool = False
    right: bool = False
    usual: bool = True
    kept: bool = False
    written: bool = False
    why: bool = False
    total: Callable[[Sequence[Row_contra]], str] | None = None
    chars: int = 16
    sheet: tuple[SheetCell[Row_contra], ...] | None = None

    @property
    def cells(self) -> tuple[SheetCell[Row_contra], ...]:
        """What a spreadsheet holds in its place."""
        if self.sheet is None:
            return () if self.written else (SheetCell(self.heading, self.text, width=self.chars),)
        return self.sheet
