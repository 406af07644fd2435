"""PBB payments at the counter: which notice (SPPT) was paid when, and their recaps."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NewPayment:
    """A payment as typed. `amount` and `penalty` in rupiah; `nop` 18 digits; `village` where the land lies."""

    nop: str
    tax_year: int
    taxpayer: str
    village: str
    amount: int
    penalty: int = 0


@dataclass(frozen=True, slots=True)
class Payment:
    """A payment as entered; `stts` is the number of its receipt. `void` is why it was struck, empty while it stands."""

    id: int
    case_id: int | None
    case_number: str
    stts: str
    nop: str
    tax_year: int
    taxpayer: str
    village: str
    amount: int
    penalty: int
    paid_on: dt.date
    at: dt.datetime
    officer: str
    void: str = ""

    @property
    def total(self) -> int:
        """Tax and penalty together, in rupiah."""
        return self.amount + self.penalty


@dataclass(frozen=True, slots=True)
class Notice:
    """What is known of a notice before it is paid: by which payment it is paid already, and what was written of its
    object in another year. `village` may be that of its neighbours alone.
    """

    paid: Payment | None = None
    taxpayer: str = ""
    village: str = ""


@dataclass(frozen=True, slots=True)
class RecapLine:
    """One line of a recap: how many notices, and how much."""

    name: str
    notices: int
    amount: int
    penalty: int

    @property
    def total(self) -> int:
        """Tax and penalty together, in rupiah."""
        return self.amount + self.penalty
