"""Names of people and places as official papers write them: 'budi santoso' and 'BUDI SANTOSO' are Budi Santoso.

Only what is typed in one case throughout is set; whoever mixes them knows how a name is written.
"""

from __future__ import annotations

import re

from app.model.catalogue import ApplicantKind
from app.model.letter_template import Proper

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*")
_ROMAN = re.compile(r"(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})")
"""Numbers of streets, blocks and quarters, up to 39."""
_SMALL = {
    Proper.PERSON: frozenset({"bin", "binti"}),
    Proper.PLACE: frozenset({"dan", "di", "ke", "dari"}),
    Proper.BODY: frozenset({"dan", "di", "ke", "dari", "untuk"}),
}
_GREAT = {
    Proper.PERSON: frozenset({"kh"}),
    Proper.PLACE: frozenset({"rt", "rw", "kh", "dki", "diy", "tni", "kua", "sd", "smp", "sma", "smk", "rsud", "pt"}),
    Proper.BODY: frozenset(
        {"rt", "rw", "kh", "pt", "cv", "ud", "pkk", "bpd", "lpm", "tpq", "tk", "sd", "mi", "smp", "sma", "smk", "paud"}
    ),
}
_DOCTORS = frozenset({"dr", "drg", "drh", "drs", "dra"})
"""A doctor's dr. is small, a doctorate's Dr. is not: nobody can tell from one case."""


_PROPER = {
    "name": Proper.PERSON, "contact_name": Proper.PERSON, "birth_place": Proper.PLACE, "address": Proper.PLACE,
    "village": Proper.PLACE, "nationality": Proper.PLACE,
}  # fmt: skip


def proper_of(key: str, kind: ApplicantKind) -> Proper | None:
    """What a field of such an applicant names, so that it is written as names are; None for one that names nothing."""
    return Proper.BODY if key == "name" and kind is ApplicantKind.INSTITUTION else _PROPER.get(key)


def proper_case(typed: str, kind: Proper) -> str:
    """The name in proper case where it is typed in small letters alone, or in capitals alone; else as it is typed.

    The capitals of a body stay: nobody can tell an abbreviation from a name. What follows a comma after a person's name
    is a title, and so is what has dots within; both stay as typed.
    """
    small, great = typed == typed.lower(), typed == typed.upper()
    if small == great or (great and kind is Proper.BODY):
        return typed
    name, comma, titles = typed.partition(",") if kind is Proper.PERSON else (typed, "", "")
    return _WORD.sub(lambda word: _set(word, kind), name) + comma + titles


def _set(word: re.Match[str], kind: Proper) -> str:
    text, low = word[0], word[0].lower()
    before, after = word.string[: word.start()], word.string[word.end() :]
    first = not any(map(str.isalpha, before))
    if kind is Proper.PERSON:
        dotted = _joined(before[::-1]) or (_joined(after) and not first and len(text) <= 2)
        if (dotted and len(text) <= 4 and _after_name(before)) or (low in _DOCTORS and after.startswith(".")):
            return text
    if low in _SMALL[kind] and not first:
        return _turned(text, upper=False)
    if low in _GREAT[kind] or (kind is not Proper.PERSON and _ROMAN.fullmatch(low)):
        return _turned(text, upper=True)
    twice = re.search(r"([^\W\d_]+)-$", before)
    if twice and twice[1].lower() == low:
        return _turned(text, upper=False)  # Alang-alang
    return _turned(text[:1], upper=True) + _turned(text[1:], upper=False)


def _joined(rest: str) -> bool:
    """Whether a dot and a letter follow at once, as within S.Pd."""
    return rest[:1] == "." and rest[1:2].isalpha()


def _after_name(before: str) -> bool:
    """Whether a word of a name stands before it: titles follow, initials lead."""
    return any(len(word) > 2 for word in _WORD.findall(before))


def _turned(text: str, *, upper: bool) -> str:
    """Each letter in the other case, where it has one of a single letter that leads back."""
    turned = (letter.upper() if upper else letter.lower() for letter in text)
    return "".join(
        new if len(new) == 1 and new.lower() == old.lower() else old for new, old in zip(turned, text, strict=True)
    )
