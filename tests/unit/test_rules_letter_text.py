"""The words of a letter: whoever signs or applies and whatever was typed, the page is whole and says what is true."""

import datetime as dt
import itertools
import random
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.actions.made_up import example, made_up_applicant
from app.assets import Packs, Templates
from app.errors import UserError
from app.model.case import Case, CoveringLetter
from app.model.catalogue import ApplicantKind, OfficePack
from app.model.letter_template import FieldKind, LetterTemplate, Particular, TemplateRow
from app.model.papers import LetterContent, NumberLine, PaperSize
from app.model.people import Applicant, Official
from app.model.register import SeriesMode
from app.model.settings import OfficeSettings
from app.rules.letter_text import Signer, compose, full_address, letterhead, particular_words, signature
from app.rules.letter_words import covering_name, head_words, in_sentence, listed, official_name, village_kind
from app.rules.numbering import DEFAULT_FORMAT
from tests.builders import OFFICES, RINA, case_of

PACKS = {key: Packs().get(key) for key in OFFICES}
DAY = dt.date(2026, 11, 23)
SETTINGS = OfficeSettings(DEFAULT_FORMAT, SeriesMode.OFFICE, 1, "", PaperSize.A4, "")
NUMBER = NumberLine("331/423/424.308/2026")
HEAD = Official(1, "camat", "Pejabat Contoh Satu, S.Sos.", "197505152002011001", "IV/a")
SECRETARY = Official(2, "sekcam", "Pejabat Contoh Dua, S.E.", "197606162003012002", "III/d")
LETTERS = [
    pytest.param(pack, service.key, id=f"{key}-{service.key}")
    for key, pack in PACKS.items()
    for service in pack.services
    if service.standard.letter
]


def letter_of(case: Case, pack: OfficePack = PACKS["lekok"], template: LetterTemplate | None = None) -> LetterContent:
    seat = next((s.actor for s in case.steps if s.kind.value == "sign"), "camat")
    return compose(
        case,
        template or Templates().get(case.service_key),
        pack.office,
        SETTINGS,
        None,
        Signer(replace(HEAD, seat=seat), seat, pack.office.seats.get(seat, "")),
        NUMBER,
        DAY,
        "",
        training=False,
    )


def texts_of(letter: LetterContent) -> list[str]:
    block = letter.signature
    return [
        *(letter.title, letter.number.text, letter.opening, *letter.body, letter.closing),
        *(text for row in letter.rows for text in (row.label, row.value)),
        *(block.place_date, *block.post_lines, block.name, block.rank, block.nip),
        *(*letter.head.lines, *letter.head.contact, letter.case_line, letter.fee_line),
    ]


def rows_of(letter: LetterContent) -> dict[str, str]:
    return {row.label: row.value for row in letter.rows}


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


def test_a_citizens_letter() -> None:
    case = case_of(
        PACKS["lekok"],
        "skck",
        purpose="Melamar pekerjaan.",
        covering=CoveringLetter("470/12/2026", dt.date(2026, 11, 20)),
    )
    letter = letter_of(case)
    assert letter.title == "SURAT REKOMENDASI"
    assert letter.opening == (
        "Yang bertanda tangan di bawah ini Camat Lekok Kabupaten Pasuruan, memberikan rekomendasi kepada:"
    )
    assert rows_of(letter) == {
        "Nama": "RINA CONTOH",
        "NIK": "9914105204980001",
        "Tempat, tanggal lahir": "Pasuruan, 12 April 1998",
        "Jenis kelamin": "Perempuan",
        "Agama": "Islam",
        "Pekerjaan": "Guru",
        "Alamat": "Dusun Krajan RT 02 RW 05, Desa Jatirejo, Kecamatan Lekok",
    }
    assert letter.body == (
        "untuk mengajukan permohonan Surat Keterangan Catatan Kepolisian (SKCK) di Kepolisian Sektor Lekok dengan"
        " keperluan melamar pekerjaan, berdasarkan Surat Pengantar Kepala Desa Jatirejo Nomor 470/12/2026 tanggal"
        " 20 November 2026.",
    )
    assert letter.case_line == "No. permohonan 2611-0423-5"
    assert [row.label for row in letter.rows if row.strong] == ["Nama"]
    assert letter.fee_line == "Pelayanan ini tidak dipungut biaya."


def test_the_covering_letter_of_a_kelurahan_inside_a_kecamatan_comes_from_its_lurah() -> None:
    pack = PACKS["prigen"]
    ledug = replace(RINA, village="Ledug")
    assert village_kind("Ledug", pack.office) == "Kelurahan"
    assert village_kind("Jatiarjo", pack.office) == "Desa"
    case = case_of(pack, "waris", ledug, covering=CoveringLetter("470/3/2026"), particulars={"pewaris": "Contoh"})
    body = " ".join(letter_of(case, pack).body)
    assert "Surat Pengantar Lurah Ledug Nomor 470/3/2026" in body
    assert "Kepala Desa" not in body
    assert rows_of(letter_of(case, pack))["Alamat"].endswith("Kelurahan Ledug, Kecamatan Prigen")


def test_the_covering_letter_of_a_kelurahan_comes_from_its_rt_and_rw() -> None:
    pack = PACKS["kalirejo"]
    case = case_of(pack, "skck", replace(RINA, village="Kalirejo"), covering=CoveringLetter("12/RT 2"))
    letter = letter_of(case, pack)
    assert "berdasarkan Surat Pengantar Ketua RT/RW Nomor 12/RT 2." in letter.body[0]
    assert rows_of(letter)["Alamat"] == "Dusun Krajan RT 02 RW 05, Kelurahan Kalirejo, Kecamatan Bangil"


def test_a_village_from_elsewhere_is_not_put_into_this_kecamatan() -> None:
    assert full_address(replace(RINA, village="Jauh"), PACKS["lekok"].office) == "Dusun Krajan RT 02 RW 05, Desa Jauh"
    assert full_address(replace(RINA, village="", address=""), PACKS["lekok"].office) == ""


def test_a_foreigner_shows_passport_and_permit_and_no_nik() -> None:
    john = made_up_applicant(random.Random(3), ApplicantKind.FOREIGNER, DAY, ("Jatirejo",))
    rows = rows_of(letter_of(case_of(PACKS["lekok"], "domisili-wna", john)))
    assert rows["Nomor paspor"] == john.passport
    assert rows["Nomor izin tinggal"] == john.permit
    assert rows["Kewarganegaraan"] == john.nationality
    assert "NIK" not in rows


def test_an_institution_shows_who_stands_for_it() -> None:
    group = Applicant(
        ApplicantKind.INSTITUTION,
        "TPQ Al-Contoh",
        contact_name="Rina Contoh",
        contact_post="Ketua",
        address="Dusun Krajan",
        village="Jatirejo",
    )
    assert rows_of(letter_of(case_of(PACKS["lekok"], "bansos", group))) == {
        "Nama lembaga": "TPQ AL-CONTOH",
        "Penanggung jawab": "Rina Contoh",
        "Jabatan": "Ketua",
        "Alamat": "Dusun Krajan, Desa Jatirejo, Kecamatan Lekok",
    }


def test_own_rows_of_a_template_stay_for_every_kind_of_applicant() -> None:
    template = LetterTemplate(
        "skck",
        1,
        (Particular("acara", "Acara"),),
        (TemplateRow("nama"), TemplateRow("", "Acara", "{acara}")),
        "",
        ("x.",),
        "",
    )
    for kind in ApplicantKind:
        applicant = made_up_applicant(random.Random(1), kind, DAY, ())
        case = case_of(PACKS["lekok"], "skck", applicant, particulars={"acara": "Resepsi"})
        assert rows_of(letter_of(case, template=template))["Acara"] == "Resepsi"
        assert "Acara" not in rows_of(letter_of(replace(case, particulars={}), template=template))


@pytest.mark.parametrize(("name", "label"), [("CV Contoh Makmur", "Nama usaha"), ("Toko Contoh", "Nama usaha")])
def test_a_firm_is_not_called_an_institution(name: str, label: str) -> None:
    firm = Applicant(ApplicantKind.INSTITUTION, name, contact_name="Rina Contoh", address="Jalan Contoh")
    assert (
        rows_of(letter_of(case_of(PACKS["kalirejo"], "domisili-usaha", firm), PACKS["kalirejo"]))[label] == name.upper()
    )


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


def test_a_desa_asks_with_its_own_letter() -> None:
    desa = Applicant(ApplicantKind.INSTITUTION, "Pemerintah Desa Wates", contact_name="Budi Contoh", village="Wates")
    case = case_of(PACKS["lekok"], "dd-add-pengantar", desa, covering=CoveringLetter("900/5/2026", DAY))
    body = letter_of(case).body[0]
    assert body.endswith(", berdasarkan surat permohonan Nomor 900/5/2026 tanggal 23 November 2026.")
    assert "Kepala Desa" not in body


@pytest.mark.parametrize(
    ("office", "said"),
    [
        ("lekok", "berdasarkan surat permohonan Nomor 12/2026"),
        ("kalirejo", "berdasarkan Surat Pengantar Ketua RT/RW Nomor 12/2026"),
    ],
)
def test_the_letter_of_an_institution_names_the_letter_whose_number_intake_asks_for(office: str, said: str) -> None:
    pack = PACKS[office]
    takmir = Applicant(ApplicantKind.INSTITUTION, "Takmir Musala Al-Contoh", contact_name="Budi Contoh")
    case = case_of(pack, "bansos", takmir, covering=CoveringLetter("12/2026"))
    assert letter_of(case, pack).body[0].endswith(f", {said}.")
    assert covering_name(takmir.kind, pack.office).split()[1] in said.casefold()


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


@pytest.mark.parametrize("kind", ApplicantKind)
def test_a_table_of_the_deceased_shows_nobody_else(kind: ApplicantKind) -> None:
    reporter = made_up_applicant(random.Random(1), kind, DAY, ())
    case = case_of(PACKS["kalirejo"], "kematian", reporter, particulars={"nama_almarhum": "Slamet Contoh"})
    letter = letter_of(case, PACKS["kalirejo"])
    assert rows_of(letter) == {"Nama": "SLAMET CONTOH"}
    assert letter.rows[0].strong
    assert f"atas laporan {reporter.name}" in letter.body[0]


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
