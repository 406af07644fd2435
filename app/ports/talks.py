"""What is read of consultations, complaints and information requests, and of the books that services have."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Protocol

from app.model.service_line import ServiceLine
from app.model.talks import TalkFilter
from app.ports.cases import RegisterFilter


class TalkStore(Protocol):
    """Lists of talks, a page at a time: `after` is the last one already seen."""

    def page(self, wanted: TalkFilter, limit: int, after: ServiceLine | None = None) -> tuple[ServiceLine, ...]: ...
    def line(self, number: str) -> ServiceLine | None: ...
    def open_count(self) -> int: ...
    def late_plans(self, today: dt.date) -> int: ...


class ServiceBookStore(Protocol):
    """The books whose rows are the files of some services, newest first; `before_id` is the last file already seen."""

    def page(
        self, services: Sequence[str], wanted: RegisterFilter, limit: int, before_id: int | None = None
    ) -> tuple[ServiceLine, ...]: ...
    def any(self, services: Sequence[str]) -> bool: ...
