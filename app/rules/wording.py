"""Indonesian words for dates, times, numbers and names, as letters and screens write them."""

from __future__ import annotations

import datetime as dt
import re

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
_SHORT = {name[:3].lower(): n for n, name in enumerate(MONTHS, 1)}
_SHORT |= {"ags": 8, "agt": 8, "nop": 11, "nopember": 11, "pebruari": 2}
_RANKS = {
    "I/A": "Juru Muda", "I/B": "Juru Muda Tingkat I", "I/C": "Juru", "I/D": "Juru Tingkat I",
    "II/A": "Pengatur Muda", "II/B": "Pengatur Muda Tingkat I", "II/C": "Pengatur", "II/D": "Pengatur Tingkat I",
    "III/A": "Penata Muda", "III/B": "Penata Muda Tingkat I", "III/C": "Penata", "III/D": "Penata Tingkat I",
    "IV/A": "Pembina", "IV/B": "Pembina Tingkat I", "IV/C": "Pembina Utama Muda",
    "IV/D": "Pembina Utama Madya", "IV/E": "Pembina Utama",
}  # fmt: skip
RANKS = tuple(f"{code.split('/')[0]}/{code[-1].lower()}" for code in _RANKS)
"""Rank codes in order, e.g. 'III/d'."""


def date_words(day: dt.date) -> str:
    """22 November 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def day_words(day: dt.date) -> str:
    """Minggu, 22 November 2026."""
    return f"{DAYS[day.weekday()]}, {date_words(day)}"


def date_short(day: dt.date) -> str:
    """22-11-2026, for books and lists."""
    return day.strftime("%d-%m-%Y")


def time_words(moment: dt.datetime | dt.time) -> str:
    """09.14."""
    return f"{moment.hour:02d}.{moment.minute:02d}"


def greeting(moment: dt.datetime | dt.time) -> str:
    """Selamat pagi, siang, sore or malam."""
    for until, words in ((11, "pagi"), (15, "siang"), (18, "sore")):
        if moment.hour < until:
            return f"Selamat {words}"
    return "Selamat malam"


def read_date(text: str) -> dt.date | None:
    """A date as an officer types it: 12-4-1998, 12/04/98, 12041998, 12 April 1998, 1998-04-12; None if it is none.

    Of a two-digit year, 30 and below is 20xx, above is 19xx.
    """
    raw = text.strip().lower()
    if re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", raw):
        year, month, day = (int(part) for part in raw.split("-"))
    elif re.fullmatch(r"\d{8}|\d{6}", raw):
        day, month, year = int(raw[:2]), int(raw[2:4]), int(raw[4:])
    else:
        match = re.fullmatch(r"(\d{1,2})[\s./-]+(\d{1,2}|[a-z]+)[\s./-]+(\d{4}|\d{2})", raw)
        if match is None:
            return None
        day, year = int(match[1]), int(match[3])
        month = int(match[2]) if match[2].isdigit() else _month(match[2])
    if year < 100:
        year += 2000 if year <= 30 else 1900
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def read_time(text: str) -> dt.time | None:
    """A time of day as an officer types it: 9, 9.30, 09:30, 0930; None if it is none."""
    match = re.fullmatch(r"(\d{1,2})(?:[.:]?([0-5]\d))?", text.strip())
    if match is None or not match[0].isascii() or int(match[1]) > 23:
        return None
    return dt.time(int(match[1]), int(match[2] or 0))


def _month(name: str) -> int:
    for n, full in enumerate(MONTHS, 1):
        if full.lower() == name:
            return n
    return _SHORT.get(name, _SHORT.get(name[:3], 0)) if len(name) in (3, 4) or name in _SHORT else 0


def number_words(value: int) -> str:
    """1.234."""
    return f"{value:,}".replace(",", ".")


def money_words(value: int) -> str:
    """Rp1.250.000."""
    return f"Rp{number_words(value)}"


_UNITS = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"]


def spelled_out(value: int) -> str:
    """A whole number from 0 below a quadrillion in words, as a receipt spells it out (terbilang)."""
    if value < 12:
        return _UNITS[value]
    if value < 20:
        return f"{_UNITS[value - 10]} belas"
    if value < 100:
        return f"{_UNITS[value // 10]} puluh {_rest(value % 10)}".strip()
    for size, name, one in (
        (10**12, "triliun", "satu triliun"),
        (10**9, "miliar", "satu miliar"),
        (10**6, "juta", "satu juta"),
        (1000, "ribu", "seribu"),
        (100, "ratus", "seratus"),
    ):
        if value >= size:
            many = one if value // size == 1 else f"{spelled_out(value // size)} {name}"
            return f"{many} {_rest(value % size)}".strip()
    raise ValueError(value)


def _rest(value: int) -> str:
    return spelled_out(value) if value else ""


def rank_words(rank: str) -> str:
    """A rank in words: 'III/d' → 'Penata Tingkat I'; words already typed come back as they are, 'Tk.' spelled out."""
    code = re.sub(r"\s", "", rank).upper()
    if code in _RANKS:
        return _RANKS[code]
    return re.sub(r"\bTk\.?\s*I\b", "Tingkat I", rank.strip())


def initials(name: str) -> str:
    """Two letters for a badge."""
    words = [w for w in re.split(r"\s+", name.strip()) if w]
    return "".join(w[0].upper() for w in words[:2]) or "–"


def one_line(text: str) -> str:
    """User text for one line: whitespace folded, control characters gone."""
    if not text.isprintable():
        text = "".join(c for c in text if c.isprintable() or c.isspace())
    return re.sub(r"\s+", " ", text).strip()


def sentence(text: str) -> str:
    """A sentence with its full stop; a title at its end ('S.E.') brings one along."""
    return text if text.endswith(".") else f"{text}."
