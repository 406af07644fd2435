"""What the name of a new service tells of its letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.assets import Packs, Templates
from app.model.catalogue import LetterSpec
from app.model.letter_template import GENERAL
from app.rules.packs.new_service import bare_name, short_name, suggest_letter, usual_letter
from app.rules.papers.letter_words import called, letter_sample
from app.rules.wording import one_line


@pytest.mark.parametrize(
    ("service", "letter"),
    [
        ("Surat Keterangan Penghasilan", LetterSpec("keterangan", "SURAT KETERANGAN PENGHASILAN")),
        ("Keterangan Janda/Duda", LetterSpec("keterangan", "SURAT KETERANGAN JANDA/DUDA")),
        ("Izin Tebang Pohon", LetterSpec("keterangan", "SURAT KETERANGAN")),
        ("Rekomendasi Izin Usaha", LetterSpec("rekomendasi", "SURAT REKOMENDASI", "mengurus Izin Usaha")),
        ("Pengantar Permohonan Paspor", LetterSpec("pengantar", "SURAT PENGANTAR", "mengurus Paspor")),
        ("Dispensasi Sekolah", LetterSpec("dispensasi", "SURAT DISPENSASI SEKOLAH", "mengurus Dispensasi Sekolah")),
        ("Legalisir Ijazah", None),
        ("Konsultasi Hukum", None),
    ],
)
def test_a_name_suggests_kind_title_and_words(service: str, letter: LetterSpec | None) -> None:
    assert suggest_letter(service) == letter


@pytest.mark.parametrize(
    ("service", "short"),
    [
        ("Surat Keterangan Penghasilan Orang Tua", "Penghasilan Orang Tua"),
        ("Rekomendasi Izin Pemakaian Lapangan Desa", "Izin Pemakaian"),
        ("Surat Keterangan", "Keterangan"),
        ("Superkalifragilistikekspialidosis", "Superkalifragilistikek"),
    ],
)
def test_a_short_name_is_whole_words_of_what_it_is_about(service: str, short: str) -> None:
    assert short_name(service) == short


@given(st.text(st.characters(exclude_characters="{}"), max_size=60))
def test_whatever_a_service_is_called_its_letter_can_be_printed(service: str) -> None:
    office = Packs().get("lekok").office
    for letter in (suggest_letter(service), *(usual_letter(kind, service) for kind in ("pengantar", "keterangan"))):
        if letter is not None:
            sample = letter_sample(letter, Templates().get(GENERAL), service, office)
            assert letter.title == letter.title.upper()
            assert called(letter) == letter.kind
            assert all(sample)
            assert not any("{" in text for text in sample)
    assert len(short_name(service)) <= 22
    assert bool(bare_name(service)) == bool(one_line(service))
