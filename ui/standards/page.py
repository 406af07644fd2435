"""The standard in force, read like a page: remarks first, then the fourteen components, then the earlier versions."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.ports import StoredService
from app.rules.packs.standard_words import NOT_STATED, Readiness, lacking_words, readiness
from ui import theme
from ui.icons import icon
from ui.standards.lines import group, remarks, text_lines
from ui.standards.presenter import (
    CHIPS,
    Versions,
    earlier_versions,
    office_components,
    service_components,
    version_line,
)
from ui.widgets.basics import Chip, button, column, label, line, row

_PAGE_WIDTH = 900
_NARROW = 620
"""Below this width details go under their lines and the buttons under the facts."""


class StandardPage(QFrame):
    """Head with the actions, and the page below it. The screen connects the buttons."""

    def __init__(
        self,
        edit: Callable[[], None],
        toggle: Callable[[], None],
        classify: Callable[[], None],
    ) -> None:
        super().__init__()
        self.setObjectName("card")
        self.title = label("", "title", wrap=True)
        self.chip = Chip()
        self.version = label("", "muted")
        self.code = label("", "muted")
        self.code_button = button("Ubah kode…", classify, "link")
        self.history_button = button("Versi sebelumnya", self._to_history, "link")
        self.toggle_button = button("Buka layanan", toggle)
        self.edit_button = button("Ubah standar…", edit, "primary", key="F9")
        self.fill_button: QPushButton | None = None
        self._edit = edit
        named = row(self.title, self.chip, gap=10)
        named.setStretch(0, 1)
        named.setAlignment(self.chip, Qt.AlignmentFlag.AlignTop)
        facts = column(
            row(self.version, self.history_button, None, gap=6), row(self.code, self.code_button, None, gap=6), gap=2
        )
        self._below = row(facts, row(None, self.toggle_button, self.edit_button, gap=10), gap=8)
        self._below.setStretch(0, 1)
        head = column(named, self._below, gap=6)
        head.setContentsMargins(20, 14, 16, 12)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName("Isi standar pelayanan")
        self.area.setStyleSheet(f"QScrollArea:focus {{ border: 2px solid {theme.BLUE}; border-radius: 6px; }}")
        self.call: QWidget | None = None
        self._shown: tuple[StoredService, Versions, Mapping[str, str]] | None = None
        self._narrow = False
        self._history: QWidget | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(line())
        layout.addWidget(self.area, 1)

    def show_service(self, stored: StoredService, versions: Versions, seats: Mapping[str, str]) -> None:
        """Shows the standard of a service from its top."""
        self._shown = (stored, versions, seats)
        service, standard = stored.service, stored.service.standard
        how = readiness(service)
        self.title.setText(service.title)
        self.chip.say(*(CHIPS[how] if how is not Readiness.OPEN else ("dibuka di loket", "fine")))
        self.version.setText(version_line(stored))
        self.history_button.setVisible(len(versions) > 1)
        self.code.setText(f"Kode klasifikasi {stored.classification or NOT_STATED}")
        self.toggle_button.setText("Tutup layanan" if service.open else "Buka layanan")
        self.toggle_button.setVisible(how in (Readiness.OPEN, Readiness.CLOSED))
        body = QVBoxLayout()
        body.setContentsMargins(20, 16, 20, 24)
        body.setSpacing(0)
        self.call = self._call(lacking_words(standard))
        if self.call is not None:
            body.addWidget(self.call)
            body.addSpacing(14)
        if standard.notes:
            body.addWidget(remarks(standard.notes))
            body.addSpacing(18)
        # A note of its own where the list is unknown says more than 'belum tercantum'.
        silent = {"Persyaratan": "belum diisi"} if not standard.requirements_known else {}
        body.addLayout(group("Untuk pemohon", service_components(standard, seats), silent, self._narrow))
        body.addSpacing(22)
        body.addLayout(group("Pengelolaan di kantor", office_components(standard), {}, self._narrow))
        body.addSpacing(22)
        self._history = label("Riwayat versi", "section")
        body.addWidget(self._history)
        body.addSpacing(8)
        body.addLayout(text_lines(earlier_versions(versions, stored.version), narrow=self._narrow))
        body.addStretch(1)
        inside = QWidget()
        inside.setLayout(body)
        inside.setMaximumWidth(_PAGE_WIDTH)
        holder = QWidget()
        holder.setLayout(row(inside))
        holder.layout().setAlignment(Qt.AlignmentFlag.AlignLeft)
        inside.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.area.setWidget(holder)
        self.area.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may be another order of things."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
            self._below.setDirection(way)
            if self._shown is not None:
                self.show_service(*self._shown)

    def _call(self, sentence: str) -> QFrame | None:
        """What is asked of the office before the service can open."""
        self.fill_button = None
        if not sentence:
            return None
        picture = label("")
        picture.setPixmap(icon("warning", theme.AMBER).pixmap(22, 22))
        words = label(sentence, wrap=True)
        words.setStyleSheet(f"color: {theme.AMBER}; font-weight: 600;")
        self.fill_button = button("Isi sekarang", self._edit, "", "add")
        self.fill_button.setAccessibleName(f"{sentence} Isi sekarang")
        inside = row(picture, words, self.fill_button, gap=12)
        inside.setContentsMargins(14, 12, 14, 12)
        inside.setStretch(1, 1)
        frame = QFrame()
        frame.setObjectName("call")
        frame.setStyleSheet(f"QFrame#call {{ background: {theme.AMBER_PALE}; border-radius: {theme.RADIUS}px; }}")
        frame.setLayout(inside)
        return frame

    def _to_history(self) -> None:
        if self._history is not None:
            self.area.verticalScrollBar().setValue(self._history.y())
