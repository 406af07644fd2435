"""Blocks that flow over pages: what a report is made of, measured before the first page is drawn.

A block is never parted; what may be parted gives several. Lengths in points, y grows upwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from reports import fonts
from reports.page import Sheet
from reports.style import MM, SOFT
from reports.text import fit_lines

HEADING = 11.0
_HEADING_LEADING = 14.0
_HEADING_BELOW = 1.6 * MM
# The signatures never stand on a page alone: at least this much of what is before goes over with them.
_KEPT_HEIGHT = 14 * MM
_SPARE_KEPT = 2
"""So many of several spare blocks stay in any case, besides those that stand with their heading."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where blocks may stand: their left and right edges."""

    left: float
    right: float

    @property
    def room(self) -> float:
        """The width between the edges."""
        return self.right - self.left


class Block(Protocol):
    """Something that stands on one page. It knows its own left and right."""

    @property
    def height(self) -> float:
        """How far it reaches down."""
        ...

    def draw(self, sheet: Sheet, top: float) -> None:
        """Draw it from `top` down."""
        ...

    def parted(self) -> tuple[Block, Block] | None:
        """Itself in two, the latter part small, to go over to the next page; None when it cannot be parted."""
        ...


class Whole:
    """A block that is never parted."""

    height = 0.0

    def parted(self) -> None:
        """Never."""
        return


class Spare(Whole):
    """A block of which there may be fewer, e.g. a line to write on."""


class Stack(Whole):
    """Blocks that stay together, one under the other."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self.height = sum(block.height for block in blocks)

    def draw(self, sheet: Sheet, top: float) -> None:
        """Draw each below the one before."""
        for block in self._blocks:
            block.draw(sheet, top)
            top -= block.height


class Lines(Whole):
    """Lines of text at one left edge, a label before the first, some space below."""

    def __init__(
        self,
        left: float,
        lines: Sequence[str],
        *,
        size: float,
        leading: float,
        bold: bool = False,
        grey: float = 0.0,
        below: float = 0.0,
        label: str = "",
        label_left: float = 0.0,
    ) -> None:
        self._left, self._lines, self._size, self._leading = left, lines, size, leading
        self._bold, self._grey = bold, grey
        self._label, self._label_left = label, label_left
        self.height = len(lines) * leading + below

    def draw(self, sheet: Sheet, top: float) -> None:
        """Draw label and lines."""
        size, leading = self._size, self._leading
        if self._label:
            sheet.block(self._label_left, top, [self._label], size=size, leading=leading, bold=self._bold)
        sheet.block(self._left, top, self._lines, size=size, leading=leading, bold=self._bold, grey=self._grey)


def heading(text: str, frame: Frame) -> list[Block]:
    """The heading of a part as a block to be stacked on what follows; none for an empty one."""
    if not text:
        return []
    size, lines = fit_lines(text, fonts.BOLD, HEADING, frame.room, HEADING - 1.5)
    return [Lines(frame.left, lines, size=size, leading=_HEADING_LEADING, bold=True, below=_HEADING_BELOW)]


def placeholder(text: str, frame: Frame) -> Block:
    """The sentence that stands where there is nothing to show."""
    return Lines(frame.left, [text], size=9.5, leading=13, grey=SOFT)


class Flow:
    """The pages of a report as they fill: which block stands where."""

    def __init__(self, first_top: float, next_top: float, bottom: float) -> None:
        self.pages: list[list[tuple[float, Block]]] = [[]]
        self._top, self._next_top, self._bottom = first_top, next_top, bottom

    @property
    def fresh(self) -> bool:
        """Whether nothing stands on this page yet."""
        return not self.pages[-1]

    @property
    def at_best(self) -> bool:
        """Whether a next page would have no more room than this one."""
        return self.fresh and len(self.pages) > 1

    def room(self, gap: float = 0.0) -> float:
        """The height left on this page, after a gap."""
        return self._top - self._bottom - (0.0 if self.fresh else gap)

    @property
    def page_room(self) -> float:
        """The height of a page from the second on."""
        return self._next_top - self._bottom

    def next_page(self) -> None:
        """Go over to an empty page."""
        self.pages.append([])
        self._top = self._next_top

    def put(self, block: Block, gap: float = 0.0) -> None:
        """Let a block stand here, after a gap unless it is the first of its page."""
        if not self.fresh:
            self._top -= gap
        self.pages[-1].append((self._top, block))
        self._top -= block.height

    def add(self, block: Block, gap: float = 0.0) -> None:
        """Let a block stand here, or on the next page if it does not fit."""
        if block.height > self.room(gap) and not self.at_best:
            self.next_page()
        self.put(block, gap)

    def add_all(self, blocks: Sequence[Block], gap: float, *, together: bool = False) -> None:
        """Blocks in a row, a gap before the first; `together` moves them to a page of their own if they fit on one."""
        height = sum(block.height for block in blocks)
        if together and self.room(gap) < height <= self.page_room and not self.at_best:
            self.next_page()
        for number, block in enumerate(blocks):
            self.add(block, 0.0 if number else gap)

    def add_last(self, block: Block, gap: float) -> None:
        """The signatures: never alone on a page, the end of what is before goes over with them.

        Where it is enough to do with fewer spare blocks, all stays on the page.
        """
        self._do_with_fewer(block.height + gap)
        if block.height <= self.room(gap):
            self.put(block, gap)
            return
        page, moved = self.pages[-1], list[Block]()
        while page and sum(taken.height for taken in moved) < _KEPT_HEIGHT:
            if len(page) == 1 and len(self.pages) > 1 and not page[0][1].parted():
                break  # an empty page would stay behind
            top, last = page.pop()
            parts = last.parted()
            if parts:
                page.append((top, parts[0]))
                moved.insert(0, parts[1])
                break
            moved.insert(0, last)
        self.next_page()
        for taken in moved:
            self.put(taken)
        self.put(block, gap)

    def _do_with_fewer(self, needed: float) -> None:
        """Leaves out spare blocks at the end of the page, if that makes the room that is needed."""
        page = self.pages[-1]
        spare = next((n for n, (_, block) in enumerate(reversed(page)) if not isinstance(block, Spare)), len(page))
        for count in range(spare - _SPARE_KEPT + 1):
            top = page[-count][0] if count else self._top
            if top - self._bottom >= needed:
                del page[len(page) - count :]
                self._top = top
                return
