"""What one read of the data file brings for the intake screen."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from app.model.case import Case
from app.model.catalogue import OfficeProfile, Service
from app.ports import UnitOfWork
from app.rules.asked_once import left_to_ask
from app.rules.outreach import asked_ahead
from ui.intake.presenter import Offer

_OFTEN = 3


@dataclass(frozen=True, slots=True)
class CounterData:
    """The open services, the keys of those asked for most, and the office."""

    offers: tuple[Offer, ...]
    closed: tuple[Service, ...]
    often: tuple[str, ...]
    office: OfficeProfile | None


def read_counter(uow: UnitOfWork, since: dt.date) -> CounterData:
    """Reads what the screen offers; what is often asked for is counted since that day."""
    services = [stored.service for stored in uow.catalogue.services()]
    offers = tuple(_offer(service, uow) for service in services if service.open)
    closed = tuple(service for service in services if not service.open)
    return CounterData(offers, closed, uow.cases.frequent_services(since, _OFTEN), uow.office.profile())


def read_again(uow: UnitOfWork, number: str) -> tuple[Case, Offer]:
    """A file that comes back to the counter, with its service."""
    case = uow.cases.get(number)
    service = uow.catalogue.service(case.service_key).service
    return case, _offer(replace(service, standard=case.standard), uow)


def _offer(service: Service, uow: UnitOfWork) -> Offer:
    template = left_to_ask(service.standard, uow.templates.get(service.key))
    return Offer(service, asked_ahead(service.standard, template))
