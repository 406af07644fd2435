"""What is read of consultations, complaints and information requests."""

from __future__ import annotations

import datetime as dt
from typing import Protocol

from app.model.talks import TalkFilter, TalkLine
from app.ports.cases import RegisterFilter


class TalkStore(Protocol):
    """Lists and books of talks, a page at a time: `after` is the last one already seen."""

    def page(self, wanted: TalkFilter, limit: int, after: TalkLine | None = None) -> tuple[TalkLine, ...]: ...
    def book(
        self, service_key: str, wanted: RegisterFilter, limit: int, before_id: int | None = None
    ) -> tuple[TalkLine, ...]: ...
    def line(self, number: str) -> TalkLine | None: ...
    def open_count(self) -> int: ...
    def late_plans(self, today: dt.date) -> int: ...
