"""The papers of procedures: a form, an answer, a refusal, minutes, an attendance sheet. Portrait, one page where the
text allows it, else as many as it needs.

Margins of tata naskah dinas: left 3 cm, right 2 cm, bottom 2.5 cm.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.model.papers import DocumentContent, DocumentPart, Pair
from reports import fonts
from reports.flow import Block, Flow, Frame, Lines, Stack, Whole
from reports.fonts import width
from reports.letterhead import Kop
from reports.page import Sheet
from reports.signature_row import SignatureRow
from reports.steps import Steps
from reports.style import MM, SOFT, page_size
from reports.survey_foot import SurveyFoot
from reports.table_pages import add_table
from reports.text import clean, fit_lines, wrap, wrap_even

LEFT = 30 * MM
RIGHT = 20 * MM
TOP = 14 * MM
BOTTOM = 25 * MM
FOOT = 13 * MM
INDENT = 12.5 * MM

_SIZES = (12.0, 11.5, 11.0, 10.5, 10.0)
"""Loosest first; the first that keeps the paper on one page is taken, else 11 pt on several."""
_MANY_PAGES = 11.0
_SPACING = 1.28
_CHUNK = 6  # lines of a paragraph that stay together


class _Paragraph(Whole):
    """Lines of a paragraph, flush on both sides; `ended` when its last line is among them."""

    def __init__(
        self, frame: Frame, lines: Sequence[str], first: float, size: float, *, ended: bool, below: float
    ) -> None:
        self._frame, self._lines, self._first, self._size, self._ended = frame, list(lines), first, size, ended
        self.height = len(lines) * size * _SPACING + below

    def draw(self, sheet: Sheet, top: float) -> None:
        """Draw the lines."""
        # A last empty line keeps the one before it flush: the paragraph goes on in the next chunk.
        lines = self._lines if self._ended else [*self._lines, ""]
        frame, size = self._frame, self._size
        sheet.justified(frame.left, top, lines, frame.room, self._first, size=size, leading=size * _SPACING)


class _Row(Whole):
    """A label, a colon and a value."""

    def __init__(self, frame: Frame, label: Sequence[str], value: Sequence[str], at: float, pair: Pair, size: float):
        self._frame, self._label, self._value, self._at, self._pair, self._size = frame, label, value, at, pair, size
        self.height = max(1, len(label), len(value)) * size * _SPACING

    def draw(self, sheet: Sheet, top: float) -> None:
        """Draw label and value on one level."""
        size, leading = self._size, self._size * _SPACING
        if self._pair.label:
            sheet.block(self._frame.left, top, self._label, size=size, leading=leading)
            sheet.block(self._at - 3 * MM, top, [":"], size=size, leading=leading)
        sheet.block(self._at, top, self._value, size=size, leading=leading, bold=self._pair.strong)


class _Beside(Whole):
    """A block with a text at the right edge of its first line."""

    def __init__(self, block: Block, right: float, text: str, size: float) -> None:
        self._block, self._right, self._text, self._size = block, right, text, size
        self.height = block.height

    def draw(self, sheet: Sheet, top: float) -> None:
        """Draw both on one level."""
        self._block.draw(sheet, top)
        leading = self._size * _SPACING
        sheet.block(self._right, top, [self._text], size=self._size, leading=leading, align="right")


class _Document:
    """A paper laid out in one type size."""

    def __init__(self, content: DocumentContent, size: float) -> None:
        self._content, self._size = content, size
        wide, self._high = page_size(content.paper)
        self._frame = frame = Frame(LEFT, wide - RIGHT)
        self._kop = Kop(content.head, frame.left, frame.right) if content.head else None
        self._foot = SurveyFoot(content.survey_url, (), LEFT, frame.right)
        title = "" if content.subject else content.title
        self._title_size, self._title = fit_lines(title, fonts.BOLD, size + 2, frame.room, size)
        self._value_at = self._column(content.parts)
        self._flow = Flow(
            self._high - TOP - self._head_height, self._high - TOP - 6 * MM, max(BOTTOM, self._foot.top(FOOT))
        )
        gap = size * 0.8
        if content.subject:
            self._add_letter_head()
        for part in content.parts:
            self._add(part, gap)
        if content.closing:
            self._flow.add_all(self._paragraph(content.closing, INDENT, 0.0), gap)
        if content.signatures:
            row = SignatureRow(content.signatures, frame, size=min(size, 11.0), least=50 * MM)
            self._flow.add_last(row, gap * 1.6)

    @property
    def pages(self) -> int:
        """How many pages it takes."""
        return len(self._flow.pages)

    @property
    def _head_height(self) -> float:
        size = self._size
        return (
            (self._kop.height + 6 * MM if self._kop else 0.0)
            + len(self._title) * self._title_size * 1.2
            + (size * 1.4 if self._content.number and self._title else 0.0)
            + (6 * MM if self._title else 0.0)
        )

    def _column(self, parts: Sequence[DocumentPart]) -> float:
        """Where the values of all rows begin."""
        room = self._frame.room * 0.36
        labels = [line for p in parts for row in p.rows for line in wrap(row.label, fonts.REGULAR, self._size, room)]
        widest = max((width(line, fonts.REGULAR, self._size) for line in labels), default=0.0)
        return self._frame.left + max(widest + 6 * MM, 45 * MM)

    def _add_letter_head(self) -> None:
        """Nomor, Sifat, Lampiran and Hal at left with the date at right, then whom it is for."""
        content, size, frame = self._content, self._size, self._frame
        pairs = [Pair("Nomor", content.number), Pair("Sifat", "Biasa"), Pair("Lampiran", "-")]
        at = frame.left + width("Lampiran", fonts.REGULAR, size) + 6 * MM
        date = width(content.place_date, fonts.REGULAR, size)
        narrow = frame.right - at - date - 8 * MM
        blocks: list[Block] = [_Row(frame, [p.label], [p.value], at, p, size) for p in pairs]
        subject = Pair("Hal", content.subject, strong=True)
        blocks.append(_Row(frame, ["Hal"], wrap(content.subject, fonts.BOLD, size, narrow), at, subject, size))
        blocks[0] = _Beside(blocks[0], frame.right, content.place_date, size)
        self._flow.add(Stack(blocks))
        lines = ["Yth. " + content.addressee[0], *content.addressee[1:]] if content.addressee else []
        self._flow.add(Lines(frame.left, lines, size=size, leading=size * _SPACING, below=size * 0.6), size * 1.4)

    def _add(self, part: DocumentPart, gap: float) -> None:
        blocks: list[Block] = []
        size, frame = self._size, self._frame
        if part.title:
            blocks.append(
                Lines(
                    frame.left,
                    wrap(part.title, fonts.BOLD, size, frame.room),
                    size=size,
                    leading=size * _SPACING,
                    bold=True,
                    below=size * 0.3,
                )
            )
        rows = self._rows(part.rows)
        indent = 0.0 if part.title else INDENT
        paragraphs: list[Block] = []
        for n, text in enumerate(part.body):
            below = size * 0.5 if n < len(part.body) - 1 else 0.0
            paragraphs += self._paragraph(text, indent, below)
        if rows and paragraphs:
            rows.append(Lines(frame.left, [], size=size, leading=0, below=size * 0.5))
        blocks += [*rows, *paragraphs]
        if part.title and len(blocks) > 1:
            blocks[:2] = [Stack(blocks[:2])]
        if blocks:
            self._flow.add_all(blocks, gap)
        if part.table is not None:
            add_table(part.table, self._flow, frame, gap if not blocks else size * 0.4, Steps(None, 0), min(size, 10.0))

    def _rows(self, rows: Sequence[Pair]) -> list[Block]:
        size, frame = self._size, self._frame
        labels = [wrap(row.label, fonts.REGULAR, size, frame.room * 0.36) for row in rows]
        at = self._value_at
        return [
            _Row(
                frame,
                label,
                wrap(row.value, fonts.BOLD if row.strong else fonts.REGULAR, size, frame.right - at),
                at,
                row,
                size,
            )
            for row, label in zip(rows, labels, strict=True)
        ]

    def _paragraph(self, text: str, indent: float, below: float) -> list[Block]:
        lines = wrap_even(text, fonts.REGULAR, self._size, self._frame.room, indent)
        blocks: list[Block] = []
        for start in range(0, len(lines), _CHUNK):
            ended = start + _CHUNK >= len(lines)
            blocks.append(
                _Paragraph(
                    self._frame,
                    lines[start : start + _CHUNK],
                    0.0 if start else indent,
                    self._size,
                    ended=ended,
                    below=below if ended else 0.0,
                )
            )
        return blocks

    def draw(self) -> bytes:
        """Every page with its foot."""
        content = self._content
        author = content.head.lines[-1] if content.head and content.head.lines else ""
        sheet = Sheet(content.paper, title=content.title, author=author, training=content.training)
        self._draw_head(sheet)
        for number, page in enumerate(self._flow.pages, start=1):
            if number > 1:
                sheet.next_page()
            for top, block in page:
                block.draw(sheet, top)
            self._draw_foot(sheet, number)
        return sheet.finish()

    def _draw_head(self, sheet: Sheet) -> None:
        content, frame, size = self._content, self._frame, self._size
        top = self._high - TOP
        if self._kop:
            top = self._kop.draw(sheet, top) - 6 * MM
        middle = (frame.left + frame.right) / 2
        top = sheet.title(middle, top, self._title, self._title_size)
        if content.number and self._title:
            sheet.block(middle, top, [f"NOMOR : {content.number}"], size=size, leading=size * 1.4, align="centre")

    def _draw_foot(self, sheet: Sheet, number: int) -> None:
        parts = [self._content.case_line]
        if self.pages > 1:
            parts.append(f"Halaman {number} dari {self.pages}")
        sheet.text(self._frame.right, FOOT, " · ".join(p for p in parts if p), size=7.5, align="right", grey=SOFT)
        if number == self.pages:
            self._foot.draw(sheet, FOOT)


def render_document(content: DocumentContent) -> bytes:
    """The paper as a PDF. An empty table row is as high as its part says, to be written in by hand."""
    # An address is scanned, not read: it stays as it is.
    content = replace(clean(content), survey_url=content.survey_url)
    for size in _SIZES:
        document = _Document(content, size)
        if document.pages == 1:
            return document.draw()
    return _Document(content, _MANY_PAGES).draw()
