"""The words of a procedure's paper: from its spec, the file and what the steps wrote down to a page that is whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.model.case import Case
from app.model.catalogue import ApplicantKind, OfficeProfile
from app.model.letter_template import LetterTemplate
from app.model.papers import Column, DocumentContent, DocumentPart, Pair, SignatureBlock, TablePart
from app.model.people import Officer
from app.model.procedure import DocumentSection, DocumentSpec, Procedure, Record
from app.model.settings import OfficeSettings
from app.rules.papers.document_values import document_values, fillings_of
from app.rules.papers.letter_text import (
    Signer,
    letterhead,
    signature,
    standard_row,
)
from app.rules.papers.letter_words import village_kind
from app.rules.papers.patterns import fill
from app.rules.procedures import applies
from app.rules.secrecy import is_anonymous
from app.rules.wording import date_words, one_line

_BLANK_ROW_MM = 9.0
_WEIGHTS = {"no.": 1.0, "no": 1.0, "tanggal": 2.0, "paraf": 2.0, "tanda tangan": 3.0}
"""How wide the columns of a table to be filled in by hand are among each other, 4 where it does not say."""
_NARROWEST, _WIDEST = 2.2, 9.0
"""The same for a table that is filled already, by the longest text of each column."""


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
    more: Mapping[str, str] | None = None,
) -> DocumentContent:
    """The paper, whole. `signer` is who signs for the office, None where nobody does; `number` empty without one.

    `more` are values that the file itself does not hold.
    """
    values = document_values(case, template, procedure, records, office, officer, today) | dict(more or {})
    date = f"{settings.letter_place or office.name}, {fill(spec.dated, values) or date_words(today)}"
    spec = replace(spec, worker_name=fill(spec.worker_name, values))
    signatures = tuple(
        replace(block, place_date="") if spec.subject else block
        for block in _signatures(spec, case, office, settings, signer, officer, date, today)
    )
    return DocumentContent(
        head=letterhead(office, emblem) if spec.head else None,
        title=fill(spec.title, values).upper(),
        number=number if spec.numbered else "",
        parts=tuple(
            part
            for section in spec.sections
            if applies(section.when, case, records)
            and _says(part := _part(section, case, office, values, fillings_of(section, procedure, records)))
        ),
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
    # Nobody signs “Anonim”.
    signers = [who for who in spec.signers if who != "pemohon" or not is_anonymous(case.particulars)]
    return tuple(
        _signature(who, spec, n == len(signers), case, office, settings, signer, officer, date, today)
        for n, who in enumerate(signers, 1)
    )


def _part(
    section: DocumentSection,
    case: Case,
    office: OfficeProfile,
    values: dict[str, str],
    fillings: Sequence[dict[str, str]],
) -> DocumentPart:
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
    body = tuple(_sentence(line) for pattern in section.body for line in fill(pattern, values).splitlines() if line)
    return DocumentPart(fill(section.title, values), tuple(rows), body, _table(section, values, fillings))


def _sentence(text: str) -> str:
    """A paragraph with its full stop, whether or not whoever typed it set one."""
    return text if text.endswith((".", "!", "?", ":", ";")) else f"{text}."


def _table(section: DocumentSection, values: dict[str, str], fillings: Sequence[dict[str, str]]) -> TablePart | None:
    """A table of the fillings of a form, or one to fill in by hand; numbered where the first column asks for it."""
    if not section.columns:
        return None
    weights = [_WEIGHTS.get(name.lower(), 4.0) for name in section.columns]
    told = [tuple(one_line(fill(cell, values | filling)) for cell in section.cells) for filling in fillings]
    for n, name in enumerate(section.columns[1:] if told else (), 1):
        longest = max(len(name), *(len(cells[n - 1]) for cells in told))
        weights[n] = min(_WIDEST, max(_NARROWEST, longest / 6))
    columns = tuple(
        Column(name, weight / sum(weights), centred=weight == 1.0)
        for name, weight in zip(section.columns, weights, strict=True)
    )
    numbered = weights[0] == 1.0
    if section.firsts:
        firsts = (fill(first, values) for first in section.firsts)
        rows = tuple((first, *("" for _ in section.columns[1:])) for first in firsts if first)
        return TablePart("", columns, rows, row_mm=_BLANK_ROW_MM)
    if section.records:
        return TablePart("", columns, tuple((f"{n}.", *cells) for n, cells in enumerate(told, 1))) if told else None
    rows = tuple(
        (f"{n}." if numbered else "", *("" for _ in section.columns[1:])) for n in range(1, section.blank_rows + 1)
    )
    return TablePart("", columns, rows, row_mm=_BLANK_ROW_MM)


def _says(part: DocumentPart) -> bool:
    return bool(part.rows or part.body or part.table)


def _signature(
    who: str,
    spec: DocumentSpec,
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
        block = signature(office, signer, settings.letter_place, today)
        return replace(block, place_date=date) if spec.dated else block
    if who == "penyusun" and signer is not None:
        # A nota dinas stays in the house: its maker signs in their own post, on nobody's behalf.
        block = signature(office, signer, settings.letter_place, today)
        return replace(block, post_lines=block.post_lines[-1:])
    place_date = date if last else ""
    applicant = case.applicant
    if who == "pemohon":
        institution = applicant.kind is ApplicantKind.INSTITUTION
        name = applicant.contact_name if institution and applicant.contact_name else applicant.name
        return SignatureBlock(place_date, (f"{spec.applicant},",), one_line(name), "", "")
    if who == "pelaksana":
        # Whoever went there: an official or not, so without post and NIP.
        return SignatureBlock(place_date, (f"{spec.worker},",), spec.worker_name, "", "")
    if who == "desa":
        village = one_line(applicant.village)
        kind = village_kind(village, office)
        post = "Lurah" if kind == "Kelurahan" else "Kepala Desa"
        # Heads of villages have no NIP; the name is written by hand.
        return SignatureBlock(place_date or "Mengetahui,", (f"{post} {village}".strip() + ",",), "…" * 16, "", "")
    return SignatureBlock(place_date, ("Petugas loket,",), officer.name, "", "")
