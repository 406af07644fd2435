"""A small table of people beside a form: what is typed is kept for each row until it is saved."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent
from PySide6.QtWidgets import QHeaderView

from ui import theme
from ui.widgets.basics import tip
from ui.widgets.book_table import BookTable

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: its key, its texts, and whether it is faint (empty, over), marked (changed, not saved) or pressing."""

    key: Hashable
    cells: tuple[str, ...]
    faint: bool = False
    marked: bool = False
    pressing: bool = False


class RowsModel(QAbstractTableModel):
    """A handful of rows, all in memory."""

    def __init__(self, headings: Sequence[str]) -> None:
        super().__init__()
        self._headings = tuple(headings)
        self.rows: tuple[TableRow, ...] = ()

    def fill(self, rows: Sequence[TableRow]) -> None:
        """Other rows; only what differs is drawn anew where the keys are the same."""
        same = [row.key for row in rows] == [row.key for row in self.rows]
        if not same:
            self.beginResetModel()
        self.rows = tuple(rows)
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(self._headings) - 1))

    def row_of(self, key: Hashable) -> int:
        """Where a key stands; -1 when nowhere."""
        return next((n for n, row in enumerate(self.rows) if row.key == key), -1)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """How many rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """How many columns."""
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Texts; faint rows in grey italics, changed ones in amber; of a pressing one the last column."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.cells[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(row.cells[index.column()])
        if role == Qt.ItemDataRole.ForegroundRole and index.column() > 0 and (row.faint or row.marked):
            return QColor(theme.AMBER if row.marked else theme.MUTED)
        last = index.column() == len(self._headings) - 1
        if role == Qt.ItemDataRole.ForegroundRole and last and row.pressing:
            return QColor(theme.AMBER)
        if role == Qt.ItemDataRole.FontRole and index.column() > 0 and row.faint:
            font = QFont()
            font.setItalic(True)
            return font
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Headings."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


class RowsView(BookTable):
    """Shows the rows; `chosen` carries the key of the current one, Enter is `opened`."""

    chosen = Signal(object)
    opened = Signal()

    def __init__(self, model: RowsModel, name: str, stretch: Sequence[int]) -> None:
        super().__init__(name, theme.ROW_HEIGHT)
        self._model = model
        self.setModel(model)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        for n in range(model.columnCount()):
            kind = QHeaderView.ResizeMode.Stretch if n in stretch else QHeaderView.ResizeMode.ResizeToContents
            head.setSectionResizeMode(n, kind)
        self.selectionModel().currentRowChanged.connect(self._current)
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    @property
    def key(self) -> Hashable | None:
        """The key of the current row."""
        at = self.currentIndex().row()
        return self._model.rows[at].key if 0 <= at < len(self._model.rows) else None

    def choose(self, key: Hashable | None) -> None:
        """Makes a row the current one; the first when there is none with that key."""
        if self._model.rows:
            self.setCurrentIndex(self._model.index(max(self._model.row_of(key), 0), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the form."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
            return
        super().keyPressEvent(event)

    def _current(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self._model.rows[index.row()].key)
