"""Pejabat: who holds each seat and for how long, as name, NIP and rank stand below a letter."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from app.actions.settings_pages import save_officials
from app.errors import LoketError
from app.model.people import Official
from app.rules.authority.seats import official_seats
from app.rules.authority.signing import holder
from app.rules.identity import Severity, check_nip, digits, format_nip
from app.rules.wording import RANKS, rank_words
from ui.desk import Desk
from ui.settings.authority_words import days_left, term_words
from ui.settings.people import PeopleSection
from ui.settings.section import SettingsState
from ui.settings.vacate_form import VacateForm
from ui.widgets.basics import button
from ui.widgets.fields import ChoiceField, DateField, TextField

_NIP_DIGITS = 18
_RANKS = {code: f"{code} – {rank_words(code)}" for code in reversed(RANKS)}
_EMPTY = "belum diisi"
_OUTSIDE = "Dari luar kantor"
_NEW = "#0"


class OfficialsSection(PeopleSection[Official]):
    """The seats of the office and who holds them.

    A line is named by its seat; 'SEAT#ID' is a successor, '#ID' an official from elsewhere who was given a task here.
    `opened` is the form now shown, for tests.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            "Pejabat",
            "letter",
            "Nama, pangkat, dan NIP tercetak di bawah tanda tangan surat, selama masa jabatannya.",
            ("Jabatan", "Nama", "NIP", "Pangkat", "Masa jabatan"),
            (0, 1),
        )
        self._titles: dict[str, str] = {}
        self._replacing: set[Hashable] = set()
        self._adding = False
        self._wanted = ""
        self.opened: VacateForm | None = None
        self.name = TextField("Nama dan gelar", "mis. Budi Contoh, S.Sos.", 120)
        self.nip = TextField("NIP", "18 angka", 30)
        self.rank = ChoiceField("Pangkat/golongan", tuple(_RANKS.values()), own_words=True, hint="mis. III/d")
        self.term_first = DateField("Menjabat sejak (boleh kosong)")
        self.term_last = DateField("Hari terakhir (boleh kosong)")
        self.appointment = TextField("Nomor keputusan", "mis. 821/17/2024", 80)
        self.add_field("name", self.name, 4)
        self.add_field("nip", self.nip, 3)
        self.add_field("rank", self.rank, 3)
        self.add_field("appointment", self.appointment, 4, below=True)
        self.add_field("term_first", self.term_first, 3, below=True)
        self.add_field("term_last", self.term_last, 3, below=True)
        self.replace_button = button("Ganti pejabat", self.replace_holder, "link")
        self.empty_button = button("Kosongkan jabatan", self.empty_seat, "link")
        self.add_button = button("Tambah pejabat dari luar", self.add, "", "add", "Ctrl+N")
        self.add_button.setToolTip("Misalnya Plt. dari kantor lain. Sesudah itu isi penugasannya di bagian Penugasan.")
        self.rank.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.rank.combo.setMinimumContentsLength(8)
        self.hint = self.form_hint
        self.tools.addStretch(1)
        self.tools.addWidget(self.replace_button)
        self.tools.addWidget(self.empty_button)
        self.tools.addWidget(self.add_button)
        self.nip.edited.connect(self._typing_nip)
        self.nip.left.connect(self._left_nip)

    # -- what is stored --------------------------------------------------------------------

    def load(self, state: SettingsState) -> None:
        """Shows the seats and their holders, successors, and who came from elsewhere."""
        self._titles = official_seats(state.profile)
        today, people = self.desk.now().date(), state.powers.officials
        lines: dict[Hashable, Official] = {}
        for seat in self._titles:
            own = sorted((o for o in people if o.seat == seat), key=lambda o: (o.term_first is not None, o.term_first))
            begun = [o for o in own if o.term_first is None or o.term_first <= today]
            main = holder(seat, today, state.powers) or (begun[-1] if begun else None)
            lines[seat] = main or Official(0, seat, "")
            lines |= {f"{seat}#{o.id}": o for o in own if o is not main and o not in begun}
        lines |= {f"#{o.id}": o for o in people if o.seat not in self._titles}
        if self._adding:
            lines[_NEW] = Official(0, "", "")
        self.take(lines)
        self._begin_wanted()

    def show_one(self, name: str) -> None:
        """The line of a seat that was asked for elsewhere; as soon as it is there."""
        self._wanted = name
        self._begin_wanted()

    def _begin_wanted(self) -> None:
        if self._wanted in self.stored:
            seat, self._wanted = self._wanted, ""
            self.table.choose(seat)
            if self.stored[seat].name and self.is_empty(self.stored[seat]):
                self.replace_holder()  # whoever held it before keeps their name
            else:
                self.focus_form()

    def title_of(self, key: Hashable) -> str:
        """What the seat of a line is called."""
        return self._titles.get(str(key).partition("#")[0], _OUTSIDE)

    def cells(self, key: Hashable, person: Official) -> tuple[str, ...]:
        """Seat, name, NIP, rank, term."""
        term = term_words(person, self.desk.now().date())
        return self.title_of(key), person.name or _EMPTY, format_nip(person.nip), person.rank, term

    def is_empty(self, person: Official) -> bool:
        """A seat without a name, or one whose holder's term is over."""
        return not person.name or (person.term_last is not None and person.term_last < self.desk.now().date())

    def is_pressing(self, person: Official) -> bool:
        """A term that ends soon."""
        return bool(person.name) and days_left(person.term_last, self.desk.now().date()) is not None

    # -- the form ----------------------------------------------------------------------------

    def show_person(self, key: Hashable, person: Official) -> None:
        """Fills the form."""
        self.form_title.setText(self.title_of(key))
        self.name.value = person.name
        self.nip.value = format_nip(person.nip)
        self.rank.value = _RANKS.get(person.rank, person.rank)
        self.appointment.value = person.appointment
        self.term_first.date, self.term_last.date = person.term_first, person.term_last
        line = self.rank.combo.lineEdit()
        if line is not None:
            line.setCursorPosition(0)  # the code matters most where the field is narrow
        self._show_tools(key)

    def _show_tools(self, key: Hashable) -> None:
        stored, outside = self.stored[key], str(key).startswith("#")
        replacing = key in self._replacing
        self.replace_button.setVisible(bool(stored.name) and not outside and not replacing)
        to_come = "#" in str(key)
        self.empty_button.setText("Keluarkan dari daftar" if to_come else "Kosongkan jabatan…")
        may = bool(stored.name) and not replacing and (to_come or not self.is_empty(stored))
        self.empty_button.setVisible(may or key == _NEW)
        if replacing and self.is_empty(stored):
            words = f"Masa jabatan {stored.name} {term_words(stored, self.desk.now().date())}. Isi pejabat yang baru."
        elif replacing:
            words = f"{stored.name} menjabat sampai sehari sebelum penggantinya; tanpa tanggal, langsung diganti."
        elif outside:
            words = "Memegang tugas di sini menurut bagian Penugasan, misalnya Plt. Camat."
        else:
            words = "Surat lama tetap memuat pejabat yang lama."
        self.hint.setText(words)

    def read_person(self, key: Hashable) -> Official:
        """As typed. A rank chosen from the list is kept as its code, own words as they are."""
        stored = self.stored[key]
        rank = next((code for code, words in _RANKS.items() if words == self.rank.value), self.rank.value)
        return Official(
            0 if key in self._replacing else stored.id,
            stored.seat,
            self.name.value,
            digits(self.nip.value),
            rank,
            True,
            self.term_first.date,
            self.term_last.date,
            self.appointment.value,
        )

    def _clear(self) -> None:
        for field in (self.name, self.nip, self.rank, self.appointment, self.term_first, self.term_last):
            field.value = ""
            field.say()
        self.typed()
        self.focus_form()

    def replace_holder(self) -> None:
        """Somebody else takes this seat: the form is emptied for them."""
        if self.table.key is not None:
            self._replacing.add(self.table.key)
            self._clear()
            if self.is_empty(self.stored[self.table.key]):  # the seat is vacant: the term before stays as it was
                self.term_first.date = self.desk.now().date()
                self.typed()
            self._show_tools(self.table.key)

    def empty_seat(self) -> None:
        """Takes a line off the list, kept when saved; of whoever holds a seat, asks for the last day of the term."""
        key = self.table.key
        if key == _NEW:
            self.reset()
            self.focus_first()
        elif "#" in str(key):
            self._clear()
        elif key is not None:
            self._ask_last_day(key, self.stored[key])

    def _ask_last_day(self, key: Hashable, held: Official) -> None:
        def done() -> None:
            self.drafts.pop(key, None)
            self.touched.emit()

        self.opened = VacateForm(self.window(), self.desk, self.title_of(key), held, done)
        self.opened.finished.connect(lambda _code: self.focus_first())
        self.opened.open()

    def add(self) -> None:
        """A line for an official from elsewhere, ready to type in."""
        self._adding = True
        if _NEW not in self.stored:
            self.stored = {**self.stored, _NEW: Official(0, "", "")}
            self.show_rows()
        self.table.choose(_NEW)
        self.focus_form()

    # -- saving --------------------------------------------------------------------------------

    def reset(self) -> None:
        """Throws all drafts away, and the new line with them."""
        self._adding = False
        self._replacing.clear()
        self.stored = {key: person for key, person in self.stored.items() if key != _NEW}
        super().reset()

    def saved(self, drafts: dict[Hashable, Official]) -> None:
        """These drafts are stored now."""
        super().saved(drafts)
        self._replacing -= set(drafts)
        self._adding = self._adding and _NEW not in drafts

    def save(self) -> None:
        """Saves all lines that were changed."""
        unread = next((f for f in (self.term_first, self.term_last) if f.value and f.date is None), None)
        if unread is not None:
            unread.say("Tanggal tidak dikenal. Contoh: 12-4-2024.")
            unread.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        drafts, now = dict(self.drafts), self.desk.now()
        people = {str(key): person for key, person in drafts.items()}
        self.write(lambda uow: save_officials(people, uow, now), lambda: self.saved(drafts))

    def show_problem(self, error: LoketError) -> bool:
        """Beside the field of the line it is about."""
        key, _, name = error.field.rpartition(".")
        return self.say_at(key, name, error.full)

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
