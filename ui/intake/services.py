"""The services at left: two typed letters find one, Enter takes it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from ui import theme
from ui.intake.presenter import Offer, matches, service_line
from ui.widgets.basics import button, column, discard, label
from ui.widgets.tidy_text import keep_tidy
from ui.widgets.walking_line import WalkingLine

_FILTER_LENGTH = 60
_Index = QModelIndex | QPersistentModelIndex
_WRAP = int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)


class ServiceModel(QAbstractListModel):
    """The open services that fit what was typed."""

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[Offer, ...] = ()
        self.shown: tuple[Offer, ...] = ()
        self._typed = ""

    def fill(self, offers: tuple[Offer, ...]) -> None:
        """Other services."""
        self._all = offers
        self.filter(self._typed)

    def filter(self, typed: str) -> None:
        """Keeps those that fit."""
        self.beginResetModel()
        self._typed = typed
        self.shown = tuple(offer for offer in self._all if matches(offer.service, typed))
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many are shown."""
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Title; the offer itself as user data."""
        if not index.isValid():
            return None
        offer = self.shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return offer.service.title
        if role == Qt.ItemDataRole.UserRole:
            return offer
        if role == Qt.ItemDataRole.ToolTipRole:
            return offer.service.title
        return None


class ServiceDelegate(QStyledItemDelegate):
    """Title over time and fee, a blue edge on the chosen one."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """The title, over as many lines as it needs, and the line below it."""
        offer: Offer = index.data(Qt.ItemDataRole.UserRole)
        # The view's own width, not its viewport's: that changes when the scroll bar comes, after the rows are laid out.
        view = option.widget
        width = (view.width() if isinstance(view, QListView) else 260) - 36
        lines = option.fontMetrics.boundingRect(QRect(0, 0, width, 200), _WRAP, offer.service.title)
        return QSize(160, lines.height() + option.fontMetrics.height() + 18)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draws one service."""
        offer: Offer = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        box = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(box, QColor(theme.BLUE_PALE))
            painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), QColor(theme.BLUE))
        painter.setPen(QColor(theme.LINE))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        inner = box.adjusted(14, 8, -8, -8)
        small = QFont(option.font)
        small.setPointSizeF(option.font.pointSizeF() - 1.5)
        below = QFontMetrics(small).elidedText(service_line(offer.service), Qt.TextElideMode.ElideRight, inner.width())
        # Not bold when chosen: the title would need more lines than its row has.
        painter.setFont(option.font)
        painter.setPen(QColor(theme.BLUE_TEXT if chosen else theme.TEXT))
        painter.drawText(inner.adjusted(0, 0, 0, -QFontMetrics(small).height()), _WRAP, offer.service.title)
        painter.setFont(small)
        painter.setPen(QColor(theme.MUTED))
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft), below)
        painter.restore()


class ServicePanel(QFrame):
    """Filter, list and the day's most asked services. `chosen` tells the service, `settled` that Enter took it."""

    chosen = Signal(object)
    settled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.filter = WalkingLine()
        self.filter.setPlaceholderText("Ketik dua huruf, mis. sk")
        self.filter.setAccessibleName("Cari layanan")
        keep_tidy(self.filter, _FILTER_LENGTH)
        self.model = ServiceModel()
        self.list = QListView()
        self.list.setObjectName("bare")
        self.list.setModel(self.model)
        self.list.setItemDelegate(ServiceDelegate(self.list))
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("Layanan")
        self._often = QVBoxLayout()
        self._often.setSpacing(0)
        self._often_box = QFrame()
        self._often_box.setLayout(column(label("Sering diminta", "caption"), self._often, gap=2, margins=10))
        self._often_box.hide()
        head = column(label("Layanan", "section"), self.filter, gap=8)
        head.setContentsMargins(14, 12, 14, 10)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._often_box)
        self.filter.textEdited.connect(self._typed)
        self.filter.returnPressed.connect(self._enter)
        self.filter.walked.connect(self._walk)
        self.list.clicked.connect(self._clicked)
        self.list.activated.connect(self._clicked)
        self._quiet = False
        self.list.selectionModel().currentChanged.connect(self._current)

    def fill(self, offers: tuple[Offer, ...], often: tuple[str, ...]) -> None:
        """Shows the open services."""
        self._quiet = True
        self.model.fill(offers)
        self._quiet = False
        while self._often.count():
            item = self._often.takeAt(0)
            if item is not None and item.widget() is not None:
                discard(item.widget())
        by_key = {offer.service.key: offer for offer in offers}
        for key in often:
            if key in by_key:
                offer = by_key[key]
                self._often.addWidget(button(offer.service.short, lambda offer=offer: self._take(offer), "link"))
        self._often_box.setVisible(self._often.count() > 0)

    def show_chosen(self, key: str) -> None:
        """Marks a service in the list without telling anybody; widens the filter if it hides it."""
        if not any(offer.service.key == key for offer in self.model.shown):
            self.filter.clear()
            self.model.filter("")
        for row, offer in enumerate(self.model.shown):
            if offer.service.key == key:
                self._quiet = True
                self.list.setCurrentIndex(self.model.index(row))
                self._quiet = False
        if not key:
            self._quiet = True
            self.list.clearSelection()
            self.list.setCurrentIndex(QModelIndex())
            self._quiet = False

    def _typed(self) -> None:
        text = self.filter.text()
        self._quiet = True
        self.model.filter(text.strip())
        self._quiet = False
        if text.strip() and self.model.shown:
            self.list.setCurrentIndex(self.model.index(0))

    def _walk(self, step: int) -> None:
        count = len(self.model.shown)
        if count:
            self.list.setCurrentIndex(self.model.index((self.list.currentIndex().row() + step) % count))

    def _enter(self) -> None:
        if not self.list.currentIndex().isValid() and self.model.shown:
            self.list.setCurrentIndex(self.model.index(0))
        if self.list.currentIndex().isValid():
            self.settled.emit()

    def _current(self, index: QModelIndex) -> None:
        if index.isValid() and not self._quiet:
            self.chosen.emit(index.data(Qt.ItemDataRole.UserRole))

    def _clicked(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(Qt.ItemDataRole.UserRole))
        self.settled.emit()

    def _take(self, offer: Offer) -> None:
        self.show_chosen(offer.service.key)
        self.chosen.emit(offer)
        self.settled.emit()
