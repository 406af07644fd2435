"""Reads form and number out of a requirement as offices write it: 'Fotokopi KTP', 'Pas foto 4x6 6 lembar'."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.model.catalogue import Form
from app.rules.wording import one_line


@dataclass(frozen=True, slots=True)
class ReadRequirement:
    """What stands in the words of a requirement. `form` and `copies` are None where they say nothing, or not clearly.

    `text` is what is left to call it by: 'Fotokopi KTP 2 lembar' is a KTP, of which two copies are asked for.
    """

    text: str
    form: Form | None = None
    copies: int | None = None


_WORDS = ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh")
_COPY = r"(?:(?:foto|photo|poto)\s?-?\s?(?:copy|copi|kopi)|f\.?c\.?|copy)(?:nya)?"
_ORIGINAL = r"(?<!penduduk )(?<!warga )(?<!nama )(?<!pendapatan )asli(?:nya)?"
_BOTH = rf"{_ORIGINAL}\s*(?:dan|&|\+|beserta|serta)\s*{_COPY}|{_COPY}\s*(?:dan|&|\+|beserta|serta)\s*{_ORIGINAL}"
_EITHER = rf"{_ORIGINAL}\s*(?:atau|/)\s*{_COPY}|{_COPY}\s*(?:atau|/)\s*{_ORIGINAL}"
_FORMS = (("both", _BOTH), ("any", _EITHER), ("copy", _COPY), ("original", _ORIGINAL))
_FORM = re.compile(rf"(?<!\w)(?:{'|'.join(f'(?P<{name}>{words})' for name, words in _FORMS)})(?!\w)", re.IGNORECASE)
_SAID = rf"(?P<{{}}>\d{{{{1,2}}}}|{'|'.join(_WORDS)})(?:\s*\(\s*\w+\s*\))?"
_COUNT = re.compile(
    rf"(?<!\w)(?:(?:sebanyak|sejumlah|jumlah)\s+)?{_SAID.format('many')}\s*(?:lembar|lbr|lb|helai|rangkap|eksemplar)(?!\w)"
    rf"|(?<!\w)(?:(?:dibuat|dalam)\s+)?rangkap\s+{_SAID.format('fold')}(?!\w)",
    re.IGNORECASE,
)
_NO_COPY = re.compile(rf"(?<!\w)(?:bukan|tanpa|tidak boleh)\s+{_COPY}(?!\w)", re.IGNORECASE)
_SHOWN = re.compile(
    r"(?<!\w)(?:aslinya|menunjukkan|ditunjukkan|(?:mem|di)perlihatkan|membawa|dibawa)(?!\w)", re.IGNORECASE
)
_EACH = re.compile(r"masing-masing\s*$", re.IGNORECASE)
_GAP = r"[\0 ,;:.–—-]*"
_GONE = rf"(?:\0{_GAP}|\({_GAP}\0{_GAP}\){_GAP})"
_AT_START, _AT_END = re.compile(rf"^{_GONE}(?:dari\s)?"), re.compile(rf"[ ,;:–—-]*{_GONE}$")


def read_requirement(typed: str) -> ReadRequirement:
    """The requirement that the words stand for. What is not clear stays as it is typed: nothing is guessed."""
    text = one_line(typed).rstrip(" ;,")
    forms, counts = list(_FORM.finditer(text)), list(_COUNT.finditer(text))
    form = _form(text, forms)
    copies = _number(counts[0]) if len(counts) == 1 else None
    gone: list[tuple[int, int]] = []
    if form is not None and len(forms) == 1 and not _NO_COPY.search(text):
        gone.append(forms[0].span())
    if copies is not None and not _EACH.search(text[: counts[0].start()]):
        gone.append(counts[0].span())
    return ReadRequirement(_without(text, gone), form, copies)


def _form(text: str, forms: list[re.Match[str]]) -> Form | None:
    if _NO_COPY.search(text):
        return Form.ORIGINAL
    kinds = {Form(match.lastgroup) for match in forms if match.lastgroup}
    if len(kinds) == 2 and kinds == {Form.COPY, Form.ORIGINAL} and _SHOWN.search(text):
        return Form.BOTH  # 'fotokopi KTP dengan menunjukkan aslinya'
    if len(kinds) != 1:
        return None  # 'fotokopi KTP dan akta asli' are two papers in one line
    (kind,) = kinds
    if kind is Form.BOTH and len(forms) == 1 and _beside(text, forms[0]):
        return None  # 'KTP asli dan fotokopi KK' too
    return kind


def _beside(text: str, match: re.Match[str]) -> bool:
    """Whether words stand on both sides of it, other than a count."""
    before, after = _COUNT.sub("", text[: match.start()]), _COUNT.sub("", text[match.end() :])
    return bool(re.search(r"\w", before)) and bool(re.match(r"\s*\w", after))


def _number(match: re.Match[str]) -> int | None:
    said = match["many"] or match["fold"]
    number = int(said) if said.isdigit() else _WORDS.index(said.casefold()) + 1
    return number or None


def _without(text: str, gone: list[tuple[int, int]]) -> str:
    """The text without these places, as far as they stand at its beginning or end and leave a name."""
    for places in (gone, *([one] for one in gone)) if gone else ():
        left = text
        for start, end in places:
            left = left[:start] + "\0" * (end - start) + left[end:]
        while (shorter := _AT_END.sub("", _AT_START.sub("", left))) != left:
            left = shorter
        if "\0" not in left and re.search(r"\w", left):
            # 'ijazah' begins a line now; 'e-KTP' is written so.
            return left[0].upper() + left[1:] if left[1:2].islower() else left
    return text
