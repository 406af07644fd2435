"""The block where an official signs: place and date, post, three blank lines, NAME, rank in words, NIP.

The order is that of tata naskah dinas; everything is centred in a column of its own, the stamp overlaps its left side.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.model.papers import SignatureBlock
from reports import fonts
from reports.fonts import width
from reports.page import Sheet
from reports.style import MM
from reports.text import balanced, fit_lines, wrap

DOTS = "(…………………………)"
NIP_DOTS = "NIP …………………………"
PEN_SPACE = 15 * MM  # least room for a pen and a stamp, whatever the type size
_FLOOR = 0.85  # of the size, to which a long name or post shrinks before it wraps


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    size: float
    bold: bool = False
    underline: bool = False


class Signature:
    """A signature block measured for columns of at most `most` points; `width` is what it takes, `height` all of it."""

    def __init__(
        self, block: SignatureBlock, *, size: float, leading: float, least: float, most: float, space: float = PEN_SPACE
    ) -> None:
        self._space = max(3 * leading, space)
        self._upper = [_Line(part, size) for part in wrap(block.place_date, fonts.REGULAR, size, most)]
        for line in block.post_lines:
            # A post is never small print beside its own name: a long one stands on two lines.
            self._upper += [_Line(part, size) for part in balanced(line, fonts.REGULAR, size, most)]
        self._lower = self._signer(block, size, most)
        widest = max(
            (width(line.text, fonts.BOLD if line.bold else fonts.REGULAR, line.size) for line in self._all()),
            default=0.0,
        )
        self.width = min(most, max(least, widest))
        self._spacing = leading / size
        self.height = sum(line.size for line in self._all()) * self._spacing + self._space

    def _all(self) -> list[_Line]:
        return self._upper + self._lower

    def _signer(self, block: SignatureBlock, size: float, most: float) -> list[_Line]:
        if not block.name:
            # Who signs is not known yet: both are written by hand.
            return [_Line(DOTS, size), _Line(self._nip(block.nip) or NIP_DOTS, size)]
        lines = self._fitted(block.name, size, most, bold=True, underline=True)
        if block.rank:
            lines += self._fitted(block.rank, size, most)
        if block.nip:
            lines += self._fitted(self._nip(block.nip), size, most)
        return lines

    @staticmethod
    def _nip(nip: str) -> str:
        return nip if not nip or nip.upper().startswith("NIP") else f"NIP {nip}"

    @staticmethod
    def _fitted(text: str, size: float, most: float, *, bold: bool = False, underline: bool = False) -> list[_Line]:
        size, parts = fit_lines(text, fonts.BOLD if bold else fonts.REGULAR, size, most, size * _FLOOR)
        return [_Line(part, size, bold, underline) for part in parts]

    def draw(self, sheet: Sheet, centre: float, top: float) -> float:
        """Draw the block from `top` down, centred on `centre`; return where it ends."""
        for line in self._upper:
            top = self._draw_line(sheet, line, centre, top)
        top -= self._space
        for line in self._lower:
            top = self._draw_line(sheet, line, centre, top)
        return top

    def _draw_line(self, sheet: Sheet, line: _Line, centre: float, top: float) -> float:
        return sheet.block(
            centre,
            top,
            [line.text],
            size=line.size,
            leading=line.size * self._spacing,
            bold=line.bold,
            underline=line.underline,
            align="centre",
        )
