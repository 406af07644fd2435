"""The papers of a case at the counter, ready to draw, and a note of each print."""

from __future__ import annotations

import datetime as dt

from app.actions.setup import the_office
from app.errors import UserError
from app.model.case import Move
from app.model.papers import ReceiptContent, ReportContent, SlipContent
from app.model.people import Officer
from app.ports import UnitOfWork
from app.rules.books.blank_kit import blank_kit
from app.rules.history import last_printed
from app.rules.papers.counter_papers import deficiency_slip, receipt
from app.rules.papers.letter_text import letterhead
from app.rules.papers.move_slips import move_slip
from app.rules.shortage import lists_papers


def receipt_of(number: str, uow: UnitOfWork) -> ReceiptContent:
    """The tanda terima of a received file. Raises UserError for one that was not received yet."""
    case = uow.cases.get(number)
    if case.complete_at is None:
        raise UserError(f"Berkas {case.number} belum diterima, jadi belum ada tanda terimanya.")
    received = next((event for event in reversed(uow.cases.events(case.id)) if event.move is Move.RECEIVE), None)
    officer = _officer_of(received.officer, uow) if received else uow.people.officer(case.officer_id)
    url = uow.office.settings().survey_url
    return receipt(case, the_office(uow), officer, url, training=uow.office.is_training())


def slip_of(number: str, uow: UnitOfWork) -> SlipContent:
    """The slip of the move that brought a file where it is now. Raises UserError where that move has none."""
    case = uow.cases.get(number)
    event = last_printed(uow.cases.events(case.id))
    if event is None:
        raise UserError(
            f"Berkas {case.number} belum punya lembar untuk dicetak.",
            "Lembar ada setelah berkas dikembalikan, dikoreksi, ditolak, dicabut, atau dibuka kembali.",
        )
    office, officer, training = the_office(uow), _officer_of(event.officer, uow), uow.office.is_training()
    if lists_papers(case, event):
        # What a correction found lacking is its whole reason; whoever gave the file back by hand said one of their own.
        said = event.note if event.before else ""
        return deficiency_slip(case, office, officer, event.at, training=training, reason=said)
    seat = next((one.seat for one in uow.people.officials() if one.name == event.official), "")
    return move_slip(case, event, office, officer, office.seats.get(seat, ""), training=training)


def _officer_of(name: str, uow: UnitOfWork) -> Officer:
    """The officer whom the history names, with the counter while still at work."""
    return next((officer for officer in uow.people.officers() if officer.name == name), Officer(0, name))


def blank_kit_of(block_id: int, uow: UnitOfWork, now: dt.datetime) -> ReportContent:
    """The sheets of a block of reserved numbers, for those that are still blank. Raises UserError for no such block."""
    rows = [row.entry for row in uow.books.open_blanks() if row.entry.block_id == block_id]
    block = next((b for year in uow.register.years() for b in uow.books.blocks(year) if b.id == block_id), None)
    if block is None or not rows:
        raise UserError("Blanko ini sudah diisi atau dilepas semua.", "Cadangkan blanko baru di Buku Register.")
    head = letterhead(the_office(uow), None)
    return blank_kit(head, block, rows, now, training=uow.office.is_training())


def note_print(
    kind: str, number: str | None, target: str, uow: UnitOfWork, now: dt.datetime, officer_id: int | None
) -> None:
    """Logs that a paper left the program, where to, and by whom (UU 27/2022)."""
    case_id = uow.cases.get(number).id if number else None
    uow.letters.log_print(kind, case_id, now, officer_id, target)
    uow.commit()
