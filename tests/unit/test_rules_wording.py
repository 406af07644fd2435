"""Words for dates, numbers, ranks and names; and dates in the many ways an officer types them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.wording import (
    MONTHS,
    RANKS,
    date_short,
    date_words,
    day_words,
    initials,
    money_words,
    number_words,
    one_line,
    rank_words,
    read_date,
    time_words,
)

APRIL = dt.date(1998, 4, 12)
DAYS = st.dates(dt.date(1931, 1, 1), dt.date(2030, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        *(
            "12-4-1998",
            "12-04-1998",
            "12/4/1998",
            "12.4.1998",
            "12 4 1998",
            "12041998",
            "120498",
            "12-4-98",
            "12/04/98",
        ),
        *(
            "12 April 1998",
            "12 april 98",
            "12 APRIL 1998",
            "12-Apr-1998",
            "12 apr 98",
            " 12  April  1998 ",
            "1998-04-12",
        ),
        *("1998-4-12", "12 - 4 - 1998", "12/apr/1998"),
    ],
)
def test_a_date_is_read_however_it_is_typed(text: str) -> None:
    assert read_date(text) == APRIL


@given(DAYS, st.sampled_from(["%d-%m-%Y", "%d/%m/%y", "%d.%m.%Y", "%d%m%Y", "%d%m%y", "%Y-%m-%d", "%d %m %y"]))
def test_every_day_is_read_back_from_figures(day: dt.date, pattern: str) -> None:
    assert read_date(day.strftime(pattern)) == day


@given(DAYS, st.sampled_from([str, str.upper, str.lower, lambda name: name[:3], lambda name: name[:3].lower()]))
def test_every_day_is_read_back_from_words(day: dt.date, spell: object) -> None:
    assert read_date(f"{day.day} {spell(MONTHS[day.month - 1])} {day.year}") == day


@given(DAYS)
def test_a_date_in_words_is_read_back(day: dt.date) -> None:
    assert read_date(date_words(day)) == day
    assert read_date(date_short(day)) == day


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("1 Nopember 2025", 11),
        ("1 nop 2025", 11),
        ("1 Pebruari 2025", 2),
        ("1 Agt 2025", 8),
        ("1 ags 2025", 8),
        ("1 sept 2025", 9),
    ],
)
def test_old_spellings_and_short_names_of_months_are_known(text: str, month: int) -> None:
    assert read_date(text) == dt.date(2025, month, 1)


def test_two_figures_of_a_year_up_to_thirty_are_this_century() -> None:
    assert read_date("01-01-30") == dt.date(2030, 1, 1)
    assert read_date("01-01-31") == dt.date(1931, 1, 1)
    assert read_date("010100") == dt.date(2000, 1, 1)


@pytest.mark.parametrize(
    "text",
    [
        *("", "  ", "besok", "31-2-2026", "32-1-2026", "1-13-2026", "0-1-2026", "12-4", "12 Foo 1998", "12-4-199"),
        *("12-4-19980", "1204199", "12.04.1998.", "tanggal 12 April 1998", "12-4-1998 13:00", "29-02-2026", "00000000"),
        *("12 aprilan 1998", "12 m 1998", "12 ma 1998"),
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_date(text) is None


@given(st.text(max_size=20))
def test_no_text_makes_the_reading_of_a_date_stumble(text: str) -> None:
    assert read_date(text) is None or isinstance(read_date(text), dt.date)


def test_dates_and_times_in_words() -> None:
    assert date_words(dt.date(2026, 11, 3)) == "3 November 2026"
    assert day_words(dt.date(2026, 11, 22)) == "Minggu, 22 November 2026"
    assert day_words(dt.date(2026, 11, 27)) == "Jumat, 27 November 2026"
    assert date_short(dt.date(2026, 11, 3)) == "03-11-2026"
    assert time_words(dt.datetime(2026, 11, 3, 9, 4)) == "09.04"


def test_numbers_are_written_the_indonesian_way() -> None:
    assert number_words(1234567) == "1.234.567"
    assert number_words(12) == "12"
    assert money_words(1250000) == "Rp1.250.000"


@pytest.mark.parametrize(
    ("rank", "words"),
    [
        *(
            ("I/a", "Juru Muda"),
            ("II/d", "Pengatur Tingkat I"),
            ("III/d", "Penata Tingkat I"),
            ("IV/e", "Pembina Utama"),
        ),
        *(("iii/D", "Penata Tingkat I"), (" III / d ", "Penata Tingkat I"), ("Penata Tk. I", "Penata Tingkat I")),
        *(("Penata Tk I", "Penata Tingkat I"), ("Penata Tk.I", "Penata Tingkat I"), ("Pembina", "Pembina"), ("", "")),
        ("Pengatur Muda Tingkat I", "Pengatur Muda Tingkat I"),
    ],
)
def test_a_rank_in_words(rank: str, words: str) -> None:
    assert rank_words(rank) == words


def test_there_are_seventeen_ranks_and_each_has_its_own_words() -> None:
    assert len(RANKS) == 17
    assert len({rank_words(rank) for rank in RANKS}) == 17
    assert not any("/" in rank_words(rank) for rank in RANKS)


def test_initials_of_a_name() -> None:
    assert initials("Petugas A") == "PA"
    assert initials("rina") == "R"
    assert initials("  ") == "–"


@given(st.text())
def test_one_line_has_no_breaks_no_controls_and_no_double_spaces(text: str) -> None:
    line = one_line(text)
    assert line == line.strip()
    assert "  " not in line
    assert line.isprintable()
    assert one_line(line) == line


def test_one_line_keeps_what_people_write() -> None:
    assert one_line(" Nur\n Aini \t O’Neil\x00, S.Pd. – “Ayu” ") == "Nur Aini O’Neil, S.Pd. – “Ayu”"
