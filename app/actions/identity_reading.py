"""Who read whose complaint it is: an identity that was to stay secret is shown only with its trace (UU 27/2022)."""

from __future__ import annotations

import datetime as dt

from app.changes import Change, Outcome, outcome
from app.model.case import Move
from app.ports import UnitOfWork
from app.rules.secrecy import is_secret


def note_identity_read(number: str, why: str, uow: UnitOfWork, now: dt.datetime, officer_id: int) -> Outcome[bool]:
    """Writes into the history of a file that this officer now reads its identity, and by what; whether it is secret.

    Nothing is written for a complaint that names itself: everybody at the counter may read it.
    """
    case = uow.cases.get(number)
    if not is_secret(case.particulars):
        return outcome(False)
    uow.cases.log(case, Move.READ_IDENTITY, now, officer_id, note=why)
    uow.commit()
    return outcome(True, Change.CASES)
