"""Paints the cells of a clock as chips."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.talks.rows import Clock
from ui.widgets.paged_table import ROW_ROLE
from ui.widgets.painting import draw_chip, draw_ground, sized

_SIDE = 8
_PIXELS = 12


class ChipDelegate(QStyledItemDelegate):
    """A cell with the chip that `clock_of` tells of its row; nothing where there is no clock."""

    def __init__(self, parent: QWidget, clock_of: Callable[[Any], Clock]) -> None:
        super().__init__(parent)
        self._clock_of = clock_of

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The chip above a thin line, as in the other cells."""
        box = option.rect
        draw_ground(painter, option)
        clock = self._clock_of(index.data(ROW_ROLE))
        if not clock.text:
            return
        metrics = QFontMetrics(sized(option.font, _PIXELS, True))
        width = metrics.horizontalAdvance(clock.text) + 2 * (_PIXELS - 4)
        painter.save()
        painter.setFont(option.font)
        top = box.center().y() - (metrics.height() + 4) // 2 + 1
        draw_chip(painter, box.left() + _SIDE + width, top, clock.text, clock.kind, _PIXELS)
        painter.restore()
