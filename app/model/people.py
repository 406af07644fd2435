"""People: applicants at the counter, officers behind it, officials who initial and sign."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from app.model.catalogue import ApplicantKind


class Sex(StrEnum):
    """Sex as civil registration writes it."""

    MALE = "L"
    FEMALE = "P"

    @property
    def label(self) -> str:
        """In words, as on a letter."""
        return "Laki-laki" if self is Sex.MALE else "Perempuan"


@dataclass(frozen=True, slots=True)
class Applicant:
    """Who applies. A case keeps the applicant as typed that day; later changes do not reach back.

    Persons have `nik`; foreigners `passport`, `nationality` and perhaps `permit` (KITAS/KITAP); institutions a
    `contact_name` and `contact_post` of who stands for them (their own NIK in `nik`, if given).
    """

    kind: ApplicantKind
    name: str
    nik: str = ""
    kk: str = ""
    passport: str = ""
    permit: str = ""
    nationality: str = ""
    contact_name: str = ""
    contact_post: str = ""
    birth_place: str = ""
    birth_date: dt.date | None = None
    sex: Sex | None = None
    religion: str = ""
    occupation: str = ""
    address: str = ""
    village: str = ""
    phone: str = ""

    def as_data(self) -> dict[str, Any]:
        """As JSON-ready data, empty fields left out."""
        data: dict[str, Any] = {}
        for f in fields(self):
            value = getattr(self, f.name)
            if value in ("", None):
                continue
            data[f.name] = value.isoformat() if isinstance(value, dt.date) else str(value)
        return data

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Applicant:
        """Reads back what `as_data` wrote."""
        raw = {"name": "", **data}
        raw["kind"] = ApplicantKind(raw["kind"])
        if "birth_date" in raw:
            raw["birth_date"] = dt.date.fromisoformat(raw["birth_date"])
        if "sex" in raw:
            raw["sex"] = Sex(raw["sex"])
        return cls(**raw)


@dataclass(frozen=True, slots=True)
class Officer:
    """A counter officer. `counter` is the desk, e.g. 'Loket 1'."""

    id: int
    name: str
    counter: str = ""
    active: bool = True


@dataclass(frozen=True, slots=True)
class Official:
    """An official who holds a seat of the office and initials or signs. `rank` in letter code or words as entered.

    The term is the days on which the seat is held definitively, both included and open where None; `appointment` is
    the number of the decision.
    """

    id: int
    seat: str
    name: str
    nip: str = ""
    rank: str = ""
    active: bool = True
    term_first: dt.date | None = None
    term_last: dt.date | None = None
    appointment: str = ""
