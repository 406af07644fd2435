"""The letter templates in assets/letters.

Each reads, asks little, and prints a whole sentence whatever is left empty.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from app.model.catalogue import LetterSpec
from app.model.letter_template import DAY_OF, GENERAL, FieldKind, LetterTemplate
from app.rules.packs.catalogue_reading import LETTER_KINDS, read_pack
from app.rules.packs.letter_template_reading import OFFICE_PLACEHOLDERS, read_template
from app.rules.papers.letter_words import body_patterns, called, closing_pattern, opening_pattern
from app.rules.papers.patterns import fill, placeholders

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
SERVICES = [*OPEN_SERVICES, *NOT_YET_OPEN, GENERAL]
OFFICES = sorted(path.stem for path in (ASSETS / "catalogue").glob("*.toml"))

ALWAYS_THERE = {"isi", "sebagai", "wilayah", "kantor", "kepala", "nama_kantor", "kecamatan", "kabupaten", "nama"}
OFFICE_VALUES = {
    "keperluan": "melamar pekerjaan",
    "dasar": ", berdasarkan Surat Pengantar Kepala Desa Jatirejo Nomor 470/12/2026 tanggal 20 November 2026",
    "dasar_permohonan": ", berdasarkan surat permohonan Nomor 470/12/2026 tanggal 20 November 2026",
    "isi": "mengurus Izin Tebang Pohon",
    "sebagai": "penduduk Kecamatan Lekok",
    "kantor": "Kecamatan Lekok",
    "kepala": "Camat Lekok",
    "nama_kantor": "Lekok",
    "kecamatan": "Lekok",
    "kabupaten": "Pasuruan",
    "wilayah": "Kabupaten Pasuruan",
    "nama": "RINA CONTOH",
    "desa": "Jatirejo",
    "alamat": "Dusun Krajan RT 02 RW 05, Desa Jatirejo, Kecamatan Lekok",
}
TITLES = (*(LetterSpec(kind, f"SURAT {kind.upper()}") for kind in LETTER_KINDS), LetterSpec("keterangan", "SURAT LAIN"))
"""What an office may call a letter."""

DIGITS = {FieldKind.NIK: 16, FieldKind.KK: 16, FieldKind.NOP: 18}


def template_of(key: str) -> LetterTemplate:
    path = ASSETS / "letters" / f"{key}.toml"
    return read_template(tomllib.loads(path.read_text(encoding="utf-8")), key, path.name)


def all_values(template: LetterTemplate) -> dict[str, str]:
    days = {DAY_OF + p.key: "Minggu" for p in template.particulars if p.kind is FieldKind.DATE}
    return OFFICE_VALUES | {p.key: p.hint for p in template.particulars} | days


def optional_names(template: LetterTemplate) -> set[str]:
    return (set(OFFICE_PLACEHOLDERS) - ALWAYS_THERE) | {p.key for p in template.particulars if not p.required}


def ways_to_leave_out(template: LetterTemplate) -> list[set[str]]:
    """Nothing left out, everything optional left out, and each optional value left out alone."""
    optional = optional_names(template)
    return [set(), optional, *({name} for name in sorted(optional))]


def values_without(template: LetterTemplate, missing: set[str]) -> dict[str, str]:
    gone = missing | {DAY_OF + name for name in missing}
    return {name: value for name, value in all_values(template).items() if name not in gone}


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
        for body in (template.body, template.giving):
            for number, pattern in enumerate(body):
                text = fill(pattern, values_without(template, missing))
                assert_clean(text)
                assert text.endswith("."), text
                assert text[0].islower() if number == 0 else text[0].isupper(), text


@pytest.mark.parametrize("key", SERVICES)
def test_optional_parts_never_glue_words_together(key: str) -> None:
    for pattern in (*template_of(key).body, *template_of(key).giving):
        assert not re.search(r"[\w}.]\[[^ ,]", pattern), pattern
        assert not re.search(r"\](?:\w|\{(?!dasar(?:_permohonan)?\}))", pattern), pattern


@pytest.mark.parametrize("key", SERVICES)
def test_rows_are_clean_or_fall_away(key: str) -> None:
    template = template_of(key)
    for missing in ways_to_leave_out(template):
        for row in template.rows:
            text = fill(row.value, values_without(template, missing))
            assert_clean(text)
            assert not re.search(r"^\W|,$", text), text
    labels = [row.label or row.key for row in template.rows]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("key", SERVICES)
def test_opening_and_closing_need_no_optional_value(key: str) -> None:
    template = template_of(key)
    for spec in TITLES if template.body else ():
        for pattern in (opening_pattern(spec, template), closing_pattern(spec, template)):
            assert placeholders(pattern) <= ALWAYS_THERE
            assert_clean(fill(pattern, OFFICE_VALUES))


@pytest.mark.parametrize("key", SERVICES)
def test_asks_little_and_prints_what_it_asks(key: str) -> None:
    template = template_of(key)
    assert sum(not particular.choices for particular in template.particulars) <= 8
    patterns = (*template.body, *(r.value for r in template.rows))
    printed = {name for pattern in patterns for name in placeholders(pattern)}
    for particular in template.particulars:
        assert re.fullmatch(r"[a-z_]+", particular.key)
        assert particular.hint or particular.choices
        assert len(particular.label) <= 30
        digits = len(re.findall(r"\d", particular.hint))
        assert digits == DIGITS.get(particular.kind, digits)
        if template.body and key != GENERAL:  # its uraian is what {isi} says
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


@pytest.mark.parametrize("key", SERVICES)
@pytest.mark.parametrize("spec", TITLES, ids=lambda spec: spec.title)
def test_a_letter_reads_on_from_its_opening_whatever_it_is_called(key: str, spec: LetterSpec) -> None:
    template = template_of(key)
    if template.body:
        opening = opening_pattern(spec, template)
        assert opening.endswith(("kepada:", "bahwa:"))
        assert body_patterns(spec, template)[0].startswith("untuk ") == opening.endswith("kepada:")


@pytest.mark.parametrize("office", OFFICES)
def test_each_letter_of_an_office_opens_and_closes_with_the_name_in_its_title(office: str) -> None:
    for template, letter in letters_of(office):
        word = called(letter)
        assert word, letter.title
        assert closing_pattern(letter, template).startswith(f"Demikian surat {word} ini dibuat")
        opening = opening_pattern(letter, template)
        assert word in opening or (word == "keterangan" and opening.endswith("menerangkan dengan sebenarnya bahwa:"))


def test_a_letter_that_is_called_otherwise_is_only_a_letter() -> None:
    spec, template = LetterSpec("keterangan", "SURAT IZIN"), template_of("keterangan-umum")
    assert closing_pattern(spec, template) == "Demikian surat ini dibuat untuk dipergunakan sebagaimana mestinya."
    assert opening_pattern(spec, template).endswith("menerangkan dengan sebenarnya bahwa:")


def test_a_recommendation_recommends_what_a_statement_states() -> None:
    template = template_of("sktm")
    stated = body_patterns(LetterSpec("keterangan", "SURAT KETERANGAN TIDAK MAMPU"), template)
    given = body_patterns(LetterSpec("rekomendasi", "SURAT REKOMENDASI"), template)
    assert (stated, given) == (template.body, template.giving)
    assert stated[0].startswith("adalah benar penduduk")
    assert given[0].startswith("untuk pengurusan Surat Keterangan Tidak Mampu (SKTM)")
