"""Giving authority: what a grant must have, how terms in one seat give way to each other, what ends soon."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from app.errors import UserError
from app.model.authority import PREFIXES, Authority, AuthorityKind, Ending, Powers
from app.model.people import Official
from app.rules.authority.signing import FOR_VACANCY, ON_BEHALF, capacity, in_term
from app.rules.wording import date_words

SOON = 14
"""Days before its end from which an authority is spoken of."""


_LATE_PAPER = dt.timedelta(days=31)
"""A decision may reach the counter after the days for which it held; one much older is a slip of the year."""


def check_grant(
    grant: Authority,
    powers: Powers,
    titles: Mapping[str, str],
    deputy: str,
    services: Collection[str],
    today: dt.date,
) -> None:
    """Raises UserError, naming the field, for a grant that cannot be given.

    `titles` are the seats of officials, the head's first; `deputy` the seat next below the head, `services` the keys
    of the services.
    """
    official = next((o for o in powers.officials if o.id == grant.official_id and o.active), None)
    if grant.kind is AuthorityKind.DEFINITIVE:
        raise UserError("Pejabat definitif diisi di daftar Pejabat, bukan sebagai penugasan.", field="kind")
    if grant.seat not in titles:
        raise UserError("Jabatan belum dipilih.", field="seat")
    if official is None:
        raise UserError("Pejabat belum dipilih.", field="official")
    if not grant.decision:
        raise UserError(
            "Nomor keputusan belum diisi.", "Salin dari surat perintah atau keputusannya.", field="decision"
        )
    if grant.last_day is not None and grant.last_day < grant.first_day:
        raise UserError("Hari terakhir mendahului hari pertama.", field="last_day")
    if grant.last_day is not None and grant.last_day < today - _LATE_PAPER:
        raise UserError("Hari terakhirnya sudah lewat lebih dari sebulan.", "Periksa tahunnya.", field="last_day")
    if not set(grant.services) <= set(services):
        raise UserError("Ada layanan yang tidak dikenal.", field="services")
    _check_own_seat(grant, official, titles, deputy)
    _check_vacancy(grant, powers, titles)
    _check_other_grants(grant, powers, titles)


def _check_own_seat(grant: Authority, official: Official, titles: Mapping[str, str], deputy: str) -> None:
    title, head = titles[grant.seat], next(iter(titles))
    if official.seat == grant.seat and _meets(grant, official):
        raise UserError(
            f"{official.name} sendiri {title}, jadi tidak perlu penugasan untuk jabatan itu.", field="official"
        )
    if grant.kind not in ON_BEHALF:
        return
    if official.seat not in titles:
        raise UserError(
            f"{official.name} tidak memegang jabatan di kantor ini.",
            f"Yang menandatangani {capacity(grant.kind)} memakai jabatannya sendiri; untuk orang luar pakai Plt. "
            "atau Plh.",
            field="official",
        )
    if official.seat == head:
        raise UserError(f"{titles[head]} menandatangani atas jabatannya sendiri.", field="official")
    if grant.kind is AuthorityKind.UB and grant.seat == head and official.seat == deputy:
        raise UserError(f"{titles[deputy]} menandatangani a.n. {title}, bukan u.b.", "Pilih a.n.", field="kind")


def _check_vacancy(grant: Authority, powers: Powers, titles: Mapping[str, str]) -> None:
    if grant.kind not in FOR_VACANCY:
        return
    for other in powers.officials:
        if other.active and other.seat == grant.seat and other.id != grant.official_id and _meets(grant, other):
            raise UserError(
                f"Jabatan {titles[grant.seat]} masih dipegang {other.name}, padahal {capacity(grant.kind)} hanya untuk "
                "jabatan kosong.",
                "Pakai Plh. bila ia berhalangan, atau isi dulu akhir masa jabatannya di daftar Pejabat.",
                field="kind",
            )


def _check_other_grants(grant: Authority, powers: Powers, titles: Mapping[str, str]) -> None:
    """One seat is filled by one person at a time, for a service; the same grant is not given twice."""
    for other in powers.authorities:
        if other.cancelled or other.seat != grant.seat or not _overlap(grant, other) or not _share(grant, other):
            continue
        both_act = grant.kind in PREFIXES and other.kind in PREFIXES
        if not both_act and (other.official_id, other.kind) != (grant.official_id, grant.kind):
            continue
        name = next((o.name for o in powers.officials if o.id == other.official_id), "pejabat lain")
        raise UserError(
            f"{capacity(other.kind)} {titles[grant.seat]} sudah ditugaskan kepada {name} "
            f"{span_words(other.first_day, other.last_day)}.",
            "Akhiri dulu penugasan itu, atau pilih tanggal lain.",
            field="first_day",
        )


def _meets(grant: Authority, official: Official) -> bool:
    """Whether the official holds their seat on a day of the grant."""
    return (official.term_first is None or grant.last_day is None or official.term_first <= grant.last_day) and (
        official.term_last is None or grant.first_day <= official.term_last
    )


def _overlap(one: Authority, other: Authority) -> bool:
    return (other.last_day is None or one.first_day <= other.last_day) and (
        one.last_day is None or other.first_day <= one.last_day
    )


def _share(one: Authority, other: Authority) -> bool:
    return not one.services or not other.services or bool(set(one.services) & set(other.services))


def check_early_end(grant: Authority, last_day: dt.date, last_signed: dt.date | None = None) -> None:
    """Raises UserError, naming the field, for a last day that does not end the grant earlier, or on which letters were
    still to be signed under it: `last_signed` is the day of the last signature.
    """
    if grant.ended:
        raise UserError("Penugasan ini sudah diakhiri.")
    if last_day < grant.first_day - dt.timedelta(days=1):
        raise UserError(f"Penugasan ini baru mulai {date_words(grant.first_day)}.", field="last_day")
    if grant.last_day is not None and last_day >= grant.last_day:
        raise UserError(
            f"Penugasan ini memang berakhir {date_words(grant.last_day)}.", "Isi hari sebelum itu.", field="last_day"
        )
    if last_signed is not None and last_day < last_signed:
        raise UserError(
            f"Masih ada surat yang ditandatangani dengan penugasan ini pada {date_words(last_signed)}.",
            "Isi hari itu atau sesudahnya.",
            field="last_day",
        )


def check_term(official: Official) -> None:
    """Raises UserError for a term that ends before it begins."""
    if official.term_first and official.term_last and official.term_last < official.term_first:
        raise UserError("Akhir masa jabatan mendahului awalnya.", field="term_last")


def check_last_day(official: Official, last_signed: dt.date | None = None) -> None:
    """Raises UserError, naming the field, for a last day of a term before its first, or before a letter that was
    signed in it: `last_signed` is the day of the last signature.
    """
    check_term(official)
    if last_signed is not None and official.term_last is not None and official.term_last < last_signed:
        raise UserError(
            f"Masih ada surat yang ditandatangani {official.name} pada {date_words(last_signed)}.",
            "Isi hari itu atau sesudahnya.",
            field="term_last",
        )


def make_way(official: Official, others: Iterable[Official], title: str) -> tuple[Official, ...]:
    """The other holders of the seat that change when this official takes it: one seat has one holder on a day.

    Whoever holds it now goes on until the day before a successor with a first day; without one the successor takes it
    at once. Raises UserError when a later holder has been entered already and this term would run into theirs.
    """
    changed = []
    rivals = (o for o in others if o.active and o.seat == official.seat and o.id != official.id)
    for other in rivals:
        if not _terms_meet(official, other):
            continue
        begins = official.term_first or dt.date.min
        if (other.term_first or dt.date.min) < begins:
            changed.append(replace(other, term_last=begins - dt.timedelta(days=1)))
        elif official.id and other.term_first is not None and other.term_first > begins:
            raise UserError(
                f"Jabatan {title} diisi {other.name} mulai {date_words(other.term_first)}.",
                "Isi hari terakhir sebelum tanggal itu.",
                field="term_last",
            )
        else:
            changed.append(replace(other, active=False))
    return tuple(changed)


def _terms_meet(one: Official, other: Official) -> bool:
    return (one.term_last is None or (other.term_first or dt.date.min) <= one.term_last) and (
        other.term_last is None or (one.term_first or dt.date.min) <= other.term_last
    )


def ending(day: dt.date, powers: Powers) -> tuple[Ending, ...]:
    """Terms and grants of today that end within a fortnight, the soonest first.

    What goes on without a gap is left out, and what was ended on purpose.
    """
    by_id = {o.id: o for o in powers.officials if o.active}
    until = day + dt.timedelta(days=SOON)
    found = [
        Ending(o, o.seat, AuthorityKind.DEFINITIVE, o.term_last)
        for o in by_id.values()
        if o.seat and o.term_last is not None and in_term(o, day) and o.term_last <= until and not _followed(o, powers)
    ]
    for grant in powers.authorities:
        official = by_id.get(grant.official_id)
        if official is None or grant.last_day is None or not grant.holds(day) or grant.last_day > until:
            continue
        if not grant.ended and not _renewed(grant, powers):
            found.append(Ending(official, grant.seat, grant.kind, grant.last_day))
    return tuple(sorted(found, key=lambda e: (e.last_day, e.official.id)))


def _followed(official: Official, powers: Powers) -> bool:
    assert official.term_last is not None
    after = official.term_last + dt.timedelta(days=1)
    others = (o for o in powers.officials if o.active and o.seat == official.seat and o.id != official.id)
    return any(in_term(o, after) for o in others)


def _renewed(grant: Authority, powers: Powers) -> bool:
    assert grant.last_day is not None
    after = grant.last_day + dt.timedelta(days=1)
    what = (grant.seat, grant.official_id, grant.kind)
    return any(a.holds(after) for a in powers.authorities if (a.seat, a.official_id, a.kind) == what)


def span_words(first: dt.date, last: dt.date | None) -> str:
    """The days of a term or grant: '23–30 November 2026', 'mulai 1 Desember 2026'."""
    if last is None:
        return f"mulai {date_words(first)}"
    if first == last:
        return f"pada {date_words(first)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{date_words(last)}"
    return f"{date_words(first)} – {date_words(last)}"
