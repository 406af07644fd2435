"""What app needs from outside, as protocols: the stores, the clock, the renderer, progress."""

from __future__ import annotations

from app.ports.audit import AuditStore, CheckedCase, CheckedLetter, SeriesCounter
from app.ports.books import BookStore, ClosingStore, HandoverStore, MonthStore, RegisterStore
from app.ports.cases import CaseStore, NewCase, RegisterFilter, SearchHit
from app.ports.letters import LetterStore, NewLetter, StoredLetter
from app.ports.office import CatalogueStore, OfficeStore, PeopleStore, StoredService, TemplateStore
from app.ports.outside import ClassificationSource, Clock, HolidaySource, Progress, Renderer
from app.ports.pbb import PaymentStore
from app.ports.procedures import DocumentStore, NewDocument, RecordStore, StoredDocument
from app.ports.schedules import ScheduleStore
from app.ports.stacks import StackStore
from app.ports.store import Store, UnitOfWork
from app.ports.talks import ServiceBookStore, TalkStore

__all__ = [
    "AuditStore",
    "BookStore",
    "CaseStore",
    "CatalogueStore",
    "CheckedCase",
    "CheckedLetter",
    "ClassificationSource",
    "Clock",
    "ClosingStore",
    "DocumentStore",
    "HandoverStore",
    "HolidaySource",
    "LetterStore",
    "MonthStore",
    "NewCase",
    "NewDocument",
    "NewLetter",
    "OfficeStore",
    "PaymentStore",
    "PeopleStore",
    "Progress",
    "RecordStore",
    "RegisterFilter",
    "RegisterStore",
    "Renderer",
    "ScheduleStore",
    "SearchHit",
    "SeriesCounter",
    "ServiceBookStore",
    "StackStore",
    "Store",
    "StoredDocument",
    "StoredLetter",
    "StoredService",
    "TalkStore",
    "TemplateStore",
    "UnitOfWork",
]
