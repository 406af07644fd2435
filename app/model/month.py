"""What a report of a month, quarter or year is made of: editions, rows of the book, facts of the tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from app.model.books import BOOK_LABELS, Book, BookRow, MonthClose
from app.model.ending import Ending
from app.model.papers import Letterhead, PaperSize, SignatureBlock
from app.model.recap import Period, Recap


class Edition(StrEnum):
    """What is printed of a period: everything, its figures, or one of its books (by the name of the book)."""

    ALL = "lengkap"
    RECAP = "rekap"
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


EDITION_LABELS = {
    Edition.ALL: "Lengkap",
    Edition.RECAP: "Rekap dan agenda rapat",
    **{Edition(book): label for book, label in BOOK_LABELS.items()},
}


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A row of the book, and when its file was received and was ready; None where no file stands behind it.

    `sent` are the days on which its letter went out by the buku ekspedisi, `endings` what ended its file without a
    product.
    """

    row: BookRow
    received_at: dt.datetime | None = None
    finished_at: dt.datetime | None = None
    sent: tuple[dt.date, ...] = ()
    endings: tuple[Ending, ...] = ()


@dataclass(frozen=True, slots=True)
class Addendum:
    """What came to a closed month later: a row or a mark. `kind` and `text` are its words on paper."""

    at: dt.datetime
    number: str
    kind: str
    text: str
    reason: str
    authority: str
    officer: str


@dataclass(frozen=True, slots=True)
class Uncollected:
    """A finished document that nobody had collected. `days` are working days since it was ready."""

    number: str
    service: str
    name: str
    village: str
    letter_number: str
    since: dt.datetime
    days: int = 0


@dataclass(frozen=True, slots=True)
class Complaint:
    """A complaint of the period; its teller is not named on paper that goes round a meeting."""

    number: str
    received_at: dt.datetime
    village: str
    subject: str
    due_at: dt.datetime | None
    finished_at: dt.datetime | None
    refused: bool


@dataclass(frozen=True, slots=True)
class MonthBook:
    """The register of a period: rows as they stood when their month was closed, and what came after.

    `addenda` are the later rows and marks in words, `late_rows` the later rows themselves.
    """

    rows: tuple[RegisterRow, ...] = ()
    addenda: tuple[Addendum, ...] = ()
    late_rows: tuple[RegisterRow, ...] = ()


@dataclass(frozen=True, slots=True)
class PeriodFacts:
    """The figures of a period beside those of the one before. `as_of` is the moment that "still" means."""

    now: Recap
    before: Recap
    as_of: dt.datetime
    open_days: tuple[dt.date, ...]
    uncollected: tuple[Uncollected, ...] = ()
    complaints: tuple[Complaint, ...] = ()
    without_letter: tuple[str, ...] = ()
    open_blanks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportFrame:
    """What stands around the parts of any report. `area` is the office as addresses name it: 'Kecamatan Lekok'."""

    head: Letterhead
    period: Period
    closes: tuple[MonthClose, ...]
    closed: bool
    signatures: tuple[SignatureBlock, ...]
    printed_at: dt.datetime
    paper: PaperSize
    training: bool
    area: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that the chosen edition needs; what it does not print is None.

    `book` is the register as it was closed, `rows` those of another book. `columns` are what the office has chosen for
    its books, as its settings say it.
    """

    edition: Edition
    frame: ReportFrame
    facts: PeriodFacts | None = None
    book: MonthBook | None = None
    rows: Sequence[Any] | None = None
    columns: Mapping[Book, str] = field(default_factory=dict)
    full_nik: bool = False
