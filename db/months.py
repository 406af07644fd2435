"""The lists that the reports of a period print: the register in its order, what was not collected, complaints."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Row, bindparam, func, or_, select

from app.model.books import MarkKind
from app.model.case import CaseEvent, CaseState, Move
from app.model.ending import Ending
from app.model.month import Complaint, RegisterRow, Uncollected
from app.model.register import RegisterEntry
from app.rules.books.endings import OF_INTEREST, endings
from db.book_tables import dispatch, register_mark
from db.books import SqlBooks
from db.tables import case_event, case_file, letter, officer, register_entry, service, standard

COMPLAINT_SERVICE = "pengaduan"
_COMPLAINT_TEXT = "uraian"
_ENDED = (CaseState.READY.value, CaseState.DONE.value)

_REGISTER = (
    select(register_entry, case_file.c.complete_at, case_file.c.finished_at)
    .join_from(register_entry, case_file, register_entry.c.case_id == case_file.c.id, isouter=True)
    .where(register_entry.c.date.between(bindparam("first"), bindparam("last")))
    .order_by(
        register_entry.c.date, register_entry.c.series, register_entry.c.sequence, register_entry.c.insert_no
    )
)  # fmt: skip
_UNCOLLECTED = (
    select(
        case_file.c.number,
        service.c.short,
        case_file.c.name,
        case_file.c.village,
        case_file.c.letter_number,
        case_file.c.finished_at,
    )
    .join_from(case_file, service, case_file.c.service_key == service.c.key)
    .where(
        case_file.c.complete_at < bindparam("received_before"),
        case_file.c.finished_at <= bindparam("as_of"),
        or_(case_file.c.closed_at.is_(None), case_file.c.closed_at > bindparam("as_of")),
        case_file.c.state.in_(_ENDED),
    )
    .order_by(case_file.c.finished_at, case_file.c.id)
)
_COMPLAINTS = (
    select(
        case_file.c.number,
        case_file.c.complete_at,
        case_file.c.village,
        func.coalesce(case_file.c.particulars[_COMPLAINT_TEXT].as_string(), case_file.c.purpose).label("purpose"),
        case_file.c.due_at,
        case_file.c.finished_at,
        case_file.c.state,
    )
    .where(
        case_file.c.service_key == COMPLAINT_SERVICE,
        case_file.c.complete_at <= bindparam("end"),
        or_(case_file.c.finished_at.is_(None), case_file.c.finished_at >= bindparam("start")),
    )
    .order_by(case_file.c.id)
)

_PRINTED = select(letter.c.case_id).where(letter.c.issued_at <= bindparam("as_of"))
_VOID = select(register_mark.c.entry_id).where(
    register_mark.c.kind == MarkKind.VOID.value, register_mark.c.at <= bindparam("as_of")
)
_WITHOUT_LETTER = (
    select(register_entry.c.number)
    .join(case_file, case_file.c.id == register_entry.c.case_id)
    .join(standard, standard.c.id == case_file.c.standard_id)
    .where(
        register_entry.c.date.between(bindparam("first"), bindparam("last")),
        standard.c.content["letter"].as_string().is_not(None),
        register_entry.c.case_id.not_in(_PRINTED),
        register_entry.c.id.not_in(_VOID),
    )
    .order_by(register_entry.c.id)
)
_BATCH = 500
_TIMES = select(case_file.c.id, case_file.c.complete_at, case_file.c.finished_at)
_WENT = select(dispatch.c.entry_id, dispatch.c.at)
"""Without an order: asked for one, SQLite would walk the whole book instead of its newest days."""
_SENT = _WENT.join(register_entry, register_entry.c.id == dispatch.c.entry_id).where(
    register_entry.c.date.between(bindparam("first"), bindparam("last"))
)

_ENDINGS = (
    select(case_event, officer.c.name)
    .join_from(case_event, officer, case_event.c.officer_id == officer.c.id)
    .where(case_event.c.move.in_([move.value for move in OF_INTEREST]))
    .order_by(case_event.c.case_id, case_event.c.id)
)
_OF_DAYS = select(register_entry.c.case_id).where(register_entry.c.date.between(bindparam("first"), bindparam("last")))


class SqlMonths:
    """Lists of a period from one data file, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._c = connection

    def register(self, first: dt.date, last: dt.date) -> tuple[RegisterRow, ...]:
        """The rows of these days in the order of the book, a sisipan right behind its number."""
        entries: list[RegisterEntry] = []
        times: list[tuple[dt.datetime | None, dt.datetime | None]] = []
        for r in self._c.execute(_REGISTER, {"first": first, "last": last}):
            values = r._asdict()
            times.append((values.pop("complete_at"), values.pop("finished_at")))
            entries.append(RegisterEntry(**values))
        rows = SqlBooks(self._c).with_marks(entries)
        sent = _days(self._c.execute(_SENT, {"first": first, "last": last}))
        of_days = _ENDINGS.where(case_event.c.case_id.in_(_OF_DAYS))
        ended = _ended(self._c.execute(of_days, {"first": first, "last": last}))
        return tuple(
            RegisterRow(row, came, done, sent.get(row.entry.id, ()), ended.get(row.entry.case_id or 0, ()))
            for row, (came, done) in zip(rows, times, strict=True)
        )

    def lines(self, entries: Sequence[RegisterEntry]) -> tuple[RegisterRow, ...]:
        """These rows in full: their marks, when their files came and were ready, when their letters went out."""
        times: dict[int, tuple[dt.datetime | None, dt.datetime | None]] = {}
        sent: dict[int, tuple[dt.date, ...]] = {}
        ended: dict[int, tuple[Ending, ...]] = {}
        for start in range(0, len(entries), _BATCH):
            part = entries[start : start + _BATCH]
            files = [entry.case_id for entry in part if entry.case_id is not None]
            for r in self._c.execute(_TIMES.where(case_file.c.id.in_(files))) if files else ():
                times[r.id] = (r.complete_at, r.finished_at)
            if files:
                ended |= _ended(self._c.execute(_ENDINGS.where(case_event.c.case_id.in_(files))))
            # No letter goes out before its own date: the newest pages look at the newest of the ekspedisi only.
            since = dt.datetime.combine(min(entry.date for entry in part), dt.time())
            went = _WENT.where(dispatch.c.at >= since, dispatch.c.entry_id.in_([entry.id for entry in part]))
            sent |= _days(self._c.execute(went))
        return tuple(
            RegisterRow(
                row,
                *times.get(row.entry.case_id or 0, (None, None)),
                sent.get(row.entry.id, ()),
                ended.get(row.entry.case_id or 0, ()),
            )
            for row in SqlBooks(self._c).with_marks(entries)
        )

    def uncollected(self, received_by: dt.date, as_of: dt.datetime) -> tuple[Uncollected, ...]:
        """What was received by that day and lay ready at that moment; the working days are counted elsewhere."""
        before = dt.datetime.combine(received_by + dt.timedelta(days=1), dt.time())
        rows = self._c.execute(_UNCOLLECTED, {"received_before": before, "as_of": as_of})
        return tuple(
            Uncollected(r.number, r.short, r.name, r.village, r.letter_number or "", r.finished_at) for r in rows
        )

    def complaints(self, first: dt.date, last: dt.date) -> tuple[Complaint, ...]:
        """Complaints that were under way at some time in these days."""
        start, end = dt.datetime.combine(first, dt.time()), dt.datetime.combine(last, dt.time.max)
        rows = self._c.execute(_COMPLAINTS, {"start": start, "end": end})
        refused = (CaseState.REFUSED.value, CaseState.WITHDRAWN.value)
        return tuple(
            Complaint(
                r.number, r.complete_at, r.village, r.purpose, r.due_at, r.finished_at, refused=r.state in refused
            )
            for r in rows
        )

    def without_letter(self, first: dt.date, last: dt.date, as_of: dt.datetime) -> tuple[str, ...]:
        """Numbers of these days whose letter was not printed by that moment; a void number wants none."""
        return tuple(self._c.execute(_WITHOUT_LETTER, {"first": first, "last": last, "as_of": as_of}).scalars())


def _ended(rows: Iterable[Row]) -> dict[int, tuple[Ending, ...]]:  # type: ignore[type-arg]
    """What ended each file without its product; files that nothing of the kind befell are left out."""
    events: dict[int, list[CaseEvent]] = {}
    for r in rows:
        event = CaseEvent(r.at, Move(r.move), r.name, r.step, r.official, r.note, r.id, r.position, r.undoes, r.before)
        events.setdefault(r.case_id, []).append(event)
    found = {case_id: endings(history) for case_id, history in events.items()}
    return {case_id: ended for case_id, ended in found.items() if ended}


def _days(rows: Iterable[Row]) -> dict[int, tuple[dt.date, ...]]:  # type: ignore[type-arg]
    """The days on which each entry's letter went out, each day once."""
    found: dict[int, set[dt.date]] = {}
    for r in rows:
        found.setdefault(r.entry_id, set()).add(r.at.date())
    return {entry_id: tuple(sorted(days)) for entry_id, days in found.items()}
