"""Consultations, complaints and information requests in the data file, as lists and books show them."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ColumnElement, Connection, Row, Select, String, and_, cast, func, or_, select, text

from app.model.case import CaseState, Move, PauseCause
from app.model.people import Applicant
from app.model.talks import TalkFilter, TalkLine, TalkScope
from app.ports.cases import RegisterFilter
from app.rules.secrecy import shown_applicant
from app.rules.statutory import (
    ANSWER_FORM,
    COMPLAINT,
    DECISION_FORM,
    EXTENSION_FORM,
    PLAN_DAY,
    PLAN_DONE,
    PLAN_FORM,
    PLAN_STATE,
    TALKS,
)
from db.desk_tables import case_record
from db.register_filter import span
from db.search import search_words
from db.tables import case_event, case_file

_OPEN = text("case_file.state NOT IN ('done', 'refused', 'withdrawn')")
"""Said literally, not with bound values: only so does SQLite see that the index of the open files fits."""
_CLOSED = text("case_file.state IN ('done', 'refused', 'withdrawn')")
_LAST_DAY = "9999"


def _last(form: str, column: ColumnElement[object]) -> ColumnElement[object]:
    """A column of the last filling of a form."""
    return (
        select(column)
        .where(case_record.c.case_id == case_file.c.id, case_record.c.form == form)
        .order_by(case_record.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )


_NOTE = (
    select(case_event.c.note)
    .where(case_event.c.case_id == case_file.c.id, case_event.c.note != "")
    .where(case_event.c.move.in_([Move.ADVANCE.value, Move.RESOLVE.value, Move.REFUSE.value]))
    .order_by(case_event.c.id.desc())
    .limit(1)
    .scalar_subquery()
)
_PLAN_DAY = func.coalesce(func.json_extract(_last(PLAN_FORM, case_record.c.data), f"$.{PLAN_DAY}"), _LAST_DAY)
_PLAN_STATE = func.json_extract(_last(PLAN_FORM, case_record.c.data), f"$.{PLAN_STATE}")
_PLAN_OPEN = and_(case_file.c.service_key == COMPLAINT, _PLAN_STATE.is_not(None), _PLAN_STATE != PLAN_DONE)
_DUE = func.coalesce(cast(case_file.c.due_at, String), _LAST_DAY)
_LINE = select(
    case_file.c.id,
    case_file.c.number,
    case_file.c.service_key,
    case_file.c.name,
    case_file.c.village,
    case_file.c.applicant,
    case_file.c.purpose,
    case_file.c.particulars,
    case_file.c.state,
    case_file.c.desk,
    case_file.c.step_actor,
    case_file.c.opened_at,
    case_file.c.complete_at,
    case_file.c.due_at,
    case_file.c.finished_at,
    case_file.c.closed_at,
    case_file.c.pause,
    _NOTE.label("note"),
    _last(ANSWER_FORM, case_record.c.data).label("answer"),
    _last(ANSWER_FORM, case_record.c.at).label("answer_at"),
    _last(DECISION_FORM, case_record.c.data).label("decision"),
    _last(PLAN_FORM, case_record.c.data).label("plan"),
    _last(EXTENSION_FORM, case_record.c.id).is_not(None).label("extended"),
).where(case_file.c.state != CaseState.DRAFT.value)
_SHOWN = case_file.c.name + " " + case_file.c.number + " " + case_file.c.letter_number + " " + case_file.c.purpose
for _key in ("uraian", "data_diminta", "topik"):
    _SHOWN = _SHOWN + " " + func.coalesce(func.json_extract(case_file.c.particulars, f"$.{_key}"), "")


class SqlTalks:
    """Talks of one data file, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._c = connection

    def page(self, wanted: TalkFilter, limit: int, after: TalkLine | None = None) -> tuple[TalkLine, ...]:
        """Those that a list shows: what is due first, plans by their day, what is over newest first."""
        query = _LINE.where(case_file.c.service_key.in_(wanted.services or TALKS))
        query = _with_words(query, wanted.text)
        if wanted.scope is TalkScope.DONE:
            query = query.where(_CLOSED).order_by(case_file.c.id.desc())
            query = query if after is None else query.where(case_file.c.id < after.id)
        elif wanted.scope is TalkScope.PLANS:
            query = query.where(_PLAN_OPEN).order_by(_PLAN_DAY, case_file.c.id)
            query = query if after is None else query.where(_behind(_PLAN_DAY, after.plan.get(PLAN_DAY), after.id))
        else:
            query = query.where(_OPEN, case_file.c.complete_at.is_not(None)).order_by(_DUE, case_file.c.id)
            query = query if after is None else query.where(_behind(_DUE, _stored(after.due_at), after.id))
        return tuple(_line(row) for row in self._c.execute(query.limit(limit)))

    def book(
        self, service_key: str, wanted: RegisterFilter, limit: int, before_id: int | None = None
    ) -> tuple[TalkLine, ...]:
        """Those of a service as its book shows them, newest first, a page at a time."""
        query = _LINE.where(case_file.c.service_key == service_key)
        if wanted.state:
            query = query.where(case_file.c.state == wanted.state)
        if wanted.year is not None:
            first, last = span(wanted.year, wanted.month)
            begin, end = dt.datetime.combine(first, dt.time()), dt.datetime.combine(last, dt.time.max)
            query = query.where(case_file.c.opened_at.between(begin, end))
        query = _with_words(query, wanted.text)
        if before_id is not None:
            query = query.where(case_file.c.id < before_id)
        return tuple(_line(row) for row in self._c.execute(query.order_by(case_file.c.id.desc()).limit(limit)))

    def line(self, number: str) -> TalkLine | None:
        """The one with that number, or None."""
        row = self._c.execute(_LINE.where(case_file.c.number == number)).first()
        return _line(row) if row is not None else None

    def open_count(self) -> int:
        """How many are under way."""
        query = select(func.count()).select_from(case_file).where(case_file.c.service_key.in_(TALKS), _OPEN)
        return self._c.execute(query.where(case_file.c.complete_at.is_not(None))).scalar_one()

    def late_plans(self, today: dt.date) -> int:
        """How many follow-ups should have been done before today."""
        query = select(func.count()).select_from(case_file).where(_PLAN_OPEN, today.isoformat() > _PLAN_DAY)
        return self._c.execute(query).scalar_one()


def _with_words(query: Select, typed: str) -> Select:  # type: ignore[type-arg]
    for word in search_words(typed):
        query = query.where(_SHOWN.contains(word, autoescape=True))
    return query


def _behind(order: ColumnElement[str], value: str | None, last_id: int) -> ColumnElement[bool]:
    """What comes after the last one seen in an order with ties."""
    seen = value or _LAST_DAY
    return or_(order > seen, and_(order == seen, case_file.c.id > last_id))


def _stored(moment: dt.datetime | None) -> str | None:
    """A moment as SQLite keeps it, so that texts compare as times do."""
    return moment.strftime("%Y-%m-%d %H:%M:%S.%f") if moment else None


def _line(r: Row) -> TalkLine:  # type: ignore[type-arg]
    who = Applicant.from_data(r.applicant or {"kind": "person", "name": r.name})
    shown = shown_applicant(who, r.particulars)
    return TalkLine(
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
        answer=dict(r.answer or {}),
        answer_at=r.answer_at,
        decision=dict(r.decision or {}),
        plan=dict(r.plan or {}),
        extended=bool(r.extended),
        pause=PauseCause(r.pause) if r.pause else None,
    )
