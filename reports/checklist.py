"""The list of papers on a receipt or slip: numbered, with boxes to tick, or ticked; in one column or two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Literal

from app.model.papers import PaperLine
from reports import fonts
from reports.a5 import LEFT, ROOM, Setting
from reports.fonts import width
from reports.page import Sheet
from reports.style import MM, baseline
from reports.text import wrap

Marker = Literal["number", "box", "check"]
# Marker text, left edge of the text from that of its column, and its lines. Without a marker: nothing is drawn there.
Item = tuple[str | None, float, list[str]]


class Papers:
    """A counted list of papers, numbered, with boxes to tick or with ticks; in one column or two."""

    def __init__(self, heading: str, lines: Sequence[PaperLine], marker: Marker, setting: Setting) -> None:
        self._marker = marker
        self._size = size = setting.listed
        self._lead = size * 1.28
        self._between = size * (0.22 if setting.scale > 0.8 else 0.08)
        count = sum(not line.indent for line in lines)
        self._heading_size = size + (0.5 if size > 8 else 0.3)
        self._heading = wrap(f"{heading} ({count})", fonts.BOLD, self._heading_size, ROOM)
        self._head = len(self._heading) * self._heading_size * 1.3 + size * 0.2
        gutter = 5 * MM
        self._column = (ROOM - gutter * (setting.columns - 1)) / setting.columns
        self._step = self._column + gutter
        self._hang = width("00. ", fonts.REGULAR, size) if marker == "number" else size * 1.35
        items = list(self._items(lines))
        self._columns = [items] if setting.columns == 1 else self._balanced(items)
        self.height = self._head + max(self._high(column) for column in self._columns)

    def _items(self, lines: Sequence[PaperLine]) -> Iterator[Item]:
        number = 0
        for line, following in zip_longest(lines, lines[1:]):
            number += not line.indent
            edge = self._hang * (2 if line.indent else 1)
            # Only the parts of a paper are ticked, never the name above them: a part of it may be missing.
            parted = not line.indent and not line.detail and following is not None and following.indent
            mark: str | None = None if parted else ""
            if self._marker == "number":
                mark = "–" if line.indent else f"{number}."
            text = f"{line.text} — {line.detail}" if line.detail else line.text
            yield mark, edge, wrap(text, fonts.REGULAR, self._size, self._column - edge)

    def _high(self, items: Sequence[Item]) -> float:
        return sum(max(1, len(lines)) * self._lead + self._between for _, _, lines in items)

    def _balanced(self, items: list[Item]) -> list[list[Item]]:
        half = self._high(items) / 2
        used = 0.0
        for at, item in enumerate(items):
            if used >= half:
                return [items[:at], items[at:]]
            used += self._high([item])
        return [items, []]

    def draw(self, sheet: Sheet, top: float) -> None:
        sheet.block(LEFT, top, self._heading, size=self._heading_size, leading=self._heading_size * 1.3, bold=True)
        for number, items in enumerate(self._columns):
            x, at = LEFT + number * self._step, top - self._head
            for mark, edge, lines in items:
                if mark is not None:
                    self._mark(sheet, mark, x + edge, at)
                under = sheet.block(x + edge, at, lines, size=self._size, leading=self._lead)
                at = min(under, at - self._lead) - self._between

    def _mark(self, sheet: Sheet, mark: str, edge: float, top: float) -> None:
        """The marker left of `edge`: a number ranged right, a dash, an empty box, or a filled box with a tick."""
        at = baseline(top, self._lead, self._size)
        if self._marker == "number":
            sheet.text(edge - width(" ", fonts.REGULAR, self._size), at, mark, size=self._size, align="right")
            return
        canvas, side = sheet.canvas, self._size * 0.82
        x, y = edge - self._hang, at - self._size * 0.06
        canvas.setStrokeGray(0)
        canvas.setFillGray(0)
        canvas.setLineWidth(self._size * 0.075)
        canvas.rect(x, y, side, side, stroke=1, fill=self._marker == "check")
        if self._marker == "check":
            canvas.setStrokeGray(1)
            canvas.setLineWidth(side * 0.14)
            path = canvas.beginPath()
            path.moveTo(x + side * 0.2, y + side * 0.5)
            path.lineTo(x + side * 0.42, y + side * 0.27)
            path.lineTo(x + side * 0.82, y + side * 0.76)
            canvas.drawPath(path, stroke=1, fill=0)
