"""Second page: the office as it stands on paper, its numbers, and who sits at the counter."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from app.actions.first_start import FirstStart
from app.errors import LoketError, UserError
from app.model.catalogue import OfficeKind, OfficePack, OfficeProfile
from app.model.settings import NUMBER_FORMAT, SURVEY_URL
from app.rules.books.numbering import USUAL_FORMATS, example_number
from app.rules.villages import read_villages, villages_text
from ui import theme
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.setup.emblem import EmblemPanel
from ui.widgets.basics import card, column, label, row
from ui.widgets.fields import ChoiceField, Field, LongField, TextField

_FORM_SHARE, _PAPER_SHARE = 6, 5


def village_field() -> LongField:
    """The villages of a kecamatan; a list pasted from Word becomes one with commas."""
    hint = "mis. Sukamaju, Sukasari, Kelurahan Sukarame"
    return LongField("Desa dan kelurahan (pisahkan dengan koma)", hint, length=2000, joint=", ")


class CheckPage(QWidget):
    """The form of the office. `edited` tells that something was typed."""

    edited = Signal()

    def __init__(self, desk: Desk, dialogs: Dialogs) -> None:
        super().__init__()
        self._desk = desk
        self._pack: OfficePack | None = None
        self.name = TextField("Nama kecamatan", length=80)
        self.district = TextField("Kecamatan", length=80)
        self.regency = TextField("Kabupaten/kota", "mis. Pasuruan, atau Kota Pasuruan", 80)
        self.address = TextField("Alamat kantor", "Jalan dan nomor", length=160)
        self.postcode = TextField("Kode pos", length=10)
        self.phones = TextField("Telepon (boleh lebih dari satu, pisahkan dengan koma)")
        self.email = TextField("Pos-el", length=120)
        self.web = TextField("Laman", length=120)
        self.villages = village_field()
        self.unit_code = TextField("Kode unit surat", "mis. 424.308", length=40)
        self.number_format = ChoiceField("Format nomor register", USUAL_FORMATS, own_words=True)
        # The longest pattern must not decide how wide the form is.
        self.number_format.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.number_format.combo.setMinimumContentsLength(12)
        self.survey = TextField("Alamat survei (boleh kosong)", "https://…", length=210)
        self.officer = TextField("Nama petugas loket pertama", "Nama Anda", length=80)
        self.fields: dict[str, Field] = {
            "name": self.name,
            "district": self.district,
            "regency": self.regency,
            "address": self.address,
            "postcode": self.postcode,
            "phones": self.phones,
            "email": self.email,
            "web": self.web,
            "villages": self.villages,
            "unit_code": self.unit_code,
            "officer": self.officer,
            NUMBER_FORMAT.key: self.number_format,
            SURVEY_URL.key: self.survey,
        }
        self.emblem = EmblemPanel(desk, dialogs)
        self.example = label("", "good")
        self._lay_out()
        for field in self.fields.values():
            field.edited.connect(self._typed)
        self.emblem.loaded.connect(lambda _there: self.edited.emit())

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.GAP)
        grid.setVerticalSpacing(8)
        for n in range(6):
            grid.setColumnStretch(n, 1)
        places: tuple[tuple[Field, int, int, int], ...] = (
            (self.name, 0, 0, 2),
            (self.district, 0, 2, 2),
            (self.regency, 0, 4, 2),
            (self.address, 1, 0, 4),
            (self.postcode, 1, 4, 2),
            (self.phones, 2, 0, 6),
            (self.email, 3, 0, 3),
            (self.web, 3, 3, 3),
            (self.villages, 4, 0, 6),
        )
        for field, line, at, span in places:
            grid.addWidget(field, line, at, 1, span, Qt.AlignmentFlag.AlignTop)
        self._grid = grid
        office = column(label("Kantor", "section"), grid, gap=8, margins=theme.PAD)
        counter = column(label("Loket", "section"), self.officer, self.survey, gap=8, margins=theme.PAD)
        counter.addWidget(
            label("Jadi kode QR di tanda terima: warga memindainya untuk menilai pelayanan.", "caption", wrap=True)
        )
        numbers = row(self.unit_code, self.number_format)
        numbers.setStretch(0, 2)
        numbers.setStretch(1, 3)
        for field in (self.unit_code, self.number_format):
            numbers.setAlignment(field, Qt.AlignmentFlag.AlignTop)
        register = column(label("Nomor surat", "section"), numbers, self.example, gap=8, margins=theme.PAD)
        left = column(card(office), card(register), None, gap=theme.GAP)
        paper = column(self.emblem, margins=theme.PAD)
        right = column(card(paper), card(counter), None, gap=theme.GAP)
        body = QWidget()
        both = row(left, right, gap=theme.GAP)
        both.setStretch(0, _FORM_SHARE)
        both.setStretch(1, _PAPER_SHARE)
        body.setLayout(both)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)
        office_fields = [field.editor for field, *_ in places]
        chain = [*office_fields, self.unit_code.editor, self.number_format.editor, self.emblem.choose_button]
        chain += [self.emblem.remove_button, self.officer.editor, self.survey.editor]
        for first, second in itertools.pairwise(chain):
            QWidget.setTabOrder(first, second)

    def show_pack(self, pack: OfficePack) -> None:
        """Fills the form with that office; what was typed for the same office stays."""
        if self._pack is not None and self._pack.office.key == pack.office.key:
            return
        self._pack = pack
        office = pack.office
        village = office.kind is OfficeKind.KELURAHAN
        self.name.set_caption("Nama kelurahan" if village else "Nama kecamatan")
        self.district.setVisible(village)
        self.villages.setVisible(not village)
        self._grid.addWidget(self.name, 0, 0, 1, 2 if village else 3, Qt.AlignmentFlag.AlignTop)
        at = 4 if village else 3
        self._grid.addWidget(self.regency, 0, at, 1, 6 - at, Qt.AlignmentFlag.AlignTop)
        for key in ("name", "district", "regency", "address", "postcode", "email", "web", "unit_code"):
            field = self.fields[key]
            assert isinstance(field, TextField)
            field.value = getattr(office, key)
        self.phones.value = ", ".join(office.phones)
        self.villages.value = villages_text(office.villages)
        self.number_format.value = self.number_format.value or NUMBER_FORMAT.default
        line = self.number_format.combo.lineEdit()
        assert line is not None
        line.setCursorPosition(0)
        self.say(())
        self._show_paper()

    def profile(self) -> OfficeProfile:
        """The office as typed."""
        assert self._pack is not None
        office = self._pack.office
        village = office.kind is OfficeKind.KELURAHAN
        return replace(
            office,
            name=self.name.value,
            district=self.district.value if village else self.name.value,
            regency=self.regency.value,
            address=self.address.value,
            postcode=self.postcode.value,
            phones=tuple(part.strip() for part in self.phones.value.split(",") if part.strip()),
            email=self.email.value,
            web=self.web.value,
            unit_code=self.unit_code.value,
            villages=office.villages if village else read_villages(self.villages.value, office.villages),
        )

    def start(self) -> FirstStart:
        """What this page says, without officials."""
        assert self._pack is not None
        return FirstStart(
            pack=replace(self._pack, office=self.profile()),
            officer=self.officer.value,
            emblem=self.emblem.picture,
            settings={NUMBER_FORMAT: self.number_format.value, SURVEY_URL: self.survey.value},
        )

    def _typed(self) -> None:
        self._show_paper()
        self.edited.emit()

    def _show_paper(self) -> None:
        if self._pack is None:
            return
        profile = self.profile()
        today: dt.date = self._desk.now().date()
        try:
            number = example_number(self.number_format.value, profile.unit_code or "…", today)
        except UserError as error:
            self.number_format.say(error.sentence)
            number = ""
        else:
            self.number_format.say()
        self.example.setText(f"Nomor pertama nanti, misalnya: {number}" if number else " ")
        self.emblem.show_profile(profile, number)

    def say(self, errors: Iterable[LoketError]) -> None:
        """Shows each error beside its field and goes to the first."""
        for field in self.fields.values():
            field.say()
        first: QWidget | None = None
        for error in errors:
            place: Field | None = self.fields.get(error.field)
            if place is not None:
                place.say(error.full)
            elif error.field == "emblem":
                self.emblem.say(error.full)
            first = first or place or self.emblem.choose_button
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self) -> None:
        """Puts the focus on the first field that is still empty and needed, or on the officer's name."""
        wanted = (self.name, self.district, self.regency, self.address, self.unit_code, self.officer)
        empty = next((field for field in wanted if not field.value and not field.isHidden()), self.officer)
        empty.setFocus(Qt.FocusReason.OtherFocusReason)
