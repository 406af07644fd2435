"""The editor of a standard: a page of its own, requirements at left, all else at right; F9 makes the next version."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.model.catalogue import ServiceStandard, Step
from app.ports import StoredService
from app.rules.wording import date_words
from ui import theme
from ui.standards.presenter import Catalogue
from ui.standards.requirements import RequirementList
from ui.standards.side import SideFields
from ui.widgets.basics import Chip, ElidedLabel, button, column, label, row, shortcut
from ui.widgets.segments import Segments

_SIDE_WIDTH = 404
_NARROW = 1000
_WIDEST = 16_777_215
"""As Qt has it: no limit."""
_KEYS = "Enter menambah di bawahnya · Alt+↑ Alt+↓ memindahkan · Ctrl+Del menghapus"


class StandardEditor(QWidget):
    """Edits one standard. Nothing is written here: `save_wanted` and `leave_wanted` go to the screen."""

    save_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, plain_flow: Callable[[bool], tuple[Step, ...]]) -> None:
        super().__init__()
        self.stored: StoredService | None = None
        self._baseline: ServiceStandard | None = None
        self.title = ElidedLabel("", "title")
        self.state = Chip()
        self.requirements = RequirementList()
        self.side = SideFields(plain_flow)
        head = column(label("Persyaratan", "section"), label(_KEYS, "caption", wrap=True), gap=2)
        head.setContentsMargins(14, 12, 24, 8)
        left = self._left = QFrame()
        left.setObjectName("card")
        self.area = _scrolled(self.requirements, 14)
        left_layout = column(head, self.area, gap=0)
        left_layout.setContentsMargins(1, 1, 1, 1)
        left.setLayout(left_layout)
        self.side_area = _scrolled(self.side, 0)
        self.parts = Segments((("requirements", "Persyaratan"), ("rest", "Komponen lain")), "requirements")
        self.parts.hide()
        self.parts.chosen.connect(lambda _key: self._arrange())
        top = row(self.title, self.state, self.parts, gap=10)
        top.setStretch(0, 1)
        body = row(left, self.side_area, gap=14)
        body.setStretch(0, 1)
        page = column(top, body, gap=12)
        page.setContentsMargins(theme.PAD, 14, theme.PAD, 12)
        self.promise = label("", "muted", wrap=True)
        self.cancel_button = button("Batal", self.leave_wanted.emit, key="Esc")
        self.save_button = button("Simpan versi baru", self.save_wanted.emit, "primary", key="F9")
        line = row(self.promise, self.cancel_button, self.save_button)
        line.setStretch(0, 1)
        line.setContentsMargins(theme.PAD, 10, theme.PAD, 10)
        footer = QFrame()
        footer.setObjectName("footer")
        footer.setLayout(line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(page, 1)
        layout.addWidget(footer)
        self.requirements.edited.connect(self._show_state)
        self.side.edited.connect(self._show_state)
        shortcut(self, "F9", self.save_wanted.emit)
        shortcut(self, "Escape", self.leave_wanted.emit)
        shortcut(self, "Ctrl+N", self.requirements.add)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the two halves take turns."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < _NARROW
        self.parts.setVisible(narrow)
        self._left.setVisible(not narrow or self.parts.value == "requirements")
        self.side_area.setVisible(not narrow or self.parts.value == "rest")
        if narrow:
            self.side_area.setMinimumWidth(0)
            self.side_area.setMaximumWidth(_WIDEST)
        else:
            self.side_area.setFixedWidth(_SIDE_WIDTH)

    def begin(self, stored: StoredService, catalogue: Catalogue, today: dt.date) -> None:
        """Opens a standard of this catalogue for editing."""
        self.stored = stored
        standard = stored.service.standard
        self.title.setText(f"Ubah standar – {stored.service.title}")
        self.promise.setText(
            f"Menjadi versi {stored.version + 1}, berlaku mulai {date_words(today)}. "
            "Berkas yang sudah masuk tetap memakai versi lama."
        )
        self.requirements.fill(standard.requirements, standard.questions)
        service = stored.service
        template = catalogue.templates[service.key]
        self.side.fill(standard, catalogue.seats, service.title, template, catalogue.office)
        self._baseline = self.content()
        self.area.verticalScrollBar().setValue(0)
        self.side_area.verticalScrollBar().setValue(0)
        self._show_state()

    def focus_first(self) -> None:
        """Puts the focus into the first requirement."""
        self.show_requirements()
        if self.requirements.rows:
            self.requirements.focus_row(0)
        else:
            self.requirements.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_requirements(self) -> None:
        """Shows the half with the requirements."""
        self.parts.value = "requirements"
        self._arrange()

    def show_rest(self) -> None:
        """Shows the half with all else."""
        self.parts.value = "rest"
        self._arrange()

    def content(self) -> ServiceStandard:
        """The standard as it stands now."""
        assert self.stored is not None, "nothing is being edited"
        original = self.stored.service.standard
        return replace(self.side.value(original), requirements=self.requirements.value())

    @property
    def dirty(self) -> bool:
        """Whether anything was changed."""
        return self.stored is not None and self.content() != self._baseline

    def close_standard(self) -> None:
        """Lets go of the standard, saved or given up."""
        self.stored = None

    def set_busy(self, busy: bool) -> None:
        """While it is being written, nothing is saved twice."""
        self.save_button.setEnabled(not busy)
        self.cancel_button.setEnabled(not busy)

    def _show_state(self) -> None:
        if self.stored is not None:
            self.state.say("belum disimpan" if self.dirty else "", "nearly")


def _scrolled(inside: QWidget, margin: int) -> QScrollArea:
    holder = QWidget()
    layout = column(inside, None, gap=0)
    layout.setContentsMargins(margin, 4 if margin else 0, margin or 6, margin or 2)
    holder.setLayout(layout)
    area = QScrollArea()
    area.setWidget(holder)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
