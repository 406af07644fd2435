"""The table of a book or report: columns, cells wrapped to them and heads that fit. Lengths in points."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from app.model.papers import Column
from reports import fonts
from reports.style import CAP_HEIGHT, MM, baseline
from reports.text import ELLIPSIS, clip, fit, wrap

SIZE = 8.0  # of a book
SPACING = 1.2
PAD_X = 1.3 * MM
PAD_Y = 0.9 * MM
_SMALLEST = 6.5
_WORD = 16  # characters of a word that is not cut if the table has any room for it: a NIK, a date, a desa
MOST_LINES = 6  # of a cell; what is longer ends in an ellipsis, the whole text is on screen

# Where each line of a cell begins, from the left edge of the paper and as a PDF writes it, and its text.
Lines = tuple[tuple[str, str], ...]
# The wrapped cells of a row and its height. A plain tuple: the garbage collector soon leaves 100,000 of them alone.
Row = tuple[tuple[Lines, ...], float]


class Table:
    """The columns in points, and cells wrapped to them. Equal texts in a column are cleaned and wrapped once.

    Headings come clean; cells are cleaned here, for a second copy of 100,000 rows costs time and memory.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        left: float,
        room: float,
        size: float = SIZE,
        sample: Sequence[Sequence[str]] = (),
        total: Sequence[str] = (),
    ) -> None:
        widths, self.size = _widths(columns, room, size, sample, total)
        size = self.size
        self.leading = size * SPACING
        self.first_baseline = PAD_Y + (self.leading + CAP_HEIGHT * size) / 2  # below the upper edge of a row
        self.edges = list(accumulate(widths, initial=left))
        self._columns = [
            (start, end - start, 0.5 if column.centred else 1.0 if column.right else 0.0)
            for start, end, column in zip(self.edges, self.edges[1:], columns, strict=False)
        ]
        self._cells: list[dict[str, Lines]] = [{} for _ in columns]
        # No heading is cut within a word: all of them shrink for the longest word in the narrowest column.
        self.head_size = min(
            (
                fit(word, fonts.BOLD, size, wide - 2 * PAD_X, 5)
                for column, (_, wide, _) in zip(columns, self._columns, strict=True)
                for word in column.heading.split()
            ),
            default=size,
        )
        heads = [
            wrap(column.heading, fonts.BOLD, self.head_size, wide - 2 * PAD_X)
            for column, (_, wide, _) in zip(columns, self._columns, strict=True)
        ]
        leading = self.leading
        self.head_height = max(map(len, heads), default=1) * leading + 2 * PAD_Y + 2
        # Each line of a heading: its left end, how far its baseline is below the top of the table, its text.
        self.heads = [
            (
                edge + (wide - fonts.width(line, fonts.BOLD, self.head_size)) / 2,
                (self.head_height - len(lines) * leading) / 2 + number * leading - baseline(0, leading, self.head_size),
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
                lines = known[text] = self._cell(text, fonts.REGULAR, *column)
            if len(lines) > most:
                most = len(lines)
            cells.append(lines)
        return tuple(cells), most * self.leading + 2 * PAD_Y

    def bold_row(self, texts: Sequence[str]) -> Row:
        """Wrap the row of totals."""
        cells = tuple(self._cell(text, fonts.BOLD, *column) for column, text in zip(self._columns, texts, strict=True))
        return cells, max(map(len, cells), default=1) * self.leading + 2 * PAD_Y

    def characters(self) -> set[str]:
        """Every character that stands in a regular cell."""
        found: set[str] = set()
        for known in self._cells:
            for lines in known.values():
                for _, line in lines:
                    found.update(line)
        return found

    def _cell(self, text: str, font: str, edge: float, wide: float, shift: float) -> Lines:
        """A cell as it is drawn; so much of the room that a line leaves stands before it."""
        room = wide - 2 * PAD_X
        size = self.size
        lines = wrap(fonts.printable(text), font, size, room)
        if len(lines) > MOST_LINES:
            last = clip(lines[MOST_LINES - 1] + ELLIPSIS, font, size, room)
            lines = [*lines[: MOST_LINES - 1], last]
        if shift:
            start = edge + PAD_X
            return tuple((f"{start + shift * (room - fonts.width(line, font, size)):.2f}", line) for line in lines)
        left = f"{edge + PAD_X:.2f}"
        return tuple([(left, line) for line in lines])


def _widths(
    columns: Sequence[Column], room: float, size: float, sample: Sequence[Sequence[str]], total: Sequence[str]
) -> tuple[list[float], float]:
    """The columns by their shares, those too narrow for a word of the sample or of the bold total widened at the cost
    of the others.

    Where even that is too little, the whole table gets a smaller size.
    """
    whole = sum(column.share for column in columns) or 1.0
    shares = [room * column.share / whole for column in columns]
    least = [0.0] * len(columns)  # widths of the longest words in size 1
    for number, column in enumerate(columns):
        texts = {row[number] for row in sample}
        words = {word for text in texts for word in fonts.printable(text).split(" ") if 0 < len(word) <= _WORD}
        bold = [*column.heading.split(), *fonts.printable(total[number] if total else "").split()]
        wide = (fonts.width(word, fonts.BOLD, 1) for word in bold if len(word) <= _WORD)
        least[number] = max([*wide, *(fonts.width(word, fonts.REGULAR, 1) for word in words)], default=0.0)

    def needed(size: float) -> list[float]:
        return [wide * size + 2 * PAD_X + 0.01 for wide in least]

    while size > _SMALLEST and sum(needed(size)) > room:
        size -= 0.5
    lack = [max(0.0, need - share) for need, share in zip(needed(size), shares, strict=True)]
    spare = [max(0.0, share - need) for need, share in zip(needed(size), shares, strict=True)]
    if not any(lack) or not any(spare):
        return shares, size
    given = min(1.0, sum(lack) / sum(spare))
    taken = min(1.0, sum(spare) / sum(lack))
    return [
        share + missing * taken - free * given for share, missing, free in zip(shares, lack, spare, strict=True)
    ], size
