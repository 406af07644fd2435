"""What should be settled before a month is closed: a list of which each line leads to its file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.model.books import Problem
from ui import theme
from ui.reports.words import PROBLEM_CHIPS
from ui.widgets.painting import draw_chip, draw_text, sized

_LINE = 32
_CHIP_ROOM = 122
_CHIP_EDGES = 16


class ProblemModel(QAbstractListModel):
    """The problems of a period."""

    def __init__(self) -> None:
        super().__init__()
        self._problems: tuple[Problem, ...] = ()

    def show(self, problems: Sequence[Problem]) -> None:
        """Replaces the list."""
        self.beginResetModel()
        self._problems = tuple(problems)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """How many there are."""
        return 0 if parent.isValid() else len(self._problems)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The sentence, or the problem itself."""
        if not index.isValid():
            return None
        problem = self._problems[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return problem.sentence
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{problem.kind}: {problem.sentence}"
        return problem if role == Qt.ItemDataRole.UserRole else None


class _Painter(QStyledItemDelegate):
    """Chip, sentence and number on one line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One line."""
        return QSize(200, _LINE)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draws the line."""
        problem: Problem = index.data(Qt.ItemDataRole.UserRole)
        box = option.rect  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.BLUE_PALE))
            painter.drawRoundedRect(box.adjusted(2, 1, -2, -1), 6, 6)
        painter.setFont(option.font)  # type: ignore[attr-defined]
        wide = QFontMetrics(sized(option.font, 12, True)).horizontalAdvance(problem.kind) + _CHIP_EDGES  # type: ignore[attr-defined]
        kind = PROBLEM_CHIPS.get(problem.kind, "quiet")
        draw_chip(painter, box.left() + 8 + wide, box.top() + 7, problem.kind, kind)
        font = sized(option.font, 13)  # type: ignore[attr-defined]
        left = box.left() + 8 + _CHIP_ROOM
        text = QRect(left, box.top(), box.right() - left - 8, box.height())
        draw_text(painter, text, problem.sentence, font, theme.TEXT)
        painter.restore()


class ProblemList(QListView):
    """The list. `opened` carries the problem on which Enter or a double click fell."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.problems = ProblemModel()
        self.setModel(self.problems)
        self.setItemDelegate(_Painter(self))
        self.setObjectName("bare")
        self.setAccessibleName("Yang perlu dibereskan")
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(self._open)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Replaces the list; the place is kept."""
        row = max(0, self.currentIndex().row())
        self.problems.show(problems)
        if problems:
            self.setCurrentIndex(self.problems.index(min(row, len(problems) - 1), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the line."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(index.data(Qt.ItemDataRole.UserRole))
