"""What an intake form must hold before a file is saved, returned or received."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.model.case import IntakeForm
from app.model.catalogue import ApplicantKind, OfficeProfile, Service
from app.model.letter_template import FieldKind, Particular
from app.model.people import Applicant
from app.rules.asked_once import APPLICANT_FIELDS, typed_fields, untyped
from app.rules.checklist import open_questions
from app.rules.clock.statutory import COMPLAINT, INFORMATION
from app.rules.identity import (
    Finding,
    Severity,
    check_birth_date,
    check_kk,
    check_nik,
    check_nop,
    check_phone,
    digits,
)
from app.rules.secrecy import is_anonymous, without_identity
from app.rules.villages import village_finding
from app.rules.wording import one_line, read_date, read_time

NO_NIK_NEEDED = frozenset({"konsultasi", "pengaduan", "data-informasi", "sosialisasi"})
"""Services that nobody is turned away from for want of a NIK."""
E_MAIL = "pos_el"
ODD = Severity.WARNING
ADDRESS_NEEDED = frozenset({COMPLAINT, INFORMATION})
"""Of these, those whose standard asks for the address: an answer must find its way."""


LENGTHS = {
    "nik": 24, "kk": 24, "passport": 30, "permit": 40, "nationality": 60, "name": 120, "contact_name": 120,
    "contact_post": 80, "birth_place": 60, "religion": 40, "occupation": 80, "address": 200, "village": 60,
    "phone": 25, "purpose": 300, "covering_number": 60,
}  # fmt: skip
"""How many letters a field of the form holds: what still stands on one page of every paper."""


def particular_length(particular: Particular) -> int:
    """How many letters a particular holds."""
    if particular.length:
        return particular.length
    return 500 if particular.kind is FieldKind.LONG else 200


def doubtful(applicant: Applicant, today: dt.date) -> str:
    """What about the numbers of an applicant is odd enough to be asked about once before it is stored; '' for nothing.

    It is never refused: a NIK may be wrong on the card itself.
    """
    found = applicant_findings(applicant, today)
    odd = (found[key].sentence for key in ("nik", "birth_date") if key in found and found[key].severity is ODD)
    return next(odd, "")


def tidy(applicant: Applicant) -> Applicant:
    """The applicant as stored: spaces folded, numbers without separators."""
    return replace(
        applicant,
        name=one_line(applicant.name),
        nik=digits(applicant.nik),
        kk=digits(applicant.kk),
        passport=one_line(applicant.passport).upper(),
        permit=one_line(applicant.permit).upper(),
        nationality=one_line(applicant.nationality),
        contact_name=one_line(applicant.contact_name),
        contact_post=one_line(applicant.contact_post),
        birth_place=one_line(applicant.birth_place),
        religion=one_line(applicant.religion),
        occupation=one_line(applicant.occupation),
        address=one_line(applicant.address),
        village=one_line(applicant.village),
        phone=one_line(applicant.phone),
    )


def applicant_findings(applicant: Applicant, today: dt.date, office: OfficeProfile | None = None) -> dict[str, Finding]:
    """What is wrong or odd in the fields as typed so far; empty fields are not judged here."""
    found = {
        "nik": check_nik(applicant.nik, today, applicant.birth_date, applicant.sex),
        "kk": check_kk(applicant.kk),
        "phone": check_phone(applicant.phone),
        "birth_date": check_birth_date(applicant.birth_date, today),
        "village": village_finding(applicant.village, office) if office else None,
    }
    return {key: finding for key, finding in found.items() if finding is not None}


def _needed(service: Service, kind: ApplicantKind) -> Mapping[str, str]:
    fields = {"name": "Nama belum diisi."}
    letter = service.standard.letter is not None
    if kind is ApplicantKind.PERSON:
        if service.key not in NO_NIK_NEEDED:
            fields["nik"] = "NIK belum diisi."
        if service.key not in NO_NIK_NEEDED - ADDRESS_NEEDED:
            fields["address"] = "Alamat belum diisi."
        if letter:
            fields["birth_place"] = "Tempat lahir belum diisi."
            fields["birth_date"] = "Tanggal lahir belum diisi."
            fields["sex"] = "Jenis kelamin belum dipilih."
    elif kind is ApplicantKind.FOREIGNER:
        fields |= {
            "passport": "Nomor paspor belum diisi.",
            "nationality": "Kewarganegaraan belum diisi.",
            "address": "Alamat belum diisi.",
        }
    else:
        fields |= {"contact_name": "Penanggung jawab belum diisi.", "address": "Alamat belum diisi."}
    return fields


def particular_finding(particular: Particular, raw: str, today: dt.date) -> Finding | None:
    """What is wrong with one extra particular as typed; an empty optional one is fine."""
    text = one_line(raw)
    if not text:
        return Finding(Severity.ERROR, f"{particular.label} belum diisi.") if particular.required else None
    if len(text) > particular_length(particular):
        return Finding(Severity.ERROR, _too_long(particular_length(particular)))
    if particular.kind is FieldKind.DATE:
        day = read_date(text)
        if day is None:
            return Finding(Severity.ERROR, "Tanggal tidak dikenal. Contoh: 22-11-2026.")
        if particular.past and day > today:
            return Finding(Severity.ERROR, "Tanggal ini belum tiba.")
        return Finding(Severity.ERROR, "Tanggal ini sudah lewat.") if particular.future and day < today else None
    if particular.kind is FieldKind.TIME and read_time(text) is None:
        return Finding(Severity.ERROR, "Jam tidak dikenal. Contoh: 09.30.")
    if particular.kind is FieldKind.CHOICE and text not in particular.choices and not particular.open:
        return Finding(Severity.ERROR, f"Pilih salah satu: {', '.join(particular.choices)}.")
    if particular.kind is FieldKind.NIK:
        return check_nik(text, today)
    if particular.kind is FieldKind.KK:
        return check_kk(text)
    if particular.kind is FieldKind.NOP:
        return check_nop(text)
    if particular.kind in (FieldKind.NUMBER, FieldKind.MONEY) and not is_number(plain_number(text)):
        return Finding(Severity.ERROR, f"{particular.label} harus berupa angka.")
    return None


def settled_before(
    particulars: Sequence[Particular], before: Mapping[str, str], raw: Mapping[str, str]
) -> tuple[Particular, ...]:
    """The particulars as they are judged of a file that is there already: a day that stood there may be over by now."""
    same = {key for key, text in stored_particulars(particulars, raw).items() if before.get(key) == text}
    return tuple(replace(q, future=q.future and q.key not in same) for q in particulars)


def is_number(text: str) -> bool:
    """Whether the text is bare digits; '²' and the digits of other scripts are none."""
    return text.isascii() and text.isdigit()


def plain_number(text: str) -> str:
    """A number as typed ('Rp1.250.000', '3 lembar' is none) without currency and dots."""
    return text.strip().removeprefix("Rp").replace(".", "").replace(" ", "")


def stored_particulars(particulars: Sequence[Particular], raw: Mapping[str, str]) -> dict[str, str]:
    """The particulars as stored: dates ISO, numbers bare digits, empty ones left out, unknown ones dropped."""
    out: dict[str, str] = {}
    for particular in particulars:
        text = one_line(raw.get(particular.key, ""))
        if not text:
            continue
        if particular.kind is FieldKind.DATE:
            day = read_date(text)
            text = day.isoformat() if day else text
        elif particular.kind in (FieldKind.NIK, FieldKind.KK, FieldKind.NOP):
            text = digits(text)
        elif particular.kind in (FieldKind.NUMBER, FieldKind.MONEY):
            text = plain_number(text)
        elif particular.kind is FieldKind.TIME:
            time = read_time(text)
            text = f"{time:%H.%M}" if time else text
        elif particular.kind is FieldKind.LONG:
            # What is written at length keeps its paragraphs; what prints it in one line folds them.
            text = "\n".join(line for line in map(one_line, text.splitlines()) if line)
        out[particular.key] = text
    return out


def errors_to_save(form: IntakeForm, today: dt.date) -> dict[str, str]:
    """Field to sentence: what keeps a form from being saved or returned: a name, and no impossible number."""
    form = without_identity(form)
    errors = {} if one_line(form.applicant.name) else {"name": "Nama belum diisi."}
    for key, most in LENGTHS.items():
        if len(one_line(_typed(form, key))) > most:
            errors[key] = _too_long(most)
    for key, finding in applicant_findings(form.applicant, today).items():
        if finding.severity is Severity.ERROR:
            errors[key] = finding.sentence
    return errors


def _typed(form: IntakeForm, key: str) -> str:
    if key == "purpose":
        return form.purpose
    return form.covering.number if key == "covering_number" else getattr(form.applicant, key)


def _too_long(most: int) -> str:
    return f"Terlalu panjang, paling banyak {most} huruf."


def errors_to_return(form: IntakeForm, service: Service, today: dt.date) -> dict[str, str]:
    """Field to sentence: what keeps a slip from being given; without an answer it would leave out the papers asked for.

    The field of a question is 'question.KEY'.
    """
    open_ = open_questions(service.standard, form.answers)
    asked = {f"question.{q.key}": f"Belum dijawab: {q.ask}" for q in service.standard.questions if q.key in open_}
    return asked | errors_to_save(form, today)


def _untyped(
    form: IntakeForm, service: Service, particulars: Sequence[Particular], known: Mapping[str, str]
) -> dict[str, str]:
    """The fields that requirements of the standard want filled, though the intake itself would let them be empty."""
    labels = {q.key: q.label for q in particulars}
    typed = typed_fields(form.applicant, form.particulars)
    found: dict[str, str] = {}
    for key in untyped(service.standard, form.answers, typed):
        if key in APPLICANT_FIELDS and key not in known:
            found[key] = "Diminta pada persyaratan, belum diisi."
        elif key in labels:
            found[f"particular.{key}"] = f"{labels[key]} belum diisi."
    return found


def errors_to_receive(
    form: IntakeForm, service: Service, particulars: Sequence[Particular], today: dt.date
) -> dict[str, str]:
    """Field to sentence: all that keeps a form from being received, missing papers aside.

    The field of a particular is 'particular.KEY'.
    """
    errors = errors_to_return(form, service, today)
    if not is_anonymous(form.particulars):
        for key, sentence in _needed(service, form.applicant.kind).items():
            if key not in errors and not getattr(form.applicant, key):
                errors[key] = sentence
        errors |= _untyped(form, service, particulars, errors)
        if service.key == INFORMATION and not (form.applicant.phone or form.particulars.get(E_MAIL, "").strip()):
            errors.setdefault("phone", "Telepon atau pos-el belum diisi.")
    if form.covering.date is not None and form.covering.date > today:
        errors["covering_date"] = "Tanggal surat ini belum tiba."
    for particular in particulars:
        finding = particular_finding(particular, form.particulars.get(particular.key, ""), today)
        if finding is not None and finding.severity is Severity.ERROR:
            errors[f"particular.{particular.key}"] = finding.sentence
    return errors
