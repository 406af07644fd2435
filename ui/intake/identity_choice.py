"""Whose complaint it is, asked before anything about a person: named, secret, or anonymous."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.model.letter_template import LetterTemplate
from app.rules.secrecy import ANONYMOUS, IDENTITY, NAMED, SECRET
from ui.widgets.basics import column, label, show_if
from ui.widgets.segments import Segments

_NOTES = {
    NAMED: "",
    SECRET: "Nama tersimpan untuk penanganan. Daftar, buku, dan surat untuk orang lain menulis “Dirahasiakan”.",
    ANONYMOUS: "Tidak ada nama, NIK, alamat, atau telepon yang disimpan. Pengadu melacak dengan nomor berkas.",
}


class IdentityChoice(QWidget):
    """Three buttons and what they mean; only complaints show them."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.segments = Segments([(name, name) for name in _NOTES], NAMED)
        self.note = label("", "warning", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(column(label("Identitas pengadu", "caption"), self.segments, self.note, gap=3))
        self.segments.chosen.connect(lambda _key: self._tell())
        self._asked = False
        self._show_note()
        self.hide()

    def set_template(self, template: LetterTemplate | None) -> None:
        """Shows itself where the service asks."""
        asked = template is not None and any(particular.key == IDENTITY for particular in template.particulars)
        if asked != self._asked:
            self._asked = asked
            self.value = NAMED
        show_if(self, asked)

    @property
    def asked(self) -> bool:
        """Whether the service asks."""
        return self._asked

    @property
    def value(self) -> str:
        """What is chosen; '' where it is not asked."""
        return self.segments.value if self._asked else ""

    @value.setter
    def value(self, chosen: str) -> None:
        self.segments.value = chosen or NAMED
        self._show_note()

    def _tell(self) -> None:
        self._show_note()
        self.edited.emit()

    def _show_note(self) -> None:
        text = _NOTES[self.segments.value or NAMED]
        self.note.setText(text)
        show_if(self.note, bool(text))
