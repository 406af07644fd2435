"""The books beyond a single entry: marks on entries, blank blocks, opened years, closed months, papers sent out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from app.model.register import RegisterEntry, SeriesMode


class Book(StrEnum):
    """The books of the office; each is read on the screen, printed and exported with the same columns."""

    REGISTER = "register"
    AGENDA = "agenda"
    DISPATCH = "ekspedisi"
    HANDOVER = "pengambilan"
    COMPLAINTS = "pengaduan"
    REQUESTS = "permohonan"
    CONSULTATIONS = "konsultasi"
    OUTREACH = "sosialisasi"
    CIVIL = "adminduk"
    LEGALISED = "legalisir"
    FUNDS = "dana-desa"
    POSTS = "perangkat-desa"
    PAYMENTS = "pbb"


BOOK_LABELS = {
    Book.REGISTER: "Register pelayanan",
    Book.AGENDA: "Agenda surat keluar",
    Book.DISPATCH: "Buku ekspedisi",
    Book.HANDOVER: "Buku pengambilan",
    Book.COMPLAINTS: "Buku pengaduan",
    Book.REQUESTS: "Buku permohonan informasi",
    Book.CONSULTATIONS: "Buku konsultasi",
    Book.OUTREACH: "Buku sosialisasi",
    Book.CIVIL: "Buku administrasi kependudukan",
    Book.LEGALISED: "Buku legalisir",
    Book.FUNDS: "Buku dana desa",
    Book.POSTS: "Buku perangkat dan kepala desa",
    Book.PAYMENTS: "Pembayaran PBB",
}


def in_words(book: Book) -> str:
    """A book within a sentence: 'register pelayanan', 'pembayaran PBB'."""
    label = BOOK_LABELS[book]
    return label[0].lower() + label[1:]


class RowState(StrEnum):
    """How a row of the register stands, to look for: in force, void, corrected, or come in another way than a file."""

    IN_FORCE = "berlaku"
    VOID = "batal"
    CORRECTED = "ralat"
    INSERTED = "sisipan"
    MANUAL = "manual"
    BLANK = "blanko"


ROW_STATES = {
    RowState.IN_FORCE: "Berlaku",
    RowState.VOID: "Batal",
    RowState.CORRECTED: "Diralat",
    RowState.INSERTED: "Sisipan",
    RowState.MANUAL: "Di luar Loket",
    RowState.BLANK: "Blanko kosong",
}


class EntryKind(StrEnum):
    """How a row came into the register.

    A case's own, inserted on an earlier date, typed elsewhere, or a reserved blank.
    """

    CASE = "berkas"
    INSERTED = "sisipan"
    MANUAL = "manual"
    BLANK = "blanko"


class MarkKind(StrEnum):
    """What was said of a row later: a blank filled in, a correction, or that the number is void."""

    FILL = "isi"
    CORRECTION = "ralat"
    VOID = "batal"


CORRECTABLE = {
    "name": "Nama",
    "nik": "NIK",
    "address": "Alamat",
    "village": "Desa/kelurahan",
    "service_title": "Perihal",
    "purpose": "Keperluan",
    "addressee": "Tujuan surat",
    "covering_number": "No. surat pengantar",
    "signer": "Penanda tangan",
}
"""Fields of a row that a correction or a fill may set, with their names on paper.

Number and date are never corrected.
"""


@dataclass(frozen=True, slots=True)
class Mark:
    """A later word about a row; rows themselves are never changed. `content` maps fields to their new values."""

    id: int
    entry_id: int
    kind: MarkKind
    at: dt.datetime
    officer: str
    authority: str
    reason: str
    content: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BookRow:
    """A register row as the book shows it now: the row as written, and its marks in order."""

    entry: RegisterEntry
    marks: tuple[Mark, ...] = ()

    @property
    def void(self) -> bool:
        """Whether the number was declared void: it stays in the book, struck through."""
        return any(mark.kind is MarkKind.VOID for mark in self.marks)

    @property
    def open_blank(self) -> bool:
        """Whether this is a reserved number that is neither used nor given up yet."""
        settled = any(mark.kind in (MarkKind.FILL, MarkKind.VOID) for mark in self.marks)
        return self.entry.kind == EntryKind.BLANK and not settled

    @property
    def current(self) -> RegisterEntry:
        """The row with fills and corrections applied."""
        changed: dict[str, Any] = {}
        for mark in self.marks:
            if mark.kind is not MarkKind.VOID:
                changed |= {key: value for key, value in mark.content.items() if key in CORRECTABLE}
        return replace(self.entry, **changed) if changed else self.entry

    @property
    def place(self) -> str:
        """Its number in the series as the book shows it: 12, or 12.1 for a sisipan."""
        return f"{self.entry.sequence}.{self.entry.insert_no}" if self.entry.insert_no else str(self.entry.sequence)

    @property
    def note(self) -> str:
        """The words of the note column: where the row comes from and what became of it; that it is void goes first."""
        words: list[str] = []
        if self.entry.kind == EntryKind.INSERTED:
            words.append(f"Sisipan: {self.entry.reason}")
        elif self.entry.kind == EntryKind.MANUAL:
            words.append("Diketik di luar Loket")
        elif self.open_blank:
            words.append("Blanko belum diisi")
        for mark in self.marks:
            if mark.kind is MarkKind.VOID:
                words.insert(0, f"BATAL: {mark.reason}")
            elif mark.kind is MarkKind.CORRECTION:
                words.append(f"Ralat {mark.at:%d-%m-%Y}: {mark.reason}")
        return "; ".join(word.rstrip(".") for word in words)


@dataclass(frozen=True, slots=True)
class BookYear:
    """An opened year: how its series run and at which number they begin."""

    year: int
    mode: SeriesMode
    first: int
    opened_at: dt.datetime
    officer: str


@dataclass(frozen=True, slots=True)
class NumberBlock:
    """A run of numbers reserved for blank sheets, for when the power is out."""

    id: int
    series: str
    year: int
    first: int
    last: int
    at: dt.datetime
    officer: str
    reason: str


@dataclass(frozen=True, slots=True)
class DispatchEntry:
    """A row of the buku ekspedisi: a paper sent out and who took it."""

    sequence: int
    year: int
    at: dt.datetime
    letter_number: str
    subject: str
    addressee: str
    receiver: str
    officer: str


@dataclass(frozen=True, slots=True)
class MonthClose:
    """A closed month ('2026-10') with its seal; rows up to `last_entry_id` and marks up to `last_mark_id` are in it."""

    id: int
    month: str
    closed_at: dt.datetime
    officer: str
    previous: str
    seal: str
    row_count: int
    last_entry_id: int
    last_mark_id: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Something open that should be settled before a month is closed. `number` leads to the file or row."""

    kind: str
    sentence: str
    number: str = ""
    blocking: bool = False
