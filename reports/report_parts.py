"""The small parts of a report: figures in boxes, text with lines to write on, the seal of a closed month."""

from __future__ import annotations

from collections.abc import Sequence

from app.model.papers import FiguresPart, SealPart, TextPart
from reports import fonts
from reports.codes import draw_qr, qr_quiet, qr_side
from reports.flow import Block, Flow, Frame, Lines, Spare, Stack, Whole, heading, placeholder
from reports.fonts import width
from reports.page import Sheet
from reports.style import INK, MM, RULE, SOFT, baseline
from reports.text import fit, wrap

_BOX_GAP = 4 * MM
_BOX_PAD = 2.6 * MM
_NARROWEST_BOX = 38 * MM
_WIDEST_BOX = 70 * MM
_FIGURE = 24.0
_FIGURE_FLOOR = 11.0
_SMALL = 8.5
_SMALL_LEADING = 10.4

_TEXT = 10.0
_TEXT_LEADING = 13.5
_ITEM_GAP = 1.4 * MM
_WIDEST_TEXT = 215 * MM  # longer lines lose the eye
_TOGETHER = 4  # lines of an item on one page
_WRITING = 8.5 * MM

_SEAL = 13.0
_SEAL_NARROW = 11.0
_ROOMY = 220 * MM
_SEAL_LEADING = 20.0
_GROUPS_A_LINE = 4
_SEAL_PAD = 4 * MM


class _Figure(Whole):
    """A box with a label, a large figure and a small line."""

    def __init__(self, figure: tuple[str, str, str], left: float, wide: float) -> None:
        label, self._value, small = figure
        self._left, self._wide = left, wide
        room = wide - 2 * _BOX_PAD
        self.label = wrap(label, fonts.REGULAR, 9, room)
        self._size = fit(self._value, fonts.BOLD, _FIGURE, room, _FIGURE_FLOOR)
        self._values = wrap(self._value, fonts.BOLD, self._size, room)
        self._small = wrap(small, fonts.REGULAR, _SMALL, room)
        self.label_height = len(self.label) * 11.0
        value = max(1, len(self._values)) * self._leading
        self._rest = value + len(self._small) * _SMALL_LEADING + 2 * _BOX_PAD

    @property
    def _leading(self) -> float:
        return max(_FIGURE * 1.25, self._size * 1.2) if len(self._values) < 2 else self._size * 1.2

    def needed(self, label_height: float) -> float:
        """Its height when the labels of the row take so much."""
        return label_height + self._rest

    def draw_in(self, sheet: Sheet, top: float, high: float, label_height: float) -> None:
        """Draw it as high as its neighbours, the figures of a row on one level."""
        canvas = sheet.canvas
        canvas.setStrokeGray(RULE)
        canvas.setLineWidth(0.8)
        canvas.rect(self._left, top - high, self._wide, high, stroke=1, fill=0)
        sheet.rule(self._left - 0.4, self._left + self._wide + 0.4, top, 2.2)
        x = self._left + _BOX_PAD
        at = top - _BOX_PAD
        sheet.block(x, at, self.label, size=9, leading=11.0, grey=SOFT)
        at = sheet.block(x, at - label_height, self._values, size=self._size, leading=self._leading, bold=True)
        sheet.block(x, at, self._small, size=_SMALL, leading=_SMALL_LEADING, grey=SOFT)


class _Boxes(Whole):
    """Boxes side by side, all equally high."""

    def __init__(self, figures: Sequence[_Figure], below: float) -> None:
        self._figures = figures
        self._labels = max(figure.label_height for figure in figures)
        self._high = max(figure.needed(self._labels) for figure in figures)
        self.height = self._high + 1.1 + below

    def draw(self, sheet: Sheet, top: float) -> None:
        """Draw the row."""
        for figure in self._figures:
            figure.draw_in(sheet, top - 1.1, self._high, self._labels)


def add_figures(part: FiguresPart, flow: Flow, frame: Frame, gap: float) -> None:
    """Let figures flow, as many a row as read well."""
    head = heading(part.title, frame)
    if not part.figures:
        flow.add(Stack([*head, placeholder("Belum ada data.", frame)]), gap)
        return
    count = len(part.figures)
    most = max(1, int((frame.room + _BOX_GAP) / (_NARROWEST_BOX + _BOX_GAP)))
    each = -(-count // -(-count // most))  # rows of about the same number
    wide = min(_WIDEST_BOX, (frame.room - (each - 1) * _BOX_GAP) / each)
    rows: list[Block] = []
    for start in range(0, count, each):
        figures = [
            _Figure(figure, frame.left + place * (wide + _BOX_GAP), wide)
            for place, figure in enumerate(part.figures[start : start + each])
        ]
        rows.append(_Boxes(figures, _BOX_GAP if start + each < count else 0.0))
    flow.add_all([Stack([*head, rows[0]]), *rows[1:]], gap)


class _WritingLine(Spare):
    """A ruled line to write on."""

    height = _WRITING

    def __init__(self, frame: Frame) -> None:
        self._frame = frame

    def draw(self, sheet: Sheet, top: float) -> None:
        """The rule at the foot of its space."""
        sheet.rule(self._frame.left, self._frame.right, top - self.height, 0.5, RULE)


def add_text(part: TextPart, flow: Flow, frame: Frame, gap: float) -> None:
    """Let paragraphs or numbered items flow, then blank lines to write on."""
    blocks: list[Block] = []
    hang = width(f"{len(part.items)}.", fonts.REGULAR, _TEXT) + 2 * MM if part.numbered else 0.0
    room = min(frame.room, _WIDEST_TEXT) - hang
    for number, item in enumerate(part.items, start=1):
        lines = wrap(item, fonts.REGULAR, _TEXT, room) or [""]
        for start in range(0, len(lines), _TOGETHER):
            ends = start + _TOGETHER >= len(lines)
            blocks.append(
                Lines(
                    frame.left + hang,
                    lines[start : start + _TOGETHER],
                    size=_TEXT,
                    leading=_TEXT_LEADING,
                    below=_ITEM_GAP if ends else 0.0,
                    label=f"{number}." if part.numbered and start == 0 else "",
                    label_left=frame.left,
                )
            )
    blocks += [_WritingLine(frame) for _ in range(part.lines)]
    head = heading(part.title, frame)
    if head or blocks:
        flow.add_all([Stack([*head, *blocks[:2]]), *blocks[2:]], gap)


class _Seal(Whole):
    """A box: the QR at left, the groups in an even grid, what they are about at right."""

    def __init__(self, part: SealPart, frame: Frame) -> None:
        self._part, self._left = part, frame.left
        self._groups = part.groups.split()
        self._size = _SEAL if frame.room > _ROOMY else _SEAL_NARROW
        # Arial's letters differ in width: each character gets a cell of its own, so that groups stand below each other.
        self._cell = self._size * 0.8
        self._pitch = self._cell * max(map(len, self._groups), default=0) + self._size * 1.2
        self._grid_height = -(-len(self._groups) // _GROUPS_A_LINE) * _SEAL_LEADING
        self._code = self._quiet = 0.0
        self._grid_left = frame.left + _SEAL_PAD
        if part.qr_text:
            self._code, self._quiet = qr_side(part.qr_text), qr_quiet(part.qr_text)
            self._grid_left += self._code + 2 * self._quiet + 1 * MM
        grid = _GROUPS_A_LINE * self._pitch + 3 * MM if self._groups else 0.0
        self._rows_left = self._grid_left + grid
        widest = self._measure_rows(frame.right - _SEAL_PAD - self._rows_left)
        self._wide = min(frame.room, self._rows_left + widest + _SEAL_PAD - frame.left)
        inside = max(self._grid_height, self._rows_height)
        self.height = max(self._code + 2 * self._quiet + MM, inside + 2 * _SEAL_PAD)

    def _measure_rows(self, room: float) -> float:
        """Wrap labels and values beside each other; return the width that they take."""
        rows = self._part.rows
        labels = max((width(row.label, fonts.REGULAR, 9) for row in rows), default=0.0) + 4 * MM
        labels = min(labels, room * 0.45)
        self._values_left = self._rows_left + labels
        self._rows = [
            (
                wrap(row.label, fonts.REGULAR, 9, labels - 2 * MM),
                wrap(row.value, _font(row.strong), 9, room - labels),
                row.strong,
            )
            for row in rows
        ]
        self._rows_height = sum(self._row_height(label, value) for label, value, _ in self._rows)
        values = (width(line, _font(strong), 9) for _, value, strong in self._rows for line in value)
        return labels + max(values, default=0.0)

    @staticmethod
    def _row_height(label: Sequence[str], value: Sequence[str]) -> float:
        return max(len(label), len(value), 1) * 11.5 + 1.5

    def draw(self, sheet: Sheet, top: float) -> None:
        """Code, groups and rows, all centred in height, and the box around."""
        canvas = sheet.canvas
        middle = top - self.height / 2
        if self._code:
            x = self._left + _SEAL_PAD / 2 + self._quiet
            draw_qr(canvas, self._part.qr_text, x, middle - self._code / 2)
        at = middle + self._grid_height / 2
        for start in range(0, len(self._groups), _GROUPS_A_LINE):
            y = baseline(at, _SEAL_LEADING, self._size)
            for place, group in enumerate(self._groups[start : start + _GROUPS_A_LINE]):
                x = self._grid_left + place * self._pitch + self._cell / 2
                for offset, character in enumerate(group):
                    sheet.text(x + offset * self._cell, y, character, size=self._size, bold=True, align="centre")
            at -= _SEAL_LEADING
        at = middle + self._rows_height / 2
        for label, value, strong in self._rows:
            sheet.block(self._rows_left, at, label, size=9, leading=11.5, grey=SOFT)
            sheet.block(self._values_left, at, value, size=9, leading=11.5, bold=strong)
            at -= self._row_height(label, value)
        canvas.setStrokeGray(INK)
        canvas.setLineWidth(1.0)
        canvas.rect(self._left, top - self.height, self._wide, self.height, stroke=1, fill=0)


def _font(strong: bool) -> str:
    return fonts.BOLD if strong else fonts.REGULAR


def add_seal(part: SealPart, flow: Flow, frame: Frame, gap: float) -> None:
    """Let the seal stand with its heading."""
    flow.add(Stack([*heading(part.title, frame), _Seal(part, frame)]), gap)
