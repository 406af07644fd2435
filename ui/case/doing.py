"""Does what the page of a case offers in its flow: the next step, hand-over and letter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.actions.handover import Collection, hand_over
from app.actions.moves import Request, advance, resolve, resume
from app.changes import Outcome
from app.errors import IllegalMove, LoketError, UserError
from app.model.case import Case
from app.model.catalogue import StepKind
from app.model.register import Handover
from app.ports import UnitOfWork
from ui.case.correction import CorrectionDialog
from ui.case.offers import Main, Out
from ui.case.page_work import CasePage, PageWork
from ui.doubts import Doubts, Work
from ui.widgets.form import FormDialog

Action = Callable[[Request, UnitOfWork, dt.datetime, int], Outcome[Case]]
_BREATH_MS = 400
"""How long F9 rests after a move: the second half of a double press must not finish the next step as well."""


class Doing(PageWork):
    """Carries out what the panel asks for. `stale` tells that the case had been changed elsewhere."""

    stale = Signal()

    def __init__(self, page: CasePage) -> None:
        super().__init__(page)
        panel = page.panel
        self.doubts = Doubts(page.desk, panel)
        self._busy = False
        self._breath = QTimer(self)
        self._breath.setSingleShot(True)
        self._breath.setInterval(_BREATH_MS)
        self._breath.timeout.connect(lambda: panel.set_busy(False))
        page.desk.ops.failed.connect(lambda _error: self._rest())
        panel.main.connect(self.go)
        panel.resolve.connect(self.resolve)
        panel.draft.connect(self.show_draft)
        panel.letter.connect(self.print_letter)

    def go(self) -> None:
        """F9: does what the big button says."""
        view, can = self._view(), self._panel.offers
        if view is None or can is None or not self.may_move:
            return
        case = view.case
        if can.main is Main.CONTINUE:
            self._desk.continue_intake.emit(case.number)
        elif can.main is Main.RESUME:
            self._move(case, resume, "", "Diterima kembali")
        elif can.main is Main.MEND:
            self._panel.out.emit(Out.CORRECT)
        elif can.main is Main.HAND_OVER:
            self._hand_over(case)
        elif self._panel.turned_down:
            self._panel.ask_how_turned_down()
        elif can.main is Main.ADVANCE and self._panel.ends_consultation:
            self.resolve()
        elif can.main is Main.ADVANCE:
            self._advance(case, self._panel.note.value or self._panel.asides.note, can.words)

    @property
    def may_move(self) -> bool:
        """Whether nothing is being written, and the last move is a breath ago."""
        return not self._busy and not self._breath.isActive()

    def _advance(self, case: Case, note: str, words: str) -> None:
        step = case.step
        signs = step is not None and step.kind is StepKind.SIGN
        takes_number = step is not None and step.kind is StepKind.REGISTER
        asides = self._panel.asides
        if asides.unreadable:
            self.refuse(UserError(asides.day.unreadable, field="signed_on"))
            return
        request = Request(
            self._desk.new_request(),
            case.number,
            case.revision,
            note,
            self._signer() if signs else asides.official_id,
            self._panel.form.values,
            asides.signed_on,
        )
        officer = self._desk.officer_id

        def work(uow: UnitOfWork, now: dt.datetime) -> Outcome[str]:
            moved = advance(replace(request, though_away=self.doubts.though_away), uow, now, officer)
            entry = uow.register.of_case(moved.value.id) if takes_number else None
            return Outcome(entry.number if entry else "", moved.changes)

        def done(number: str) -> None:
            self._desk.notice.emit(f"Nomor {number} diambil" if number else f"{words}: {case.number}")

        self.write(work, done)

    def _signer(self) -> int | None:
        """Who signed: on another day than today whoever should have then, unless the officer says who."""
        panel = self._panel
        return panel.signer.said if panel.asides.signed_on is not None else panel.signer_id

    def _move(self, case: Case, action: Action, note: str, words: str) -> None:
        record = self._panel.form.values
        request = Request(self._desk.new_request(), case.number, case.revision, note, record=record)
        officer = self._desk.officer_id

        def done(_case: Case) -> None:
            self._desk.notice.emit(f"{words}: {case.number}")

        self.write(lambda uow, now: action(request, uow, now, officer), done)

    def _hand_over(self, case: Case) -> None:
        panel = self._panel
        collection = Collection(
            self._desk.new_request(), case.number, case.revision, panel.collected_by.value, panel.relation.value
        )
        officer = self._desk.officer_id

        def done(row: Handover) -> None:
            self._desk.notice.emit(f"Diserahkan kepada {row.collected_by}")

        self.write(lambda uow, now: hand_over(collection, uow, now, officer), done)

    def resolve(self) -> None:
        """F6: the consultation is answered; the rest of the ladder is passed over."""
        view, can = self._view(), self._panel.offers
        if view is not None and can is not None and can.resolve and self.may_move:
            self._panel.form.answer()
            self._move(view.case, resolve, self._panel.note.value, "Terjawab")

    def write(
        self,
        work: Work,
        done: Callable[[Any], None],
        failed: Callable[[LoketError], None] | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Writes while nothing else can be asked for; `failed` takes the error before the page does."""
        self._busy = True
        self._panel.set_busy(True)
        self._panel.say("")

        def written(value: Any) -> None:
            self._rest()
            done(value)

        def refused(error: LoketError) -> None:
            self._rest()
            (failed or self.refuse)(error)

        self.doubts.write(work, written, refused, self._rest, owner or self)

    def write_from(
        self,
        dialog: FormDialog | CorrectionDialog,
        work: Work,
        done: Callable[[Any], None],
        refuse: Callable[[LoketError], None],
    ) -> None:
        """Writes what a dialog of the page sent. `refuse` shows in it what can be mended in it; where the case moved
        meanwhile nothing can, and the page says so.
        """

        def written(value: Any) -> None:
            dialog.finish()
            done(value)

        def failed(error: LoketError) -> None:
            if isinstance(error, IllegalMove) and not error.field:
                dialog.finish()
                self.refuse(error)
            else:
                refuse(error)

        self.write(work, written, failed, dialog)

    def _rest(self) -> None:
        self._busy = False
        self._breath.start()

    def refuse(self, error: LoketError) -> None:
        """Shows why nothing was done: beside its field, else where it is read."""
        field = self._panel.field(error.field)
        if self._panel.form.show_problems(error):
            return
        if isinstance(error, IllegalMove):
            # Somebody moved it meanwhile: what was shown is old.
            self._panel.say(f"{error.sentence} Halaman ini sudah menampilkan keadaan terakhirnya.")
            self.stale.emit()
        elif field is not None:
            field.say(error.full)
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._dialogs.error(self._panel.window(), error)

    def show_draft(self) -> None:
        """F7: the letter as it would be issued now."""
        view, can = self._view(), self._panel.offers
        if view is not None and can is not None and can.draft:
            self._papers.draft_letter(view.case.number, self._panel.signer_id)

    def print_letter(self) -> None:
        """F8: issues the letter, or brings back the kept one. Another signer, or another content, is another letter."""
        view, can = self._view(), self._panel.offers
        if view is None or can is None or not can.letter:
            return
        signer, anew = self._panel.signer_id, False
        other = signer != view.kept_signer
        if can.copy and can.draft and (other or view.outdated):
            why = "memakai penanda tangan lain" if other else "dicetak sebelum isian diperbaiki"
            anew = self._dialogs.confirm(
                self._panel.window(),
                "Surat ini sudah pernah dicetak",
                f"Surat yang sudah dicetak {why}. Surat lama tetap tersimpan.",
                "Terbitkan surat baru",
                "Batal" if other else "Lihat surat lama",
            )
            if other and not anew:
                return
        self._papers.letter(view.case.number, signer, anew=anew)
