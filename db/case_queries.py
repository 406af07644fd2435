"""Lists of cases for the screens: the board, what waits, counts of the day, search."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import Connection, Row, bindparam, func, select, text

from app.model.case import CLOSED_STATES, CaseCard, CaseState, PauseCause, Priority
from app.model.catalogue import ApplicantKind
from app.model.people import Applicant
from app.ports import SearchHit
from app.rules.secrecy import IDENTITY, SECRET
from app.rules.twins import identity
from db.search import match_expression, search_words
from db.tables import case_file, service

CARD = select(
    case_file.c.id,
    case_file.c.number,
    case_file.c.service_key,
    service.c.short,
    case_file.c.name,
    case_file.c.village,
    case_file.c.state,
    case_file.c.step_kind,
    case_file.c.step_actor,
    case_file.c.desk,
    case_file.c.opened_at,
    case_file.c.complete_at,
    case_file.c.due_at,
    case_file.c.desk_since,
    case_file.c.letter_number,
    case_file.c.revision,
    case_file.c.pause,
    case_file.c.priority,
    case_file.c.promised_at,
).join_from(case_file, service, case_file.c.service_key == service.c.key)

_HIT = text(
    "SELECT c.id, c.number, c.letter_number, s.short, c.name, c.state, c.opened_at FROM case_search f "
    "JOIN case_file c ON c.id = f.rowid JOIN service s ON s.key = c.service_key "
    "WHERE case_search MATCH :words ORDER BY f.rowid DESC LIMIT :limit"
)
_RECEIVED = text(
    "SELECT (SELECT count(*) FROM case_file WHERE state NOT IN ('done', 'refused', 'withdrawn')"
    " AND complete_at BETWEEN :first AND :last)"
    " + (SELECT count(*) FROM case_file WHERE state IN ('done', 'refused', 'withdrawn') AND closed_at >= :first"
    " AND complete_at BETWEEN :first AND :last)"
)
"""Of the files that became complete on a day, the open ones are few and the others closed since: both are indexed."""
_OPEN = text("case_file.state NOT IN ('done', 'refused', 'withdrawn')")
"""Said literally, not with bound values: only so does SQLite see that the index of the open files fits."""
_SAME_SERVICE = CARD.where(
    _OPEN,
    case_file.c.state.in_([state.value for state in CaseState if state not in CLOSED_STATES]),
    # With the plus SQLite keeps to the few open files, whatever it thinks of the index of the service.
    text("+case_file.service_key = :service"),
    func.coalesce(case_file.c.particulars[IDENTITY].as_string(), "") != SECRET,
).order_by(case_file.c.id.desc())
_SAME_NAME = _SAME_SERVICE.where(
    case_file.c.applicant["kind"].as_string() == ApplicantKind.INSTITUTION.value,
    case_file.c.name.collate("NOCASE") == bindparam("known"),
)
_SAME_NUMBER = {
    ApplicantKind.PERSON: _SAME_SERVICE.where(case_file.c.applicant["nik"].as_string() == bindparam("known")),
    ApplicantKind.FOREIGNER: _SAME_SERVICE.where(case_file.c.applicant["passport"].as_string() == bindparam("known")),
}
_SHOWN = case_file.c.name + " " + case_file.c.number + " " + case_file.c.letter_number
_URGENT_FIRST = (
    func.coalesce(func.date(case_file.c.due_at), "9999"),
    case_file.c.priority == "",
    func.coalesce(case_file.c.due_at, "9999"),
    case_file.c.id,
)
"""By the day on which they are due; of those due on one day whoever has priority first, then by the hour."""
_BOARD_LIMIT = 2000
"""More open files than any office has; keeps a forgotten year from stalling the board."""


class SqlCaseQueries:
    """Reading many cases, without their whole content."""

    def __init__(self, connection: Connection) -> None:
        self._c = connection

    def board(self, service_key: str = "") -> tuple[CaseCard, ...]:
        """Every case that waits at a desk or to be collected, the most urgent first, priority first among equals."""
        query = CARD.where(_OPEN, case_file.c.state.in_([CaseState.IN_PROGRESS.value, CaseState.READY.value]))
        if service_key:
            query = query.where(case_file.c.service_key == service_key)
        rows = self._c.execute(query.order_by(*_URGENT_FIRST).limit(_BOARD_LIMIT))
        return tuple(card_of(row) for row in rows)

    def waiting(
        self, states: Sequence[CaseState], limit: int, before_id: int | None = None, text: str = ""
    ) -> tuple[CaseCard, ...]:
        """Cases in these states, newest first, a page at a time: `before_id` is the last one already seen.

        Each word of `text` must be part of the name, the number or the letter number.
        """
        query = CARD.where(case_file.c.state.in_([state.value for state in states]))
        if CLOSED_STATES.isdisjoint(states):
            query = query.where(_OPEN)
        if before_id is not None:
            query = query.where(case_file.c.id < before_id)
        # The open files are few: looking through them is quicker than asking the search index about every file ever.
        for word in search_words(text):
            query = query.where(_SHOWN.contains(word, autoescape=True))
        return tuple(card_of(row) for row in self._c.execute(query.order_by(case_file.c.id.desc()).limit(limit)))

    def unfinished(self, service_key: str, applicant: Applicant) -> tuple[CaseCard, ...]:
        """What this applicant has under way of this service, newest first; whoever is to stay secret is not told of."""
        known = identity(applicant)
        if not known:
            return ()
        query = _SAME_NUMBER.get(applicant.kind, _SAME_NAME)
        return tuple(card_of(row) for row in self._c.execute(query, {"service": service_key, "known": known}))

    def counts(self, day: dt.date) -> dict[str, int]:
        """Open cases per state, and 'opened', 'received' (complete) and 'closed' on that day."""
        by_state = select(case_file.c.state, func.count().label("files")).where(_OPEN).group_by(case_file.c.state)
        found: dict[str, int] = {row.state: row.files for row in self._c.execute(by_state)}
        first, last = dt.datetime.combine(day, dt.time()), dt.datetime.combine(day, dt.time.max)
        for name, column in (("opened", case_file.c.opened_at), ("closed", case_file.c.closed_at)):
            found[name] = self._c.execute(
                select(func.count()).select_from(case_file).where(column.between(first, last))
            ).scalar_one()
        found["received"] = self._c.execute(_RECEIVED, {"first": str(first), "last": str(last)}).scalar_one()
        return found

    def search(self, typed: str, limit: int = 20) -> tuple[SearchHit, ...]:
        """Cases whose name, NIK, number or letter number has all these words, newest first."""
        words = match_expression(typed)
        if not words:
            return ()
        return tuple(
            SearchHit(r.id, r.number, r.letter_number, r.short, r.name, CaseState(r.state), _moment(r.opened_at))
            for r in self._c.execute(_HIT, {"words": words, "limit": limit})
        )

    def frequent_services(self, since: dt.date, limit: int) -> tuple[str, ...]:
        """The services most asked for since that day, most asked first."""
        rows = self._c.execute(
            select(case_file.c.service_key)
            .where(case_file.c.opened_at >= dt.datetime.combine(since, dt.time()))
            .group_by(case_file.c.service_key)
            .order_by(func.count().desc(), case_file.c.service_key)
            .limit(limit)
        )
        return tuple(row.service_key for row in rows)


def _moment(value: dt.datetime | str) -> dt.datetime:
    return value if isinstance(value, dt.datetime) else dt.datetime.fromisoformat(value)


def card_of(r: Row) -> CaseCard:  # type: ignore[type-arg]
    """The card that a row of `CARD` says."""
    return CaseCard(
        id=r.id,
        number=r.number,
        service_key=r.service_key,
        service_short=r.short,
        name=r.name,
        village=r.village,
        state=CaseState(r.state),
        step_kind=r.step_kind,
        step_actor=r.step_actor,
        desk=r.desk,
        opened_at=r.opened_at,
        complete_at=r.complete_at,
        due_at=r.due_at,
        desk_since=r.desk_since,
        letter_number=r.letter_number,
        revision=r.revision,
        pause=PauseCause(r.pause) if r.pause else None,
        priority=Priority(r.priority),
        promised_at=r.promised_at,
    )
