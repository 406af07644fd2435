"""Rows of a list of services: the title over as many lines as it needs, a small line below, perhaps a chip."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import theme
from ui.widgets.line_model import LINE_ROLE
from ui.widgets.painting import draw_chip

_Index = QModelIndex | QPersistentModelIndex
_WRAP = int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)
_LEFT, _RIGHT, _AROUND = 14, 10, 8
_CHIP_RISE = 15
"""How far above the lower edge of its line a chip begins."""


@dataclass(frozen=True, slots=True)
class ListLine:
    """What one row shows. `chip` is its words and its kind; `muted` greys the title."""

    title: str
    below: str
    chip: tuple[str, str] = ("", "quiet")
    muted: bool = False


class ListLineDelegate(QStyledItemDelegate):
    """Paints the rows of a view; `line_of` reads the user data of a row. A blue edge marks the chosen one."""

    def __init__(self, view: QAbstractItemView, line_of: Callable[[Any], ListLine]) -> None:
        super().__init__(view)
        self._line_of = line_of

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """The title, over as many lines as it needs, and the line below it."""
        line = self._line_of(index.data(LINE_ROLE))
        # As wide as the row is painted: when the scroll bar comes or goes, the list lays its rows out anew.
        view = option.widget
        room = view.viewport().width() if isinstance(view, QAbstractItemView) else 260
        width = room - _LEFT - _RIGHT
        title = option.fontMetrics.boundingRect(QRect(0, 0, width, 400), _WRAP, line.title)
        return QSize(160, title.height() + option.fontMetrics.height() + 2 * _AROUND + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draws one row."""
        line = self._line_of(index.data(LINE_ROLE))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(box, QColor(theme.BLUE_PALE))
            painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), QColor(theme.BLUE))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), QColor(theme.LINE))
        inner = box.adjusted(_LEFT, _AROUND, -_RIGHT, -_AROUND)
        small = QFont(option.font)
        small.setPointSizeF(option.font.pointSizeF() - 1.5)
        metrics = QFontMetrics(small)
        # Not bold when chosen: the title would need more lines than its row has.
        painter.setFont(option.font)
        painter.setPen(QColor(theme.BLUE_TEXT if chosen else theme.MUTED if line.muted else theme.TEXT))
        painter.drawText(inner.adjusted(0, 0, 0, -metrics.height()), _WRAP, line.title)
        room = inner.width()
        if line.chip[0]:
            room = draw_chip(painter, inner.right() + 1, inner.bottom() - _CHIP_RISE, *line.chip) - inner.left() - 8
        painter.setFont(small)
        painter.setPen(QColor(theme.MUTED))
        below = metrics.elidedText(line.below, Qt.TextElideMode.ElideRight, room)
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft), below)
        painter.restore()
