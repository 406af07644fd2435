"""Stacks that come back from a desk: what was scanned, moving what is ticked, and taking a whole stack back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from app.actions.carry_sheets import view_of, with_reasons
from app.actions.moves import Request, advance, undo
from app.actions.setup import the_office
from app.changes import Change, Outcome
from app.errors import EnvironmentProblem, IllegalMove, LoketError, NotFound, UserError
from app.model.case import Move
from app.model.catalogue import StepKind
from app.model.stack import FileResult, Found, MovedStack, StackRequest
from app.ports import Progress, Store, UnitOfWork
from app.rules.books.numbering import read_case_number
from app.rules.history import undoable
from app.rules.stacks import check_at_desk, in_order, move_request, read_sheet_number, undo_request
from app.rules.wording import one_line

Results = tuple[FileResult, ...]


def always(_done: int, _whole: int) -> bool:
    """A progress that nobody watches."""
    return True


def look_up(text: str, uow: UnitOfWork) -> Found:
    """What a scanned or typed text names: a sheet, or a file, with the sheet on which it is out.

    Raises UserError for a text that names neither, NotFound for a number that is not there.
    """
    sheet, number = read_sheet_number(text), read_case_number(text)
    if sheet is not None:
        return Found(view=view_of(sheet, uow))
    if number is None:
        raise UserError(f"“{one_line(text)}” bukan nomor berkas atau lembar antar.", "Pindai sekali lagi.")
    file = uow.stacks.file(number)
    if file is None:
        raise NotFound(f"Berkas {number} tidak ada.", "Periksa nomornya, atau cari dengan nama.")
    (file,) = with_reasons((file,), uow)
    return Found(file, view_of(file.sheet, uow) if file.sheet else None)


def move_stack(
    wanted: StackRequest, store: Store, now: dt.datetime, officer_id: int, progress: Progress = always
) -> Outcome[Results]:
    """Finishes the step of each file, each in its own transaction and in the order given; what became of each.

    A file that cannot go on stays and says why; the others still go. When the PC itself fails, or `progress` answers
    no, the rest is left as it is. The same request again moves nothing twice.
    """
    files = dict(reversed(wanted.files))
    order = in_order([number for number, _ in wanted.files])

    def move(number: str, uow: UnitOfWork) -> Outcome[FileResult]:
        return _move_one(wanted, number, files[number], uow, now, officer_id)

    return _one_by_one(order, move, store, progress)


_STOPPED = UserError("Belum dipindahkan, karena dihentikan.")


def _one_by_one(
    order: Sequence[str], work: Callable[[str, UnitOfWork], Outcome[FileResult]], store: Store, progress: Progress
) -> Outcome[Results]:
    """Each file in its own transaction. One that cannot go on says why; the failing PC and `progress` stop the rest."""
    results: list[FileResult] = []
    changes: set[Change] = set()
    for n, number in enumerate(order):
        try:
            with store.write() as uow:
                done = work(number, uow)
        except EnvironmentProblem as error:
            results += [FileResult(left, error=error) for left in order[n:]]
            break
        except LoketError as error:
            results.append(FileResult(number, error=error))
        else:
            changes |= done.changes
            results.append(done.value)
        if not progress(n + 1, len(order)):
            results += [FileResult(left, error=_STOPPED) for left in order[n + 1 :]]
            break
    return Outcome(tuple(results), frozenset(changes))


def _move_one(
    wanted: StackRequest, number: str, revision: int, uow: UnitOfWork, now: dt.datetime, officer_id: int
) -> Outcome[FileResult]:
    request_id = move_request(wanted.id, wanted.desk, now.date(), number)
    if uow.cases.done_request(request_id) is None:
        found = look_up(number, uow).file
        assert found is not None
        check_at_desk(found, wanted.desk, the_office(uow).seats)
    moved = advance(Request(request_id, number, revision, though_away=wanted.though_away), uow, now, officer_id)
    entry = uow.register.of_case(moved.value.id) if wanted.desk.kind is StepKind.REGISTER else None
    return Outcome(FileResult(number, entry.number if entry else ""), moved.changes)


def moved_today(uow: UnitOfWork, now: dt.datetime) -> tuple[MovedStack, ...]:
    """The stacks that were moved today and not taken back, the last one first."""
    return uow.stacks.moved_on(now.date())


def undo_stack(
    stack: MovedStack,
    reason: str,
    store: Store,
    now: dt.datetime,
    officer_id: int,
    progress: Progress = always,
) -> Outcome[Results]:
    """Takes back the move of each file of a stack, the last one first, each in its own transaction.

    A file that went on since stays where it is and says so. Raises UserError without a reason.
    """
    if not one_line(reason):
        raise UserError("Alasan belum diisi.", "Tulis alasannya untuk riwayat.", field="reason")

    def take_back(number: str, uow: UnitOfWork) -> Outcome[FileResult]:
        return _undo_one(stack, number, reason, uow, now, officer_id)

    return _one_by_one(tuple(reversed(stack.numbers)), take_back, store, progress)


def _undo_one(
    stack: MovedStack, number: str, reason: str, uow: UnitOfWork, now: dt.datetime, officer_id: int
) -> Outcome[FileResult]:
    case = uow.cases.get(number)
    moved = move_request(stack.id, stack.desk, stack.at.date(), number)
    request = Request(undo_request(moved), number, case.revision, reason)
    if uow.cases.done_request(request.request_id) is None:
        last = undoable(uow.cases.events(case.id), now.date())
        # Another move since then is not this stack's to take back.
        if (
            last is None
            or last.move is not Move.ADVANCE
            or last.at != stack.at
            or uow.cases.done_request(moved) is None
        ):
            raise IllegalMove(f"Berkas {number} sudah berjalan lagi, jadi tidak ikut dibatalkan.")
    return Outcome(FileResult(number), undo(request, uow, now, officer_id).changes)
