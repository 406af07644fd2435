"""What the name of a service that an office adds tells of it: its letter, what that says, and its short name."""

from __future__ import annotations

import re

from app.model.catalogue import LetterSpec
from app.rules.wording import one_line

LETTER_NAMES = {
    "keterangan": "Surat keterangan",
    "pengantar": "Surat pengantar",
    "rekomendasi": "Surat rekomendasi",
    "dispensasi": "Surat dispensasi",
}
"""The kinds of letter that a service may produce, as offices call them."""
_SHORT = 22
_NO_LETTER = ("legalis", "legalisir", "perekaman", "penerbitan", "pembayaran", "konsultasi", "sosialisasi", "pengaduan")
_NAMING = re.compile(
    r"^(?:(?:pelayanan|layanan|penerbitan|pembuatan|permohonan|pengurusan|surat|rekomendasi|pengantar|keterangan)\s+)+",
    re.IGNORECASE,
)
_MISSING_SURAT = re.compile(r"^(keterangan|pengantar|rekomendasi|dispensasi)\b", re.IGNORECASE)


def suggest_letter(service: str) -> LetterSpec | None:
    """The letter that a service of this name most likely produces; None where it hardly produces one."""
    words = one_line(service).casefold()
    kind = next((kind for kind in ("rekomendasi", "pengantar", "dispensasi", "keterangan") if kind in words), "")
    if not kind and words.startswith(_NO_LETTER):
        return None
    return usual_letter(kind or "keterangan", service)


def usual_letter(kind: str, service: str) -> LetterSpec:
    """The usual letter of that kind: a keterangan is called by what it states, the others by what they are."""
    title = f"SURAT {kind}"
    name = _MISSING_SURAT.sub(r"Surat \1", one_line(service))
    if kind in ("keterangan", "dispensasi") and name.casefold().startswith(title.casefold()):
        title = name
    return LetterSpec(kind, title.upper(), usual_words(kind, service))


def usual_words(kind: str, service: str) -> str:
    """What a letter of that kind says without more: a giving one is for that service, a stating one has to be told."""
    name = bare_name(service)
    return "" if kind == "keterangan" or not name else f"mengurus {name}"


def bare_name(service: str) -> str:
    """The name without what says which kind of paper it is: of 'Rekomendasi Izin Tebang Pohon' the last three words."""
    name = one_line(service)
    return _NAMING.sub("", name) or name


def short_name(service: str) -> str:
    """The name for cards: without 'Surat Keterangan' and the like, cut after a whole word."""
    name = bare_name(service)
    if len(name) <= _SHORT:
        return name
    cut = name[: _SHORT + 1].rpartition(" ")[0]
    return cut or name[:_SHORT]
