"""Petugas loket: who may sit at the counter, and at which one."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace

from PySide6.QtCore import Qt

from app.actions.settings_pages import save_officers
from app.actions.setup import save_officer
from app.errors import LoketError
from app.model.people import Officer
from app.rules.wording import one_line
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.settings.people import PeopleSection
from ui.settings.section import SettingsState
from ui.widgets.basics import button
from ui.widgets.fields import TextField

_NEW = 0


class OfficersSection(PeopleSection[Officer]):
    """The officers now at work."""

    def __init__(self, desk: Desk, dialogs: Dialogs) -> None:
        super().__init__(
            desk,
            "Petugas loket",
            "person",
            "Yang namanya dipilih di kanan atas; tercatat pada setiap berkas yang dikerjakan.",
            ("Nama", "Loket"),
            (0, 1),
        )
        self._dialogs = dialogs
        self._adding = False
        self._added = ""
        self.name = TextField("Nama", length=80)
        self.counter = TextField("Loket", "mis. Loket 1", 40)
        self.add_field("name", self.name, 3)
        self.add_field("counter", self.counter, 2)
        self.retire_button = button("Nonaktifkan…", self.retire, "danger")
        self.add_button = button("Tambah petugas", self.add, "", "add", "Ctrl+N")
        self.tools.addWidget(self.add_button)
        self.tools.addStretch(1)
        self.tools.addWidget(self.retire_button)

    def load(self, state: SettingsState) -> None:
        """Shows the officers; a new one that is being typed stays."""
        people: dict[Hashable, Officer] = {officer.id: officer for officer in state.officers}
        if self._adding:
            people[_NEW] = Officer(_NEW, "")
        self.take(people)
        added = next((officer.id for officer in state.officers if officer.name == self._added), None)
        if added is not None:  # whoever was just added stays in the form
            self._added = ""
            self.table.choose(added)

    def cells(self, key: Hashable, person: Officer) -> tuple[str, ...]:
        """Name and counter."""
        return person.name or "Petugas baru", person.counter

    def is_empty(self, person: Officer) -> bool:
        """A new one without a name."""
        return not person.name

    def show_person(self, key: Hashable, person: Officer) -> None:
        """Fills the form."""
        self.form_title.setText("Petugas baru" if key == _NEW else "Ubah petugas")
        self.name.value = person.name
        self.counter.value = person.counter
        self.retire_button.setText("Batal menambah" if key == _NEW else "Nonaktifkan…")

    def read_person(self, key: Hashable) -> Officer:
        """As typed."""
        return replace(self.stored[key], name=self.name.value, counter=self.counter.value)

    def add(self) -> None:
        """A new row, ready to type in."""
        self._adding = True
        if _NEW not in self.stored:
            self.stored = {**self.stored, _NEW: Officer(_NEW, "")}
            self.show_rows()
        self.table.choose(_NEW)
        self.focus_form()

    def retire(self) -> None:
        """Takes an officer from the counter; their name stays on what they did."""
        key = self.table.key
        if key is None:
            return
        if key == _NEW:
            self._adding = False
            self.drafts.pop(_NEW, None)
            self.stored = {k: person for k, person in self.stored.items() if k != _NEW}
            self.show_rows()
            self.touched.emit()
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        officer = self.stored[key]
        if self._dialogs.confirm(
            self.window(),
            f"Nonaktifkan {officer.name}?",
            "Namanya tidak bisa dipilih lagi, tetapi tetap tercatat pada berkas yang pernah dikerjakannya.",
            "Nonaktifkan",
        ):
            self.drafts.pop(key, None)
            gone = replace(officer, active=False)
            self.desk.ops.write(
                lambda uow: save_officer(gone, uow),
                lambda _id: self.desk.notice.emit(f"{officer.name} dinonaktifkan."),
                self.refused.emit,
                self,
            )

    def reset(self) -> None:
        """Throws all drafts away, and the new row with them."""
        self._adding = False
        self.stored = {key: person for key, person in self.stored.items() if key != _NEW}
        super().reset()

    def saved(self, drafts: dict[Hashable, Officer]) -> None:
        """These drafts are stored now; the new one comes back with its own number."""
        super().saved(drafts)
        self._adding = self._adding and _NEW not in drafts

    def save(self) -> None:
        """Saves all officers that were changed or added."""
        drafts = dict(self.drafts)
        officers = tuple(drafts.values())
        self._added = one_line(drafts[_NEW].name) if _NEW in drafts else ""
        self.write(lambda uow: save_officers(officers, uow), lambda: self.saved(drafts))

    def show_problem(self, error: LoketError) -> bool:
        """Beside the field of the officer it is about."""
        key, _, name = error.field.partition(".")
        return key.isdigit() and self.say_at(int(key), name, error.full)
