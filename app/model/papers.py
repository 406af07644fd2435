"""What stands on each printed paper, ready to draw: every text final, nothing to look up.

All text is plain user data; the renderer escapes it. `training` marks a paper of the training data set.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class PaperSize(StrEnum):
    """Paper of a print. F4 is the Indonesian folio, 215 × 330 mm."""

    A5 = "A5"
    A4 = "A4"
    F4 = "F4"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The kop. `lines` from the regency down to the office, the last one largest; `contact` the address lines below it.

    `emblem` is the picture file's bytes (PNG or JPEG) or None while the office has not brought its own.
    """

    lines: tuple[str, ...]
    contact: tuple[str, ...]
    emblem: bytes | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and its value, as in a letter's table; without a label it is one more entry of the row above."""

    label: str
    value: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One paper of a checklist on a receipt or slip.

    `detail` says form and number, `indent` marks a part of the one above.
    """

    text: str
    detail: str = ""
    indent: bool = False


@dataclass(frozen=True, slots=True)
class ReceiptContent:
    """The tanda terima (A5). `number` is what the barcode says; `survey_url` is empty while the office has none."""

    office: str
    address: str
    date_line: str
    time_line: str
    number: str
    rows: tuple[Pair, ...]
    promise: str
    promise_strong: str
    promise_note: str
    papers: tuple[PaperLine, ...]
    closing: str
    survey_url: str
    officer: str
    training: bool = False


@dataclass(frozen=True, slots=True)
class SlipContent:
    """The lembar kekurangan berkas (A5): what is missing, what was already brought, and the number to come back with.

    Also goes with every move that asks for a reason, with another title and `reason`. `brought_title` heads the list of
    what was brought, where it is not the usual one; `signer` also signs, at left, as the applicant.
    """

    office: str
    address: str
    date_line: str
    time_line: str
    title: str
    number: str
    rows: tuple[Pair, ...]
    reason: str
    missing: tuple[PaperLine, ...]
    brought: tuple[PaperLine, ...]
    closing: str
    officer: str
    training: bool = False
    brought_title: str = ""
    signer: str = ""


@dataclass(frozen=True, slots=True)
class NumberLine:
    """The NOMOR line. With `gap` the middle is left blank for a number written by hand: before, gap, after."""

    before: str
    gap: bool = False
    after: str = ""

    @property
    def text(self) -> str:
        """As plain text, the gap as spaces between dots."""
        return f"{self.before}{' ' * 12 if self.gap else ''}{self.after}"


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """Place and date, post lines (a.n. … above the own post), name, rank in words, NIP; empty ones print as dots."""

    place_date: str
    post_lines: tuple[str, ...]
    name: str
    rank: str
    nip: str


@dataclass(frozen=True, slots=True)
class LetterContent:
    """A letter of the keterangan kind, whole and final; stored as it is when the letter is issued."""

    head: Letterhead
    title: str
    number: NumberLine
    opening: str
    rows: tuple[Pair, ...]
    body: tuple[str, ...]
    closing: str
    signature: SignatureBlock
    survey_url: str
    case_line: str
    fee_line: str
    paper: PaperSize = PaperSize.A4
    copy_mark: str = ""
    training: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a printed book: heading, width as a share of the line, and whether cells are centred or at right."""

    heading: str
    share: float
    centred: bool = False
    right: bool = False


@dataclass(frozen=True, slots=True)
class TablePart:
    """A table of a report. Rows whose indexes are in `struck` print struck through, but for the columns in `unstruck`,
    which say why; `total` stands below in bold.

    With `carried` each page ends with the number of rows so far ("dipindahkan") and the next begins with it.
    Rows are `row_mm` high at least, where a table is filled in by hand.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] = ()
    empty: str = "Tidak ada."
    note: str = ""
    struck: frozenset[int] = frozenset()
    unstruck: frozenset[int] = frozenset()
    carried: bool = False
    new_page: bool = False
    row_mm: float = 0


@dataclass(frozen=True, slots=True)
class ChartPart:
    """A chart that prints well in black and white: bars per label, the period before beside it where given.

    `values` and `before` are counts; `before` is empty or as long as `values`. `horizontal` suits long labels.
    """

    title: str
    labels: tuple[str, ...]
    values: tuple[int, ...]
    legend: str
    before: tuple[int, ...] = ()
    legend_before: str = ""
    horizontal: bool = False


@dataclass(frozen=True, slots=True)
class FiguresPart:
    """Large figures in a row: label, value, and a small line below each (e.g. last month's)."""

    title: str
    figures: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class TextPart:
    """A heading with paragraphs or numbered items, e.g. the agenda of the rapat staf.

    `lines` blank lines follow to write on.
    """

    title: str
    items: tuple[str, ...]
    numbered: bool = False
    lines: int = 0
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class SealPart:
    """The seal of a closed month: printed in groups and as a QR of `qr_text`."""

    title: str
    groups: str
    qr_text: str
    rows: tuple[Pair, ...]


ReportPart = TablePart | ChartPart | FiguresPart | TextPart | SealPart


@dataclass(frozen=True, slots=True)
class ReportContent:
    """A report of many parts: month-end, quarter, year. Landscape unless `portrait`; `mark` e.g.

    'BELUM DITUTUP' on each page.
    """

    head: Letterhead
    title: str
    period: str
    parts: tuple[ReportPart, ...]
    signatures: tuple[SignatureBlock, ...]
    printed_at: dt.datetime
    paper: PaperSize = PaperSize.F4
    portrait: bool = False
    mark: str = ""
    training: bool = False


@dataclass(frozen=True, slots=True)
class DocumentPart:
    """A part of a document: heading, rows of label and value, paragraphs, and a table, filled or to be written in."""

    title: str = ""
    rows: tuple[Pair, ...] = ()
    body: tuple[str, ...] = ()
    table: TablePart | None = None


@dataclass(frozen=True, slots=True)
class DocumentContent:
    """A paper of a procedure: form, answer, refusal, minutes, attendance sheet. As many portrait pages as it needs.

    `head` is None for a plain form; `number` is the NOMOR line or empty. Signatures stand side by side. A surat biasa
    has a `subject` (hal), its `place_date` at right and the `addressee` lines below Yth. instead of the centred title.
    """

    head: Letterhead | None
    title: str
    number: str
    parts: tuple[DocumentPart, ...]
    closing: str
    signatures: tuple[SignatureBlock, ...]
    case_line: str
    survey_url: str = ""
    subject: str = ""
    place_date: str = ""
    addressee: tuple[str, ...] = ()
    paper: PaperSize = PaperSize.A4
    training: bool = False


class CellKind(StrEnum):
    """How a cell of an exported sheet is typed. TEXT is never read as a number or formula."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    MOMENT = "moment"


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column of an exported sheet; `width` in characters."""

    heading: str
    kind: CellKind = CellKind.TEXT
    width: int = 16


@dataclass(frozen=True, slots=True)
class SheetContent:
    """A table for a spreadsheet: values are str, int, date, datetime or None as the column's kind says."""

    name: str
    title: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[str | int | dt.date | dt.datetime | None, ...], ...]
