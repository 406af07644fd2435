"""The promises of all running files at once, and moving them: a calendar change touches every file on its way."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row, bindparam, select, text, update

from app.model.case import Pause, PauseCause
from app.model.promise import RunningPromise
from db.case_queries import SqlCaseQueries
from db.desk_tables import case_pause
from db.standards import Standards
from db.tables import case_file

_OPEN = text("case_file.state NOT IN ('done', 'refused', 'withdrawn')")
_PROMISES = (
    select(case_file.c.id, case_file.c.complete_at, case_file.c.due_at, case_file.c.standard_id)
    .where(_OPEN, case_file.c.complete_at.is_not(None), case_file.c.finished_at.is_(None))
    .order_by(case_file.c.id)
)
_PAUSES = (
    select(case_pause)
    .join_from(case_pause, case_file, case_pause.c.case_id == case_file.c.id)
    .where(_OPEN)
    .order_by(case_pause.c.id)
)
# No new revision: nobody did anything to the file, and whoever is at work on it is not to be turned away.
_MOVE = update(case_file).where(case_file.c.id == bindparam("case_id")).values(due_at=bindparam("due"))


def pause_of(row: Row[Any]) -> Pause:
    """A pause as stored."""
    return Pause(PauseCause(row.cause), row.began_at, row.ended_at, row.note)


class SqlPromises(SqlCaseQueries):
    """The running promises of one data file, within one transaction."""

    _standards: Standards

    def running_promises(self) -> tuple[RunningPromise, ...]:
        """Every file on its way to which a time was promised, with its pauses. One that is ready has kept or broken its
        promise for good.
        """
        pauses: dict[int, list[Pause]] = defaultdict(list)
        for row in self._c.execute(_PAUSES):
            pauses[row.case_id].append(pause_of(row))
        found = []
        for row in self._c.execute(_PROMISES).all():
            duration = self._standards.get(row.standard_id).duration
            if duration is not None:
                found.append(
                    RunningPromise(row.id, row.complete_at, row.due_at, duration, tuple(pauses.get(row.id, ())))
                )
        return tuple(found)

    def move_promises(self, moved: Iterable[tuple[int, dt.datetime]]) -> None:
        """Writes when these files are due now; what was promised stays."""
        rows = [{"case_id": case_id, "due": due} for case_id, due in moved]
        if rows:
            self._c.execute(_MOVE, rows)
