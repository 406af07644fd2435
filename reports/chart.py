"""Bars that tell this period from the one before without colour: solid dark against white with slanted strokes.

Every bar says its value, so the axis may stay faint. Columns stand unless `horizontal` or a label does not fit below
its column; a chart of lying bars may go over pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.model.papers import ChartPart
from reports import fonts
from reports.flow import Block, Flow, Frame, Stack, Whole, heading, placeholder
from reports.fonts import width
from reports.page import Sheet
from reports.style import INK, MM, SOFT, number
from reports.text import ELLIPSIS, clip, wrap

DARK = 0.2
_GRID = 0.8
_STROKES = 3.2  # between slanted strokes
_LABEL = 8.5
_LABEL_LEADING = 10.2
_VALUE = 8.5
_VALUE_FLOOR = 6.5
_MOST_LABEL_LINES = 3

_PLOT = 52 * MM  # height of the standing columns
_WIDEST_SLOT = 42 * MM
_WIDEST_BAR = 15 * MM
_CROWDED = 12 * MM  # slots narrower than this say no zeros: where no bar stands there was nothing
_LYING_BAR = 4.6 * MM
_LYING_BEFORE = 3.4 * MM
_LYING_PAD = 1.5 * MM


@dataclass(frozen=True, slots=True)
class _Group:
    """A label and its bars: this period's and, where given, the one before."""

    label: str
    value: int
    before: int | None


def add_chart(part: ChartPart, flow: Flow, frame: Frame, gap: float) -> None:
    """Let a chart flow, on one page wherever it fits on one."""
    before: Sequence[int | None] = part.before or (None,) * len(part.values)
    groups = [_Group(*group) for group in zip(part.labels, part.values, before, strict=True)]
    if not groups:
        flow.add(Stack([*heading(part.title, frame), placeholder("Belum ada data.", frame)]), gap)
        return
    columns = None if part.horizontal else _Columns.of(groups, frame)
    top: list[Block] = [*heading(part.title, frame), _Legend(part, frame, before_first=columns is not None)]
    if columns:
        flow.add(Stack([*top, columns]), gap)
        return
    bars: list[Block] = [*_lying(groups, frame)]
    blocks = [Stack([*top, *bars[:2]]), *bars[2:]]
    flow.add_all(blocks, gap, together=True)


class _Legend(Whole):
    """Which bar is which period."""

    def __init__(self, part: ChartPart, frame: Frame, *, before_first: bool) -> None:
        self._frame = frame
        entries = [(part.legend, False), (part.legend_before if part.before else "", True)]
        self._entries = [entry for entry in (reversed(entries) if before_first else entries) if entry[0]]
        self.height = 13.0 + 1.5 * MM if self._entries else 0.0

    def draw(self, sheet: Sheet, top: float) -> None:
        """Small boxes with their words, from the left."""
        x = self._frame.left
        each = self._frame.room / max(1, len(self._entries))
        for text, before in self._entries:
            _fill(sheet, x, top - 10.5, 16, 8, before=before)
            x += 21 + sheet.text(x + 21, top - 9.3, clip(text, fonts.REGULAR, 9, each - 30), size=9) + 8 * MM


class _Columns(Whole):
    """Standing columns over a line, labels below, faint lines of the scale behind."""

    def __init__(self, groups: Sequence[_Group], frame: Frame, labels: Sequence[Sequence[str]], size: float) -> None:
        self._groups, self._labels, self._label_size = groups, labels, size
        most = max(value for group in groups for value in _values(group))
        self._step = _nice_step(most)
        self._most = self._step * max(1, -(-most // self._step))
        self._left, self._slot = frame.left + self.scale_width(groups), self.slot(groups, frame)
        pair = any(group.before is not None for group in groups)
        self._bar = min(_WIDEST_BAR, self._slot * (0.37 if pair else 0.56))
        widest = max(width(number(value), fonts.BOLD, 1) for group in groups for value in _values(group))
        # Side by side the values of a pair may not touch; a single one has its whole slot.
        self._value_size = min(_VALUE, (self._bar - 2.4 if pair else self._slot - 2) / widest)
        self._zeros = self._slot > _CROWDED
        self._upright = self._value_size >= _VALUE_FLOOR
        if not self._upright:
            self._value_size = min(_VALUE, max(5.0, self._bar * 1.1))
        over = self._value_size * 1.5 if self._upright else widest * self._value_size + 4
        self._plot_top = over
        self.height = over + _PLOT + 3 + max(map(len, labels)) * _LABEL_LEADING

    @staticmethod
    def scale_width(groups: Sequence[_Group]) -> float:
        """Room at left for the numbers of the scale."""
        most = max(value for group in groups for value in _values(group))
        return max(8 * MM, width(number(most * 10), fonts.REGULAR, 7.5) + 6)

    @staticmethod
    def slot(groups: Sequence[_Group], frame: Frame) -> float:
        """Width of a column or pair with its space."""
        return min(_WIDEST_SLOT, (frame.room - _Columns.scale_width(groups)) / len(groups))

    @classmethod
    def of(cls, groups: Sequence[_Group], frame: Frame) -> _Columns | None:
        """The columns, or None when a label does not fit below its own."""
        room = cls.slot(groups, frame) - 2
        if room < 3.6 * MM:
            return None
        for size in (_LABEL, 7.5, 6.5):
            labels = [wrap(group.label, fonts.REGULAR, size, room) for group in groups]
            whole = all(width(word, fonts.REGULAR, size) <= room for group in groups for word in group.label.split(" "))
            if whole and max(map(len, labels)) <= _MOST_LABEL_LINES:
                return cls(groups, frame, labels, size)
        return None

    def draw(self, sheet: Sheet, top: float) -> None:
        """Scale, bars, values, labels."""
        base = top - self._plot_top - _PLOT
        end = self._left + self._slot * len(self._groups)
        for tick in range(0, self._most + 1, self._step):
            at = base + _PLOT * tick / self._most
            if tick:
                sheet.rule(self._left, end, at, 0.4, _GRID)
            sheet.text(self._left - 4, at - 2.6, number(tick), size=7.5, align="right", grey=SOFT)
        for place, group in enumerate(self._groups):
            middle = self._left + self._slot * (place + 0.5)
            values = _values(group)
            # This period stands at right, as time goes on.
            for at, value in enumerate(reversed(values)):
                x = middle + self._bar * (at - len(values) / 2)
                before = len(values) == 2 and at == 0
                high = _PLOT * value / self._most
                if value:
                    _fill(sheet, x, base, self._bar, high, before=before)
                if value or self._zeros:
                    self._draw_value(sheet, x + self._bar / 2, base + high + 2.4, number(value), bold=not before)
            label_top = base - 3
            sheet.block(
                middle, label_top, self._labels[place], size=self._label_size, leading=_LABEL_LEADING, align="centre"
            )
        sheet.rule(self._left, end, base, 0.9)

    def _draw_value(self, sheet: Sheet, x: float, y: float, text: str, *, bold: bool) -> None:
        size, canvas = self._value_size, sheet.canvas
        if self._upright:
            wide = width(text, fonts.BOLD, size) + 1.6
            canvas.setFillGray(1)
            canvas.rect(x - wide / 2, y - 1, wide, size * 0.9, stroke=0, fill=1)  # no line of the scale through it
            sheet.text(x, y, text, size=size, bold=bold, align="centre")
            return
        canvas.saveState()
        canvas.translate(x + 0.36 * size, y)
        canvas.rotate(90)
        sheet.text(0, 0, text, size=size, bold=bold)
        canvas.restoreState()


class _Lying(Whole):
    """A label at left and its bars, lying."""

    def __init__(self, group: _Group, lines: Sequence[str], left: float, scale: float) -> None:
        self._group, self._lines, self._left, self._scale = group, lines, left, scale
        self._bars = [(group.value, _LYING_BAR, False)]
        if group.before is not None:
            self._bars.append((group.before, _LYING_BEFORE, True))
        bars = sum(high for _, high, _ in self._bars) + 1.2 * (len(self._bars) - 1)
        self._bars_height = bars
        self.height = max(bars, len(lines) * _LABEL_LEADING) + 2 * _LYING_PAD

    def draw(self, sheet: Sheet, top: float) -> None:
        """Label, bars and values; the piece of the line at their left."""
        middle = top - self.height / 2
        label_top = middle + len(self._lines) * _LABEL_LEADING / 2
        sheet.block(self._left - 2 * MM, label_top, self._lines, size=_LABEL, leading=_LABEL_LEADING, align="right")
        at = middle + self._bars_height / 2
        for value, high, before in self._bars:
            long = value * self._scale
            if value:
                _fill(sheet, self._left, at - high, long, high, before=before)
            size = 8.0 if before else 9.0
            sheet.text(
                self._left + long + 1.4 * MM, at - high / 2 - 0.36 * size, number(value), size=size, bold=not before
            )
            at -= high + 1.2
        sheet.canvas.setStrokeGray(INK)
        sheet.canvas.setLineWidth(0.9)
        sheet.canvas.line(self._left, top, self._left, top - self.height)


def _lying(groups: Sequence[_Group], frame: Frame) -> list[_Lying]:
    most_room = frame.room * 0.36
    widest = max(width(group.label, fonts.REGULAR, _LABEL) for group in groups)
    room = min(most_room, widest + 1)
    left = frame.left + room + 2 * MM
    most = max(value for group in groups for value in _values(group))
    scale = (frame.right - left - width(number(most), fonts.BOLD, 9) - 3 * MM) / max(1, most)
    return [_Lying(group, _label_lines(group.label, room), left, scale) for group in groups]


def _label_lines(label: str, room: float) -> list[str]:
    lines = wrap(label, fonts.REGULAR, _LABEL, room)
    if len(lines) > _MOST_LABEL_LINES:
        last = clip(lines[_MOST_LABEL_LINES - 1] + ELLIPSIS, fonts.REGULAR, _LABEL, room)
        lines = [*lines[: _MOST_LABEL_LINES - 1], last]
    return lines


def _values(group: _Group) -> list[int]:
    """This period's value, then the one before."""
    return [group.value] if group.before is None else [group.value, group.before]


def _nice_step(most: int) -> int:
    """A step of 1, 2 or 5 with zeros that makes three to five lines."""
    step = 1
    while True:
        for factor in (1, 2, 5):
            if most <= 5 * step * factor:
                return step * factor
        step *= 10


def _fill(sheet: Sheet, x: float, y: float, wide: float, high: float, *, before: bool) -> None:
    """A bar: solid for this period; white with an outline and slanted strokes for the one before."""
    canvas = sheet.canvas
    if not before:
        canvas.setFillGray(DARK)
        canvas.rect(x, y, wide, high, stroke=0, fill=1)
        return
    canvas.setFillGray(1)
    canvas.setStrokeGray(DARK)
    canvas.setLineWidth(0.6)
    canvas.rect(x, y, wide, high, stroke=1, fill=1)
    canvas.setLineWidth(0.5)
    # Each stroke runs at 45 degrees along v = u - offset inside the box, cut at its edges.
    strokes = []
    offset = _STROKES - high
    while offset < wide:
        start, end = max(0.0, offset), min(wide, offset + high)
        strokes.append((x + start, y + start - offset, x + end, y + end - offset))
        offset += _STROKES
    if strokes:
        canvas.lines(strokes)
