"""The kop: regional emblem at left, the office's lines centred, a thick and a thin rule below.

Sizes 14 and 18 pt and 10 pt for the address are the relative sizes of Permendagri 54/2009 and 1/2023; a line too long
for the paper shrinks before it wraps. Without an emblem nothing is drawn in its place.
"""

from __future__ import annotations

import struct
import warnings
import zlib
from functools import lru_cache
from io import BytesIO

from PIL import Image
from reportlab.lib.utils import ImageReader

from app.errors import UserError
from app.model.papers import Letterhead
from reports import fonts
from reports.fonts import width
from reports.page import Sheet
from reports.style import MM
from reports.text import fit_lines

EMBLEM_WIDTH_MM = 20.0
EMBLEM_HEIGHT_MM = 24.0
# Side in dots to which larger pictures are brought down: 400 dpi at 24 mm, and an issued letter stays small.
EMBLEM_DOTS = 380

_GAP = 5 * MM  # between emblem and text
_BELOW = 2.6 * MM  # between the last line and the thick rule
_THICK = 2.4
_THIN = 0.8
_BETWEEN = 1.6


@lru_cache(maxsize=4)
def emblem_picture(data: bytes) -> Image.Image:
    """The picture in `data`, ready to embed. Refused with a sentence when it cannot be read whole."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as opened:
                opened.load()
                picture = opened.convert("RGBA" if opened.has_transparency_data else "RGB")
        picture.thumbnail((EMBLEM_DOTS, EMBLEM_DOTS), Image.Resampling.LANCZOS)
    except (
        OSError,
        SyntaxError,
        ValueError,
        EOFError,
        struct.error,
        zlib.error,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ) as error:
        raise UserError(
            "Gambar lambang daerah tidak dapat dibaca.",
            "Pilih gambar PNG atau JPG lain di Pengaturan, bagian Kantor.",
            field="emblem",
        ) from error
    return picture


class Kop:
    """A letterhead measured for the room between `left` and `right`; `height` reaches down to the thin rule."""

    def __init__(self, head: Letterhead, left: float, right: float, *, scale: float = 1.0) -> None:
        self._left, self._right, self._scale = left, right, scale
        self._picture = emblem_picture(head.emblem) if head.emblem is not None else None
        taken = (EMBLEM_WIDTH_MM * MM * scale + _GAP) if self._picture else 0.0
        self._centre, room = self._column(head, left, right, taken)
        self._lines: list[tuple[str, float, float, bool]] = []  # text, size, leading, bold
        lines = [line for line in head.lines if line]
        for number, line in enumerate(lines):
            last = number == len(lines) - 1
            self._add(line, room, (18 if last else 14) * scale, (14 if last else 11) * scale, 1.22, last)
        for line in head.contact:
            self._add(line, room, 10 * scale, 8 * scale, 1.28, False)
        text = sum(leading for _, _, leading, _ in self._lines)
        self._band = max(text, EMBLEM_HEIGHT_MM * MM * scale if self._picture else 0.0)
        self._text_top = (self._band - text) / 2
        self.height = self._band + _BELOW * scale + (_THICK + _BETWEEN + _THIN) * scale

    def _column(self, head: Letterhead, left: float, right: float, taken: float) -> tuple[float, float]:
        """Centre and width of the text: the middle of the line, aside only if the text would touch the emblem."""
        room = right - left
        widest = max(
            [width(line, fonts.BOLD, 18 * self._scale) for line in head.lines[-1:]]
            + [width(line, fonts.REGULAR, 14 * self._scale) for line in head.lines[:-1]]
            + [width(line, fonts.REGULAR, 10 * self._scale) for line in head.contact],
            default=0.0,
        )
        if widest <= room - 2 * taken:
            return (left + right) / 2, room - 2 * taken
        return (left + taken + right) / 2, room - taken

    def _add(self, line: str, room: float, size: float, floor: float, spacing: float, bold: bool) -> None:
        size, parts = fit_lines(line, fonts.BOLD if bold else fonts.REGULAR, size, room, floor)
        self._lines += [(part, size, size * spacing, bold) for part in parts]

    def draw(self, sheet: Sheet, top: float) -> float:
        """Draw from `top` down; return where the thin rule ends."""
        if self._picture:
            wide, high = EMBLEM_WIDTH_MM * MM * self._scale, EMBLEM_HEIGHT_MM * MM * self._scale
            sheet.canvas.drawImage(
                ImageReader(self._picture),
                self._left,
                top - (self._band + high) / 2,
                wide,
                high,
                mask="auto",
                preserveAspectRatio=True,
                anchor="c",
            )
        at = top - self._text_top
        for text, size, leading, bold in self._lines:
            at = sheet.block(self._centre, at, [text], size=size, leading=leading, bold=bold, align="centre")
        at = top - self._band - (_BELOW + _THICK / 2) * self._scale
        sheet.rule(self._left, self._right, at, _THICK * self._scale)
        at -= (_THICK / 2 + _BETWEEN + _THIN / 2) * self._scale
        sheet.rule(self._left, self._right, at, _THIN * self._scale)
        return top - self.height
