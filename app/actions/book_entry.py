"""A row of the register in the making: what a letter without a file says, its number, and the marks written on it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.actions.setup import the_office
from app.actions.standards import check_classification
from app.errors import NotFound, UserError
from app.model.books import CORRECTABLE, BookRow, EntryKind, Mark, MarkKind
from app.model.register import NumberParts, RegisterEntry
from app.ports import UnitOfWork
from app.rules.books.numbering import format_number
from app.rules.identity import Severity, check_nik, digits
from app.rules.wording import one_line


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


def new_entry(
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
    """A row to be added, its number written out; of a `blank` nothing is asked. Raises UserError for what lacks."""
    if not blank:
        check_needed(text)
        check_row_nik(text.nik, now)
    classification = classification_of(text, uow)
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


def check_free(number: str, uow: UnitOfWork) -> None:
    """Raises UserError for a number that is taken: two series of one klasifikasi come to the same."""
    if uow.register.by_number(number) is not None:
        raise UserError(
            f"Nomor {number} sudah ada di buku register.",
            "Bedakan kode klasifikasi layanannya, atau ubah urutan nomor di Pengaturan.",
        )


def classification_of(text: Particulars, uow: UnitOfWork) -> str:
    """The klasifikasi of a letter: its own, else that of its service, else the one of invitations (005)."""
    if one_line(text.classification):
        return check_classification(text.classification)
    if text.service_key:
        return uow.catalogue.service(text.service_key).classification
    return "005"


def check_needed(text: Particulars) -> None:
    """Raises UserError naming the field without which a row says nothing."""
    if not one_line(text.name):
        raise UserError("Nama belum diisi.", field="name")
    if not one_line(text.subject):
        raise UserError("Perihal belum diisi.", field="subject")


def check_row_nik(nik: str, now: dt.datetime) -> None:
    """Raises UserError for what is no NIK; none at all is fine."""
    finding = check_nik(nik, now.date())
    if finding is not None and finding.severity is Severity.ERROR:
        raise UserError(finding.sentence, field="nik")


def find_row(number: str, uow: UnitOfWork) -> BookRow:
    """The row of a number with its marks. Raises NotFound."""
    entry = uow.register.by_number(one_line(number))
    if entry is None:
        raise NotFound(f"Nomor {number} tidak ada di buku register.", "Periksa penulisannya.")
    return uow.books.with_marks((entry,))[0]


def reason_of(text: str) -> str:
    """The reason as it is printed. Raises UserError without one."""
    why = one_line(text)
    if not why:
        raise UserError("Alasan belum diisi.", "Alasan tercetak di buku register.", field="reason")
    return why


def changes_of(changed: dict[str, str], before: RegisterEntry, now: dt.datetime) -> dict[str, str]:
    """What a correction or a fill says anew. Raises UserError for a field that is never corrected."""
    content: dict[str, str] = {}
    for key, value in changed.items():
        if key not in CORRECTABLE:
            raise UserError(f"“{key}” di buku register tidak bisa diralat.")
        text = digits(value) if key == "nik" else one_line(value)
        if text != getattr(before, key):
            content[key] = text
    check_row_nik(content.get("nik", ""), now)
    return content


def write_mark(
    row: BookRow,
    kind: MarkKind,
    authority: str,
    reason: str,
    content: dict[str, str],
    uow: UnitOfWork,
    now: dt.datetime,
    officer_id: int,
) -> None:
    """Writes what is said of a row, with a reason. The caller commits."""
    officer = uow.people.officer(officer_id).name
    uow.books.add_mark(Mark(0, row.entry.id, kind, now, officer, one_line(authority), reason_of(reason), content))
