"""The applicant at right: person, foreigner or institution, covering letter, purpose and the service's extras."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.model.case import Case, CoveringLetter
from app.model.catalogue import ApplicantKind
from app.model.letter_template import FieldKind, LetterTemplate, Particular
from app.model.people import Applicant, Sex
from app.rules.identity import check_nik, digits, format_nik, format_nop, nik_birth
from app.rules.intake import applicant_findings, particular_finding
from app.rules.wording import date_words
from ui.intake.presenter import KIND_LABELS
from ui.widgets.basics import column, discard, label, row
from ui.widgets.fields import ChoiceField, DateField, Field, LongField, Segments, TextField

RELIGIONS = ("Islam", "Kristen", "Katolik", "Hindu", "Buddha", "Khonghucu", "Kepercayaan")
_SEXES = {Sex.MALE.label: Sex.MALE, Sex.FEMALE.label: Sex.FEMALE}
_SHOWN = {
    ApplicantKind.PERSON: (
        "nik", "name", "birth_place", "birth_date", "sex", "occupation", "religion", "address", "village", "phone",
    ),
    ApplicantKind.FOREIGNER: (
        "passport", "nationality", "name", "permit", "birth_place", "birth_date", "sex", "occupation", "address",
        "village", "phone",
    ),
    ApplicantKind.INSTITUTION: ("name", "contact_name", "contact_post", "nik", "address", "village", "phone"),
}  # fmt: skip


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
        self.fields: dict[str, Field] = {
            "nik": TextField("NIK", "16 angka", 24),
            "passport": TextField("Nomor paspor", length=30),
            "nationality": TextField("Kewarganegaraan", length=60),
            "name": TextField("Nama lengkap", length=120),
            "permit": TextField("Nomor KITAS/KITAP", length=40),
            "contact_name": TextField("Penanggung jawab", length=120),
            "contact_post": TextField("Jabatan", "mis. Ketua panitia", 80),
            "birth_place": TextField("Tempat lahir", length=60),
            "birth_date": DateField("Tanggal lahir"),
            "sex": ChoiceField("Jenis kelamin", tuple(_SEXES)),
            "occupation": TextField("Pekerjaan", length=80),
            "religion": ChoiceField("Agama", RELIGIONS, own_words=True),
            "address": TextField("Alamat", "Dusun/jalan, RT, RW", 200),
            "village": ChoiceField("Desa/kelurahan", (), own_words=True),
            "phone": TextField("Telepon (boleh kosong)", length=25),
        }
        self.purpose = LongField("Keperluan", "mis. melamar pekerjaan")
        self.covering_number = TextField("No. surat pengantar desa", length=60)
        self.covering_date = DateField("Tanggalnya")
        self.particulars: dict[str, Field] = {}
        self._template: LetterTemplate | None = None
        self._grid = QVBoxLayout()
        self._grid.setSpacing(7)
        self._extras = QVBoxLayout()
        self._extras.setSpacing(7)
        holder = QWidget()
        for field in self.fields.values():
            field.setParent(holder)
        inside = column(
            self._grid, self._extras, self.purpose, row(self.covering_number, self.covering_date, gap=10), None, gap=7
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
        _empty(self._grid)
        shown = _SHOWN[self.applicant_kind]
        for field in self.fields.values():
            field.hide()
        narrow: QHBoxLayout | None = None
        institution = self.applicant_kind is ApplicantKind.INSTITUTION
        self.fields["name"].set_caption("Nama desa, lembaga, atau panitia" if institution else "Nama lengkap")
        self.fields["nik"].set_caption("NIK penanggung jawab (boleh kosong)" if institution else "NIK")
        for key in shown:
            field = self.fields[key]
            field.show()
            if key in ("nik", "name", "address", "passport", "contact_name") and not (
                key == "passport" or (key == "contact_name" and institution)
            ):
                self._grid.addWidget(field)
                narrow = None
                continue
            if narrow is None:
                narrow = QHBoxLayout()
                narrow.setSpacing(10)
                self._grid.addLayout(narrow)
                narrow.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
            else:
                narrow.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
                narrow = None
        self.kind_changed.emit()
        if tell:
            self.edited.emit()

    def tab_chain(self) -> list[QWidget]:
        """The editors in the order in which Tab should visit them."""
        chain: list[QWidget] = [self.fields[key].editor for key in _SHOWN[self.applicant_kind]]
        chain += [field.editor for field in self.particulars.values()]
        return [*chain, self.purpose.editor, self.covering_number.editor, self.covering_date.editor]

    def set_template(self, template: LetterTemplate | None, covering: bool) -> None:
        """Shows the extra particulars that a service asks for; keeps what was typed where the same is asked again."""
        if self._template is not None and template is not None and self._template.key == template.key:
            return
        self._template = template
        _empty(self._extras)
        for field in self.particulars.values():
            discard(field)
        self.particulars = {}
        narrow: QHBoxLayout | None = None
        for particular in template.particulars if template else ():
            field = _field_for(particular)
            field.edited.connect(self.edited)
            field.left.connect(lambda particular=particular: self._judge_particular(particular))
            self.particulars[particular.key] = field
            if particular.kind in (FieldKind.LONG, FieldKind.TEXT):
                self._extras.addWidget(field)
                narrow = None
            elif narrow is None:
                narrow = QHBoxLayout()
                narrow.setSpacing(10)
                self._extras.addLayout(narrow)
                narrow.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
            else:
                narrow.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
                narrow = None
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
        shown = _SHOWN[self.applicant_kind]
        values = {key: self.text(key) for key in shown if key not in ("birth_date", "sex")}
        birth = self.fields["birth_date"]
        assert isinstance(birth, DateField)
        return Applicant(
            kind=self.applicant_kind,
            birth_date=birth.date if "birth_date" in shown else None,
            sex=_SEXES.get(self.text("sex")) if "sex" in shown else None,
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

    def particular_values(self) -> dict[str, str]:
        """The extras as typed."""
        return {
            key: field.value if isinstance(field, (TextField, LongField)) else ""
            for key, field in self.particulars.items()
        }

    def show_case(self, case: Case) -> None:
        """Fills everything from a saved or returned file."""
        self.fill(case.applicant)
        self.purpose.value = case.purpose
        self.covering_number.value = case.covering.number
        self.covering_date.date = case.covering.date
        for particular in self._template.particulars if self._template else ():
            raw = case.particulars.get(particular.key, "")
            if particular.kind is FieldKind.DATE and raw:
                raw = date_words(dt.date.fromisoformat(raw))
            field = self.particulars[particular.key]
            if isinstance(field, (TextField, LongField)):
                field.value = raw

    def clear(self, villages: tuple[str, ...]) -> None:
        """Empties everything for the next in the queue."""
        self.fill(Applicant(ApplicantKind.PERSON, ""))
        self.purpose.value = ""
        self.covering_number.value = ""
        self.covering_date.date = None
        for field in self.particulars.values():
            if isinstance(field, (TextField, LongField)):
                field.value = ""
            field.say()
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
        for name in {key, "nik"} & set(_SHOWN[self.applicant_kind]):
            finding = findings.get(name)
            field = self.fields[name]
            if finding is not None:
                field.say(finding.sentence, finding.severity.value)
            elif field.said and not field.said.startswith(("✓", "Tanggal tidak dikenal")):
                field.say()

    def _judge_particular(self, particular: Particular) -> None:
        field = self.particulars.get(particular.key)
        if not isinstance(field, (TextField, LongField)):
            return
        if particular.kind is FieldKind.NOP:
            field.value = format_nop(field.value)
        if not field.value:
            return
        finding = particular_finding(replace(particular, required=False), field.value, self._today)
        if finding is not None:
            field.say(finding.sentence, finding.severity.value)

    def field_of(self, name: str) -> Field | None:
        """The field that an error names, or None."""
        if name.startswith("particular."):
            return self.particulars.get(name.removeprefix("particular."))
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
        self.fields[_SHOWN[self.applicant_kind][0]].editor.setFocus(Qt.FocusReason.TabFocusReason)


def _field_for(particular: Particular) -> Field:
    caption = particular.label if particular.required else f"{particular.label} (boleh kosong)"
    if particular.kind is FieldKind.LONG:
        return LongField(caption, particular.hint)
    if particular.kind is FieldKind.DATE:
        return DateField(caption)
    return TextField(caption, particular.hint)


def _empty(layout: QVBoxLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        inner = item.layout() if item is not None else None
        if isinstance(inner, QHBoxLayout):
            while inner.count():
                inner.takeAt(0)
            inner.deleteLater()
