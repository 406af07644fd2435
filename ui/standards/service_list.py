"""The services at left: type to find one, arrows choose, chips say which are not open yet."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout

from app.ports import StoredService
from app.rules.packs.standard_words import readiness
from ui import theme
from ui.icons import icon
from ui.standards.presenter import CHIPS, fits, service_line
from ui.widgets.basics import button, column, label, row
from ui.widgets.line_model import LINE_ROLE, NarrowedModel
from ui.widgets.list_lines import ListLine, ListLineDelegate
from ui.widgets.walking_line import WalkingLine


class ServiceModel(NarrowedModel):
    """The services of the office that fit what was typed."""

    lines: tuple[StoredService, ...]

    def identity(self, line: StoredService) -> str:
        """The service, whatever its standard."""
        return line.service.key

    def fits(self, line: StoredService, typed: str) -> bool:
        """Whether the service is looked for."""
        return fits(line, typed)

    def words(self, line: StoredService) -> str:
        """Its title."""
        return line.service.title

    def spoken(self, line: StoredService) -> str:
        """Its title, and how it stands."""
        return f"{line.service.title} {CHIPS[readiness(line.service)][0]}".strip()

    def explained(self, line: StoredService) -> str:
        """Its title, however narrow the list."""
        return line.service.title


def _line(stored: StoredService) -> ListLine:
    """Title over time and fee, with a chip where the service is not open."""
    service = stored.service
    return ListLine(service.title, service_line(service), CHIPS[readiness(service)], muted=not service.open)


class ServicePanel(QFrame):
    """Search, list, and the button that adds a service. `chosen` carries the service now marked."""

    chosen = Signal(object)
    settled = Signal()
    add_wanted = Signal()
    codes_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.filter = WalkingLine()
        self.filter.setPlaceholderText("Cari layanan")
        self.filter.setAccessibleName("Cari layanan")
        self.filter.setClearButtonEnabled(True)
        self.filter.addAction(icon("search", theme.MUTED), QLineEdit.ActionPosition.LeadingPosition)
        self.model = ServiceModel()
        self.list = QListView()
        self.list.setObjectName("bare")
        self.list.setModel(self.model)
        self.list.setItemDelegate(ListLineDelegate(self.list, _line))
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName("Layanan kantor ini")
        self.nothing = label("", "muted", wrap=True)
        self.nothing.setContentsMargins(14, 14, 14, 14)
        self.nothing.hide()
        self._count = label("", "caption")
        head = column(row(label("Layanan", "section"), None, self._count), self.filter, gap=8)
        head.setContentsMargins(14, 12, 14, 10)
        self.add_button = button("Tambah layanan…", self.add_wanted.emit, "", "add", "Ctrl+N")
        self.codes_button = button("Ganti tabel kode klasifikasi…", self.codes_wanted.emit, "link")
        foot = column(self.add_button, row(None, self.codes_button, None), gap=4, margins=10)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.nothing, 1, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.list, 1)
        layout.addLayout(foot)
        self.filter.textChanged.connect(self._typed)
        self.filter.walked.connect(self._walk)
        self.filter.returnPressed.connect(self.settled)
        self.list.activated.connect(lambda _index: self.settled.emit())
        self.list.selectionModel().currentChanged.connect(self._current)

    def fill(self, services: tuple[StoredService, ...], key: str) -> None:
        """Shows the services and marks the one with that key, or the first."""
        waiting = sum(not stored.service.open for stored in services)
        self._count.setText(f"{len(services)} layanan" + (f", {waiting} belum dibuka" if waiting else ""))
        self.model.fill(services)
        self._mark(key)

    def choose(self, key: str) -> None:
        """Marks a service; widens the filter when it hides it."""
        if self.model.row_of(key) < 0:
            self.filter.clear()
        self._mark(key)

    def _mark(self, key: str) -> None:
        at = max(self.model.row_of(key), 0)
        shown = bool(self.model.lines)
        if shown:
            self.list.setCurrentIndex(self.model.index(at))
        self.list.setVisible(shown)
        self.nothing.setVisible(not shown)
        typed = self.filter.text().strip()
        self.nothing.setText(f"Tidak ada layanan yang cocok dengan “{typed}”." if typed else "Belum ada layanan.")

    def _typed(self, text: str) -> None:
        current = self.list.currentIndex().data(LINE_ROLE)
        self.model.narrow(text.strip())
        self._mark(current.service.key if current is not None else "")

    def _walk(self, step: int) -> None:
        count = len(self.model.lines)
        if count:
            at = min(max(self.list.currentIndex().row() + step, 0), count - 1)
            self.list.setCurrentIndex(self.model.index(at))

    def _current(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.data(LINE_ROLE))
