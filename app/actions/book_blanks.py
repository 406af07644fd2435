"""Blanks for when the power is out: numbers reserved for sheets, filled in later or given up."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from app.actions.book_entry import Particulars, changes_of, check_needed, find_row, new_entry, reason_of, write_mark
from app.actions.book_years import check_clock, ready_year
from app.changes import Change, Outcome, outcome
from app.errors import UserError
from app.model.books import EntryKind, MarkKind, NumberBlock
from app.ports import UnitOfWork
from app.rules.books.numbering import series_key

LARGEST_BLOCK = 200


def reserve_block(
    service_key: str, count: int, reason: str, uow: UnitOfWork, now: dt.datetime, officer_id: int
) -> Outcome[NumberBlock]:
    """Takes a run of numbers for blank sheets of a service (kit listrik padam).

    Each is a row of its own until it is filled or given up. Raises UserError for a count outside 1 to 200.
    """
    if not 1 <= count <= LARGEST_BLOCK:
        raise UserError(f"Jumlah blanko harus 1 sampai {LARGEST_BLOCK}.", field="count")
    why = reason_of(reason)
    check_clock(uow, now)
    year = ready_year(uow, now, officer_id)
    service = uow.catalogue.service(service_key)
    series = series_key(year.mode, service.classification, service_key)
    officer = uow.people.officer(officer_id).name
    first = uow.register.next_sequence(series, now.year, year.first)
    block = NumberBlock(0, series, now.year, first, first + count - 1, now, officer, why)
    block = replace(block, id=uow.books.add_block(block))
    text = Particulars(name="", subject=service.service.title, service_key=service_key)
    for n in range(count):
        sequence = first if n == 0 else uow.register.next_sequence(series, now.year, year.first)
        entry = new_entry(text, uow, now.date(), now, officer_id, EntryKind.BLANK, series, sequence, 0, blank=True)
        uow.register.add(replace(entry, block_id=block.id))
    uow.commit()
    return outcome(block, Change.REGISTER)


def fill_blank(number: str, text: Particulars, uow: UnitOfWork, now: dt.datetime, officer_id: int) -> Outcome[None]:
    """Keys in what was written by hand on a reserved sheet. Raises UserError for a number that is no open blank."""
    row = find_row(number, uow)
    if not row.open_blank:
        raise UserError(f"Nomor {number} bukan blanko yang masih kosong.")
    changed = {
        "name": text.name,
        "service_title": text.subject,
        "nik": text.nik,
        "address": text.address,
        "village": text.village,
        "purpose": text.purpose,
        "addressee": text.addressee,
        "signer": text.signer,
    }
    check_needed(text)
    write_mark(
        row,
        MarkKind.FILL,
        "",
        "ditulis tangan saat listrik padam",
        changes_of(changed, row.current, now),
        uow,
        now,
        officer_id,
    )
    uow.commit()
    return outcome(None, Change.REGISTER)


def give_up_blanks(
    numbers: tuple[str, ...], reason: str, uow: UnitOfWork, now: dt.datetime, officer_id: int
) -> Outcome[int]:
    """Reconciles reserved numbers that were not used: each is void with the reason. Returns how many."""
    for number in numbers:
        row = find_row(number, uow)
        if not row.open_blank:
            raise UserError(f"Nomor {number} bukan blanko yang masih kosong.")
        write_mark(row, MarkKind.VOID, "", reason, {}, uow, now, officer_id)
    uow.commit()
    return outcome(len(numbers), Change.REGISTER)
