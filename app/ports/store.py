"""The data file of an office and its units of work."""

from __future__ import annotations

from types import TracebackType
from typing import Protocol, Self

from app.ports.audit import AuditStore
from app.ports.books import BookStore, ClosingStore, HandoverStore, MonthStore, RegisterStore
from app.ports.cases import CaseStore
from app.ports.letters import LetterStore
from app.ports.office import CatalogueStore, OfficeStore, PeopleStore, TemplateStore
from app.ports.pbb import PaymentStore
from app.ports.procedures import DocumentStore, RecordStore
from app.ports.schedules import ScheduleStore
from app.ports.stacks import StackStore
from app.ports.talks import ServiceBookStore, TalkStore


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
    records: RecordStore
    talks: TalkStore
    service_books: ServiceBookStore
    documents: DocumentStore
    payments: PaymentStore
    schedules: ScheduleStore
    stacks: StackStore
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
