"""What the register screen reads beside its books: the lists of filters and forms, and whether the year is open."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.model.books import BookRow
from app.model.people import Official
from app.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class Choices:
    """The lists of the filters. `year_open` is False while the office has books, but none of this year."""

    years: tuple[int, ...]
    services: tuple[tuple[str, str], ...]
    villages: tuple[str, ...]
    year_open: bool


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
    return Choices(
        uow.register.years(),
        tuple((s.service.key, s.service.short) for s in uow.catalogue.services()),
        tuple(village.name for village in office.villages) if office else (),
        uow.books.year(today.year) is not None or not uow.books.any_year(),
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
