"""The papers of a procedure and the forms that may be filled at any time, as buttons below the step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.model.procedure import StepForm
from app.rules.procedures import newest_first
from ui.case.procedure_view import ProcedureView
from ui.case.signer_choice import SignerChoice
from ui.intake.applicant_fields import empty
from ui.widgets.basics import button, column, discard

NUMBER_OF = "nomor."
"""Before the key of a paper among the buttons: the one that takes its number."""
NUMBER_TIP = (
    "Mencatat berkas ini di buku register dengan nomor berikutnya, lalu mencetak surat bernomor itu. "
    "Satu berkas memakai satu nomor. Tanpa ini, nomor pada cetakan dikosongkan untuk ditulis tangan."
)


class PapersPanel(QWidget):
    """`document` carries the key of the paper that is wanted, `fill` that of the form, `number` that of the paper
    for which a number is wanted; `signer` is who signs them, where no letter says so.
    """

    document = Signal(str)
    fill = Signal(str)
    number = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: dict[str, QPushButton] = {}
        self._shown: tuple[tuple[str, str], ...] = ()
        self._first = ""
        self.signer = SignerChoice("Penanda tangan cetakan")
        self.signer.hide()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self.setLayout(column(self.signer, self._lines, gap=8))
        self.hide()

    def show_signer(self, number: str, view: ProcedureView, titles: Mapping[str, str], today: dt.date) -> None:
        """Shows who may sign a paper of this file; who signed one before is proposed for the next."""
        self.signer.setVisible(view.signing is not None)
        if view.signing is not None:
            signed = next((one for one in reversed(view.signers.values()) if one is not None), None)
            self.signer.show_case(number, view.signing, signed, titles, today, copy=False)

    def show_papers(self, view: ProcedureView, key: str = "") -> None:
        """A button for each paper that there can be by now, the newest at top, then for each form. `key` prints the
        first of them.
        """
        papers = newest_first(view.documents, view.records)
        wanted = {d.key: f"{d.button} lagi" if d.key in view.printed else d.button for d in papers}
        filled = {record.form for record in view.records}
        forms = {f.key: f"{_verb(f, f.key in filled)} {_lower(f.title)}…" for f in view.open_forms}
        takes = {d.key: f"Ambil nomor, {_lower(d.button)}" for d in papers if d.key in view.unnumbered}
        shown = (("", key), *wanted.items(), *takes.items(), *forms.items())
        if shown == self._shown:
            return
        self._shown, self._first = shown, next(iter(wanted), "") if key else ""
        empty(self._lines)
        for old in self.buttons.values():
            discard(old)
        self.buttons = {}
        for paper, text in wanted.items():
            if paper in takes:
                self._add_number(paper, takes[paper])
            pressed = key if paper == self._first else ""
            self._add(paper, button(text, lambda paper=paper: self.document.emit(paper), "", "print", pressed))
        for form, text in forms.items():
            self._add(form, button(text, lambda form=form: self.fill.emit(form), "", "edit"))
        self.setVisible(bool(self.buttons))

    def _add_number(self, paper: str, text: str) -> None:
        """Above the print button: what a formal letter goes out with is its number."""
        one = button(text, lambda: self.number.emit(paper), "", "register")
        one.setToolTip(NUMBER_TIP)
        self._add(f"{NUMBER_OF}{paper}", one)

    @property
    def editors(self) -> list[QWidget]:
        """What Tab walks through."""
        signer = self.signer
        return [signer.combo, signer.appoint_button, signer.presence_button, *self.buttons.values()]

    def print_first(self) -> None:
        """What the key prints, if there is any."""
        if self._first:
            self.document.emit(self._first)

    def _add(self, key: str, one: QPushButton) -> None:
        one.setMinimumWidth(1)  # long words are cut before they push the panel out of the window
        self.buttons[key] = one
        self._lines.addWidget(one)


def _verb(form: StepForm, filled: bool) -> str:
    return "Tambah" if form.repeats else "Perbarui" if filled else "Isi"


def _lower(text: str) -> str:
    return text if text[:2].isupper() else text[:1].lower() + text[1:]
