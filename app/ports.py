"""What app needs from outside, as protocols: the store, the clock, the renderer, progress."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol, Self

from app.model.books import BookRow, BookYear, CaseLine, DispatchEntry, Mark, MonthClose, NumberBlock
from app.model.case import Case, CaseCard, CaseEvent, CaseState, Move
from app.model.catalogue import OfficeProfile, Service, ServiceStandard, Step
from app.model.letter_template import LetterTemplate
from app.model.month import Complaint, RegisterRow, Uncollected
from app.model.papers import BookContent, LetterContent, ReceiptContent, ReportContent, SheetContent, SlipContent
from app.model.people import Applicant, Officer, Official
from app.model.recap import CaseFact, Period
from app.model.register import Handover, RegisterEntry
from app.model.settings import OfficeSettings, Setting
from app.model.worktime import WorkCalendar


class Clock(Protocol):
    """The time of day, local, without zone: the office has one PC and one wall clock."""

    def now(self) -> dt.datetime:
        """Now."""
        ...


class Renderer(Protocol):
    """Draws papers as PDF, exports as XLSX and CSV. UserError: a text cannot fit; EnvironmentProblem: no font."""

    def receipt(self, content: ReceiptContent) -> bytes: ...
    def slip(self, content: SlipContent) -> bytes: ...
    def letter(self, content: LetterContent) -> bytes: ...
    def book(self, content: BookContent) -> bytes: ...
    def report(self, content: ReportContent, progress: Progress | None = None) -> bytes: ...
    def sheet(self, content: SheetContent) -> bytes: ...
    def csv(self, content: SheetContent) -> bytes: ...


Progress = Callable[[int, int], bool]
"""Told how many of how many are done; answers whether to go on."""


@dataclass(frozen=True, slots=True)
class StoredService:
    """A service as the office runs it: the standard in force with its version, and the klasifikasi of its letters."""

    service: Service
    version: int
    standard_id: int
    effective_from: dt.date
    classification: str


@dataclass(frozen=True, slots=True)
class NewCase:
    """What a fresh case is stored with; its number and id come from the store."""

    token: str
    service_key: str
    standard_id: int
    state: CaseState
    officer_id: int
    opened_at: dt.datetime


@dataclass(frozen=True, slots=True)
class NewLetter:
    """An issued letter as it is kept for ever."""

    case_id: int
    number: str
    entry_id: int | None
    content: dict[str, object]
    template_version: int
    pdf: bytes
    signer_id: int | None
    issued_at: dt.datetime
    officer_id: int


@dataclass(frozen=True, slots=True)
class StoredLetter:
    """An issued letter: `version` counts the letters of a case from 1; `pdf` is what was printed."""

    id: int
    case_id: int
    version: int
    number: str
    pdf: bytes
    fingerprint: str
    issued_at: dt.datetime
    signer_id: int | None


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A case found by the search box."""

    id: int
    number: str
    letter_number: str
    service_short: str
    name: str
    state: CaseState
    opened_at: dt.datetime


@dataclass(frozen=True, slots=True)
class RegisterFilter:
    """Which register entries a page shows; empty fields do not filter."""

    year: int | None = None
    month: int | None = None
    service_key: str = ""
    village: str = ""
    text: str = ""


class OfficeStore(Protocol):
    """The office, its settings, its calendar and its emblem."""

    def profile(self) -> OfficeProfile | None: ...
    def save_profile(self, profile: OfficeProfile, at: dt.datetime, officer_id: int | None) -> None: ...
    def setting(self, setting: Setting) -> str: ...
    def save_setting(self, setting: Setting, value: str, at: dt.datetime, officer_id: int | None) -> None: ...
    def settings(self) -> OfficeSettings: ...
    def emblem(self) -> bytes | None: ...
    def save_emblem(self, picture: bytes | None, at: dt.datetime, officer_id: int | None) -> None: ...
    def calendar(self) -> WorkCalendar: ...
    def save_holidays(self, days: dict[dt.date, str], source: str) -> None: ...
    def holiday_years(self) -> set[int]: ...
    def is_training(self) -> bool: ...
    def mark_training(self) -> None: ...


class PeopleStore(Protocol):
    """Officers, officials and known applicants."""

    def officers(self) -> tuple[Officer, ...]: ...
    def officer(self, officer_id: int) -> Officer: ...
    def save_officer(self, officer: Officer) -> int: ...
    def officials(self) -> tuple[Official, ...]: ...
    def official(self, official_id: int) -> Official | None: ...
    def save_official(self, official: Official) -> int: ...
    def known_applicant(self, nik: str) -> tuple[Applicant, int] | None: ...
    def remember_applicant(self, applicant: Applicant, at: dt.datetime) -> None: ...


class CatalogueStore(Protocol):
    """The services of the office and the versions of their standards."""

    def services(self) -> tuple[StoredService, ...]: ...
    def service(self, key: str) -> StoredService: ...
    def add_service(self, service: Service, position: int, classification: str, effective: dt.date) -> None: ...
    def add_standard(
        self,
        key: str,
        standard: ServiceStandard,
        effective: dt.date,
        reason: str,
        at: dt.datetime,
        officer_id: int | None,
    ) -> int: ...
    def versions(self, key: str) -> tuple[tuple[int, dt.date, str], ...]: ...
    def set_open(self, key: str, is_open: bool) -> None: ...
    def set_classification(self, key: str, classification: str) -> None: ...


class CaseStore(Protocol):
    """Cases, their history and the requests that were already carried out."""

    def add(self, case: NewCase) -> Case: ...
    def save(self, case: Case, expected_revision: int) -> Case: ...
    def index(self, case: Case) -> None: ...
    def get(self, number: str) -> Case: ...
    def by_id(self, case_id: int) -> Case: ...
    def log(
        self,
        case: Case,
        move: Move,
        at: dt.datetime,
        officer_id: int,
        *,
        step: str = "",
        official: Official | None = None,
        note: str = "",
    ) -> None: ...
    def events(self, case_id: int) -> tuple[CaseEvent, ...]: ...
    def done_request(self, request_id: str) -> int | None: ...
    def remember_request(self, request_id: str, case_id: int, at: dt.datetime) -> None: ...
    def board(self, service_key: str = "") -> tuple[CaseCard, ...]: ...
    def waiting(
        self, states: Sequence[CaseState], limit: int, before_id: int | None = None, text: str = ""
    ) -> tuple[CaseCard, ...]: ...
    def book(
        self, service_key: str, wanted: RegisterFilter, limit: int, before_id: int | None = None
    ) -> tuple[CaseLine, ...]: ...
    def counts(self, day: dt.date) -> dict[str, int]: ...
    def visits(self, nik: str) -> int: ...
    def set_letter_number(self, case_id: int, number: str) -> None: ...
    def search(self, text: str, limit: int = 20) -> tuple[SearchHit, ...]: ...
    def frequent_services(self, since: dt.date, limit: int) -> tuple[str, ...]: ...


class RegisterStore(Protocol):
    """The register book: numbers are taken here and nowhere else."""

    def next_sequence(self, series: str, year: int, first: int) -> int: ...
    def next_insert(self, series: str, year: int, sequence: int) -> int: ...
    def add(self, entry: RegisterEntry) -> RegisterEntry: ...
    def of_case(self, case_id: int) -> RegisterEntry | None: ...
    def page(self, wanted: RegisterFilter, limit: int, before_id: int | None = None) -> tuple[RegisterEntry, ...]: ...
    def by_number(self, number: str) -> RegisterEntry | None: ...
    def years(self) -> tuple[int, ...]: ...


class BookStore(Protocol):
    """Years, marks, blocks, the doubted clock and the buku ekspedisi."""

    def year(self, year: int) -> BookYear | None: ...
    def any_year(self) -> bool: ...
    def open_year(self, year: BookYear) -> None: ...
    def last_entry_at(self) -> dt.datetime | None: ...
    def leap_confirmed(self, last_at: dt.datetime) -> bool: ...
    def confirm_leap(self, at: dt.datetime, last_at: dt.datetime, official: str, officer: str, reason: str) -> None: ...
    def add_mark(self, mark: Mark) -> None: ...
    def with_marks(self, entries: Sequence[RegisterEntry]) -> tuple[BookRow, ...]: ...
    def add_block(self, block: NumberBlock) -> int: ...
    def blocks(self, year: int) -> tuple[NumberBlock, ...]: ...
    def open_blanks(self) -> tuple[BookRow, ...]: ...
    def add_dispatch(self, row: DispatchEntry, entry_id: int | None) -> DispatchEntry: ...
    def dispatches(self, first: dt.date, last: dt.date) -> tuple[DispatchEntry, ...]: ...
    def dispatch_page(
        self, wanted: RegisterFilter, limit: int, before: DispatchEntry | None = None
    ) -> tuple[DispatchEntry, ...]: ...


class ClosingStore(Protocol):
    """Closed months, the rows they seal, and the facts of the recap."""

    def closes(self) -> tuple[MonthClose, ...]: ...
    def add_close(self, close: MonthClose, rows: Iterable[tuple[str, int, str]]) -> int: ...
    def sealed_rows(self, close_id: int) -> tuple[tuple[str, int, str], ...]: ...
    def first_day(self) -> dt.date | None: ...
    def numbers_without_letter(self, period: Period) -> tuple[tuple[str, str], ...]: ...
    def last_ids(self) -> tuple[int, int]: ...
    def rows_to_seal(
        self, first: dt.date, last: dt.date, entry_id: int, mark_id: int
    ) -> Iterator[tuple[str, int, dict[str, object]]]: ...
    def facts(self, period: Period) -> Iterator[CaseFact]: ...


class MonthStore(Protocol):
    """The lists that the reports of a period print."""

    def register(self, first: dt.date, last: dt.date) -> tuple[RegisterRow, ...]: ...
    def uncollected(self, received_by: dt.date, as_of: dt.datetime) -> tuple[Uncollected, ...]: ...
    def complaints(self, first: dt.date, last: dt.date) -> tuple[Complaint, ...]: ...
    def without_letter(self, first: dt.date, last: dt.date, as_of: dt.datetime) -> tuple[str, ...]: ...


class LetterStore(Protocol):
    """Issued letters and the log of what was printed."""

    def add(self, letter: NewLetter) -> StoredLetter: ...
    def latest(self, case_id: int) -> StoredLetter | None: ...
    def log_print(
        self, kind: str, case_id: int | None, at: dt.datetime, officer_id: int | None, target: str
    ) -> None: ...


class HandoverStore(Protocol):
    """The hand-over book."""

    def add(
        self, case: Case, document: str, number: str, collected_by: str, relation: str, at: dt.datetime, officer_id: int
    ) -> Handover: ...
    def between(self, first: dt.date, last: dt.date) -> tuple[Handover, ...]: ...
    def page(
        self, first: dt.date, last: dt.date, limit: int, before: Handover | None = None
    ) -> tuple[Handover, ...]: ...
    def of_case(self, case_id: int) -> Handover | None: ...


@dataclass(frozen=True, slots=True)
class SeriesCounter:
    """The counter of a series of register numbers in a year: where it began and the last number it gave."""

    series: str
    year: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class CheckedCase:
    """What the integrity check looks at of a case. `entry_number` is empty while it is not in the register."""

    number: str
    state: CaseState
    position: int
    steps: tuple[Step, ...]
    complete: bool
    letter_number: str
    entry_number: str


@dataclass(frozen=True, slots=True)
class CheckedLetter:
    """What the integrity check looks at of an issued letter."""

    case_number: str
    version: int
    number: str
    pdf: bytes
    fingerprint: str


class AuditStore(Protocol):
    """What the integrity check reads: everything once, a page at a time."""

    def counters(self) -> tuple[SeriesCounter, ...]: ...
    def sequences(self) -> Iterator[tuple[str, int, int]]: ...
    def inserts(self) -> Iterator[tuple[str, int, int, int]]: ...
    def dispatches(self) -> Iterator[tuple[int, int]]: ...
    def mark_ids(self) -> Iterator[int]: ...
    def blocks(self) -> tuple[tuple[NumberBlock, int], ...]: ...
    def unopened_years(self) -> tuple[int, ...]: ...
    def cases(self) -> Iterator[CheckedCase]: ...
    def letters(self) -> Iterator[CheckedLetter]: ...
    def badly_indexed(self) -> tuple[str, ...]: ...


class TemplateStore(Protocol):
    """The letter templates, by service key."""

    def get(self, service_key: str) -> LetterTemplate: ...


class UnitOfWork(Protocol):
    """One transaction: nothing is kept without `commit`; leaving without it rolls back."""

    office: OfficeStore
    people: PeopleStore
    catalogue: CatalogueStore
    cases: CaseStore
    register: RegisterStore
    books: BookStore
    closing: ClosingStore
    months: MonthStore
    letters: LetterStore
    handovers: HandoverStore
    audit: AuditStore
    templates: TemplateStore

    def __enter__(self) -> Self: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
    def commit(self) -> None: ...


class Store(Protocol):
    """The data file of an office: opens units of work. `health` says what the file itself finds wrong with it."""

    def write(self) -> UnitOfWork: ...
    def read(self) -> UnitOfWork: ...
    def health(self) -> tuple[str, ...]: ...
    def close(self) -> None: ...


class HolidaySource(Protocol):
    """Knows the public holidays and cuti bersama of a year."""

    def __call__(self, years: Iterable[int]) -> dict[dt.date, str]: ...


class ClassificationSource(Protocol):
    """Knows the usual klasifikasi code of a service."""

    def usual(self, service_key: str, table: str) -> str: ...
