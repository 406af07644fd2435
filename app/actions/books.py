"""What is done to the register besides taking the next number.

Years, sisipan, letters typed elsewhere, void, correction, blanks.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from app.actions.book_years import check_clock, ready_year
from app.actions.setup import the_office
from app.actions.standards import check_classification
from app.changes import Change, Outcome, outcome
from app.errors import NotFound, UserError
from app.model.books import CORRECTABLE, BookRow, DispatchEntry, EntryKind, Mark, MarkKind, NumberBlock
from app.model.register import NumberParts, RegisterEntry, SeriesMode
from app.ports import UnitOfWork
from app.rules.identity import Severity, check_nik, digits
from app.rules.numbering import format_number, series_key
from app.rules.wording import one_line

LARGEST_BLOCK = 200


@dataclass(frozen=True, slots=True)
class Particulars:
    """What the book says of a letter that no case stands behind. Only name and subject are needed."""

    name: str
    subject: str
    service_key: str = ""
    nik: str = ""
    address: str = ""
    village: str = ""
    purpose: str = ""
    addressee: str = ""
    signer: str = ""
    attachments: str = ""
    classification: str = ""


def insert_earlier(
    after: str, text: Particulars, authority: str, reason: str, uow: UnitOfWork, now: dt.datetime, officer_id: int
) -> Outcome[RegisterEntry]:
    """A sisipan: the next 12.1, 12.2 … after the number `after`, under its date; the main counter does not move.

    Raises UserError without reason or authority, for a number that is not in the book, and for another series.
    """
    why, who = _reason(reason), one_line(authority)
    if not who:
        raise UserError("Pejabat yang mengizinkan sisipan belum diisi.", field="authority")
    # Its row says when it was written: with a doubted clock it would settle the doubt for the next number unasked.
    check_clock(uow, now)
    base = _find(after, uow).entry
    text = _in_series(text, base, uow)
    insert_no = uow.register.next_insert(base.series, base.year, base.sequence)
    entry = _entry(text, uow, base.date, now, officer_id, EntryKind.INSERTED, base.series, base.sequence, insert_no)
    added = uow.register.add(replace(entry, reason=why, authority=who))
    uow.commit()
    return outcome(added, Change.REGISTER)


def enter_manual(text: Particulars, uow: UnitOfWork, now: dt.datetime, officer_id: int) -> Outcome[RegisterEntry]:
    """Takes the next number for a letter typed elsewhere (Word, by hand), so that the series stays whole."""
    check_clock(uow, now)
    year = ready_year(uow, now, officer_id)
    series = series_key(year.mode, _classification(text, uow), text.service_key or "umum")
    sequence = uow.register.next_sequence(series, now.year, year.first)
    entry = _entry(text, uow, now.date(), now, officer_id, EntryKind.MANUAL, series, sequence, 0)
    added = uow.register.add(entry)
    uow.commit()
    return outcome(added, Change.REGISTER)


def void(number: str, authority: str, reason: str, uow: UnitOfWork, now: dt.datetime, officer_id: int) -> Outcome[None]:
    """Declares a number void: it stays in the book, struck through, with its reason. Raises UserError a second time."""
    row = _open_row(number, uow)
    _mark(row, MarkKind.VOID, authority, reason, {}, uow, now, officer_id)
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
    content = _content(changed, row.current, now)
    if not content:
        raise UserError("Belum ada yang diubah.")
    _needed(Particulars(content.get("name", "-"), content.get("service_title", "-")))
    _mark(row, MarkKind.CORRECTION, authority, reason, content, uow, now, officer_id)
    uow.commit()
    return outcome(None, Change.REGISTER)


def reserve_block(
    service_key: str, count: int, reason: str, uow: UnitOfWork, now: dt.datetime, officer_id: int
) -> Outcome[NumberBlock]:
    """Takes a run of numbers for blank sheets of a service (kit listrik padam).

    Each is a row of its own until it is filled or given up. Raises UserError for a count outside 1 to 200.
    """
    if not 1 <= count <= LARGEST_BLOCK:
        raise UserError(f"Jumlah blanko harus 1 sampai {LARGEST_BLOCK}.", field="count")
    why = _reason(reason)
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
        entry = _entry(text, uow, now.date(), now, officer_id, EntryKind.BLANK, series, sequence, 0, blank=True)
        uow.register.add(replace(entry, block_id=block.id))
    uow.commit()
    return outcome(block, Change.REGISTER)


def fill_blank(number: str, text: Particulars, uow: UnitOfWork, now: dt.datetime, officer_id: int) -> Outcome[None]:
    """Keys in what was written by hand on a reserved sheet. Raises UserError for a number that is no open blank."""
    row = _find(number, uow)
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
    _needed(text)
    _mark(
        row,
        MarkKind.FILL,
        "",
        "ditulis tangan saat listrik padam",
        _content(changed, row.current, now),
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
        row = _find(number, uow)
        if not row.open_blank:
            raise UserError(f"Nomor {number} bukan blanko yang masih kosong.")
        _mark(row, MarkKind.VOID, "", reason, {}, uow, now, officer_id)
    uow.commit()
    return outcome(len(numbers), Change.REGISTER)


def send_out(
    number: str, addressee: str, receiver: str, uow: UnitOfWork, now: dt.datetime, officer_id: int
) -> Outcome[DispatchEntry]:
    """Writes the buku ekspedisi: a numbered letter goes out to an addressee.

    `receiver` may be filled in by hand on paper.
    """
    row = _find(number, uow)
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


def check_free(number: str, uow: UnitOfWork) -> None:
    """Raises UserError for a number that is taken: two series of one klasifikasi come to the same."""
    if uow.register.by_number(number) is not None:
        raise UserError(
            f"Nomor {number} sudah ada di buku register.",
            "Bedakan kode klasifikasi layanannya, atau ubah urutan nomor di Pengaturan.",
        )


# -- helpers ---------------------------------------------------------------------


def _find(number: str, uow: UnitOfWork) -> BookRow:
    entry = uow.register.by_number(one_line(number))
    if entry is None:
        raise NotFound(f"Nomor {number} tidak ada di buku register.", "Periksa penulisannya.")
    return uow.books.with_marks((entry,))[0]


def _open_row(number: str, uow: UnitOfWork) -> BookRow:
    row = _find(number, uow)
    if row.void:
        raise UserError(f"Nomor {number} sudah dibatalkan.")
    return row


def _reason(text: str) -> str:
    why = one_line(text)
    if not why:
        raise UserError("Alasan belum diisi.", "Alasan tercetak di buku register.", field="reason")
    return why


def _needed(text: Particulars) -> None:
    if not one_line(text.name):
        raise UserError("Nama belum diisi.", field="name")
    if not one_line(text.subject):
        raise UserError("Perihal belum diisi.", field="subject")


def _content(changed: dict[str, str], before: RegisterEntry, now: dt.datetime) -> dict[str, str]:
    content: dict[str, str] = {}
    for key, value in changed.items():
        if key not in CORRECTABLE:
            raise UserError(f"“{key}” di buku register tidak bisa diralat.")
        text = digits(value) if key == "nik" else one_line(value)
        if text != getattr(before, key):
            content[key] = text
    _check_nik(content.get("nik", ""), now)
    return content


def _check_nik(nik: str, now: dt.datetime) -> None:
    finding = check_nik(nik, now.date())
    if finding is not None and finding.severity is Severity.ERROR:
        raise UserError(finding.sentence, field="nik")


def _mark(
    row: BookRow,
    kind: MarkKind,
    authority: str,
    reason: str,
    content: dict[str, str],
    uow: UnitOfWork,
    now: dt.datetime,
    officer_id: int,
) -> None:
    officer = uow.people.officer(officer_id).name
    uow.books.add_mark(Mark(0, row.entry.id, kind, now, officer, one_line(authority), _reason(reason), content))


def _classification(text: Particulars, uow: UnitOfWork) -> str:
    if one_line(text.classification):
        return check_classification(text.classification)
    if text.service_key:
        return uow.catalogue.service(text.service_key).classification
    return "005"


def _in_series(text: Particulars, base: RegisterEntry, uow: UnitOfWork) -> Particulars:
    """What a sisipan after `base` says; where nothing names its series, that of `base`."""
    book = uow.books.year(base.year)
    mode = book.mode if book else SeriesMode.OFFICE
    if mode is not SeriesMode.OFFICE and not (text.service_key or text.classification):
        service = base.service_key if mode is SeriesMode.SERVICE else ""
        text = replace(text, service_key=service, classification=base.classification)
    if series_key(mode, _classification(text, uow), text.service_key or "umum") != base.series:
        raise UserError(
            f"Sisipan setelah nomor {base.number} harus dari urutan yang sama.",
            "Pilih nomor dari urutan surat ini.",
            field="after",
        )
    return text


def _entry(
    text: Particulars,
    uow: UnitOfWork,
    day: dt.date,
    now: dt.datetime,
    officer_id: int,
    kind: EntryKind,
    series: str,
    sequence: int,
    insert_no: int,
    *,
    blank: bool = False,
) -> RegisterEntry:
    if not blank:
        _needed(text)
        _check_nik(text.nik, now)
    classification = _classification(text, uow)
    settings = uow.office.settings()
    parts = NumberParts(classification, sequence, insert_no, the_office(uow).unit_code, day)
    number = format_number(settings.number_format, parts)
    check_free(number, uow)
    return RegisterEntry(
        id=0,
        number=number,
        series=series,
        year=day.year,
        sequence=sequence,
        insert_no=insert_no,
        kind=kind,
        classification=classification,
        date=day,
        at=now,
        case_id=None,
        case_number="",
        service_key=text.service_key,
        service_title=one_line(text.subject),
        name=one_line(text.name),
        nik=digits(text.nik),
        address=one_line(text.address),
        village=one_line(text.village),
        purpose=one_line(text.purpose),
        covering_number="",
        covering_date=None,
        signer=one_line(text.signer),
        officer=uow.people.officer(officer_id).name,
        addressee=one_line(text.addressee),
        attachments=one_line(text.attachments),
    )
