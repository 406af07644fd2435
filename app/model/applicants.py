"""People whom the office knows by their NIK, and what is said of two NIKs: one person, or two."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.model.people import Applicant


@dataclass(frozen=True, slots=True)
class KnownApplicant:
    """Somebody who came before: as they were last time, how often, and when last."""

    applicant: Applicant
    visits: int
    seen_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two known applicants who are probably one person, and why that is thought; `kept` is the likelier NIK."""

    kept: KnownApplicant
    other: KnownApplicant
    why: str

    @property
    def niks(self) -> frozenset[str]:
        """Both NIKs."""
        return frozenset({self.kept.applicant.nik, self.other.applicant.nik})


@dataclass(frozen=True, slots=True)
class Merge:
    """A NIK that leads to another one, since when, why and by whom. The files under it stay as written."""

    id: int
    from_nik: str
    into_nik: str
    reason: str
    at: dt.datetime
    officer: str
