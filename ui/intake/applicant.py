"""The applicant at right: person, foreigner or institution, covering letter, purpose and the service's extras."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.model.case import Case, CoveringLetter
from app.model.catalogue import ApplicantKind
from app.model.letter_template import LetterTemplate
from app.model.people import Applicant, Sex
from app.rules.identity import check_nik, digits, format_nik, nik_birth
from app.rules.intake import applicant_findings
from ui.intake.applicant_fields import SEXES, SHOWN, Lines, empty, is_wide, make_fields
from ui.intake.particulars import ParticularsBox
from ui.intake.presenter import KIND_LABELS
from ui.widgets.basics import column, label, row
from ui.widgets.fields import ChoiceField, DateField, Field, LongField, Segments, TextField


class ApplicantPanel(QFrame):
    """The fields of whoever applies. `nik_known` asks for what is remembered of a NIK; `edited` tells any typing."""

    nik_typed = Signal(str)
    edited = Signal()
    kind_changed = Signal()

    def __init__(self, today: dt.date) -> None:
        super().__init__()
        self.setObjectName("card")
        self._today = today
        self.kind = Segments(tuple((kind.value, text) for kind, text in KIND_LABELS.items()), "person")
        self.kind.chosen.connect(lambda _key: self._show_kind(tell=True))
        self.fields = make_fields()
        self.purpose = LongField("Keperluan", "mis. melamar pekerjaan")
        self.covering_number = TextField("No. surat pengantar desa", length=60)
        self.covering_date = DateField("Tanggalnya")
        self.particulars = ParticularsBox(today)
        self._grid = QVBoxLayout()
        self._grid.setSpacing(7)
        holder = QWidget()
        for field in self.fields.values():
            field.setParent(holder)
        inside = column(
            self._grid,
            self.particulars,
            self.purpose,
            row(self.covering_number, self.covering_date, gap=10),
            None,
            gap=7,
        )
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
        for key, field in self.fields.items():
            field.edited.connect(self.edited)
            field.left.connect(lambda key=key: self._judge(key))
        self.particulars.edited.connect(self.edited)
        nik = self.fields["nik"]
        assert isinstance(nik, TextField)
        nik.line.textEdited.connect(self._nik_edited)
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
        for field in self.fields.values():
            field.hide()
        institution = self.applicant_kind is ApplicantKind.INSTITUTION
        self.fields["name"].set_caption("Nama desa, lembaga, atau panitia" if institution else "Nama lengkap")
        self.fields["nik"].set_caption("NIK penanggung jawab (boleh kosong)" if institution else "NIK")
        lines = Lines(self._grid)
        for key in SHOWN[self.applicant_kind]:
            self.fields[key].show()
            lines.add(self.fields[key], is_wide(key))
        self.kind_changed.emit()
        if tell:
            self.edited.emit()

    def tab_chain(self) -> list[QWidget]:
        """The editors in the order in which Tab should visit them."""
        chain: list[QWidget] = [self.fields[key].editor for key in SHOWN[self.applicant_kind]]
        chain += [field.editor for field in self.particulars.fields.values()]
        return [*chain, self.purpose.editor, self.covering_number.editor, self.covering_date.editor]

    def set_template(self, template: LetterTemplate | None, covering: bool) -> None:
        """Shows the extra particulars that a service asks for; keeps what was typed where the same is asked again."""
        self.particulars.set_template(template)
        self.covering_number.setVisible(covering)
        self.covering_date.setVisible(covering)

    def set_villages(self, names: tuple[str, ...]) -> None:
        """The villages of the office's area, offered first."""
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

    def fill(self, applicant: Applicant, only_empty: bool = False) -> None:
        """Shows an applicant; with `only_empty` what the officer typed already stays."""
        if not only_empty:
            self.set_kind(applicant.kind)
        for key in self.fields:
            if only_empty and key != "nik" and self.text(key):
                continue
            value = getattr(applicant, key)
            self._put(key, value)

    def _put(self, key: str, value: object) -> None:
        field = self.fields[key]
        if isinstance(field, DateField):
            field.date = value if isinstance(value, dt.date) else None
        elif key == "nik" and isinstance(field, TextField):
            field.value = format_nik(str(value))
        elif isinstance(field, (TextField, ChoiceField)):
            field.value = value.label if isinstance(value, Sex) else str(value or "")
        field.say()

    def covering(self) -> CoveringLetter:
        """The desa's covering letter as typed."""
        return CoveringLetter(self.covering_number.value, self.covering_date.date)

    def show_case(self, case: Case) -> None:
        """Fills everything from a saved or returned file."""
        self.fill(case.applicant)
        self.purpose.value = case.purpose
        self.covering_number.value = case.covering.number
        self.covering_date.date = case.covering.date
        self.particulars.show_values(case.particulars)

    def clear(self, villages: tuple[str, ...]) -> None:
        """Empties everything for the next in the queue."""
        self.fill(Applicant(ApplicantKind.PERSON, ""))
        self.purpose.value = ""
        self.covering_number.value = ""
        self.covering_date.date = None
        self.particulars.clear()
        self.set_villages(villages)
        self.area.verticalScrollBar().setValue(0)

    # -- judging what is typed ------------------------------------------------------

    def _nik_edited(self, text: str) -> None:
        raw = digits(text)
        nik = self.fields["nik"]
        if len(raw) < 16:
            return
        finding = check_nik(raw, self._today)
        if finding is not None:
            nik.say(finding.sentence, finding.severity.value)
            return
        self.nik_typed.emit(raw)
        if self.applicant_kind is not ApplicantKind.PERSON:
            return
        carried = nik_birth(raw, self._today)
        birth = self.fields["birth_date"]
        if carried is not None and isinstance(birth, DateField) and not birth.value:
            self._put("birth_date", carried[0])
            self._put("sex", carried[1])

    def say_visits(self, visits: int) -> None:
        """Says that this NIK has been here before."""
        self.fields["nik"].say(f"✓ pernah datang {visits}×", "good")

    def _judge(self, key: str) -> None:
        if key == "nik":
            field = self.fields["nik"]
            if isinstance(field, TextField) and len(digits(field.value)) == 16:
                field.value = format_nik(field.value)
        findings = applicant_findings(self.applicant(), self._today)
        for name in {key, "nik"} & set(SHOWN[self.applicant_kind]):
            finding = findings.get(name)
            field = self.fields[name]
            if finding is not None:
                field.say(finding.sentence, finding.severity.value)
            elif field.said and not field.said.startswith(("✓", "Tanggal tidak dikenal")):
                field.say()

    def field_of(self, name: str) -> Field | None:
        """The field that an error names, or None."""
        if name.startswith("particular."):
            return self.particulars.fields.get(name.removeprefix("particular."))
        return self.fields.get(name)

    def show_problem(self, name: str, sentence: str) -> bool:
        """Shows an error beside its field and goes there; whether it was one of ours."""
        field = self.field_of(name)
        if field is None or not field.isVisibleTo(self):
            return False
        # The focus first: leaving the field before judges it, and would wipe away what is said now.
        field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        field.say(sentence)
        self.area.ensureWidgetVisible(field, 0, 30)
        return True

    def begin(self) -> None:
        """Puts the focus on the first field."""
        self.fields[SHOWN[self.applicant_kind][0]].editor.setFocus(Qt.FocusReason.TabFocusReason)
