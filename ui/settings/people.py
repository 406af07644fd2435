"""What Pejabat and Petugas loket share: a table, a form for the chosen row, a draft for each that was changed."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from ui.desk import Desk
from ui.settings.section import Section
from ui.settings.table import RowsModel, RowsView, TableRow
from ui.widgets.basics import column, label, row
from ui.widgets.fields import Field

Person = TypeVar("Person")
_WIDEST = 1060


class PeopleSection(Section, Generic[Person]):
    """Subclasses say how a person is shown, read from the form, and written."""

    def __init__(
        self, desk: Desk, title: str, picture: str, intro: str, headings: Sequence[str], stretch: Sequence[int]
    ) -> None:
        super().__init__(desk, title, picture, intro)
        self.stored: dict[Hashable, Person] = {}
        self.drafts: dict[Hashable, Person] = {}
        self.fields: dict[str, Field] = {}
        self._shown: Hashable | None = None
        self.model = RowsModel(headings)
        self.table = RowsView(self.model, title, stretch)
        self.form_title = label("", "section", wrap=True)
        self.form_hint = label("", "caption", wrap=True)
        self.form, self.form_below = row(gap=12), row(gap=12)
        self.tools = row(gap=10)
        head = row(self.form_title, self.form_hint, gap=12)
        head.setStretch(0, 1)
        head.setStretch(1, 1)
        inside = column(head, self.form, self.form_below, self.tools, gap=8)
        inside.setContentsMargins(16, 12, 16, 12)
        frame = QFrame()
        frame.setObjectName("soft")
        frame.setLayout(inside)
        layout = column(self.table, frame, gap=12)
        layout.setContentsMargins(20, 4, 20, 16)
        layout.setStretch(0, 1)
        whole = QWidget()
        whole.setMaximumWidth(_WIDEST)
        whole.setLayout(layout)
        outer = row(whole, None)
        outer.setStretch(0, 1000)  # at left, as wide as it may be
        self.setLayout(outer)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self.focus_form)

    def add_field(self, name: str, field: Field, stretch: int, below: bool = False) -> None:
        """Puts a field into the form, beside those before it; `below`: into its second line."""
        self.fields[name] = field
        (self.form_below if below else self.form).addWidget(field, stretch, Qt.AlignmentFlag.AlignTop)
        field.edited.connect(self.typed)

    # -- for subclasses ------------------------------------------------------------------

    def cells(self, key: Hashable, person: Person) -> tuple[str, ...]:
        """The texts of a row."""
        raise NotImplementedError

    def is_empty(self, person: Person) -> bool:
        """Whether nobody is there yet."""
        return False

    def is_pressing(self, person: Person) -> bool:
        """Whether something about them is to be seen to soon."""
        return False

    def show_person(self, key: Hashable, person: Person) -> None:
        """Fills the form."""
        raise NotImplementedError

    def read_person(self, key: Hashable) -> Person:
        """The person as typed."""
        raise NotImplementedError

    def person(self, key: Hashable) -> Person:
        """The draft of a row, or what is stored."""
        return self.drafts.get(key, self.stored[key])

    # -- drafts ------------------------------------------------------------------------------

    @property
    def dirty(self) -> bool:
        """Whether anybody was changed."""
        return bool(self.drafts)

    def take(self, people: dict[Hashable, Person]) -> None:
        """Shows what is stored; drafts stay."""
        self.stored = people
        self.drafts = {key: person for key, person in self.drafts.items() if key in people}
        self.show_rows()

    def show_rows(self) -> None:
        """The table as it stands, drafts included; the chosen row stays chosen."""
        rows = [self._row(key) for key in self.stored]
        keys_before = [row.key for row in self.model.rows]
        chosen = self._shown
        self.model.fill(rows)
        if keys_before != [row.key for row in rows]:
            self._shown = None
            self.table.choose(chosen)
        elif self._shown is not None and self._shown not in self.drafts:
            self._fill_form(self._shown)

    def typed(self) -> None:
        """Keeps what was typed as the draft of its row."""
        if self._shown is None:
            return
        key, person = self._shown, self.read_person(self._shown)
        if person == self.stored[key]:
            self.drafts.pop(key, None)
        else:
            self.drafts[key] = person
        self.model.fill([self._row(key) if row.key == key else row for row in self.model.rows])
        self.touched.emit()

    def _row(self, key: Hashable) -> TableRow:
        person = self.person(key)
        return TableRow(
            key, self.cells(key, person), self.is_empty(person), key in self.drafts, self.is_pressing(person)
        )

    def reset(self) -> None:
        """Throws all drafts away."""
        self.drafts = {}
        self.show_rows()
        self.touched.emit()

    def saved(self, drafts: dict[Hashable, Person]) -> None:
        """These drafts are stored now; what was typed since stays."""
        self.drafts = {key: person for key, person in self.drafts.items() if drafts.get(key) != person}

    def _choose(self, key: Hashable) -> None:
        if key != self._shown:
            self._fill_form(key)

    def _fill_form(self, key: Hashable) -> None:
        self._shown = key
        for field in self.fields.values():
            field.say()
        self.show_person(key, self.person(key))

    def say_at(self, key: Hashable, name: str, sentence: str) -> bool:
        """Shows an error beside a field of a row; False when there is no such place."""
        if key not in self.stored or name not in self.fields:
            return False
        self.table.choose(key)
        field = self.fields[name]
        field.say(sentence)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    # -- focus ---------------------------------------------------------------------------------

    def focus_first(self) -> None:
        """The table: arrows choose, Enter goes to the form."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_form(self) -> None:
        """The first field of the form."""
        next(iter(self.fields.values())).setFocus(Qt.FocusReason.TabFocusReason)
