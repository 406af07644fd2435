"""Numbers: the case number with its check digit, and the register number by the office's format.

Register pattern and sisipan: tata naskah dinas (Permendagri 1/2023; earlier 54/2009).
"""

from __future__ import annotations

import datetime as dt
import re

from app.errors import UserError
from app.model.register import NumberParts, SeriesMode

_DAMM = (
    "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
    "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
)  # fmt: skip
ROMAN_MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
DEFAULT_FORMAT = "{klasifikasi}/{urut}/{kode_unit}/{tahun}"
USUAL_FORMATS = (
    DEFAULT_FORMAT,
    "{klasifikasi}/{urut:03}/{kode_unit}/{tahun}",
    "{klasifikasi}/{urut}/{kode_unit}/{bulan_romawi}/{tahun}",
    "{urut}/{klasifikasi}/{kode_unit}/{tahun}",
)
"""What offices use, to choose from."""
_TOKEN = re.compile(r"\{([^{}]*)\}")
_TOKENS = ("klasifikasi", "urut", "sisipan", "kode_unit", "tahun", "bulan_romawi")
_CASE_NUMBER = re.compile(r"(\d{2})(0[1-9]|1[0-2])-?(\d{4,7})-?(\d)", re.ASCII)


def damm(text: str) -> str:
    """The Damm check digit of the digits in a text: catches every wrong digit and every swapped pair of neighbours."""
    interim = 0
    for char in text:
        if char.isdigit():
            interim = int(_DAMM[interim][int(char)])
    return str(interim)


def case_number(year: int, month: int, sequence: int) -> str:
    """The number of a file, e.g. 2611-0423-5: year and month, running number of the month, check digit."""
    body = f"{year % 100:02d}{month:02d}-{sequence:04d}"
    return f"{body}-{damm(body)}"


def read_case_number(text: str) -> str | None:
    """The case number that a scan or typed text means, in its written form.

    None if it is none or the check digit fails.
    """
    match = _CASE_NUMBER.fullmatch(re.sub(r"\s", "", text))
    if match is None:
        return None
    year, month, sequence, check = match.groups()
    body = f"{year}{month}-{sequence}"
    return f"{body}-{check}" if damm(body) == check else None


def is_case_number_like(text: str) -> bool:
    """Whether a text has the shape of a case number, be its check digit right or wrong."""
    return _CASE_NUMBER.fullmatch(re.sub(r"\s", "", text)) is not None


def check_format(pattern: str) -> None:
    """Raises UserError unless the pattern can make unique numbers: known tokens only, with {urut} and {tahun}."""
    names = []
    for token in _TOKEN.findall(pattern):
        name, _, width = token.partition(":")
        name = name.strip().replace(" ", "_")
        if name not in _TOKENS:
            raise UserError(f"Isian {{{token}}} tidak dikenal.", f"Pakai: {', '.join('{' + t + '}' for t in _TOKENS)}.")
        if width and (name != "urut" or not re.fullmatch(r"0?[1-6]", width)):
            raise UserError(f"Isian {{{token}}} tidak bisa dibaca.", "Contoh lebar nomor: {urut:04}.")
        names.append(name)
    rest = _TOKEN.sub("", pattern)
    if "{" in rest or "}" in rest:
        raise UserError("Kurung kurawal pada format nomor tidak berpasangan.", "Contoh: " + DEFAULT_FORMAT)
    for needed in ("urut", "tahun"):
        if names.count(needed) != 1:
            raise UserError(
                f"Format nomor harus memuat {{{needed}}} satu kali.", "Tanpa itu dua surat bisa bernomor sama."
            )


def names_classification(pattern: str) -> bool:
    """Whether the klasifikasi stands in the number, so that letters of other codes may share a running number."""
    return any(token.strip() == "klasifikasi" for token in _TOKEN.findall(pattern))


def format_number(pattern: str, parts: NumberParts) -> str:
    """The register number by the office's format.

    A sisipan follows the number after a dot unless {sisipan} places it.
    """
    return "".join(_pieces(pattern, parts, str(parts.sequence)))


def example_number(pattern: str, unit_code: str, day: dt.date) -> str:
    """How the first number would read in this format. Raises UserError as `check_format` does."""
    check_format(pattern)
    return format_number(pattern, NumberParts("470", 1, 0, unit_code, day))


def format_with_gap(pattern: str, parts: NumberParts) -> tuple[str, str]:
    """What stands before and after the blank for the number, where a letter is printed before its number is taken."""
    mark = "\x00"
    before, _, after = "".join(_pieces(pattern, parts, mark)).partition(mark)
    return before, after


def _pieces(pattern: str, parts: NumberParts, sequence: str) -> list[str]:
    places_insert = any(token.strip() == "sisipan" for token in _TOKEN.findall(pattern))
    out: list[str] = []
    last = 0
    for match in _TOKEN.finditer(pattern):
        out.append(pattern[last : match.start()])
        last = match.end()
        name, _, width = match.group(1).partition(":")
        name = name.strip().replace(" ", "_")
        if name == "urut":
            text = sequence.zfill(int(width)) if width and sequence.isdigit() else sequence
            if parts.insert and not places_insert:
                text += f".{parts.insert}"
            out.append(text)
        elif name == "sisipan":
            out.append(f".{parts.insert}" if parts.insert else "")
        elif name == "klasifikasi":
            out.append(parts.classification)
        elif name == "kode_unit":
            out.append(parts.unit_code)
        elif name == "tahun":
            out.append(str(parts.date.year))
        else:
            out.append(ROMAN_MONTHS[parts.date.month - 1])
    out.append(pattern[last:])
    return out


def series_key(mode: SeriesMode, classification: str, service_key: str) -> str:
    """The counter that a letter draws from."""
    if mode is SeriesMode.CLASSIFICATION:
        return classification
    return service_key if mode is SeriesMode.SERVICE else ""
