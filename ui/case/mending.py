"""Corrects what was typed or ticked at intake: opens the intake of the file once more and stores what changed."""

from __future__ import annotations

from PySide6.QtCore import Signal

from app.actions.corrections import Corrected, correct
from app.errors import LoketError
from app.model.case import Case, Move
from ui.case.correction import CorrectionDialog
from ui.case.doing import Doing
from ui.case.identity import CORRECTED, IdentityReader
from ui.case.page_work import CasePage, PageWork
from ui.case.ways_out import WaysOut
from ui.intake.presenter import Offer
from ui.intake.reading import read_again

_DONE = {
    None: "Isian diperbaiki",
    Move.RETURN: "Dikembalikan ke pemohon, berkas kurang",
    Move.RESUME: "Berkas lengkap, diterima kembali",
}


class Mending(PageWork):
    """`opened` carries each dialog."""

    opened = Signal(object)

    def __init__(self, page: CasePage, identity: IdentityReader, doing: Doing, ways: WaysOut) -> None:
        super().__init__(page)
        self._identity = identity
        self._doing = doing
        self._ways = ways
        self._reading = False
        ways.correct.connect(self.begin)

    def begin(self) -> None:
        """Reads the file as it is now and opens its intake."""
        view = self._view()
        if view is not None and not self._reading:
            number = view.case.number
            self._identity.read(CORRECTED, lambda: self._read(number))

    def _read(self, number: str) -> None:
        self._reading = True
        self._desk.ops.read(lambda uow: read_again(uow, number), self._open, self._unread, self)

    def _unread(self, error: LoketError) -> None:
        self._reading = False
        self._dialogs.error(self._panel.window(), error)

    def _open(self, found: tuple[Case, Offer]) -> None:
        self._reading = False
        case, offer = found
        office, now = self._desk.office, self._desk.now()
        dialog = CorrectionDialog(self._panel.window(), self._dialogs, case, offer, office, now)
        dialog.sent.connect(lambda: self._store(dialog))
        dialog.open()
        self.opened.emit(dialog)

    def _store(self, dialog: CorrectionDialog) -> None:
        correction = dialog.correction(self._desk.new_request())
        officer = self._desk.officer_id

        def done(corrected: Corrected) -> None:
            self._desk.notice.emit(f"{_DONE[corrected.went]}: {correction.number}")
            if corrected.went is Move.RETURN:
                self._papers.slip(correction.number)
            if corrected.ralat is not None:
                self._ways.offer_ralat(corrected.case.number, corrected.ralat)

        self._doing.write_from(
            dialog,
            lambda uow, now: correct(correction, uow, now, officer),
            done,
            lambda error: dialog.refuse(error.fields, error.full),
        )
