"""Authority to sign: who may put their name under a letter, for which seat, how, and from day to day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from app.model.people import Official


class AuthorityKind(StrEnum):
    """In which capacity somebody signs (tata naskah dinas, Permendagri 1/2023; UU 30/2014 on mandate).

    PLT: the post is vacant; PLH: its holder is away; PJ: acting head; AN: on behalf of the seat; UB: by the official
    below the one who signs on behalf.
    """

    DEFINITIVE = "definitif"
    PLT = "plt"
    PLH = "plh"
    PJ = "pj"
    AN = "an"
    UB = "ub"


AUTHORITY_LABELS = {
    AuthorityKind.DEFINITIVE: "Definitif",
    AuthorityKind.PLT: "Plt. (jabatan kosong)",
    AuthorityKind.PLH: "Plh. (pejabat berhalangan)",
    AuthorityKind.PJ: "Pj. (penjabat)",
    AuthorityKind.AN: "a.n. (atas nama)",
    AuthorityKind.UB: "u.b. (untuk beliau)",
}

PREFIXES = {AuthorityKind.PLT: "Plt.", AuthorityKind.PLH: "Plh.", AuthorityKind.PJ: "Pj."}
"""What stands before the post of somebody who acts in it."""


@dataclass(frozen=True, slots=True)
class Authority:
    """One grant of authority, as its decision says. `seat` is the seat in whose stead is signed.

    `first_day` to `last_day` both count; `last_day` None: until further notice. `services` are the service keys that
    it covers, empty for all. An early end is in `last_day` already, its reason in `ended`.
    """

    id: int
    official_id: int
    seat: str
    kind: AuthorityKind
    decision: str
    first_day: dt.date
    last_day: dt.date | None = None
    services: tuple[str, ...] = ()
    ended: str = ""

    def holds(self, day: dt.date) -> bool:
        """Whether that day is within it."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)

    @property
    def cancelled(self) -> bool:
        """Whether it was taken back before its first day, so that it never held."""
        return self.last_day is not None and self.last_day < self.first_day

    def covers(self, service_key: str) -> bool:
        """Whether letters of that service may be signed under it."""
        return not self.services or service_key in self.services


@dataclass(frozen=True, slots=True)
class Presence:
    """Whether an official is in the office, as last marked; `until` is the last day away, if known."""

    official_id: int
    at: dt.datetime
    present: bool
    until: dt.date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Signing:
    """Somebody who may sign, and in which capacity. `authority` is None for the holder of the seat."""

    official: Official
    seat: str
    kind: AuthorityKind = AuthorityKind.DEFINITIVE
    authority: Authority | None = None


@dataclass(frozen=True, slots=True)
class Ending:
    """A term or grant that ends soon."""

    official: Official
    seat: str
    kind: AuthorityKind
    last_day: dt.date


@dataclass(frozen=True, slots=True)
class OnDuty:
    """An official of today: present or away, and who stands in for whoever is away. `title` is the post they fill,
    `seat` the first one that they have. A `vacant` seat has an official without a name.
    """

    official: Official
    title: str
    away: Presence | None = None
    stands_in: Signing | None = None
    seat: str = ""
    vacant: bool = False

    @property
    def unfilled(self) -> bool:
        """Whether they are away and nobody stands in."""
        return self.away is not None and self.stands_in is None


@dataclass(frozen=True, slots=True)
class Powers:
    """All that decides who may sign today: officials, their grants, and who is away."""

    officials: tuple[Official, ...]
    authorities: tuple[Authority, ...] = ()
    presences: tuple[Presence, ...] = ()

    def away(self, official_id: int, day: dt.date) -> Presence | None:
        """The mark that says an official is away on that day, or None when in the office."""
        for mark in self.presences:
            if mark.official_id == official_id and not mark.present and (mark.until is None or day <= mark.until):
                return mark
        return None
