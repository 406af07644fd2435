"""A list to tick in a form: which of the reserved numbers are meant."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from ui.widgets.fields import Field

_ROW = 30
_MOST_ROWS = 8


class ChecksField(Field):
    """Lines with a tick each, all ticked to begin with; space turns the one under the keyboard."""

    def __init__(self, caption: str, lines: Mapping[str, str]) -> None:
        self.list = QListWidget()
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setUniformItemSizes(True)
        for key, text in lines.items():
            item = QListWidgetItem(text, self.list)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            item.setSizeHint(QSize(0, _ROW))
        self.list.setCurrentRow(0)
        self.list.setFixedHeight(12 + _ROW * min(max(1, len(lines)), _MOST_ROWS))
        super().__init__(caption, self.list)
        self.list.itemChanged.connect(lambda _item: self.edited.emit())

    @property
    def value(self) -> tuple[str, ...]:
        """The keys of the ticked lines, in order."""
        items = (self.list.item(n) for n in range(self.list.count()))
        return tuple(
            item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() == Qt.CheckState.Checked
        )

    @value.setter
    def value(self, keys: tuple[str, ...]) -> None:
        for n in range(self.list.count()):
            item = self.list.item(n)
            ticked = item.data(Qt.ItemDataRole.UserRole) in keys
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
