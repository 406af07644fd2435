"""The register book: series of numbers and the entries that took them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class SeriesMode(StrEnum):
    """Whether one counter runs for the whole office, one per klasifikasi, or one per service."""

    OFFICE = "office"
    CLASSIFICATION = "classification"
    SERVICE = "service"


SERIES_LABELS = {
    SeriesMode.OFFICE: "Satu urutan untuk seluruh kantor",
    SeriesMode.CLASSIFICATION: "Satu urutan tiap klasifikasi",
    SeriesMode.SERVICE: "Satu urutan tiap layanan",
}


@dataclass(frozen=True, slots=True)
class NumberParts:
    """What a register number is made of. `insert` is 0 for a main number, else the sisipan after the dot."""

    classification: str
    sequence: int
    insert: int
    unit_code: str
    date: dt.date


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One row of the register, frozen when its number was taken.

    `insert_no` is 0 for a main number, else the sisipan; `kind` is one of books.EntryKind; `case_id` is None for a
    letter that
    no case stands behind; `reason` and `authority` belong to a sisipan, `block_id` to a reserved blank.
    """

    id: int
    number: str
    series: str
    year: int
    sequence: int
    classification: str
    date: dt.date
    at: dt.datetime
    case_id: int | None
    case_number: str
    service_key: str
    service_title: str
    name: str
    nik: str
    address: str
    village: str
    purpose: str
    covering_number: str
    covering_date: dt.date | None
    signer: str
    officer: str
    insert_no: int = 0
    kind: str = "berkas"
    addressee: str = ""
    attachments: str = ""
    reason: str = ""
    authority: str = ""
    block_id: int | None = None


@dataclass(frozen=True, slots=True)
class Handover:
    """A finished document given out: who took it, how related, when. `sequence` restarts each year.

    `void` is why the row is struck, empty while it stands.
    """

    sequence: int
    year: int
    case_number: str
    document: str
    number: str
    applicant: str
    collected_by: str
    relation: str
    at: dt.datetime
    officer: str
    void: str = ""
