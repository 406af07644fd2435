"""The one table model of the program: rows come a page at a time, by key, in the background. It never counts them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.errors import LoketError
from app.ports import UnitOfWork
from ui.operations import Operations

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
Fetch = Callable[[UnitOfWork, int, Row | None], Sequence[Row]]
"""Reads up to so many rows that come after the given one (None: from the top). Called off the UI thread."""

PAGE = 100
KEPT = 1000
"""So many rows at most are read again at once, when what is shown went stale."""
ROW_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column: heading, what it says of a row, a text that its width must hold, and its share of what room is left.

    A `spare` column goes where there is too little room for all: it says what can be read elsewhere. An `unstruck` one
    says why a row is struck through.
    """

    heading: str
    text: Callable[[Row], str]
    widest: str = ""
    share: int = 0
    right: bool = False
    spare: bool = False
    unstruck: bool = False


class PagedTable(QAbstractTableModel):
    """Rows of any kind. `arrived` tells after each page whether there are any rows; `reading` when one is under way.

    `struck` says which rows are no longer in force: they are drawn grey and struck through.
    """

    arrived = Signal(bool)
    reading = Signal(bool)
    recolumned = Signal()

    def __init__(
        self,
        ops: Operations,
        columns: Sequence[Column[Any]],
        identity: Callable[[Any], Hashable],
        parent: QObject | None = None,
        struck: Callable[[Any], bool] = lambda _row: False,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.struck = struck
        self._ops = ops
        self._identity = identity
        self._fetch: Fetch[Any] | None = None
        self._rows: list[Any] = []
        self._more = False
        self._reading = False
        self._asked = 0

    def set_columns(self, columns: Sequence[Column[Any]]) -> None:
        """Shows the rows in other columns."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self.endResetModel()
        self.recolumned.emit()

    @property
    def shown(self) -> bool:
        """Whether it was told yet what to show."""
        return self._fetch is not None

    def show(self, fetch: Fetch[Any]) -> None:
        """Shows other rows from the top; those shown now stay until the first page is there."""
        self._fetch = fetch
        self._start_over(PAGE)

    def reload(self) -> None:
        """Reads what is shown anew, as far down as the officer had come."""
        if self._fetch is not None:
            self._start_over(min(max(len(self._rows), PAGE), KEPT))

    def _start_over(self, limit: int) -> None:
        self._asked += 1
        asked, fetch = self._asked, self._fetch
        assert fetch is not None

        def replaced(rows: Sequence[Any]) -> None:
            if asked == self._asked:
                self.beginResetModel()
                self._take(rows, limit, [])
                self.endResetModel()
                self._tell()

        self._read(lambda uow: fetch(uow, limit, None), replaced, asked)

    def canFetchMore(self, parent: Index = _ROOT) -> bool:
        """Whether there may be rows below, and none are on their way."""
        return not parent.isValid() and self._more and not self._reading

    def fetchMore(self, parent: Index = _ROOT) -> None:
        """Begins to read the next page."""
        if not self.canFetchMore(parent):
            return
        asked, fetch, last = self._asked, self._fetch, self._rows[-1]
        assert fetch is not None

        def added(rows: Sequence[Any]) -> None:
            if asked != self._asked:
                return
            if rows:
                first = len(self._rows)
                self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
                self._take(rows, PAGE, self._rows)
                self.endInsertRows()
            else:
                self._take((), PAGE, self._rows)
            self._tell()

        self._read(lambda uow: fetch(uow, PAGE, last), added, asked)

    def _read(self, work: Callable[[UnitOfWork], Any], done: Callable[[Any], None], asked: int) -> None:
        def failed(error: LoketError) -> None:
            if asked == self._asked:
                self._reading = self._more = False
                self.reading.emit(False)
            self._ops.failed.emit(error)

        self._reading = True
        self.reading.emit(True)
        self._ops.read(work, done, failed, owner=self)

    def _take(self, rows: Sequence[Any], limit: int, above: list[Any]) -> None:
        above.extend(rows)
        self._rows = above
        self._more = len(rows) == limit
        self._reading = False

    def _tell(self) -> None:
        self.reading.emit(False)
        self.arrived.emit(bool(self._rows))

    def row(self, number: int) -> Any:
        """The row shown at that place; None where there is none."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def identity_at(self, number: int) -> Hashable | None:
        """What tells the row at that place from all others."""
        return self._identity(self._rows[number]) if 0 <= number < len(self._rows) else None

    def place_of(self, identity: Hashable) -> int:
        """Where that row is among those read so far; -1 where it is not."""
        return next((n for n, row in enumerate(self._rows) if self._identity(row) == identity), -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many rows were read so far."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell says; the row itself under ROW_ROLE. All of it is in memory."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(self._rows[index.row()])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _aligned(column)
        return self._rows[index.row()] if role == ROW_ROLE else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The headings."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].heading
        return _aligned(self.columns[section]) if role == Qt.ItemDataRole.TextAlignmentRole else None


def _aligned(column: Column[Any]) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
