"""The papers of a procedure and the forms that may be filled at any time, as buttons below the step."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.model.procedure import StepForm
from app.rules.procedures import newest_first
from ui.case.procedure_view import ProcedureView
from ui.intake.applicant_fields import empty
from ui.widgets.basics import button, discard


class PapersPanel(QWidget):
    """`document` carries the key of the paper that is wanted, `fill` that of the form."""

    document = Signal(str)
    fill = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: dict[str, QPushButton] = {}
        self._shown: tuple[tuple[str, str], ...] = ()
        self._first = ""
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(8)
        self.hide()

    def show_papers(self, view: ProcedureView, key: str = "") -> None:
        """A button for each paper that there can be by now, the newest at top, then for each form. `key` prints the
        first of them.
        """
        papers = newest_first(view.documents, view.records)
        wanted = {d.key: f"{d.button} lagi" if d.key in view.printed else d.button for d in papers}
        filled = {record.form for record in view.records}
        forms = {f.key: f"{_verb(f, f.key in filled)} {_lower(f.title)}…" for f in view.open_forms}
        shown = (("", key), *wanted.items(), *forms.items())
        if shown == self._shown:
            return
        self._shown, self._first = shown, next(iter(wanted), "") if key else ""
        empty(self._lines)
        for old in self.buttons.values():
            discard(old)
        self.buttons = {}
        for paper, text in wanted.items():
            pressed = key if paper == self._first else ""
            self._add(paper, button(text, lambda paper=paper: self.document.emit(paper), "", "print", pressed))
        for form, text in forms.items():
            self._add(form, button(text, lambda form=form: self.fill.emit(form), "", "edit"))
        self.setVisible(bool(self.buttons))

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
