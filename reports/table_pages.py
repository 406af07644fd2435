"""A table shared out to pages and drawn straight on the canvas: a year's register has 10,000 rows and more.

Wrap every cell, share the rows out to pages, then draw; each step is linear in the rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.model.papers import TablePart
from reports import fonts
from reports.flow import Block, Flow, Frame, Lines, heading
from reports.page import Sheet
from reports.pen import Pen, Written, write_rules
from reports.steps import Steps
from reports.style import CAP_HEIGHT, INK, MM, RULE, SHADE, SOFT, baseline
from reports.style import number as grouped
from reports.table import PAD_X, PAD_Y, SIZE, Row, Table
from reports.text import clean, clip, fit, wrap

SUMMARY_SIZE = 9.5  # of a table in a report that is read from across the desk

_EMPTY = 22.7  # height of the row that says there is nothing
_AGAIN = 12.0  # height of the heading on further pages
_KEPT_ROWS = 2  # never stand alone: below the heads, above a total, before the signatures
_NOTE_SIZE = 8.5
_NOTE_LEADING = 11.0
_NOTE_ABOVE = 2.5
_NOTE_KEPT = 3  # lines of the note that stay with the table
_STRIKE = 0.28  # of the size, above the baseline
_CHUNK = 500
_SAMPLE = 60  # rows at either end whose words must fit their columns
_SHORT = 60  # rows of a table that may be kept whole
_SMALL_ROOM = 0.25  # of a page, which may stay empty for that


@dataclass(frozen=True, slots=True)
class _Pens:
    """Bold for the heads and totals, regular for the cells."""

    heads: Pen
    totals: Pen
    cells: Pen


class _Drawing:
    """A whole table: its rows wrapped, and how each piece of it is drawn."""

    def __init__(self, part: TablePart, frame: Frame, steps: Steps, size: float) -> None:
        rows, self.part = part.rows, clean(replace(part, rows=()))
        self.frame, self._steps = frame, steps
        sample = (*rows[:_SAMPLE], *rows[-_SAMPLE:])
        self.table = Table(self.part.columns, frame.left, frame.room, size, sample, part.total)
        self.rows: list[Row] = []
        for start in range(0, len(rows), _CHUNK):
            chunk = rows[start : start + _CHUNK]
            self.rows += self._wrapped(chunk)
            steps.laid_out(len(chunk))
        self.total = self.table.bold_row(part.total) if part.total else None
        note = wrap(self.part.note, fonts.REGULAR, _NOTE_SIZE, frame.room)
        self.note, self.more_note = note[:_NOTE_KEPT], note[_NOTE_KEPT:]
        self.heading = heading(self.part.title, frame)
        self.carry_height = self.table.leading + 2 * PAD_Y if part.carried else 0.0
        self._pens: _Pens | None = None

    def _wrapped(self, rows: Sequence[Sequence[str]]) -> Iterable[Row]:
        wrapped = map(self.table.row, rows)
        if not self.part.row_mm:
            return wrapped
        least = self.part.row_mm * MM
        return [(cells, max(high, least)) for cells, high in wrapped]

    def above(self, start: int) -> float:
        """Height of what stands above the row `start` when a page begins with it."""
        if start == 0:
            title = sum(block.height for block in self.heading)
            return title + self.table.head_height + (0.0 if self.rows else _EMPTY)
        return (_AGAIN if self.part.title else 0.0) + self.table.head_height + self.carry_height

    @property
    def below(self) -> float:
        """Height of the total and the note."""
        note = len(self.note) * _NOTE_LEADING + _NOTE_ABOVE if self.note else 0.0
        return (self.total[1] if self.total else 0.0) + note

    def draw(self, sheet: Sheet, top: float, start: int, stop: int) -> None:
        """The rows from `start` to before `stop` with all that belongs to them."""
        pens = self._pens = self._pens or self._make_pens(sheet)
        top = self._draw_title(sheet, top, start)
        table, canvas, frame = self.table, sheet.canvas, self.frame
        under = top - table.head_height
        canvas.setFillGray(SHADE)
        canvas.rect(frame.left, under, frame.room, table.head_height, stroke=0, fill=1)
        pens.heads.write(canvas, [(f"{x:.2f}", f"{top - drop:.2f}", line) for x, drop, line in table.heads])
        rows = self.rows[start:stop]
        across: list[float] = []  # rules between rows
        at = self._draw_carried(sheet, under, f"Pindahan: {grouped(start)}", across) if start else under
        end = self._draw_cells(sheet, at, rows, pens.cells, across) if rows else self._draw_empty(sheet, at)
        cells_top, cells_end = (at, end) if rows else (end, end)
        self._strike(sheet, at, start, rows)
        if stop < len(self.rows):
            across.append(end)
            end = self._draw_carried(sheet, end, f"Dipindahkan: {grouped(stop)}", across)
            across.pop()
        elif self.total:
            across.append(end)
            pens.totals.write(canvas, self._texts(end, [self.total]))
            end -= self.total[1]
            cells_end = end
        self._draw_grid(sheet, (top, under, end), (cells_top, cells_end), across)
        if stop == len(self.rows) and self.note:
            sheet.block(frame.left, end - _NOTE_ABOVE, self.note, size=_NOTE_SIZE, leading=_NOTE_LEADING, grey=SOFT)
        self._steps.drawn(len(rows))

    def _make_pens(self, sheet: Sheet) -> _Pens:
        canvas, table = sheet.canvas, self.table
        totals = "".join(line for lines in (self.total[0] if self.total else ()) for _, line in lines)
        return _Pens(
            Pen(canvas, fonts.BOLD, table.head_size, "".join(line for *_, line in table.heads)),
            Pen(canvas, fonts.BOLD, table.size, totals),
            Pen(canvas, fonts.REGULAR, table.size, table.characters()),
        )

    def _draw_title(self, sheet: Sheet, top: float, start: int) -> float:
        if start == 0:
            for block in self.heading:
                block.draw(sheet, top)
                top -= block.height
        elif self.part.title:
            again = clip(f"{self.part.title} (lanjutan)", fonts.BOLD, 8.5, self.frame.room)
            sheet.text(self.frame.left, baseline(top, _AGAIN - 3, 8.5), again, size=8.5, bold=True, grey=SOFT)
            top -= _AGAIN
        return top

    def _texts(self, top: float, rows: Sequence[Row]) -> list[Written]:
        """Every line of the rows with its place."""
        leading, first = self.table.leading, self.table.first_baseline
        texts: list[Written] = []
        for cells, height in rows:
            y = top - first
            at = f"{y:.2f}"
            for lines in cells:
                if len(lines) == 1:
                    texts.append((lines[0][0], at, lines[0][1]))
                else:
                    texts += [(x, f"{y - number * leading:.2f}", line) for number, (x, line) in enumerate(lines)]
            top -= height
        return texts

    def _draw_cells(self, sheet: Sheet, top: float, rows: Sequence[Row], pen: Pen, across: list[float]) -> float:
        """All cells of the page; return where the last row ends."""
        pen.write(sheet.canvas, self._texts(top, rows))
        for _, height in rows:
            top -= height
            across.append(top)
        return across.pop()

    def _strike(self, sheet: Sheet, top: float, start: int, rows: Sequence[Row]) -> None:
        """A line through every text of the struck rows, but not through the columns that say why."""
        struck, spared = self.part.struck, self.part.unstruck
        size = self.table.size
        strokes = []
        for number, row in enumerate(rows, start) if struck else ():
            if number in struck:
                kept = tuple(() if at in spared else lines for at, lines in enumerate(row[0]))
                for x, y, line in self._texts(top, [(kept, row[1])]):
                    at = float(y) + _STRIKE * size
                    end = float(x) + fonts.width(line, fonts.REGULAR, size)
                    strokes.append((float(x) - 0.8, at, end + 0.8, at))
            top -= row[1]
        if strokes:
            sheet.canvas.setStrokeGray(INK)
            sheet.canvas.setLineWidth(0.7)
            write_rules(sheet.canvas, strokes)

    def _draw_carried(self, sheet: Sheet, top: float, text: str, across: list[float]) -> float:
        """The row that takes the count over to the next page, or from the one before."""
        if not self.part.carried:
            return top
        end = top - self.carry_height
        size = self.table.size
        at = end + PAD_Y + (self.table.leading - CAP_HEIGHT * size) / 2
        sheet.text(self.frame.right - PAD_X, at, text, size=size, bold=True, align="right")
        across.append(end)
        return end

    def _draw_empty(self, sheet: Sheet, top: float) -> float:
        """One wide row with the sentence for an empty table."""
        end = top - _EMPTY
        frame, text = self.frame, self.part.empty
        size = fit(text, fonts.REGULAR, 9, frame.room - 2 * PAD_X, 5)
        at = baseline(top, top - end, size)
        sheet.text((frame.left + frame.right) / 2, at, text, size=size, align="centre", grey=SOFT)
        return end

    def _draw_grid(
        self,
        sheet: Sheet,
        levels: tuple[float, float, float],
        cells: tuple[float, float],
        across: Sequence[float],
    ) -> None:
        """Rules. `levels`: the top, the lower edge of the heads, the end. Inner edges only beside heads and `cells`."""
        canvas, frame = sheet.canvas, self.frame
        top, under, end = levels
        canvas.setStrokeGray(RULE)
        canvas.setLineWidth(0.4)
        lines = [(frame.left, at, frame.right, at) for at in across]
        first, *inner, last = self.table.edges if len(self.table.edges) > 1 else (frame.left, frame.right)
        lines += [(edge, top, edge, end) for edge in (first, last)]
        if cells[0] == under:
            lines += [(edge, top, edge, cells[1]) for edge in inner]
        else:
            lines += [(edge, high, edge, low) for edge in inner for high, low in ((top, under), cells)]
        write_rules(canvas, lines)
        for at in levels:
            sheet.rule(frame.left, frame.right, at, 0.8)


class _Piece:
    """Some rows of a table on one page."""

    def __init__(self, drawing: _Drawing, start: int, stop: int) -> None:
        self._drawing, self._start, self._stop = drawing, start, stop
        self.height = drawing.above(start) + sum(height for _, height in drawing.rows[start:stop])
        self.height += drawing.below if stop == len(drawing.rows) else drawing.carry_height

    def draw(self, sheet: Sheet, top: float) -> None:
        """Draw it from `top` down."""
        self._drawing.draw(sheet, top, self._start, self._stop)

    def parted(self) -> tuple[Block, Block] | None:
        """All but the last two rows, and these."""
        cut = self._stop - _KEPT_ROWS
        if cut <= self._start:
            return None
        return _Piece(self._drawing, self._start, cut), _Piece(self._drawing, cut, self._stop)


def add_table(part: TablePart, flow: Flow, frame: Frame, gap: float, steps: Steps, size: float = SIZE) -> None:
    """Lay a table out and let it flow, a gap above it; on each further page the heads stand again."""
    drawing = _Drawing(part, frame, steps, size)
    count = len(drawing.rows)
    start = 0
    if _better_whole(drawing, flow, gap):
        flow.next_page()
    while True:
        stop = _last_fitting(drawing, start, flow.room(gap))
        # A heading with one row at the foot of a page looks lost, and so does a total alone.
        lost = stop < min(count, start + _KEPT_ROWS) or (stop == start and count > 0)
        if lost or _Piece(drawing, start, stop).height > flow.room(gap):
            if not flow.at_best:
                flow.next_page()
                continue
            stop = min(count, max(stop, start + 1))
        flow.put(_Piece(drawing, start, stop), gap)
        if stop == count:
            break
        flow.next_page()
        start = stop
    for line in drawing.more_note:
        flow.add(Lines(frame.left, [line], size=_NOTE_SIZE, leading=_NOTE_LEADING, grey=SOFT))


def _better_whole(drawing: _Drawing, flow: Flow, gap: float) -> bool:
    """Whether the table fits on one page but this one has room for a small beginning only."""
    room = flow.room(gap)
    if flow.at_best or room > _SMALL_ROOM * flow.page_room or len(drawing.rows) > _SHORT:
        return False
    return room < _Piece(drawing, 0, len(drawing.rows)).height <= flow.page_room


def _last_fitting(drawing: _Drawing, start: int, room: float) -> int:
    """The row before which a page must end that begins with the row `start`; the last page holds total and note."""
    rows, count = drawing.rows, len(drawing.rows)
    room -= drawing.above(start)
    stop = start
    used = 0.0
    fits = start  # as far as rows fit above "dipindahkan"
    while stop < count and used + rows[stop][1] <= room:
        used += rows[stop][1]
        stop += 1
        if used + drawing.carry_height <= room:
            fits = stop
    if stop == count and used + drawing.below <= room:
        return count
    return min(fits, max(count - _KEPT_ROWS, start))  # the last page gets two rows at least
