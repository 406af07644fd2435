"""What the placeholders of a procedure's papers stand for: the file, the forms filled so far, and whom they go to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from app.model.case import Case
from app.model.catalogue import ApplicantKind, OfficeProfile
from app.model.letter_template import DAY_OF, FieldKind, LetterTemplate, Particular
from app.model.people import Officer, Sex
from app.model.procedure import DocumentSection, Procedure, Record, StepForm
from app.rules.papers.letter_text import full_address, letter_values, particular_words
from app.rules.procedures import latest
from app.rules.secrecy import is_anonymous, is_secret
from app.rules.wording import DAYS, date_short, date_words, day_words, one_line, time_words


def document_values(
    case: Case,
    template: LetterTemplate,
    procedure: Procedure,
    records: Sequence[Record],
    office: OfficeProfile,
    officer: Officer,
    today: dt.date,
) -> dict[str, str]:
    """What the placeholders of a procedure's papers stand for."""
    values = letter_values(case, template, office)
    for particular in template.particulars:
        values[particular.key] = words_of(particular, case.particulars.get(particular.key, ""))
    filled = latest(records)
    for form in procedure.forms:
        values |= _form_values(form, filled[form.key].data if form.key in filled else {})
    received = case.complete_at or case.opened_at
    values["nomor_berkas"] = case.number
    values["tanggal_terima"] = day_words(received.date())
    values["jam_terima"] = time_words(received)
    values["telepon"] = one_line(case.applicant.phone)
    values["penerima"], values["alamat_penerima"] = addressee(case, office)
    values |= _owner(case, template)
    promised = case.promised_at or case.due_at
    values["tanggal_dijanjikan"] = f"{day_words(promised.date())}, pukul {time_words(promised)}" if promised else ""
    values["tanggal_hari_ini"] = date_words(today)
    values["petugas"] = officer.name
    values["layanan"] = case.service_title
    return values


def _owner(case: Case, template: LetterTemplate) -> dict[str, str]:
    """Whose a document is that was brought to be certified, and its number: the applicant's own unless said."""
    said = case.particulars
    name, number = one_line(said.get("atas_nama", "")), said.get("nomor_dokumen", "")
    kinds = {q.key: q.kind for q in template.particulars}
    if not name and not number:
        own = {FieldKind.NIK: case.applicant.nik, FieldKind.KK: case.applicant.kk}
        number = own.get(kinds.get("nomor_dokumen", FieldKind.TEXT), "")
    return {"pemilik": name or one_line(case.applicant.name), "nomor_pemilik": number}


def addressee(case: Case, office: OfficeProfile) -> tuple[str, str]:
    """Whom an answer goes to and where that is; of a complaint that is not named only its number."""
    applicant = case.applicant
    if is_anonymous(case.particulars) or is_secret(case.particulars):
        return f"Pengadu Nomor {case.number}", "di tempat"
    if applicant.kind is ApplicantKind.INSTITUTION:
        who = f"Pimpinan {one_line(applicant.name)}"
    else:
        titles = {Sex.MALE: "Sdr.", Sex.FEMALE: "Sdri.", None: "Sdr./Sdri."}
        who = f"{titles[applicant.sex]} {one_line(applicant.name)}"
    return who, full_address(applicant, office) or "di tempat"


def _form_values(form: StepForm, data: Mapping[str, str]) -> dict[str, str]:
    values = {f"{form.key}.{q.key}": words_of(q, data.get(q.key, "")) for q in form.fields}
    for q in form.fields:
        if q.kind is FieldKind.DATE:
            values[f"{form.key}.{DAY_OF}{q.key}"] = _day_of(data.get(q.key, ""))
    return values


def _day_of(stored: str) -> str:
    try:
        return DAYS[dt.date.fromisoformat(stored).weekday()]
    except ValueError:
        return ""


def fillings_of(section: DocumentSection, procedure: Procedure, records: Sequence[Record]) -> list[dict[str, str]]:
    """The values of each filling of the form that a section tells in a table."""
    form = procedure.form(section.records)
    if form is None:
        return []
    return [
        _form_values(form, record.data)
        | {
            "diisi_pada": f"{date_short(record.at.date())} {time_words(record.at)}",
            "diisi_oleh": one_line(record.officer),
        }
        for record in records
        if record.form == form.key
    ]


def words_of(particular: Particular, raw: str) -> str:
    """A field as stored, in words; what was written at length keeps its paragraphs."""
    if particular.kind is FieldKind.LONG:
        return "\n".join(line for line in map(one_line, raw.splitlines()) if line)
    return particular_words(particular.kind, raw)
