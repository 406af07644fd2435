"""Who would sign instead of an official that is away, and for which seat."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.actions.pauses import powers
from app.actions.setup import the_office
from app.model.authority import PREFIXES
from app.model.people import Official
from app.ports import UnitOfWork
from app.rules.authority.duty import stand_in
from app.rules.authority.seats import official_seats
from app.rules.authority.signing import ANY_SERVICE, holder, signers, signing_title


@dataclass(frozen=True, slots=True)
class Substitute:
    """The seat of an official, and in words who stands in for them: 'Plh. Camat Siti Contoh'; '' for nobody."""

    seat: str = ""
    words: str = ""


def substitute(official: Official, uow: UnitOfWork, day: dt.date) -> Substitute:
    """Who stands in while this official is away on that day."""
    held, titles = powers(uow), official_seats(the_office(uow))
    acting = (
        seat
        for seat in titles
        for one in signers(seat, ANY_SERVICE, day, held)
        if one.official.id == official.id and one.kind in PREFIXES
    )
    definitive = holder(official.seat, day, held) if official.seat else None
    own = official.seat if definitive is not None and definitive.id == official.id else next(acting, "")
    if not own:
        return Substitute()
    instead = stand_in(own, official, day, held)
    return Substitute(own, f"{signing_title(instead, titles)} {instead.official.name}" if instead else "")
