"""Prints the papers of a case's procedure, and fills the forms that may be filled at any time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from app.actions.document_numbers import number_document
from app.actions.documents import fill_form
from app.errors import LoketError
from app.model.letter_template import FieldKind
from app.model.procedure import DocumentSpec, Record, StepForm
from app.model.register import RegisterEntry
from app.rules.form_beginning import beginning
from app.rules.procedures import asked_fields, names_applicant
from ui.case.identity import PRINTED, IdentityReader
from ui.case.papers_panel import PapersPanel
from ui.case.reading import CaseView
from ui.case.step_form import PREFIX
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.paper_service import PaperService
from ui.widgets.asked_fields import asked_field, put, text_of
from ui.widgets.fields import Field
from ui.widgets.form import FormDialog
from ui.widgets.known_already import watch


class OpenForm(FormDialog):
    """A form that may be filled at any time; asks only what the answers so far call for."""

    def __init__(self, parent: Any, form: StepForm, known: dict[str, str]) -> None:
        self._form = form
        fields: dict[str, Field] = {}
        for particular in form.fields:
            field = asked_field(particular, 3)
            put(field, particular, known.get(particular.key, ""))
            fields[PREFIX + particular.key] = field
        whole = frozenset(PREFIX + p.key for p in form.fields if p.kind is FieldKind.LONG)
        asked = asked_fields(form, known)
        first = next((p for p in asked if not known.get(p.key)), asked[0])
        super().__init__(parent, form.title, "", "Simpan", fields, 2, whole, begin=PREFIX + first.key)
        for field in fields.values():
            field.edited.connect(self._show_asked)
        self._show_asked()

    @property
    def typed(self) -> dict[str, str]:
        """What is filled in, by the keys of the form."""
        return {key.removeprefix(PREFIX): text_of(field) for key, field in self.fields.items()}

    def _show_asked(self) -> None:
        asked = {PREFIX + particular.key for particular in asked_fields(self._form, self.typed)}
        for key, field in self.fields.items():
            field.setVisible(key in asked)

    def refuse(self, error: LoketError) -> None:
        """Shows each error beside its field."""
        if len(error.fields) < 2:
            super().refuse(error)
            return
        self.set_busy(False)
        ours = [(self.fields[key], said) for key, said in error.fields.items() if key in self.fields]
        for field, said in ours:
            field.say(said)
        ours[0][0].setFocus(Qt.FocusReason.OtherFocusReason)
        self._fit()


class Paperwork(QObject):
    """Carries out what the panel of papers asks for. `opened` carries a form that was opened."""

    opened = Signal(object)

    def __init__(
        self,
        desk: Desk,
        dialogs: Dialogs,
        papers: PaperService,
        identity: IdentityReader,
        panel: PapersPanel,
        view: Callable[[], CaseView | None],
        signer: Callable[[DocumentSpec], int | None],
    ) -> None:
        super().__init__(panel)
        self._desk = desk
        self._dialogs = dialogs
        self._papers = papers
        self._identity = identity
        self._panel = panel
        self._view = view
        self._signer = signer
        panel.document.connect(self.print_out)
        panel.fill.connect(self.fill)
        panel.number.connect(self.take_number)
        self._numbering = False

    def print_out(self, kind: str) -> None:
        """Shows a paper; it is issued when it is printed or saved."""
        view = self._view()
        if view is None:
            return
        number, spec = view.case.number, next(d for d in view.paperwork.documents if d.key == kind)
        signer_id = self._signer(spec)

        def show() -> None:
            self._papers.document(number, kind, spec.title, signer_id)

        if names_applicant(spec):
            self._identity.read(PRINTED, show)
        else:
            show()

    def take_number(self, kind: str) -> None:
        """Takes the next number for the file, then shows the paper with it; held down or pressed twice, takes one."""
        view = self._view()
        if view is None or self._numbering:
            return
        self._numbering = True
        number, spec = view.case.number, next(d for d in view.paperwork.documents if d.key == kind)
        signer, now, officer = self._signer(spec), self._desk.now(), self._desk.officer_id

        def done(entry: RegisterEntry) -> None:
            self._numbering = False
            self._desk.notice.emit(f"Nomor {entry.number} diambil")
            self.print_out(kind)

        def refused(error: LoketError) -> None:
            self._numbering = False
            self._dialogs.error(self._panel.window(), error)

        self._desk.ops.write(
            lambda uow: number_document(number, kind, uow, now, officer, signer_id=signer), done, refused, self
        )

    def fill(self, key: str) -> None:
        """Opens a form with what it says so far."""
        view = self._view()
        form = view.paperwork.procedure.form(key) if view is not None else None
        if view is None or form is None:
            return
        number = view.case.number
        known = beginning(form, view.case, view.paperwork.records, self._desk.now().date())
        dialog = OpenForm(self._panel.window(), form, known)

        def done(_record: Record) -> None:
            dialog.finish()
            self._desk.notice.emit(f"{form.title} tersimpan: {number}")

        def sent(_values: object) -> None:
            typed, now, officer = dialog.typed, self._desk.now(), self._desk.officer_id
            self._desk.ops.write(
                lambda uow: fill_form(number, key, typed, uow, now, officer), done, dialog.refuse, dialog
            )

        dialog.sent.connect(sent)
        watch(self._desk, {key.removeprefix(PREFIX): field for key, field in dialog.fields.items()})
        dialog.open()
        self.opened.emit(dialog)
