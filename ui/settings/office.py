"""Kantor: name, address and emblem, with the letterhead as it will print."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from app.actions.settings_pages import OfficePage, save_office
from app.actions.setup import profile_errors, tidy_profile
from app.errors import LoketError, UserError
from app.model.catalogue import OfficeKind, OfficeProfile
from app.model.settings import NUMBER_FORMAT
from app.rules.books.numbering import example_number
from app.rules.papers.letter_text import letterhead
from app.rules.villages import read_villages, villages_text
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.settings.section import Section, SettingsState, page_of
from ui.setup.check import village_field
from ui.setup.emblem import load_emblem
from ui.setup.kop import KopPreview
from ui.widgets.basics import button, column, label, row
from ui.widgets.fields import LongField, TextField

_NARROW = 760
_PLAIN = ("name", "district", "regency", "address", "postcode", "email", "web", "unit_code")


class OfficeSection(Section):
    """The office as it stands on paper."""

    def __init__(self, desk: Desk, dialogs: Dialogs) -> None:
        super().__init__(desk, "Kantor", "office", "Tercetak pada kop surat, tanda terima, dan buku register.")
        self._dialogs = dialogs
        self._stored: OfficePage | None = None
        self._picture: bytes | None = None
        self._image = QImage()
        self._stored_image = QImage()
        self._pattern = NUMBER_FORMAT.default
        self.fields: dict[str, TextField | LongField] = {
            "name": TextField("Nama kecamatan", length=80),
            "district": TextField("Kecamatan", length=80),
            "regency": TextField("Kabupaten/kota", "mis. Pasuruan, atau Kota Pasuruan", 80),
            "address": TextField("Alamat kantor", "Jalan dan nomor", 160),
            "postcode": TextField("Kode pos", length=10),
            "phones": TextField("Telepon (bila lebih dari satu, pisahkan dengan koma)"),
            "email": TextField("Pos-el", "mis. kecamatan@contoh.go.id", 120),
            "web": TextField("Laman", length=120),
            "unit_code": TextField("Kode unit", "mis. 424.308", 40),
            "villages": village_field(),
        }
        self.kop = KopPreview()
        self.choose_button = button("Pilih gambar lambang…", self.choose, picture="picture")
        self.remove_button = button("Lepas lambang", self.remove, "link")
        self.emblem_note = label("", "error", wrap=True)
        self.emblem_note.hide()
        emblem = column(
            label("Kop surat", "section"),
            self.kop,
            row(self.choose_button, self.remove_button, None, gap=8),
            self.emblem_note,
            label("Lambang daerah berupa gambar PNG atau JPEG, paling besar 2 MB.", "caption", wrap=True),
            None,
            gap=8,
        )
        both = QWidget()
        layout = self._halves = row(self._make_form(), emblem, gap=28)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setStretch(0, 1)
        layout.setStretch(1, 1)
        both.setLayout(layout)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(page_of(both, widest=1060))
        for field in self.fields.values():
            field.edited.connect(self._typed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the letterhead stands below the fields."""
        super().resizeEvent(event)
        way = QBoxLayout.Direction.TopToBottom if self.width() < _NARROW else QBoxLayout.Direction.LeftToRight
        self._halves.setDirection(way)

    def _make_form(self) -> QVBoxLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        places = {
            "name": (0, 0, 6), "district": (1, 0, 6), "regency": (2, 0, 6), "address": (3, 0, 4), "postcode": (3, 4, 2),
            "phones": (4, 0, 6), "email": (5, 0, 6), "web": (6, 0, 4), "unit_code": (6, 4, 2), "villages": (7, 0, 6),
        }  # fmt: skip
        for key, (line, at, span) in places.items():
            grid.addWidget(self.fields[key], line, at, 1, span, Qt.AlignmentFlag.AlignTop)
        for n in range(6):
            grid.setColumnStretch(n, 1)
        return column(grid, None)

    # -- what is stored, what is typed --------------------------------------------

    @property
    def dirty(self) -> bool:
        """Whether a field or the emblem was changed."""
        return self._stored is not None and self.page() != self._stored

    def load(self, state: SettingsState) -> None:
        """Shows the stored office, unless it is being changed."""
        self._pattern = state.values[NUMBER_FORMAT]
        if self.dirty:
            return
        self._stored = OfficePage(tidy_profile(state.profile), state.emblem)
        self._stored_image = state.image
        self.reset()

    def reset(self) -> None:
        """Back to what is stored."""
        if self._stored is None:
            return
        profile = self._stored.profile
        village = profile.kind is OfficeKind.KELURAHAN
        self.fields["name"].set_caption("Nama kelurahan" if village else "Nama kecamatan")
        self.fields["district"].setVisible(village)
        self.fields["villages"].setVisible(not village)
        for key in _PLAIN:
            self.fields[key].value = getattr(profile, key)
        self.fields["phones"].value = ", ".join(profile.phones)
        self.fields["villages"].value = villages_text(profile.villages)
        for field in self.fields.values():
            field.say()
        self._show_emblem(self._stored.emblem, self._stored_image)

    def page(self) -> OfficePage:
        """The office as typed."""
        assert self._stored is not None, "nothing is loaded yet"
        values = {key: self.fields[key].value for key in _PLAIN}
        stored = self._stored.profile
        if stored.kind is OfficeKind.KECAMATAN and stored.district == stored.name:
            values["district"] = values["name"]  # a kecamatan is its own district; nobody types it twice
        phones = tuple(part.strip() for part in self.fields["phones"].value.split(",") if part.strip())
        villages = stored.villages
        if stored.kind is OfficeKind.KECAMATAN:
            villages = read_villages(self.fields["villages"].value, stored.villages)
        profile: OfficeProfile = tidy_profile(replace(stored, phones=phones, villages=villages, **values))
        return OfficePage(profile, self._picture)

    def save(self) -> None:
        """Saves fields and emblem together."""
        page = self.page()
        errors = profile_errors(page.profile)
        for error in reversed(errors):
            self.show_problem(error)
        if errors:
            return
        now, officer, image = self.desk.now(), self.desk.officer_id or None, self._image

        def done() -> None:
            self._stored, self._stored_image = page, image

        self.write(lambda uow: save_office(page, uow, now, officer), done)

    def show_problem(self, error: LoketError) -> bool:
        """Beside the field it is about."""
        if error.field == "emblem":
            self._say_emblem(error.full)
            return True
        field = self.fields.get(error.field)
        if field is None:
            return False
        field.say(error.full)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def focus_first(self) -> None:
        """The name."""
        self.fields["name"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self) -> None:
        self._show_kop()
        self.touched.emit()

    # -- the emblem ------------------------------------------------------------------

    def choose(self) -> None:
        """Asks for a picture and reads it in the background."""
        path = self._dialogs.open_picture(self.window(), "Pilih gambar lambang daerah")
        if path is not None:
            self.desk.ops.run(lambda: load_emblem(path), lambda found: self._show_emblem(*found), self._refuse, self)

    def remove(self) -> None:
        """A letterhead without an emblem."""
        self._show_emblem(None, QImage())
        self.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refuse(self, error: LoketError) -> None:
        if isinstance(error, UserError):
            self._say_emblem(error.full)
        else:
            self.refused.emit(error)

    def _show_emblem(self, picture: bytes | None, image: QImage) -> None:
        self._picture, self._image = picture, image
        self._say_emblem("")
        self.remove_button.setVisible(picture is not None)
        self.choose_button.setText("Ganti gambar lambang…" if picture is not None else "Pilih gambar lambang…")
        self._typed()

    def _say_emblem(self, sentence: str) -> None:
        self.emblem_note.setText(sentence)
        self.emblem_note.setVisible(bool(sentence))

    def _show_kop(self) -> None:
        if self._stored is not None:
            profile = self.page().profile
            number = example_number(self._pattern, profile.unit_code or "…", self.desk.now().date())
            self.kop.show_head(letterhead(profile, self._picture), self._image, number)
