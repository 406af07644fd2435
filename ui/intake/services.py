"""The services at left: two typed letters find one, Enter takes it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout

from app.model.catalogue import Service
from ui.intake.presenter import Offer, matches, service_line
from ui.widgets.basics import button, column, discard, label
from ui.widgets.line_model import LINE_ROLE, NarrowedModel
from ui.widgets.list_lines import ListLine, ListLineDelegate
from ui.widgets.tidy_text import keep_tidy
from ui.widgets.walking_line import WalkingLine

_FILTER_LENGTH = 60
_ENOUGH = 2
"""Letters that say enough of a service's name to show it at once; Enter takes it sooner."""


class ServiceModel(NarrowedModel):
    """The open services that fit what was typed."""

    lines: tuple[Offer, ...]

    def identity(self, line: Offer) -> str:
        """The service."""
        return line.service.key

    def fits(self, line: Offer, typed: str) -> bool:
        """Whether the service is looked for."""
        return matches(line.service, typed)

    def words(self, line: Offer) -> str:
        """Its title."""
        return line.service.title

    def explained(self, line: Offer) -> str:
        """Its title, however narrow the list."""
        return line.service.title


def _line(offer: Offer) -> ListLine:
    """Title over time and fee."""
    return ListLine(offer.service.title, service_line(offer.service))


class ServicePanel(QFrame):
    """Filter, list and the day's most asked services. `chosen` tells the service, `settled` that Enter took it,
    `unfound` that no open service has what was typed.
    """

    chosen = Signal(object)
    settled = Signal()
    unfound = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.filter = WalkingLine()
        self.filter.setPlaceholderText("Ketik dua huruf")
        self.filter.setAccessibleName("Cari layanan")
        keep_tidy(self.filter, _FILTER_LENGTH)
        self.model = ServiceModel()
        self.list = QListView()
        self.list.setObjectName("bare")
        self.list.setModel(self.model)
        self.list.setItemDelegate(ListLineDelegate(self.list, _line))
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("Layanan")
        self._often = QVBoxLayout()
        self._often.setSpacing(0)
        self._often_box = QFrame()
        self._often_box.setLayout(column(label("Sering diminta", "caption"), self._often, gap=2, margins=10))
        self._often_box.hide()
        self.none = label("", "caption", wrap=True)
        self.none.hide()
        head = column(label("Layanan", "section"), self.filter, self.none, gap=8)
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
        self._closed: tuple[Service, ...] = ()
        self.list.selectionModel().currentChanged.connect(self._current)

    def fill(self, offers: tuple[Offer, ...], often: tuple[str, ...], closed: tuple[Service, ...] = ()) -> None:
        """Shows the open services; of the closed ones it says so when somebody looks for them."""
        self._closed = closed
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
        if self.model.row_of(key) < 0:
            self.filter.clear()
            self.none.hide()
            self.model.narrow("")
        row = self.model.row_of(key)
        if row >= 0:
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
        self.model.narrow(text.strip())
        self._quiet = False
        self._say_none(text.strip())
        if len(text.strip()) >= _ENOUGH and self.model.lines:
            self.list.setCurrentIndex(self.model.index(0))

    def _say_none(self, typed: str) -> None:
        """Why nothing is found: a closed service is not an unknown one."""
        missing = bool(typed) and not self.model.lines
        closed = next((s for s in self._closed if matches(s, typed)), None) if missing else None
        if closed is not None:
            self.none.setText(f"{closed.short} belum dibuka. Lengkapi dan buka di Standar Pelayanan.")
        else:
            self.none.setText("Tidak ada layanan dengan kata itu.")
        self.none.setVisible(missing)
        if missing:
            self.unfound.emit()

    def _walk(self, step: int) -> None:
        count = len(self.model.lines)
        if count:
            self.list.setCurrentIndex(self.model.index((self.list.currentIndex().row() + step) % count))

    def _enter(self) -> None:
        if not self.list.currentIndex().isValid() and self.model.lines:
            self.list.setCurrentIndex(self.model.index(0))
        if self.list.currentIndex().isValid():
            self.settled.emit()

    def _current(self, index: QModelIndex) -> None:
        if index.isValid() and not self._quiet:
            self.chosen.emit(index.data(LINE_ROLE))

    def _clicked(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(LINE_ROLE))
        self.settled.emit()

    def _take(self, offer: Offer) -> None:
        self.show_chosen(offer.service.key)
        self.chosen.emit(offer)
        self.settled.emit()
