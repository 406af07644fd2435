"""The store of issued letters."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class NewLetter:
    """An issued letter as it is kept for ever."""

    case_id: int
    number: str
    entry_id: int | None
    content: dict[str, object]
    template_version: int
    pdf: bytes
    signer_id: int | None
    issued_at: dt.datetime
    officer_id: int


@dataclass(frozen=True, slots=True)
class StoredLetter:
    """An issued letter: `version` counts the letters of a case from 1; `pdf` is what was printed."""

    id: int
    case_id: int
    version: int
    number: str
    pdf: bytes
    fingerprint: str
    issued_at: dt.datetime
    signer_id: int | None


class LetterStore(Protocol):
    """Issued letters and the log of what was printed."""

    def add(self, letter: NewLetter) -> StoredLetter: ...
    def latest(self, case_id: int) -> StoredLetter | None: ...
    def log_print(
        self, kind: str, case_id: int | None, at: dt.datetime, officer_id: int | None, target: str
    ) -> None: ...
