"""The progress line above the pages: which step this is and which are left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme

_DOT = 24
_GAP = 8
_LINE = 44


class StepLine(QWidget):
    """Numbered dots with their words; what is done has a tick."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__()
        self._words = list(words)
        self._current = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.go(0)

    def go(self, step: int) -> None:
        """Shows that this step is being done."""
        self._current = step
        self.setAccessibleName(f"Langkah {step + 1} dari {len(self._words)}: {self._words[step]}")
        self.update()

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        return font

    def _width_of(self, word: str) -> int:
        # As wide as in bold, so that nothing moves when the step becomes the current one.
        return QFontMetrics(self._bold()).horizontalAdvance(word) + _GAP

    def sizeHint(self) -> QSize:
        """As wide as dots, words and the lines between."""
        words = sum(_DOT + _GAP + self._width_of(word) for word in self._words)
        return QSize(words + (_LINE + _GAP) * (len(self._words) - 1) + 2, _DOT + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, middle = 1.0, self.height() / 2
        for n, word in enumerate(self._words):
            self._dot(painter, QRectF(left, middle - _DOT / 2, _DOT, _DOT), n)
            left += _DOT + _GAP
            painter.setFont(self._bold() if n == self._current else self.font())
            painter.setPen(QColor(theme.TEXT if n == self._current else theme.MUTED))
            room = self._width_of(word)
            painter.drawText(QRectF(left, 0, room, self.height()), Qt.AlignmentFlag.AlignVCenter, word)
            left += room
            if n < len(self._words) - 1:
                painter.setPen(QPen(QColor(theme.BLUE if n < self._current else theme.LINE_STRONG), 1.5))
                painter.drawLine(QPointF(left, middle), QPointF(left + _LINE, middle))
                left += _LINE + _GAP
        painter.end()

    def _dot(self, painter: QPainter, box: QRectF, n: int) -> None:
        reached = n <= self._current
        painter.setPen(QPen(QColor(theme.BLUE if reached else theme.LINE_STRONG), 1.5))
        painter.setBrush(QColor(theme.BLUE if reached else theme.CARD))
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        painter.setFont(self._bold())
        painter.setPen(QColor("#ffffff" if reached else theme.MUTED))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "✓" if n < self._current else str(n + 1))
