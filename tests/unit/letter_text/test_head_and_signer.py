"""Who signs a letter and under which kop: the post is the true one."""

import pytest

from app.rules.papers.letter_text import Signer, letterhead, signature
from app.rules.papers.letter_words import head_words, official_name
from tests.unit.letter_text.letters import DAY, HEAD, PACKS, SECRETARY


def test_the_head_signs_in_the_own_post() -> None:
    block = signature(PACKS["lekok"].office, Signer(HEAD, "camat", "Camat"), "", DAY)
    assert block.place_date == "Lekok, 23 November 2026"
    assert block.post_lines == ("CAMAT LEKOK,",)
    assert (block.name, block.rank, block.nip) == ("PEJABAT CONTOH SATU, S.Sos.", "Pembina", "19750515 200201 1 001")


def test_anybody_else_signs_on_behalf_of_the_head() -> None:
    office = PACKS["lekok"].office
    block = signature(office, Signer(SECRETARY, "sekcam", "Sekretaris Camat"), "Gembong", DAY)
    assert block.place_date.startswith("Gembong, ")
    assert block.post_lines == ("a.n. CAMAT LEKOK", "SEKRETARIS CAMAT,")
    section = Signer(None, "kasi-kesos", "Kasi Kesejahteraan Sosial")
    assert signature(office, section, "", DAY).post_lines[1] == "KEPALA SEKSI KESEJAHTERAAN SOSIAL,"


def test_an_empty_seat_leaves_the_post_and_room_for_the_name() -> None:
    block = signature(PACKS["kalirejo"].office, Signer(None, "lurah", "Lurah"), "", DAY)
    assert block.post_lines == ("LURAH KALIREJO,",)
    assert (block.name, block.rank, block.nip) == ("", "", "")


def test_the_kop_of_a_kecamatan_and_of_a_kelurahan() -> None:
    kop = letterhead(PACKS["lekok"].office, None)
    assert kop.lines == ("PEMERINTAH KABUPATEN PASURUAN", "KECAMATAN LEKOK")
    assert kop.contact[0] == "Jalan Raya Lekok Nomor 06, Lekok, Pasuruan 67186"
    assert kop.contact[1] == "Laman: lekok.pasuruankab.go.id, Pos-el: kecamatanlekok@gmail.com"
    lurah = letterhead(PACKS["kalirejo"].office, b"png")
    assert lurah.lines == ("PEMERINTAH KABUPATEN PASURUAN", "KECAMATAN BANGIL", "KELURAHAN KALIREJO")
    assert lurah.contact[0] == "Jalan Bader Nomor 306, Kalirejo, Bangil, Pasuruan 67153, Telepon (0343) 743735"
    assert lurah.emblem == b"png"


def test_a_letter_opens_with_the_heads_post() -> None:
    assert head_words(PACKS["lekok"].office) == "Camat Lekok"
    assert head_words(PACKS["kalirejo"].office) == "Lurah Kalirejo Kecamatan Bangil"


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("Pejabat Contoh Satu, S.Sos., M.Si.", "PEJABAT CONTOH SATU, S.Sos., M.Si."),
        ("Drs. H. Moh. Contoh", "Drs. H. MOH. CONTOH"),
        ("dr. Contoh, Sp.A.", "dr. CONTOH, Sp.A."),
        ("", ""),
    ],
)
def test_an_officials_name_in_capitals_with_its_degrees(name: str, printed: str) -> None:
    assert official_name(name) == printed
