"""What a report of a month, quarter or year is made of: editions, rows of the book, facts of the tables."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from app.model.books import BookRow, DispatchEntry, MonthClose
from app.model.papers import Letterhead, PaperSize, SignatureBlock
from app.model.recap import Period, Recap
from app.model.register import Handover


class Edition(StrEnum):
    """What is printed of a period: everything, or one of its books."""

    ALL = "lengkap"
    RECAP = "rekap"
    REGISTER = "register"
    HANDOVER = "pengambilan"
    DISPATCH = "ekspedisi"


EDITION_LABELS = {
    Edition.ALL: "Lengkap",
    Edition.RECAP: "Rekap dan agenda rapat",
    Edition.REGISTER: "Register pelayanan",
    Edition.HANDOVER: "Buku pengambilan",
    Edition.DISPATCH: "Buku ekspedisi",
}


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A row of the book, and when its file was received and was ready; None where no file stands behind it."""

    row: BookRow
    received_at: dt.datetime | None = None
    finished_at: dt.datetime | None = None


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
    """Everything that the chosen edition needs; what it does not print is None."""

    edition: Edition
    frame: ReportFrame
    facts: PeriodFacts | None = None
    book: MonthBook | None = None
    handovers: tuple[Handover, ...] | None = None
    dispatches: tuple[DispatchEntry, ...] | None = None
    full_nik: bool = False
