"""How a paged table is shown: rows chosen whole, Enter opens, the next page is read before the last row is in sight."""

from __future__ import annotations

from collections.abc import Hashable
from html import escape
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionHeader,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from ui import theme
from ui.widgets.book_table import BookTable
from ui.widgets.paged_table import PagedTable
from ui.widgets.painting import draw_ground, wrapped
from ui.widgets.type_ahead import is_typed

_AHEAD = 40
"""So many rows before the end the next page is asked for: more than a press of Page Down."""
_SIDE = 6
_CELL_MARGIN = 2 * _SIDE + 2
_HEAD_PAD = 8
_SLOW_MS = 300


class _CellDelegate(QStyledItemDelegate):
    """Draws a cell by hand: the stylesheet would ask a dozen questions of each and take ten times as long."""

    def __init__(self, parent: QTableView, lines: int) -> None:
        super().__init__(parent)
        self._lines = lines

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The text, cut with … where it does not fit, above a thin line. `lines` of it at most."""
        box = option.rect
        draw_ground(painter, option)
        model = index.model()
        if not isinstance(model, PagedTable):
            return
        column = model.columns[index.column()]
        row = model.row(index.row())
        struck = model.struck(row)
        room = box.adjusted(_SIDE, 0, -_SIDE, 0)
        lines = wrapped(column.text(row), option.font, room.width(), self._lines)
        side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        painter.setPen(QColor(theme.MUTED if struck else theme.TEXT))
        high = option.fontMetrics.lineSpacing()
        top = room.center().y() - high * len(lines) // 2
        for n, said in enumerate(lines):
            line = QRect(room.left(), top + n * high, room.width(), high)
            painter.drawText(line, side | Qt.AlignmentFlag.AlignVCenter, said)
            if struck and not column.unstruck:
                wide = min(room.width(), option.fontMetrics.horizontalAdvance(said))
                left = room.right() - wide if column.right else room.left()
                painter.drawLine(left, line.center().y() + 1, left + wide, line.center().y() + 1)


class _Heads(QHeaderView):
    """Headings that go on in a second line where their column is narrow."""

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, index: int) -> None:
        """Lets the words wrap: the model may only say at which side they stand."""
        super().initStyleOptionForIndex(option, index)
        option.textAlignment = Qt.AlignmentFlag(int(option.textAlignment) | Qt.TextFlag.TextWordWrap)


class PagedView(BookTable):
    """A table over a PagedTable. `opened` carries the row that was opened, `chosen` the one now chosen or None.

    A cell has up to `lines` lines. Where the columns need more room than there is, the table scrolls sideways.
    """

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(self, model: PagedTable, name: str, lines: int = 1) -> None:
        super().__init__(name, theme.BOOK_ROW if lines == 1 else theme.BOOK_ROW_OF_TWO)
        self._model = model
        self._lines = lines
        self._kept: object = None
        self._wanted: Hashable | None = None
        self._left_out: frozenset[int] = frozenset()
        if lines > 1:
            self.setHorizontalHeader(_Heads(Qt.Orientation.Horizontal, self))
        self.setModel(model)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setItemDelegate(_CellDelegate(self, lines))
        self._measure()
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        self.verticalScrollBar().valueChanged.connect(self._read_ahead)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._choose_kept)
        model.recolumned.connect(self._recolumn)

    def _measure(self) -> None:
        """Learns how wide each column must be at least."""
        self.ensurePolished()  # only then are the letters as large as the theme wants them
        bold = QFont(self.font())
        bold.setBold(True)
        heading, cell = QFontMetrics(bold), QFontMetrics(self.font())
        self._least = [
            max(
                cell.horizontalAdvance(column.widest),
                # A heading may have as many lines as a cell, but no word of it is cut.
                *(
                    heading.horizontalAdvance(word)
                    for word in (column.heading.split() if self._lines > 1 else (column.heading,))
                ),
            )
            + _CELL_MARGIN
            for column in self._model.columns
        ]
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        if self._lines > 1:
            head.setFixedHeight(heading.lineSpacing() * self._lines + 2 * _HEAD_PAD)

    def leave_out(self, columns: frozenset[int]) -> None:
        """Hides columns that say nothing of the rows now shown; the others get their room."""
        if columns != self._left_out:
            self._left_out = columns
            self._share_room()

    def _recolumn(self) -> None:
        self._measure()
        self._share_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives the columns their shares of the room; where there is too little, spare ones go, the last first."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        columns, width = self._model.columns, self.viewport().width()
        shown = [n for n in range(len(columns)) if n not in self._left_out]
        for n in reversed(range(len(columns))):
            if n in shown and columns[n].spare and sum(self._least[m] for m in shown) > width:
                shown.remove(n)
        room = max(0, width - sum(self._least[n] for n in shown))
        shares = sum(columns[n].share for n in shown)
        for n, column in enumerate(columns):
            self.setColumnHidden(n, n not in shown)
            if n in shown:
                part = room * column.share // shares if shares else 0
                room, shares = room - part, shares - column.share
                self.setColumnWidth(n, self._least[n] + part)

    @property
    def current(self) -> Any:
        """The row now chosen, or None."""
        return self._model.row(self.currentIndex().row())

    def choose(self, number: int) -> None:
        """Chooses the row at that place and brings it into sight."""
        self.setCurrentIndex(self._model.index(number, 0))

    def choose_when_read(self, identity: Hashable) -> None:
        """Chooses that row as soon as the rows were read anew, if it is among them."""
        self._wanted = identity

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        """Tells which row is now chosen."""
        super().currentChanged(current, previous)
        self.chosen.emit(self._model.row(current.row()))

    def _keep(self) -> None:
        self._kept = self._model.identity_at(self.currentIndex().row())

    def _choose_kept(self) -> None:
        if self._model.rowCount():
            wanted = -1 if self._wanted is None else self._model.place_of(self._wanted)
            self._wanted = None if wanted >= 0 else self._wanted
            self.choose(wanted if wanted >= 0 else max(0, self._model.place_of(self._kept)))
        else:
            self.chosen.emit(None)

    def _read_ahead(self) -> None:
        last = self.rowAt(self.viewport().height() - 1)
        if last < 0 or last + _AHEAD >= self._model.rowCount():
            self._model.fetchMore()

    def _open(self, number: int) -> None:
        row = self._model.row(number)
        if row is not None:
            self.opened.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row; Home and End go to the first and the last that was read."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~_KEYPAD:
            self._open(self.currentIndex().row())
        elif is_typed(event):
            event.ignore()  # for the search field of the screen
        elif event.key() == Qt.Key.Key_Home:
            self.choose(0)
        elif event.key() == Qt.Key.Key_End:
            self.choose(self._model.rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Shows the whole text of a cell that is cut off, and of no other."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            said = str(index.data() or "")
            room = self.columnWidth(index.column()) - 2 * _SIDE
            cut = "…" in "".join(wrapped(said, self.font(), room, self._lines)[-1:]) and not said.endswith("…")
            QToolTip.showText(event.globalPos(), f"<p>{escape(said)}</p>" if cut else "", self)
            return True
        return super().viewportEvent(event)


_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class SlowNote(QLabel):
    """Says 'Mencari…' when a page takes longer than a moment."""

    def __init__(self, model: PagedTable) -> None:
        super().__init__("Mencari…")
        self.setObjectName("muted")
        self.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SLOW_MS)
        self._timer.timeout.connect(self.show)
        model.reading.connect(self._turn)

    def _turn(self, reading: bool) -> None:
        if reading:
            self._timer.start()
        else:
            self._timer.stop()
            self.hide()
