"""The list at left in the stack dialogs: desks, sheets or stacks to choose from, with headings between them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import theme
from ui.board.stack_words import SideLine
from ui.widgets.line_model import LINE_ROLE, LineModel
from ui.widgets.painting import draw_chip, draw_ground, draw_text, sized
from ui.widgets.scan import for_the_screen

_Index = QModelIndex | QPersistentModelIndex
_LINE, _HEADING = 52, 30
_SIDE = 12


def roomy(dialog: QWidget) -> QSize:
    """How large a stack dialog opens: most of a small screen, no more than a hand's breadth of lines on a large one."""
    space = dialog.screen().availableSize()
    return QSize(max(820, min(1240, round(space.width() * 0.75))), max(480, min(860, round(space.height() * 0.84))))


class SideModel(LineModel):
    """The lines. Headings can be neither chosen nor walked on."""

    lines: tuple[SideLine, ...]

    def identity(self, line: SideLine) -> str:
        """Its key; headings have none."""
        return line.key

    def words(self, line: SideLine) -> str:
        """All that the line says."""
        return ", ".join(part for part in (line.title, line.about, line.chip) if part)

    def explained(self, line: SideLine) -> str:
        """The whole line, however narrow the list."""
        return "\n".join(part for part in (line.title, line.about) if part) if line.key else ""

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Only lines with a key can be chosen."""
        if index.isValid() and self.lines[index.row()].key:
            return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.NoItemFlags


class SideList(QListView):
    """`chosen` carries the key of another line that was chosen by hand."""

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._said = True
        self.model_ = SideModel()
        self.setObjectName("bare")
        self.setAccessibleName(name)
        self.setModel(self.model_)
        self.setItemDelegate(_SideDelegate(self))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    @property
    def key(self) -> str:
        """The key of the chosen line, or ''."""
        row = self.currentIndex().row()
        return self.model_.lines[row].key if 0 <= row < len(self.model_.lines) else ""

    def show_lines(self, lines: Sequence[SideLine], key: str | None = None) -> None:
        """Shows these lines and quietly chooses the one with that key; None keeps the one chosen now."""
        wanted = self.key if key is None else key
        self._said = False
        self.model_.show_lines(lines)
        row = self.model_.row_of(wanted) if wanted else -1
        self.setCurrentIndex(self.model_.index(row) if row >= 0 else QModelIndex())
        self._said = True

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        """Tells which line is chosen now."""
        super().currentChanged(current, previous)
        if self._said and self.key:
            self.chosen.emit(self.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits, Enter and Esc belong to the dialog: a scan can come at any moment."""
        if for_the_screen(event):
            event.ignore()
        else:
            super().keyPressEvent(event)


class _SideDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Headings are lower than lines."""
        return QSize(160, _LINE if index.data(LINE_ROLE).key else _HEADING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Title and how many, below them what there is to know."""
        line: SideLine = index.data(LINE_ROLE)
        box = option.rect
        left, right = box.left() + _SIDE, box.right() - _SIDE
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not line.key:
            small = sized(option.font, 12, True)
            draw_text(painter, QRect(left, box.top() + 6, right - left, 20), line.title, small, theme.MUTED)
            painter.restore()
            return
        draw_ground(painter, option, edge=True)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(theme.BLUE), 1))
            painter.drawRect(box.adjusted(0, 0, -1, -1))
        top = box.top() + (7 if line.about else (box.height() - 19) // 2)
        edge = draw_chip(painter, right, top, line.chip, line.kind, 11) - 8 if line.chip else right
        tall = 21 if line.about else box.height() - 12
        title = sized(option.font, 13, True)
        draw_text(painter, QRect(left, box.top() + 6, edge - left, tall), line.title, title, theme.TEXT)
        if line.about:
            small = sized(option.font, 12)
            draw_text(painter, QRect(left, box.top() + 27, right - left, 19), line.about, small, theme.MUTED)
        painter.restore()
