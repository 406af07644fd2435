"""The books of services: what a row says of what was asked at intake and written down at the steps."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from app.model.books import Book
from app.model.case import CaseState
from app.model.papers import PaperSize, TablePart
from app.model.procedure import Record
from app.model.service_line import ServiceLine
from app.rules.books.column import MASKED, Look
from app.rules.books.layout import DECLARED
from app.rules.books.pages import book_part, book_sheet
from app.rules.books.services import SERVICES_OF, is_kept

AT = dt.datetime(2026, 11, 23, 9, 14)
FILE = ServiceLine(
    9, "2611-0009-1", "ktp-rekam", "Rina Contoh", "Dusun Krajan, Wates", "0812 0000 1", "Guru", "", {},
    CaseState.DONE, "", "", AT, AT, AT.replace(day=30), AT, AT.replace(day=27), service="Rekam KTP-el",
    nik="9914105204980001", kk="9914100101500002", letter_number="412.2/7/424.308/2026",
)  # fmt: skip


def record(form: str, **data: str) -> Record:
    return Record(form, data, AT, "Petugas A")


def part_of(book: Book, *rows: ServiceLine, look: Look = MASKED) -> TablePart:
    return book_part(book, rows, DECLARED[book], PaperSize.F4, look)


def cells(book: Book, line: ServiceLine, look: Look = MASKED) -> dict[str, str]:
    part = part_of(book, line, look=look)
    return dict(zip((column.heading for column in part.columns), part.rows[0], strict=True))


def test_a_consultation_names_everybody_who_gave_advice_and_the_last_of_it() -> None:
    rungs = [("Sri Contoh", "tanya desa", "Belum terjawab"), ("Camat Contoh", "ke BPN", "Terjawab")]
    line = replace(
        FILE,
        particulars={"medium": "Call center", "topik": "Waris", "uraian": "tanah kakek"},
        records=tuple(record("konsultasi", pemberi=who, saran=said, hasil=end) for who, said, end in rungs),
    )
    said = cells(Book.CONSULTATIONS, line)
    assert said["Cara"] == "Call center"
    assert said["Yang ditanyakan"] == "Waris: tanah kakek"
    assert said["Pemberi saran"] == "Sri Contoh, Camat Contoh"
    assert (said["Saran"], said["Hasil"]) == ("ke BPN", "Terjawab")


def test_a_consultation_without_a_form_says_the_last_word_of_its_history() -> None:
    assert cells(Book.CONSULTATIONS, replace(FILE, note="dijelaskan di loket"))["Saran"] == "dijelaskan di loket"


def test_an_activity_stands_under_its_last_known_day() -> None:
    asked = replace(FILE, particulars={"topik": "KTP", "tanggal_kegiatan": "2026-12-01", "tempat_kegiatan": "Balai"})
    plan = record(
        "jadwal", tanggal="2026-12-02", mulai="09.00", selesai="11.00", tempat="Aula", narasumber="Sri Contoh"
    )
    planned = replace(asked, records=(plan,))
    held = replace(asked, records=(plan, record("laporan", tanggal="2026-12-03", hadir="38", tindak_lanjut="ulang")))
    days = [cells(Book.OUTREACH, line)["Kegiatan"] for line in (asked, planned, held)]
    assert days == ["01-12-2026", "02-12-2026 09.00–11.00", "03-12-2026 09.00–11.00"]
    said = cells(Book.OUTREACH, held)
    assert (said["Tempat"], said["Narasumber"], said["Hadir"], said["Tindak lanjut"]) == (
        "Aula", "Sri Contoh", "38", "ulang",
    )  # fmt: skip
    (row,) = book_sheet(Book.OUTREACH, [held], DECLARED[Book.OUTREACH], "November 2026", MASKED).rows
    assert {dt.date(2026, 12, 3), 38} <= set(row)


def test_civil_registration_says_when_it_was_sent_and_how_it_came_back() -> None:
    line = replace(
        FILE,
        answers={"keperluan": "KK hilang", "ktp-hilang": "Ya"},
        records=(
            record("kiriman", tanggal="2026-11-23", nomor="SIAK-7"),
            record("jawaban_dukcapil", tanggal="2026-11-25", hasil="Perlu diperbaiki"),
            record("jawaban_dukcapil", tanggal="2026-11-26", hasil="KK terbit"),
        ),
    )
    said = cells(Book.CIVIL, line)
    assert said["Perihal"] == "KK hilang"
    assert (said["Dikirim ke Dukcapil"], said["Hasil"]) == ("23-11-2026 · SIAK-7", "26-11-2026 · KK terbit")
    assert (said["NIK"], said["Nomor KK"]) == ("9914••••••••0001", "9914••••••••0002")
    assert cells(Book.CIVIL, line, Look(full_nik=True))["NIK"] == "9914105204980001"


@pytest.mark.parametrize(
    ("form", "said"),
    [
        (record("perekaman", hasil="Berhasil direkam"), "Berhasil direkam"),
        (record("pencetakan", hasil="Tercetak"), "Tercetak"),
        (record("aktivasi", hasil="Belum aktif"), "Belum aktif"),
        (record("pengajuan", nomor_surat="SKPWNI/1", jumlah_pindah="3"), "SKPWNI/1 · 3 orang"),
    ],
    ids=lambda value: value.form if isinstance(value, Record) else "",
)
def test_every_kind_of_civil_registration_says_its_result(form: Record, said: str) -> None:
    assert cells(Book.CIVIL, replace(FILE, records=(form,)))["Hasil"] == said


def test_certified_copies_say_whose_document_and_are_summed() -> None:
    own = replace(FILE, service_key="legalisir-ktp", particulars={"jumlah_lembar": "3"})
    other = replace(
        FILE,
        service_key="legalisir-kk",
        particulars={"jumlah_lembar": "2", "nomor_dokumen": "9914100101990009", "atas_nama": "Budi Contoh"},
    )
    refused = replace(own, state=CaseState.REFUSED)
    said = cells(Book.LEGALISED, own)
    assert (said["Dokumen"], said["Nomor pada dokumen"], said["Atas nama"], said["Lembar"]) == (
        "KTP", "9914••••••••0001", "Rina Contoh", "3",
    )  # fmt: skip
    said = cells(Book.LEGALISED, other)
    assert (said["Dokumen"], said["Nomor pada dokumen"], said["Atas nama"]) == ("KK", "9914••••••••0009", "Budi Contoh")
    part = part_of(Book.LEGALISED, own, other, refused)
    assert "5 lembar" in part.total
    assert part.note == "Jumlah 3 permohonan. Yang ditolak atau ditarik, 1 baris, tidak dijumlahkan."


def test_village_funds_say_stage_amount_and_accounts() -> None:
    asked: dict[str, Any] = {"jenis_dana": "Dana Desa (DD)", "tahap": "Tahap II", "tahun_anggaran": "2026"}
    line = replace(FILE, particulars={**asked, "besaran": "325400000"}, records=(record("spj", hasil="SPJ lengkap"),))
    said = cells(Book.FUNDS, line)
    assert [said[key] for key in ("Jenis dana", "Tahap", "Tahun", "Besaran", "SPJ sebelumnya", "Nomor surat")] == [
        "Dana Desa (DD)", "Tahap II", "2026", "Rp325.400.000", "SPJ lengkap", "412.2/7/424.308/2026",
    ]  # fmt: skip
    # The same fund is proposed first and drawn later: a sum of both would say nothing.
    assert part_of(Book.FUNDS, line).total == ()


def test_proposals_for_posts_name_each_candidate_with_what_became_of_them() -> None:
    asked = replace(FILE, particulars={"jabatan": "anggota BPD", "nama_calon": "Budi Contoh"}, answers={"jenis": "BPD"})
    entered = replace(
        asked,
        particulars={**asked.particulars, "jenis_usul": "pengangkatan"},
        records=(record("calon", nama="Sri Contoh", hasil="Diusulkan"), record("calon", nama="Tono Contoh")),
    )
    said = [cells(Book.POSTS, line) for line in (asked, entered)]
    assert [(row["Jenis usul"], row["Jabatan"], row["Calon"]) for row in said] == [
        ("BPD", "Anggota BPD", "Budi Contoh"),
        ("Pengangkatan", "Anggota BPD", "Sri Contoh (diusulkan); Tono Contoh"),
    ]


def test_a_book_of_a_service_is_kept_where_the_service_is_open() -> None:
    assert [book for book in Book if is_kept(book, {"legalisir-kk", "skck"})] == [
        Book.REGISTER, Book.AGENDA, Book.DISPATCH, Book.HANDOVER, Book.LEGALISED,
    ]  # fmt: skip
    assert is_kept(Book.PAYMENTS, {"pbb"})


def test_no_service_is_in_two_books() -> None:
    services = [key for keys in SERVICES_OF.values() for key in keys]
    assert len(services) == len(set(services))
