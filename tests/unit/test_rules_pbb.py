"""PBB: what a payment must say, its recaps, and amounts in words."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.assets import Packs
from app.errors import UserError
from app.model.books import Book
from app.model.papers import PaperSize
from app.model.pbb import Payment
from app.rules.books.column import MASKED
from app.rules.books.layout import chosen
from app.rules.books.pages import book_sheet, printed_parts
from app.rules.pbb import read_payment, recap, stts_number, village_name
from app.rules.wording import spelled_out

LEKOK = Packs().get("lekok").office
TODAY = dt.date(2026, 11, 23)
GOOD = {"nop": "99.14.220.001.001-0001.0", "tahun_pajak": "2026", "wajib_pajak": " Budi  Contoh ", "jumlah": "Rp75.000"}


def payment(n: int, village: str = "Jatirejo", amount: int = 1000, penalty: int = 0, void: str = "") -> Payment:
    at = dt.datetime.combine(TODAY, dt.time(9, 0))
    return Payment(n, 1, "", f"STTS.{n}", "9" * 18, 2026, "Budi", village, amount, penalty, TODAY, at, "A", void)


def test_a_payment_is_read_as_typed() -> None:
    read = read_payment(GOOD | {"denda": "1.500", "desa": "Wates"}, TODAY, LEKOK)
    assert (read.nop, read.tax_year, read.taxpayer) == ("991422000100100010", 2026, "Budi Contoh")
    assert (read.amount, read.penalty, read.village) == (75000, 1500, "Wates")


def test_a_village_is_written_as_the_office_writes_it() -> None:
    assert read_payment(GOOD | {"desa": "desa  jatirejo"}, TODAY, LEKOK).village == "Jatirejo"


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("nop", ""),
        ("nop", "123"),
        ("tahun_pajak", "2027"),
        ("tahun_pajak", "1980"),
        ("tahun_pajak", "²026"),
        ("wajib_pajak", " "),
        ("jumlah", "0"),
        ("jumlah", "tujuh"),
        ("jumlah", "99999999999"),
        ("denda", "-5"),
    ],
)
def test_what_cannot_be_right_is_refused_beside_its_field(key: str, typed: str) -> None:
    with pytest.raises(UserError) as refused:
        read_payment(GOOD | {key: typed}, TODAY, LEKOK)
    assert refused.value.field == f"record.{key}"


def test_the_number_of_a_receipt_counts_through_its_year() -> None:
    assert stts_number(12, TODAY) == "STTS.2026.00012"


@given(st.lists(st.tuples(st.sampled_from("ABC"), st.integers(1, 10**6), st.integers(0, 10**5), st.booleans())))
def test_the_recap_is_a_plain_recount_of_what_stands(rows: list[tuple[str, int, int, bool]]) -> None:
    payments = [payment(n, v, a, p, "keliru" if void else "") for n, (v, a, p, void) in enumerate(rows)]
    lines = recap(payments, village_name)
    standing = [row for row in rows if not row[3]]
    assert sum(line.notices for line in lines) == len(standing)
    assert sum(line.total for line in lines) == sum(a + p for _, a, p, _ in standing)
    assert [line.name for line in lines] == sorted({v for v, *_ in standing})


def test_struck_payments_stay_in_the_list_and_out_of_its_sum() -> None:
    rows = [payment(1, amount=500), payment(2, amount=700, void="salah NOP")]
    *above, table = printed_parts(Book.PAYMENTS, rows, chosen(Book.PAYMENTS, ""), PaperSize.F4, MASKED)
    assert [part.title for part in above] == ["Per desa"]
    assert table.struck == {1}
    assert "Batal: salah NOP" in table.rows[1]
    assert {"Jumlah", "1 SPPT", "Rp500"} < set(table.total)
    assert "Rp700" not in table.total


def test_a_spreadsheet_sums_what_stands_and_keeps_the_nop_as_text() -> None:
    rows = [payment(1, amount=500, penalty=20), payment(2, amount=700, void="salah NOP")]
    sheet = book_sheet(Book.PAYMENTS, rows, chosen(Book.PAYMENTS, ""), "", MASKED)
    column = {heading.heading: n for n, heading in enumerate(sheet.columns)}
    assert [row[column["Jumlah"]] for row in sheet.rows] == [520, None]
    assert sheet.rows[0][column["NOP"]] == "99.99.999.999.999-9999.9"
    assert sheet.rows[1][column["Keterangan"]] == "Batal: salah NOP (Rp700)"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "nol"),
        (11, "sebelas"),
        (19, "sembilan belas"),
        (21, "dua puluh satu"),
        (100, "seratus"),
        (1000, "seribu"),
        (1100, "seribu seratus"),
        (75000, "tujuh puluh lima ribu"),
        (1_250_000, "satu juta dua ratus lima puluh ribu"),
        (2_000_000_001, "dua miliar satu"),
        (10**12, "satu triliun"),
    ],
)
def test_amounts_are_spelled_out(value: int, words: str) -> None:
    assert spelled_out(value) == words


@given(st.integers(0, 10**14))
def test_no_two_amounts_are_spelled_alike_and_none_has_double_spaces(value: int) -> None:
    words = spelled_out(value)
    assert "  " not in words
    assert words == words.strip()
    assert words != spelled_out(value + 1)
