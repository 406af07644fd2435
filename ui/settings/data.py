"""Data: where everything is kept, which Loket this is, and the way to the training data."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from app import VERSION
from ui.desk import Desk
from ui.settings.section import Section, page_of
from ui.widgets.basics import button, column, label, row


class DataSection(Section):
    """The data file of this window."""

    saves = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "Data", "save", "Semua data tersimpan di komputer ini dan tidak dikirim ke mana pun.")
        self.folder = _copyable(str(desk.parts.data_folder), "Folder data")
        self.file = _copyable(desk.parts.data_file.name, "Berkas data")
        self.version = _copyable(VERSION, "Versi Loket")
        self.training_button = button("Buka data latihan", desk.open_training.emit, picture="training", key="")
        body = QWidget()
        body.setLayout(
            column(
                _pair("Folder data", self.folder),
                _pair("Berkas data", self.file),
                _pair("Versi Loket", self.version),
                self._make_training(),
                gap=14,
            )
        )
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(page_of(body, widest=720))

    def _make_training(self) -> QFrame:
        here = self.desk.training
        words = (
            "Jendela ini sudah memakai data latihan. Semua yang dikerjakan di sini bukan dokumen resmi."
            if here
            else "Belajar tanpa takut salah: jendela latihan terbuka tersendiri dengan berkas contoh, dan data kantor "
            "tidak tersentuh."
        )
        if here:
            self.training_button.hide()
        inside = column(
            label("Data latihan", "section"), label(words, wrap=True), row(self.training_button, None), gap=8
        )
        inside.setContentsMargins(16, 12, 16, 14)
        frame = QFrame()
        frame.setObjectName("soft")
        frame.setLayout(inside)
        return frame

    def focus_first(self) -> None:
        """The way to the training data."""
        self.training_button.setFocus(Qt.FocusReason.OtherFocusReason)


def _copyable(text: str, name: str) -> QLabel:
    made = label(text, wrap=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    made.setAccessibleName(f"{name}: {text}")
    return made


def _pair(caption: str, value: QLabel) -> QVBoxLayout:
    return column(label(caption, "caption"), value, gap=2)
