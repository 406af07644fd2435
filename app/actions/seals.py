"""A printed seal that is typed in: whose it is, and whether the book still fits it."""

from __future__ import annotations

from dataclasses import dataclass

from app.actions.closing import check_seal, seal_findings
from app.model.books import MonthClose
from app.ports import UnitOfWork
from app.rules.month.seals import month_words


@dataclass(frozen=True, slots=True)
class CheckedSeal:
    """The month whose seal was typed in, and what no longer fits it (nothing when all is as it was sealed)."""

    close: MonthClose
    findings: tuple[str, ...]

    @property
    def label(self) -> str:
        """The month in words."""
        return month_words(self.close)


def check_printed_seal(typed: str, uow: UnitOfWork) -> CheckedSeal:
    """Whether a printed seal was given here, and whether the book still fits it. Raises UserError for any other."""
    close = check_seal(typed, uow)
    label = month_words(close)
    return CheckedSeal(close, tuple(found for found in seal_findings(uow) if found.startswith(f"Buku {label}:")))
