"""How a letter opens and closes, and the phrases of its sentences: what the title calls it is what it says it does."""

from __future__ import annotations

import re

from app.model.case import Case
from app.model.catalogue import ApplicantKind, LetterSpec, OfficeKind, OfficeProfile
from app.model.letter_template import DAY_OF, LetterTemplate
from app.model.people import Applicant
from app.rules.packs.new_service import usual_words
from app.rules.papers.patterns import fill
from app.rules.wording import date_words, one_line

_GIVING = {
    "rekomendasi": "memberikan rekomendasi kepada:",
    "pengantar": "dengan ini memberikan pengantar kepada:",
    "dispensasi": "memberikan dispensasi nikah kepada:",
}
"""What a letter gives to the applicant, in the order in which a title is searched for it."""
_STATING = "menerangkan dengan sebenarnya bahwa:"
_LENT = "memberikan surat keterangan ini kepada:"
"""For a letter that is called a keterangan while its sentence says what the applicant may do."""
_YOU = "Yang bertanda tangan di bawah ini {kepala} {wilayah}, "
_CLOSING = "ini dibuat untuk dipergunakan sebagaimana mestinya."


def called(spec: LetterSpec) -> str:
    """What the title calls the letter ('rekomendasi', 'pengantar', 'dispensasi', 'keterangan'); '' for another name."""
    title = spec.title.casefold()
    return next((word for word in (*_GIVING, "keterangan") if word in title), "")


def gives(spec: LetterSpec) -> bool:
    """Whether the letter gives something to the applicant rather than stating something of them."""
    return (called(spec) or spec.kind) in _GIVING


def body_patterns(spec: LetterSpec, template: LetterTemplate) -> tuple[str, ...]:
    """The sentences of the letter: those that give where the title gives something, else those that state."""
    return template.giving if template.giving and gives(spec) else template.body


def office_words(office: OfficeProfile) -> dict[str, str]:
    """What a sentence of a letter may say of the office."""
    return {
        "kantor": office.full_name,
        "kepala": head_words(office),
        "nama_kantor": office.name,
        "kecamatan": office.district or office.name,
        "kabupaten": office.regency,
        "wilayah": office.region,
    }


def letter_sample(spec: LetterSpec, template: LetterTemplate, service: str, office: OfficeProfile) -> tuple[str, ...]:
    """How the letter of a service reads: title, opening, sentences; what the file fills in stands in parentheses."""
    said = spec.words or (usual_words(spec.kind, service) if gives(spec) else "") or "(isi surat)"
    values = {
        "isi": said,
        "sebagai": f"penduduk {office.full_name}",
        **office_words(office),
        "keperluan": "(keperluan)",
        "nama": "(nama pemohon)",
    }
    values |= {p.key: f"({p.label.lower()})" for p in template.particulars}
    values |= {DAY_OF + p.key: "(hari)" for p in template.particulars}
    sentences = (fill(pattern, values) for pattern in body_patterns(spec, template))
    opening = fill(opening_pattern(spec, template), values)
    return (spec.title, opening, "(data pemohon)", *sentences, fill(closing_pattern(spec, template), values))


def opening_pattern(spec: LetterSpec, template: LetterTemplate) -> str:
    """The opening that the sentences go on from: '… kepada:' before 'untuk …', '… bahwa:' before what is stated."""
    if template.opening:
        return template.opening
    if not body_patterns(spec, template)[0].startswith("untuk "):
        return _YOU + _STATING
    return _YOU + _GIVING.get(called(spec) or spec.kind, _LENT)


def closing_pattern(spec: LetterSpec, template: LetterTemplate) -> str:
    """The last sentence; it names the letter as its title does."""
    return template.closing or " ".join(part for part in ("Demikian surat", called(spec), _CLOSING) if part)


_BEGINNINGS = ("me", "untuk", "per", "pen", "pem", "ber", "sebagai", "syarat", "keperluan", "kelengkapan")


def in_sentence(purpose: str) -> str:
    """A purpose as it stands inside a sentence: 'Melamar kerja' loses its capital, 'SKCK' and names keep theirs."""
    first, space, rest = purpose.partition(" ")
    if first[1:].islower() and first.lower().startswith(_BEGINNINGS):
        first = first[0].lower() + first[1:]
    return first + space + rest


def head_words(office: OfficeProfile) -> str:
    """The head's post as a letter opens: 'Camat Lekok', 'Lurah Kalirejo Kecamatan Bangil'."""
    district = f" Kecamatan {office.district}" if office.kind is OfficeKind.KELURAHAN and office.district else ""
    return f"{office.head} {office.name}{district}"


_DEGREES = frozenset({"drs.", "dra.", "dr.", "ir.", "drg.", "apt.", "ns.", "prof."})


def official_name(name: str) -> str:
    """An official's name as tata naskah dinas writes it: in capitals, degrees as they are."""
    own, comma, degrees = name.partition(",")
    words = (word if word.casefold() in _DEGREES else word.upper() for word in own.split(" "))
    return " ".join(words) + comma + degrees


def village_kind(name: str, office: OfficeProfile) -> str:
    """'Desa' or 'Kelurahan' by the Kemendagri code: the last four digits of a kelurahan begin with 1."""
    for village in office.villages:
        if village.name == name and village.code.rsplit(".", 1)[-1].startswith("1"):
            return "Kelurahan"
    return "Desa"


def covering_name(kind: ApplicantKind, office: OfficeProfile | None) -> str:
    """What the letter is called with which such an applicant comes: its number is asked for and named in the answer."""
    if office is not None and office.kind is OfficeKind.KELURAHAN:
        return "surat pengantar RT/RW"
    return "surat permohonan" if kind is ApplicantKind.INSTITUTION else "surat pengantar desa"


def basis(case: Case, office: OfficeProfile) -> str:
    """', berdasarkan Surat Pengantar Kepala Desa … Nomor … tanggal …', or the own letter of an institution, as
    `covering_name` says; '' without a covering letter.
    """
    if office.kind is OfficeKind.KECAMATAN and case.applicant.kind is ApplicantKind.INSTITUTION:
        return own_basis(case)
    village = one_line(case.applicant.village)
    if office.kind is OfficeKind.KELURAHAN:
        who = "Ketua RT/RW"
    else:
        who = f"{'Lurah' if village_kind(village, office) == 'Kelurahan' else 'Kepala Desa'} {village}".strip()
    return _referring(f"Surat Pengantar {who}", case)


def own_basis(case: Case) -> str:
    """The same for an applicant who asks with a letter of its own, e.g. a desa: ', berdasarkan surat permohonan …'."""
    own = case.applicant.kind is ApplicantKind.INSTITUTION
    return _referring("surat permohonan" if own else "surat pengantar", case)


def _referring(letter: str, case: Case) -> str:
    covering = case.covering
    if not covering.number:
        return ""
    day = f" tanggal {date_words(covering.date)}" if covering.date else ""
    return f", berdasarkan {letter} Nomor {one_line(covering.number)}{day}"


def content_words(case: Case) -> str:
    """What the letter of an office's own service says: as typed for this file, else as the standard has it."""
    spec = case.standard.letter
    typed = in_sentence(one_line(case.particulars.get("uraian", "")).rstrip(". "))
    if typed or spec is None:
        return typed
    return spec.words or (usual_words(spec.kind, case.service_title) if gives(spec) else "")


def standing(applicant: Applicant, office: OfficeProfile) -> str:
    """What the office can say of any applicant: 'penduduk Kecamatan Lekok', 'lembaga di wilayah …'."""
    if applicant.kind is ApplicantKind.FOREIGNER:
        return f"warga negara asing yang bertempat tinggal di wilayah {office.full_name}"
    return f"{'penduduk' if applicant.kind is ApplicantKind.PERSON else 'lembaga di wilayah'} {office.full_name}"


_NUMBERED = re.compile(r"\s+(?=\d{1,2}[.)]\s)")


def listed(text: str) -> tuple[str, ...]:
    """The entries of a list typed in one go, as '1. Siti (istri); 2. Budi (anak)', or without ; or without numbers."""
    entries = tuple(part for raw in text.split(";") if (part := raw.strip()))
    if len(entries) == 1:
        numbered = tuple(_NUMBERED.split(entries[0]))
        entries = numbered if numbered[0].startswith(("1. ", "1) ")) else entries
    return entries
