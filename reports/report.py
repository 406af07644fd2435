"""A report of many parts (month-end, quarter, year) or of one book: kop, title, parts that flow, signatures.

Two passes: lay everything out, then draw, so that each page can say "x dari y". Both are linear in the rows.
"""

from __future__ import annotations

import gc
from dataclasses import replace

from app.model.papers import ChartPart, FiguresPart, ReportContent, ReportPart, SealPart, TablePart, TextPart
from app.ports import Progress
from reports import fonts
from reports.chart import add_chart
from reports.flow import Flow, Frame
from reports.letterhead import Kop
from reports.page import Sheet
from reports.report_parts import add_figures, add_seal, add_text
from reports.signature_row import SignatureRow
from reports.steps import Steps
from reports.style import INK, MM, SOFT, moment, page_size
from reports.table import SIZE
from reports.table_pages import SUMMARY_SIZE, add_table
from reports.text import clean, clip, fit_lines, wrap

LEFT = 15 * MM
RIGHT = 12 * MM
TOP = 12 * MM
BOTTOM = 15 * MM
FOOT = 8.5 * MM

_RUNNING = 6 * MM  # title and period above the first part from the second page on
_BELOW_TITLE = 3 * MM
_GAP = 6 * MM  # between parts, and above the signatures
_SIGN_SIZE = 9.5
_RUNNING_PERIOD = 90 * MM


class _Report:
    """A report laid out: what stands on each page is known before the first is drawn."""

    def __init__(self, content: ReportContent, progress: Progress | None) -> None:
        # Cells are cleaned as they are wrapped: a register may have 100,000 rows of them.
        parts, self._content = content.parts, clean(replace(content, parts=()))
        wide, self._high = page_size(content.paper, landscape=not content.portrait)
        self._frame = frame = Frame(LEFT, wide - RIGHT)
        self._kop = Kop(self._content.head, frame.left, frame.right, scale=0.72)
        self._title_size, self._title = fit_lines(self._content.title, fonts.BOLD, 13, frame.room, 10)
        self._period = wrap(self._content.period, fonts.REGULAR, 10, frame.room)
        title = len(self._title) * self._title_size * 1.3 + len(self._period) * 13
        first_top = self._high - TOP - self._kop.height - 5 * MM - title - _BELOW_TITLE
        self._flow = Flow(first_top, self._high - TOP - _RUNNING, BOTTOM)
        rows = sum(len(part.rows) for part in parts if isinstance(part, TablePart))
        self._steps = Steps(progress, rows)
        for part in parts:
            self._add(part)
        if self._content.signatures:
            self._flow.add_last(SignatureRow(self._content.signatures, frame, size=_SIGN_SIZE, least=55 * MM), _GAP)

    def _add(self, part: ReportPart) -> None:
        flow, frame = self._flow, self._frame
        if isinstance(part, TablePart | TextPart) and part.new_page and not flow.fresh:
            flow.next_page()
        if isinstance(part, TablePart):
            add_table(part, flow, frame, _GAP, self._steps, SIZE if part.carried else SUMMARY_SIZE)
            return
        part = clean(part)
        if isinstance(part, ChartPart):
            add_chart(part, flow, frame, _GAP)
        elif isinstance(part, FiguresPart):
            add_figures(part, flow, frame, _GAP)
        elif isinstance(part, TextPart):
            add_text(part, flow, frame, _GAP)
        elif isinstance(part, SealPart):
            add_seal(part, flow, frame, _GAP)

    def draw(self) -> bytes:
        """Every page with its head and foot."""
        content = self._content
        sheet = Sheet(
            content.paper,
            title=f"{content.title} {content.period}".strip(),
            author=content.head.lines[-1] if content.head.lines else "",
            training=content.training,
            landscape=not content.portrait,
        )
        for number, page in enumerate(self._flow.pages, start=1):
            if number == 1:
                self._draw_first_head(sheet)
            else:
                sheet.next_page()
                self._draw_running_head(sheet)
            for top, block in page:
                block.draw(sheet, top)
            self._draw_foot(sheet, number)
        return sheet.finish()

    def _draw_first_head(self, sheet: Sheet) -> None:
        top = self._kop.draw(sheet, self._high - TOP) - 5 * MM
        middle = (self._frame.left + self._frame.right) / 2
        lead = self._title_size * 1.3
        top = sheet.block(middle, top, self._title, size=self._title_size, leading=lead, bold=True, align="centre")
        sheet.block(middle, top, self._period, size=10, leading=13, align="centre")

    def _draw_running_head(self, sheet: Sheet) -> None:
        at = self._high - TOP - 2.5 * MM
        frame = self._frame
        period = clip(self._content.period, fonts.REGULAR, 8.5, min(_RUNNING_PERIOD, frame.room / 2))
        wide = sheet.text(frame.right, at, period, size=8.5, align="right", grey=SOFT)
        room = frame.room - wide - 8 * MM
        sheet.text(frame.left, at, clip(self._content.title, fonts.BOLD, 8.5, room), size=8.5, bold=True, grey=SOFT)

    def _draw_foot(self, sheet: Sheet, number: int) -> None:
        """When it was printed, the mark, the page."""
        frame, canvas = self._frame, sheet.canvas
        printed = f"Dicetak {moment(self._content.printed_at)}"
        side = sheet.text(frame.left, FOOT, printed, size=8, grey=SOFT)
        pages = f"Halaman {number} dari {len(self._flow.pages)}"
        side = max(side, sheet.text(frame.right, FOOT, pages, size=8, align="right", grey=SOFT))
        if self._content.mark:
            middle = (frame.left + frame.right) / 2
            mark = clip(self._content.mark, fonts.BOLD, 9, frame.room - 2 * side - 14 * MM)
            half = sheet.text(middle, FOOT, mark, size=9, bold=True, align="centre") / 2 + 2 * MM
            canvas.setStrokeGray(INK)
            canvas.setLineWidth(0.8)
            canvas.rect(middle - half, FOOT - 3.4, 2 * half, 13.2, stroke=1, fill=0)


def render_report(content: ReportContent, progress: Progress | None = None) -> bytes:
    """The report as a PDF of as many pages as it needs. `progress` hears of rows and stops it by answering no."""
    # The rows of a long book are no garbage: looking through all of them again and again is what is not linear.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _Report(content, progress).draw()
    finally:
        if collecting:
            gc.enable()
