"""A number written large that becomes smaller where it would not fit: a register number is read and copied whole."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

_LARGEST, _SMALLEST = 18, 10


class NumberLabel(QLabel):
    """One bold line, as large as its width allows; it never asks for more room than there is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.pixels = _LARGEST

    def setText(self, text: str) -> None:
        """Another number may need another size."""
        super().setText(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may, too."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """As high as the largest letters: nothing moves when they become smaller."""
        return QSize(0, QFontMetrics(self._sized(_LARGEST)).height())

    def minimumSizeHint(self) -> QSize:
        """As high as that, and as narrow as there is room."""
        return self.sizeHint()

    def _fit(self) -> None:
        sizes = range(_LARGEST, _SMALLEST, -1)
        fits = (n for n in sizes if QFontMetrics(self._sized(n)).horizontalAdvance(self.text()) <= self.width())
        self.pixels = next(fits, _SMALLEST)
        self.setStyleSheet(f"font-size: {self.pixels}px; font-weight: 700;")

    def _sized(self, pixels: int) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(pixels)
        font.setBold(True)
        return font
