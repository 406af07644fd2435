"""A book on paper as the screen shows it, its export, and which columns it has."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from app.actions.book_reading import columns_of, layouts, look_of, read_whole
from app.actions.reports import report_frame
from app.actions.setup import save_settings
from app.changes import Outcome
from app.model.books import ROW_STATES, Book, RowState
from app.model.case import STATE_LABELS, CaseState
from app.model.papers import PaperSize, ReportContent, SheetContent
from app.model.settings import BOOK_COLUMNS
from app.ports import RegisterFilter, UnitOfWork
from app.rules.books.column import Look
from app.rules.books.layout import as_setting
from app.rules.books.pages import book_sheet, printed_parts, title_of
from app.rules.month.recap import month_period
from app.rules.wording import MONTHS, day_words


def print_of(
    book: Book,
    wanted: RegisterFilter,
    uow: UnitOfWork,
    now: dt.datetime,
    officer_id: int,
    paper: PaperSize = PaperSize.F4,
) -> ReportContent:
    """The rows that the screen shows with this filter, as they stand now, ready to draw."""
    return _printed(book, read_whole(book, wanted, uow), filter_words(wanted, uow), uow, now, officer_id, paper)


def handover_book_of(
    first: dt.date, last: dt.date, uow: UnitOfWork, now: dt.datetime, officer_id: int
) -> ReportContent:
    """The buku pengambilan of these days."""
    label = day_words(first) if first == last else f"{day_words(first)} s.d. {day_words(last)}"
    rows = uow.handovers.between(first, last)
    return _printed(Book.HANDOVER, rows, label, uow, now, officer_id, PaperSize.F4)


def _printed(
    book: Book,
    rows: Sequence[Any],
    label: str,
    uow: UnitOfWork,
    now: dt.datetime,
    officer_id: int,
    paper: PaperSize,
) -> ReportContent:
    frame = report_frame(month_period(now.year, now.month), uow, now, officer_id, paper)
    return ReportContent(
        head=frame.head,
        title=title_of(book),
        period=label,
        parts=printed_parts(book, rows, columns_of(book, layouts(uow)), paper, Look(frame.area)),
        signatures=frame.signatures,
        printed_at=now,
        paper=paper,
        training=frame.training,
    )


def export_of(book: Book, wanted: RegisterFilter, uow: UnitOfWork) -> SheetContent:
    """The rows that the screen shows with this filter, for a spreadsheet."""
    rows = read_whole(book, wanted, uow)
    return book_sheet(book, rows, columns_of(book, layouts(uow)), filter_words(wanted, uow), look_of(uow))


def filter_words(wanted: RegisterFilter, uow: UnitOfWork) -> str:
    """A filter in words, as it stands below the title: 'November 2026, SKCK, Wates, batal'."""
    words: list[str] = []
    if wanted.year is not None:
        words.append(_when(wanted.year, wanted.month, wanted.day))
    if wanted.service_key:
        words.append(uow.catalogue.service(wanted.service_key).service.short)
    if wanted.village:
        words.append(wanted.village)
    if wanted.state in set(RowState):
        words.append(ROW_STATES[RowState(wanted.state)].lower())
    elif wanted.state:
        words.append(STATE_LABELS[CaseState(wanted.state)].lower())
    if wanted.text.strip():
        words.append(f"pencarian “{wanted.text.strip()}”")
    return ", ".join(words) or "Seluruh buku"


def _when(year: int, month: int | None, day: int | None) -> str:
    if not month:
        return f"Tahun {year}"
    return day_words(dt.date(year, month, day)) if day else f"{MONTHS[month - 1]} {year}"


def save_columns(
    wanted: Mapping[Book, Iterable[str]], uow: UnitOfWork, now: dt.datetime, officer_id: int | None
) -> Outcome[None]:
    """Saves which columns books have, in order. Raises UserError for too many, or for one that a book does not have."""
    values = {BOOK_COLUMNS[book]: as_setting(book, keys) for book, keys in wanted.items()}
    return save_settings(values, uow, now, officer_id)
