"""Taking a register number: in the same transaction as its row, by the office's format and series."""

from __future__ import annotations

import datetime as dt

from app.actions.book_entry import check_free
from app.actions.book_years import check_clock, ready_year
from app.actions.letters import signed_as
from app.actions.setup import the_office
from app.model.case import Case
from app.model.register import NumberParts, RegisterEntry
from app.ports import UnitOfWork
from app.rules.authority.seats import signing_post
from app.rules.books.numbering import format_number, series_key
from app.rules.papers.letter_text import full_address
from app.rules.secrecy import shown_case
from app.rules.wording import one_line

COPIES = "jumlah_lembar"
"""The particular that says how many sheets one entry is for."""


def take_number(case: Case, uow: UnitOfWork, now: dt.datetime, officer_id: int, signer: str = "") -> RegisterEntry:
    """Enters the case in the register under the next number of its series. `signer` is in which capacity its paper is
    signed, where no step of the flow says so.

    The caller commits: number and row stand or fall together. Raises UserError for a number that is taken, which two
    services with one klasifikasi come to when each has its own series.
    """
    had = uow.register.of_case(case.id)
    if had is not None:
        return had
    settings = uow.office.settings()
    office = the_office(uow)
    classification = uow.catalogue.service(case.service_key).classification
    check_clock(uow, now)
    year = ready_year(uow, now, officer_id)
    series = series_key(year.mode, classification, case.service_key)
    sequence = uow.register.next_sequence(series, now.year, year.first)
    parts = NumberParts(classification, sequence, 0, office.unit_code, now.date())
    number = format_number(settings.number_format, parts)
    check_free(number, uow)
    shown = shown_case(case)
    entry = uow.register.add(
        RegisterEntry(
            id=0,
            number=number,
            series=series,
            year=now.year,
            sequence=sequence,
            classification=classification,
            date=now.date(),
            at=now,
            case_id=case.id,
            case_number=case.number,
            service_key=case.service_key,
            service_title=case.service_title,
            name=one_line(shown.applicant.name),
            nik=shown.applicant.nik,
            address=full_address(shown.applicant, office),
            village=shown.applicant.village,
            purpose=case.purpose,
            covering_number=shown.covering.number,
            covering_date=shown.covering.date,
            signer=signed_as(case, uow, now.date()) if signing_post(case.steps, office) else signer,
            officer=uow.people.officer(officer_id).name,
            # Several legalised copies stand under one number.
            attachments=f"{case.particulars[COPIES]} lembar" if case.particulars.get(COPIES) else "",
        )
    )
    uow.cases.set_letter_number(case.id, entry.number)
    return entry
