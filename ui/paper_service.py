"""Makes the papers of a case and shows them: one place for receipt, slip, letter and book."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.actions.book_prints import handover_book_of
from app.actions.carry_sheets import sheet_content
from app.actions.documents import DocumentToShow, issue_document, show_document
from app.actions.holders import holder_list
from app.actions.letters import LetterToShow, draft_letter, issue, show_letter
from app.actions.outreach import schedule_of
from app.actions.papers import blank_kit_of, receipt_of, slip_of
from app.errors import LoketError
from app.model.holder import HolderFilter
from app.model.recap import Period
from app.ports import StoredLetter
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.preview import KeepFirst, Preview


class PaperService(QObject):
    """Draws in the background, then opens the preview. `shown` carries each preview, for tests and for chaining."""

    shown = Signal(object)
    issued = Signal(object)

    def __init__(self, desk: Desk, dialogs: Dialogs, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._dialogs = dialogs
        self._window = window

    def receipt(self, number: str) -> None:
        """The tanda terima of a received file."""
        self._draw(
            lambda: self._with(lambda uow: receipt_of(number, uow), self._desk.parts.renderer.receipt),
            f"Tanda Terima {number}",
            f"tanda-terima-{number}.pdf",
            number,
        )

    def slip(self, number: str) -> None:
        """The slip of a file given back or refused."""
        self._draw(
            lambda: self._with(lambda uow: slip_of(number, uow), self._desk.parts.renderer.slip),
            f"Lembar Berkas {number}",
            f"lembar-{number}.pdf",
            number,
        )

    def draft_letter(self, number: str, signer_id: int | None = None) -> None:
        """The letter as it would be issued now, marked as a draft; not kept."""
        today = self._desk.now().date()
        self._draw(
            lambda: self._with(
                lambda uow: draft_letter(number, uow, today, signer_id), self._desk.parts.renderer.letter
            ),
            f"Konsep Surat {number}",
            f"konsep-{number}.pdf",
            number,
        )

    def letter(self, number: str, signer_id: int | None = None, anew: bool = False) -> None:
        """Shows the letter as it would be issued now, or the one that was; it is issued when printed or saved.

        `issued` tells of a letter that was kept.
        """
        desk = self._desk
        today, renderer = desk.now().date(), desk.parts.renderer

        def keep(done: Callable[[bytes], None], failed: Callable[[LoketError], None]) -> None:
            now, officer = desk.now(), desk.officer_id

            def kept(letter: StoredLetter) -> None:
                done(letter.pdf)
                self.issued.emit(letter)

            desk.ops.write(
                lambda uow: issue(number, uow, renderer, now, officer, signer_id=signer_id, target="", anew=anew),
                kept,
                failed,
                self,
            )

        def show(letter: LetterToShow) -> None:
            name = (letter.number or number).replace("/", "-")
            title = f"{'Salinan Surat' if letter.copy else 'Surat'} {letter.number or number}"
            self._show(letter.pdf, title, f"surat-{name}.pdf", number, None if letter.copy else keep)

        desk.ops.read(
            lambda uow: show_letter(number, uow, renderer, today, signer_id=signer_id, anew=anew),
            show,
            self._failed,
            self,
        )

    def document(self, number: str, kind: str, title: str, signer_id: int | None = None) -> None:
        """Shows a paper of a procedure; it is issued when it is printed or saved."""
        desk = self._desk
        now, officer, renderer = desk.now(), desk.officer_id, desk.parts.renderer

        def keep(done: Callable[[bytes], None], failed: Callable[[LoketError], None]) -> None:
            at, who = desk.now(), desk.officer_id
            desk.ops.write(
                lambda uow: issue_document(number, kind, uow, renderer, at, who, signer_id=signer_id, target=""),
                lambda document: done(document.pdf),
                failed,
                self,
            )

        def show(paper: DocumentToShow) -> None:
            name = f"{kind.replace('_', '-')}-{number}.pdf"
            self._show(paper.pdf, f"{title} {number}", name, number, None if paper.copy else keep)

        desk.ops.read(
            lambda uow: show_document(number, kind, uow, renderer, now, officer, signer_id=signer_id),
            show,
            self._failed,
            self,
        )

    def handover_book(self, first: dt.date, last: dt.date) -> None:
        """The hand-over book of these days."""
        now, officer = self._desk.now(), self._desk.officer_id
        renderer = self._desk.parts.renderer
        self._draw(
            lambda: self._with(lambda uow: handover_book_of(first, last, uow, now, officer), renderer.report),
            "Buku Pengambilan",
            f"buku-pengambilan-{first.isoformat()}.pdf",
            None,
        )

    def carry_sheet(self, sheet: str, *, again: bool = False) -> None:
        """A lembar antar; `again` marks it as a reprint."""
        now = self._desk.now()
        self._draw(
            lambda: self._with(
                lambda uow: sheet_content(sheet, uow, now, again=again), self._desk.parts.renderer.carry_sheet
            ),
            f"Lembar Antar {sheet}",
            f"lembar-antar-{sheet}.pdf",
            None,
        )

    def holder_list(self, wanted: HolderFilter) -> None:
        """The daftar posisi berkas for the staff meeting."""
        now = self._desk.now()
        self._draw(
            lambda: self._with(lambda uow: holder_list(wanted, uow, now), self._desk.parts.renderer.report),
            "Daftar Posisi Berkas",
            f"posisi-berkas-{now:%Y-%m-%d}.pdf",
            None,
        )

    def schedule(self, period: Period) -> None:
        """The calendar of outreach of a month."""
        now = self._desk.now()
        self._draw(
            lambda: self._with(lambda uow: schedule_of(period, uow, now), self._desk.parts.renderer.report),
            f"Jadwal Sosialisasi {period.label}",
            f"jadwal-sosialisasi-{period.first:%Y-%m}.pdf",
            None,
        )

    def show(self, pdf: bytes, title: str, file_name: str) -> None:
        """Opens the preview of a paper that was drawn elsewhere, e.g. a long report with its progress."""
        self._show(pdf, title, file_name, None)

    def blank_kit(self, block_id: int) -> None:
        """The sheets for when the power is out, of one block of reserved numbers."""
        now = self._desk.now()
        self._draw(
            lambda: self._with(lambda uow: blank_kit_of(block_id, uow, now), self._desk.parts.renderer.report),
            "Blanko Listrik Padam",
            f"blanko-{now:%Y-%m-%d}.pdf",
            None,
        )

    def _with(self, content, draw):  # type: ignore[no-untyped-def]
        with self._desk.ops.store.read() as uow:
            made = content(uow)
        return draw(made)

    def _draw(self, work, title: str, file_name: str, number: str | None) -> None:  # type: ignore[no-untyped-def]
        self._desk.ops.run(work, lambda pdf: self._show(pdf, title, file_name, number), self._failed, self)

    def _show(self, pdf: bytes, title: str, file_name: str, number: str | None, keep: KeepFirst | None = None) -> None:
        preview = Preview(self._desk, self._dialogs, pdf, title, file_name, number, self._window, keep)
        preview.open()
        self.shown.emit(preview)

    def _failed(self, error: LoketError) -> None:
        self._dialogs.error(self._window, error)
