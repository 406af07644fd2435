"""What is done to the register besides taking the next number: sisipan, letters typed elsewhere, void, correction."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from app.actions.book_entry import (
    Particulars,
    changes_of,
    check_needed,
    classification_of,
    find_row,
    new_entry,
    reason_of,
    write_mark,
)
from app.actions.book_years import check_clock, ready_year
from app.changes import Change, Outcome, outcome
from app.errors import UserError
from app.model.books import BookRow, DispatchEntry, EntryKind, MarkKind
from app.model.register import RegisterEntry, SeriesMode
from app.ports import UnitOfWork
from app.rules.books.numbering import series_key
from app.rules.wording import one_line


def insert_earlier(
    after: str, text: Particulars, authority: str, reason: str, uow: UnitOfWork, now: dt.datetime, officer_id: int
) -> Outcome[RegisterEntry]:
    """A sisipan: the next 12.1, 12.2 … after the number `after`, under its date; the main counter does not move.

    Raises UserError without reason or authority, for a number that is not in the book, and for another series.
    """
    why, who = reason_of(reason), one_line(authority)
    if not who:
        raise UserError("Pejabat yang mengizinkan sisipan belum diisi.", field="authority")
    # Its row says when it was written: with a doubted clock it would settle the doubt for the next number unasked.
    check_clock(uow, now)
    base = find_row(after, uow).entry
    text = _in_series(text, base, uow)
    insert_no = uow.register.next_insert(base.series, base.year, base.sequence)
    entry = new_entry(text, uow, base.date, now, officer_id, EntryKind.INSERTED, base.series, base.sequence, insert_no)
    added = uow.register.add(replace(entry, reason=why, authority=who))
    uow.commit()
    return outcome(added, Change.REGISTER)


def enter_manual(text: Particulars, uow: UnitOfWork, now: dt.datetime, officer_id: int) -> Outcome[RegisterEntry]:
    """Takes the next number for a letter typed elsewhere (Word, by hand), so that the series stays whole."""
    check_clock(uow, now)
    year = ready_year(uow, now, officer_id)
    series = series_key(year.mode, classification_of(text, uow), text.service_key or "umum")
    sequence = uow.register.next_sequence(series, now.year, year.first)
    entry = new_entry(text, uow, now.date(), now, officer_id, EntryKind.MANUAL, series, sequence, 0)
    added = uow.register.add(entry)
    uow.commit()
    return outcome(added, Change.REGISTER)


def void(number: str, authority: str, reason: str, uow: UnitOfWork, now: dt.datetime, officer_id: int) -> Outcome[None]:
    """Declares a number void: it stays in the book, struck through, with its reason. Raises UserError a second time."""
    row = _open_row(number, uow)
    write_mark(row, MarkKind.VOID, authority, reason, {}, uow, now, officer_id)
    uow.commit()
    return outcome(None, Change.REGISTER)


def correct(
    number: str,
    changed: dict[str, str],
    authority: str,
    reason: str,
    uow: UnitOfWork,
    now: dt.datetime,
    officer_id: int,
) -> Outcome[None]:
    """Notes a correction of a row; the row itself stays as written. Raises UserError for what is never corrected."""
    row = _open_row(number, uow)
    content = changes_of(changed, row.current, now)
    if not content:
        raise UserError("Belum ada yang diubah.")
    check_needed(Particulars(content.get("name", "-"), content.get("service_title", "-")))
    write_mark(row, MarkKind.CORRECTION, authority, reason, content, uow, now, officer_id)
    uow.commit()
    return outcome(None, Change.REGISTER)


def send_out(
    number: str, addressee: str, receiver: str, uow: UnitOfWork, now: dt.datetime, officer_id: int
) -> Outcome[DispatchEntry]:
    """Writes the buku ekspedisi: a numbered letter goes out to an addressee.

    `receiver` may be filled in by hand on paper.
    """
    row = find_row(number, uow)
    if row.void:
        raise UserError(f"Nomor {number} sudah dibatalkan.")
    to = one_line(addressee)
    if not to:
        raise UserError("Tujuan surat belum diisi.", field="addressee")
    current = row.current
    sent = uow.books.add_dispatch(
        DispatchEntry(
            0,
            now.year,
            now,
            current.number,
            current.service_title,
            to,
            one_line(receiver),
            uow.people.officer(officer_id).name,
        ),
        current.id,
    )
    uow.commit()
    return outcome(sent, Change.REGISTER)


def _open_row(number: str, uow: UnitOfWork) -> BookRow:
    row = find_row(number, uow)
    if row.void:
        raise UserError(f"Nomor {number} sudah dibatalkan.")
    return row


def _in_series(text: Particulars, base: RegisterEntry, uow: UnitOfWork) -> Particulars:
    """What a sisipan after `base` says; where nothing names its series, that of `base`."""
    book = uow.books.year(base.year)
    mode = book.mode if book else SeriesMode.OFFICE
    if mode is not SeriesMode.OFFICE and not (text.service_key or text.classification):
        service = base.service_key if mode is SeriesMode.SERVICE else ""
        text = replace(text, service_key=service, classification=base.classification)
    if series_key(mode, classification_of(text, uow), text.service_key or "umum") != base.series:
        raise UserError(
            f"Sisipan setelah nomor {base.number} harus dari urutan yang sama.",
            "Pilih nomor dari urutan surat ini.",
            field="after",
        )
    return text
