"""Whose initials or signature a paper bears, in which capacity and since when: kept with the step that it finished."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from app.model.authority import AuthorityKind


@dataclass(frozen=True, slots=True)
class Signature:
    """An official's hand on the paper. `seat` is the seat that was signed for, `words` the capacity: 'Plh. Camat'.

    `day` is the day of the signature, which may be before the day on which it was noted. `authority_id` and `decision`
    are those of the grant; for the holder of the seat the first is None, the second the decision of appointment.
    """

    official_id: int
    official: str
    kind: AuthorityKind
    seat: str
    words: str
    day: dt.date
    authority_id: int | None = None
    decision: str = ""

    def as_data(self) -> dict[str, Any]:
        """As JSON-ready data."""
        return {
            "official_id": self.official_id,
            "official": self.official,
            "kind": self.kind.value,
            "seat": self.seat,
            "words": self.words,
            "day": self.day.isoformat(),
            "authority": self.authority_id,
            "decision": self.decision,
        }

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Signature:
        """Reads back what `as_data` wrote."""
        return cls(
            data["official_id"],
            data["official"],
            AuthorityKind(data["kind"]),
            data["seat"],
            data["words"],
            dt.date.fromisoformat(data["day"]),
            data["authority"],
            data["decision"],
        )
