"""What of the register is shown: year, month, service, desa and state of a row, as conditions that follow an index."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, not_, or_, select, tuple_

from app.model.books import EntryKind, MarkKind, RowState
from app.model.register import RegisterEntry
from app.ports import RegisterFilter
from db.book_tables import register_mark
from db.search import search_words
from db.tables import register_entry

_E, _M = register_entry.c, register_mark.c
_said_village = _M.content["village"].as_string()
_later_village = (
    select(_said_village)
    .where(_M.entry_id == _E.id, _M.kind != MarkKind.VOID.value, _said_village.is_not(None))
    .order_by(_M.id.desc())
    .limit(1)
    .scalar_subquery()
)
_village = func.coalesce(_later_village, _E.village)
"""The desa of a row as it stands now: a filled blank has it in its mark alone, and a correction may have moved it."""


def span(year: int, month: int | None, day: int | None = None) -> tuple[dt.date, dt.date]:
    """First and last day of a year, or of a month in it, or the one day."""
    if month is None:
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    if day is not None:
        return dt.date(year, month, day), dt.date(year, month, day)
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


def narrowed(wanted: RegisterFilter) -> Select[Any]:
    """The rows of a year, month, service and state; desa and words are looked for elsewhere."""
    query = select(register_entry)
    if wanted.year is not None:
        query = query.where(_E.date.between(*span(wanted.year, wanted.month)))
    if wanted.service_key:
        query = query.where(_E.service_key == wanted.service_key)
    if wanted.state:
        query = query.where(_STATES[RowState(wanted.state)])
    return query


def in_village(wanted: RegisterFilter) -> tuple[Select[Any], ...]:
    """The rows of a desa in parts, each of which follows an index: as they were written, and as marks have moved them.

    Every row is in one part at most.
    """
    query, village = narrowed(wanted), wanted.village
    if not village:
        return (query,)
    moved = select(_M.entry_id).where(_said_village == village, _M.kind != MarkKind.VOID.value)
    return (
        query.where(_E.village == village, _village == village),
        query.where(_E.id.in_(moved), _E.village != village, _village == village),
    )


def whole(wanted: RegisterFilter) -> Select[Any]:
    """All of it in one query, for rows that an index of words has found already."""
    query = narrowed(wanted)
    return query.where(_village == wanted.village) if wanted.village else query


def said(wanted: RegisterFilter) -> Select[Any]:
    """Letters that no file stands behind have no place in the search index; they are few, and looked through.

    What a mark says of them counts too: a filled blank has its name nowhere else.
    """
    marks = select(func.group_concat(_M.content, " ")).where(_M.entry_id == _E.id)
    text = _E.name + " " + _E.nik + " " + _E.number + " " + func.coalesce(marks.scalar_subquery(), "")
    query = whole(wanted).where(_E.case_id.is_(None))
    for word in search_words(wanted.text):
        query = query.where(text.contains(word, autoescape=True))
    return query


def after(before: RegisterEntry | None, query: Select[Any]) -> Select[Any]:
    """In the order of the book, what comes after that row."""
    if before is not None:
        # Not one long comparison: the columns run in different directions. The first part follows the index, the
        # second leaves out of the same number what was shown.
        query = query.where(tuple_(_E.date, _E.sequence) <= tuple_(before.date, before.sequence)).where(
            not_(
                and_(
                    _E.date == before.date,
                    _E.sequence == before.sequence,
                    tuple_(_E.series, _E.insert_no) <= tuple_(before.series, before.insert_no),
                )
            )
        )
    return query.order_by(_E.date.desc(), _E.sequence.desc(), _E.series, _E.insert_no)


def place(entry: RegisterEntry) -> tuple[int, int, str, int]:
    """Where a row stands in that order."""
    return -entry.date.toordinal(), -entry.sequence, entry.series, entry.insert_no


def _marked(kind: MarkKind) -> ColumnElement[bool]:
    """Rows with such a mark: they are few, so they are looked up and not looked for."""
    return _E.id.in_(select(_M.entry_id).where(_M.kind == kind.value))


def _has(*kinds: MarkKind) -> ColumnElement[bool]:
    """Whether the row at hand has such a mark."""
    return select(_M.id).where(_M.entry_id == _E.id, _M.kind.in_([kind.value for kind in kinds])).exists()


def _came(kind: EntryKind) -> ColumnElement[bool]:
    """Rows that no file stands behind, of that kind: they have an index of their own."""
    return and_(_E.case_id.is_(None), _E.kind == kind.value)


_OPEN_BLANK = and_(_came(EntryKind.BLANK), not_(_has(MarkKind.FILL, MarkKind.VOID)))
_STATES: dict[RowState, ColumnElement[bool]] = {
    RowState.IN_FORCE: and_(not_(_has(MarkKind.VOID)), or_(_E.kind != EntryKind.BLANK.value, _has(MarkKind.FILL))),
    RowState.VOID: _marked(MarkKind.VOID),
    RowState.CORRECTED: _marked(MarkKind.CORRECTION),
    RowState.INSERTED: _came(EntryKind.INSERTED),
    RowState.MANUAL: _came(EntryKind.MANUAL),
    RowState.BLANK: _OPEN_BLANK,
}
