"""A field to tick services in: all of them, or some."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from ui import theme
from ui.widgets.fields import Field

_ALL = "Semua layanan"
_ROWS_HIGH = 118
_LOOK = f"QListWidget::item {{ padding: 2px 6px; }} QListWidget:focus {{ border: 2px solid {theme.BLUE}; }}"


class ServiceTicks(Field):
    """`value` are the keys ticked, empty for all. Space ticks; the first line stands for all."""

    def __init__(self, caption: str, services: Sequence[tuple[str, str]]) -> None:
        self.list = QListWidget()
        self.list.setStyleSheet(_LOOK)
        self.list.setFixedHeight(_ROWS_HIGH)
        for key, short in (("", _ALL), *services):
            item = QListWidgetItem(short)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked if key else Qt.CheckState.Checked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        super().__init__(caption, self.list)
        self.list.itemChanged.connect(self._ticked)

    def _ticked(self, item: QListWidgetItem) -> None:
        """All of them and some of them shut each other out; none of them is all."""
        self.list.blockSignals(True)
        every = self.list.item(0)
        others = [self.list.item(n) for n in range(1, self.list.count())]
        if item is every and every.checkState() == Qt.CheckState.Checked:
            for one in others:
                one.setCheckState(Qt.CheckState.Unchecked)
        some = any(one.checkState() == Qt.CheckState.Checked for one in others)
        every.setCheckState(Qt.CheckState.Unchecked if some else Qt.CheckState.Checked)
        self.list.blockSignals(False)
        self.say()
        self.edited.emit()

    @property
    def value(self) -> tuple[str, ...]:
        """The keys ticked, in the order of the list; empty: all."""
        items = (self.list.item(n) for n in range(1, self.list.count()))
        ticked = (item for item in items if item.checkState() == Qt.CheckState.Checked)
        return tuple(item.data(Qt.ItemDataRole.UserRole) for item in ticked)
