"""A printed book (register, pengambilan): a landscape table with repeated heads, page x of y, signatures at the end.

The table is drawn straight on the canvas in one pass, for a year's register has 10,000 rows and more: wrap every cell,
share the rows out to pages, then draw. Each step is linear in the rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.model.papers import BookContent
from reports import fonts
from reports.letterhead import Kop
from reports.page import Sheet
from reports.pen import Pen
from reports.signature import Signature
from reports.style import MM, RULE, SHADE, SOFT, baseline, moment, page_size
from reports.table import FIRST_BASELINE, LEADING, PAD_X, SIZE, Row, Table
from reports.text import clean, clip, fit, fit_lines, wrap

LEFT = 15 * MM
RIGHT = 12 * MM
TOP = 12 * MM
BOTTOM = 15 * MM
FOOT = 8.5 * MM

_RUNNING = 6 * MM  # title and period above the table from the second page on
_EMPTY = 8 * MM  # height of the row that says there is nothing
_SIGN_SIZE = 9.5
_SIGN_GAP = 6 * MM
# The signatures never stand on a page alone: some rows go over with them.
_KEPT_ROWS = 2


@dataclass(frozen=True, slots=True)
class _Pens:
    """Bold for the heads, regular for the cells."""

    heads: Pen
    cells: Pen


class _Book:
    """A book laid out: the rows of each page are known before the first is drawn, so that each can say "x dari y"."""

    def __init__(self, content: BookContent) -> None:
        self._content = content
        wide, self._high = page_size(content.paper, landscape=True)
        self._end = wide - RIGHT
        room = self._end - LEFT
        self._kop = Kop(content.head, LEFT, self._end, scale=0.72)
        self._table = Table(content.columns, LEFT, room)
        self._title_size, self._title = fit_lines(content.title, fonts.BOLD, 13, room, 10)
        self._period = wrap(content.period, fonts.REGULAR, 10, room)
        each = room / max(1, len(content.signatures))
        self._signatures = [
            Signature(block, size=_SIGN_SIZE, leading=_SIGN_SIZE * 1.3, least=55 * MM, most=min(95 * MM, each - 4 * MM))
            for block in content.signatures
        ]
        self._sign_height = max((block.height for block in self._signatures), default=0.0)
        self.pages = self._share_out([self._table.row(texts) for texts in content.rows])

    def _first_top(self) -> float:
        """Upper edge of the table on the first page."""
        title = len(self._title) * self._title_size * 1.3 + len(self._period) * 13
        return self._high - TOP - self._kop.height - 5 * MM - title - 3 * MM

    def _next_top(self) -> float:
        return self._high - TOP - _RUNNING

    def _share_out(self, rows: list[Row]) -> list[list[Row]]:
        """The rows of each page. The last page has room for the signatures."""
        pages: list[list[Row]] = [[]]
        left = self._first_top() - self._table.head_height - BOTTOM
        for row in rows:
            if row.height > left and (pages[-1] or len(pages) == 1):
                pages.append([])
                left = self._next_top() - self._table.head_height - BOTTOM
            pages[-1].append(row)
            left -= row.height
        if not rows:
            left -= _EMPTY
        if self._signatures and left < self._sign_height + _SIGN_GAP:
            kept = _KEPT_ROWS if len(pages[-1]) > _KEPT_ROWS else 0
            split = len(pages[-1]) - kept
            pages.append(pages[-1][split:])
            del pages[-2][split:]
        return pages

    def draw(self) -> bytes:
        content = self._content
        author = content.head.lines[-1] if content.head.lines else ""
        sheet = Sheet(
            content.paper,
            title=f"{content.title} {content.period}".strip(),
            author=author,
            training=content.training,
            landscape=True,
        )
        pens = _Pens(
            Pen(sheet.canvas, fonts.BOLD, self._table.head_size, "".join(line for *_, line in self._table.heads)),
            Pen(sheet.canvas, fonts.REGULAR, SIZE, self._table.characters()),
        )
        top = 0.0
        for number, rows in enumerate(self.pages, start=1):
            if number > 1:
                sheet.next_page()
            top = self._draw_first_head(sheet) if number == 1 else self._draw_running_head(sheet)
            if rows or number == 1:
                top = self._draw_table(sheet, top, rows, pens)
            self._draw_foot(sheet, number)
        self._draw_signatures(sheet, top - _SIGN_GAP)
        return sheet.finish()

    def _draw_first_head(self, sheet: Sheet) -> float:
        top = self._kop.draw(sheet, self._high - TOP) - 5 * MM
        middle = (LEFT + self._end) / 2
        lead = self._title_size * 1.3
        top = sheet.block(middle, top, self._title, size=self._title_size, leading=lead, bold=True, align="centre")
        sheet.block(middle, top, self._period, size=10, leading=13, align="centre")
        return self._first_top()

    def _draw_running_head(self, sheet: Sheet) -> float:
        at = self._high - TOP - 2.5 * MM
        period = clip(self._content.period, fonts.REGULAR, 8.5, 90 * MM)
        wide = sheet.text(self._end, at, period, size=8.5, align="right", grey=SOFT)
        room = self._end - LEFT - wide - 8 * MM
        sheet.text(LEFT, at, clip(self._content.title, fonts.BOLD, 8.5, room), size=8.5, bold=True, grey=SOFT)
        return self._next_top()

    def _draw_table(self, sheet: Sheet, top: float, rows: Sequence[Row], pens: _Pens) -> float:
        """Heads and rows from `top` down; return where the table ends."""
        table, canvas = self._table, sheet.canvas
        under = top - table.head_height
        canvas.setFillGray(SHADE)
        canvas.rect(LEFT, under, self._end - LEFT, table.head_height, stroke=0, fill=1)
        pens.heads.write(canvas, [(x, top - drop, line) for x, drop, line in table.heads])
        end = self._draw_cells(sheet, under, rows, pens.cells) if rows else self._draw_empty(sheet, under)
        self._draw_grid(sheet, top, under, end, rows)
        return end

    def _draw_cells(self, sheet: Sheet, top: float, rows: Sequence[Row], pen: Pen) -> float:
        """All cells of the page; return where the last row ends."""
        texts = []
        for row in rows:
            for lines in row.cells:
                y = top - FIRST_BASELINE
                for x, line in lines:
                    texts.append((x, y, line))
                    y -= LEADING
            top -= row.height
        pen.write(sheet.canvas, texts)
        return top

    def _draw_empty(self, sheet: Sheet, top: float) -> float:
        """One wide row with the sentence for an empty book."""
        end = top - _EMPTY
        size = fit(self._content.empty, fonts.REGULAR, 9, self._end - LEFT - 2 * PAD_X, 5)
        at = baseline(top, top - end, size)
        sheet.text((LEFT + self._end) / 2, at, self._content.empty, size=size, align="centre", grey=SOFT)
        return end

    def _draw_grid(self, sheet: Sheet, top: float, under: float, end: float, rows: Sequence[Row]) -> None:
        canvas = sheet.canvas
        canvas.setStrokeGray(RULE)
        canvas.setLineWidth(0.4)
        lines = []
        at = under
        for row in rows[:-1]:
            at -= row.height
            lines.append((LEFT, at, self._end, at))
        for edge in self._table.edges:
            inner = self._table.edges[0] < edge < self._table.edges[-1]
            lines.append((edge, top, edge, under if inner and not rows else end))
        canvas.lines(lines)
        for at in (top, under, end):
            sheet.rule(LEFT, self._end, at, 0.8)

    def _draw_foot(self, sheet: Sheet, number: int) -> None:
        printed = f"Dicetak {moment(self._content.printed_at)}"
        sheet.text(LEFT, FOOT, printed, size=8, grey=SOFT)
        sheet.text(self._end, FOOT, f"Halaman {number} dari {len(self.pages)}", size=8, align="right", grey=SOFT)

    def _draw_signatures(self, sheet: Sheet, top: float) -> None:
        """One block stands at right, several share the width."""
        blocks = self._signatures
        for number, block in enumerate(blocks):
            each = (self._end - LEFT) / len(blocks)
            centre = LEFT + each * (number + 0.5)
            if len(blocks) == 1:
                centre = self._end - block.width / 2
            block.draw(sheet, centre, top)


def render_book(content: BookContent) -> bytes:
    """The book as a PDF of as many pages as it needs."""
    return _Book(clean(content)).draw()
