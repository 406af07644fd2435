"""Reading the books of the office: a page for the screen, the whole of it for paper; both in the office's columns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app.actions.setup import the_office
from app.model.books import Book, DispatchEntry
from app.model.catalogue import OfficeKind, OfficeProfile
from app.model.month import RegisterRow
from app.model.pbb import Payment
from app.model.recap import Period
from app.model.service_line import ServiceLine
from app.model.settings import BOOK_COLUMNS
from app.ports import RegisterFilter, UnitOfWork
from app.rules.books.column import Look
from app.rules.books.layout import Columns, chosen
from app.rules.books.services import SERVICES_OF, is_kept

_CHUNK = 1000


def books_of(uow: UnitOfWork) -> tuple[Book, ...]:
    """The books that this office has: that of a service only where it is, or was, given at its counter."""
    open_services = {stored.service.key for stored in uow.catalogue.services() if stored.service.open}
    return tuple(book for book in Book if is_kept(book, open_services) or _has_rows(book, uow))


def _has_rows(book: Book, uow: UnitOfWork) -> bool:
    return bool(uow.payments.years()) if book is Book.PAYMENTS else uow.service_books.any(SERVICES_OF[book])


def layouts(uow: UnitOfWork) -> dict[Book, str]:
    """The columns of each book as the office's settings have them."""
    return {book: uow.office.setting(setting) for book, setting in BOOK_COLUMNS.items()}


def columns_of(book: Book, stored: Mapping[Book, str]) -> Columns:
    """The columns of one book."""
    return chosen(book, stored.get(book, ""))


def look_of(uow: UnitOfWork, *, full_nik: bool = False) -> Look:
    """What the cells of this office's books leave out and mask."""
    return Look(area_of(the_office(uow)), full_nik)


def area_of(office: OfficeProfile) -> str:
    """The office as addresses name it: 'Kecamatan Lekok', 'Kelurahan Kalirejo, Kecamatan Bangil'."""
    within = (f"Kecamatan {office.district}",) if office.kind is OfficeKind.KELURAHAN else ()
    return ", ".join((office.full_name, *within))


def read_page(book: Book, wanted: RegisterFilter, uow: UnitOfWork, limit: int, last: Any = None) -> Sequence[Any]:
    """Up to so many rows that fit the filter, newest first, after the row `last`."""
    return _PAGES[book](wanted, uow, limit, last)


def _entries(wanted: RegisterFilter, uow: UnitOfWork, limit: int, last: RegisterRow | None) -> Sequence[RegisterRow]:
    return uow.months.lines(uow.register.page(wanted, limit, last.row.entry.id if last else None))


def _dispatches(
    wanted: RegisterFilter, uow: UnitOfWork, limit: int, last: DispatchEntry | None
) -> Sequence[DispatchEntry]:
    return uow.books.dispatch_page(wanted, limit, last)


def _files(
    services: Sequence[str],
) -> Callable[[RegisterFilter, UnitOfWork, int, ServiceLine | None], Sequence[ServiceLine]]:
    def page(wanted: RegisterFilter, uow: UnitOfWork, limit: int, last: ServiceLine | None) -> Sequence[ServiceLine]:
        return uow.service_books.page(services, wanted, limit, last.id if last else None)

    return page


def _payments(wanted: RegisterFilter, uow: UnitOfWork, limit: int, last: Payment | None) -> Sequence[Payment]:
    return uow.payments.page(wanted, limit, last.id if last else None)


_PAGES: Mapping[Book, Callable[[RegisterFilter, UnitOfWork, int, Any], Sequence[Any]]] = {
    Book.REGISTER: _entries,
    Book.AGENDA: _entries,
    Book.DISPATCH: _dispatches,
    **{book: _files(services) for book, services in SERVICES_OF.items()},
    Book.PAYMENTS: _payments,
}


def read_whole(book: Book, wanted: RegisterFilter, uow: UnitOfWork) -> tuple[Any, ...]:
    """All rows that fit, in the order of the paper: as they were written, a sisipan right behind its number."""
    rows: list[Any] = []
    while True:
        found = read_page(book, wanted, uow, _CHUNK, rows[-1] if rows else None)
        rows += found
        if len(found) < _CHUNK:
            break
    rows.reverse()
    if book in (Book.REGISTER, Book.AGENDA):
        rows.sort(key=_register_order)
    return tuple(rows)


def _register_order(row: RegisterRow) -> tuple[dt.date, str, int, int]:
    entry = row.row.entry
    return entry.date, entry.series, entry.sequence, entry.insert_no


def read_period(book: Book, period: Period, uow: UnitOfWork) -> tuple[Any, ...]:
    """The rows of a period in the order of the paper."""
    first, last = period.first, period.last
    if book in (Book.REGISTER, Book.AGENDA):
        return uow.months.register(first, last)
    if book is Book.DISPATCH:
        return uow.books.dispatches(first, last)
    if book is Book.HANDOVER:
        return uow.handovers.between(first, last)
    if book is Book.PAYMENTS:
        return uow.payments.between(first, last)
    if first == last:
        return read_whole(book, RegisterFilter(first.year, first.month, day=first.day), uow)
    months = range(12 * first.year + first.month - 1, 12 * last.year + last.month)
    return tuple(row for n in months for row in read_whole(book, RegisterFilter(n // 12, n % 12 + 1), uow))
