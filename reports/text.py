"""Text on paper: cleaning, wrapping, fitting.

Nothing here reads markup. Reportlab's Paragraph takes `<b>` in a name as an instruction and `<img src=...>` as a file
to embed; these helpers draw characters as they are, so user text stays data without any escaping. Lengths in points.
"""

from __future__ import annotations

import dataclasses
from typing import Any, TypeVar

from reports import fonts
from reports.fonts import width
from reports.style import MONTHS

ELLIPSIS = "…"
# Where a word too long for its line may part first: numbers of letters, addresses of mail and web.
_SEAMS = "/-.,@_"
_APART = 1.0  # what a date broken before its year costs: as much as a line of wide gaps, less than one of holes
_BEFORE_NUMBER = frozenset({"RT", "RW", "Rp", "No.", "Nomor"})
_AFTER_NUMBER = frozenset({*MONTHS, "lembar", "rangkap", "buah", "hari", "jam", "menit", "tahun"})

T = TypeVar("T")


def clean(content: T) -> T:
    """The same content with every text made printable, however deep it lies. Bytes, numbers and times stay."""
    fonts.register()
    return _clean(content)  # type: ignore[no-any-return]


def _clean(thing: Any) -> Any:
    if type(thing) is str:
        return fonts.printable(thing)
    if isinstance(thing, tuple):
        return tuple(map(_clean, thing))
    if dataclasses.is_dataclass(thing) and not isinstance(thing, type):
        return dataclasses.replace(
            thing, **{field.name: _clean(getattr(thing, field.name)) for field in dataclasses.fields(thing)}
        )
    return thing


def wrap(text: str, font: str, size: float, room: float, first: float = 0.0) -> list[str]:
    """Lines no wider than `room`, the first one shorter by `first`. No character is lost; an empty text has no line."""
    if not text:
        return []
    left = room - first
    if width(text, font, size) <= left:
        return [text]
    lines: list[str] = []
    line = ""
    used = 0.0
    space = width(" ", font, size)
    for word in _words(text, font, size, room):
        wide = width(word, font, size)
        if line and used + space + wide <= left:
            line = f"{line} {word}"
            used += space + wide
            continue
        if line:
            lines.append(line)
            left = room
        while wide > left and len(word) > 1:
            part = _head(word, font, size, left)
            lines.append(part)
            left = room
            word = word[len(part) :]
            wide = width(word, font, size)
        line, used = word, wide
    lines.append(line)
    return lines


def wrap_even(text: str, font: str, size: float, room: float, first: float = 0.0) -> list[str]:
    """The lines of a justified paragraph: as few as `wrap` makes, broken where the spaces between words stay even.

    A word that needs a line of its own is left to `wrap`.
    """
    words = _words(text, font, size, room) if text else []
    widths = [width(word, font, size) for word in words]
    if any(wide > room - first for wide in widths):
        return wrap(text, font, size, room, first)
    space = width(" ", font, size)
    # Best way to set the words up to each place: number of lines, how uneven they are, where the last line begins.
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)]
    for end in range(1, len(words) + 1):
        ways = []
        natural = -space
        for begin in range(end - 1, -1, -1):
            natural += space + widths[begin]
            left = room - natural - (first if begin == 0 else 0.0)
            if left < 0:
                break
            gaps = end - begin - 1
            spread = left / (gaps * size) if gaps else 2.0
            cost = 0.0 if end == len(words) else spread**2 + (_APART if _dated(words, end) else 0.0)
            ways.append((best[begin][0] + 1, best[begin][1] + cost, begin))
        best.append(min(ways))
    lines: list[str] = []
    end = len(words)
    while end:
        begin = best[end][2]
        lines.append(" ".join(words[begin:end]))
        end = begin
    return lines[::-1]


def _dated(words: list[str], at: int) -> bool:
    """Whether a break here parts a month from its year."""
    return words[at - 1].split(" ")[-1] in MONTHS and words[at][:4].isdigit()


def _words(text: str, font: str, size: float, room: float) -> list[str]:
    """The words, those that read badly apart kept in one: 20 November, RT 02, Rp 5.000, a dash and what follows it."""
    glued: list[str] = []
    before = ""
    for word in text.split(" "):
        counted = before.isdigit() and word.rstrip(".,;)") in _AFTER_NUMBER
        # Not a long number of a letter: taken over to the next line it leaves a hole in the one above.
        numbered = before in _BEFORE_NUMBER and word[:1].isdigit() and len(word) <= 8
        before = word
        if (counted or numbered or (glued and glued[-1] == "—")) and width(f"{glued[-1]} {word}", font, size) <= room:
            glued[-1] = f"{glued[-1]} {word}"
        else:
            glued.append(word)
    return glued


def _head(word: str, font: str, size: float, room: float) -> str:
    """The beginning of a long word that fits, at least one character, cut at a seam if one lies in its latter half."""
    used = 0.0
    fits = 0
    for character in word:
        used += width(character, font, size)
        if used > room:
            break
        fits += 1
    fits = max(1, fits)
    seam = max(word.rfind(mark, 0, fits) for mark in _SEAMS) + 1
    return word[: seam if seam > fits / 2 else fits]


def fit(text: str, font: str, size: float, room: float, floor: float) -> float:
    """The size between `floor` and `size` at which the text stands on one line. At the floor it may not: wrap it."""
    wide = width(text, font, size)
    if wide <= room:
        return size
    return max(floor, int(size * room / wide * 10) / 10)


def fit_lines(text: str, font: str, size: float, room: float, floor: float) -> tuple[float, list[str]]:
    """Shrink to one line if the floor allows, else wrap at the floor into lines of about the same width."""
    size = fit(text, font, size, room, floor)
    return size, balanced(text, font, size, room)


def balanced(text: str, font: str, size: float, room: float) -> list[str]:
    """As few lines as fit, of about the same width."""
    lines = wrap(text, font, size, room)
    narrow, wide = 0.0, room
    while len(lines) > 1 and wide - narrow > size / 2:
        middle = (narrow + wide) / 2
        tried = wrap(text, font, size, middle)
        if len(tried) == len(lines) and max(width(line, font, size) for line in tried) <= middle:
            lines, wide = tried, middle
        else:
            narrow = middle
    return lines


def clip(text: str, font: str, size: float, room: float) -> str:
    """The text, or its beginning and an ellipsis if it is wider than the room."""
    if width(text, font, size) <= room:
        return text
    kept = _head(text, font, size, room - width(ELLIPSIS, font, size)).rstrip()
    return kept + ELLIPSIS
