"""The books whose rows are the files of some services: read newest first, each file with what its steps wrote down."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Connection, Row, Select, func, select

from app.model.case import CaseState, Move, PauseCause
from app.model.people import Applicant
from app.model.procedure import Record
from app.model.service_line import ServiceLine
from app.ports.cases import RegisterFilter
from app.rules.clock.statutory import ANSWER_FORM, COMPLAINT, DECISION_FORM, EXTENSION_FORM, PLAN_FORM
from app.rules.secrecy import shown_applicant
from db.desk_tables import case_record
from db.register_filter import span
from db.search import search_words
from db.tables import case_event, case_file, officer, service

_F = case_file.c
_NOTE = (
    select(case_event.c.note)
    .where(case_event.c.case_id == _F.id, case_event.c.note != "")
    .where(case_event.c.move.in_([Move.ADVANCE.value, Move.RESOLVE.value, Move.REFUSE.value]))
    .order_by(case_event.c.id.desc())
    .limit(1)
    .scalar_subquery()
)
LINE = select(
    _F.id,
    _F.number,
    _F.service_key,
    _F.name,
    _F.village,
    _F.applicant,
    _F.purpose,
    _F.particulars,
    _F.answers,
    _F.state,
    _F.desk,
    _F.step_actor,
    _F.opened_at,
    _F.complete_at,
    _F.due_at,
    _F.finished_at,
    _F.closed_at,
    _F.letter_number,
    _F.pause,
    select(service.c.short).where(service.c.key == _F.service_key).scalar_subquery().label("service"),
    _NOTE.label("note"),
).where(_F.state != CaseState.DRAFT.value)
"""A file as a book or list shows it; `lines_of` makes the rows of it whole."""

_SHOWN = _F.name + " " + _F.number + " " + _F.letter_number + " " + _F.purpose
for _key in ("uraian", "data_diminta", "topik", "jenis_dana", "nama_calon", "jabatan"):
    _SHOWN = _SHOWN + " " + func.coalesce(func.json_extract(_F.particulars, f"$.{_key}"), "")
_SHOWN_TO_ALL = _SHOWN + " " + func.coalesce(func.json_extract(_F.applicant, "$.nik"), "")


class SqlServiceBooks:
    """The books of services of one data file, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._c = connection

    def page(
        self, services: Sequence[str], wanted: RegisterFilter, limit: int, before_id: int | None = None
    ) -> tuple[ServiceLine, ...]:
        """The files of these services that fit, newest first, a page at a time."""
        rows: list[Row[tuple[object, ...]]] = []
        for key in services:
            if wanted.service_key in ("", key):
                # One query a service: each follows the index of the service down to the page, however many files.
                query = _narrowed(LINE.where(_F.service_key == key), key, wanted)
                query = query if before_id is None else query.where(_F.id < before_id)
                rows += self._c.execute(query.order_by(_F.id.desc()).limit(limit))
        rows.sort(key=lambda row: -row.id)
        return lines_of(self._c, rows[:limit])

    def any(self, services: Sequence[str]) -> bool:
        """Whether there is any file of these services."""
        query = select(_F.id).where(_F.service_key.in_(services), _F.state != CaseState.DRAFT.value).limit(1)
        return self._c.execute(query).first() is not None


def _narrowed(query: Select, key: str, wanted: RegisterFilter) -> Select:  # type: ignore[type-arg]
    if wanted.state:
        query = query.where(_F.state == wanted.state)
    if wanted.village:
        query = query.where(_F.village == wanted.village)
    if wanted.year is not None:
        first, last = span(wanted.year, wanted.month, wanted.day)
        query = query.where(_F.opened_at.between(dt.datetime.combine(first, dt.time()), _end(last)))
    return with_words(query, wanted.text, _SHOWN if key == COMPLAINT else _SHOWN_TO_ALL)


def _end(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time.max)


def with_words(query: Select, typed: str, text: ColumnElement[str] = _SHOWN) -> Select:  # type: ignore[type-arg]
    """Those in which every word that was typed stands somewhere; whose complaint it is is not looked through."""
    for word in search_words(typed):
        query = query.where(text.contains(word, autoescape=True))
    return query


def lines_of(connection: Connection, rows: Sequence[Row]) -> tuple[ServiceLine, ...]:  # type: ignore[type-arg]
    """The files of these rows, with what was written down at their steps: all of them read in one go."""
    records: dict[int, list[Record]] = {}
    if rows:
        query = (
            select(case_record, officer.c.name)
            .join_from(case_record, officer, case_record.c.officer_id == officer.c.id)
            .where(case_record.c.case_id.in_([row.id for row in rows]))
            .order_by(case_record.c.case_id, case_record.c.id)
        )
        for found in connection.execute(query):
            made = Record(found.form, dict(found.data), found.at, found.name)
            records.setdefault(found.case_id, []).append(made)
    return tuple(_line(row, records.get(row.id, ())) for row in rows)


def _line(r: Row, records: Iterable[Record]) -> ServiceLine:  # type: ignore[type-arg]
    who = Applicant.from_data(r.applicant or {"kind": "person", "name": r.name})
    shown = shown_applicant(who, r.particulars)
    records = tuple(records)
    last = {record.form: record for record in records}

    def said(form: str) -> dict[str, str]:
        return dict(last[form].data) if form in last else {}

    return ServiceLine(
        id=r.id,
        number=r.number,
        service_key=r.service_key,
        name=r.name,
        address=", ".join(part for part in (shown.address, shown.village) if part),
        phone=shown.phone,
        occupation=shown.occupation,
        purpose=r.purpose,
        particulars=dict(r.particulars),
        state=CaseState(r.state),
        desk=r.desk,
        step_actor=r.step_actor,
        opened_at=r.opened_at,
        complete_at=r.complete_at,
        due_at=r.due_at,
        finished_at=r.finished_at,
        closed_at=r.closed_at,
        note=r.note or "",
        answer=said(ANSWER_FORM),
        answer_at=last[ANSWER_FORM].at if ANSWER_FORM in last else None,
        decision=said(DECISION_FORM),
        plan=said(PLAN_FORM),
        extended=EXTENSION_FORM in last,
        pause=PauseCause(r.pause) if r.pause else None,
        service=r.service or "",
        nik=shown.nik,
        kk=shown.kk,
        letter_number=r.letter_number,
        answers=dict(r.answers or {}),
        records=records,
    )
