"""Files to tick: Space, Enter or a click ticks the line, and a line that was just scanned stands out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from ui import theme
from ui.board.stack_words import TickLine
from ui.widgets.line_model import LINE_ROLE, LineModel
from ui.widgets.painting import draw_chip, draw_text, draw_tick, sized
from ui.widgets.scan import for_the_screen

_Index = QModelIndex | QPersistentModelIndex
_HEIGHT = 52
_BOX = 24
_SIDE = 14


class TickModel(LineModel):
    """The lines of the files."""

    lines: tuple[TickLine, ...]

    def identity(self, line: TickLine) -> int:
        """The file, whether it is ticked or not."""
        return line.id

    def explained(self, line: TickLine) -> str:
        """The whole line, however narrow the list."""
        return "\n".join(part for part in (line.name, line.about, line.chip, line.error) if part)


class TickList(QListView):
    """`toggled` carries the id of the file whose tick was asked for."""

    toggled = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.lines = TickModel()
        self.setObjectName("bare")
        self.setAccessibleName(name)
        self.setModel(self.lines)
        self.setItemDelegate(_TickDelegate(self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)

    def show_lines(self, lines: Sequence[TickLine]) -> None:
        """Shows these lines; the place of the keyboard stays, a line that was just scanned comes into sight."""
        row = self.currentIndex().row()
        current = self.lines.lines[row].id if 0 <= row < len(self.lines.lines) else 0
        self.lines.show_lines(lines)
        fresh = next((n for n, line in enumerate(self.lines.lines) if line.fresh), -1)
        found = fresh if fresh >= 0 else self.lines.row_of(current)
        if found >= 0:
            self.setCurrentIndex(self.lines.index(found))
            self.scrollTo(self.lines.index(found))

    def walk(self, step: int) -> None:
        """The keyboard goes up or down by so many lines, wherever the focus is."""
        last = len(self.lines.lines) - 1
        if last >= 0:
            row = self.currentIndex().row()
            self.setCurrentIndex(self.lines.index(min(last, max(0, row + step))))

    def toggle_current(self) -> None:
        """Ticks the line under the keyboard, or takes its tick away."""
        row = self.currentIndex().row()
        if 0 <= row < len(self.lines.lines):
            self.toggled.emit(self.lines.lines[row].id)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click anywhere on the line ticks it."""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.indexAt(event.position().toPoint()).isValid():
            self.toggle_current()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks; digits, Enter and Esc belong to the dialog: a scan can come at any moment."""
        if event.key() == Qt.Key.Key_Space:
            self.toggle_current()
        elif for_the_screen(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Entered with Tab, a line is under the keyboard at once."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.lines.lines:
            self.setCurrentIndex(self.lines.index(0))
        self.viewport().update()


class _TickDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """All lines are equally tall."""
        return QSize(220, _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The box, name and state, below them number and service, or why the file stays."""
        line: TickLine = index.data(LINE_ROLE)
        box = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.fresh:
            painter.fillRect(box, QColor(theme.GREEN_PALE))
            painter.fillRect(QRect(box.left(), box.top(), 4, box.height()), QColor(theme.GREEN))
        view = option.widget
        # Drawn also while the scan line has the focus: its arrows and Space work on this line.
        if isinstance(view, QListView) and view.currentIndex() == index:
            painter.setPen(QPen(QColor(theme.BLUE), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(5, 2, -6, -4), 6, 6)
        painter.setPen(QColor(theme.LINE_SOFT))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        left, right = box.left() + _SIDE, box.right() - _SIDE
        draw_tick(painter, QRect(left, box.top() + (_HEIGHT - _BOX) // 2, _BOX, _BOX), line.ticked, line.able)
        left += _BOX + 12
        edge = draw_chip(painter, right, box.top() + 7, line.chip, line.kind, 12) - 10 if line.chip else right
        colour = theme.TEXT if line.able or line.ticked else theme.MUTED
        draw_text(painter, QRect(left, box.top() + 6, edge - left, 21), line.name, sized(option.font, 14, True), colour)
        small, below = sized(option.font, 13), QRect(left, box.top() + 27, right - left, 19)
        if line.error:
            draw_text(painter, below, line.error, small, theme.RED)
        else:
            draw_text(painter, below, line.about, small, theme.MUTED)
        painter.restore()
