"""Identity numbers: the impossible is refused, the odd only warns, a region never matters. All are made up."""

import datetime as dt
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.actions.made_up import made_up_person
from app.model.people import Sex
from app.rules.identity import (
    Severity,
    check_birth_date,
    check_kk,
    check_nik,
    check_nip,
    check_nop,
    check_phone,
    digits,
    format_nik,
    format_nip,
    format_nop,
    mask_nik,
    nik_birth,
)

TODAY = dt.date(2026, 11, 23)
BIRTHS = st.dates(dt.date(1927, 1, 1), TODAY)
SEXES = st.sampled_from(Sex)
REGIONS = st.integers(1, 999_999).map("{:06d}".format)
SERIALS = st.integers(1, 9999).map("{:04d}".format)


def nik_of(birth: dt.date, sex: Sex, region: str = "991410", serial: str = "0001") -> str:
    day = birth.day + (40 if sex is Sex.FEMALE else 0)
    return f"{region}{day:02d}{birth:%m%y}{serial}"


def severity(finding: object) -> Severity | None:
    return getattr(finding, "severity", None)


@given(BIRTHS, SEXES, REGIONS, SERIALS)
def test_a_nik_that_fits_the_person_is_accepted_from_every_region(
    birth: dt.date, sex: Sex, region: str, serial: str
) -> None:
    assert check_nik(nik_of(birth, sex, region, serial), TODAY, birth, sex) is None


@given(BIRTHS, SEXES)
def test_birth_date_and_sex_are_read_from_a_nik(birth: dt.date, sex: Sex) -> None:
    assert nik_birth(nik_of(birth, sex), TODAY) == (birth, sex)


def test_a_womans_day_has_forty_added() -> None:
    assert nik_birth("9914105204980001", TODAY) == (dt.date(1998, 4, 12), Sex.FEMALE)
    assert nik_birth("9914101204980001", TODAY) == (dt.date(1998, 4, 12), Sex.MALE)


def test_the_century_is_the_latest_that_is_not_after_today() -> None:
    assert nik_birth("9914102311260001", TODAY) == (TODAY, Sex.MALE)
    assert nik_birth("9914102411260001", TODAY) == (dt.date(1926, 11, 24), Sex.MALE)


@pytest.mark.parametrize("sex", Sex)
@pytest.mark.parametrize(
    "date", ["000198", "320198", "300298", "290223", "310498", "400198", "990198", "150098", "151398"]
)
def test_a_nik_with_an_impossible_date_is_refused(date: str, sex: Sex) -> None:
    day = int(date[:2]) + (40 if sex is Sex.FEMALE and int(date[:2]) < 40 else 0)
    assert severity(check_nik(f"991410{day:02d}{date[2:]}0001", TODAY)) is Severity.ERROR


def test_a_leap_day_is_possible_only_in_a_leap_year() -> None:
    assert check_nik("9914102902960001", TODAY) is None
    assert severity(check_nik("9914102902970001", TODAY)) is Severity.ERROR


@pytest.mark.parametrize("nik", ["9914101204980000", "0000001204980001"])
def test_a_nik_without_region_or_serial_is_refused(nik: str) -> None:
    assert severity(check_nik(nik, TODAY)) is Severity.ERROR


@given(st.text("0123456789", min_size=1, max_size=30).filter(lambda text: len(text) != 16))
def test_a_nik_of_another_length_is_refused_and_told_its_length(text: str) -> None:
    finding = check_nik(text, TODAY)
    assert severity(finding) is Severity.ERROR
    assert str(len(text)) in finding.sentence


@pytest.mark.parametrize(
    "text", ["99141012049800O1", "９９１４１０１２０４９８０００１", "991410120498000²", "9914/1012/0498/0001"]
)
def test_a_nik_with_anything_but_digits_is_refused(text: str) -> None:
    assert severity(check_nik(text, TODAY)) is Severity.ERROR


@given(BIRTHS, SEXES, st.sampled_from(["{} {} {} {}", "{}.{}.{}.{}", "{}-{}-{}-{}", " {}{} {}{} ", "{}–{}–{}–{}"]))
def test_separators_are_only_for_the_eye(birth: dt.date, sex: Sex, pattern: str) -> None:
    nik = nik_of(birth, sex)
    typed = pattern.format(nik[:4], nik[4:8], nik[8:12], nik[12:])
    assert check_nik(typed, TODAY, birth, sex) is None
    assert digits(typed) == nik


@given(BIRTHS, SEXES, BIRTHS)
def test_another_birth_date_only_warns(birth: dt.date, sex: Sex, typed: dt.date) -> None:
    finding = check_nik(nik_of(birth, sex), TODAY, typed, sex)
    same = (birth.day, birth.month, birth.year % 100) == (typed.day, typed.month, typed.year % 100)
    assert severity(finding) is (None if same else Severity.WARNING)


@given(BIRTHS, SEXES)
def test_the_other_sex_only_warns(birth: dt.date, sex: Sex) -> None:
    other = Sex.MALE if sex is Sex.FEMALE else Sex.FEMALE
    assert severity(check_nik(nik_of(birth, sex), TODAY, birth, other)) is Severity.WARNING


@pytest.mark.parametrize("check", [lambda t: check_nik(t, TODAY), check_kk, check_nop, check_nip, check_phone])
@pytest.mark.parametrize("text", ["", "   ", " \t"])
def test_an_empty_number_is_not_judged(check: object, text: str) -> None:
    assert check(text) is None


@given(st.text(max_size=24))
def test_no_text_makes_a_check_stumble(text: str) -> None:
    for check in (lambda t: check_nik(t, TODAY), check_kk, check_nop, check_nip, check_phone):
        check(text)
    for shown in (mask_nik, format_nik, format_nop, format_nip):
        assert isinstance(shown(text), str)


@given(st.randoms(use_true_random=False))
def test_made_up_people_have_a_fitting_nik_of_no_region(rng: random.Random) -> None:
    person = made_up_person(rng, TODAY, ())
    assert person.nik.startswith("99")
    assert check_nik(person.nik, TODAY, person.birth_date, person.sex) is None
    assert check_phone(person.phone) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9914101203110001", None),
        ("9914 1012 0311 0001", None),
        ("991410120311000", Severity.ERROR),
        ("99141012031100011", Severity.ERROR),
        ("9914101203110000", Severity.ERROR),
        ("0000001203110001", Severity.ERROR),
        ("991410120311000A", Severity.ERROR),
    ],
)
def test_family_card_number(text: str, expected: Severity | None) -> None:
    assert severity(check_kk(text)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("99.14.070.019.001-0012.0", None),
        ("991407001900100120", None),
        ("99140700190010012", Severity.ERROR),
        ("000000000000100120", Severity.ERROR),
        ("99.14.070.019.001-0012.O", Severity.ERROR),
    ],
)
def test_tax_object_number(text: str, expected: Severity | None) -> None:
    assert severity(check_nop(text)) is expected


def test_a_tax_object_number_is_written_as_on_its_notice() -> None:
    assert format_nop("991407001900100120") == "99.14.070.019.001-0012.0"
    assert format_nop("99.14.070.019.001-0012.0") == "99.14.070.019.001-0012.0"
    assert format_nop("12345") == "12345"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("197505152002011001", None),
        ("19750515 200201 1 001", None),
        ("19750515 200221 1 001", Severity.WARNING),
        ("19750515 200201 3 001", Severity.WARNING),
        ("19751315 200201 1 001", Severity.ERROR),
        ("19750231 200201 1 001", Severity.ERROR),
        ("19750515200201100", Severity.ERROR),
        ("1975051520020110011", Severity.ERROR),
        ("19750515200201100A", Severity.ERROR),
    ],
)
def test_civil_service_number(text: str, expected: Severity | None) -> None:
    assert severity(check_nip(text)) is expected


def test_a_civil_service_number_is_written_with_its_usual_spaces() -> None:
    assert format_nip("197505152002011001") == "19750515 200201 1 001"
    assert format_nip("1975-0515 200201.1 001") == "19750515 200201 1 001"
    assert format_nip("belum ada") == "belum ada"


@pytest.mark.parametrize("text", ["0812 0000 7090", "+62 812-0000-7090", "(0343) 881670", "0343.881670", "1234567"])
def test_telephone_numbers_as_people_write_them(text: str) -> None:
    assert check_phone(text) is None


@pytest.mark.parametrize("text", ["123456", "1234567890123456", "0812-OOOO", "+", "0812+0000", "08²²²²²²²"])
def test_what_is_no_telephone_number_is_refused(text: str) -> None:
    assert severity(check_phone(text)) is Severity.ERROR


def test_a_birth_date_must_have_happened_and_120_years_ask_for_a_second_look() -> None:
    assert check_birth_date(None, TODAY) is None
    assert check_birth_date(TODAY, TODAY) is None
    assert severity(check_birth_date(TODAY + dt.timedelta(days=1), TODAY)) is Severity.ERROR
    assert severity(check_birth_date(dt.date(1905, 1, 1), TODAY)) is Severity.WARNING
    assert check_birth_date(dt.date(1906, 1, 1), TODAY) is None


@given(BIRTHS, SEXES, REGIONS, SERIALS)
def test_a_masked_nik_shows_only_its_first_and_last_four(birth: dt.date, sex: Sex, region: str, serial: str) -> None:
    nik = nik_of(birth, sex, region, serial)
    assert mask_nik(nik) == nik[:4] + "•" * 8 + nik[-4:]


@given(st.text("ABCXYZ0123456789", min_size=5, max_size=20))
def test_a_masked_number_never_shows_more_than_half_of_itself(text: str) -> None:
    masked = mask_nik(text)
    assert len(masked) == len(text)
    assert masked.count("•") * 2 >= len(text)
    assert all(shown in ("•", real) for shown, real in zip(masked, text, strict=True))


def test_a_nik_is_written_in_groups_of_four() -> None:
    assert format_nik("9914101204980001") == "9914 1012 0498 0001"
