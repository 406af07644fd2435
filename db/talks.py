"""Consultations, complaints and information requests in the data file, as lists show them."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ColumnElement, Connection, String, and_, cast, func, or_, select, text

from app.model.service_line import ServiceLine
from app.model.talks import TalkFilter, TalkScope
from app.rules.clock.statutory import COMPLAINT, PLAN_DAY, PLAN_FORM, PLAN_STATE, PLANS_OVER, TALKS
from db.desk_tables import case_record
from db.service_books import LINE, lines_of, with_words
from db.tables import case_file

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


_PLAN_DAY = func.coalesce(func.json_extract(_last(PLAN_FORM, case_record.c.data), f"$.{PLAN_DAY}"), _LAST_DAY)
_PLAN_STATE = func.json_extract(_last(PLAN_FORM, case_record.c.data), f"$.{PLAN_STATE}")
_PLAN_OPEN = and_(case_file.c.service_key == COMPLAINT, _PLAN_STATE.is_not(None), _PLAN_STATE.not_in(PLANS_OVER))
_DUE = func.coalesce(cast(case_file.c.due_at, String), _LAST_DAY)


class SqlTalks:
    """Talks of one data file, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._c = connection

    def page(self, wanted: TalkFilter, limit: int, after: ServiceLine | None = None) -> tuple[ServiceLine, ...]:
        """Those that a list shows: what is due first, plans by their day, what is over newest first."""
        query = LINE.where(case_file.c.service_key.in_(wanted.services or TALKS))
        query = with_words(query, wanted.text)
        if wanted.scope is TalkScope.DONE:
            query = query.where(_CLOSED).order_by(case_file.c.id.desc())
            query = query if after is None else query.where(case_file.c.id < after.id)
        elif wanted.scope is TalkScope.PLANS:
            query = query.where(_PLAN_OPEN).order_by(_PLAN_DAY, case_file.c.id)
            query = query if after is None else query.where(_behind(_PLAN_DAY, after.plan.get(PLAN_DAY), after.id))
        else:
            query = query.where(_OPEN, case_file.c.complete_at.is_not(None)).order_by(_DUE, case_file.c.id)
            query = query if after is None else query.where(_behind(_DUE, _stored(after.due_at), after.id))
        return lines_of(self._c, self._c.execute(query.limit(limit)).all())

    def line(self, number: str) -> ServiceLine | None:
        """The one with that number, or None."""
        return next(iter(lines_of(self._c, self._c.execute(LINE.where(case_file.c.number == number)).all())), None)

    def open_count(self) -> int:
        """How many are under way."""
        query = select(func.count()).select_from(case_file).where(case_file.c.service_key.in_(TALKS), _OPEN)
        return self._c.execute(query.where(case_file.c.complete_at.is_not(None))).scalar_one()

    def late_plans(self, today: dt.date) -> int:
        """How many follow-ups should have been done before today."""
        query = select(func.count()).select_from(case_file).where(_PLAN_OPEN, today.isoformat() > _PLAN_DAY)
        return self._c.execute(query).scalar_one()


def _behind(order: ColumnElement[str], value: str | None, last_id: int) -> ColumnElement[bool]:
    """What comes after the last one seen in an order with ties."""
    seen = value or _LAST_DAY
    return or_(order > seen, and_(order == seen, case_file.c.id > last_id))


def _stored(moment: dt.datetime | None) -> str | None:
    """A moment as SQLite keeps it, so that texts compare as times do."""
    return moment.strftime("%Y-%m-%d %H:%M:%S.%f") if moment else None
