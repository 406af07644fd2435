"""Stacks in the data file: carry-in sheets, what waits at which desk, and who has which file.

Whether a file is out is not written down but found: it is while it still stands, uninterrupted, at the step at which
its last sheet took it along.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    case,
    func,
    insert,
    literal,
    or_,
    select,
    text,
)

from app.model.case import CaseState, Pause, PauseCause
from app.model.catalogue import StepKind
from app.model.holder import HolderFilter, HolderOrder
from app.model.stack import CarrySheet, DeskLoad, MovedStack, OpenSheet, StackDesk, StackFile
from app.rules.holders import COLLECTED, WITH_APPLICANT, holder_key
from app.rules.stacks import moved_prefix, read_move_request, sheet_number, undo_request
from db.case_queries import CARD, card_of
from db.desk_tables import carry_row, carry_sheet, case_pause
from db.tables import case_file, officer, request, service

_newer, _whole = carry_row.alias(), carry_row.alias()
_LAST_SHEET = select(func.max(_newer.c.sheet_id)).where(_newer.c.case_id == case_file.c.id).scalar_subquery()
_OUT_ROW = and_(
    carry_row.c.case_id == case_file.c.id,
    carry_row.c.sheet_id == _LAST_SHEET,
    carry_row.c.position == case_file.c.position,
)
_STILL_OUT = and_(
    carry_sheet.c.id == carry_row.c.sheet_id,
    carry_sheet.c.step_kind == case_file.c.step_kind,
    case_file.c.desk_since <= carry_sheet.c.at,
    case_file.c.state == CaseState.IN_PROGRESS.value,
)
_FILE = (
    CARD.add_columns(case_file.c.position, carry_sheet.c.number.label("sheet"), carry_sheet.c.at.label("carried_at"))
    .outerjoin(carry_row, _OUT_ROW)
    .outerjoin(carry_sheet, _STILL_OUT)
)
_OPEN = text("case_file.state NOT IN ('done', 'refused', 'withdrawn')")
"""Said literally, as the index of the open files is."""
_RUNNING = and_(
    _OPEN,
    case_file.c.state.in_([CaseState.IN_PROGRESS.value, CaseState.RETURNED.value, CaseState.READY.value]),
)
_AT_DESKS = and_(_OPEN, case_file.c.state == CaseState.IN_PROGRESS.value)
_BY_NUMBER = _FILE.where(case_file.c.number == bindparam("wanted"))
_WAITING = _FILE.where(
    _AT_DESKS, case_file.c.step_kind == bindparam("kind"), case_file.c.step_actor == bindparam("actor")
).order_by(case_file.c.id)
_on = carry_row.alias()
_ON_SHEET = _FILE.join(_on, _on.c.case_id == case_file.c.id).where(_on.c.sheet_id == bindparam("wanted"))
_ON_SHEET = _ON_SHEET.order_by(case_file.c.id)
_SHEET = select(carry_sheet, officer.c.name).join_from(carry_sheet, officer, carry_sheet.c.officer_id == officer.c.id)
_SHEET_BY_NUMBER = _SHEET.where(carry_sheet.c.number == bindparam("wanted"))
_SHEET_BY_ID = _SHEET.where(carry_sheet.c.id == bindparam("wanted"))
_SHEET_OF = select(func.max(carry_row.c.sheet_id)).where(carry_row.c.case_id == bindparam("wanted"))
_OUT = (
    select(case_file.c.id, carry_sheet.c.id.label("sheet_id"), carry_sheet.c.at)
    .join_from(case_file, carry_row, _OUT_ROW)
    .join(carry_sheet, _STILL_OUT)
    .where(_OPEN)
)
_COUNT = select(func.count()).where(_whole.c.sheet_id == carry_sheet.c.id).scalar_subquery()
_outs = _OUT.subquery()
_OPEN_SHEETS = (
    select(carry_sheet, officer.c.name, _COUNT.label("files"), func.count().label("out"))
    .join_from(_outs, carry_sheet, carry_sheet.c.id == _outs.c.sheet_id)
    .join(officer, carry_sheet.c.officer_id == officer.c.id)
    .group_by(carry_sheet.c.id)
    .order_by(carry_sheet.c.id.desc())
)
_DESKS = (
    select(
        case_file.c.step_kind, case_file.c.step_actor, func.count().label("files"), func.count(_outs.c.id).label("out")
    )
    .join_from(case_file, _outs, _outs.c.id == case_file.c.id, isouter=True)
    .where(_AT_DESKS)
    .group_by(case_file.c.step_kind, case_file.c.step_actor)
)
_REQUESTS = (
    select(request.c.id, request.c.at)
    .where(request.c.id >= bindparam("first"), request.c.id < bindparam("after"))
    .order_by(request.c.at, request.c.case_id)
)
_holder: ColumnElement[str] = case(
    (case_file.c.state == CaseState.RETURNED.value, WITH_APPLICANT),
    (case_file.c.state == CaseState.READY.value, COLLECTED),
    else_=case_file.c.step_actor,
)
_FAR = dt.datetime(9999, 1, 1)
_SINCE = func.coalesce(carry_sheet.c.at, case_file.c.desk_since)
_ORDERS: dict[HolderOrder, tuple[ColumnElement[Any], Callable[[StackFile], Any]]] = {
    HolderOrder.SINCE: (_SINCE, lambda file: file.carried_at or file.card.desk_since),
    HolderOrder.DUE: (func.coalesce(case_file.c.due_at, literal(_FAR)), lambda file: file.card.due_at or _FAR),
    HolderOrder.NUMBER: (case_file.c.id, lambda file: file.card.id),
    HolderOrder.NAME: (case_file.c.name.collate("NOCASE"), lambda file: file.card.name),
    HolderOrder.SERVICE: (service.c.short.collate("NOCASE"), lambda file: file.card.service_short),
    HolderOrder.HOLDER: (_holder, lambda file: holder_key(file.card)),
}


class SqlStacks:
    """The stacks of one data file, within one transaction. `next_of` gives the next value of a plain counter."""

    def __init__(self, connection: Connection, next_of: Callable[[str], int]) -> None:
        self._c = connection
        self._next_of = next_of

    def add_sheet(
        self, desk: StackDesk, official: str, files: Sequence[StackFile], at: dt.datetime, officer_id: int
    ) -> CarrySheet:
        """Writes down what is carried to a desk; the sheet has the next number of the year."""
        number = sheet_number(at.year, self._next_of(f"sheet.{at:%y}"))
        added = self._c.execute(
            insert(carry_sheet),
            {
                "number": number,
                "at": at,
                "officer_id": officer_id,
                "step_kind": desk.kind.value,
                "actor": desk.actor,
                "official": official,
            },
        )
        rows = [{"sheet_id": added.lastrowid, "case_id": f.card.id, "position": f.position} for f in files]
        self._c.execute(insert(carry_row), rows)
        return self._sheet(_SHEET_BY_ID, added.lastrowid)  # type: ignore[return-value]

    def sheet(self, number: str) -> CarrySheet | None:
        """The sheet with that number."""
        return self._sheet(_SHEET_BY_NUMBER, number)

    def last_sheet(self, case_id: int) -> CarrySheet | None:
        """The last sheet that took a file along, back or not."""
        return self._sheet(_SHEET_BY_ID, self._c.execute(_SHEET_OF, {"wanted": case_id}).scalar())

    def _sheet(self, query: Select[Any], wanted: int | str | None) -> CarrySheet | None:
        row = self._c.execute(query, {"wanted": wanted}).first()
        return _sheet_of(row) if row else None

    def open_sheets(self) -> tuple[OpenSheet, ...]:
        """The sheets that are not back whole, newest first."""
        return tuple(OpenSheet(_sheet_of(r), r.files, r.out) for r in self._c.execute(_OPEN_SHEETS))

    def files_of(self, sheet: CarrySheet) -> tuple[StackFile, ...]:
        """The files of a sheet as they are now, in the order of the sheet."""
        return tuple(map(_file, self._c.execute(_ON_SHEET, {"wanted": sheet.id})))

    def file(self, number: str) -> StackFile | None:
        """The file with that number, wherever it is."""
        row = self._c.execute(_BY_NUMBER, {"wanted": number}).first()
        return _file(row) if row else None

    def desks(self) -> tuple[DeskLoad, ...]:
        """Every desk at which a file waits now."""
        rows = self._c.execute(_DESKS)
        return tuple(DeskLoad(StackDesk(StepKind(r.step_kind), r.step_actor), r.files, r.out) for r in rows)

    def waiting_at(self, desk: StackDesk) -> tuple[StackFile, ...]:
        """The files that wait at a desk, out or not, by number."""
        rows = self._c.execute(_WAITING, {"kind": desk.kind.value, "actor": desk.actor})
        return tuple(map(_file, rows))

    def carried(self) -> dict[int, dt.datetime]:
        """When each file that is out was carried away, by id."""
        return {r.id: r.at for r in self._c.execute(_OUT)}

    def moved_on(self, day: dt.date) -> tuple[MovedStack, ...]:
        """The stacks that were moved on a day and not taken back since, the last one first."""
        undone = {r.id for r in self._requests(undo_request(moved_prefix(day)))}
        stacks: dict[tuple[str, dt.datetime], MovedStack] = {}
        for r in self._requests(moved_prefix(day)):
            if undo_request(r.id) in undone:
                continue
            stack_id, desk, number = read_move_request(r.id)
            known = stacks.get((stack_id, r.at))
            stacks[stack_id, r.at] = MovedStack(stack_id, desk, r.at, (*(known.numbers if known else ()), number))
        return tuple(reversed(stacks.values()))

    def _requests(self, prefix: str) -> Sequence[Any]:
        # The sign after the slash ends the range: nothing that begins so sorts behind it.
        return self._c.execute(_REQUESTS, {"first": prefix, "after": f"{prefix[:-1]}0"}).all()

    def holders(self, service_key: str = "") -> dict[str, int]:
        """How many running files each holder has, by key."""
        query = select(_holder.label("holder"), func.count().label("files")).where(_RUNNING).group_by("holder")
        if service_key:
            query = query.where(case_file.c.service_key == service_key)
        return {r.holder: r.files for r in self._c.execute(query)}

    def held(self, wanted: HolderFilter, limit: int, after: StackFile | None = None) -> tuple[StackFile, ...]:
        """The running files, sorted as wanted, a page at a time: `after` is the last one already seen."""
        by, value = _ORDERS[wanted.order]
        query = _FILE.where(_RUNNING)
        if wanted.holder:
            query = query.where(_holder == wanted.holder)
        if wanted.service_key:
            query = query.where(case_file.c.service_key == wanted.service_key)
        if after is not None:
            at = value(after)
            query = query.where(or_(by > at, and_(by == at, case_file.c.id > after.card.id)))
        return tuple(map(_file, self._c.execute(query.order_by(by, case_file.c.id).limit(limit))))

    def pauses_of(self, case_ids: Sequence[int]) -> dict[int, tuple[Pause, ...]]:
        """The pauses of several files, oldest first, by id; files that never paused are not in it."""
        found: dict[int, tuple[Pause, ...]] = {}
        rows = self._c.execute(
            select(case_pause).where(case_pause.c.case_id.in_(list(case_ids))).order_by(case_pause.c.id)
        )
        for r in rows:
            pause = Pause(PauseCause(r.cause), r.began_at, r.ended_at, r.note)
            found[r.case_id] = (*found.get(r.case_id, ()), pause)
        return found


def _file(r: Any) -> StackFile:
    return StackFile(card_of(r), r.position, r.sheet or "", r.carried_at)


def _sheet_of(r: Any) -> CarrySheet:
    return CarrySheet(r.id, r.number, r.at, r.name, StackDesk(StepKind(r.step_kind), r.actor), r.official)
