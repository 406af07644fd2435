"""The stores of what steps wrote down and of the papers that came of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

from app.model.procedure import Record


@dataclass(frozen=True, slots=True)
class NewDocument:
    """An issued paper of a procedure as it is kept for ever."""

    case_id: int
    kind: str
    number: str
    content: dict[str, object]
    pdf: bytes
    signer_id: int | None
    issued_at: dt.datetime
    officer_id: int


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """An issued paper: `version` counts those of a kind and case from 1; `pdf` is what was printed."""

    id: int
    case_id: int
    kind: str
    version: int
    number: str
    pdf: bytes
    issued_at: dt.datetime
    signer_id: int | None
    officer_id: int


class RecordStore(Protocol):
    """Filled forms, oldest first; nothing is overwritten."""

    def add(self, case_id: int, form: str, data: dict[str, str], at: dt.datetime, officer_id: int) -> None: ...
    def of_case(self, case_id: int) -> tuple[Record, ...]: ...


class DocumentStore(Protocol):
    """Issued papers of procedures."""

    def add(self, document: NewDocument) -> StoredDocument: ...
    def of_case(self, case_id: int) -> tuple[StoredDocument, ...]: ...
    def latest(self, case_id: int, kind: str) -> StoredDocument | None: ...
