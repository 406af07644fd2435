"""The head of a printed book, drawn small: its columns as wide beside each other as they will be on paper."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.model.papers import Column
from ui import theme
from ui.widgets.painting import sized, wrapped

_MOST_LINES = 3
_PIXELS, _LEAST_PIXELS = 12, 7
_ROWS, _ROW = 2, 15
_MARGIN = 12
_PAD = 2


class HeadPreview(QWidget):
    """A strip of paper with the heads of a table and the beginning of its rows."""

    def __init__(self) -> None:
        super().__init__()
        self._columns: Sequence[Column] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Kepala tabel")

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Shows other columns."""
        self._columns = columns
        self.setAccessibleName("Kepala tabel: " + ", ".join(column.heading for column in columns))
        self.update()

    @property
    def headings(self) -> list[str]:
        """What stands in the head, from the left."""
        return [column.heading for column in self._columns]

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(500, self._head_height() + _ROWS * _ROW + 2 * _MARGIN)

    def _head_height(self) -> int:
        return _MOST_LINES * (_PIXELS + 4) + 2 * _PAD

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the paper, the heads and lines for the rows."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.CARD))
        painter.setPen(QPen(QColor(theme.LINE_STRONG), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        whole = sum(column.share for column in self._columns)
        if whole:
            self._draw_table(painter, (self.width() - 2 * _MARGIN) / whole)
        painter.end()

    def _font(self, scale: float) -> QFont:
        """As large as leaves every word whole, as on paper."""
        for pixels in range(_PIXELS, _LEAST_PIXELS, -1):
            font = sized(self.font(), pixels, True)
            metrics = QFontMetrics(font)
            if all(
                metrics.horizontalAdvance(word) <= column.share * scale - 2 * _PAD
                for column in self._columns
                for word in column.heading.split()
            ):
                return font
        return sized(self.font(), _LEAST_PIXELS, True)

    def _draw_table(self, painter: QPainter, scale: float) -> None:
        font = self._font(scale)
        head = self._head_height()
        left, top, high = float(_MARGIN), float(_MARGIN), head + _ROWS * _ROW
        wide = sum(column.share for column in self._columns) * scale
        painter.fillRect(QRectF(left, top, wide, head), QColor(theme.GREY_PALE))
        painter.setFont(font)
        for column in self._columns:
            box = QRectF(left, top, column.share * scale, head)
            lines = wrapped(column.heading, font, int(box.width()) - 2 * _PAD, _MOST_LINES)
            painter.setPen(QColor(theme.TEXT))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "\n".join(lines))
            painter.setPen(QColor(theme.LINE_STRONG))
            painter.drawLine(round(left), round(top), round(left), round(top + high))
            left = box.right()
        painter.drawLine(round(left), round(top), round(left), round(top + high))
        for n in range(_ROWS + 1):
            at = round(top + head + n * _ROW)
            painter.drawLine(_MARGIN, at, round(left), at)
        painter.drawLine(_MARGIN, _MARGIN, round(left), _MARGIN)
