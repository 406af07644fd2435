"""Writes many short texts of one font and size on a page, and many rules, at a fraction of the cost of the canvas.

Reportlab assigns a byte of the embedded subset to every character anew each time it writes; a book of 10,000 rows has
80,000 texts. The pen asks once for the bytes of all characters of the book and writes the PDF operators itself.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Sequence

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

# Left end, height of the baseline, text. The numbers come as written, for those of a column are the same on each row.
Written = tuple[str, str, str]

_BREAK = "\n"  # between texts, stands in none of them
_UNUSED = "\ufffe"
_OCTAL = {code: f"\\{code:03o}" for code in range(127, 256)}


class Pen:
    """A pen of one font and size for one canvas, knowing all characters that it will write."""

    def __init__(self, canvas: Canvas, font: str, size: float, characters: Iterable[str]) -> None:
        self._font, self._size = font, size
        # Sorted, so that the same book gets the same bytes.
        ordered = "".join(sorted(set(characters)))
        face, doc = pdfmetrics.getFont(font), canvas._doc
        parts = face.splitString(ordered, doc) if ordered else []
        # A subset holds some 220 characters; a book with more (several scripts) takes the slow way.
        self._slow = any(subset for subset, _ in parts)
        if ordered and not self._slow:
            ((_, codes),) = parts
            self._name = face.getSubsetInternalName(0, doc)
            by_code = ["\0", *[_UNUSED] * 255]
            for character, code in zip(ordered, codes, strict=True):
                by_code[code] = character
            separator = max(code for code in range(256) if by_code[code] is _UNUSED and chr(code) not in "()\\\r")
            by_code[separator] = _BREAK
            self._separator = chr(separator)
            self._octal = max(codes) >= 127
            self._codes = codecs.charmap_build("".join(by_code))

    def write(self, canvas: Canvas, texts: Sequence[Written]) -> None:
        """Draw texts in black on the current page."""
        canvas.setFillGray(0)
        if self._slow:
            canvas.setFont(self._font, self._size)
            for x, y, text in texts:
                canvas.drawString(float(x), float(y), text)
        elif texts:
            literals = self._literals(_BREAK.join([text for _, _, text in texts]))
            body = "\n".join(
                [f"1 0 0 1 {x} {y} Tm ({text}) Tj" for (x, y, _), text in zip(texts, literals, strict=True)]
            )
            canvas.addLiteral(f"BT {self._name} {self._size:g} Tf\n{body}\nET")

    def _literals(self, joined: str) -> list[str]:
        """The texts as PDF strings: bytes of the subset, all at once."""
        raw, _ = codecs.charmap_encode(joined, "strict", self._codes)
        raw = raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)").replace(b"\r", b"\\r")
        literals = raw.decode("latin-1").split(self._separator)
        return [text.translate(_OCTAL) for text in literals] if self._octal else literals


def write_rules(canvas: Canvas, rules: Iterable[tuple[float, float, float, float]]) -> None:
    """Straight lines from one point to another, in the stroke that the canvas has now."""
    path = "\n".join([f"{x:.2f} {y:.2f} m {to_x:.2f} {to_y:.2f} l" for x, y, to_x, to_y in rules])
    if path:
        canvas.addLiteral(f"n\n{path}\nS")
