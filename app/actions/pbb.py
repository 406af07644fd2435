"""PBB at the counter: entering payments, striking wrong ones, the receipt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from app.actions.setup import the_office
from app.changes import Change, Outcome, outcome
from app.errors import IllegalMove, UserError
from app.model.case import Case, CaseState
from app.model.papers import DocumentContent, DocumentPart, Pair, SignatureBlock
from app.model.pbb import Notice, Payment
from app.ports import UnitOfWork
from app.rules.papers.counter_papers import survey_link
from app.rules.papers.letter_text import letterhead
from app.rules.pbb import (
    read_payment,
    receipt_table,
    stts_number,
    twice,
    village_of,
    village_part,
)
from app.rules.wording import date_words, money_words, one_line, spelled_out

STEP_FORM = "pembayaran"
"""The form of the step at which a file pays."""
_MENDED = "diperbaiki setelah berkasnya dikembalikan"


def enter_payment(case: Case, raw: Mapping[str, str], uow: UnitOfWork, now: dt.datetime, officer_id: int) -> Payment:
    """Enters one payment of a file; the caller commits: payment and move stand or fall together.

    Raises UserError when something is wrong, or when this notice is paid already.
    """
    new = read_payment(raw, now.date(), the_office(uow))
    paid = uow.payments.standing(new.nop, new.tax_year)
    if paid is not None:
        raise twice(paid)
    stts = stts_number(uow.cases.next_of(f"stts.{now.year}"), now.date())
    return uow.payments.add(case.id, new, stts, now.date(), now, officer_id)


def pay_at_step(case: Case, raw: Mapping[str, str], uow: UnitOfWork, now: dt.datetime, officer_id: int) -> Payment:
    """Enters the payment of the step. A file that was sent back over it has paid: the same again changes nothing, and
    anything else takes the place of what was entered.
    """
    new = read_payment(raw, now.date(), the_office(uow))
    earlier = [record.data for record in uow.records.of_case(case.id) if record.form == STEP_FORM][:-1]
    if earlier:
        before = read_payment(earlier[-1], now.date(), the_office(uow))
        paid = uow.payments.standing(before.nop, before.tax_year)
        if paid is not None and paid.case_id == case.id:
            if new == before:
                return paid
            uow.payments.void(paid.id, _MENDED, now, officer_id)
    return enter_payment(case, raw, uow, now, officer_id)


def look_up(nop: str, tax_year: int, uow: UnitOfWork) -> Notice:
    """What is known of a notice while it is being typed; its village from the objects around it where it is new."""
    own = uow.payments.last_of(nop)
    near = own or uow.payments.last_of(village_part(nop))
    village = near.village if near else village_of(nop, the_office(uow))
    return Notice(uow.payments.standing(nop, tax_year), own.taxpayer if own else "", village)


def add_payment(
    number: str, request_id: str, raw: Mapping[str, str], uow: UnitOfWork, now: dt.datetime, officer_id: int
) -> Outcome[Payment]:
    """Enters one more notice that is paid with the same file. A retry with the same request is no second one.

    Raises IllegalMove for a file that is closed.
    """
    case = uow.cases.get(number)
    if uow.cases.done_request(request_id) is not None:
        return outcome(uow.payments.of_case(case.id)[-1])
    if case.state not in (CaseState.IN_PROGRESS, CaseState.READY):
        raise IllegalMove("Berkas ini sudah ditutup.", "Terima berkas baru untuk pembayaran lain.")
    payment = enter_payment(case, raw, uow, now, officer_id)
    uow.cases.remember_request(request_id, case.id, now)
    uow.commit()
    return outcome(payment, Change.CASES, Change.PAYMENTS)


def void_payment(payment_id: int, reason: str, uow: UnitOfWork, now: dt.datetime, officer_id: int) -> Outcome[Payment]:
    """Strikes a payment that was entered in error; it stays in the list with the reason.

    Raises UserError without a reason, or for one that is struck already.
    """
    why = one_line(reason)
    if not why:
        raise UserError("Alasan belum diisi.", "Tulis mengapa pembayaran ini dibatalkan.", field="reason")
    payment = uow.payments.by_id(payment_id)
    if payment.void:
        raise UserError(f"Pembayaran {payment.stts} sudah dibatalkan.")
    uow.payments.void(payment_id, why, now, officer_id)
    uow.commit()
    return outcome(uow.payments.by_id(payment_id), Change.PAYMENTS)


def stts(case: Case, uow: UnitOfWork, now: dt.datetime, officer_id: int) -> DocumentContent:
    """The receipt of all that this file paid. Raises UserError while it has paid nothing."""
    payments = [payment for payment in uow.payments.of_case(case.id) if not payment.void]
    if not payments:
        raise UserError("Belum ada pembayaran pada berkas ini.", "Catat pembayarannya dulu.")
    office, settings = the_office(uow), uow.office.settings()
    total = sum(payment.total for payment in payments)
    officer = uow.people.officer(officer_id)
    rows = (
        Pair("Nomor", ", ".join(payment.stts for payment in payments)),
        Pair("Telah terima dari", one_line(case.applicant.name).upper(), True),
        Pair("Uang sejumlah", money_words(total), True),
        Pair("Terbilang", f"{spelled_out(total)} rupiah".capitalize()),
        Pair("Untuk pembayaran", "PBB sesuai SPPT di bawah ini"),
    )
    last = payments[-1].paid_on
    return DocumentContent(
        head=letterhead(office, uow.office.emblem()),
        title="SURAT TANDA TERIMA SETORAN (STTS)",
        number="",
        parts=(DocumentPart(rows=rows), DocumentPart(table=receipt_table(payments))),
        closing="Simpan lembar ini sebagai bukti pembayaran.",
        signatures=(
            SignatureBlock("", ("Penyetor,",), one_line(case.applicant.name), "", ""),
            SignatureBlock(
                f"{settings.letter_place or office.name}, {date_words(last)}", ("Penerima,",), officer.name, "", ""
            ),
        ),
        case_line=f"No. permohonan {case.number}",
        survey_url=survey_link(settings.survey_url, case.service_key, case.token),
        training=uow.office.is_training(),
    )
