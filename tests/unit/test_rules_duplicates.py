"""Probable duplicates among known applicants: one slip of the fingers is seen, two people are left in peace."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.applicants import KnownApplicant
from app.model.catalogue import ApplicantKind
from app.rules.duplicates import ONE_SLIP, SAME_BIRTH, SAME_VILLAGE, SWAPPED, likely_duplicates, slip
from tests.builders import MONDAY, RINA

NIK = RINA.nik
NIKS = st.text("0123456789", min_size=16, max_size=16)


def known(nik: str = NIK, visits: int = 1, **changes: object) -> KnownApplicant:
    return KnownApplicant(replace(RINA, nik=nik, **changes), visits, MONDAY)


def whys(*people: KnownApplicant) -> list[str]:
    return [found.why for found in likely_duplicates(people)]


@given(NIKS, st.integers(0, 15), st.integers(1, 9))
def test_one_wrong_digit_is_a_slip(nik: str, at: int, more: int) -> None:
    wrong = nik[:at] + str((int(nik[at]) + more) % 10) + nik[at + 1 :]
    assert slip(nik, wrong) == slip(wrong, nik) == ONE_SLIP


@given(NIKS, st.integers(0, 14))
def test_two_neighbours_the_wrong_way_round_are_a_slip(nik: str, at: int) -> None:
    turned = nik[:at] + nik[at + 1] + nik[at] + nik[at + 2 :]
    assert slip(nik, turned) == ("" if turned == nik else SWAPPED)


@pytest.mark.parametrize("other", [NIK, NIK[:-1], "1" + NIK[1:-1] + "2", NIK[::-1]])
def test_more_than_one_slip_is_none(other: str) -> None:
    assert slip(NIK, other) == ""


def test_a_mistyped_nik_of_the_same_name_is_found_though_its_birth_date_came_out_wrong() -> None:
    slipped = known("9914105204890001", birth_date=dt.date(1989, 4, 12), village="Wates")
    assert whys(known(), slipped) == [SWAPPED]
    assert whys(known(), replace(slipped, applicant=replace(slipped.applicant, name="Rini Contoh"))) == []


def test_the_same_name_and_birth_date_under_another_nik_is_found() -> None:
    assert whys(known(), known("9914105204980777")) == [SAME_BIRTH]


def test_the_same_name_in_one_village_is_found_unless_the_birth_dates_differ() -> None:
    unknown = known("9914990101700001", birth_date=None)
    assert whys(known(), unknown) == [SAME_VILLAGE]
    assert whys(known(), known("9914990101700001", birth_date=None, village="Wates")) == []
    assert whys(known(), known("9914990101700001", birth_date=dt.date(1970, 1, 1))) == []


def test_case_and_punctuation_of_a_name_do_not_tell_people_apart() -> None:
    assert whys(known(name="H. Rina  C., S.Pd"), known("9914105204980777", name="h rina c spd")) == [SAME_BIRTH]


def test_institutions_are_left_alone() -> None:
    desa = {"kind": ApplicantKind.INSTITUTION, "name": "Panitia Contoh"}
    assert whys(known(**desa), known("9914105204980002", **desa)) == []


def test_pairs_told_apart_are_not_suggested_again() -> None:
    pair = known(), known("9914105204980002")
    assert len(likely_duplicates(pair)) == 1
    assert likely_duplicates(pair, {frozenset({NIK, "9914105204980002"})}) == ()


def test_the_nik_that_came_more_often_is_proposed_and_the_surest_pair_comes_first() -> None:
    people = known(visits=1), known("9914105204980002", visits=4), known("9914105204980777", visits=2)
    found = likely_duplicates(people)
    assert [one.why for one in found] == [ONE_SLIP, SAME_BIRTH, SAME_BIRTH]
    assert found[0].kept.applicant.nik == "9914105204980002"
