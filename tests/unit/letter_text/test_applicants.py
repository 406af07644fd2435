"""Whoever applies, the letter shows who they are and where their covering letter comes from."""

import datetime as dt
import random
from dataclasses import replace

import pytest

from app.actions.made_up import made_up_applicant
from app.model.case import CoveringLetter
from app.model.catalogue import ApplicantKind
from app.model.letter_template import LetterTemplate, Particular, TemplateRow
from app.model.people import Applicant
from app.rules.papers.letter_text import full_address
from app.rules.papers.letter_words import covering_name, village_kind
from tests.builders import RINA, case_of
from tests.unit.letter_text.letters import (
    DAY,
    PACKS,
    letter_of,
    rows_of,
)


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


@pytest.mark.parametrize("kind", ApplicantKind)
def test_a_table_of_the_deceased_shows_nobody_else(kind: ApplicantKind) -> None:
    reporter = made_up_applicant(random.Random(1), kind, DAY, ())
    case = case_of(PACKS["kalirejo"], "kematian", reporter, particulars={"nama_almarhum": "Slamet Contoh"})
    letter = letter_of(case, PACKS["kalirejo"])
    assert rows_of(letter) == {"Nama": "SLAMET CONTOH"}
    assert letter.rows[0].strong
    assert f"atas laporan {reporter.name}" in letter.body[0]
