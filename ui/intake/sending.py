"""Sends the form: receives what is complete, returns what is not, keeps what is half typed; once for each press."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.actions.intake import receive, return_incomplete, save_draft
from app.errors import LoketError
from app.model.case import Case, IntakeForm
from app.rules.intake import doubtful, errors_to_save
from app.rules.secrecy import without_identity
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.intake.applicant import ApplicantPanel
from ui.intake.checklist import ChecklistPanel
from ui.intake.presenter import IntakeModel, Primary
from ui.intake.twins import Twins
from ui.paper_service import PaperService


class Sending(QObject):
    """What the buttons of the screen do.

    `stored` carries the case that was written, `rested` tells that nothing was, `complained` that fields are wrong.
    """

    stored = Signal(object)
    begun = Signal()
    rested = Signal()
    complained = Signal()

    def __init__(
        self,
        desk: Desk,
        dialogs: Dialogs,
        papers: PaperService,
        model: Callable[[], IntakeModel],
        checklist: ChecklistPanel,
        applicant: ApplicantPanel,
        twins: Twins,
        over: QWidget,
    ) -> None:
        super().__init__(over)
        self._desk = desk
        self._dialogs = dialogs
        self._papers = papers
        self._model = model
        self._checklist = checklist
        self._applicant = applicant
        self._twins = twins
        self._over = over
        self.busy = False
        self._taken = ("", "")

    def go(self) -> None:
        """The big button: receives what is complete, returns what is not."""
        model = self._model()
        primary = model.primary()
        if primary is Primary.ANSWER:
            self._show({f"question.{key}": "" for key in model.unanswered()})
        elif primary is Primary.RECEIVE:
            self._write(receive, model.problems, self._received, "Terima sebagai berkas baru")
        elif primary is Primary.RETURN:
            self._write(return_incomplete, model.problems, self._returned, "Kembalikan sebagai berkas baru")

    def save(self) -> None:
        """Keeps the form for later."""
        if self._model().offer is not None:
            self._write(save_draft, errors_to_save, self._saved)

    def _write(
        self,
        action: Callable[..., object],
        errors: Callable[[IntakeForm, dt.date], dict[str, str]],
        done: Callable[[Case], None],
        anew: str = "",
    ) -> None:
        """Writes the form. `anew` says it to whoever has a file like it under way: a draft is not asked about."""
        if self.busy:
            return
        applicant = self._applicant
        applicant.settle()
        form = self._model().form(
            applicant.applicant(), applicant.purpose_text, applicant.covering(), applicant.particulars.values()
        )
        form = replace(form, priority=applicant.priority.priority)
        now, officer = self._desk.now(), self._desk.officer_id
        # Judged here as well as by the action: a date that cannot be read never gets into the form.
        problems = errors(form, now.date()) | applicant.unreadable()
        if problems:
            self._show(problems)
            return
        if anew and not self._sure(form, now.date()):
            return
        self.busy = True
        self.begun.emit()

        def written(case: Case) -> None:
            self.busy = False
            done(case)
            self.stored.emit(case)

        def write() -> None:
            self._desk.ops.write(lambda uow: action(form, uow, now, officer), written, self._refused, self)  # type: ignore[arg-type,return-value]

        if anew:
            self._twins.ask(form, anew, write, self._rest, self._refused)
        else:
            write()

    def _sure(self, form: IntakeForm, today: dt.date) -> bool:
        """Asks once about what does not fit together; whoever goes back finds the field."""
        odd = doubtful(without_identity(form).applicant, today)
        if not odd or (form.request_id, odd) == self._taken:
            return True
        question = f"{odd} Cocokkan lagi dengan KTP. Bila di KTP memang begitu, berkas tetap bisa dilanjutkan."
        if self._dialogs.confirm(self._over.window(), "Isian ini tidak cocok", question, "Lanjutkan", "Periksa lagi"):
            self._taken = (form.request_id, odd)
            return True
        self._applicant.go_to(("nik",))
        return False

    def _received(self, case: Case) -> None:
        self._papers.receipt(case.number)
        self._desk.notice.emit(f"Berkas {case.number} diterima.")

    def _returned(self, case: Case) -> None:
        self._papers.slip(case.number)
        self._desk.notice.emit(f"Berkas {case.number} dikembalikan.")

    def _saved(self, case: Case) -> None:
        self._desk.notice.emit(f"Disimpan dengan nomor {case.number}.")

    def _rest(self) -> None:
        self.busy = False
        self.rested.emit()

    def _refused(self, error: LoketError) -> None:
        self._rest()
        if not self._show(error.fields):
            self._dialogs.error(self._over.window(), error)

    def _show(self, problems: Mapping[str, str]) -> int:
        """Says each beside its field, the first gets the focus; how many there were. Questions stand before fields."""
        asked = self._checklist.show_problems(problems)
        shown = asked + self._applicant.show_problems(problems, focus=not asked)
        self.complained.emit()
        return shown
