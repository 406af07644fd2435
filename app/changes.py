"""What an action answers: its result, and which kinds of thing it changed so that screens know when to refresh."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Change(StrEnum):
    """A kind of stored thing."""

    OFFICE = "office"
    PEOPLE = "people"
    CATALOGUE = "catalogue"
    CASES = "cases"
    REGISTER = "register"
    HANDOVERS = "handovers"
    PAYMENTS = "payments"


Changes = frozenset[Change]


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """The result of a write and what it changed."""

    value: T
    changes: Changes


def outcome(value: T, *changes: Change) -> Outcome[T]:
    """An outcome with these changes; none means that the request had been carried out before."""
    return Outcome(value, frozenset(changes))
