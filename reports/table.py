"""The table of a book: columns, cells wrapped to them and heads that fit. Lengths in points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.model.papers import Column
from reports import fonts
from reports.style import CAP_HEIGHT, MM, baseline
from reports.text import ELLIPSIS, clip, fit, wrap

SIZE = 8.0
LEADING = 9.6
PAD_X = 1.3 * MM
PAD_Y = 0.9 * MM
FIRST_BASELINE = PAD_Y + (LEADING + CAP_HEIGHT * SIZE) / 2  # below the upper edge of a row
MOST_LINES = 4  # of a cell; what is longer ends in an ellipsis, the whole text is on screen

# Where each line of a cell begins, from the left edge of the paper, and its text.
Lines = tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """The wrapped cells of a row and its height."""

    cells: tuple[Lines, ...]
    height: float


class Table:
    """The columns in points, and cells wrapped to them. Equal texts in a column are wrapped once."""

    def __init__(self, columns: Sequence[Column], left: float, room: float) -> None:
        total = sum(column.share for column in columns) or 1.0
        edge = left
        self.edges = [edge]
        for column in columns:
            edge += room * column.share / total
            self.edges.append(edge)
        self._columns = [
            (start, end - start, column.centred)
            for start, end, column in zip(self.edges, self.edges[1:], columns, strict=False)
        ]
        self._cells: list[dict[str, Lines]] = [{} for _ in columns]
        # No heading is cut within a word: all of them shrink for the longest word in the narrowest column.
        self.head_size = min(
            (
                fit(word, fonts.BOLD, SIZE, wide - 2 * PAD_X, 5)
                for column, (_, wide, _) in zip(columns, self._columns, strict=True)
                for word in column.heading.split()
            ),
            default=SIZE,
        )
        heads = [
            wrap(column.heading, fonts.BOLD, self.head_size, wide - 2 * PAD_X)
            for column, (_, wide, _) in zip(columns, self._columns, strict=True)
        ]
        self.head_height = max(map(len, heads), default=1) * LEADING + 2 * PAD_Y + 2
        # Each line of a heading: its left end, how far its baseline is below the top of the table, its text.
        self.heads = [
            (
                edge + (wide - fonts.width(line, fonts.BOLD, self.head_size)) / 2,
                (self.head_height - len(lines) * LEADING) / 2 + number * LEADING - baseline(0, LEADING, self.head_size),
                line,
            )
            for (edge, wide, _), lines in zip(self._columns, heads, strict=True)
            for number, line in enumerate(lines)
        ]

    def row(self, texts: Sequence[str]) -> Row:
        """Wrap one row."""
        cells = []
        most = 1
        for known, column, text in zip(self._cells, self._columns, texts, strict=True):
            lines = known.get(text)
            if lines is None:
                lines = known[text] = _cell(text, *column)
            if len(lines) > most:
                most = len(lines)
            cells.append(lines)
        return Row(tuple(cells), most * LEADING + 2 * PAD_Y)

    def characters(self) -> set[str]:
        """Every character that stands in a cell."""
        return {
            character for known in self._cells for lines in known.values() for _, line in lines for character in line
        }


def _cell(text: str, edge: float, wide: float, centred: bool) -> Lines:
    room = wide - 2 * PAD_X
    lines = wrap(text, fonts.REGULAR, SIZE, room)
    if len(lines) > MOST_LINES:
        last = clip(lines[MOST_LINES - 1] + ELLIPSIS, fonts.REGULAR, SIZE, room)
        lines = [*lines[: MOST_LINES - 1], last]
    if centred:
        return tuple((edge + (wide - fonts.width(line, fonts.REGULAR, SIZE)) / 2, line) for line in lines)
    return tuple((edge + PAD_X, line) for line in lines)
