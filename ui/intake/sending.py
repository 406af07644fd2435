"""Sends the form: receives what is complete, returns what is not, keeps what is half typed; once for each press."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.actions.intake import receive, return_incomplete, save_draft
from app.errors import LoketError
from app.model.case import Case, IntakeForm
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.intake.applicant import ApplicantPanel
from ui.intake.checklist import ChecklistPanel
from ui.intake.presenter import IntakeModel, Primary
from ui.paper_service import PaperService


class Sending(QObject):
    """What the buttons of the screen do. `stored` carries the case that was written, `rested` that it is over."""

    stored = Signal(object)
    begun = Signal()
    rested = Signal()

    def __init__(
        self,
        desk: Desk,
        dialogs: Dialogs,
        papers: PaperService,
        model: Callable[[], IntakeModel],
        checklist: ChecklistPanel,
        applicant: ApplicantPanel,
        over: QWidget,
    ) -> None:
        super().__init__(over)
        self._desk = desk
        self._dialogs = dialogs
        self._papers = papers
        self._model = model
        self._checklist = checklist
        self._applicant = applicant
        self._over = over
        self.busy = False

    def go(self) -> None:
        """The big button: receives what is complete, returns what is not."""
        model = self._model()
        primary = model.primary()
        if primary is Primary.ANSWER:
            key = model.unanswered()[0]
            self._checklist.show_problem(f"question.{key}", "Pilih salah satu jawaban.")
        elif primary is Primary.RECEIVE:
            self._write(receive, self._received)
        elif primary is Primary.RETURN:
            self._write(return_incomplete, self._returned)

    def save(self) -> None:
        """Keeps the form for later."""
        if self._model().offer is not None:
            self._write(save_draft, self._saved)

    def _write(self, action: Callable[..., object], done: Callable[[Case], None]) -> None:
        if self.busy:
            return
        applicant = self._applicant
        form: IntakeForm = self._model().form(
            applicant.applicant(), applicant.purpose.value, applicant.covering(), applicant.particulars.values()
        )
        if not applicant.covering_date.value or applicant.covering_date.date is not None:
            applicant.covering_date.say()
        else:
            applicant.covering_date.say("Tanggal tidak dikenal. Contoh: 20-11-2026.")
            applicant.covering_date.editor.setFocus()
            return
        birth = applicant.fields["birth_date"]
        if applicant.text("birth_date") and birth.isVisibleTo(applicant) and form.applicant.birth_date is None:
            applicant.show_problem("birth_date", "Tanggal tidak dikenal. Contoh: 12-4-1998.")
            return
        now, officer = self._desk.now(), self._desk.officer_id
        self.busy = True
        self.begun.emit()

        def written(case: Case) -> None:
            self.busy = False
            done(case)
            self.stored.emit(case)

        self._desk.ops.write(lambda uow: action(form, uow, now, officer), written, self._refused, self)  # type: ignore[arg-type,return-value]

    def _received(self, case: Case) -> None:
        self._papers.receipt(case.number)
        self._desk.notice.emit(f"Berkas {case.number} diterima.")

    def _returned(self, case: Case) -> None:
        self._papers.slip(case.number)
        self._desk.notice.emit(f"Berkas {case.number} dikembalikan.")

    def _saved(self, case: Case) -> None:
        self._desk.notice.emit(f"Disimpan dengan nomor {case.number}.")

    def _refused(self, error: LoketError) -> None:
        self.busy = False
        self.rested.emit()
        if error.field and (
            self._applicant.show_problem(error.field, error.sentence)
            or self._checklist.show_problem(error.field, error.sentence)
        ):
            return
        self._dialogs.error(self._over.window(), error)
