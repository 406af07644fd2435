"""What stands on the carry-in sheet, ready to draw."""

from __future__ import annotations

from dataclasses import dataclass

from app.model.papers import Letterhead, PaperSize


@dataclass(frozen=True, slots=True)
class CarryRow:
    """A file on the sheet. `age` and `due` say how it stands against its promise; `back`: it is back already."""

    number: str
    service: str
    name: str
    age: str
    due: str
    late: bool = False
    back: bool = False


@dataclass(frozen=True, slots=True)
class CarryContent:
    """The lembar antar. `official` is whom it goes to; `copy_line` says that it is a reprint, or is empty."""

    head: Letterhead
    number: str
    desk: str
    official: str
    date_line: str
    rows: tuple[CarryRow, ...]
    officer: str
    copy_line: str = ""
    paper: PaperSize = PaperSize.A4
    training: bool = False
