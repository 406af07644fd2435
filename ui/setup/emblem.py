"""Right side of the second page: the letterhead as it will print, and the emblem on it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from app.actions.setup import read_emblem
from app.errors import LoketError, UserError
from app.model.catalogue import OfficeProfile
from app.rules.papers.letter_text import letterhead
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.setup.kop import KopPreview
from ui.widgets.basics import button, column, label, row

_SIDE = 400


def load_emblem(path: Path) -> tuple[bytes, QImage]:
    """The file's bytes and the picture for the screen. Raises LoketError for what cannot be an emblem."""
    data = read_emblem(path)
    image = QImage.fromData(data)
    if image.isNull():
        raise UserError("Gambar lambang ini tidak bisa dibaca.", "Pilih gambar PNG atau JPG lain.", field="emblem")
    if max(image.width(), image.height()) > _SIDE:
        image = image.scaled(
            QSize(_SIDE, _SIDE), Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    return data, image


class EmblemPanel(QWidget):
    """The kop with its emblem. `loaded` tells that a picture was read (or refused)."""

    loaded = Signal(bool)

    def __init__(self, desk: Desk, dialogs: Dialogs) -> None:
        super().__init__()
        self._desk = desk
        self._dialogs = dialogs
        self.picture: bytes | None = None
        self._image = QImage()
        self._profile: OfficeProfile | None = None
        self._number = ""
        self.kop = KopPreview()
        self.choose_button = button("Pilih gambar lambang…", self.choose, picture="picture")
        self.remove_button = button("Lepas lambang", self.remove, "link")
        self.remove_button.hide()
        self.note = label("", "error", wrap=True)
        self.note.hide()
        hint = label("Lambang daerah, PNG atau JPG, paling besar 2 MB. Boleh menyusul.", "caption", wrap=True)
        self.setLayout(
            column(
                label("Begini surat akan tercetak", "section"),
                self.kop,
                row(self.choose_button, self.remove_button, None),
                self.note,
                hint,
                gap=8,
            )
        )

    def show_profile(self, profile: OfficeProfile, number: str) -> None:
        """Draws the kop of this office and how a number will read."""
        self._profile, self._number = profile, number
        self.kop.show_head(letterhead(profile, self.picture), self._image, number)

    def choose(self) -> None:
        """Asks for a picture and reads it in the background."""
        path = self._dialogs.open_picture(self, "Pilih gambar lambang daerah")
        if path is not None:
            self._desk.ops.run(lambda: load_emblem(path), self._take, self._refuse, self)

    def remove(self) -> None:
        """Goes on without an emblem."""
        self._take((None, QImage()))
        self.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, found: tuple[bytes | None, QImage]) -> None:
        self.picture, self._image = found
        self.say("")
        self.remove_button.setVisible(self.picture is not None)
        self.choose_button.setText("Ganti gambar…" if self.picture is not None else "Pilih gambar lambang…")
        if self._profile is not None:
            self.show_profile(self._profile, self._number)
        self.loaded.emit(self.picture is not None)

    def _refuse(self, error: LoketError) -> None:
        self.say(error.full)
        self.loaded.emit(False)

    def say(self, sentence: str) -> None:
        """Shows what is wrong with the picture."""
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))
