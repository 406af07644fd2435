"""The fields of an applicant and how they stand: which kind shows which, and two narrow ones beside each other."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.model.case import PRIORITY_LABELS, Priority
from app.model.catalogue import ApplicantKind
from app.model.people import Sex
from app.rules.intake import LENGTHS
from app.rules.priority import ELDERLY_AGE
from ui.widgets.fields import ChoiceField, DateField, Field, TextField

RELIGIONS = ("Islam", "Kristen", "Katolik", "Hindu", "Buddha", "Khonghucu", "Kepercayaan")
SEXES = {Sex.MALE.label: Sex.MALE, Sex.FEMALE.label: Sex.FEMALE}
SHOWN = {
    ApplicantKind.PERSON: (
        "nik", "name", "birth_place", "birth_date", "sex", "occupation", "religion", "address", "village", "phone",
    ),
    ApplicantKind.FOREIGNER: (
        "passport", "nationality", "name", "permit", "birth_place", "birth_date", "sex", "occupation", "address",
        "village", "phone",
    ),
    ApplicantKind.INSTITUTION: ("name", "contact_name", "contact_post", "nik", "address", "village", "phone"),
}  # fmt: skip
"""The fields of each kind of applicant, in the order of the eye and of Tab."""
SHOWN_FOR_TALK = ("nik", "name", "sex", "occupation", "address", "village", "phone")
"""What is asked of a person who complains, asks or seeks advice: no letter will say where they were born."""
_WIDE = frozenset({"nik", "name", "address"})
"""Fields that take a line of their own."""


def make_fields() -> dict[str, Field]:
    """The fields of every kind, by the name that app.model.people.Applicant gives them."""
    return {
        "nik": _text("nik", "NIK", "16 angka"),
        "passport": _text("passport", "Nomor paspor"),
        "nationality": _text("nationality", "Kewarganegaraan"),
        "name": _text("name", "Nama lengkap"),
        "permit": _text("permit", "Nomor KITAS/KITAP"),
        "contact_name": _text("contact_name", "Penanggung jawab"),
        "contact_post": _text("contact_post", "Jabatan", "mis. Ketua panitia"),
        "birth_place": _text("birth_place", "Tempat lahir"),
        "birth_date": DateField("Tanggal lahir"),
        "sex": ChoiceField("Jenis kelamin", tuple(SEXES)),
        "occupation": _text("occupation", "Pekerjaan"),
        "religion": ChoiceField("Agama", RELIGIONS, own_words=True, length=LENGTHS["religion"]),
        "address": _text("address", "Alamat", "Dusun/jalan, RT, RW"),
        "village": ChoiceField("Desa/kelurahan", (), own_words=True, length=LENGTHS["village"]),
        "phone": _text("phone", "Telepon (boleh kosong)"),
    }


def _text(key: str, caption: str, hint: str = "") -> TextField:
    return TextField(caption, hint, LENGTHS[key])


def is_wide(key: str) -> bool:
    """Whether this field of the applicant needs a whole line."""
    return key in _WIDE


def put(field: Field, value: object) -> None:
    """Shows a value of an applicant in its field; whatever was said beside it is over."""
    if isinstance(field, DateField):
        field.date = value if isinstance(value, dt.date) else None
    elif isinstance(field, (TextField, ChoiceField)):
        field.value = value.label if isinstance(value, Sex) else str(value or "")
    field.say()


class PriorityField(ChoiceField):
    """Who goes first at the counter, and why; most do not."""

    def __init__(self) -> None:
        super().__init__("Prioritas   Alt+4", tuple(PRIORITY_LABELS.values()))
        self.combo.setAccessibleName("Prioritas")
        self.priority = Priority.NONE

    @property
    def priority(self) -> Priority:
        """Which is chosen."""
        return next(priority for priority, words in PRIORITY_LABELS.items() if words == self.value)

    @priority.setter
    def priority(self, priority: Priority) -> None:
        self.value = PRIORITY_LABELS[priority]

    def propose(self, elderly: bool) -> None:
        """Says that whoever is that old may go first; whether they want to is theirs to say."""
        wanted = elderly and self.priority is Priority.NONE
        self.say(f"{ELDERLY_AGE} tahun ke atas: lansia" if wanted else "", "caption")


class Lines:
    """Puts fields into a column: a wide one on a line of its own, narrow ones two by two."""

    def __init__(self, column: QVBoxLayout) -> None:
        self._column = column
        self._open: QHBoxLayout | None = None

    def add(self, field: QWidget, wide: bool) -> None:
        """The next field."""
        if wide:
            self._column.addWidget(field)
            self._open = None
        elif self._open is None:
            self._open = QHBoxLayout()
            self._open.setSpacing(10)
            self._column.addLayout(self._open)
            self._open.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        else:
            self._open.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
            self._open = None


def empty(column: QVBoxLayout) -> None:
    """Takes all fields out of their lines; they themselves stay."""
    while column.count():
        item = column.takeAt(0)
        inner = item.layout() if item is not None else None
        if isinstance(inner, QHBoxLayout):
            while inner.count():
                inner.takeAt(0)
            inner.deleteLater()
