"""The foot of a paper that asks for the citizen's opinion: survey code and captions at left, small lines at right."""

from __future__ import annotations

from collections.abc import Sequence

from reports import codes, fonts
from reports.fonts import width
from reports.page import Sheet
from reports.style import MM, SOFT
from reports.text import wrap

SURVEY_CAPTION = (
    "Bagaimana layanan kami?",
    "Pindai untuk mengisi Survei Kepuasan Masyarakat.",
    "Tanpa nama, tidak sampai dua menit.",
)
_SMALL = 7.5
_LEADING = 3.4 * MM


class SurveyFoot:
    """Measured for the room between `left` and `right`; without an address there is only what stands at right."""

    def __init__(self, url: str, lines: Sequence[str], left: float, right: float) -> None:
        self._url, self._left, self._right = url, left, right
        caption = max(width(line, fonts.BOLD, _SMALL) for line in SURVEY_CAPTION)
        self._code = codes.qr_side(url) + codes.qr_quiet(url) if url else 0.0
        room = right - left - (self._code + caption + 6 * MM if url else 0.0)
        self._lines = [part for line in lines for part in wrap(line, fonts.REGULAR, _SMALL, room)]

    def top(self, foot: float) -> float:
        """The height above which the text must stay, when the foot stands at `foot`."""
        return foot + max(self._code, len(self._lines) * _LEADING) + 2 * MM

    def draw(self, sheet: Sheet, foot: float) -> None:
        """Draw it with its lower edge at `foot`."""
        if self._url:
            codes.draw_qr(sheet.canvas, self._url, self._left, foot)
            x = self._left + codes.qr_side(self._url) + codes.qr_quiet(self._url)
            top = foot + len(SURVEY_CAPTION) * _LEADING
            top = sheet.block(x, top, SURVEY_CAPTION[:1], size=_SMALL, leading=_LEADING, bold=True, grey=SOFT)
            sheet.block(x, top, SURVEY_CAPTION[1:], size=_SMALL, leading=_LEADING, grey=SOFT)
        top = foot + len(self._lines) * _LEADING
        sheet.block(self._right, top, self._lines, size=_SMALL, leading=_LEADING, align="right", grey=SOFT)
