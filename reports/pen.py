"""Writes many short texts of one font and size on a page at a fifth of the cost of drawString.

Reportlab assigns a byte of the embedded subset to every character anew each time it writes; a book of 10,000 rows has
150,000 texts. The pen asks once for the bytes of all characters of the book and writes the PDF operators itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas


class Pen:
    """A pen of one font and size for one canvas, knowing all characters that it will write."""

    def __init__(self, canvas: Canvas, font: str, size: float, characters: Iterable[str]) -> None:
        self._font, self._size = font, size
        self._bytes: dict[int, str] = {}
        # Sorted, so that the same book gets the same bytes.
        ordered = "".join(sorted(set(characters)))
        face, doc = pdfmetrics.getFont(font), canvas._doc
        parts = face.splitString(ordered, doc) if ordered else []
        # A subset holds some 220 characters; a book with more (several scripts) takes the slow way.
        self._slow = any(subset for subset, _ in parts)
        if ordered and not self._slow:
            ((_, codes),) = parts
            self._name = face.getSubsetInternalName(0, doc)
            self._bytes = {ord(character): _literal(code) for character, code in zip(ordered, codes, strict=True)}

    def write(self, canvas: Canvas, texts: Sequence[tuple[float, float, str]]) -> None:
        """Draw texts in black on the current page: left end and height of the baseline, then the text."""
        canvas.setFillGray(0)
        if self._slow:
            canvas.setFont(self._font, self._size)
            for x, y, text in texts:
                canvas.drawString(x, y, text)
        elif texts:
            table = self._bytes
            body = "\n".join(f"1 0 0 1 {x:.2f} {y:.2f} Tm ({text.translate(table)}) Tj" for x, y, text in texts)
            canvas.addLiteral(f"BT {self._name} {self._size:g} Tf\n{body}\nET")


def _literal(code: int) -> str:
    """One byte inside a PDF string."""
    character = chr(code)
    if character in "()\\":
        return f"\\{character}"
    return character if 32 <= code < 127 else f"\\{code:03o}"
