"""Forms whose filling is also entered in a book or calendar of its own, in the same transaction, and the papers that
are made from such a book.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from app.actions.outreach import plan_activity
from app.actions.pbb import STEP_FORM, enter_payment, pay_at_step, stts
from app.changes import Change
from app.model.case import Case
from app.model.papers import DocumentContent
from app.ports import UnitOfWork

_BOOKS: dict[str, tuple[Callable[[Case, dict[str, str], UnitOfWork, dt.datetime, int], object], tuple[Change, ...]]] = {
    STEP_FORM: (pay_at_step, (Change.PAYMENTS,)),
    "pembayaran_lain": (enter_payment, (Change.PAYMENTS,)),
    "jadwal": (plan_activity, ()),
}
"""By the key of the form: what enters it, and what that changes."""

OWN_PAPERS: dict[str, Callable[[Case, UnitOfWork, dt.datetime, int], DocumentContent]] = {"stts": stts}
"""Papers that say what a book says, by the key of the document."""


def enter(
    form: str, case: Case, data: dict[str, str], uow: UnitOfWork, now: dt.datetime, officer_id: int
) -> tuple[Change, ...]:
    """Enters a filled form in its book, if it has one; what changed. The caller commits."""
    if form not in _BOOKS:
        return ()
    write, changes = _BOOKS[form]
    write(case, data, uow, now, officer_id)
    return changes
