"""How terms and grants read in the lists of Pengaturan; no widgets here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from app.model.authority import Authority, Signing
from app.model.people import Official
from app.rules.authority.grants import SOON
from app.rules.authority.signing import signing_title
from app.rules.wording import date_short


def days_left(last: dt.date | None, today: dt.date) -> int | None:
    """Days until an end that is near; None when it is far, open, or over."""
    left = (last - today).days if last is not None else SOON + 1
    return left if 0 <= left <= SOON else None


def left_words(left: int) -> str:
    """'tinggal 5 hari', 'berakhir hari ini'."""
    return f"tinggal {left} hari" if left else "berakhir hari ini"


def term_words(official: Official, today: dt.date) -> str:
    """A term as the list shows it: 'sejak 01-02-2024', 's.d. 30-11-2026 (7 hari)', 'berakhir 22-11-2026'."""
    first, last = official.term_first, official.term_last
    if last is not None and last < today:
        return f"berakhir {date_short(last)}"
    if first is not None and today < first:
        return f"mulai {date_short(first)}"
    left = days_left(last, today)
    if left is not None:
        return f"s.d. {date_short(last)} ({f'{left} hari' if left else 'hari ini'})"
    if last is not None:
        return f"s.d. {date_short(last)}"
    return f"sejak {date_short(first)}" if first else ""


def state_words(grant: Authority, official: Official, today: dt.date) -> str:
    """How a grant stands today."""
    if grant.cancelled:
        return "dibatalkan sebelum berlaku"
    if grant.last_day is not None and grant.last_day < today:
        return "diakhiri lebih awal" if grant.ended else "sudah berakhir"
    if today < grant.first_day:
        return "belum mulai"
    if not official.active:
        return "pejabat tidak lagi menjabat"
    left = days_left(grant.last_day, today)
    return left_words(left) if left is not None else "berlaku"


def grant_title(grant: Authority, official: Official, titles: Mapping[str, str]) -> str:
    """'Plh. Camat', 'a.n. Camat, Sekretaris Camat'."""
    return signing_title(Signing(official, grant.seat, grant.kind, grant), titles)


def days_words(grant: Authority, today: dt.date) -> str:
    """From and until when: '23-11-2026 – 27-11-2026', 'sejak 23-11-2026'."""
    first = date_short(grant.first_day)
    if grant.cancelled:
        return f"sedianya mulai {first}"
    if grant.last_day is not None:
        return f"{first} – {date_short(grant.last_day)}"
    return f"sejak {first}" if grant.first_day <= today else f"mulai {first}"


def detail_words(grant: Authority, shorts: Mapping[str, str]) -> str:
    """What the list has no room for: the decision, the services, why it was ended."""
    services = ", ".join(shorts.get(key, key) for key in grant.services) or "semua layanan"
    lines = [f"Nomor keputusan: {grant.decision}", f"Layanan: {services}"]
    if grant.ended:
        lines.append(f"{'Dibatalkan' if grant.cancelled else 'Diakhiri'}: {grant.ended}")
    return "\n".join(lines)
