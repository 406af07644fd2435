"""What should be settled before a month is closed: each line leads to its file, a long list of one kind opens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.model.books import Problem
from app.rules.month.problem_groups import ProblemGroup, pressing_first
from ui import theme
from ui.reports.words import PROBLEM_CHIPS
from ui.widgets.line_model import LINE_ROLE, LineModel
from ui.widgets.painting import draw_chip, draw_text, sized

_LINE = 32
_CHIP_ROOM = 122
_CHIP_EDGES = 16
_INDENT = 18
_CLOSED, _OPENED = "▸", "▾"


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """A line of the list: a problem, or the head of a long list of them."""

    kind: str
    text: str
    problem: Problem | None = None
    inside: bool = False

    @property
    def head(self) -> bool:
        """Whether it opens and closes a list."""
        return self.problem is None


class ProblemModel(LineModel):
    """The problems of a period; long lists of a kind are closed at first."""

    lines: tuple[ProblemLine, ...]

    def __init__(self) -> None:
        super().__init__()
        self._groups: tuple[ProblemGroup, ...] = ()
        self._open: set[str] = set()

    def show(self, problems: Sequence[Problem]) -> None:
        """Replaces the list; what was opened stays open."""
        self._groups = pressing_first(problems)
        self._lay_out()

    def toggle(self, kind: str) -> None:
        """Opens or closes the list of a kind."""
        self._open ^= {kind}
        self._lay_out()

    def is_open(self, kind: str) -> bool:
        """Whether the list of a kind is open."""
        return kind in self._open

    def _lay_out(self) -> None:
        lines: list[ProblemLine] = []
        for group in self._groups:
            if group.long:
                sign = _OPENED if group.kind in self._open else _CLOSED
                lines.append(ProblemLine(group.kind, f"{sign}  {group.words}"))
            if not group.long or group.kind in self._open:
                lines += [ProblemLine(group.kind, one.sentence, one, group.long) for one in group.problems]
        self.lay_anew(lines)

    def head_of(self, row: int) -> int:
        """The line that opens the list in which this one stands; the line itself where there is none."""
        line = self.lines[row]
        return next((n for n in range(row, -1, -1) if self.lines[n].head and self.lines[n].kind == line.kind), row)

    def identity(self, line: ProblemLine) -> ProblemLine:
        """The whole line."""
        return line

    def words(self, line: ProblemLine) -> str:
        """The sentence."""
        return line.text

    def spoken(self, line: ProblemLine) -> str:
        """The kind and the sentence, without the sign of an open list."""
        return f"{line.kind}: {line.text.lstrip(_CLOSED + _OPENED).strip()}"


class _Painter(QStyledItemDelegate):
    """Chip and sentence on one line; what stands inside a list is indented and needs no chip."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One line."""
        return QSize(200, _LINE)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draws the line."""
        line: ProblemLine = index.data(LINE_ROLE)
        box = option.rect  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.BLUE_PALE))
            painter.drawRoundedRect(box.adjusted(2, 1, -2, -1), 6, 6)
        if not line.inside:
            painter.setFont(option.font)  # type: ignore[attr-defined]
            bold = sized(option.font, 12, True)  # type: ignore[attr-defined]
            wide = QFontMetrics(bold).horizontalAdvance(line.kind) + _CHIP_EDGES
            kind = PROBLEM_CHIPS.get(line.kind, "quiet")
            draw_chip(painter, box.left() + 8 + wide, box.top() + 7, line.kind, kind)
        font = sized(option.font, 13, line.head)  # type: ignore[attr-defined]
        left = box.left() + 8 + _CHIP_ROOM + (_INDENT if line.inside else 0)
        text = QRect(left, box.top(), box.right() - left - 8, box.height())
        draw_text(painter, text, line.text, font, theme.TEXT)
        painter.restore()


class ProblemList(QListView):
    """The list. `opened` carries the problem on which Enter or a double click fell.

    The head of a long list opens it: a click, Enter, the space bar or the right arrow; the left arrow closes it.
    """

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
        self.doubleClicked.connect(self._open_problem)
        self.clicked.connect(self._toggle)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Replaces the list; the place is kept."""
        row = max(0, self.currentIndex().row())
        self.problems.show(problems)
        if problems:
            self._choose(min(row, self.problems.rowCount() - 1))

    def _choose(self, row: int) -> None:
        self.setCurrentIndex(self.problems.index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the line; on the head of a list also the space bar and the arrows to the side."""
        index, key = self.currentIndex(), event.key()
        line: ProblemLine | None = index.data(LINE_ROLE)
        if line is None:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._toggle(index) if line.head else self._open_problem(index)
        elif line.head and (
            key == Qt.Key.Key_Space
            or (key == Qt.Key.Key_Right and not self.problems.is_open(line.kind))
            or (key == Qt.Key.Key_Left and self.problems.is_open(line.kind))
        ):
            self._toggle(index)
        elif line.inside and key == Qt.Key.Key_Left:
            self._choose(self.problems.head_of(index.row()))
        else:
            super().keyPressEvent(event)

    def _toggle(self, index: QModelIndex) -> None:
        line: ProblemLine | None = index.data(LINE_ROLE)
        if line is not None and line.head:
            row = index.row()
            self.problems.toggle(line.kind)
            self._choose(row)

    def _open_problem(self, index: QModelIndex) -> None:
        line: ProblemLine | None = index.data(LINE_ROLE)
        if line is not None and line.problem is not None:
            self.opened.emit(line.problem)
