"""The papers given at the counter: what they say, and above all what they never say."""

import datetime as dt
import json
import random
import re
from dataclasses import asdict, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.actions.made_up import made_up_applicant
from app.assets import Packs
from app.model.case import Case, CaseState, Priority, Tick
from app.model.catalogue import ApplicantKind, Duration, DurationUnit, FeeKind, Form, Requirement
from app.model.papers import Pair, PaperLine
from app.model.people import Applicant, Officer
from app.rules.clock.promise_words import spelled
from app.rules.identity import mask_nik
from app.rules.packs.standard_words import duration_words
from app.rules.papers.counter_papers import (
    applicant_rows,
    brought_papers,
    deficiency_slip,
    due_words,
    promise_words,
    receipt,
    survey_link,
)
from tests.builders import MONDAY, RINA, case_of

LEKOK = Packs().get("lekok")
OFFICER = Officer(1, "Petugas A", "Loket 1")
URL = "https://skm.contoh.go.id/s"
ALL = {
    "1": Tick(True, Form.ORIGINAL),
    "2": Tick(True, Form.ORIGINAL, 6),
    "3.1": Tick(True, Form.COPY),
    "3.2": Tick(True, Form.ORIGINAL),
    "4": Tick(True, Form.COPY, 2),
    "5": Tick(True, Form.BOTH),
}


def skck(applicant: Applicant = RINA, **changes: object) -> Case:
    return case_of(LEKOK, "skck", applicant, **{"ticks": ALL, "due_at": MONDAY + dt.timedelta(minutes=10)} | changes)


def receipt_of(case: Case, survey_url: str = URL) -> object:
    return receipt(case, LEKOK.office, OFFICER, survey_url, training=False)


def slip_of(case: Case) -> object:
    return deficiency_slip(case, LEKOK.office, OFFICER, MONDAY, training=False)


def text_of(paper: object) -> str:
    return json.dumps(asdict(paper), ensure_ascii=False, default=str)


def test_the_receipt_of_a_complete_file() -> None:
    paper = receipt_of(skck())
    assert paper.office == "KECAMATAN LEKOK"
    assert (paper.date_line, paper.time_line) == ("Senin, 23 November 2026", "pukul 08.00")
    assert paper.number == "2611-0423-5"
    assert [(row.label, row.value) for row in paper.rows] == [
        ("Layanan", "Pengantar Permohonan SKCK"),
        ("Pemohon", "RINA CONTOH"),
        ("NIK", "9914••••••••0001"),
        ("Diterima oleh", "Petugas A, Loket 1"),
        ("Biaya", "Gratis"),
    ]
    assert (paper.promise, paper.promise_strong) == ("Selesai:", "hari ini, Senin, 23 November 2026, pukul 08.10")
    assert paper.promise_note == "Standar 10 menit, dihitung pada jam layanan."
    assert paper.papers == (
        PaperLine("Formulir surat rekomendasi SKCK, diketahui kepala desa", "asli"),
        PaperLine("Pas foto 4×6", "asli, 6 lembar"),
        PaperLine("KK dan KTP-el"),
        PaperLine("Kartu keluarga (KK)", "fotokopi", True),
        PaperLine("KTP-el", "asli", True),
        PaperLine("Ijazah terakhir", "fotokopi, 2 lembar"),
        PaperLine("Akta kelahiran", "asli dan fotokopi"),
    )
    assert "kecamatanlekok@gmail.com" in paper.closing
    assert not paper.training


def test_a_reprinted_receipt_keeps_the_time_of_the_intake() -> None:
    case = skck(complete_at=MONDAY, desk_since=MONDAY + dt.timedelta(days=3))
    assert receipt_of(case).date_line == "Senin, 23 November 2026"


def test_the_fee_is_told_only_where_the_standard_tells_it() -> None:
    unknown = replace(LEKOK.service("skck").standard, fee=None)
    assert "Biaya" not in {row.label for row in receipt_of(skck(standard=unknown)).rows}
    by_notice = replace(unknown, fee=FeeKind.BY_SPPT)
    assert {row.value for row in receipt_of(skck(standard=by_notice)).rows if row.label == "Biaya"} == {"Sesuai SPPT"}


def test_the_receipt_says_who_goes_first_and_why() -> None:
    first = receipt_of(skck(priority=Priority.PREGNANT))
    assert first.rows[-1] == Pair("Prioritas", "Ibu hamil")
    assert "Prioritas" not in text_of(receipt_of(skck()))


def test_a_service_without_promised_time_does_not_invent_one() -> None:
    case = skck(standard=replace(LEKOK.service("skck").standard, duration=None), due_at=None)
    strong, note = promise_words(case, MONDAY)
    assert strong == "waktunya belum ditetapkan"
    assert "menit" not in note


@pytest.mark.parametrize(
    ("value", "unit", "condition", "note"),
    [
        (10, "minutes", "", "Standar 10 menit, dihitung pada jam layanan."),
        (1, "hours", "", "Standar 1 jam, dihitung pada jam layanan."),
        (1, "working_days", "", "Standar 1 hari kerja: satu hari kerja setelah hari ini, sampai loket tutup."),
        (7, "days", "", "Standar 7 hari: tujuh hari kerja setelah hari ini, sampai loket tutup."),
        (
            *(20, "minutes", "pejabat-ada"),
            "Standar 20 menit, apabila pejabat ada, dihitung pada jam layanan. "
            "Waktu tidak berjalan selama pejabat tidak di tempat.",
        ),
        (
            *(5, "working_days", "lengkap"),
            "Standar 5 hari kerja, jika persyaratan lengkap: lima hari kerja setelah hari ini, sampai loket tutup. "
            "Berkas ini diterima lengkap.",
        ),
    ],
)
def test_the_receipt_tells_how_the_time_is_reckoned(value: int, unit: str, condition: str, note: str) -> None:
    kind = DurationUnit(unit)
    duration = Duration(value, kind, condition, duration_words(value, kind, condition))
    standard = replace(LEKOK.service("skck").standard, duration=duration)
    assert promise_words(skck(standard=standard), MONDAY)[1] == note


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "satu"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (14, "empat belas"),
        (20, "dua puluh"),
        (99, "sembilan puluh sembilan"),
    ],
)
def test_a_number_of_days_in_words(number: int, words: str) -> None:
    assert spelled(number) == words
    assert spelled(100) == "100"


def test_the_receipt_keeps_what_was_promised_when_the_due_time_has_moved() -> None:
    moved = skck(promised_at=MONDAY + dt.timedelta(minutes=10), due_at=MONDAY + dt.timedelta(days=2))
    assert receipt_of(moved).promise_strong == "hari ini, Senin, 23 November 2026, pukul 08.10"


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (dt.datetime(2026, 11, 23, 9, 4), "hari ini, Senin, 23 November 2026, pukul 09.04"),
        (dt.datetime(2026, 11, 24, 16, 0), "Selasa, 24 November 2026, pukul 16.00"),
        (dt.datetime(2026, 11, 27, 16, 30), "Jumat, 27 November 2026, pukul 16.30"),
        (dt.datetime(2026, 11, 22, 9, 0), "Minggu, 22 November 2026, pukul 09.00"),
    ],
)
def test_a_due_moment_in_words(due: dt.datetime, words: str) -> None:
    assert due_words(due, MONDAY) == words


def test_the_slip_says_what_is_missing_what_was_brought_and_which_number_to_bring_back() -> None:
    ticks = ALL | {"2": Tick(True, Form.ORIGINAL, 4), "3.2": Tick(False), "4": Tick(False)}
    paper = slip_of(skck(ticks=ticks, state=CaseState.INCOMPLETE, complete_at=None))
    assert paper.title == "Lembar Kekurangan Berkas"
    assert paper.number == "2611-0423-5"
    assert paper.missing == (
        PaperLine("Pas foto 4×6", "kurang 2 dari 6 lembar"),
        PaperLine("KK dan KTP-el: KTP-el", "fotokopi"),
        PaperLine("Ijazah terakhir", "fotokopi"),
    )
    assert [line.text for line in paper.brought] == [
        *("Formulir surat rekomendasi SKCK, diketahui kepala desa", "KK dan KTP-el"),
        *("Kartu keluarga (KK)", "Akta kelahiran"),
    ]
    assert "lembar ini" in paper.closing


@given(st.integers(0, 5), st.sampled_from([Form.ORIGINAL, Form.COPY]), st.sampled_from([Form.ORIGINAL, Form.BOTH]))
def test_a_paper_that_is_there_in_part_stands_on_the_slip_once(count: int, found: Form, asked: Form) -> None:
    standard = replace(LEKOK.service("skck").standard, requirements=(Requirement("Pas foto", asked, 5),))
    case = skck(standard=standard, ticks={"1": Tick(count > 0, found, count)}, complete_at=None)
    paper = slip_of(case)
    assert len([*paper.missing, *paper.brought]) == 1
    whole = count == 5 and found is asked
    assert [line.text for line in paper.brought] == ["Pas foto"] * whole
    if 0 < count < 5:
        assert paper.missing[0].detail == f"kurang {5 - count} dari 5 lembar"
        form = "asli" if found is Form.ORIGINAL else "fotokopi"
        assert brought_papers(case, partly=True)[0].detail == form + (f", {count} lembar" if count > 1 else "")


def test_the_slip_says_once_which_answers_ask_for_what_is_missing() -> None:
    case = case_of(LEKOK, "dispensasi-nikah", answers={"usia": "Ya", "duda-janda": "Tidak"})
    paper = slip_of(case)
    lines = {line.text: line.detail for line in paper.missing}
    assert "Model N5 (calon pengantin di bawah 21 tahun)" in lines
    assert "Model N6 (duda/janda)" not in lines
    assert {row.label: row.value for row in paper.rows}["Jawaban"] == "Ada calon pengantin di bawah 21 tahun: Ya"
    assert not any("21 tahun: Ya" in detail for detail in lines.values())
    assert "Jawaban" not in {row.label for row in slip_of(skck()).rows}


def test_the_slip_says_in_which_form_and_number_to_bring_a_paper() -> None:
    papers = (
        *(Requirement("Foto", Form.ANY, 4), Requirement("KTP", Form.BOTH), Requirement("Formulir", Form.ANY)),
        Requirement("Sudah menikah", Form.CONDITION),
    )
    case = skck(standard=replace(LEKOK.service("skck").standard, requirements=papers), ticks={})
    assert [line.detail for line in slip_of(case).missing] == ["4 lembar", "asli dan fotokopi", "", "belum terpenuhi"]


def test_a_heading_without_any_of_its_parts_is_not_listed_as_brought() -> None:
    case = skck(ticks={"1": Tick(True), "5": Tick(True)})
    assert [line.text for line in brought_papers(case)] == [
        *("Formulir surat rekomendasi SKCK, diketahui kepala desa", "Akta kelahiran"),
    ]


def test_a_condition_is_checked_not_brought() -> None:
    case = case_of(LEKOK, "dd-add-rekomendasi", ticks={"2": Tick(True)})
    assert brought_papers(case) == (PaperLine("Menyampaikan besaran dana", "sudah diperiksa"),)


@pytest.mark.parametrize("kind", ApplicantKind)
@pytest.mark.parametrize("seed", range(5))
def test_no_paper_of_the_counter_shows_a_whole_identity_number(kind: ApplicantKind, seed: int) -> None:
    applicant = made_up_applicant(random.Random(seed), kind, MONDAY.date(), ("Jatirejo",))
    case = skck(replace(applicant, kk="9914101203110001"))
    for paper in (receipt_of(case), slip_of(case)):
        said = text_of(paper)
        for secret in (applicant.nik, applicant.passport, "9914101203110001", applicant.phone):
            assert not secret or secret not in said
        assert not re.search(r"\d{9,}", said)
        assert mask_nik(applicant.nik or applicant.passport) in said


def test_an_institution_is_named_with_who_stands_for_it() -> None:
    group = made_up_applicant(random.Random(1), ApplicantKind.INSTITUTION, MONDAY.date(), ())
    rows = {row.label: row.value for row in applicant_rows(skck(group))}
    assert rows["Pemohon"] == group.name.upper()
    assert rows["Diwakili"] == group.contact_name


@given(st.sampled_from(["https://skm.contoh.go.id/s", "https://skm.contoh.go.id/s?k=35", "http://contoh.go.id"]))
def test_the_survey_link_carries_service_and_token_and_nobodys_name(url: str) -> None:
    link = survey_link(url, "skck", "abcdefghjk")
    assert link.startswith(url)
    assert link.endswith("l=skck&t=abcdefghjk")
    assert link.count("?") == 1
    for paper in (receipt_of(skck(), url),):
        assert paper.survey_url == link
        assert not re.search(r"rina|contoh/|9914", paper.survey_url.removeprefix(url), re.IGNORECASE)


def test_without_a_survey_there_is_no_link() -> None:
    assert survey_link("", "skck", "abcdefghjk") == ""
    assert receipt_of(skck(), "").survey_url == ""


@pytest.mark.parametrize(
    ("office", "key", "kept"),
    [
        ("lekok", "skck", "Bawa lembar ini saat mengambil hasil."),
        ("prigen", "pbb", "Bawa lembar ini saat mengambil hasil."),
        ("prigen", "pengaduan", "Simpan lembar ini; jawaban dapat ditanyakan dengan nomor berkas ini."),
        ("lekok", "pengaduan", "Simpan lembar ini; jawaban dapat ditanyakan dengan nomor berkas ini."),
        ("lumbang", "konsultasi", "Simpan lembar ini; jawaban dapat ditanyakan dengan nomor berkas ini."),
        ("lekok", "sosialisasi", "Simpan lembar ini; perkembangannya dapat ditanyakan dengan nomor berkas ini."),
        ("jogoroto", "ktp-rekam", "Simpan lembar ini; perkembangannya dapat ditanyakan dengan nomor berkas ini."),
    ],
)
def test_nobody_is_told_to_collect_what_is_never_handed_over(office: str, key: str, kept: str) -> None:
    pack = Packs().get(office)
    paper = receipt(case_of(pack, key), pack.office, OFFICER, "", training=False)
    assert paper.closing.startswith(kept)
