"""A letter template: the extra particulars a service asks for at intake, and the words of its letter."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

GENERAL = "layanan-tambahan"
"""The template of every service that has none of its own: those that an office has added itself."""
DAY_OF = "hari_"
"""Before the key of a date particular in a pattern: its day of the week."""


class FieldKind(StrEnum):
    """How a particular is typed, checked and printed."""

    TEXT = "text"
    LONG = "long"
    DATE = "date"
    NIK = "nik"
    KK = "kk"
    NOP = "nop"
    NUMBER = "number"
    MONEY = "money"
    TIME = "time"
    CHOICE = "choice"


class Proper(StrEnum):
    """What is named: which short words stay small and which abbreviations great."""

    PERSON = "nama"
    PLACE = "tempat"
    BODY = "lembaga"


@dataclass(frozen=True, slots=True)
class Particular:
    """One extra particular of a service, e.g. the kind of event. `hint` shows in the empty field.

    `choices` are the answers of a CHOICE, in the order shown, `open` to own words too; `length` how many letters it
    holds, as usual where 0; `past` is a date that lies behind, such as when something was sent, `future` one that is
    not over, such as the last day of a plan; `usual` is the answer with which a fresh form begins, or empty; `proper`
    says what it names, so that it is written as names are.
    `persons`: asked of a person only, since an institution has said it with its own name.
    """

    key: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    required: bool = False
    hint: str = ""
    choices: tuple[str, ...] = ()
    length: int = 0
    past: bool = False
    future: bool = False
    open: bool = False
    usual: str = ""
    proper: Proper | None = None
    persons: bool = False


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """A row of the letter's table: a standard one by `key`, or an own `label` with a `value` pattern.

    `strong` marks the name of whom the letter is about, where that is not the applicant.
    """

    key: str = ""
    label: str = ""
    value: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class LetterTemplate:
    """The particulars and words of one service.

    Patterns hold {placeholders}; a [bracketed part] falls away when one is empty.

    `version` is printed nowhere but kept with each issued letter. `giving` stands instead of `body` where the title
    calls the letter a rekomendasi, pengantar or dispensasi. `opening` and `closing` override what follows the title.
    `asks_purpose`: some paper says what the file is for, so that the intake asks it.
    """

    key: str
    version: int
    particulars: tuple[Particular, ...]
    rows: tuple[TemplateRow, ...]
    opening: str
    body: tuple[str, ...]
    closing: str
    giving: tuple[str, ...] = ()
    asks_purpose: bool = False
