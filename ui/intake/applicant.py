"""The applicant at right: person, foreigner or institution, covering letter, purpose and the service's extras."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.model.case import Case, CoveringLetter, Priority
from app.model.catalogue import ApplicantKind, OfficeKind, OfficeProfile
from app.model.letter_template import LetterTemplate
from app.model.people import Applicant
from app.rules.asked_once import typed_fields
from app.rules.clock.statutory import TALKS
from app.rules.identity import format_nik, mask_nik
from app.rules.intake import LENGTHS
from app.rules.papers.letter_words import covering_name
from app.rules.priority import is_elderly
from app.rules.secrecy import is_anonymous
from ui.intake.applicant_fields import (
    SEXES,
    SHOWN,
    SHOWN_FOR_TALK,
    Lines,
    PriorityField,
    empty,
    is_wide,
    make_fields,
    put,
)
from ui.intake.judging import Judge
from ui.intake.particulars import ParticularsBox
from ui.intake.presenter import KIND_LABELS
from ui.intake.problem_panel import ProblemPanel
from ui.widgets.basics import column, label, row
from ui.widgets.fields import ChoiceField, DateField, Field, LongField, TextField
from ui.widgets.segments import Segments


class ApplicantPanel(ProblemPanel):
    """The fields of whoever applies. `nik_known` asks for what is remembered of a NIK; `edited` tells any typing."""

    nik_typed = Signal(str)
    edited = Signal()
    kind_changed = Signal()

    def __init__(self, today: dt.date) -> None:
        super().__init__()
        self.setObjectName("card")
        self.kind = Segments(tuple((kind.value, text) for kind, text in KIND_LABELS.items()), "person")
        self.kind.chosen.connect(lambda _key: self._show_kind(tell=True))
        self.fields = make_fields()
        self.priority = PriorityField()
        self._today = today
        self.asks_priority = True
        self._talk = False
        self.purpose = LongField("Keperluan", "mis. melamar pekerjaan", length=LENGTHS["purpose"])
        self.covering_number = TextField("No. surat pengantar desa", length=LENGTHS["covering_number"])
        self.covering_date = DateField("Tanggalnya")
        self.particulars = ParticularsBox(today)
        self._grid = QVBoxLayout()
        self._grid.setSpacing(7)
        holder = QWidget()
        for field in (*self.fields.values(), self.priority):
            field.setParent(holder)
        covering = row(self.covering_number, self.covering_date, gap=10)
        for field in (self.covering_number, self.covering_date):
            covering.setAlignment(field, Qt.AlignmentFlag.AlignTop)
        inside = column(self.particulars.identity, self._grid, self.particulars, self.purpose, covering, None, gap=7)
        inside.setContentsMargins(14, 2, 14, 12)
        holder.setLayout(inside)
        self.area = QScrollArea()
        self.area.setWidget(holder)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.heading = label("Pemohon", "section")
        head = row(self.heading, None, self.kind)
        head.setContentsMargins(14, 10, 14, 6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.area, 1)
        for field in self.fields.values():
            field.edited.connect(self.edited)
        for more in (self.particulars, self.purpose, self.covering_number, self.covering_date):
            more.edited.connect(self.edited)
        self.particulars.identity.edited.connect(lambda: self._show_kind(tell=True))
        self._judge = Judge(self.fields, self.applicant, today, self)
        self._judge.nik_typed.connect(self.nik_typed)
        self._judge.filled.changed.connect(self._filled)
        self.edited.connect(self._propose)
        self.priority.edited.connect(self._propose)
        self._show_kind(tell=False)

    # -- which fields are shown ------------------------------------------------

    @property
    def applicant_kind(self) -> ApplicantKind:
        """The kind now chosen."""
        return ApplicantKind(self.kind.value or "person")

    def set_kind(self, kind: ApplicantKind) -> None:
        """Shows the fields of another kind."""
        if kind is not self.applicant_kind:
            self.kind.value = kind.value
            self._show_kind(tell=False)

    def _show_kind(self, tell: bool) -> None:
        empty(self._grid)
        for field in (*self.fields.values(), self.priority):
            field.hide()
        institution = self.applicant_kind is ApplicantKind.INSTITUTION
        self.fields["nik"].set_caption("NIK penanggung jawab (boleh kosong)" if institution else "NIK")
        self._show_names()
        self.particulars.ask_institution(institution)
        if institution or self.anonymous:
            self.priority.priority = Priority.NONE
        lines = Lines(self._grid)
        self.kind.setEnabled(not self.anonymous)
        for key in self._asked():
            if key == "address" and self.asks_priority and not institution:
                self.priority.show()
                lines.add(self.priority, wide=False)  # beside the field that would stand alone
            self.fields[key].show()
            lines.add(self.fields[key], is_wide(key))
        self.kind_changed.emit()
        if tell:
            self.edited.emit()

    def _show_names(self) -> None:
        """What an institution and the letter that comes with a file are called in this office."""
        office, kind = self._judge.office, self.applicant_kind
        whose = "lembaga, usaha," if office and office.kind is OfficeKind.KELURAHAN else "desa, lembaga,"
        institution = kind is ApplicantKind.INSTITUTION
        self.fields["name"].set_caption(f"Nama {whose} atau panitia" if institution else "Nama lengkap")
        self.covering_number.set_caption(f"No. {covering_name(kind, office)}")

    @property
    def anonymous(self) -> bool:
        """Whether nobody says whose complaint this is: then nothing about a person is asked."""
        return is_anonymous(self.particulars.values())

    def _asked(self) -> tuple[str, ...]:
        if self.anonymous:
            return ()
        talk = self._talk and self.applicant_kind is ApplicantKind.PERSON
        return SHOWN_FOR_TALK if talk else SHOWN[self.applicant_kind]

    def tab_chain(self) -> list[QWidget]:
        """The editors in the order in which Tab should visit them."""
        chain: list[QWidget] = list(self.particulars.identity.segments.buttons)
        chain += [self.fields[key].editor for key in self._asked()]
        chain += [field.editor for field in self.particulars.asked.values()]
        # Most applicants are as usual: Tab comes to the priority last, Alt+4 at once.
        last = (self.purpose, self.covering_number, self.covering_date, self.priority)
        return [*chain, *(field.editor for field in last)]

    def set_template(self, template: LetterTemplate | None, covering: bool) -> None:
        """Shows the extra particulars that a service asks for; keeps what was typed where the same is asked again."""
        before = self._asked()
        self._talk = template is not None and template.key in TALKS
        self.particulars.set_template(template)
        if self._asked() != before:
            self._show_kind(tell=False)
        self.purpose.setVisible(template is None or template.asks_purpose)
        for field in self.shown_fields().values():
            if field.wrong:
                field.say()  # another service may not ask for it
        self.covering_number.setVisible(covering)
        self.covering_date.setVisible(covering)

    def set_office(self, office: OfficeProfile | None) -> None:
        """Offers the villages of the office's area; others are asked about."""
        self._judge.office = office
        self._show_names()
        names = [village.name for village in office.villages] if office else []
        village = self.fields["village"]
        assert isinstance(village, ChoiceField)
        village.set_choices(names)
        if len(names) == 1 and not village.value:
            village.value = names[0]

    # -- values ------------------------------------------------------------------

    def text(self, key: str) -> str:
        """What is typed in a field."""
        field = self.fields[key]
        return field.value if isinstance(field, (TextField, ChoiceField, LongField)) else ""

    def applicant(self) -> Applicant:
        """The applicant as typed; fields of another kind do not count."""
        shown = SHOWN[self.applicant_kind]
        values = {key: self.text(key) for key in shown if key not in ("birth_date", "sex")}
        birth = self.fields["birth_date"]
        assert isinstance(birth, DateField)
        return Applicant(
            kind=self.applicant_kind,
            birth_date=birth.date if "birth_date" in shown else None,
            sex=SEXES.get(self.text("sex")) if "sex" in shown else None,
            **values,
        )

    def typed(self) -> frozenset[str]:
        """The names of the fields in which something is typed."""
        return typed_fields(self.applicant(), self.particulars.values())

    def fill(self, applicant: Applicant) -> None:
        """Shows an applicant."""
        self.set_kind(applicant.kind)
        self._judge.filled.forget()
        for key in self.fields:
            value = getattr(applicant, key)
            put(self.fields[key], format_nik(value) if key == "nik" else value)

    def fill_known(self, known: Applicant) -> None:
        """Shows what is remembered of an applicant, until the NIK is another one; what the officer typed stays."""
        put(self.fields["nik"], format_nik(known.nik))
        empty = [key for key in self.fields if not self.text(key)]
        self._judge.filled.fill(known.nik, {key: getattr(known, key) for key in empty if getattr(known, key)})

    def _filled(self) -> None:
        """What Loket filled in, or emptied: the only village of an office is no matter of a NIK."""
        self.set_office(self._judge.office)
        self.edited.emit()

    @property
    def purpose_text(self) -> str:
        """What the file is for, where the service asks; what was typed for another one does not count."""
        return "" if self.purpose.isHidden() else self.purpose.value

    def covering(self) -> CoveringLetter:
        """The desa's covering letter as typed."""
        return CoveringLetter(self.covering_number.value, self.covering_date.date)

    def show_case(self, case: Case) -> None:
        """Fills everything from a saved or returned file."""
        self.fill(case.applicant)
        self.purpose.value = case.purpose
        self.purpose.setVisible(bool(case.purpose) or not self.purpose.isHidden())
        self.covering_number.value = case.covering.number
        self.covering_date.date = case.covering.date
        self.particulars.show_values(case.particulars)
        self.priority.priority = case.priority
        self._show_kind(tell=False)
        self._propose()

    def _propose(self) -> None:
        self.priority.propose(is_elderly(self.applicant().birth_date, self._today))

    def clear(self) -> None:
        """Empties everything for the next in the queue."""
        self.fill(Applicant(ApplicantKind.PERSON, ""))
        self.purpose.value = ""
        self.covering_number.value = ""
        self.covering_date.date = None
        self.particulars.clear()
        self.priority.priority = Priority.NONE
        self._propose()
        self.set_office(self._judge.office)
        self.area.verticalScrollBar().setValue(0)

    # -- what is said beside the fields ------------------------------------------------

    def say_visits(self, visits: int) -> None:
        """Says that this NIK has been here before."""
        self.fields["nik"].say(f"✓ pernah datang {visits}×", "good")

    def say_merged(self, nik: str) -> None:
        """Says that the NIK as typed leads to this one, and whose it is."""
        self.fields["nik"].say(f"NIK yang diketik sudah digabung ke {mask_nik(nik)}.", "warning")

    def shown_fields(self) -> dict[str, Field]:
        """The fields that are shown now, by the names that errors give them, from top to bottom."""
        every = {key: self.fields[key] for key in self._asked()}
        every |= {f"particular.{key}": field for key, field in self.particulars.fields.items()}
        every |= {"purpose": self.purpose, "covering_number": self.covering_number, "covering_date": self.covering_date}
        return {name: field for name, field in every.items() if field.isVisibleTo(self)}

    def begin(self) -> None:
        """Puts the focus on the first field."""
        fields = [self.fields[key] for key in self._asked()] or list(self.particulars.fields.values())
        fields[0].editor.setFocus(Qt.FocusReason.TabFocusReason)
