"""A day of the demo as one unit of work: it commits in the evening, and asks only once what never changes."""

from __future__ import annotations

import datetime as dt
from typing import Any

from app.ports import CaseStore, UnitOfWork


class _Known:
    """A part of a unit of work that answers some questions once: nothing of it changes while the demo runs."""

    def __init__(self, inner: object, questions: frozenset[str], answers: dict[Any, Any]) -> None:
        self._inner = inner
        self._questions = questions
        self._answers = answers

    def __getattr__(self, name: str) -> Any:
        ask = getattr(self._inner, name)
        if name not in self._questions:
            return ask

        def once(*given: Any) -> Any:
            if (name, given) not in self._answers:
                self._answers[name, given] = ask(*given)
            return self._answers[name, given]

        return once


class _Unrepeated:
    """The cases, without the memory of requests: it guards against double clicks, and here nobody clicks."""

    def __init__(self, inner: CaseStore) -> None:
        self._inner = inner

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    def done_request(self, request_id: str) -> None:
        """No request comes twice."""

    def remember_request(self, request_id: str, case_id: int, at: dt.datetime) -> None:
        """Nothing to remember it for."""


class DemoDay:
    """A day's unit of work: the commits of its hundreds of actions wait for the evening."""

    def __init__(self, inner: UnitOfWork, answers: dict[Any, Any]) -> None:
        self._inner = inner
        self.office = _Known(inner.office, frozenset({"profile", "settings", "calendar", "emblem"}), answers)
        self.catalogue = _Known(inner.catalogue, frozenset({"service"}), answers)
        self.people = _Known(inner.people, frozenset({"officer", "officials"}), answers)
        self.cases = _Unrepeated(inner.cases)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    def commit(self) -> None:
        """Waits for the evening."""
