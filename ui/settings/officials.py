"""Pejabat: who holds each seat, as name, NIP and rank stand below a letter."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtWidgets import QComboBox

from app.actions.settings_pages import save_officials
from app.errors import LoketError
from app.model.people import Official
from app.rules.identity import Severity, check_nip, digits, format_nip
from app.rules.seats import official_seats
from app.rules.wording import RANKS, rank_words
from ui.desk import Desk
from ui.settings.people import PeopleSection
from ui.settings.section import SettingsState
from ui.widgets.basics import button, label
from ui.widgets.fields import ChoiceField, TextField

_NIP_DIGITS = 18
_RANKS = {code: f"{code} – {rank_words(code)}" for code in reversed(RANKS)}
_EMPTY = "belum diisi"


class OfficialsSection(PeopleSection[Official]):
    """The seats of the office and who holds them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            "Pejabat",
            "letter",
            "Nama, pangkat, dan NIP tercetak di bawah tanda tangan surat.",
            ("Jabatan", "Nama", "NIP", "Pangkat"),
            (0, 1),
        )
        self._titles: dict[str, str] = {}
        self.name = TextField("Nama dan gelar", "mis. Budi Contoh, S.Sos.", 120)
        self.nip = TextField("NIP", "18 angka", 30)
        self.rank = ChoiceField("Pangkat/golongan", tuple(_RANKS.values()), own_words=True, hint="mis. III/d")
        self.add_field("name", self.name, 4)
        self.add_field("nip", self.nip, 3)
        self.add_field("rank", self.rank, 3)
        self.empty_button = button("Kosongkan jabatan", self.empty_seat, "link")
        self.rank.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.rank.combo.setMinimumContentsLength(8)
        hint = "Ada pejabat baru? Tulis nama dan NIP-nya. Surat lama tetap memuat yang lama."
        self.tools.addWidget(label(hint, "caption", wrap=True), 1)
        self.tools.addWidget(self.empty_button)
        self.nip.edited.connect(self._typing_nip)
        self.nip.left.connect(self._left_nip)

    def load(self, state: SettingsState) -> None:
        """Shows the seats and their holders."""
        self._titles = official_seats(state.profile)
        held = {official.seat: official for official in state.officials}
        self.take({seat: held.get(seat, Official(0, seat, "")) for seat in self._titles})

    def cells(self, key: Hashable, person: Official) -> tuple[str, ...]:
        """Seat, name, NIP, rank."""
        return self._titles[str(key)], person.name or _EMPTY, format_nip(person.nip), person.rank

    def is_empty(self, person: Official) -> bool:
        """A seat without a name."""
        return not person.name

    def show_person(self, key: Hashable, person: Official) -> None:
        """Fills the form."""
        self.form_title.setText(self._titles[str(key)])
        self.name.value = person.name
        self.nip.value = format_nip(person.nip)
        self.rank.value = _RANKS.get(person.rank, person.rank)
        line = self.rank.combo.lineEdit()
        if line is not None:
            line.setCursorPosition(0)  # the code matters most where the field is narrow
        self.empty_button.setVisible(bool(person.name or person.nip or person.rank))

    def read_person(self, key: Hashable) -> Official:
        """As typed. A rank chosen from the list is kept as its code, own words as they are."""
        stored = self.stored[key]
        rank = next((code for code, words in _RANKS.items() if words == self.rank.value), self.rank.value)
        self.empty_button.setVisible(bool(self.name.value or self.nip.value or rank))
        return Official(stored.id, str(key), self.name.value, digits(self.nip.value), rank)

    def empty_seat(self) -> None:
        """Nobody holds this seat; kept when saved."""
        for field in (self.name, self.nip, self.rank):
            field.value = ""
            field.say()
        self.typed()
        self.focus_form()

    def save(self) -> None:
        """Saves all seats that were changed."""
        drafts = dict(self.drafts)
        holders = tuple(drafts.values())
        self.write(lambda uow: save_officials(holders, uow), lambda: self.saved(drafts))

    def show_problem(self, error: LoketError) -> bool:
        """Beside the field of the seat it is about."""
        seat, _, name = error.field.partition(".")
        return self.say_at(seat, name, error.full)

    def _typing_nip(self) -> None:
        raw = digits(self.nip.value)
        if raw.isdigit() and len(raw) < _NIP_DIGITS:
            self.nip.say(f"{len(raw)} dari {_NIP_DIGITS} angka", "caption")
        else:
            self._judge_nip()

    def _left_nip(self) -> None:
        if self._judge_nip():
            self.nip.value = format_nip(self.nip.value)

    def _judge_nip(self) -> bool:
        finding = check_nip(self.nip.value)
        if finding is None:
            self.nip.say()
        else:
            self.nip.say(finding.sentence, "error" if finding.severity is Severity.ERROR else "warning")
        return finding is None
