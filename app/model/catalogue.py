"""The catalogue: an office pack, its services and the dated standard of each.

Source of the fourteen components of a standard: PermenPANRB 15/2014, as the offices' own decrees fill them in.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum


class OfficeKind(StrEnum):
    """Which of the two kinds of office; decides the head's title and the letterhead."""

    KECAMATAN = "kecamatan"
    KELURAHAN = "kelurahan"


class Form(StrEnum):
    """In which form a paper is asked for. ANY: the standard does not say. CONDITION: a fact to check, no paper.

    OFFICE: the office makes it itself while it works on the file, so that nobody is asked for it at the counter.
    """

    ORIGINAL = "original"
    COPY = "copy"
    BOTH = "both"
    ANY = "any"
    CONDITION = "condition"
    OFFICE = "office"


class StepKind(StrEnum):
    """What is done to a file at one step of its flow."""

    VERIFY = "verify"
    SURVEY = "survey"
    DRAFT = "draft"
    INITIAL = "initial"
    SIGN = "sign"
    REGISTER = "register"
    STAMP = "stamp"
    HAND_OVER = "hand_over"
    CONSULT = "consult"
    RESPOND = "respond"
    DECIDE = "decide"
    PAY = "pay"
    PROCESS = "process"
    ARCHIVE = "archive"


class DurationUnit(StrEnum):
    """Unit of a promise. Minutes and hours count open time; "hari" without "kerja" counts working days too."""

    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working_days"


class FeeKind(StrEnum):
    """What the applicant pays: nothing, or the amount that the tax notice (SPPT) states."""

    FREE = "gratis"
    BY_SPPT = "sesuai-sppt"


class ApplicantKind(StrEnum):
    """Who applies: a person, a foreigner, or an institution (desa, lembaga, panitia)."""

    PERSON = "person"
    FOREIGNER = "foreigner"
    INSTITUTION = "institution"


When = dict[str, tuple[str, ...]]
"""Question keys to the answers under which something is asked for; all must hold. Empty: always."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question at intake whose answer selects requirements (and now and then steps).

    `tells` maps particulars of the intake to what each answer says of them, so that they are not asked once more;
    `usual` is the answer with which a fresh form begins, or empty. `when`: asked only after these answers to earlier
    questions.
    """

    key: str
    ask: str
    answers: tuple[str, ...]
    tells: dict[str, tuple[str, ...]] = field(default_factory=dict)
    usual: str = ""
    when: When = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ahead:
    """How long before an activity something must come: a letter by its date, else the visit to the office."""

    days: int
    of_letter: bool


@dataclass(frozen=True, slots=True)
class Requirement:
    """One requirement. `items` are its parts, each ticked by itself.

    `when` maps question keys to the answers that ask for it. `ahead` is set where it must be met some working days
    before an activity. `fields` names for each part (or for the whole that has none) the fields of the intake that
    answer it: such a part is not ticked but typed. Without it everything is ticked.
    """

    text: str
    form: Form = Form.ANY
    copies: int = 1
    when: When = field(default_factory=dict)
    items: tuple[str, ...] = ()
    ahead: Ahead | None = None
    fields: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the flow. `actor` is a seat key.

    `added` is why the product added it, or empty where the decree has it.
    """

    kind: StepKind
    actor: str
    text: str
    added: str = ""
    when: When = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Duration:
    """The promised time. `condition` is '', 'pejabat-ada' (pauses while the official is away) or 'lengkap'."""

    value: int
    unit: DurationUnit
    condition: str
    text: str


@dataclass(frozen=True, slots=True)
class LetterSpec:
    """The letter that a service produces: kind (rekomendasi, pengantar, keterangan, dispensasi) and printed title.

    `words` is what the letter of an office's own service says where the file says nothing else.
    """

    kind: str
    title: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class ServiceStandard:
    """One dated version of a service's promise: the fourteen components and the office's remarks.

    `duration` and `fee` are None where the decree, as scanned, does not tell them.
    """

    requirements_known: bool
    requirements: tuple[Requirement, ...]
    questions: tuple[Question, ...]
    steps: tuple[Step, ...]
    duration: Duration | None
    fee: FeeKind | None
    product: str
    letter: LetterSpec | None
    complaints_to: tuple[str, ...]
    legal_basis: tuple[str, ...]
    facilities: tuple[str, ...]
    competence: tuple[str, ...]
    supervision: str
    staff_count: int | None
    guarantee: tuple[str, ...]
    safety: tuple[str, ...]
    evaluation: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Service:
    """A service of the office with the standard now in force. `short` is the name on cards."""

    key: str
    title: str
    short: str
    open: bool
    applicant: ApplicantKind
    standard: ServiceStandard


@dataclass(frozen=True, slots=True)
class Village:
    """A desa or kelurahan within the office's area, with its Kemendagri code.

    The last four digits tell its kind: a kelurahan's begin with 1, a desa's with 2. Of one that an office typed itself
    only that digit is known.
    """

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class OfficeProfile:
    """Who the office is. Phones as printed; `revokes` is the number of the decree that this one replaces, or empty."""

    key: str
    kind: OfficeKind
    name: str
    district: str
    regency: str
    address: str
    postcode: str
    phones: tuple[str, ...]
    email: str
    web: str
    unit_code: str
    decree_number: str
    decree_date: dt.date | None
    revokes: str
    area_code: str
    villages: tuple[Village, ...]
    seats: dict[str, str]

    @property
    def head(self) -> str:
        """Title of the head of this kind of office."""
        return "Camat" if self.kind is OfficeKind.KECAMATAN else "Lurah"

    @property
    def region(self) -> str:
        """The regency or city by its full name: 'Kabupaten Pasuruan'. A city is entered as one: 'Kota Pasuruan'."""
        named = self.regency.casefold().startswith(("kota ", "kabupaten "))
        return self.regency if named else f"Kabupaten {self.regency}"

    @property
    def full_name(self) -> str:
        """The office as people say it, e.g. 'Kecamatan Lekok'."""
        return f"{self.kind.value.capitalize()} {self.name}"


@dataclass(frozen=True, slots=True)
class OfficePack:
    """One catalogue file: the office and its services."""

    office: OfficeProfile
    services: tuple[Service, ...]

    def service(self, key: str) -> Service:
        """The service with that key; KeyError if the pack has none."""
        for service in self.services:
            if service.key == key:
                return service
        raise KeyError(key)
