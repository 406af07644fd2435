"""PBB payments in the data file."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, func, insert, or_, select

from app.errors import NotFound
from app.model.books import RowState
from app.model.pbb import NewPayment, Payment, RecapLine
from app.ports import RegisterFilter
from app.rules.identity import digits
from db.desk_tables import pbb_payment, pbb_void
from db.register_filter import span
from db.search import search_words
from db.tables import case_file, officer

_ROW = (
    select(
        pbb_payment,
        func.coalesce(case_file.c.number, "").label("case_number"),
        officer.c.name.label("officer"),
        func.coalesce(pbb_void.c.reason, "").label("void"),
    )
    .join_from(pbb_payment, officer, pbb_payment.c.officer_id == officer.c.id)
    .join(case_file, case_file.c.id == pbb_payment.c.case_id, isouter=True)
    .join(pbb_void, pbb_void.c.payment_id == pbb_payment.c.id, isouter=True)
)
_STANDING = _ROW.where(
    pbb_payment.c.nop == bindparam("wanted_nop"),
    pbb_payment.c.tax_year == bindparam("wanted_year"),
    pbb_void.c.payment_id.is_(None),
)
_LAST_OF = (
    _ROW.where(
        pbb_payment.c.nop.between(bindparam("lowest"), bindparam("highest")),
        pbb_void.c.payment_id.is_(None),
    )
    .order_by(pbb_payment.c.id.desc())
    .limit(1)
)
_WHOLE = 18
_BY_ID = _ROW.where(pbb_payment.c.id == bindparam("wanted"))
_OF_CASE = _ROW.where(pbb_payment.c.case_id == bindparam("wanted")).order_by(pbb_payment.c.id)
_SHOWN = pbb_payment.c.nop + " " + pbb_payment.c.taxpayer + " " + pbb_payment.c.stts + " " + pbb_payment.c.village
_SUMS = select(
    func.count().label("notices"),
    func.coalesce(func.sum(pbb_payment.c.amount), 0).label("amount"),
    func.coalesce(func.sum(pbb_payment.c.penalty), 0).label("penalty"),
).join_from(pbb_payment, pbb_void, pbb_void.c.payment_id == pbb_payment.c.id, isouter=True)
_SPAN = select(func.min(pbb_payment.c.paid_on), func.max(pbb_payment.c.paid_on))
_NUMBER = re.compile(r"[\d.-]*\d[\d.-]*")


class SqlPayments:
    """Payments of one data file: added and struck, never changed."""

    def __init__(self, connection: Connection) -> None:
        self._c = connection

    def add(
        self, case_id: int | None, new: NewPayment, stts: str, paid_on: dt.date, at: dt.datetime, officer_id: int
    ) -> Payment:
        """Enters a payment; the data file itself refuses a notice that is paid."""
        added = self._c.execute(
            insert(pbb_payment),
            {
                "case_id": case_id,
                "stts": stts,
                "nop": new.nop,
                "tax_year": new.tax_year,
                "taxpayer": new.taxpayer,
                "village": new.village,
                "amount": new.amount,
                "penalty": new.penalty,
                "paid_on": paid_on,
                "at": at,
                "officer_id": officer_id,
            },
        )
        return self.by_id(added.lastrowid)

    def standing(self, nop: str, tax_year: int) -> Payment | None:
        """The payment of a notice that was not struck, or None while it is unpaid."""
        r = self._c.execute(_STANDING, {"wanted_nop": nop, "wanted_year": tax_year}).first()
        return _payment(r) if r is not None else None

    def last_of(self, nop: str) -> Payment | None:
        """The last payment of an object, whatever the year; of the beginning of a NOP, that of any object there."""
        rest = _WHOLE - len(nop)
        r = self._c.execute(_LAST_OF, {"lowest": nop + "0" * rest, "highest": nop + "9" * rest}).first()
        return _payment(r) if r is not None else None

    def by_id(self, payment_id: int) -> Payment:
        """One payment; raises NotFound."""
        r = self._c.execute(_BY_ID, {"wanted": payment_id}).first()
        if r is None:
            raise NotFound("Pembayaran itu tidak ada.")
        return _payment(r)

    def of_case(self, case_id: int) -> tuple[Payment, ...]:
        """The payments of a file, oldest first."""
        return tuple(_payment(r) for r in self._c.execute(_OF_CASE, {"wanted": case_id}))

    def between(self, first: dt.date, last: dt.date) -> tuple[Payment, ...]:
        """The payments of these days, oldest first."""
        query = _ROW.where(pbb_payment.c.paid_on.between(first, last)).order_by(pbb_payment.c.paid_on, pbb_payment.c.id)
        return tuple(_payment(r) for r in self._c.execute(query))

    def page(self, wanted: RegisterFilter, limit: int, before_id: int | None = None) -> tuple[Payment, ...]:
        """The payments that fit, newest first, a page at a time."""
        query = _narrowed(_ROW, wanted)
        if before_id is not None:
            query = query.where(pbb_payment.c.id < before_id)
        return tuple(_payment(r) for r in self._c.execute(query.order_by(pbb_payment.c.id.desc()).limit(limit)))

    def sums(self, wanted: RegisterFilter) -> RecapLine:
        """How many of those that fit stand, and how much was paid with them."""
        query = _narrowed(_SUMS, wanted).where(pbb_void.c.payment_id.is_(None))
        r = self._c.execute(query).one()
        return RecapLine("Jumlah", r.notices, r.amount, r.penalty)

    def years(self) -> tuple[int, ...]:
        """The years in which anything was paid, the latest first."""
        first, last = self._c.execute(_SPAN).one()
        return tuple(range(last.year, first.year - 1, -1)) if last is not None else ()

    def void(self, payment_id: int, reason: str, at: dt.datetime, officer_id: int) -> None:
        """Strikes a payment; it stays in the list with the reason, and its notice may be paid again."""
        values = {"payment_id": payment_id, "reason": reason, "at": at, "officer_id": officer_id}
        self._c.execute(insert(pbb_void), values)


def _narrowed(query: Select[Any], wanted: RegisterFilter) -> Select[Any]:
    """The rows of these days, desa and state that have all the words; a NOP fits with and without its dots."""
    if wanted.year is not None:
        query = query.where(pbb_payment.c.paid_on.between(*span(wanted.year, wanted.month, wanted.day)))
    if wanted.village:
        query = query.where(pbb_payment.c.village == wanted.village)
    if wanted.state:
        void = pbb_void.c.payment_id.is_not(None)
        query = query.where(void if wanted.state == RowState.VOID else ~void)
    for word in search_words(wanted.text):
        said = _SHOWN.contains(word, autoescape=True)
        number = _NUMBER.fullmatch(word)
        query = query.where(or_(said, pbb_payment.c.nop.contains(digits(word))) if number else said)
    return query


def _payment(r: Row) -> Payment:  # type: ignore[type-arg]
    return Payment(
        id=r.id,
        case_id=r.case_id,
        case_number=r.case_number,
        stts=r.stts,
        nop=r.nop,
        tax_year=r.tax_year,
        taxpayer=r.taxpayer,
        village=r.village,
        amount=r.amount,
        penalty=r.penalty,
        paid_on=r.paid_on,
        at=r.at,
        officer=r.officer,
        void=r.void,
    )
