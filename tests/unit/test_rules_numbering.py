"""Case numbers survive typing and scanning; register numbers follow the office's format and stay unique."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserError
from app.model.register import NumberParts, SeriesMode
from app.rules.books.numbering import (
    DEFAULT_FORMAT,
    case_number,
    check_format,
    damm,
    format_number,
    format_with_gap,
    read_case_number,
    series_key,
)

BODIES = st.text("0123456789", min_size=1, max_size=12)
YEARS, MONTHS, SEQUENCES = st.integers(2000, 2099), st.integers(1, 12), st.integers(1, 9_999_999)
PARTS = NumberParts("331", 423, 0, "424.308", dt.date(2026, 11, 23))


@given(BODIES)
def test_the_check_digit_closes_the_number(body: str) -> None:
    assert damm(body + damm(body)) == "0"


@given(BODIES, st.data())
def test_every_single_wrong_digit_is_caught(body: str, data: st.DataObject) -> None:
    whole = body + damm(body)
    place = data.draw(st.integers(0, len(whole) - 1))
    for wrong in set("0123456789") - {whole[place]}:
        assert damm(whole[:place] + wrong + whole[place + 1 :]) != "0"


@given(BODIES)
def test_every_swap_of_neighbours_is_caught(body: str) -> None:
    whole = body + damm(body)
    for n in range(len(whole) - 1):
        if whole[n] != whole[n + 1]:
            assert damm(whole[:n] + whole[n + 1] + whole[n] + whole[n + 2 :]) != "0"


def test_separators_do_not_change_the_check_digit() -> None:
    assert damm("2611-0423") == damm("26110423")


@given(YEARS, MONTHS, SEQUENCES)
def test_a_case_number_is_read_back(year: int, month: int, sequence: int) -> None:
    number = case_number(year, month, sequence)
    assert number.startswith(f"{year % 100:02d}{month:02d}-{sequence:04d}-")
    for typed in (number, number.replace("-", ""), number.replace("-", " "), f"  {number} ", " ".join(number)):
        assert read_case_number(typed) == number


@given(YEARS, MONTHS, SEQUENCES, st.data())
def test_a_mistyped_case_number_is_not_taken_for_another(
    year: int, month: int, sequence: int, data: st.DataObject
) -> None:
    number = case_number(year, month, sequence)
    place = data.draw(st.sampled_from([n for n, char in enumerate(number) if char.isdigit()]))
    wrong = data.draw(st.sampled_from("0123456789").filter(lambda digit: digit != number[place]))
    assert read_case_number(number[:place] + wrong + number[place + 1 :]) is None


@pytest.mark.parametrize(
    "text", ["", "2613-0001-0", "2600-0001-0", "26110-0001", "RINA", "9914101204980001", "２６１１-０４２３-５"]
)
def test_what_is_no_case_number_is_none(text: str) -> None:
    assert read_case_number(text) is None


@given(st.text(max_size=20))
def test_no_text_makes_the_reading_of_a_case_number_stumble(text: str) -> None:
    read = read_case_number(text)
    assert read is None or read_case_number(read) == read


@pytest.mark.parametrize(
    "pattern",
    [
        *(DEFAULT_FORMAT, "{urut}/{tahun}", "{klasifikasi}/{urut:04}/{kode_unit}/{tahun}", "{urut:3}/{tahun}"),
        *("{klasifikasi}/{urut}{sisipan}/{kode_unit}/{bulan_romawi}/{tahun}", "{ urut }-{kode unit}-{ tahun }"),
    ],
)
def test_formats_that_make_unique_numbers_are_accepted(pattern: str) -> None:
    check_format(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        *(
            "",
            "surat",
            "{urut}",
            "{tahun}",
            "{urut}/{urut}/{tahun}",
            "{urut}/{tahun}/{tahun}",
            "{nomor}/{urut}/{tahun}",
        ),
        *(
            "{urut:9}/{tahun}",
            "{urut:x}/{tahun}",
            "{urut:0}/{tahun}",
            "{tahun:4}/{urut}",
            "{urut}/{tahun",
            "urut}/{tahun}",
        ),
        *("{{urut}}/{tahun}", "{}/{urut}/{tahun}", "{urut!r}/{tahun}", "{urut:}/{tahun.year}"),
    ],
)
def test_formats_that_cannot_be_right_are_refused(pattern: str) -> None:
    with pytest.raises(UserError):
        check_format(pattern)


@given(st.text("{}urtahn:04/ .", max_size=30))
def test_a_format_is_refused_with_a_sentence_or_makes_numbers(pattern: str) -> None:
    try:
        check_format(pattern)
    except UserError:
        return
    one, two = (format_number(pattern, NumberParts("331", n, 0, "424.308", PARTS.date)) for n in (1, 2))
    assert one != two
    before, after = format_with_gap(pattern, PARTS)
    assert f"{before}{format_number(pattern, PARTS)[len(before) :]}".endswith(after)


def test_the_usual_format() -> None:
    assert format_number(DEFAULT_FORMAT, PARTS) == "331/423/424.308/2026"


def test_every_token_prints_what_it_says() -> None:
    pattern = "{klasifikasi}|{urut:05}|{kode_unit}|{bulan_romawi}|{tahun}"
    assert format_number(pattern, PARTS) == "331|00423|424.308|XI|2026"


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("{klasifikasi}/{urut}/{kode_unit}/{tahun}", "331/423.1/424.308/2026"),
        ("{urut:05}/{tahun}", "00423.1/2026"),
        ("{urut}/{tahun}{sisipan}", "423/2026.1"),
        ("{urut}/{tahun}{ sisipan }", "423/2026.1"),
    ],
)
def test_a_sisipan_follows_the_number_or_stands_where_the_format_puts_it(pattern: str, expected: str) -> None:
    assert format_number(pattern, NumberParts("331", 423, 1, "424.308", PARTS.date)) == expected


@given(st.integers(1, 99999), st.integers(1, 9))
def test_a_sisipan_never_equals_a_main_number(sequence: int, insert: int) -> None:
    main = format_number(DEFAULT_FORMAT, NumberParts("331", sequence, 0, "424.308", PARTS.date))
    assert format_number(DEFAULT_FORMAT, NumberParts("331", sequence, insert, "424.308", PARTS.date)) != main


@given(
    st.integers(1, 99999),
    st.sampled_from([DEFAULT_FORMAT, "{urut:04}/{tahun}", "No. {tahun}-{urut}", "{tahun}/{urut}"]),
)
def test_the_blank_leaves_room_for_exactly_the_number(sequence: int, pattern: str) -> None:
    parts = NumberParts("331", sequence, 0, "424.308", PARTS.date)
    before, after = format_with_gap(pattern, parts)
    whole = format_number(pattern, parts)
    assert whole.startswith(before)
    assert whole.endswith(after)
    assert int(whole[len(before) : len(whole) - len(after)]) == sequence
    assert "\x00" not in before + after


def test_the_series_is_the_offices_the_codes_or_the_services() -> None:
    assert series_key(SeriesMode.OFFICE, "331", "skck") == ""
    assert series_key(SeriesMode.CLASSIFICATION, "331", "skck") == "331"
    assert series_key(SeriesMode.SERVICE, "331", "skck") == "skck"
