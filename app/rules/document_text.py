"""The words of a procedure's paper: from its spec, the file and what the steps wrote down to a page that is whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from app.model.case import Case
from app.model.catalogue import ApplicantKind, OfficeProfile
from app.model.letter_template import FieldKind, LetterTemplate, Particular
from app.model.papers import Column, DocumentContent, DocumentPart, Pair, SignatureBlock, TablePart
from app.model.people import Officer
from app.model.procedure import DocumentSection, DocumentSpec, Procedure, Record
from app.model.settings import OfficeSettings
from app.rules.letter_text import (
    Signer,
    letter_values,
    letterhead,
    particular_words,
    signature,
    standard_row,
)
from app.rules.letter_words import village_kind
from app.rules.patterns import fill
from app.rules.procedures import latest
from app.rules.seats import head_seat
from app.rules.wording import date_words, day_words, one_line, time_words

_BLANK_ROW_MM = 9.0


def compose(
    spec: DocumentSpec,
    case: Case,
    template: LetterTemplate,
    procedure: Procedure,
    records: Sequence[Record],
    office: OfficeProfile,
    settings: OfficeSettings,
    emblem: bytes | None,
    signer: Signer | None,
    officer: Officer,
    number: str,
    today: dt.date,
    survey_url: str,
    *,
    training: bool,
) -> DocumentContent:
    """The paper, whole. `signer` is who signs for the office, None where nobody does; `number` empty without one."""
    values = document_values(case, template, procedure, records, office, officer, today)
    date = f"{settings.letter_place or office.name}, {date_words(today)}"
    signatures = tuple(
        replace(block, place_date="") if spec.subject else block
        for block in _signatures(spec, case, office, settings, signer, officer, date, today)
    )
    return DocumentContent(
        head=letterhead(office, emblem) if spec.head else None,
        title=fill(spec.title, values).upper(),
        number=number if spec.numbered else "",
        parts=tuple(part for part in (_part(s, case, office, values) for s in spec.sections) if _says(part)),
        closing=fill(spec.closing, values),
        signatures=signatures,
        case_line=f"No. permohonan {case.number}",
        survey_url=survey_url if "pejabat" in spec.signers else "",
        subject=fill(spec.subject, values),
        place_date=date if spec.subject else "",
        addressee=tuple(line for line in (fill(pattern, values) for pattern in spec.to) if line),
        paper=spec.paper,
        training=training,
    )


def _signatures(
    spec: DocumentSpec,
    case: Case,
    office: OfficeProfile,
    settings: OfficeSettings,
    signer: Signer | None,
    officer: Officer,
    date: str,
    today: dt.date,
) -> tuple[SignatureBlock, ...]:
    last = len(spec.signers) - 1
    return tuple(
        _signature(who, n == last, case, office, settings, signer, officer, date, today)
        for n, who in enumerate(spec.signers)
    )


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
        values[particular.key] = _words(particular, case.particulars.get(particular.key, ""))
    filled = latest(records)
    for form in procedure.forms:
        data = filled[form.key].data if form.key in filled else {}
        for particular in form.fields:
            values[f"{form.key}.{particular.key}"] = _words(particular, data.get(particular.key, ""))
    values["nomor_berkas"] = case.number
    values["tanggal_terima"] = day_words((case.complete_at or case.opened_at).date())
    promised = case.promised_at or case.due_at
    values["tanggal_dijanjikan"] = f"{day_words(promised.date())}, pukul {time_words(promised)}" if promised else ""
    values["tanggal_hari_ini"] = date_words(today)
    values["petugas"] = officer.name
    values["layanan"] = case.service_title
    return values


def _words(particular: Particular, raw: str) -> str:
    """A field as stored, in words; what was written at length keeps its paragraphs."""
    if particular.kind is FieldKind.LONG:
        return "\n".join(line for line in map(one_line, raw.splitlines()) if line)
    return particular_words(particular.kind, raw)


def _part(section: DocumentSection, case: Case, office: OfficeProfile, values: dict[str, str]) -> DocumentPart:
    rows: list[Pair] = []
    for row in section.rows:
        if row.key:
            pair = standard_row(row.key, case.applicant, office)
            rows += [pair] if pair.value else []
            continue
        lines = fill(row.value, values).splitlines()
        if lines:
            rows.append(Pair(row.label, lines[0]))
            rows += [Pair("", line) for line in lines[1:]]
        elif not row.value:
            rows.append(Pair(row.label, "…" * 24))  # a line to be filled in by hand
    body = tuple(line for pattern in section.body for line in fill(pattern, values).splitlines() if line)
    return DocumentPart(fill(section.title, values), tuple(rows), body, _table(section))


def _table(section: DocumentSection) -> TablePart | None:
    """A table to be filled in by hand: its rows are numbered where the first column asks for it."""
    if not section.columns:
        return None
    weights = [1.0 if name.lower() in ("no.", "no") else 4.0 for name in section.columns]
    columns = tuple(
        Column(name, weight / sum(weights), centred=weight == 1.0)
        for name, weight in zip(section.columns, weights, strict=True)
    )
    numbered = weights[0] == 1.0
    rows = tuple(
        (f"{n}." if numbered else "", *("" for _ in section.columns[1:])) for n in range(1, section.blank_rows + 1)
    )
    return TablePart("", columns, rows, row_mm=_BLANK_ROW_MM)


def _says(part: DocumentPart) -> bool:
    return bool(part.rows or part.body or part.table)


def _signature(
    who: str,
    last: bool,
    case: Case,
    office: OfficeProfile,
    settings: OfficeSettings,
    signer: Signer | None,
    officer: Officer,
    date: str,
    today: dt.date,
) -> SignatureBlock:
    """A signature block; place and date stand above the one at right."""
    if who == "pejabat" and signer is not None:
        return signature(office, signer, head_seat(office), settings.letter_place, today)
    place_date = date if last else ""
    applicant = case.applicant
    if who == "pemohon":
        institution = applicant.kind is ApplicantKind.INSTITUTION
        name = applicant.contact_name if institution and applicant.contact_name else applicant.name
        return SignatureBlock(place_date, ("Pemohon,",), one_line(name), "", "")
    if who == "desa":
        village = one_line(applicant.village)
        kind = village_kind(village, office)
        post = "Lurah" if kind == "Kelurahan" else "Kepala Desa"
        return SignatureBlock(place_date, ("Mengetahui,", f"{post} {village}".strip() + ","), "", "", "")
    return SignatureBlock(place_date, ("Petugas loket,",), officer.name, "", "")
