"""Closed months in the data file: the rows of a month for its seal, the seals themselves, the facts for the recap."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, bindparam, func, insert, or_, select, text

from app.model.books import MonthClose
from app.model.case import CaseState, Pause, Priority
from app.model.recap import AskedCorrection, CaseFact, Period
from db.book_tables import month_close, month_row, register_mark
from db.desk_tables import case_pause
from db.promises import pause_of
from db.tables import case_event, case_file, letter, officer, register_entry, service, standard

_PAUSES = (
    select(case_pause)
    .join_from(case_pause, case_file, case_pause.c.case_id == case_file.c.id)
    .where(case_file.c.finished_at.between(bindparam("start"), bindparam("end")))
    .order_by(case_pause.c.id)
)
_ASKED = (
    select(
        case_file.c.number,
        case_file.c.name,
        case_event.c.at,
        case_event.c.before["asked_at"].as_string().label("asked_at"),
    )
    .join_from(case_event, case_file, case_event.c.case_id == case_file.c.id)
    .where(
        text("case_event.move = 'correct'"),  # as the index is made
        case_event.c.at.between(bindparam("start"), bindparam("end")),
        case_event.c.before["asked_at"].as_string().is_not(None),
    )
    .order_by(case_event.c.id)
)
SealRow = tuple[str, int, dict[str, object]]
"""Kind of row ('entry', 'mark'), its id, and all that it says."""


class SqlClosing:
    """Closing of months of one data file, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._c = connection

    def closes(self) -> tuple[MonthClose, ...]:
        """All closed months, the first first."""
        rows = self._c.execute(select(month_close).order_by(month_close.c.month))
        return tuple(
            MonthClose(
                r.id, r.month, r.closed_at, r.officer, r.previous, r.seal, r.row_count, r.last_entry_id,
                r.last_mark_id, tuple(r.notes),
            )
            for r in rows
        )  # fmt: skip

    def add_close(self, close: MonthClose, rows: Iterable[tuple[str, int, str]]) -> int:
        """Writes a closed month with the digest of each of its rows; its id."""
        added = self._c.execute(
            insert(month_close),
            {
                "month": close.month,
                "closed_at": close.closed_at,
                "officer": close.officer,
                "previous": close.previous,
                "seal": close.seal,
                "row_count": close.row_count,
                "last_entry_id": close.last_entry_id,
                "last_mark_id": close.last_mark_id,
                "notes": list(close.notes),
            },
        )
        close_id = int(added.lastrowid)
        values = [
            {"close_id": close_id, "position": n, "kind": kind, "row_id": row_id, "digest": digest}
            for n, (kind, row_id, digest) in enumerate(rows)
        ]
        if values:
            self._c.execute(insert(month_row), values)
        return close_id

    def sealed_rows(self, close_id: int) -> tuple[tuple[str, int, str], ...]:
        """Kind, id and digest of each row of a closed month, in order."""
        rows = self._c.execute(
            select(month_row.c.kind, month_row.c.row_id, month_row.c.digest)
            .where(month_row.c.close_id == close_id)
            .order_by(month_row.c.position)
        )
        return tuple((r.kind, r.row_id, r.digest) for r in rows)

    def last_ids(self) -> tuple[int, int]:
        """The last row of the register and the last mark there are now."""
        entry = self._c.execute(select(func.max(register_entry.c.id))).scalar() or 0
        mark = self._c.execute(select(func.max(register_mark.c.id))).scalar() or 0
        return int(entry), int(mark)

    def rows_to_seal(self, first: dt.date, last: dt.date, entry_id: int, mark_id: int) -> Iterator[SealRow]:
        """The rows dated in these days up to that entry, then the marks on them up to that mark."""
        entries = (
            select(register_entry)
            .where(register_entry.c.date.between(first, last), register_entry.c.id <= entry_id)
            .order_by(register_entry.c.id)
        )
        for r in self._c.execute(entries):
            yield "entry", int(r.id), dict(r._mapping)
        marks = (
            select(register_mark)
            .join(register_entry, register_entry.c.id == register_mark.c.entry_id)
            .where(
                register_entry.c.date.between(first, last),
                register_entry.c.id <= entry_id,
                register_mark.c.id <= mark_id,
            )
            .order_by(register_mark.c.id)
        )
        for r in self._c.execute(marks):
            yield "mark", int(r.id), dict(r._mapping)

    def first_day(self) -> dt.date | None:
        """The date of the first row of the register, or None while it is empty."""
        return self._c.execute(select(func.min(register_entry.c.date))).scalar()

    def numbers_without_letter(self, period: Period) -> tuple[tuple[str, str], ...]:
        """Register and case number of each case whose service yields a letter that was never printed.

        A number that is void wants no letter any more.
        """
        printed = select(letter.c.case_id)
        void = select(register_mark.c.entry_id).where(register_mark.c.kind == "batal")
        rows = self._c.execute(
            select(register_entry.c.number, register_entry.c.case_number)
            .join(case_file, case_file.c.id == register_entry.c.case_id)
            .join(standard, standard.c.id == case_file.c.standard_id)
            .where(
                register_entry.c.date.between(period.first, period.last),
                standard.c.content["letter"].as_string().is_not(None),
                register_entry.c.case_id.not_in(printed),
                register_entry.c.id.not_in(void),
            )
            .order_by(register_entry.c.id)
        )
        return tuple((r.number, r.case_number) for r in rows)

    def asked_corrections(self, period: Period) -> tuple[AskedCorrection, ...]:
        """The corrections of this time that applicants asked for, oldest first."""
        start, end = dt.datetime.combine(period.first, dt.time()), dt.datetime.combine(period.last, dt.time.max)
        return tuple(
            AskedCorrection(r.number, r.name, dt.datetime.fromisoformat(r.asked_at), r.at)
            for r in self._c.execute(_ASKED, {"start": start, "end": end})
        )

    def facts(self, period: Period) -> Iterator[CaseFact]:
        """Every case that was received by the end of the period and not over before it began.

        A case is finished when it is ready to be collected: the citizen's waiting ends there, not at the hand-over.
        """
        start = dt.datetime.combine(period.first, dt.time())
        end = dt.datetime.combine(period.last, dt.time.max)
        pauses = self._pauses(start, end)
        query = (
            select(
                case_file.c.id,
                service.c.short,
                case_file.c.village,
                case_file.c.applicant,
                officer.c.name,
                case_file.c.complete_at,
                case_file.c.due_at,
                case_file.c.finished_at,
                case_file.c.state,
                case_file.c.priority,
            )
            .join_from(case_file, service, case_file.c.service_key == service.c.key)
            .join(officer, case_file.c.officer_id == officer.c.id)
            .where(
                case_file.c.complete_at <= end,
                or_(case_file.c.finished_at.is_(None), case_file.c.finished_at >= start),
            )
            .order_by(case_file.c.id)
        )
        for r in self._c.execute(query):
            yield CaseFact(
                service=r.short,
                village=r.village,
                sex=(r.applicant or {}).get("sex", ""),
                officer=r.name,
                complete_at=r.complete_at,
                due_at=r.due_at,
                finished_at=r.finished_at,
                refused=r.state in (CaseState.REFUSED.value, CaseState.WITHDRAWN.value),
                collected=r.state == CaseState.DONE.value,
                priority=Priority(r.priority),
                pauses=tuple(pauses.get(r.id, ())),
            )

    def _pauses(self, start: dt.datetime, end: dt.datetime) -> dict[int, list[Pause]]:
        """The pauses of the files that were finished in this time, all read at once."""
        found: dict[int, list[Pause]] = defaultdict(list)
        for row in self._c.execute(_PAUSES, {"start": start, "end": end}):
            found[row.case_id].append(pause_of(row))
        return found
