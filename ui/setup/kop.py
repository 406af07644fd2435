"""The letterhead as it will print, drawn small while it is typed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.model.papers import Letterhead
from ui import theme

# The measures of reports.letterhead in millimetres and points; a letter's text is 165 mm wide.
_TEXT_MM = 165.0
_EMBLEM_MM = (20.0, 24.0)
_GAP_MM = 5.0
_POINT_MM = 25.4 / 72
_MARGIN = 16


class KopPreview(QWidget):
    """Paints a letterhead on white paper, as wide as it is given."""

    def __init__(self) -> None:
        super().__init__()
        self._head = Letterhead((), ())
        self._emblem = QImage()
        self._number = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Contoh kop surat")

    def show_head(self, head: Letterhead, emblem: QImage, number: str = "") -> None:
        """Shows this letterhead with this picture (none when null) and, below it, a number as a letter has it."""
        self._head = head
        self._number = number
        self._emblem = emblem
        self.setAccessibleDescription(". ".join((*head.lines, *head.contact)))
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the tallest usual head."""
        return QSize(480, 190)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws paper, emblem, lines and the two rules."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(theme.LINE))
        painter.setBrush(QColor("#ffffff"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        mm = (self.width() - 2 * _MARGIN) / _TEXT_MM
        taken = (_EMBLEM_MM[0] + _GAP_MM) * mm if not self._emblem.isNull() else 0.0
        lines = self._fonts(mm, self.width() - 2 * _MARGIN - taken)
        text_high = sum(QFontMetricsF(font).height() for _, font in lines)
        band = max(text_high, _EMBLEM_MM[1] * mm if taken else 0.0)
        if taken:
            self._draw_emblem(
                painter, QRectF(_MARGIN, _MARGIN + (band - _EMBLEM_MM[1] * mm) / 2, *self._emblem_size(mm))
            )
        painter.setPen(QColor("#000000"))
        room = self.width() - 2 * _MARGIN
        # As on paper: the middle of the line, aside only where the text would touch the emblem.
        widest = max((QFontMetricsF(font).horizontalAdvance(text) for text, font in lines), default=0.0)
        shift = taken if widest > room - 2 * taken else 0.0
        at = _MARGIN + (band - text_high) / 2
        for text, font in lines:
            high = QFontMetricsF(font).height()
            painter.setFont(font)
            painter.drawText(QRectF(_MARGIN + shift, at, room - shift, high), Qt.AlignmentFlag.AlignCenter, text)
            at += high
        below = self._rules(painter, _MARGIN + band + 2.6 * mm, mm)
        self._draw_title(painter, below + 5 * mm, mm)
        painter.end()

    def _draw_title(self, painter: QPainter, at: float, mm: float) -> None:
        """The first lines of a letter, so that the head is seen in its place."""
        for text, bold in (("SURAT KETERANGAN", True), (f"NOMOR : {self._number}" if self._number else "", False)):
            font = _fitted(text, 12, bold, mm, self.width() - 2 * _MARGIN)
            font.setUnderline(bold)
            high = QFontMetricsF(font).height()
            painter.setFont(font)
            painter.drawText(QRectF(0, at, self.width(), high), Qt.AlignmentFlag.AlignCenter, text)
            at += high

    def _emblem_size(self, mm: float) -> tuple[float, float]:
        return _EMBLEM_MM[0] * mm, _EMBLEM_MM[1] * mm

    def _draw_emblem(self, painter: QPainter, box: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self._emblem.size().scaled(box.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRectF(0, 0, size.width(), size.height())
        target.moveCenter(box.center())
        painter.drawImage(target, self._emblem)

    def _fonts(self, mm: float, room: float) -> list[tuple[str, QFont]]:
        made: list[tuple[str, QFont]] = []
        lines = [line for line in self._head.lines if line]
        for n, line in enumerate(lines):
            last = n == len(lines) - 1
            made.append((line, _fitted(line, 18 if last else 14, last, mm, room)))
        made += [(line, _fitted(line, 10, False, mm, room)) for line in self._head.contact if line]
        return made

    def _rules(self, painter: QPainter, at: float, mm: float) -> float:
        left, wide = float(_MARGIN), float(self.width() - 2 * _MARGIN)
        thick = max(2.0, 2.4 * _POINT_MM * mm)
        painter.fillRect(QRectF(left, at, wide, thick), QColor("#000000"))
        painter.fillRect(QRectF(left, at + thick + 2, wide, 1), QColor("#000000"))
        return at + thick + 3


def _fitted(text: str, points: float, bold: bool, mm: float, room: float) -> QFont:
    """The paper's face at that size, smaller where the line would not fit."""
    font = QFont()
    font.setFamilies(["Arial", "Liberation Sans"])
    font.setBold(bold)
    pixels = max(6, round(points * _POINT_MM * mm))
    font.setPixelSize(pixels)
    while pixels > 6 and QFontMetricsF(font).horizontalAdvance(text) > room:
        pixels -= 1
        font.setPixelSize(pixels)
    return font
