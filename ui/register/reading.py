"""What the register screen reads beside its books: the lists of filters and forms, and whether the year is open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from app.actions.book_reading import books_of, columns_of, layouts, look_of
from app.model.books import Book, BookRow
from app.model.people import Official
from app.ports import UnitOfWork
from app.rules.books.column import Look
from app.rules.books.layout import Columns


@dataclass(frozen=True, slots=True)
class Choices:
    """The lists of the filters, and the columns of the books. `year_open` is False while this year has no book yet."""

    years: tuple[int, ...]
    services: tuple[tuple[str, str], ...]
    villages: tuple[str, ...]
    year_open: bool
    columns: Mapping[Book, Columns]
    look: Look
    books: tuple[Book, ...]


@dataclass(frozen=True, slots=True)
class ServiceChoice:
    """A service to choose in a form, with the klasifikasi of its letters."""

    key: str
    short: str
    title: str
    classification: str


@dataclass(frozen=True, slots=True)
class Lists:
    """What the forms offer: services, desa, officials with their posts, and the blanks that are still open."""

    services: tuple[ServiceChoice, ...]
    villages: tuple[str, ...]
    officials: tuple[Official, ...]
    blanks: tuple[BookRow, ...]


def read_choices(uow: UnitOfWork, today: dt.date) -> Choices:
    """Reads the lists of the filters."""
    office = uow.office.profile()
    stored = layouts(uow)
    return Choices(
        tuple(sorted({*uow.register.years(), *uow.payments.years()}, reverse=True)),
        tuple((s.service.key, s.service.short) for s in uow.catalogue.services()),
        tuple(village.name for village in office.villages) if office else (),
        uow.books.year(today.year) is not None or not uow.books.any_year(),
        {book: columns_of(book, stored) for book in Book},
        look_of(uow),
        books_of(uow),
    )


def read_lists(uow: UnitOfWork) -> Lists:
    """Reads the lists of the forms."""
    office = uow.office.profile()
    return Lists(
        tuple(
            ServiceChoice(s.service.key, s.service.short, s.service.title, s.classification)
            for s in uow.catalogue.services()
        ),
        tuple(village.name for village in office.villages) if office else (),
        uow.people.officials(),
        uow.books.open_blanks(),
    )
