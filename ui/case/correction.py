"""The intake of a file once more, to be corrected: papers at left, applicant at right, the reason below."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from app.actions.corrections import Correction
from app.model.case import Case, CaseState
from app.model.catalogue import OfficeProfile
from app.rules.correction_time import ON_REQUEST
from app.rules.secrecy import papers_excused
from app.rules.shortage import waits_for_papers
from ui import theme
from ui.case.asked_when import AskedWhen
from ui.case.reasons import ReasonField
from ui.dialogs import Dialogs
from ui.intake.applicant import ApplicantPanel
from ui.intake.checklist import ChecklistPanel
from ui.intake.presenter import IntakeModel, Offer
from ui.widgets.basics import button, card, column, label, row, shortcut

_REASONS = ("Salah ketik.", "Dicocokkan dengan KTP dan KK.", ON_REQUEST)
_BROUGHT, _NOT_THERE = "Kekurangan sudah dibawa.", "Berkas ternyata belum ada."
_SAVE = "Simpan perbaikan"
_WIDE, _HIGH, _LOW = 1120, 690, 560


class CorrectionDialog(QDialog):
    """`sent` tells that it is to be stored; answer with `finish` or `refuse`."""

    sent = Signal()

    def __init__(
        self,
        parent: QWidget,
        dialogs: Dialogs,
        case: Case,
        offer: Offer,
        office: OfficeProfile | None,
        now: dt.datetime,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Loket")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._dialogs = dialogs
        self._case = case
        self.busy = False
        self.model = IntakeModel("")
        self.model.go_on(offer, case)
        self.model.number = ""  # nothing is continued here
        self.checklist = ChecklistPanel(lambda: self.model, lambda: None)
        for question in self.checklist.questions:
            question.setEnabled(False)  # an answer is the way of the file
        self.applicant = ApplicantPanel(now.date())
        self.applicant.kind.hide()
        self.applicant.asks_priority = False  # who goes first is changed in the menu, without a reason
        self.applicant.set_template(offer.template, True)
        self.applicant.show_case(case)
        self.applicant.set_office(office)
        self._awaited = waits_for_papers(case)
        self.reason = ReasonField((_BROUGHT, *_REASONS) if self._awaited else (*_REASONS, _NOT_THERE))
        self.asked = AskedWhen(now)
        self.message = label("", "error", wrap=True)
        self.message.hide()
        self.notice = label("", "warning", wrap=True)
        self.main_button = button(_SAVE, self.send, "primary", key="F9")
        self.cancel_button = button("Batal", self.reject, key="Esc")
        self._lay()
        self._before = self._typed()
        self.reason.entered.connect(self.send)
        self.reason.box.textChanged.connect(lambda: self.asked.follow(self.reason.value))
        self.checklist.finished.connect(self.applicant.begin)
        self.checklist.asked.connect(self.applicant.go_to)
        self.applicant.edited.connect(self._weigh)
        self.checklist.changed.connect(self._say_where)
        self._weigh()
        shortcut(self, "F9", self.send).setAutoRepeat(False)
        shortcut(self, "Alt+2", self.checklist.begin)
        shortcut(self, "Alt+3", self.applicant.begin)
        self.resize(min(_WIDE, parent.width() - 60), min(_HIGH, parent.height() - 40))
        self.reason.set_low(self.height() < _LOW)
        (self.checklist if self._awaited else self.applicant).begin()

    def _lay(self) -> None:
        head = column(
            label(f"Perbaiki isian berkas {self._case.number}", "title"),
            label(
                "Ubah yang keliru saja. Yang lama dan yang baru tercatat di riwayat; nomor, janji waktu, dan buku "
                "register tidak berubah. Permintaan pemohon dipenuhi paling lambat 3 × 24 jam (UU 27/2022).",
                "muted",
                wrap=True,
            ),
            gap=2,
        )
        why = card(column(self.reason, self.asked, gap=8, margins=12))
        left = column(self.checklist, why, gap=10)
        left.setStretch(0, 1)
        body = row(left, self.applicant, gap=12)
        body.setStretch(0, 5)
        body.setStretch(1, 4)
        foot = row(column(self.message, self.notice, gap=2), None, self.cancel_button, self.main_button)
        foot.setStretch(0, 1)
        layout = column(head, body, foot, gap=10, margins=theme.PAD)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        chain = [*self.checklist.tab_chain(), *self.applicant.tab_chain(), self.reason.editor, *self.asked.editors]
        for first, second in itertools.pairwise([*chain, self.main_button, self.cancel_button]):
            QWidget.setTabOrder(first, second)

    def _weigh(self) -> None:
        """What is typed need not be ticked."""
        self.model.typed = self.applicant.typed()
        self.model.excused = papers_excused(self.applicant.particulars.values())
        self.checklist.refresh()
        self._say_where()

    def _say_where(self) -> None:
        """Says beforehand where the papers put the file: with its applicant, or back at its desk."""
        lacking, away = self.model.lacking(), self._case.state is CaseState.RETURNED
        words = _SAVE
        if lacking and not away:
            words = "Simpan && kembalikan ke pemohon"
        elif self._awaited and not lacking:
            words = "Simpan && terima kembali"
        self.main_button.setText(f"{words}   F9")
        said = f"Kurang {lacking}: berkas {'tetap menunggu' if away else 'kembali ke'} pemohon, jam pelayanan dijeda"
        self.notice.setText(f"{said}{'.' if away else ', lembar kekurangan dicetak.'}" if lacking else "")
        self.notice.setVisible(bool(lacking))

    def _typed(self) -> tuple[object, ...]:
        panel = self.applicant
        return (
            panel.applicant(),
            dict(self.model.ticks),
            panel.purpose_text,
            panel.covering(),
            panel.particulars.values(),
        )

    def correction(self, request_id: str) -> Correction:
        """The file as it is corrected now."""
        panel = self.applicant
        return Correction(
            request_id=request_id,
            number=self._case.number,
            revision=self._case.revision,
            reason=self.reason.value,
            applicant=panel.applicant(),
            ticks=dict(self.model.ticks),
            purpose=panel.purpose_text,
            covering=panel.covering(),
            particulars=panel.particulars.values(),
            asked_at=self.asked.moment,
        )

    def send(self) -> None:
        """F9: asks for it to be stored, unless something cannot be read."""
        if self.busy:
            return
        self.message.hide()
        self.applicant.settle()
        unreadable = self.applicant.unreadable()
        if unreadable:
            self.refuse(unreadable, "")
            return
        if not self.asked.readable():
            return
        self.set_busy(True)
        self.sent.emit()

    def set_busy(self, busy: bool) -> None:
        """While it is being stored, nothing can be pressed twice."""
        self.busy = busy
        self.main_button.setEnabled(not busy)

    def refuse(self, problems: Mapping[str, str], otherwise: str) -> None:
        """Shows what is wrong beside its field; what has no field stands beside the buttons."""
        self.set_busy(False)
        shown = self.checklist.show_problems(problems)
        shown += self.applicant.show_problems(problems, focus=not shown)
        if "reason" in problems:
            self.reason.say(problems["reason"])
            if not shown:
                self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            shown += 1
        if "asked" in problems:
            self.asked.day.say(problems["asked"])
            shown += 1
        rows = any(name.startswith("row.") for name in problems)
        if otherwise and (rows or not shown):
            self.message.setText(otherwise)
            self.message.show()

    def finish(self) -> None:
        """It is stored."""
        self.set_busy(False)
        self.accept()

    def reject(self) -> None:
        """Esc: back, asking first when something was changed."""
        if self.busy:
            return
        if self._typed() != self._before and not self._dialogs.confirm_loss(
            self, "Buang perbaikan ini?", "Yang sudah diubah di sini akan hilang.", "Buang", "Lanjut memperbaiki"
        ):
            return
        super().reject()
