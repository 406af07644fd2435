"""The lembar antar: the files that are carried to a desk, each with its barcode, and a box to tick when it is back.

Rows are all equally high, so that a scanner held over one does not catch the next. Lengths in points.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.model.stack_paper import CarryContent, CarryRow
from reports import codes, fonts
from reports.fonts import width
from reports.letterhead import Kop
from reports.page import Sheet
from reports.style import INK, MM, RULE, SHADE, SOFT, baseline, number, page_size
from reports.text import clean, clip, fit, wrap

TITLE = "LEMBAR ANTAR BERKAS"
ROW = 14.0 * MM

_LEFT, _RIGHT, _TOP = 14 * MM, 12 * MM, 11 * MM
_FOOT = 8.5 * MM
_BOTTOM = 15 * MM
_BARS = 8.0 * MM
_SHEET_BARS = 11 * MM
_BAR_COLUMN = 65 * MM
_SHARES = (8, 0, 0, 27, 16, 22)
"""Millimetres of the columns; the barcode has its own width, service and applicant what is left."""
_HEADS = ("No.", "Berkas", "Layanan / pemohon", "Sisa janji", "Kembali", "Catatan")
_HEAD = 7 * MM
_SIGN = 24 * MM
_GAP = 4 * MM
_LAST = 2  # rows that go over with the signatures, when those do not fit below the others
_BOX = 5.2 * MM
_PAD = 1.6 * MM
_LINES = 3  # of a cell
_FACT = 5.2 * MM
_FACT_LABEL = 19 * MM
_FACT_LINES = 2


@dataclass(frozen=True, slots=True)
class _Page:
    """The rows of a page, from one to before another."""

    first: int
    stop: int


class _CarrySheet:
    """A sheet laid out: what stands on each page is known before the first is drawn."""

    def __init__(self, content: CarryContent) -> None:
        self._content = content
        wide, self._high = page_size(content.paper)
        self._left, self._right = _LEFT, wide - _RIGHT
        self._kop = Kop(content.head, self._left, self._right, scale=0.6)
        self._room = self._right - self._left
        rest = self._room - _BAR_COLUMN - sum(_SHARES) * MM
        widths = [share * MM or (_BAR_COLUMN if n == 1 else rest) for n, share in enumerate(_SHARES)]
        self._edges = [self._left]
        for one in widths:
            self._edges.append(self._edges[-1] + one)
        self._number_width = codes.code128_width(_bars_of(content.number))
        self._facts = self._lay_facts()
        lines = sum(len(lines) for _, lines, _ in self._facts)
        self._facts_height = max(lines * _FACT + 8 * MM, _SHEET_BARS + 8 * MM)
        self._pages = self._share_out()

    def _lay_facts(self) -> list[tuple[str, list[str], bool]]:
        content = self._content
        room = self._room - self._number_width - 2 * MM - _FACT_LABEL - 8 * MM
        facts = [("Meja", content.desk, True), ("Kepada", content.official, True)]
        facts += [("Diantar", content.date_line, False), ("Isi", f"{number(len(content.rows))} berkas", False)]
        return [(name, _few(value, strong, 10.5, room, _FACT_LINES), strong) for name, value, strong in facts if value]

    def _first_top(self) -> float:
        return self._high - _TOP - self._kop.height - 5 * MM - self._facts_height - 3 * MM

    def _next_top(self) -> float:
        return self._high - _TOP - _SHEET_BARS - 8 * MM

    def _share_out(self) -> list[_Page]:
        """Rows to pages; the signatures stand below the last of them, with two rows at least."""
        pages: list[_Page] = []
        at, count = 0, len(self._content.rows)
        top = self._first_top()
        while True:
            room = int((top - _HEAD - _BOTTOM) // ROW)
            signed = int((top - _HEAD - _BOTTOM - _GAP - _SIGN) // ROW)
            left = count - at
            if left <= signed:
                pages.append(_Page(at, count))
                return pages
            taken = room if left > room else max(1, left - _LAST)
            pages.append(_Page(at, at + taken))
            at, top = at + taken, self._next_top()

    def draw(self) -> bytes:
        """Every page with its head, rows and foot."""
        content = self._content
        sheet = Sheet(
            content.paper,
            title=f"Lembar antar {content.number}",
            author=content.head.lines[-1] if content.head.lines else "",
            training=content.training,
        )
        for n, page in enumerate(self._pages):
            if n:
                sheet.next_page()
            top = self._draw_next_head(sheet) if n else self._draw_first_head(sheet)
            end = self._draw_table(sheet, top, page)
            if n == len(self._pages) - 1:
                self._draw_signatures(sheet, end - _GAP)
            self._draw_foot(sheet, n + 1)
        return sheet.finish()

    def _draw_first_head(self, sheet: Sheet) -> float:
        top = self._kop.draw(sheet, self._high - _TOP) - 5 * MM
        self._draw_number(sheet, top)
        at = sheet.block(self._left, top + 1.2 * MM, [TITLE], size=14, leading=7.4 * MM, bold=True)
        for name, lines, strong in self._facts:
            drop = baseline(at, _FACT, 10.5)
            sheet.text(self._left, drop, name, size=10, grey=SOFT)
            sheet.text(self._left + _FACT_LABEL - 3 * MM, drop, ":", size=10, grey=SOFT)
            at = sheet.block(self._left + _FACT_LABEL, at, lines, size=10.5, leading=_FACT, bold=strong)
        return self._first_top()

    def _draw_next_head(self, sheet: Sheet) -> float:
        top = self._high - _TOP
        codes_left = self._draw_number(sheet, top)
        room = codes_left - self._left - 6 * MM
        content = self._content
        sheet.text(self._left, top - 5 * MM, TITLE, size=11, bold=True, grey=SOFT)
        desk = " – ".join(part for part in (content.desk, content.official) if part)
        sheet.text(self._left, top - 10 * MM, clip(desk, fonts.REGULAR, 10, room), size=10, grey=SOFT)
        return self._next_top()

    def _draw_number(self, sheet: Sheet, top: float) -> float:
        """The sheet's own barcode at the right edge, its number below; where it begins."""
        text, wide = self._content.number, self._number_width
        left = self._right - wide - 2 * MM
        codes.draw_code128(sheet.canvas, _bars_of(text), left, top - _SHEET_BARS, _SHEET_BARS, wide)
        middle = left + wide / 2
        sheet.text(middle, top - _SHEET_BARS - 4.8 * MM, text, size=12, bold=True, align="centre")
        return left

    def _draw_table(self, sheet: Sheet, top: float, page: _Page) -> float:
        canvas, edges = sheet.canvas, self._edges
        canvas.setFillGray(SHADE)
        canvas.rect(self._left, top - _HEAD, self._room, _HEAD, stroke=0, fill=1)
        for n, head in enumerate(_HEADS):
            middle = (edges[n] + edges[n + 1]) / 2
            sheet.text(middle, baseline(top, _HEAD, 9), head, size=9, bold=True, align="centre")
        end = top - _HEAD
        for n in range(page.first, page.stop):
            self._draw_row(sheet, end, n + 1, self._content.rows[n])
            end -= ROW
            sheet.rule(self._left, self._right, end, 0.4, RULE)
        canvas.setStrokeGray(RULE)
        canvas.setLineWidth(0.4)
        for edge in edges:
            canvas.line(edge, top, edge, end)
        for at in (top, top - _HEAD, end):
            sheet.rule(self._left, self._right, at, 0.8)
        return end

    def _draw_row(self, sheet: Sheet, top: float, n: int, row: CarryRow) -> None:
        edges, middle = self._edges, top - ROW / 2
        sheet.text((edges[0] + edges[1]) / 2, middle - 1.3 * MM, str(n), size=10, align="centre")
        text = _bars_of(row.number)
        bars = min(codes.code128_width(text), _BAR_COLUMN - 2 * codes.CODE128_QUIET * codes.MODULE_MM * MM)
        left = (edges[1] + edges[2] - bars) / 2
        codes.draw_code128(sheet.canvas, text, left, top - 1.3 * MM - _BARS, _BARS, bars)
        sheet.text(left + bars / 2, top - ROW + 1.2 * MM, row.number, size=9.5, bold=True, align="centre")
        self._draw_words(sheet, edges[2], edges[3], middle, ((row.service, 9, True), (row.name, 10, False)))
        self._draw_words(sheet, edges[3], edges[4], middle, ((row.age or "–", 10, row.late), (row.due, 8, False)))
        self._draw_box(sheet, (edges[4] + edges[5]) / 2, middle, row.back)

    def _draw_words(
        self, sheet: Sheet, left: float, right: float, middle: float, parts: tuple[tuple[str, float, bool], ...]
    ) -> None:
        """Texts below each other, in the middle of the row's height; what is too long ends in an ellipsis."""
        room = right - left - 2 * _PAD
        lines: list[tuple[str, float, bool]] = []
        for text, size, bold in parts:
            lines += [(line, size, bold) for line in _few(text, bold, size, room, _LINES - len(lines))]
        leading = [size * 1.22 for _, size, _ in lines]
        at = middle + sum(leading) / 2
        for (line, size, bold), lead in zip(lines, leading, strict=True):
            sheet.text(left + _PAD, baseline(at, lead, size), line, size=size, bold=bold)
            at -= lead

    def _draw_box(self, sheet: Sheet, x: float, y: float, ticked: bool) -> None:
        canvas, half = sheet.canvas, _BOX / 2
        canvas.setStrokeGray(INK)
        canvas.setLineWidth(0.8)
        canvas.rect(x - half, y - half, _BOX, _BOX, stroke=1, fill=0)
        if ticked:
            canvas.setLineWidth(1.4)
            canvas.line(x - 0.28 * _BOX, y, x - 0.06 * _BOX, y - 0.24 * _BOX)
            canvas.line(x - 0.06 * _BOX, y - 0.24 * _BOX, x + 0.3 * _BOX, y + 0.28 * _BOX)

    def _draw_signatures(self, sheet: Sheet, top: float) -> None:
        content = self._content
        for share, head, name in ((0.2, "Yang mengantar,", content.officer), (0.8, "Diterima oleh,", "")):
            centre = self._left + self._room * share
            sheet.text(centre, top - 4 * MM, head, size=10, align="centre")
            if name:
                size = fit(name, fonts.REGULAR, 10, 64 * MM, 7)
                sheet.text(centre, top - 18.5 * MM, name, size=size, align="centre")
            else:
                sheet.rule(centre - 28 * MM, centre + 28 * MM, top - 19 * MM, 0.5)
                sheet.text(centre, top - 22.8 * MM, "nama jelas, tanggal dan jam", size=8, align="centre", grey=SOFT)

    def _draw_foot(self, sheet: Sheet, n: int) -> None:
        content = self._content
        named = f"Lembar antar {content.number}"
        sheet.text(self._left, _FOOT, named, size=8, grey=SOFT)
        pages = f"Halaman {n} dari {len(self._pages)}"
        sheet.text(self._right, _FOOT, pages, size=8, align="right", grey=SOFT)
        if content.copy_line:
            middle = (self._left + self._right) / 2
            half = width(content.copy_line, fonts.BOLD, 8.5) / 2 + 2 * MM
            sheet.text(middle, _FOOT, content.copy_line, size=8.5, bold=True, align="centre")
            sheet.canvas.setStrokeGray(INK)
            sheet.canvas.setLineWidth(0.7)
            sheet.canvas.rect(middle - half, _FOOT - 3.2, 2 * half, 12.6, stroke=1, fill=0)


def _few(text: str, bold: bool, size: float, room: float, most: int) -> list[str]:
    """The lines of a text, no more than so many; what is too long ends in an ellipsis."""
    font = fonts.BOLD if bold else fonts.REGULAR
    lines = wrap(text, font, size, room)
    return lines if len(lines) <= most else [*lines[: most - 1], clip(" ".join(lines[most - 1 :]), font, size, room)]


def _bars_of(text: str) -> str:
    """What the bars say: the digits alone, for a scanner's sake. Signs between them cost a third more width."""
    return text.replace("-", "")


def render_carry_sheet(content: CarryContent) -> bytes:
    """The lembar antar as a PDF of as many pages as its files need."""
    numbers = [row.number for row in content.rows]
    cleaned = clean(content)
    rows = tuple(replace(row, number=n) for row, n in zip(cleaned.rows, numbers, strict=True))
    return _CarrySheet(replace(cleaned, number=content.number, rows=rows)).draw()
