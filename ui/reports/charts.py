"""Calm charts on the screen, of the same data that is printed: bars of this period, thin ones of the period before."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.model.papers import ChartPart
from app.rules.month.figures import REST
from app.rules.wording import number_words
from ui import theme
from ui.widgets.basics import column, label, row
from ui.widgets.painting import draw_text, sized

NOW = theme.BLUE
BEFORE = "#b9c6d8"
_TEXT = 12
_SMALL = 11
_LYING = 22
_TALLEST_BAR = 26


@dataclass(frozen=True, slots=True)
class Group:
    """A label with its bars."""

    label: str
    value: int
    before: int | None


def groups_of(part: ChartPart) -> list[Group]:
    """The bars of a chart."""
    before: tuple[int | None, ...] = part.before or (None,) * len(part.values)
    return [Group(*one) for one in zip(part.labels, part.values, before, strict=True)]


def fitted(groups: list[Group], most: int) -> list[Group]:
    """The first so many groups, what does not fit together in the last one."""
    if len(groups) <= most or most < 2:
        return groups
    kept, rest = groups[: most - 1], groups[most - 1 :]
    compared = any(group.before is not None for group in groups)
    before = sum(group.before or 0 for group in rest) if compared else None
    return [*kept, Group(REST, sum(group.value for group in rest), before)]


class Plot(QWidget):
    """Only the bars; painted anew in whatever room there is."""

    def __init__(self) -> None:
        super().__init__()
        self._groups: list[Group] = []
        self._lying = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_part(self, part: ChartPart) -> None:
        """Shows another chart."""
        self._groups, self._lying = groups_of(part), part.horizontal
        said = ", ".join(f"{group.label} {group.value}" for group in self._groups)
        self.setAccessibleName(f"{part.title}: {said}" if said else part.title)
        self.update()

    def sizeHint(self) -> QSize:
        """Takes what it is given."""
        return QSize(320, 150)

    def minimumSizeHint(self) -> QSize:
        """Still readable."""
        return QSize(200, 96)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the bars."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._groups:
            draw_text(painter, self.rect(), "Belum ada berkas pada masa ini.", self.font(), theme.MUTED)
        elif self._lying:
            self._paint_lying(painter)
        else:
            self._paint_standing(painter)
        painter.end()

    def _most(self, groups: list[Group]) -> int:
        return max(1, *(max(group.value, group.before or 0) for group in groups))

    def _paint_lying(self, painter: QPainter) -> None:
        groups = fitted(self._groups, max(2, self.height() // _LYING))
        text, strong = sized(self.font(), _TEXT), sized(self.font(), _TEXT, bold=True)
        metrics = QFontMetrics(text)
        labels = min(self.width() // 3, max(metrics.horizontalAdvance(group.label) for group in groups) + 4)
        most = self._most(groups)
        numbers = QFontMetrics(strong).horizontalAdvance(number_words(most)) + 8
        two = any(group.before is not None for group in groups)
        left, high = labels + 8, min(30.0, self.height() / len(groups))
        scale = max(1, self.width() - left - numbers * (2 if two else 1)) / most
        for n, group in enumerate(groups):
            top = n * high
            line = QRect(0, round(top), labels, round(high))
            draw_text(painter, line, group.label, text, theme.TEXT, right=True)
            thick = high * 0.44
            thin = high * 0.24 if group.before is not None else 0.0
            at = top + (high - thick - thin) / 2
            self._bar(painter, QRectF(left, at, max(1.5, group.value * scale), thick), NOW)
            if group.before is not None:
                self._bar(painter, QRectF(left, at + thick, max(1.5, group.before * scale), thin), BEFORE)
            self._numbers(painter, group, round(top), round(high), numbers)

    def _numbers(self, painter: QPainter, group: Group, top: int, high: int, wide: int) -> None:
        """What the bars say, in columns at right: this period's bold, the one before grey."""
        box = QRect(self.width() - wide, top, wide, high)
        if group.before is not None:
            text = sized(self.font(), _TEXT)
            draw_text(painter, box, number_words(group.before), text, theme.MUTED, right=True)
            box.translate(-wide, 0)
        draw_text(painter, box, number_words(group.value), sized(self.font(), _TEXT, True), theme.TEXT, right=True)

    def _paint_standing(self, painter: QPainter) -> None:
        groups = self._groups
        small = sized(self.font(), _SMALL)
        line = QFontMetrics(small).height()
        floor = self.height() - line - 4
        scale = max(1, floor - line - 2) / self._most(groups)
        slot = self.width() / len(groups)
        bar = min(_TALLEST_BAR, slot * 0.62)
        painter.setPen(QColor(theme.LINE_STRONG))
        painter.drawLine(0, floor, self.width(), floor)
        for n, group in enumerate(groups):
            middle = (n + 0.5) * slot
            left = middle - bar / 2
            if group.before is not None:
                wide = bar * 0.5
                left = middle - (bar + wide) / 2 + wide
                tall = group.before * scale
                self._bar(painter, QRectF(left - wide, floor - tall, wide, tall), BEFORE)
            tall = group.value * scale
            self._bar(painter, QRectF(left, floor - tall, bar, tall), NOW)
            wide_box = QRect(round(middle - slot), floor + 4, round(2 * slot), line)
            painter.setFont(small)
            painter.setPen(QColor(theme.MUTED))
            painter.drawText(wide_box, Qt.AlignmentFlag.AlignCenter, group.label)
            if group.value:
                painter.setPen(QColor(theme.TEXT))
                above = QRect(round(left + bar / 2 - slot), round(floor - tall) - line - 1, round(2 * slot), line)
                painter.drawText(above, Qt.AlignmentFlag.AlignCenter, number_words(group.value))

    def _bar(self, painter: QPainter, box: QRectF, colour: str) -> None:
        painter.fillRect(box, QColor(colour))


class ChartView(QWidget):
    """A chart with its title and legend."""

    def __init__(self) -> None:
        super().__init__()
        self._title = label("", "section")
        self._now, self._before = _Key(NOW), _Key(BEFORE)
        self.plot = Plot()
        head = row(self._title, None, self._now, self._before, gap=14)
        layout = column(head, self.plot, gap=8)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def show_part(self, part: ChartPart) -> None:
        """Shows a chart."""
        self._title.setText(part.title)
        self._now.say(part.legend if part.before else "")
        self._before.say(part.legend_before if part.before else "")
        self.plot.show_part(part)


class _Key(QWidget):
    """A line of the legend: a square of the colour and what it stands for."""

    def __init__(self, colour: str) -> None:
        super().__init__()
        square = label("")
        square.setFixedSize(11, 11)
        square.setStyleSheet(f"background: {colour}; border-radius: 2px;")
        self._words = label("", "caption")
        self.setLayout(row(square, self._words, gap=6))

    def say(self, text: str) -> None:
        """Shows the words; nothing at all without any."""
        self._words.setText(text)
        self.setVisible(bool(text))
