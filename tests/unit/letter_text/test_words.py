"""What was typed at intake becomes words of a letter, and nothing of it is lost or taken for markup."""

import itertools
import random
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.actions.made_up import example, made_up_applicant
from app.assets import Templates
from app.errors import UserError
from app.model.case import CoveringLetter
from app.model.catalogue import ApplicantKind, OfficePack
from app.model.letter_template import FieldKind
from app.model.papers import LetterContent
from app.rules.papers.letter_text import particular_words
from app.rules.papers.letter_words import in_sentence, listed
from tests.builders import RINA, case_of
from tests.unit.letter_text.letters import DAY, LETTERS, PACKS, letter_of, rows_of, texts_of


def test_each_heir_has_a_line() -> None:
    heirs = {"pewaris": "almarhum Slamet Contoh", "ahli_waris": "1. Siti Contoh (istri); 2. Budi Contoh (anak)"}
    rows = letter_of(case_of(PACKS["lekok"], "waris", particulars=heirs)).rows
    assert [(row.label, row.value) for row in rows[-2:]] == [
        ("Para ahli waris", "1. Siti Contoh (istri)"),
        ("", "2. Budi Contoh (anak)"),
    ]


def test_an_event_and_a_wedding_name_their_day() -> None:
    wanted = {"acara": "Resepsi", "tanggal_acara": "2026-12-06"}
    rows = rows_of(letter_of(case_of(PACKS["lekok"], "keramaian", particulars=wanted)))
    assert rows["Hari, tanggal acara"] == "Minggu, 6 Desember 2026"
    wedding = {"calon_pasangan": "Budi Contoh", "tanggal_akad": "2026-12-04"}
    letter = letter_of(case_of(PACKS["lekok"], "dispensasi-nikah", particulars=wedding))
    assert "dengan Budi Contoh pada hari Jumat, tanggal 4 Desember 2026" in letter.body[0]


@pytest.mark.parametrize(
    ("office", "given"),
    [("lekok", "memberikan rekomendasi kepada:"), ("lumbang", "dengan ini memberikan pengantar kepada:")],
)
@pytest.mark.parametrize("key", ["sktm", "domisili-wna", "skck"])
def test_the_same_letter_says_what_its_office_calls_it(office: str, given: str, key: str) -> None:
    pack = PACKS[office]
    kind = pack.service(key).applicant
    applicant = made_up_applicant(random.Random(3), kind, DAY, (pack.office.villages[0].name,))
    letter = letter_of(case_of(pack, key, applicant, purpose="Kuliah"), pack)
    assert letter.opening.endswith(given)
    assert letter.body[0].startswith("untuk ")
    assert letter.closing.startswith(f"Demikian {letter.title.casefold()} ini dibuat")


@pytest.mark.parametrize(
    ("typed", "entries"),
    [
        ("1. Siti (istri); 2. Budi (anak)", ("1. Siti (istri)", "2. Budi (anak)")),
        ("1. Siti (istri) 2. Budi (anak)", ("1. Siti (istri)", "2. Budi (anak)")),
        ("Siti (istri); Budi, RT 02. Anak;", ("Siti (istri)", "Budi, RT 02. Anak")),
        ("Siti dan Budi, RT 02. Anak", ("Siti dan Budi, RT 02. Anak",)),
        ("", ()),
    ],
)
def test_a_list_typed_in_one_go(typed: str, entries: tuple[str, ...]) -> None:
    assert listed(typed) == entries


@given(st.text(st.sampled_from("ab1.2); \t"), max_size=20))
def test_nothing_of_a_typed_list_is_lost(typed: str) -> None:
    def bare(text: str) -> str:
        return re.sub(r"[;\s]", "", text)

    assert bare("".join(listed(typed))) == bare(typed)


def test_a_service_without_letter_says_so() -> None:
    with pytest.raises(UserError, match="tidak menghasilkan surat"):
        letter_of(case_of(PACKS["lekok"], "pbb"))


NASTY = st.text(st.sampled_from("aZ {}[]<>&'\"%\\/$_|“é\n"), min_size=1, max_size=24).filter(str.strip)


@given(NASTY, NASTY, NASTY)
def test_what_people_type_stands_in_the_letter_as_typed(name: str, purpose: str, address: str) -> None:
    applicant = replace(RINA, name=name, address=address)
    letter = letter_of(case_of(PACKS["lekok"], "skck", applicant, purpose=purpose))
    one = lambda text: re.sub(r"\s+", " ", text).strip()  # noqa: E731 - said once, used three times
    assert rows_of(letter)["Nama"] == one(name).upper()
    assert rows_of(letter)["Alamat"].startswith(one(address))
    said = one(purpose).rstrip(". ")
    assert in_sentence(said) in letter.body[0]


@given(st.dictionaries(st.sampled_from(["acara", "waktu_acara", "tempat_acara", "hiburan"]), NASTY))
def test_particulars_are_data_too(particulars: dict[str, str]) -> None:
    letter = letter_of(case_of(PACKS["lekok"], "keramaian", particulars=particulars))
    shown = {row.value for row in letter.rows}
    for value in particulars.values():
        assert re.sub(r"\s+", " ", value).strip().rstrip(". ") in shown | {""}


def letters_of_all_kinds(pack: OfficePack, key: str) -> Iterator[LetterContent]:
    """The letter for each kind of applicant, with everything filled in and with as little as may be."""
    villages = tuple(village.name for village in pack.office.villages)
    for kind, full in itertools.product(ApplicantKind, (True, False)):
        applicant = made_up_applicant(random.Random(7), kind, DAY, villages if full else ())
        case = case_of(
            pack,
            key,
            applicant if full else replace(applicant, religion="", occupation="", birth_place=""),
            purpose="melamar pekerjaan" if full else "",
            covering=CoveringLetter("470/12/2026", DAY) if full else CoveringLetter(),
            particulars={p.key: example(p, DAY) for p in Templates().get(key).particulars if p.required or full},
        )
        yield letter_of(case, pack)
        yield letter_of(replace(case, covering=CoveringLetter("470/12/2026")), pack)


@pytest.mark.parametrize(("pack", "key"), LETTERS)
def test_every_letter_is_whole_for_every_kind_of_applicant(pack: OfficePack, key: str) -> None:
    for letter in letters_of_all_kinds(pack, key):
        for text in texts_of(letter):
            assert "None" not in text
            assert "  " not in text
            assert not re.search(r"[{}\[\]]", text), text
            assert not re.search(r"\s[.,;:]|,,", text), text
        assert all(row.value for row in letter.rows)
        labels = [row.label for row in letter.rows]
        assert len(set(labels)) == len(labels)
        assert letter.body
        assert letter.closing.endswith(".")


@pytest.mark.parametrize(
    ("kind", "raw", "words"),
    [
        (FieldKind.DATE, "2026-12-06", "6 Desember 2026"),
        (FieldKind.MONEY, "25000000", "Rp25.000.000"),
        (FieldKind.NOP, "991407001900100120", "99.14.070.019.001-0012.0"),
        (FieldKind.TEXT, " Orkes  Melayu. ", "Orkes Melayu"),
        (FieldKind.LONG, "Baris satu\nbaris dua.", "Baris satu baris dua"),
        (FieldKind.NUMBER, "2", "2"),
        (FieldKind.NIK, "9914105204980001", "9914105204980001"),
        (FieldKind.DATE, "", ""),
    ],
)
def test_particulars_in_the_words_of_a_letter(kind: FieldKind, raw: str, words: str) -> None:
    assert particular_words(kind, raw) == words


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        *(("Melamar pekerjaan", "melamar pekerjaan"), ("Untuk bank", "untuk bank"), ("SKCK", "SKCK")),
        *(("Persyaratan nikah", "persyaratan nikah"), ("BPJS Kesehatan", "BPJS Kesehatan"), ("", "")),
        ("Beasiswa KIP", "Beasiswa KIP"),
    ],
)
def test_a_purpose_inside_a_sentence(typed: str, said: str) -> None:
    assert in_sentence(typed) == said
