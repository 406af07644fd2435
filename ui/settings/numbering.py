"""Penomoran & surat: how a register number reads, on which paper letters come out, and the survey behind the QR."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.actions.setup import check_setting, save_settings
from app.errors import LoketError, UserError
from app.model.papers import PaperSize
from app.model.register import SERIES_LABELS, NumberParts, SeriesMode
from app.model.settings import (
    FIRST_NUMBER,
    LETTER_PAPER,
    LETTER_PLACE,
    NUMBER_FORMAT,
    SERIES_MODE,
    SURVEY_URL,
    Setting,
)
from app.rules.books.numbering import USUAL_FORMATS, check_format, format_number
from app.rules.wording import date_words
from ui import theme
from ui.desk import Desk
from ui.settings.section import Section, SettingsState, page_of
from ui.widgets.basics import button, column, label, row
from ui.widgets.fields import ChoiceField, Field, TextField
from ui.widgets.segments import Segments

_TOKENS = (
    ("{klasifikasi}", "kode klasifikasi layanan"),
    ("{urut}", "nomor urut; {urut:03} menjadi 007"),
    ("{sisipan}", "nomor sisipan; tanpa ini ditulis setelah nomor urut"),
    ("{kode_unit}", "kode unit kantor"),
    ("{bulan_romawi}", "bulan dalam angka Romawi"),
    ("{tahun}", "tahun"),
)
_PAPERS = ((PaperSize.A4.value, "A4 (210 × 297 mm)"), (PaperSize.F4.value, "F4/folio (215 × 330 mm)"))
_EXAMPLE = 42


class NumberingSection(Section):
    """The settings of numbers and letters."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk, "Penomoran & surat", "register", "Berlaku untuk surat berikutnya; yang sudah terbit tetap."
        )
        self._state: SettingsState | None = None
        self.format = ChoiceField("Format nomor register", USUAL_FORMATS, own_words=True)
        self.series = ChoiceField("Urutan nomor", tuple(SERIES_LABELS.values()))
        self.first = TextField("Nomor pertama", length=5)
        self.first.setFixedWidth(110)
        self.paper = Segments(_PAPERS)
        self.place = TextField("Tempat pada tanggal surat", length=60)
        self.survey = TextField("Alamat survei kepuasan (boleh kosong)", "https://…", 210)
        self.fields: dict[Setting, Field] = {
            NUMBER_FORMAT: self.format,
            SERIES_MODE: self.series,
            FIRST_NUMBER: self.first,
            LETTER_PLACE: self.place,
            SURVEY_URL: self.survey,
        }
        self.example = label("")
        self.example.setStyleSheet("font-size: 17px; font-weight: 600;")
        self.inserted = label("", "muted")
        self.place_example = label("", "caption")
        body = QWidget()
        body.setLayout(
            column(
                label("Nomor surat", "section"),
                self.format,
                self._make_tokens(),
                self._make_example(),
                self._make_series(),
                _gap(),
                label("Surat", "section"),
                column(label("Kertas surat", "caption"), row(self.paper, None), gap=3),
                column(self.place, self.place_example, gap=3),
                _gap(),
                label("Survei", "section"),
                self.survey,
                label(
                    "Dicetak sebagai kode QR pada tanda terima dan surat. Kode itu hanya memuat alamat ini, "
                    "jenis layanan, dan kode acak; nama dan NIK tidak pernah ikut.",
                    "caption",
                    wrap=True,
                ),
                gap=10,
            )
        )
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(page_of(body, widest=720))
        for field in self.fields.values():
            field.edited.connect(self._typed)
        self.paper.chosen.connect(lambda _key: self._typed())

    def _make_tokens(self) -> QHBoxLayout:
        line = row(label("Sisipkan:", "caption"), gap=2)
        for token, meaning in _TOKENS:
            one = button(token, lambda token=token: self._insert(token), "link")
            one.setToolTip(meaning[0].upper() + meaning[1:] + ".")
            one.setAccessibleName(f"Sisipkan {token}: {meaning}")
            line.addWidget(one)
        line.addStretch(1)
        return line

    def _make_example(self) -> QFrame:
        inside = column(label("Contoh", "caption"), self.example, self.inserted, gap=2)
        inside.setContentsMargins(14, 10, 14, 10)
        frame = QFrame()
        frame.setObjectName("soft")
        frame.setLayout(inside)
        return frame

    def _make_series(self) -> QVBoxLayout:
        line = row(self.series, self.first, gap=12)
        line.setStretch(0, 1)
        hint = "Berlaku saat buku register pertama dibuka. Buku tahun berikutnya dibuka, dan diatur, di Buku Register."
        return column(line, label(hint, "caption", wrap=True), gap=3)

    # -- what is stored, what is typed ------------------------------------------------

    @property
    def dirty(self) -> bool:
        """Whether a setting was changed."""
        return self._state is not None and bool(self._changed())

    def values(self) -> dict[Setting, str]:
        """The settings as typed."""
        mode = next((key for key, words in SERIES_LABELS.items() if words == self.series.value), SeriesMode.OFFICE)
        return {
            NUMBER_FORMAT: self.format.value,
            SERIES_MODE: mode.value,
            FIRST_NUMBER: self.first.value,
            LETTER_PAPER: self.paper.value,
            LETTER_PLACE: self.place.value,
            SURVEY_URL: self.survey.value,
        }

    def _changed(self) -> dict[Setting, str]:
        assert self._state is not None
        stored = self._state.values
        return {setting: value for setting, value in self.values().items() if value != stored[setting]}

    def load(self, state: SettingsState) -> None:
        """Shows the stored settings, unless they are being changed."""
        if self.dirty:
            return
        self._state = state
        self.reset()

    def reset(self) -> None:
        """Back to what is stored."""
        if self._state is None:
            return
        values = self._state.values
        self.format.value = values[NUMBER_FORMAT]
        self.series.value = SERIES_LABELS[SeriesMode(values[SERIES_MODE])]
        self.first.value = values[FIRST_NUMBER]
        self.paper.value = values[LETTER_PAPER]
        self.place.value = values[LETTER_PLACE]
        self.place.line.setPlaceholderText(self._state.profile.name)
        self.survey.value = values[SURVEY_URL]
        for field in self.fields.values():
            field.say()
        self._typed()

    def save(self) -> None:
        """Saves all settings that were changed, or shows each that cannot be."""
        assert self._state is not None
        changed, bad = self._changed(), False
        for setting, value in reversed(changed.items()):
            try:
                check_setting(setting, value)
            except UserError as error:
                bad = True
                self.fields[setting].say(error.full)
                self.fields[setting].setFocus(Qt.FocusReason.OtherFocusReason)
        if bad:
            return
        state, now, officer = self._state, self.desk.now(), self.desk.officer_id or None

        def done() -> None:
            state.values.update(changed)

        self.write(lambda uow: save_settings(changed, uow, now, officer), done)

    def show_problem(self, error: LoketError) -> bool:
        """Beside the field it is about."""
        for setting, field in self.fields.items():
            if setting.key == error.field:
                field.say(error.full)
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def focus_first(self) -> None:
        """The format."""
        self.format.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- the example --------------------------------------------------------------------

    def _insert(self, token: str) -> None:
        line = self.format.combo.lineEdit()
        assert line is not None
        line.insert(token)
        line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self) -> None:
        self._show_example()
        if self._state is not None:
            place = self.place.value or self._state.profile.name
            self.place_example.setText(f"Pada surat: {place}, {date_words(self.desk.now().date())}")
        self.touched.emit()

    def _show_example(self) -> None:
        if self._state is None:
            return
        pattern, today = self.format.value, self.desk.now().date()
        code = next((s.classification for s in self._state.services if s.service.standard.letter), "470")
        unit = self._state.profile.unit_code
        try:
            check_format(pattern)
        except UserError as error:
            self.format.say(error.full)
            self.example.setText("–")
            self.example.setStyleSheet(f"font-size: 17px; font-weight: 600; color: {theme.MUTED};")
            self.inserted.setText("")
            return
        self.format.say()
        self.example.setStyleSheet("font-size: 17px; font-weight: 600;")
        self.example.setText(format_number(pattern, NumberParts(code, _EXAMPLE, 0, unit, today)))
        self.inserted.setText(f"Sisipan: {format_number(pattern, NumberParts(code, _EXAMPLE, 1, unit, today))}")


def _gap() -> QWidget:
    empty = QWidget()
    empty.setFixedHeight(6)
    return empty
