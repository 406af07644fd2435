"""The lines of a list that is all in memory: one model for every list, each adds only what is its own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from ui.widgets.basics import tip

LINE_ROLE = Qt.ItemDataRole.UserRole
"""Under this role a row gives its whole line, for painting."""
_Index = QModelIndex | QPersistentModelIndex


class LineModel(QAbstractListModel):
    """`lines` are what is shown. A model of its own says what a line is (`identity`), says and explains."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[Any, ...] = ()

    def identity(self, line: Any) -> object:
        """What stays the same while the words of a line change."""
        raise NotImplementedError

    def words(self, line: Any) -> str:
        """What the line says, also to who jumps to it by typing."""
        return line.spoken

    def spoken(self, line: Any) -> str:
        """What a screen reader says of the line."""
        return self.words(line)

    def explained(self, line: Any) -> str:
        """What stands in the tooltip, '' for none."""
        return ""

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many lines."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The line itself, or its words."""
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line = self.lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(line)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(line)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self.explained(line)) or None
        return None

    def row_of(self, identity: object) -> int:
        """The row of the line with that identity, -1 when it is not here."""
        return next((n for n, line in enumerate(self.lines) if self.identity(line) == identity), -1)

    def show_lines(self, lines: Iterable[Any]) -> None:
        """Shows these lines. Where only their words changed nothing moves; else the list is laid anew."""
        fresh, old = tuple(lines), self.lines
        if [self.identity(line) for line in fresh] != [self.identity(line) for line in old]:
            self.lay_anew(fresh)
            return
        self.lines = fresh
        for n, (before, after) in enumerate(zip(old, fresh, strict=True)):
            if before != after:
                self.dataChanged.emit(self.index(n), self.index(n))

    def lay_anew(self, lines: Iterable[Any]) -> None:
        """Shows these lines as another list: the place of the keyboard is forgotten."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()


class NarrowedModel(LineModel):
    """Those of all lines that fit what was typed."""

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[Any, ...] = ()
        self._typed = ""

    def fits(self, line: Any, typed: str) -> bool:
        """Whether a line is kept."""
        raise NotImplementedError

    def fill(self, lines: Iterable[Any]) -> None:
        """Other lines, or the same ones changed."""
        self._all = tuple(lines)
        self.narrow(self._typed)

    def narrow(self, typed: str) -> None:
        """Keeps those that fit."""
        self._typed = typed
        self.lay_anew(line for line in self._all if self.fits(line, typed))
