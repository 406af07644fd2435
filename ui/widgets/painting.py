"""What delegates draw with: fonts, a chip, a line of text that ends in … where it does not fit."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ui import theme

_MAY_BREAK = "\u200b"


def sized(font: QFont, pixels: int, bold: bool = False) -> QFont:
    """The font in another size."""
    made = QFont(font)
    made.setPixelSize(pixels)
    if bold:
        made.setWeight(QFont.Weight.DemiBold)
    return made


def draw_chip(painter: QPainter, right: int, top: int, text: str, kind: str, pixels: int = 12) -> int:
    """Draws a chip that ends at `right`; where it begins."""
    font = sized(painter.font(), pixels, True)
    metrics = QFontMetrics(font)
    width, height = metrics.horizontalAdvance(text) + 2 * (pixels - 4), metrics.height() + 4
    box = QRect(right - width, top, width, height)
    back, front = theme.CHIPS[kind]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(back))
    painter.drawRoundedRect(box, height / 2, height / 2)
    painter.setPen(QColor(front))
    painter.setFont(font)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    return box.left()


def draw_ground(painter: QPainter, option: QStyleOptionViewItem, *, edge: bool = False) -> None:
    """What a line of a list stands on: pale blue where it is chosen (`edge`: with a blue edge), a thin line below."""
    box = option.rect
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(box, QColor(theme.BLUE_PALE))
        if edge:
            painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), QColor(theme.BLUE))
    painter.setPen(QColor(theme.LINE_SOFT))
    painter.drawLine(box.bottomLeft(), box.bottomRight())


def draw_tick(painter: QPainter, box: QRect, ticked: bool, able: bool = True) -> None:
    """Draws a box of 24 pixels to tick, green when ticked, pale where it cannot be."""
    if not ticked:
        painter.setPen(QPen(QColor("#8b98ab" if able else theme.LINE), 1.6))
        painter.setBrush(QColor(theme.CARD if able else theme.GREY_PALE))
        painter.drawRoundedRect(box, 5, 5)
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.GREEN))
    painter.drawRoundedRect(box, 5, 5)
    pen = QPen(QColor("#ffffff"), 2.4)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    left, top = box.left(), box.top()
    painter.drawPolyline([QPoint(left + 6, top + 12), QPoint(left + 10, top + 16), QPoint(left + 18, top + 7)])


def wrapped(text: str, font: QFont, width: int, most: int) -> list[str]:
    """The text in lines of that width, `most` of them; what does not fit ends in …. Numbers may break after a slash."""
    metrics = QFontMetrics(font)
    if metrics.horizontalAdvance(text) <= width or most < 2:
        return [metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)] if text else []
    layout = QTextLayout(text.replace("/", f"/{_MAY_BREAK}"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    whole = layout.text()
    lines = [whole[first:last] for first, last in pairwise((*starts, len(whole)))]
    lines = [line.replace(_MAY_BREAK, "").rstrip() for line in lines]
    if len(lines) == 1:  # a hair wider than its room when counted in whole pixels
        return lines
    return [*lines[:-1], metrics.elidedText(lines[-1], Qt.TextElideMode.ElideRight, width)]


def draw_text(painter: QPainter, box: QRect, text: str, font: QFont, colour: str, *, right: bool = False) -> None:
    """One line of text, cut with … where it does not fit."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, cut)
