"""Who may sign for a seat on a day, who is proposed, and why somebody may not.

The holder of a seat signs in it; anybody else needs a grant (Plt., Plh., Pj., a.n., u.b.) that holds on the day of
signing and covers the service. Source: UU 30/2014 (mandate and delegation) and Permendagri 1/2023.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from app.errors import UserError
from app.model.authority import PREFIXES, Authority, AuthorityKind, Powers, Presence, Signing
from app.model.people import Official
from app.rules.wording import date_words, sentence

ANY_SERVICE = ""
"""Asked about no service in particular: every grant counts, also one that covers some services only."""
_ORDER = tuple(AuthorityKind)
"""The holder first, then who acts in the seat, then who signs on behalf of it."""
FOR_VACANCY = frozenset({AuthorityKind.PLT, AuthorityKind.PJ})
"""Capacities that end by themselves as soon as somebody holds the seat."""
ON_BEHALF = frozenset({AuthorityKind.AN, AuthorityKind.UB})
"""Capacities that are signed from the own post, and end with it."""


def holder(seat: str, day: dt.date, powers: Powers) -> Official | None:
    """Who holds the seat definitively on that day."""
    return next((o for o in powers.officials if o.seat == seat and o.active and in_term(o, day)), None)


def in_term(official: Official, day: dt.date) -> bool:
    """Whether that day is within the term of an official."""
    return (official.term_first is None or official.term_first <= day) and (
        official.term_last is None or day <= official.term_last
    )


def signers(seat: str, service_key: str, day: dt.date, powers: Powers) -> tuple[Signing, ...]:
    """Everybody who may sign for that seat on that day, whoever is in the office first, then by capacity."""
    found = [Signing(o, seat) for o in powers.officials if seat and o.seat == seat and o.active and in_term(o, day)]
    held = bool(found)
    by_id = {o.id: o for o in powers.officials}
    for authority in powers.authorities:
        official = by_id.get(authority.official_id)
        if official is None or not official.active or authority.seat != seat:
            continue
        if held if authority.kind in FOR_VACANCY else not held and authority.kind is AuthorityKind.PLH:
            continue
        if authority.kind in ON_BEHALF and not (official.seat and in_term(official, day)):
            continue
        if authority.holds(day) and (service_key == ANY_SERVICE or authority.covers(service_key)):
            found.append(Signing(official, seat, authority.kind, authority))
    return tuple(
        sorted(found, key=lambda s: (powers.away(s.official.id, day) is not None, _ORDER.index(s.kind), s.official.id))
    )


def choices(seats: Sequence[str], service_key: str, day: dt.date, powers: Powers) -> tuple[Signing, ...]:
    """Everybody who may sign a letter that these seats may sign, in the order of the seats, each official once."""
    found: dict[int, Signing] = {}
    for seat in seats:
        for signing in signers(seat, service_key, day, powers):
            found.setdefault(signing.official.id, signing)
    return tuple(found.values())


def proposed(seat: str, service_key: str, day: dt.date, powers: Powers) -> Signing | None:
    """Who should sign for that seat: its holder, or while they are away whoever stands in; None when nobody may."""
    return next(iter(signers(seat, service_key, day, powers)), None)


def staffed(seat: str, service_key: str, day: dt.date, powers: Powers) -> bool:
    """Whether somebody who may sign for that seat is in the office. A seat that nobody holds or fills is not."""
    first = proposed(seat, service_key, day, powers)
    return first is not None and powers.away(first.official.id, day) is None


def check_signing(
    official: Official,
    seats: Sequence[str],
    service_key: str,
    day: dt.date,
    powers: Powers,
    titles: Mapping[str, str],
) -> Signing:
    """In which capacity this official signs a letter that these seats may sign. Raises UserError with the reason.

    `titles` maps seat keys to what the seats are called.
    """
    for signing in choices(seats, service_key, day, powers):
        if signing.official.id == official.id:
            return signing
    raise UserError(_why_not(official, seats, day, powers, titles), HINT)


def nobody(seat: str, powers: Powers, day: dt.date, titles: Mapping[str, str]) -> UserError:
    """Why no letter can be signed for that seat."""
    title = titles.get(seat, seat)
    former = [o for o in powers.officials if o.seat == seat and o.active]
    grants = [a for a in powers.authorities if a.seat == seat]
    if former:
        last = max(former, key=lambda o: o.term_last or dt.date.max)
        return UserError(_term_words(last, title, day), HINT)
    if grants:
        last_grant = max(grants, key=lambda a: (a.holds(day), a.first_day, a.id))
        official = next((o for o in powers.officials if o.id == last_grant.official_id), None)
        if official is not None:
            return UserError(_grant_words(last_grant, official, day, powers, titles), HINT)
    return UserError(f"Pejabat {title} belum diisi, jadi belum ada yang berwenang menandatangani.", HINT)


HINT = "Isi pejabat atau penugasannya di Pengaturan."


def _why_not(official: Official, seats: Sequence[str], day: dt.date, powers: Powers, titles: Mapping[str, str]) -> str:
    title = titles.get(seats[0], seats[0])
    if not official.active:
        return f"{official.name} tidak lagi menjabat."
    if official.seat in seats:
        return _term_words(official, titles.get(official.seat, official.seat), day)
    own = [a for a in powers.authorities if a.official_id == official.id and a.seat in seats]
    if not own:
        return f"{official.name} tidak punya penugasan untuk menandatangani sebagai atau atas nama {title}."
    last = max(own, key=lambda a: (a.holds(day), a.first_day, a.id))
    return _grant_words(last, official, day, powers, titles)


def _grant_words(grant: Authority, official: Official, day: dt.date, powers: Powers, titles: Mapping[str, str]) -> str:
    """Why a grant does not serve on that day, or not for the service at hand."""
    title = titles.get(grant.seat, grant.seat)
    named = f"Penugasan {capacity(grant.kind)} {title} {official.name} ({grant.decision})"
    if grant.cancelled:
        return f"{named} dibatalkan sebelum berlaku."
    if day < grant.first_day:
        return f"{named} baru berlaku {date_words(grant.first_day)}."
    if grant.last_day is not None and day > grant.last_day:
        return f"{named} sudah berakhir {date_words(grant.last_day)}."
    definitive = holder(grant.seat, day, powers)
    if grant.kind in FOR_VACANCY and definitive is not None:
        return sentence(f"{named} tidak berlaku lagi karena jabatan itu sudah diisi {definitive.name}")
    if grant.kind is AuthorityKind.PLH and definitive is None:
        return f"{named} tidak berlaku lagi karena jabatan itu kosong. Jabatan kosong diisi Plt."
    if grant.kind in ON_BEHALF and not in_term(official, day):
        return _term_words(official, titles.get(official.seat, official.seat), day)
    if grant.kind in ON_BEHALF and not official.seat:
        return f"{official.name} tidak lagi memegang jabatan di kantor ini."
    return f"{named} tidak mencakup layanan ini."


def capacity(kind: AuthorityKind) -> str:
    """A capacity as it is written before a post: 'Plh.', 'a.n.'."""
    return PREFIXES.get(kind) or {AuthorityKind.AN: "a.n.", AuthorityKind.UB: "u.b."}.get(kind, "")


def signing_title(signing: Signing, titles: Mapping[str, str]) -> str:
    """In which capacity somebody signs, for lists and books: 'Camat', 'Plh. Camat', 'a.n. Camat, Sekretaris Camat'."""
    title, own = titles.get(signing.seat, signing.seat), titles.get(signing.official.seat, "")
    if signing.kind is AuthorityKind.AN:
        return f"a.n. {title}, {own}" if own else f"a.n. {title}"
    if signing.kind is AuthorityKind.UB:
        return f"a.n. {title}, u.b. {own}" if own else f"u.b. {title}"
    return f"{capacity(signing.kind)} {title}".strip()


def away_words(mark: Presence, day: dt.date) -> str:
    """How long somebody is away and why: 'tidak di tempat s.d. 25 November 2026 (dinas luar)'."""
    until = ""
    if mark.until is not None:
        until = " hari ini" if mark.until <= day else f" s.d. {date_words(mark.until)}"
    return f"tidak di tempat{until}" + (f" ({mark.note})" if mark.note else "")


def _term_words(official: Official, title: str, day: dt.date) -> str:
    if official.term_first is not None and day < official.term_first:
        return f"Masa jabatan {official.name} sebagai {title} baru mulai {date_words(official.term_first)}."
    if official.term_last is not None and day > official.term_last:
        return f"Masa jabatan {official.name} sebagai {title} sudah berakhir {date_words(official.term_last)}."
    return f"{official.name} tidak lagi menjabat {title}."
