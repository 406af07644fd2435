"""Names typed in one case throughout are written as official papers write them; all others stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.letter_template import Proper
from app.rules.proper_case import proper_case

TYPED = st.text(alphabet="abcdeivx IVXABCDE.,'-/0129éßıİǆ", max_size=40) | st.text(max_size=40)
KINDS = st.sampled_from(Proper)


@given(TYPED, KINDS)
def test_setting_a_name_twice_changes_nothing_more(typed: str, kind: Proper) -> None:
    once = proper_case(typed, kind)
    assert proper_case(once, kind) == once


@given(TYPED, KINDS)
def test_no_letter_is_lost_or_added(typed: str, kind: Proper) -> None:
    found = proper_case(typed, kind)
    assert len(found) == len(typed)
    assert found.lower() == typed.lower()


@given(st.text(max_size=40), KINDS)
def test_what_mixes_small_and_great_letters_is_never_touched(typed: str, kind: Proper) -> None:
    mixed = f"{typed}aB"
    assert proper_case(mixed, kind) == mixed


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("wulan contoh", "Wulan Contoh"),
        ("WULAN CONTOH", "Wulan Contoh"),
        ("budi bin slamet", "Budi bin Slamet"),
        ("SITI BINTI KARTO", "Siti binti Karto"),
        ("m. ali contoh", "M. Ali Contoh"),
        ("m.ali contoh", "M.Ali Contoh"),
        ("h.m. soleh", "H.M. Soleh"),
        ("hj. aminah", "Hj. Aminah"),
        ("kh. ahmad contoh", "KH. Ahmad Contoh"),
        ("nur'aini contoh", "Nur'aini Contoh"),
        ("ma’ruf", "Ma’ruf"),
        ("abd-rahman", "Abd-Rahman"),
        ("budi contoh, s.pd.", "Budi Contoh, s.pd."),
        ("budi contoh s.pd", "Budi Contoh s.pd"),
        ("BUDI CONTOH, S.SOS., M.SI.", "Budi Contoh, S.SOS., M.SI."),
        ("dr. budi contoh", "dr. Budi Contoh"),
        ("i made contoh", "I Made Contoh"),
        ("ivi contoh", "Ivi Contoh"),
        ("Budi contoh", "Budi contoh"),
        ("van der Contoh", "van der Contoh"),
        ("", ""),
        ("123", "123"),
    ],
)
def test_a_person(typed: str, written: str) -> None:
    assert proper_case(typed, Proper.PERSON) == written


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("dusun krajan rt 02 rw 05", "Dusun Krajan RT 02 RW 05"),
        ("JALAN MAWAR III NO. 7 RT.01/RW.02", "Jalan Mawar III No. 7 RT.01/RW.02"),
        ("jl.raya lekok xii", "Jl.Raya Lekok XII"),
        ("alang-alang caruban", "Alang-alang Caruban"),
        ("pasuruan", "Pasuruan"),
        ("gang iv dan gang v", "Gang IV dan Gang V"),
        ("dki jakarta", "DKI Jakarta"),
        ("dusun civil", "Dusun Civil"),
    ],
)
def test_a_place(typed: str, written: str) -> None:
    assert proper_case(typed, Proper.PLACE) == written


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("karang taruna contoh jaya", "Karang Taruna Contoh Jaya"),
        ("tpq al-contoh", "TPQ Al-Contoh"),
        ("PKK", "PKK"),
        ("LPM DESA CONTOH", "LPM DESA CONTOH"),
    ],
)
def test_a_body(typed: str, written: str) -> None:
    assert proper_case(typed, Proper.BODY) == written
