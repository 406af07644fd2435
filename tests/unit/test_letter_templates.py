"""The letter templates in assets/letters.

Each reads, asks little, and prints a whole sentence whatever is left empty.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from app.model.catalogue import LetterSpec
from app.model.letter_template import FieldKind, LetterTemplate
from app.rules.catalogue_reading import read_pack
from app.rules.letter_template_reading import OFFICE_PLACEHOLDERS, read_template
from app.rules.patterns import fill, placeholders

ASSETS = Path(__file__).parents[2] / "assets"

OPEN_SERVICES = [
    *("pbb", "skck", "sktm", "keramaian", "pns-tni-polri", "waris", "bansos", "domisili-wna", "dispensasi-nikah"),
    *("sosialisasi", "konsultasi", "data-informasi", "pengaduan"),
    *("perangkat-desa", "kepala-desa", "dd-add-pengantar", "dd-add-rekomendasi"),
    *("ktp-rekam", "ktp-terbit", "ikd", "kk-pengajuan", "kk-terbit", "pindah-kecamatan", "pindah-desa"),
    *("mutasi-pbb", "akta-kelahiran", "kematian", "legalisir-ktp", "legalisir-kk", "domisili", "keterangan-umum"),
    *("domisili-usaha", "usaha", "nikah-keluar", "nikah-masuk", "belum-menikah"),
]
NOT_YET_OPEN = ["kk", "kehilangan", "pindah", "domisili-lembaga", "ktp", "kia", "akta-kematian"]
SERVICES = OPEN_SERVICES + NOT_YET_OPEN
OFFICES = sorted(path.stem for path in (ASSETS / "catalogue").glob("*.toml"))

ALWAYS_THERE = {"kantor", "kepala", "nama_kantor", "kecamatan", "kabupaten", "nama"}
OFFICE_VALUES = {
    "keperluan": "melamar pekerjaan",
    "dasar": ", berdasarkan Surat Pengantar Kepala Desa Jatirejo Nomor 470/12/2026 tanggal 20 November 2026",
    "kantor": "Kecamatan Lekok",
    "kepala": "Camat Lekok",
    "nama_kantor": "Lekok",
    "kecamatan": "Lekok",
    "kabupaten": "Pasuruan",
    "nama": "RINA CONTOH",
    "desa": "Jatirejo",
    "alamat": "Dusun Krajan RT 02 RW 05, Desa Jatirejo, Kecamatan Lekok",
}
OPENING_ENDS = {"rekomendasi": "kepada:", "pengantar": "kepada:", "dispensasi": "kepada:", "keterangan": "bahwa:"}
"""How the default opening of each kind of letter ends, before the table."""

DIGITS = {FieldKind.NIK: 16, FieldKind.KK: 16, FieldKind.NOP: 18}


def template_of(key: str) -> LetterTemplate:
    path = ASSETS / "letters" / f"{key}.toml"
    return read_template(tomllib.loads(path.read_text(encoding="utf-8")), key, path.name)


def all_values(template: LetterTemplate) -> dict[str, str]:
    return OFFICE_VALUES | {p.key: p.hint for p in template.particulars}


def optional_names(template: LetterTemplate) -> set[str]:
    return (set(OFFICE_PLACEHOLDERS) - ALWAYS_THERE) | {p.key for p in template.particulars if not p.required}


def ways_to_leave_out(template: LetterTemplate) -> list[set[str]]:
    """Nothing left out, everything optional left out, and each optional value left out alone."""
    optional = optional_names(template)
    return [set(), optional, *({name} for name in sorted(optional))]


def letters_of(office: str) -> list[tuple[LetterTemplate, LetterSpec]]:
    """Each letter that the office's catalogue promises, with its template."""
    path = ASSETS / "catalogue" / f"{office}.toml"
    services = read_pack(tomllib.loads(path.read_text(encoding="utf-8")), path.name).services
    return [(template_of(s.key), s.standard.letter) for s in services if s.standard.letter]


def assert_clean(text: str) -> None:
    assert not re.search(r"[{}\[\]]", text), text
    assert "  " not in text, text
    assert not re.search(r"\s[.,;:]", text), text
    assert not re.search(r"[.,][.,]", text), text
    assert not re.search(r"\b(\w+) \1\b", text), text


def test_every_service_has_one_template_and_no_template_is_without_a_service() -> None:
    assert sorted(p.stem for p in (ASSETS / "letters").glob("*.toml")) == sorted(SERVICES)


@pytest.mark.parametrize("key", SERVICES)
def test_reads(key: str) -> None:
    assert template_of(key).key == key


@pytest.mark.parametrize("key", SERVICES)
def test_body_is_whole_whatever_is_left_empty(key: str) -> None:
    template = template_of(key)
    for missing in ways_to_leave_out(template):
        values = {name: value for name, value in all_values(template).items() if name not in missing}
        for number, pattern in enumerate(template.body):
            text = fill(pattern, values)
            assert_clean(text)
            assert text.endswith("."), text
            assert text[0].islower() if number == 0 else text[0].isupper(), text


@pytest.mark.parametrize("key", SERVICES)
def test_optional_parts_never_glue_words_together(key: str) -> None:
    for pattern in template_of(key).body:
        assert not re.search(r"[\w}.]\[[^ ,]", pattern), pattern
        assert not re.search(r"\](?:\w|\{(?!dasar\}))", pattern), pattern


@pytest.mark.parametrize("key", SERVICES)
def test_rows_are_clean_or_fall_away(key: str) -> None:
    template = template_of(key)
    for missing in ways_to_leave_out(template):
        values = {name: value for name, value in all_values(template).items() if name not in missing}
        for row in template.rows:
            text = fill(row.value, values)
            assert_clean(text)
            assert not re.search(r"^\W|,$", text), text
    labels = [row.label or row.key for row in template.rows]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("key", SERVICES)
def test_opening_and_closing_need_no_optional_value(key: str) -> None:
    template = template_of(key)
    needed = placeholders(template.opening) | placeholders(template.closing)
    assert needed <= ALWAYS_THERE
    for pattern in filter(None, (template.opening, template.closing)):
        assert_clean(fill(pattern, OFFICE_VALUES))


@pytest.mark.parametrize("key", SERVICES)
def test_asks_little_and_prints_what_it_asks(key: str) -> None:
    template = template_of(key)
    assert len(template.particulars) <= 6
    patterns = (*template.body, *(r.value for r in template.rows))
    printed = {name for pattern in patterns for name in placeholders(pattern)}
    for particular in template.particulars:
        assert re.fullmatch(r"[a-z_]+", particular.key)
        assert particular.hint
        assert len(particular.label) <= 30
        digits = len(re.findall(r"\d", particular.hint))
        assert digits == DIGITS.get(particular.kind, digits)
        if template.body:
            assert particular.key in printed


@pytest.mark.parametrize("key", SERVICES)
def test_service_without_a_letter_has_no_words_of_one(key: str) -> None:
    template = template_of(key)
    if not template.body:
        assert (template.rows, template.opening, template.closing) == ((), "", "")
        assert template.particulars


@pytest.mark.parametrize("key", SERVICES)
def test_spelling_is_modern(key: str) -> None:
    text = (ASSETS / "letters" / f"{key}.toml").read_text(encoding="utf-8").casefold()
    old = "ijin|akte|di mana|dimana|kwitansi|keramaiaan|terhutang|e-mail|foto copy|legalisasi"
    assert not re.findall(rf"\b(?:{old})\b", text)
    assert text.startswith("# ")


@pytest.mark.parametrize("office", OFFICES)
def test_each_letter_of_an_office_reads_on_from_its_opening(office: str) -> None:
    for template, letter in letters_of(office):
        assert template.body, template.key
        opening = template.opening or OPENING_ENDS[letter.kind]
        assert template.body[0].startswith("untuk ") == opening.endswith("kepada:"), template.key


@pytest.mark.parametrize("office", OFFICES)
def test_each_letter_of_an_office_closes_with_the_name_in_its_title(office: str) -> None:
    for template, letter in letters_of(office):
        closing = template.closing or f"Demikian surat {letter.kind} ini dibuat"
        named = re.search(r"Demikian surat (\w+) ini dibuat", closing)
        assert named is None or named[1] in letter.title.casefold(), f"{template.key}: {letter.title}"
