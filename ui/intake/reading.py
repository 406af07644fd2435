"""What one read of the data file brings for the intake screen."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.model.case import Case
from app.ports import UnitOfWork
from ui.intake.presenter import Offer

_OFTEN = 3


@dataclass(frozen=True, slots=True)
class CounterData:
    """The open services, the keys of those asked for most, and the villages of the office's area."""

    offers: tuple[Offer, ...]
    often: tuple[str, ...]
    villages: tuple[str, ...]


def read_counter(uow: UnitOfWork, since: dt.date) -> CounterData:
    """Reads what the screen offers; what is often asked for is counted since that day."""
    offers = tuple(
        Offer(stored.service, uow.templates.get(stored.service.key))
        for stored in uow.catalogue.services()
        if stored.service.open
    )
    office = uow.office.profile()
    villages = tuple(v.name for v in office.villages) if office else ()
    return CounterData(offers, uow.cases.frequent_services(since, _OFTEN), villages)


def read_again(uow: UnitOfWork, number: str) -> tuple[Case, Offer]:
    """A file that comes back to the counter, with its service."""
    case = uow.cases.get(number)
    service = uow.catalogue.service(case.service_key).service
    return case, Offer(service, uow.templates.get(case.service_key))
