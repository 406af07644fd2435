"""The words of a letter: from template, case, office and signer to a page that is whole and final.

Layout of a surat keterangan: tata naskah dinas (Permendagri 1/2023; earlier 54/2009).
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from app.errors import UserError
from app.model.authority import PREFIXES, AuthorityKind
from app.model.case import Case
from app.model.catalogue import ApplicantKind, FeeKind, OfficeKind, OfficeProfile
from app.model.letter_template import DAY_OF, FieldKind, LetterTemplate, TemplateRow
from app.model.papers import LetterContent, Letterhead, NumberLine, Pair, SignatureBlock
from app.model.people import Applicant, Official
from app.model.settings import OfficeSettings
from app.rules.authority.posts import post_lines
from app.rules.authority.seats import head_seat
from app.rules.identity import format_nip, format_nop
from app.rules.papers.letter_words import (
    basis,
    body_patterns,
    closing_pattern,
    content_words,
    in_sentence,
    listed,
    office_words,
    official_name,
    opening_pattern,
    own_basis,
    standing,
    village_kind,
)
from app.rules.papers.patterns import fill
from app.rules.wording import DAYS, date_words, money_words, one_line, rank_words

_DEFAULT_ROWS = {
    ApplicantKind.PERSON: ("nama", "nik", "lahir", "kelamin", "agama", "pekerjaan", "alamat"),
    ApplicantKind.FOREIGNER: (
        "nama",
        "paspor",
        "kewarganegaraan",
        "izin_tinggal",
        "lahir",
        "kelamin",
        "pekerjaan",
        "alamat",
    ),
    ApplicantKind.INSTITUTION: ("nama", "penanggung_jawab", "jabatan", "alamat"),
}


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: the official (None: written by hand), the seat they sign for, its title, and in which capacity."""

    official: Official | None
    seat: str
    seat_title: str
    kind: AuthorityKind = AuthorityKind.DEFINITIVE


def letterhead(office: OfficeProfile, emblem: bytes | None) -> Letterhead:
    """The kop of the office."""
    lines = [f"PEMERINTAH {office.region}".upper()]
    if office.kind is OfficeKind.KELURAHAN:
        lines.append(f"KECAMATAN {office.district}".upper())
    lines.append(f"{office.kind.value} {office.name}".upper())
    district = office.district if office.kind is OfficeKind.KELURAHAN else ""
    address = ", ".join(part for part in (office.address, office.name, district, office.regency) if part)
    first = " ".join(part for part in (address, office.postcode) if part)
    if office.phones:
        first += f", Telepon {', '.join(office.phones)}"
    second = ", ".join(
        part
        for part in (f"Laman: {office.web}" if office.web else "", f"Pos-el: {office.email}" if office.email else "")
        if part
    )
    return Letterhead(tuple(lines), tuple(line for line in (first, second) if line), emblem)


def signature(office: OfficeProfile, signer: Signer, place: str, day: dt.date) -> SignatureBlock:
    """The signature block: the head in their own post; anybody else a.n. the head, or acting in the post."""
    own = signer.official.seat if signer.official else ""
    titles = {**office.seats, signer.seat: signer.seat_title}
    official = signer.official
    return SignatureBlock(
        place_date=f"{place or office.name}, {date_words(day)}",
        post_lines=post_lines(office, signer.seat, signer.kind, own, titles),
        name=official_name(official.name) if official else "",
        rank=rank_words(official.rank) if official else "",
        nip=format_nip(official.nip) if official else "",
    )


def compose(
    case: Case,
    template: LetterTemplate,
    office: OfficeProfile,
    settings: OfficeSettings,
    emblem: bytes | None,
    signer: Signer,
    number: NumberLine,
    day: dt.date,
    survey_url: str,
    *,
    training: bool,
) -> LetterContent:
    """The letter of a case, whole. Raises UserError when the service has no letter."""
    spec = case.standard.letter
    if spec is None or not template.body:
        raise UserError("Layanan ini tidak menghasilkan surat.")
    values = letter_values(case, template, office)
    if signer.kind in PREFIXES and signer.seat == head_seat(office):
        values["kepala"] = f"{PREFIXES[signer.kind]} {values['kepala']}"
    body = tuple(text for text in (fill(pattern, values) for pattern in body_patterns(spec, template)) if text)
    fee = "Pelayanan ini tidak dipungut biaya." if case.standard.fee is FeeKind.FREE else ""
    return LetterContent(
        head=letterhead(office, emblem),
        title=spec.title,
        number=number,
        opening=fill(opening_pattern(spec, template), values),
        rows=_rows(case, template, office, values),
        body=body,
        closing=fill(closing_pattern(spec, template), values),
        signature=signature(office, signer, settings.letter_place, day),
        survey_url=survey_url,
        case_line=f"No. permohonan {case.number}",
        fee_line=fee,
        paper=settings.letter_paper,
        training=training,
    )


def letter_values(case: Case, template: LetterTemplate, office: OfficeProfile) -> dict[str, str]:
    """What the placeholders of a letter stand for, in its words; empty where the file has nothing."""
    applicant = case.applicant
    values = {
        "keperluan": in_sentence(one_line(case.purpose).rstrip(". ")),
        "dasar": basis(case, office),
        "dasar_permohonan": own_basis(case),
        "isi": content_words(case),
        "sebagai": standing(applicant, office),
        **office_words(office),
        "nama": one_line(applicant.name),
        "desa": one_line(applicant.village),
        "alamat": full_address(applicant, office),
    }
    for particular in template.particulars:
        raw = case.particulars.get(particular.key, "")
        values[particular.key] = particular_words(particular.kind, raw)
        if particular.kind is FieldKind.DATE:
            values[DAY_OF + particular.key] = DAYS[dt.date.fromisoformat(raw).weekday()] if raw else ""
    return values


def particular_words(kind: FieldKind, raw: str) -> str:
    """A particular as stored, in the words of a letter."""
    text = one_line(raw)
    if not text:
        return ""
    if kind is FieldKind.DATE:
        return date_words(dt.date.fromisoformat(text))
    if kind is FieldKind.MONEY and text.isdecimal():
        return money_words(int(text))
    if kind is FieldKind.NOP:
        return format_nop(text)
    return _unpointed(text) if kind in (FieldKind.LONG, FieldKind.TEXT) else text


_DEGREE = re.compile(r"(?:^|[\s,.])\w{1,4}\.$")


def _unpointed(text: str) -> str:
    """Without the full stop at its end: the sentence brings its own. Of a degree ('S.Sos.') it is a part."""
    bare = text.rstrip(". ")
    return f"{bare}." if _DEGREE.search(f"{bare}.") and "." in bare.rsplit(" ", 1)[-1] else bare


def full_address(applicant: Applicant, office: OfficeProfile) -> str:
    """Address with village and district, as a letter writes it."""
    parts = [one_line(applicant.address)]
    if applicant.village:
        if office.kind is OfficeKind.KELURAHAN:
            parts.append(f"Kelurahan {applicant.village}")
        else:
            parts.append(f"{village_kind(applicant.village, office)} {applicant.village}")
        if any(v.name == applicant.village for v in office.villages):
            parts.append(f"Kecamatan {office.district or office.name}")
    return ", ".join(part for part in parts if part)


def _rows(case: Case, template: LetterTemplate, office: OfficeProfile, values: dict[str, str]) -> tuple[Pair, ...]:
    applicant = case.applicant
    wanted = template.rows or tuple(TemplateRow(key=key) for key in _DEFAULT_ROWS[applicant.kind])
    if applicant.kind is not ApplicantKind.PERSON and any(row.key for row in template.rows):
        # A table of the applicant's fits the kind of applicant; one of somebody else (a deceased) stays as it is.
        own = tuple(row for row in template.rows if not row.key)
        wanted = tuple(TemplateRow(key=key) for key in _DEFAULT_ROWS[applicant.kind]) + own
    long = {f"{{{p.key}}}" for p in template.particulars if p.kind is FieldKind.LONG}
    rows: list[Pair] = []
    for row in wanted:
        if row.key:
            made = [standard_row(row.key, applicant, office)]
        else:
            value = fill(row.value, values)
            first, *more = listed(value) if row.value in long and value else (value,)
            # A list stands below itself, an entry a line.
            made = [Pair(row.label, first.upper() if row.strong else first, row.strong), *(Pair("", m) for m in more)]
        rows += [pair for pair in made if pair.value]
    return tuple(rows)


def standard_row(key: str, a: Applicant, office: OfficeProfile) -> Pair:
    """One standard row of the applicant table; its value is empty where the applicant has none."""
    born = ", ".join(
        part for part in (one_line(a.birth_place), date_words(a.birth_date) if a.birth_date else "") if part
    )
    table = {
        "nama": (_name_label(a), one_line(a.name).upper()),
        "nik": ("NIK", a.nik),
        "kk": ("Nomor KK", a.kk),
        "lahir": ("Tempat, tanggal lahir", born),
        "kelamin": ("Jenis kelamin", a.sex.label if a.sex else ""),
        "kewarganegaraan": (
            "Kewarganegaraan",
            one_line(a.nationality) or ("Indonesia" if a.kind is ApplicantKind.PERSON else ""),
        ),
        "paspor": ("Nomor paspor", one_line(a.passport)),
        "izin_tinggal": ("Nomor izin tinggal", one_line(a.permit)),
        "agama": ("Agama", one_line(a.religion)),
        "pekerjaan": ("Pekerjaan", one_line(a.occupation)),
        "penanggung_jawab": ("Penanggung jawab", one_line(a.contact_name)),
        "jabatan": ("Jabatan", one_line(a.contact_post)),
        "alamat": ("Alamat", full_address(a, office)),
    }
    label, value = table[key]
    return Pair(label, value, strong=key == "nama")


_FIRMS = frozenset({"cv", "cv.", "pt", "pt.", "ud", "ud.", "toko", "firma", "warung", "bengkel"})


def _name_label(a: Applicant) -> str:
    if a.kind is not ApplicantKind.INSTITUTION:
        return "Nama"
    return "Nama usaha" if a.name.casefold().split()[:1] and a.name.casefold().split()[0] in _FIRMS else "Nama lembaga"
