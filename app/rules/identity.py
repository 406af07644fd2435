"""Identity numbers: what is impossible is refused beside the field, what is merely odd warns.

NIK and KK: 16 digits, region of first registration (6), birth date DDMMYY with 40 added to a woman's day, serial (4)
(Permendagri on NIK). NOP: 18 digits (PBB). NIP: 18 digits (BKN). Regions are never refused: people move.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum

from app.model.people import Sex
from app.rules.wording import one_line


class Severity(StrEnum):
    """ERROR stops the intake; WARNING only asks for a second look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong or odd about a value, in one sentence for the officer."""

    severity: Severity
    sentence: str


def digits(text: str) -> str:
    """The digits of a number as typed; spaces, dots and dashes are only for the eye, marks without width for none."""
    return re.sub(r"[\s.\-–]", "", one_line(text))


def _error(sentence: str) -> Finding:
    return Finding(Severity.ERROR, sentence)


def _warning(sentence: str) -> Finding:
    return Finding(Severity.WARNING, sentence)


def nik_birth(nik: str, today: dt.date) -> tuple[dt.date, Sex] | None:
    """Birth date and sex that a 16-digit NIK carries, or None if it carries none.

    The two-digit year is taken as the latest year that is not after today.
    """
    day, month, year = int(nik[6:8]), int(nik[8:10]), int(nik[10:12])
    sex = Sex.MALE
    if day > 40:
        day, sex = day - 40, Sex.FEMALE
    century = today.year // 100 * 100
    for base in (century, century - 100):
        try:
            born = dt.date(base + year, month, day)
        except ValueError:
            continue
        if born <= today:
            return born, sex
    return None


def check_nik(text: str, today: dt.date, birth: dt.date | None = None, sex: Sex | None = None) -> Finding | None:
    """A finding about a NIK, or None. An empty text is no finding: whether it is required is another question."""
    raw = digits(text)
    if not raw:
        return None
    if not raw.isascii() or not raw.isdigit():
        return _error("NIK hanya boleh berisi angka.")
    if len(raw) != 16:
        return _error(
            f"NIK harus 16 angka, baru {len(raw)}." if len(raw) < 16 else f"NIK harus 16 angka, ini {len(raw)}."
        )
    if raw[:6] == "000000" or raw[12:] == "0000":
        return _error("NIK ini tidak mungkin. Periksa lagi pada KTP.")
    carried = nik_birth(raw, today)
    if carried is None:
        return _error("Tanggal lahir di dalam NIK tidak mungkin. Periksa lagi pada KTP.")
    born, carried_sex = carried
    if birth is not None and (birth.day, birth.month, birth.year % 100) != (born.day, born.month, born.year % 100):
        return _warning("Tanggal lahir tidak sama dengan yang ada di NIK.")
    if sex is not None and sex is not carried_sex:
        return _warning("Jenis kelamin tidak sama dengan yang ada di NIK.")
    return None


def check_kk(text: str) -> Finding | None:
    """A finding about a family card number, or None."""
    raw = digits(text)
    if not raw:
        return None
    if not raw.isascii() or not raw.isdigit():
        return _error("Nomor KK hanya boleh berisi angka.")
    if len(raw) != 16:
        return _error(f"Nomor KK harus 16 angka, ini {len(raw)}.")
    if raw[:6] == "000000" or raw[12:] == "0000":
        return _error("Nomor KK ini tidak mungkin. Periksa lagi pada kartu keluarga.")
    return None


def check_nop(text: str) -> Finding | None:
    """A finding about a tax object number (NOP, PBB), or None."""
    raw = digits(text)
    if not raw:
        return None
    if not raw.isascii() or not raw.isdigit():
        return _error("NOP hanya boleh berisi angka.")
    if len(raw) != 18:
        return _error(f"NOP harus 18 angka, ini {len(raw)}.")
    if raw[:10] == "0" * 10:
        return _error("NOP ini tidak mungkin. Periksa lagi pada SPPT.")
    return None


def format_nop(text: str) -> str:
    """A NOP as printed on the SPPT: PP.KK.KKK.DDD.BBB-UUUU.K; anything else comes back unchanged."""
    raw = digits(text)
    if len(raw) != 18 or not raw.isdigit():
        return text
    return f"{raw[:2]}.{raw[2:4]}.{raw[4:7]}.{raw[7:10]}.{raw[10:13]}-{raw[13:17]}.{raw[17]}"


def check_nip(text: str) -> Finding | None:
    """A finding about an official's NIP, or None. PPPK numbers break the month part: that only warns."""
    raw = digits(text)
    if not raw:
        return None
    if not raw.isascii() or not raw.isdigit() or len(raw) != 18:
        return _error("NIP harus 18 angka.")
    try:
        dt.date(int(raw[:4]), int(raw[4:6]), int(raw[6:8]))
        if not 1 <= int(raw[12:14]) <= 12 or raw[14] not in "12":
            return _warning("Susunan NIP ini tidak lazim. Periksa lagi.")
    except ValueError:
        return _error("Tanggal lahir di dalam NIP tidak mungkin.")
    return None


def format_nip(text: str) -> str:
    """A NIP with its usual spaces: 8 6 1 3; anything else comes back unchanged."""
    raw = digits(text)
    if len(raw) != 18 or not raw.isdigit():
        return text
    return f"{raw[:8]} {raw[8:14]} {raw[14]} {raw[15:]}"


def check_phone(text: str) -> Finding | None:
    """A finding about a telephone number, or None: 7 to 15 digits, perhaps with + in front."""
    raw = re.sub(r"[\s().\-]", "", text)
    if not raw:
        return None
    body = raw[1:] if raw.startswith("+") else raw
    if not body.isascii() or not body.isdigit():
        return _error("Nomor telepon hanya boleh berisi angka.")
    if not 7 <= len(body) <= 15:
        return _error("Nomor telepon harus 7 sampai 15 angka.")
    return None


def check_birth_date(birth: dt.date | None, today: dt.date) -> Finding | None:
    """A finding about a birth date: not after today; older than 120 years warns."""
    if birth is None:
        return None
    if birth > today:
        return _error("Tanggal lahir belum terjadi.")
    if today.year - birth.year > 120:
        return _warning("Umurnya lebih dari 120 tahun. Periksa lagi.")
    return None


def mask_nik(nik: str) -> str:
    """An identity number for eyes that need not know it (UU 27/2022): of a NIK the first and last four digits.

    Shorter numbers, such as passports, show a quarter at each end.
    """
    raw = digits(nik)
    shown = min(4, len(raw) // 4)
    return f"{raw[:shown]}{'•' * (len(raw) - 2 * shown)}{raw[len(raw) - shown :]}"


def format_nik(nik: str) -> str:
    """A NIK in groups of four for the eye."""
    raw = digits(nik)
    return " ".join(raw[i : i + 4] for i in range(0, len(raw), 4))
