"""What one read of the data file brings for the board."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.model.case import CaseCard, CaseState
from app.model.worktime import WorkCalendar
from app.ports import UnitOfWork
from app.rules.flow import DESKS
from app.rules.worktime import Age
from ui.board.cards import ages

WAITING_STATES = (CaseState.RETURNED, CaseState.INCOMPLETE, CaseState.DRAFT)
"""Files that lie with their applicant, or are not whole yet."""


@dataclass(frozen=True, slots=True)
class BoardData:
    """The open files with their ages, when those that are out were carried, and how many wait for their applicant.

    `services` (key and short name), the `desks` that they use and the steps at which they have `forms` to fill are read
    only when asked for: they seldom change.
    """

    cases: tuple[CaseCard, ...]
    found: dict[int, Age]
    carried: dict[int, dt.datetime]
    waiting: int
    services: tuple[tuple[str, str], ...] | None = None
    desks: frozenset[str] = frozenset()
    forms: frozenset[tuple[str, str]] = frozenset()


def read_board(uow: UnitOfWork, now: dt.datetime, calendar: WorkCalendar, with_services: bool) -> BoardData:
    """Reads the board."""
    cases = uow.cases.board()
    counts = uow.cases.counts(now.date())
    waiting = sum(counts.get(state.value, 0) for state in WAITING_STATES)
    found, carried = ages(cases, now, calendar), uow.stacks.carried()
    if not with_services:
        return BoardData(cases, found, carried, waiting)
    services = [stored.service for stored in uow.catalogue.services()]
    opened = [service for service in services if service.open]
    desks = frozenset(DESKS[step.kind] for service in opened for step in service.standard.steps)
    forms = frozenset(
        (service.key, kind.value)
        for service in services
        for form in uow.templates.procedure(service.key).forms
        for kind in form.steps
    )
    return BoardData(cases, found, carried, waiting, tuple((s.key, s.short) for s in opened), desks, forms)
