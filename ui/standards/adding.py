"""The form that adds a service: its name, who applies, and the letter it produces."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import LoketError
from app.model.catalogue import ApplicantKind, OfficeProfile
from app.model.letter_template import LetterTemplate
from ui.standards.letter_fields import LetterFields
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.form import FormDialog

APPLICANTS = {
    "Perorangan": ApplicantKind.PERSON,
    "Warga negara asing": ApplicantKind.FOREIGNER,
    "Lembaga": ApplicantKind.INSTITUTION,
}
_ABOVE = 2
"""Where the letter stands in the form: below headline and fields."""


class AddServiceForm(FormDialog):
    """`values` are title, applicant (an ApplicantKind) and letter (a LetterSpec or None)."""

    def __init__(self, parent: QWidget | None, template: LetterTemplate, office: OfficeProfile | None) -> None:
        self.letter = LetterFields(wide=True)
        title = TextField("Nama layanan", "mis. Surat Keterangan Penghasilan")
        applicant = ChoiceField("Pemohon", tuple(APPLICANTS))
        applicant.value = "Perorangan"
        super().__init__(
            parent,
            "Tambah layanan",
            "",
            "Tambah layanan",
            {"title": title, "applicant": applicant},
            across=2,
            begin="title",
        )
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(_ABOVE, self.letter)
        self.letter.begin(template, office)
        title.edited.connect(lambda: self.letter.follow(title.value))
        self.letter.edited.connect(self._fit)
        self.letter.words.box.entered.connect(self.send)
        for first, second in pairwise((title.line, applicant.combo, *self.letter.chain(), self.main_button)):
            QWidget.setTabOrder(first, second)

    @property
    def values(self) -> dict[str, Any]:
        """What is filled in."""
        filled = super().values
        return filled | {"applicant": APPLICANTS[filled["applicant"]], "letter": self.letter.value}

    def refuse(self, error: LoketError) -> None:
        """What is wrong with the letter is said beside its title."""
        super().refuse(error)
        if error.field == "letter":
            self.message.hide()
            self.letter.refuse(error)
