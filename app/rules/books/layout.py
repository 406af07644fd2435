"""Which columns a book of this office has, in which order: chosen in Pengaturan, obeyed by screen, paper and export."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from app.errors import UserError
from app.model.books import BOOK_LABELS, Book, in_words
from app.model.papers import Column, PaperSize
from app.rules.books.column import BookColumn
from app.rules.books.counter import DISPATCH_COLUMNS, HANDOVER_COLUMNS
from app.rules.books.files import COMPLAINT_COLUMNS, REQUEST_COLUMNS
from app.rules.books.payments import PAYMENT_COLUMNS
from app.rules.books.people import CIVIL_COLUMNS, CONSULTATION_COLUMNS, LEGALISED_COLUMNS
from app.rules.books.register import AGENDA_COLUMNS, REGISTER_COLUMNS
from app.rules.books.village import FUND_COLUMNS, OUTREACH_COLUMNS, POST_COLUMNS

Columns = tuple[BookColumn[Any], ...]

DECLARED: Mapping[Book, Columns] = {
    Book.REGISTER: REGISTER_COLUMNS,
    Book.AGENDA: AGENDA_COLUMNS,
    Book.DISPATCH: DISPATCH_COLUMNS,
    Book.HANDOVER: HANDOVER_COLUMNS,
    Book.COMPLAINTS: COMPLAINT_COLUMNS,
    Book.REQUESTS: REQUEST_COLUMNS,
    Book.CONSULTATIONS: CONSULTATION_COLUMNS,
    Book.OUTREACH: OUTREACH_COLUMNS,
    Book.CIVIL: CIVIL_COLUMNS,
    Book.LEGALISED: LEGALISED_COLUMNS,
    Book.FUNDS: FUND_COLUMNS,
    Book.POSTS: POST_COLUMNS,
    Book.PAYMENTS: PAYMENT_COLUMNS,
}
"""All columns that a book can have, in their usual order."""
PAPERS = (PaperSize.F4, PaperSize.A4)
"""What books are printed on, lying."""
_LINE_MM = {PaperSize.F4: 303.0, PaperSize.A4: 270.0}
"""Width between the margins."""
_CLOSER = 1.12
"""So much more than the line may be asked for: the letters get smaller by as much and can still be read."""


def chosen(book: Book, stored: str) -> Columns:
    """The columns of a book. Keys of another version are passed over; the kept columns always stand."""
    declared = DECLARED[book]
    if not stored:
        return tuple(column for column in declared if column.usual)
    known = {column.key: column for column in declared}
    wanted = dict.fromkeys(key for key in stored.split(",") if key in known)
    missing = (column for column in declared if column.kept and column.key not in wanted)
    return (*missing, *(known[key] for key in wanted))


def as_setting(book: Book, keys: Iterable[str]) -> str:
    """These columns as the setting keeps them; nothing for the usual ones, so that they stay the usual ones."""
    wanted = tuple(keys)
    return "" if wanted == tuple(column.key for column in chosen(book, "")) else ",".join(wanted)


def check_layout(book: Book, stored: str) -> None:
    """Raises UserError for what no column of the book is called, and for more columns than fit on any paper."""
    known = {column.key for column in DECLARED[book]}
    for key in stored.split(",") if stored else ():
        if key not in known:
            raise UserError(f"{BOOK_LABELS[book]} tidak punya kolom “{key}”.")
    check_fit(book, chosen(book, stored), PAPERS[0])


def check_fit(book: Book, columns: Columns, paper: PaperSize) -> None:
    """Raises UserError where the columns cannot stand side by side on that paper and still be read."""
    if fits(columns, paper):
        return
    roomier = paper is not PAPERS[0] and fits(columns, PAPERS[0])
    raise UserError(
        f"Kolom {in_words(book)} terlalu banyak untuk kertas {paper.value}.",
        f"{f'Pilih kertas {PAPERS[0].value}, atau s' if roomier else 'S'}embunyikan kolom yang jarang dibaca di "
        "Pengaturan, Kolom buku.",
        field="columns",
    )


def fits(columns: Columns, paper: PaperSize) -> bool:
    """Whether these columns can be read side by side on that paper."""
    return sum(column.mm for column in columns) <= _LINE_MM[paper] * _CLOSER


def fit_words(columns: Columns) -> str:
    """On which papers these columns can be read, in a sentence."""
    papers = [paper.value for paper in PAPERS if fits(columns, paper)]
    if len(papers) == len(PAPERS):
        return f"Muat di kertas {' dan '.join(papers)}."
    if papers:
        return f"Muat di kertas {papers[0]}; terlalu lebar untuk {PAPERS[1].value}."
    return f"Terlalu lebar untuk kertas {PAPERS[0].value}: sembunyikan kolom yang jarang dibaca."


def paper_columns(columns: Columns, paper: PaperSize) -> tuple[Column, ...]:
    """The columns in millimetres: each what it needs, and what is left by their shares.

    Where no column grows, all do alike. Where there is too little room, the renderer makes all of it smaller.
    """
    left = max(0.0, _LINE_MM[paper] - sum(column.mm for column in columns))
    shares: Sequence[float] = [column.grow for column in columns]
    if not any(shares):
        shares = [column.mm for column in columns]
    whole = sum(shares)
    return tuple(
        Column(column.heading, round(column.mm + left * share / whole, 2), column.centred, column.right)
        for column, share in zip(columns, shares, strict=True)
    )
