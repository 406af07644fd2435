"""What one read of the data file brings for the board."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.actions.pauses import powers
from app.actions.setup import the_office
from app.model.case import CaseCard, CaseState
from app.model.worktime import WorkCalendar
from app.ports import UnitOfWork
from app.rules.authority.duty import desk_words
from app.rules.authority.seats import official_seats
from app.rules.clock.worktime import Age
from app.rules.flow import DESKS
from ui.board.cards import ages, seat_begins

WAITING_STATES = (CaseState.RETURNED, CaseState.INCOMPLETE, CaseState.DRAFT)
"""Files that lie with their applicant, or are not whole yet."""


@dataclass(frozen=True, slots=True)
class BoardData:
    """The open files with their ages, when those that are out were carried, and how many wait for their applicant.

    `standing` says by case who is at a desk in place of its official, or that nobody is.

    `services` (key and short name), the `desks` that they use and the steps at which they have `forms` to fill are read
    only when asked for: they seldom change.
    """

    cases: tuple[CaseCard, ...]
    found: dict[int, Age]
    carried: dict[int, dt.datetime]
    waiting: int
    standing: dict[int, str]
    services: tuple[tuple[str, str], ...] | None = None
    desks: frozenset[str] = frozenset()
    forms: frozenset[tuple[str, str]] = frozenset()


def read_board(uow: UnitOfWork, now: dt.datetime, calendar: WorkCalendar, with_services: bool) -> BoardData:
    """Reads the board."""
    cases = uow.cases.board()
    counts = uow.cases.counts(now.date())
    waiting = sum(counts.get(state.value, 0) for state in WAITING_STATES)
    found, carried = ages(cases, now, calendar), uow.stacks.carried()
    standing = _standing(uow, cases, now.date())
    if not with_services:
        return BoardData(cases, found, carried, waiting, standing)
    services = [stored.service for stored in uow.catalogue.services()]
    opened = [service for service in services if service.open]
    desks = frozenset(DESKS[step.kind] for service in opened for step in service.standard.steps)
    forms = frozenset(
        (service.key, kind.value)
        for service in services
        for form in uow.templates.procedure(service.key).forms
        for kind in form.steps
    )
    return BoardData(cases, found, carried, waiting, standing, tuple((s.key, s.short) for s in opened), desks, forms)


def _standing(uow: UnitOfWork, cases: tuple[CaseCard, ...], today: dt.date) -> dict[int, str]:
    office, held = the_office(uow), powers(uow)
    seats = {seat: seat_begins(title) for seat, title in official_seats(office).items()}
    words: dict[tuple[str, str], str] = {}
    for case in cases:
        desk = (case.step_actor, case.service_key)
        if case.state is CaseState.IN_PROGRESS and case.step_actor in seats and desk not in words:
            words[desk] = desk_words(*desk, today, held, seats)
    return {case.id: said for case in cases if (said := words.get((case.step_actor, case.service_key), ""))}
