"""Who is in the office today, who stands in for whoever is not, and how that is said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping

from app.model.authority import AuthorityKind, OnDuty, Powers, Signing
from app.model.people import Official
from app.rules.authority.signing import (
    ANY_SERVICE,
    ON_BEHALF,
    away_words,
    holder,
    nobody,
    proposed,
    signers,
    signing_title,
)
from app.rules.wording import sentence


def roster(day: dt.date, powers: Powers, titles: Mapping[str, str], missed: Collection[str] = ()) -> tuple[OnDuty, ...]:
    """The officials of today in the order of the seats: whoever holds a seat or acts in one.

    Of the seats that would be `missed`, also those that nobody holds or fills.
    """
    posts: dict[int, list[Signing]] = {}
    vacant = []
    for seat in titles:
        filled = [s for s in signers(seat, ANY_SERVICE, day, powers) if s.kind not in ON_BEHALF]
        for signing in filled:
            posts.setdefault(signing.official.id, []).append(signing)
        if not filled and seat in missed:
            vacant.append(OnDuty(Official(0, seat, ""), titles[seat], seat=seat, vacant=True))
    # An acting official is found under the seat they act in, their own post may come later: it is named first.
    for own in posts.values():
        own.sort(key=lambda s: s.kind is not AuthorityKind.DEFINITIVE)
    found = []
    for own in posts.values():
        official, away = own[0].official, powers.away(own[0].official.id, day)
        title = ", ".join(dict.fromkeys(signing_title(s, titles) for s in own))
        instead = stand_in(own[0].seat, official, day, powers) if away else None
        found.append(OnDuty(official, title, away, instead, own[0].seat))
    order = list(titles)
    return tuple(sorted([*found, *vacant], key=lambda d: order.index(d.seat)))


def stand_in(
    seat: str, instead_of: Official, day: dt.date, powers: Powers, service_key: str = ANY_SERVICE
) -> Signing | None:
    """Who signs for that seat while this official is away: somebody with a grant who is in the office."""
    for signing in signers(seat, service_key, day, powers):
        if signing.official.id != instead_of.id and powers.away(signing.official.id, day) is None:
            return signing
    return None


def desk_words(seat: str, service_key: str, day: dt.date, powers: Powers, titles: Mapping[str, str]) -> str:
    """Who is at a desk in few words, where it is not its holder: 'Plh. Camat', 'Camat tidak di tempat'."""
    first = proposed(seat, service_key, day, powers)
    if first is None:
        return f"{titles.get(seat, seat)} kosong"
    if powers.away(first.official.id, day) is not None:
        return f"{titles.get(seat, seat)} tidak di tempat"
    return "" if first.kind is AuthorityKind.DEFINITIVE else signing_title(first, titles)


def waiting_words(seat: str, service_key: str, day: dt.date, powers: Powers, titles: Mapping[str, str]) -> str:
    """Why a file that waits for that seat is out of the ordinary, and who stands in; '' while its holder is there."""
    title, first = titles.get(seat, seat), proposed(seat, service_key, day, powers)
    if first is None:
        return nobody(seat, powers, day, titles).sentence
    named = f"{signing_title(first, titles)} {first.official.name}"
    definitive = holder(seat, day, powers)
    mark = powers.away(first.official.id, day)
    if definitive is None:
        return sentence(f"{named} {away_words(mark, day)}" if mark else f"Ditangani {named}")
    if definitive.id == first.official.id:
        return f"{title} {away_words(mark, day)}; belum ada yang menggantikan." if mark else ""
    gone = powers.away(definitive.id, day)
    begins = f"{title} {away_words(gone, day)}" if gone else f"{title} {definitive.name}"
    return sentence(f"{begins}; digantikan {named}")
