"""The store of PBB payments."""

from __future__ import annotations

import datetime as dt
from typing import Protocol

from app.model.pbb import NewPayment, Payment


class PaymentStore(Protocol):
    """Payments are added and struck, never changed; a notice is paid once."""

    def add(
        self, case_id: int | None, new: NewPayment, stts: str, paid_on: dt.date, at: dt.datetime, officer_id: int
    ) -> Payment: ...
    def standing(self, nop: str, tax_year: int) -> Payment | None: ...
    def by_id(self, payment_id: int) -> Payment: ...
    def of_case(self, case_id: int) -> tuple[Payment, ...]: ...
    def between(self, first: dt.date, last: dt.date) -> tuple[Payment, ...]: ...
    def page(
        self, first: dt.date, last: dt.date, limit: int, before_id: int | None = None, text: str = ""
    ) -> tuple[Payment, ...]: ...
    def void(self, payment_id: int, reason: str, at: dt.datetime, officer_id: int) -> None: ...
