"""What an officer sees first: the day in four numbers, what is late, what is to be set up, what is asked for most."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from app.actions.outreach import SERVICE as OUTREACH
from app.actions.outreach import upcoming
from app.actions.pauses import powers
from app.actions.setup import the_office
from app.model.authority import Ending, OnDuty, Powers
from app.model.case import CaseCard, CaseState
from app.model.catalogue import OfficeProfile
from app.model.schedule import Activity
from app.model.worktime import WorkCalendar
from app.ports import StoredService, UnitOfWork
from app.rules.authority.duty import roster
from app.rules.authority.grants import ending
from app.rules.authority.seats import head_seat, official_seats, signing_seats
from app.rules.authority.signing import proposed
from app.rules.clock.worktime import Age, Urgency, age

_SHOWN = 6
_QUICK = 6
_NEXT = 3
_RECENT_DAYS = 30


class Todo(StrEnum):
    """Something of the office that is still to be set up."""

    OFFICIALS = "officials"
    REQUIREMENTS = "requirements"
    NO_SERVICE = "no_service"
    EMBLEM = "emblem"
    SURVEY = "survey"


@dataclass(frozen=True, slots=True)
class Urgent:
    """A file that is late or nearly late."""

    card: CaseCard
    age: Age


@dataclass(frozen=True, slots=True)
class Overview:
    """The day at the counter. `urgent` are the first few of the `late + nearly` files, the latest first.

    `waiting_standards` counts the services whose requirements are not known yet; `services` are key and short name.
    `officials` are those of today and the vacant seats that sign, `ending` whose authority ends soon; `unsigned` are
    the posts that sign letters and for which nobody may sign today.
    `schedule` are the next activities of outreach, None where the office offers none; `late_plans` counts the
    follow-ups of complaints that should have been done.
    """

    received: int
    in_progress: int
    ready: int
    late: int
    nearly: int
    urgent: tuple[Urgent, ...]
    todo: tuple[Todo, ...]
    waiting_standards: int
    services: tuple[tuple[str, str], ...]
    fresh: bool
    officials: tuple[OnDuty, ...] = ()
    ending: tuple[Ending, ...] = ()
    unsigned: tuple[str, ...] = ()
    schedule: tuple[Activity, ...] | None = None
    late_plans: int = 0


def read_overview(uow: UnitOfWork, now: dt.datetime, calendar: WorkCalendar) -> Overview:
    """Reads the day as it stands now."""
    counts = uow.cases.counts(now.date())
    late, nearly = _pressing(uow.cases.board(), now, calendar)
    services = uow.catalogue.services()
    office, held = the_office(uow), powers(uow)
    unsigned = _unsigned(uow, services, now.date(), held)
    waiting = sum(not s.service.standard.requirements_known for s in services)
    return Overview(
        received=counts.get("received", 0),
        in_progress=counts.get(CaseState.IN_PROGRESS, 0),
        ready=counts.get(CaseState.READY, 0),
        late=len(late),
        nearly=len(nearly),
        urgent=tuple(Urgent(card, _age(card, now, calendar)) for card in (late + nearly)[:_SHOWN]),
        todo=_todo(uow, services, waiting, unsigned),
        waiting_standards=waiting,
        services=_quick(uow, services, now.date()),
        fresh=not uow.cases.waiting(list(CaseState), 1),
        officials=roster(now.date(), held, official_seats(office), {head_seat(office), *_signing(services, office)}),
        ending=ending(now.date(), held),
        unsigned=unsigned,
        schedule=upcoming(uow, now, _NEXT) if any(_is_outreach(s) for s in services) else None,
        late_plans=uow.talks.late_plans(now.date()),
    )


def _is_outreach(stored: StoredService) -> bool:
    return stored.service.key == OUTREACH and stored.service.open


def _span(card: CaseCard) -> tuple[dt.datetime, dt.datetime]:
    assert card.due_at is not None
    return card.complete_at or card.opened_at, card.due_at


def _age(card: CaseCard, now: dt.datetime, calendar: WorkCalendar) -> Age:
    return age(*_span(card), now, calendar, card.promised_at)


def _pressing(
    cards: tuple[CaseCard, ...], now: dt.datetime, calendar: WorkCalendar
) -> tuple[list[CaseCard], list[CaseCard]]:
    """The late and the nearly late files, oldest promise first. What is ready has kept its promise; a pause presses
    nobody.
    """
    going = (card for card in cards if card.state is CaseState.IN_PROGRESS and card.pause is None)
    running = sorted(
        (card for card in going if card.due_at is not None),
        key=lambda card: (_span(card)[1], card.id),
    )
    late = [card for card in running if now > _span(card)[1]]
    nearly = [card for card in running[len(late) :] if _age(card, now, calendar).urgency is Urgency.NEARLY]
    return late, nearly


def _todo(
    uow: UnitOfWork, services: tuple[StoredService, ...], waiting: int, unsigned: tuple[str, ...]
) -> tuple[Todo, ...]:
    found: list[Todo] = []
    if not any(s.service.open for s in services):
        found.append(Todo.NO_SERVICE)
    if unsigned:
        found.append(Todo.OFFICIALS)
    if waiting:
        found.append(Todo.REQUIREMENTS)
    if uow.office.emblem() is None:
        found.append(Todo.EMBLEM)
    if not uow.office.settings().survey_url:
        found.append(Todo.SURVEY)
    return tuple(found)


def _quick(uow: UnitOfWork, services: tuple[StoredService, ...], today: dt.date) -> tuple[tuple[str, str], ...]:
    """The open services asked for most lately, filled up in the order of the office."""
    open_now = {s.service.key: s.service.short for s in services if s.service.open}
    often = uow.cases.frequent_services(today - dt.timedelta(days=_RECENT_DAYS), _QUICK * 2)
    keys = [key for key in often if key in open_now]
    keys += [key for key in open_now if key not in keys]
    return tuple((key, open_now[key]) for key in keys[:_QUICK])


def _unsigned(uow: UnitOfWork, services: tuple[StoredService, ...], today: dt.date, held: Powers) -> tuple[str, ...]:
    """The posts that sign letters of open services and for which nobody may sign today."""
    office = the_office(uow)
    wanted = ((seat, key) for seat, keys in _signing(services, office).items() for key in keys)
    empty = (seat for seat, key in wanted if proposed(seat, key, today, held) is None)
    return tuple(dict.fromkeys(office.seats.get(seat, seat) for seat in empty))


def _signing(services: tuple[StoredService, ...], office: OfficeProfile) -> dict[str, list[str]]:
    """The seats that sign letters, with the open services whose letters they are."""
    found: dict[str, list[str]] = {}
    for service in (s.service for s in services if s.service.open and s.service.standard.letter is not None):
        found.setdefault(signing_seats(service.standard.steps, office)[0], []).append(service.key)
    return found
