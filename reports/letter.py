"""The letter of the keterangan kind, always one page (A4 or F4).

Margins of tata naskah dinas: left 3 cm, right 2 cm, bottom 2.5 cm; Arial 12. A long text is set tighter, then smaller,
down to 9.5 pt; what is longer still is refused, for an office letter of this kind has no second page.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.errors import UserError
from app.model.papers import LetterContent, NumberLine, Pair
from reports import fonts
from reports.fonts import width
from reports.letterhead import Kop
from reports.page import Sheet
from reports.signature import Signature
from reports.style import MM, baseline, page_size
from reports.survey_foot import SurveyFoot
from reports.text import clean, fit, fit_lines, wrap, wrap_even

LEFT = 30 * MM
RIGHT = 20 * MM
TOP = 14 * MM
BOTTOM = 25 * MM
FOOT = 13 * MM  # lower edge of the survey code and the case line, inside the bottom margin
INDENT = 12.5 * MM
NUMBER_GAP = 22 * MM  # room for a number of four digits written by hand


@dataclass(frozen=True, slots=True)
class _Step:
    """One way to set the text: type size, line height as a share of it, and how wide the spaces between blocks are."""

    size: float
    spacing: float
    gap: float

    @property
    def leading(self) -> float:
        return self.size * self.spacing

    @property
    def between(self) -> float:
        """Space between two blocks."""
        return 11 * self.gap


# Loosest first; the first that fits is taken.
_STEPS = (
    _Step(12, 1.5, 1.1),
    _Step(12, 1.38, 1.0),
    _Step(12, 1.25, 0.85),
    _Step(12, 1.18, 0.6),
    _Step(11.5, 1.18, 0.6),
    _Step(11, 1.2, 0.6),
    _Step(11, 1.15, 0.45),
    _Step(10.5, 1.15, 0.45),
    _Step(10, 1.15, 0.4),
    _Step(9.5, 1.15, 0.35),
    _Step(9.5, 1.1, 0.25),
)


class _Text:
    """Everything between the kop and the foot, set in one step: measured first, drawn if it fits."""

    def __init__(self, content: LetterContent, step: _Step, right: float) -> None:
        self._step = step
        self._left, self._right = LEFT, right
        self._room = right - LEFT
        self._content = content
        size = step.size
        self._title_size, self._title = fit_lines(content.title, fonts.BOLD, size + 2, self._room, size)
        self._opening = wrap_even(content.opening, fonts.REGULAR, size, self._room, INDENT)
        self._rows = self._table(content.rows)
        paragraphs = (*content.body, content.closing)
        self._paragraphs = [wrap_even(text, fonts.REGULAR, size, self._room, INDENT) for text in paragraphs if text]
        self.signature = Signature(
            content.signature, size=size, leading=step.size * min(step.spacing, 1.28), least=70 * MM, most=92 * MM
        )
        blocks = [lines for lines in (self._opening, *self._paragraphs) if lines]
        self.height = (
            self._top_gap
            + len(self._title) * (self._title_size * 1.2)
            + step.leading
            + self._title_gap
            + sum(len(lines) for lines in blocks) * step.leading
            + sum(height for *_, height in self._rows)
            + (len(blocks) + (1 if self._rows else 0) - 1) * step.between
            + self._sign_gap
            + self.signature.height
        )

    @property
    def _top_gap(self) -> float:
        return 22 * self._step.gap + 4

    @property
    def _title_gap(self) -> float:
        return 20 * self._step.gap + 2

    @property
    def _sign_gap(self) -> float:
        return 22 * self._step.gap + 2

    def _table(self, rows: tuple[Pair, ...]) -> list[tuple[list[str], list[str], bool, float]]:
        """Label lines, value lines, strength and height of each row; the labels share a column."""
        size = self._step.size
        room = self._room - INDENT
        named = [wrap(row.label, fonts.REGULAR, size, room * 0.38) for row in rows]
        widest = max((width(line, fonts.REGULAR, size) for lines in named for line in lines), default=0.0)
        self._value_x = self._left + INDENT + max(widest + 4 * MM, 42 * MM) + 4 * MM
        table = []
        for row, labels in zip(rows, named, strict=True):
            font = fonts.BOLD if row.strong else fonts.REGULAR
            values = wrap(row.value, font, size, self._right - self._value_x)
            table.append((labels, values, row.strong, max(1, len(labels), len(values)) * self._step.leading))
        return table

    def draw(self, sheet: Sheet, top: float) -> None:
        step = self._step
        middle = (self._left + self._right) / 2
        top -= self._top_gap
        top = sheet.title(middle, top, self._title, self._title_size)
        top = self._draw_number(sheet, self._content.number, middle, top) - self._title_gap
        if self._opening:
            top = self._paragraph(sheet, self._opening, top)
        if self._rows:
            top = self._draw_rows(sheet, top)
        for lines in self._paragraphs:
            top = self._paragraph(sheet, lines, top)
        top += step.between - self._sign_gap
        self.signature.draw(sheet, self._right - self.signature.width / 2, top)

    def _paragraph(self, sheet: Sheet, lines: list[str], top: float) -> float:
        step = self._step
        under = sheet.justified(self._left, top, lines, self._room, INDENT, size=step.size, leading=step.leading)
        return under - step.between

    def _draw_number(self, sheet: Sheet, number: NumberLine, middle: float, top: float) -> float:
        """NOMOR and the number on one line; a gap is ruled, for a number that the officer writes by hand."""
        step = self._step
        before = f"NOMOR : {number.before}"
        gap = NUMBER_GAP if number.gap else 0.0
        size = fit(before + number.after, fonts.REGULAR, step.size, self._room - gap, 6)
        at = baseline(top, step.leading, size)
        x = middle - (width(before + number.after, fonts.REGULAR, size) + gap) / 2
        x += sheet.text(x, at, before, size=size)
        if gap:
            sheet.rule(x + MM / 2, x + gap - MM / 2, at - 1.2, 0.5)
        sheet.text(x + gap, at, number.after, size=size)
        return top - step.leading

    def _draw_rows(self, sheet: Sheet, top: float) -> float:
        step = self._step
        x = self._left + INDENT
        for labels, values, strong, height in self._rows:
            sheet.block(x, top, labels, size=step.size, leading=step.leading)
            if labels:  # a row without is one more entry of the row above
                sheet.block(self._value_x - 4 * MM, top, [":"], size=step.size, leading=step.leading)
            sheet.block(self._value_x, top, values, size=step.size, leading=step.leading, bold=strong)
            top -= height
        return top - step.between


def render_letter(content: LetterContent) -> bytes:
    """The letter as a PDF of one page; UserError when it cannot be set on one."""
    content = replace(clean(content), survey_url=content.survey_url)
    wide, high = page_size(content.paper)
    right = wide - RIGHT
    kop = Kop(content.head, LEFT, right)
    foot = SurveyFoot(content.survey_url, (content.case_line, content.fee_line), LEFT, right)
    room = high - TOP - kop.height - max(BOTTOM, foot.top(FOOT))
    text = next((text for step in _STEPS if (text := _Text(content, step, right)).height <= room), None)
    if text is None:
        raise UserError(
            "Isi surat terlalu panjang untuk satu halaman.",
            "Singkatkan keperluan atau keterangan, atau pilih kertas F4.",
        )
    title = " ".join(f"{content.title} {content.number.text}".split())
    author = content.head.lines[-1] if content.head.lines else ""
    sheet = Sheet(content.paper, title=title, author=author, training=content.training)
    text.draw(sheet, kop.draw(sheet, high - TOP))
    foot.draw(sheet, FOOT)
    if content.copy_mark:
        _draw_copy_mark(sheet, content.copy_mark, right)
    return sheet.finish()


def _draw_copy_mark(sheet: Sheet, mark: str, right: float) -> None:
    """A small box at the top right, above the kop."""
    size = fit(mark, fonts.BOLD, 9, 50 * MM, 4)
    wide = width(mark, fonts.BOLD, size) + 5 * MM
    high = 5.5 * MM
    y = sheet.height - 12 * MM
    sheet.canvas.setStrokeGray(0)
    sheet.canvas.setLineWidth(0.8)
    sheet.canvas.rect(right - wide, y, wide, high, stroke=1, fill=0)
    sheet.text(right - wide / 2, baseline(y + high, high, size), mark, size=size, bold=True, align="centre")
