"""Stacks in tests: an office whose SKTM goes through Kasi, Camat, register and stamp, and files that wait somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.actions.carry_sheets import SheetRequest, files_at, make_sheet
from app.actions.stacks import move_stack
from app.model.case import Case
from app.model.catalogue import StepKind
from app.model.stack import CarrySheet, FileResult, StackDesk, StackFile, StackRequest
from tests.builders import Counter, open_office

INITIAL = StackDesk(StepKind.INITIAL, "kasi-kesos")
SIGN = StackDesk(StepKind.SIGN, "camat")
REGISTER = StackDesk(StepKind.REGISTER, "petugas")
STAMP = StackDesk(StepKind.STAMP, "petugas")
SERVICE = "sktm"


@contextmanager
def open_prigen(folder: Path) -> Iterator[Counter]:
    """Kecamatan Prigen: its SKTM is initialled, signed, registered and stamped."""
    with open_office(folder, "prigen") as counter:
        open_service(counter)
        yield counter


def open_service(counter: Counter) -> None:
    """Opens the SKTM: its requirements are still to be entered, its steps are known."""
    with counter.store.write() as uow:
        uow.catalogue.set_open(SERVICE, True)
        uow.commit()


def waiting(counter: Counter, desk: StackDesk, count: int = 1) -> list[Case]:
    """So many SKTM that wait at that desk."""
    return [to_desk(counter, counter.take_in(SERVICE), desk) for _ in range(count)]


def to_desk(counter: Counter, case: Case, desk: StackDesk) -> Case:
    """Takes a file to that desk."""
    while case.step is not None and (case.step.kind, case.step.actor) != (desk.kind, desk.actor):
        case = counter.advance(case)
    return case


def carry(counter: Counter, desk: StackDesk, cases: list[Case]) -> CarrySheet:
    """A sheet for these files."""
    wanted = SheetRequest(counter.request_id(), desk, tuple(case.number for case in cases))
    with counter.store.write() as uow:
        return make_sheet(wanted, uow, counter.now, counter.officer).value


def seen(counter: Counter, desk: StackDesk) -> dict[str, StackFile]:
    """The files that wait at that desk, by number."""
    with counter.store.read() as uow:
        return {file.card.number: file for file in files_at(desk, uow)}


def move(counter: Counter, desk: StackDesk, cases: list[Case], stack_id: str = "") -> tuple[FileResult, ...]:
    """Moves these files as a stack of that desk."""
    files = tuple((case.number, case.revision) for case in cases)
    wanted = StackRequest(stack_id or counter.request_id(), desk, files)
    return move_stack(wanted, counter.store, counter.now, counter.officer).value
