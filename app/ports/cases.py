"""The store of cases and what is found in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from app.model.case import Case, CaseCard, CaseEvent, CaseState, Move, Pause
from app.model.people import Applicant, Official
from app.model.promise import RunningPromise
from app.model.signature import Signature


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
    """Which rows of a book are shown; empty fields do not filter.

    `state` is a RowState in the books of register rows and of payments, a CaseState in those of files; `day` is one of
    the month.
    """

    year: int | None = None
    month: int | None = None
    service_key: str = ""
    village: str = ""
    text: str = ""
    state: str = ""
    day: int | None = None


class CaseStore(Protocol):
    """Cases, their history and the requests that were already carried out."""

    def add(self, case: NewCase) -> Case: ...
    def next_of(self, name: str) -> int: ...
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
        before: dict[str, Any] | None = None,
        undoes: int | None = None,
        signature: Signature | None = None,
    ) -> None: ...
    def running(self) -> tuple[Case, ...]: ...
    def running_promises(self) -> tuple[RunningPromise, ...]: ...
    def move_promises(self, moved: Iterable[tuple[int, dt.datetime]]) -> None: ...
    def begin_pause(self, case_id: int, pause: Pause) -> None: ...
    def end_pause(self, case_id: int, at: dt.datetime) -> None: ...
    def pauses(self, case_id: int) -> tuple[Pause, ...]: ...
    def events(self, case_id: int) -> tuple[CaseEvent, ...]: ...
    def done_request(self, request_id: str) -> int | None: ...
    def remember_request(self, request_id: str, case_id: int, at: dt.datetime) -> None: ...
    def board(self, service_key: str = "") -> tuple[CaseCard, ...]: ...
    def waiting(
        self, states: Sequence[CaseState], limit: int, before_id: int | None = None, text: str = ""
    ) -> tuple[CaseCard, ...]: ...
    def unfinished(self, service_key: str, applicant: Applicant) -> tuple[CaseCard, ...]: ...
    def counts(self, day: dt.date) -> dict[str, int]: ...
    def set_letter_number(self, case_id: int, number: str) -> None: ...
    def search(self, text: str, limit: int = 20) -> tuple[SearchHit, ...]: ...
    def frequent_services(self, since: dt.date, limit: int) -> tuple[str, ...]: ...
