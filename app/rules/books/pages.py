"""A book as a printed table or an export, row by row in the columns of the office."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.model.books import BOOK_LABELS, Book
from app.model.month import MonthBook, RegisterRow
from app.model.papers import PaperSize, SheetColumn, SheetContent, TablePart
from app.model.pbb import Payment
from app.model.register import Handover
from app.model.service_line import ServiceLine
from app.rules.books.column import Look, SheetCell, Value
from app.rules.books.files import is_gone
from app.rules.books.layout import Columns, check_fit, paper_columns
from app.rules.books.payments import standing
from app.rules.month.book import book_note
from app.rules.pbb import recap_tables
from app.rules.wording import number_words

_TO_SIGN_MM = 9
"""Height of a row in which somebody signs."""


@dataclass(frozen=True, slots=True)
class _Words:
    """What a book calls its rows, and what it says without any. `note` takes the place of the plain count.

    On paper it may be called otherwise than on the screen, and `above` its rows stand tables made of them.
    """

    counted: str
    empty: str
    note: Callable[[Sequence[Any]], str] | None = None
    struck: Callable[[Any], bool] = lambda _row: False
    title: str = ""
    above: Callable[[Sequence[Any]], tuple[TablePart, ...]] = lambda _rows: ()


def _handover_note(rows: Sequence[Handover]) -> str:
    """Only what was really handed over is counted."""
    void = sum(bool(row.void) for row in rows)
    said = f"Jumlah {number_words(len(rows) - void)} penyerahan."
    return f"{said} Yang dicoret, {number_words(void)} baris, tidak dihitung." if void else said


def _payments_note(rows: Sequence[Payment]) -> str:
    void = len(rows) - len(standing(rows))
    return f"Yang dibatalkan, {number_words(void)} baris, tidak dihitung." if void else ""


def _without_gone(counted: str) -> Callable[[Sequence[ServiceLine]], str]:
    """The count of files, and that the sum below them leaves out what came to nothing."""

    def note(rows: Sequence[ServiceLine]) -> str:
        gone = sum(is_gone(row) for row in rows)
        said = f"Jumlah {number_words(len(rows))} {counted}."
        return f"{said} Yang ditolak atau ditarik, {number_words(gone)} baris, tidak dijumlahkan." if gone else said

    return note


_WORDS: Mapping[Book, _Words] = {
    Book.REGISTER: _Words("nomor", "Tidak ada nomor register pada masa ini.", book_note, lambda r: r.row.void),
    Book.AGENDA: _Words("surat", "Tidak ada surat keluar pada masa ini.", book_note, lambda r: r.row.void),
    Book.DISPATCH: _Words("surat", "Tidak ada surat yang dikirim pada masa ini."),
    Book.HANDOVER: _Words("penyerahan", "Belum ada pengambilan pada masa ini.", _handover_note, lambda h: bool(h.void)),
    Book.COMPLAINTS: _Words("pengaduan", "Tidak ada pengaduan pada masa ini."),
    Book.REQUESTS: _Words("permohonan", "Tidak ada permohonan informasi pada masa ini."),
    Book.CONSULTATIONS: _Words("konsultasi", "Tidak ada konsultasi pada masa ini."),
    Book.OUTREACH: _Words("permohonan sosialisasi", "Tidak ada permohonan sosialisasi pada masa ini."),
    Book.CIVIL: _Words("permohonan", "Tidak ada permohonan administrasi kependudukan pada masa ini."),
    Book.LEGALISED: _Words("permohonan", "Tidak ada permohonan legalisir pada masa ini.", _without_gone("permohonan")),
    Book.FUNDS: _Words("permohonan", "Tidak ada permohonan dana desa pada masa ini."),
    Book.POSTS: _Words("usulan", "Tidak ada usulan perangkat atau kepala desa pada masa ini."),
    Book.PAYMENTS: _Words(
        "SPPT",
        "Tidak ada pembayaran PBB pada masa ini.",
        _payments_note,
        lambda p: bool(p.void),
        "Rekapitulasi pembayaran PBB",
        recap_tables,
    ),
}


def title_of(book: Book) -> str:
    """What the book is called on paper."""
    return (_WORDS[book].title or BOOK_LABELS[book]).upper()


def is_struck(book: Book, row: Any) -> bool:
    """Whether a row is void: it stays in the book, struck through."""
    return _WORDS[book].struck(row)


def printed_parts(
    book: Book, rows: Sequence[Any], columns: Columns, paper: PaperSize, look: Look
) -> tuple[TablePart, ...]:
    """The book to print, with the tables that stand above it."""
    if book is Book.HANDOVER:
        # It only ever says why a row was struck: on most days the signatures have better use for its room.
        columns = tuple(one for one in columns if not one.why or any(one.text(row, look) for row in rows))
    above = _WORDS[book].above(rows)
    part = book_part(book, rows, columns, paper, look)
    return (*above, replace(part, title=BOOK_LABELS[book])) if above else (part,)


def book_part(
    book: Book, rows: Sequence[Any], columns: Columns, paper: PaperSize, look: Look, title: str = ""
) -> TablePart:
    """The book as a table to print. Raises UserError where its columns do not fit on the paper."""
    check_fit(book, columns, paper)
    words = _WORDS[book]
    texts = [column.text for column in columns]
    note = words.note(rows) if words.note else f"Jumlah {number_words(len(rows))} {words.counted}."
    return TablePart(
        title=title,
        columns=paper_columns(columns, paper),
        rows=tuple(tuple([text(row, look) for text in texts]) for row in rows),
        total=_totals(rows, columns),
        empty=words.empty,
        note=note if rows else "",
        struck=frozenset(n for n, row in enumerate(rows) if words.struck(row)),
        unstruck=frozenset(n for n, column in enumerate(columns) if column.why),
        carried=True,
        new_page=bool(title),
        row_mm=_TO_SIGN_MM if any(column.written for column in columns) else 0,
    )


def _totals(rows: Sequence[Any], columns: Columns) -> tuple[str, ...]:
    if not rows or not any(column.total for column in columns):
        return ()
    return tuple(column.total(rows) if column.total else "" for column in columns)


def book_sheet(
    book: Book, rows: Sequence[Any], columns: Columns, label: str, look: Look, more: Sequence[SheetCell[Any]] = ()
) -> SheetContent:
    """The book as a table for a spreadsheet, its values typed. A heading stands once, however many columns have it."""
    cells: dict[str, SheetCell[Any]] = {}
    for cell in (*(cell for column in columns for cell in column.cells), *more):
        cells.setdefault(cell.heading, cell)
    values: list[Callable[[Any, Look], Value]] = [cell.value for cell in cells.values()]
    name = BOOK_LABELS[book]
    return SheetContent(
        name,
        f"{name} {label}",
        tuple(SheetColumn(cell.heading, cell.kind, cell.width) for cell in cells.values()),
        tuple(tuple([value(row, look) for value in values]) for row in rows),
    )


def register_sheet(book: MonthBook, columns: Columns, label: str, look: Look) -> SheetContent:
    """The register of a period; what was added after a close stands in a column of its own, last."""
    later: dict[str, list[str]] = {}
    for added in book.addenda:
        later.setdefault(added.number, []).append(": ".join(part for part in (added.kind, added.text) if part))

    def added_to(row: RegisterRow, _look: Look) -> str:
        return "; ".join(later.get(row.row.entry.number, ()))

    more = (SheetCell("Tambahan setelah tutup buku", added_to, width=34),) if later else ()
    return book_sheet(Book.REGISTER, (*book.rows, *book.late_rows), columns, label, look, more)
