"""The columns of the books: what the office has chosen, in its order, on any paper and in any table."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from app.errors import UserError
from app.model.books import Book, BookRow, DispatchEntry, Mark, MarkKind
from app.model.case import CaseState
from app.model.month import RegisterRow
from app.model.papers import PaperSize
from app.model.pbb import Payment
from app.model.register import Handover, RegisterEntry
from app.model.service_line import ServiceLine
from app.rules.books.column import MASKED, Look
from app.rules.books.layout import (
    DECLARED,
    as_setting,
    check_fit,
    check_layout,
    chosen,
    fit_words,
    paper_columns,
)
from app.rules.books.pages import book_part, book_sheet
from app.rules.books.services import SERVICES_OF

AT = dt.datetime(2026, 11, 23, 9, 14)
NIK = "9914105204980001"
ENTRY = RegisterEntry(
    id=12, number="331/12/424.308/2026", series="", year=2026, sequence=12, classification="331", date=AT.date(), at=AT,
    case_id=3, case_number="2611-0003-4", service_key="skck", service_title="Pengantar SKCK", name="Rina Contoh",
    nik=NIK, address="Dusun Krajan, Desa Wates, Kecamatan Lekok", village="Wates", purpose="melamar kerja",
    covering_number="12/X/2026", covering_date=dt.date(2026, 11, 20), signer="Camat", officer="Petugas A",
    addressee="Polsek", attachments="1 berkas",
)  # fmt: skip
VOID = Mark(1, 12, MarkKind.VOID, AT, "Petugas A", "Camat", "salah orang")
REGISTERED = RegisterRow(BookRow(ENTRY), AT, AT.replace(hour=11), (dt.date(2026, 11, 24), dt.date(2026, 11, 25)))
SENT = DispatchEntry(7, 2026, AT, "331/12/424.308/2026", "Pengantar SKCK", "Polsek", "Pak Contoh", "Petugas A")
GIVEN = Handover(5, 2026, "2611-0003-4", "Surat Pengantar", "", "Rina Contoh", "Budi  Contoh", "Anak", AT, "Petugas A")
ASKED = ServiceLine(
    9, "2611-0009-1", "pengaduan", "Rina Contoh", "Dusun Krajan, Wates", "0812 0000 1", "Guru", "jumlah penduduk",
    {"tujuan": "skripsi", "jenis": "Berkadar pengawasan"}, CaseState.DONE, "", "", AT, AT, AT.replace(day=30),
    AT.replace(hour=15), AT.replace(day=27), "diberikan", {"kesimpulan": "Terbukti"}, AT.replace(day=25),
    {"putusan": "Ditolak", "dasar": "Pasal 17", "alasan": "rahasia"}, {"keadaan": "Selesai"},
)  # fmt: skip
PAID = Payment(
    3,
    9,
    "2611-0009-1",
    "STTS.2026.00003",
    "991422000100100010",
    2025,
    "Rina Contoh",
    "Wates",
    75000,
    1500,
    AT.date(),
    AT,
    "Petugas A",
    "salah NOP",
)
ROWS: dict[Book, Any] = {
    Book.REGISTER: REGISTERED,
    Book.AGENDA: REGISTERED,
    Book.DISPATCH: SENT,
    Book.HANDOVER: GIVEN,
    Book.PAYMENTS: PAID,
    **dict.fromkeys(SERVICES_OF, ASKED),
}


def keys(book: Book, stored: str) -> list[str]:
    return [column.key for column in chosen(book, stored)]


def cells(book: Book, stored: str = "", look: Look = MASKED) -> dict[str, str]:
    """What a printed row says, by heading."""
    part = book_part(book, [ROWS[book]], chosen(book, stored), PaperSize.F4, look)
    return dict(zip((column.heading for column in part.columns), part.rows[0], strict=True))


def everything(book: Book) -> str:
    return ",".join(column.key for column in DECLARED[book])


@pytest.mark.parametrize("book", Book)
class TestEveryBook:
    def test_the_usual_columns_are_kept_as_nothing_chosen(self, book: Book) -> None:
        usual = keys(book, "")
        assert usual[0] == "no"
        assert as_setting(book, usual) == ""
        assert as_setting(book, usual[:-1]) == ",".join(usual[:-1])

    def test_the_chosen_columns_stand_in_the_chosen_order(self, book: Book) -> None:
        turned = keys(book, "")[::-1]
        assert keys(book, ",".join(turned)) == turned
        part = book_part(book, [ROWS[book]], chosen(book, ",".join(turned)), PaperSize.F4, MASKED)
        usual = book_part(book, [ROWS[book]], chosen(book, ""), PaperSize.F4, MASKED)
        assert [column.heading for column in part.columns] == [column.heading for column in usual.columns][::-1]
        assert part.rows[0] == usual.rows[0][::-1]

    def test_the_number_always_stands_and_columns_of_another_version_are_passed_over(self, book: Book) -> None:
        last = keys(book, "")[-1]
        assert keys(book, f"masa-depan,{last},{last}") == ["no", last]
        with pytest.raises(UserError, match="tidak punya kolom “masa-depan”"):
            check_layout(book, f"no,masa-depan,{last}")

    def test_all_columns_can_be_chosen_and_fill_the_line(self, book: Book) -> None:
        check_layout(book, everything(book))
        for stored in ("", everything(book), "no"):
            columns = paper_columns(chosen(book, stored), PaperSize.F4)
            assert sum(column.share for column in columns) >= 303 - 0.1
        assert len(set(cells(book, everything(book)))) == len(DECLARED[book])

    def test_a_table_holds_each_heading_once_and_nothing_to_be_written_by_hand(self, book: Book) -> None:
        sheet = book_sheet(book, [ROWS[book]], chosen(book, everything(book)), "November 2026", MASKED)
        headings = [column.heading for column in sheet.columns]
        assert len(headings) == len(set(headings)) == len(sheet.rows[0])
        assert "Tanda tangan" not in headings


def test_few_columns_share_out_the_line_and_the_number_stays_narrow() -> None:
    number, name = paper_columns(chosen(Book.REGISTER, "no,nama"), PaperSize.F4)
    assert number.share < 10
    assert name.share > 290


def test_too_many_columns_are_refused_with_what_to_do() -> None:
    whole = chosen(Book.REGISTER, everything(Book.REGISTER))
    with pytest.raises(UserError) as refused:
        check_fit(Book.REGISTER, whole, PaperSize.A4)
    assert refused.value.full == (
        "Kolom register pelayanan terlalu banyak untuk kertas A4. Pilih kertas F4, atau sembunyikan kolom yang jarang "
        "dibaca di Pengaturan, Kolom buku."
    )
    twice = (*whole, *whole)
    with pytest.raises(UserError) as refused:
        check_fit(Book.REGISTER, twice, PaperSize.F4)
    assert "kertas F4. Sembunyikan kolom" in refused.value.full
    assert [fit_words(columns) for columns in (chosen(Book.REGISTER, ""), whole, twice)] == [
        "Muat di kertas F4 dan A4.",
        "Muat di kertas F4; terlalu lebar untuk A4.",
        "Terlalu lebar untuk kertas F4: sembunyikan kolom yang jarang dibaca.",
    ]


def test_the_register_says_what_a_register_must() -> None:
    assert cells(Book.REGISTER, look=Look("Kecamatan Lekok")) == {
        "No.": "12", "Masuk": "23-11-2026 09.14", "Nama": "Rina Contoh", "NIK": "9914••••••••0001",
        "Alamat": "Dusun Krajan, Desa Wates", "Perihal / keperluan": "Pengantar SKCK; melamar kerja (1 berkas)",
        "Surat pengantar": "12/X/2026, 20-11-2026", "Nomor surat": "331/12/424.308/2026", "Penanda tangan": "Camat",
        "Selesai": "23-11-2026", "Keterangan": "",
    }  # fmt: skip
    assert cells(Book.REGISTER, look=Look(full_nik=True))["NIK"] == NIK


def test_the_agenda_says_when_a_letter_was_sent_and_to_whom() -> None:
    said = cells(Book.AGENDA)
    assert list(said) == [
        "No.", "Tanggal surat", "Tanggal kirim", "Nomor surat", "Tujuan", "Isi ringkas", "Lampiran", "Keterangan",
    ]  # fmt: skip
    assert (said["Tanggal kirim"], said["Tujuan"]) == ("24-11-2026, 25-11-2026", "Polsek")


def test_the_hand_over_book_has_room_to_sign_and_a_file_number_where_there_is_no_other() -> None:
    said = cells(Book.HANDOVER)
    assert (said["Nomor"], said["Diambil oleh"], said["Tanda tangan"]) == ("2611-0003-4", "Budi Contoh", "")


def test_a_void_row_is_struck_but_for_its_reason_wherever_that_stands() -> None:
    row = replace(REGISTERED, row=BookRow(ENTRY, (VOID,)))
    part = book_part(
        Book.REGISTER, [REGISTERED, row], chosen(Book.REGISTER, "keterangan,no,nama"), PaperSize.F4, MASKED
    )
    assert part.struck == {1}
    assert part.unstruck == {0}
    assert part.rows[1] == ("BATAL: salah orang", "12", "Rina Contoh")
    taken_back = book_part(
        Book.HANDOVER, [replace(GIVEN, void="salah orang")], chosen(Book.HANDOVER, ""), PaperSize.F4, MASKED
    )
    assert taken_back.struck == {0}
    assert "Dicoret: salah orang" in taken_back.rows[0]
    assert taken_back.note == "Jumlah 0 penyerahan. Yang dicoret, 1 baris, tidak dihitung."
