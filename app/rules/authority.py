"""Who may sign for a seat on a day, who is proposed, and why somebody may not.

The holder of a seat signs in it; anybody else needs a grant (Plt., Plh., Pj., a.n., u.b.) that holds on the day of
signing and covers the service. Source: UU 30/2014 (mandate and delegation) and Permendagri 1/2023.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from app.errors import UserError
from app.model.authority import PREFIXES, AuthorityKind, Powers, Signing
from app.model.people import Official
from app.rules.wording import date_words

_ORDER = tuple(AuthorityKind)
"""The holder first, then who acts in the seat, then who signs on behalf of it."""


def holder(seat: str, day: dt.date, powers: Powers) -> Official | None:
    """Who holds the seat definitively on that day."""
    return next((o for o in powers.officials if o.seat == seat and o.active and _in_term(o, day)), None)


def signers(seat: str, service_key: str, day: dt.date, powers: Powers) -> tuple[Signing, ...]:
    """Everybody who may sign for that seat on that day, whoever is in the office first, then by capacity."""
    found = [Signing(o, seat) for o in powers.officials if o.seat == seat and o.active and _in_term(o, day)]
    by_id = {o.id: o for o in powers.officials}
    for authority in powers.authorities:
        official = by_id.get(authority.official_id)
        if official is None or not official.active or authority.seat != seat:
            continue
        if authority.holds(day) and authority.covers(service_key):
            found.append(Signing(official, seat, authority.kind, authority))
    return tuple(
        sorted(found, key=lambda s: (powers.away(s.official.id, day) is not None, _ORDER.index(s.kind), s.official.id))
    )


def proposed(seat: str, service_key: str, day: dt.date, powers: Powers) -> Signing | None:
    """Who should sign for that seat: its holder, or while they are away whoever stands in; None when nobody may."""
    return next(iter(signers(seat, service_key, day, powers)), None)


def staffed(seat: str, service_key: str, day: dt.date, powers: Powers) -> bool:
    """Whether somebody who may sign for that seat is in the office. A seat that nobody holds or fills is not."""
    first = proposed(seat, service_key, day, powers)
    return first is not None and powers.away(first.official.id, day) is None


def check_signing(
    official: Official, seat: str, service_key: str, day: dt.date, powers: Powers, titles: Mapping[str, str]
) -> Signing:
    """In which capacity this official signs for that seat. Raises UserError with the reason when they may not.

    `titles` maps seat keys to what the seats are called.
    """
    for signing in signers(seat, service_key, day, powers):
        if signing.official.id == official.id:
            return signing
    raise UserError(_why_not(official, seat, service_key, day, powers, titles), _HINT)


def nobody(seat: str, powers: Powers, day: dt.date, titles: Mapping[str, str]) -> UserError:
    """Why no letter can be signed for that seat."""
    title = titles.get(seat, seat)
    former = next((o for o in powers.officials if o.seat == seat and o.active), None)
    if former is not None:
        return UserError(_term_words(former, title, day), _HINT)
    return UserError(f"Pejabat {title} belum diisi, jadi belum ada yang berwenang menandatangani.", _HINT)


_HINT = "Isi pejabat atau penugasannya di Pengaturan, bagian Pejabat."


def _in_term(official: Official, day: dt.date) -> bool:
    return (official.term_first is None or official.term_first <= day) and (
        official.term_last is None or day <= official.term_last
    )


def _why_not(
    official: Official, seat: str, service_key: str, day: dt.date, powers: Powers, titles: Mapping[str, str]
) -> str:
    title = titles.get(seat, seat)
    if not official.active:
        return f"{official.name} tidak lagi menjabat."
    if official.seat == seat:
        return _term_words(official, title, day)
    own = [a for a in powers.authorities if a.official_id == official.id and a.seat == seat]
    if not own:
        return f"{official.name} tidak punya penugasan untuk menandatangani sebagai atau atas nama {title}."
    last = max(own, key=lambda a: (a.holds(day), a.first_day))
    named = f"Penugasan {capacity(last.kind)} {title} {official.name} ({last.decision})"
    if day < last.first_day:
        return f"{named} baru berlaku {date_words(last.first_day)}."
    if last.last_day is not None and day > last.last_day:
        return f"{named} sudah berakhir {date_words(last.last_day)}."
    return f"{named} tidak mencakup layanan ini."


def capacity(kind: AuthorityKind) -> str:
    """A capacity as it is written before a post: 'Plh.', 'a.n.'."""
    return PREFIXES.get(kind) or {AuthorityKind.AN: "a.n.", AuthorityKind.UB: "u.b."}.get(kind, "")


def _term_words(official: Official, title: str, day: dt.date) -> str:
    if official.term_first is not None and day < official.term_first:
        return f"Masa jabatan {official.name} sebagai {title} baru mulai {date_words(official.term_first)}."
    if official.term_last is not None and day > official.term_last:
        return f"Masa jabatan {official.name} sebagai {title} berakhir {date_words(official.term_last)}."
    return f"{official.name} tidak lagi menjabat {title}."
