"""What an intake form must hold: enough to save, enough to receive, and every refusal beside its field."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.assets import Packs
from app.model.case import CoveringLetter, IntakeForm
from app.model.catalogue import ApplicantKind, Service
from app.model.letter_template import FieldKind, Particular
from app.model.people import Applicant, Sex
from app.rules.identity import Severity
from app.rules.intake import (
    LENGTHS,
    NO_NIK_NEEDED,
    applicant_findings,
    errors_to_receive,
    errors_to_save,
    particular_finding,
    plain_number,
    stored_particulars,
    tidy,
)
from app.rules.papers.letter_text import particular_words
from tests.builders import RINA

LEKOK = Packs().get("lekok")
TODAY = dt.date(2026, 11, 23)
SKCK = LEKOK.service("skck")
EMPTY = Applicant(ApplicantKind.PERSON, "")
NUMBERS = {"nik", "kk", "phone"}
"""Fields that have a closer word than that they are too long."""


def form(applicant: Applicant, particulars: dict[str, str] | None = None, service: Service = SKCK) -> IntakeForm:
    return IntakeForm("1", service.key, applicant, particulars=particulars or {})


def test_a_name_is_enough_to_save() -> None:
    assert errors_to_save(form(replace(EMPTY, name="Rina")), TODAY) == {}
    assert set(errors_to_save(form(EMPTY), TODAY)) == {"name"}
    assert set(errors_to_save(form(replace(EMPTY, name=" \t ")), TODAY)) == {"name"}


@pytest.mark.parametrize(
    ("field", "value"),
    [("nik", "9914103204980001"), ("kk", "99"), ("phone", "abc"), ("birth_date", TODAY + dt.timedelta(days=1))],
)
def test_an_impossible_number_is_refused_even_to_save(field: str, value: object) -> None:
    assert set(errors_to_save(form(replace(RINA, **{field: value})), TODAY)) == {field}


@pytest.mark.parametrize("field", sorted(LENGTHS))
def test_what_would_run_off_the_paper_is_refused_beside_its_field(field: str) -> None:
    def filled(text: str) -> IntakeForm:
        if field == "purpose":
            return replace(form(RINA), purpose=text)
        if field == "covering_number":
            return replace(form(RINA), covering=CoveringLetter(text))
        return form(replace(RINA, **{field: text}))

    assert "Terlalu panjang" in errors_to_save(filled("x" * (LENGTHS[field] + 1)), TODAY)[field] or field in NUMBERS
    assert field in errors_to_save(filled("x" * 100_000), TODAY)
    assert not errors_to_save(filled("x \n " * (LENGTHS[field] // 2)), TODAY) or field in NUMBERS


def test_a_particular_that_would_run_off_the_paper_is_refused() -> None:
    long = Particular("uraian", "Uraian", FieldKind.LONG)
    assert particular_finding(long, "x" * 500, TODAY) is None
    assert particular_finding(long, "x" * 501, TODAY).sentence == "Terlalu panjang, paling banyak 500 huruf."


def test_a_mismatch_warns_and_does_not_stop_the_intake() -> None:
    odd = replace(RINA, birth_date=dt.date(1999, 4, 12), sex=Sex.MALE)
    assert applicant_findings(odd, TODAY)["nik"].severity is Severity.WARNING
    assert errors_to_receive(form(odd), SKCK, (), TODAY) == {}


def test_all_that_is_missing_is_told_at_once() -> None:
    assert set(errors_to_receive(form(EMPTY), SKCK, (), TODAY)) == {
        *("name", "nik", "address", "birth_place", "birth_date", "sex"),
    }
    assert errors_to_receive(form(RINA), SKCK, (), TODAY) == {}


def test_each_kind_of_applicant_is_asked_for_what_stands_in_the_letter() -> None:
    foreigner = errors_to_receive(form(replace(EMPTY, kind=ApplicantKind.FOREIGNER)), SKCK, (), TODAY)
    assert set(foreigner) == {"name", "passport", "nationality", "address"}
    institution = errors_to_receive(form(replace(EMPTY, kind=ApplicantKind.INSTITUTION)), SKCK, (), TODAY)
    assert set(institution) == {"name", "contact_name", "address"}


@pytest.mark.parametrize("key", sorted(NO_NIK_NEEDED))
def test_nobody_is_turned_away_from_a_complaint_for_want_of_a_nik(key: str) -> None:
    service = LEKOK.service(key)
    applicant = replace(EMPTY, name="Rina", address="Dusun Krajan RT 02 RW 05", phone="0812 0000 0001")
    assert errors_to_receive(form(applicant, service=service), service, (), TODAY) == {}
    assert set(errors_to_receive(form(replace(applicant, nik="1"), service=service), service, (), TODAY)) == {"nik"}


def test_an_answer_must_find_its_way_to_whoever_complains_or_asks() -> None:
    lost = replace(EMPTY, name="Rina")
    complaint, request = LEKOK.service("pengaduan"), LEKOK.service("data-informasi")
    assert set(errors_to_receive(form(lost, service=complaint), complaint, (), TODAY)) == {"address"}
    assert set(errors_to_receive(form(lost, service=request), request, (), TODAY)) == {"address", "phone"}
    by_mail = replace(
        form(replace(lost, address="Dusun Krajan"), service=request), particulars={"pos_el": "r@contoh.id"}
    )
    assert errors_to_receive(by_mail, request, (), TODAY) == {}


def test_whoever_complains_without_a_name_is_asked_for_nothing_about_themselves() -> None:
    complaint = LEKOK.service("pengaduan")
    typed = replace(EMPTY, nik="1", birth_date=dt.date(2100, 1, 1))
    asked = errors_to_receive(replace(form(typed, service=complaint), particulars=ANONYMOUS), complaint, (), TODAY)
    assert asked == {}


ANONYMOUS = {"identitas": "Anonim"}


@pytest.mark.parametrize("service", LEKOK.services, ids=lambda service: service.key)
def test_every_needed_field_is_a_field_of_the_applicant(service: Service) -> None:
    nobody = form(replace(EMPTY, kind=service.applicant), service=service)
    needed = errors_to_receive(nobody, service, (), TODAY)
    assert "name" in needed
    typed = {field: sentence for field, sentence in needed.items() if not field.startswith("question.")}
    assert all(hasattr(EMPTY, field) and sentence.endswith(".") for field, sentence in typed.items())


def test_a_birth_place_is_not_asked_where_no_letter_prints_it() -> None:
    pbb = LEKOK.service("pbb")
    bare = replace(RINA, birth_place="", birth_date=None, sex=None)
    assert errors_to_receive(form(bare, service=pbb), pbb, (), TODAY) == {}


DATE = Particular("tanggal", "Tanggal acara", FieldKind.DATE, required=True)
MONEY = Particular("besaran", "Dana yang dimohon", FieldKind.MONEY)
TEXT = Particular("acara", "Jenis acara", required=True)


def test_required_particulars_are_refused_beside_their_field() -> None:
    errors = errors_to_receive(form(RINA, {"tanggal": "besok"}), SKCK, (DATE, MONEY, TEXT), TODAY)
    assert set(errors) == {"particular.tanggal", "particular.acara"}
    assert errors["particular.acara"] == "Jenis acara belum diisi."


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (FieldKind.DATE, "6-12-2026", "kapan-kapan"),
        (FieldKind.NIK, "9914105204980001", "991410520498000"),
        (FieldKind.KK, "9914101203110001", "9914101203110000"),
        (FieldKind.NOP, "99.14.070.019.001-0012.0", "99.14.070"),
        (FieldKind.NUMBER, "1.250", "tiga"),
        (FieldKind.MONEY, "Rp1.250.000", "satu juta"),
        (FieldKind.MONEY, "1250000", "12²"),
        (FieldKind.NUMBER, "3", "٣"),
    ],
)
def test_particulars_are_checked_by_their_kind(kind: FieldKind, good: str, bad: str) -> None:
    particular = Particular("x", "Isian", kind)
    assert particular_finding(particular, good, TODAY) is None
    assert particular_finding(particular, bad, TODAY).severity is Severity.ERROR
    assert particular_finding(particular, "  ", TODAY) is None


def test_particulars_are_stored_bare() -> None:
    kinds = [Particular(kind.value, kind.value, kind) for kind in FieldKind]
    raw = {
        "text": " Orkes \n Melayu ",
        "date": "6 Desember 2026",
        "nik": "9914 1052 0498 0001",
        "kk": "9914-1012-0311-0001",
        "nop": "99.14.070.019.001-0012.0",
        "number": "1.250",
        "money": "Rp 1.250.000",
        "long": "",
        "asing": "dibuang",
    }
    assert stored_particulars(kinds, raw) == {
        "text": "Orkes Melayu",
        "date": "2026-12-06",
        "nik": "9914105204980001",
        "kk": "9914101203110001",
        "nop": "991407001900100120",
        "number": "1250",
        "money": "1250000",
    }


@given(st.sampled_from(FieldKind), st.text(max_size=20))
def test_whatever_is_accepted_can_be_stored_and_printed(kind: FieldKind, raw: str) -> None:
    particular = Particular("x", "Isian", kind)
    finding = particular_finding(particular, raw, TODAY)
    stored = stored_particulars([particular], {"x": raw})
    if finding is None or finding.severity is Severity.WARNING:
        assert isinstance(particular_words(kind, stored.get("x", "")), str)


@given(st.text(alphabet="0123456789²³٣.,Rp ", max_size=8))
def test_a_number_that_passes_is_a_number(raw: str) -> None:
    if particular_finding(MONEY, raw, TODAY) is None and raw.strip():
        assert int(plain_number(raw)) >= 0


def test_an_applicant_is_stored_tidy() -> None:
    typed = replace(
        RINA,
        name=" Rina \n Contoh ",
        nik="9914 1052 0498 0001",
        kk="9914.1012.0311.0001",
        passport=" x123 4567 ",
        village="  Jatirejo",
    )
    stored = tidy(typed)
    assert stored.name == "Rina Contoh"
    assert stored.nik == "9914105204980001"
    assert stored.kk == "9914101203110001"
    assert stored.passport == "X123 4567"
    assert stored.village == "Jatirejo"
    assert tidy(stored) == stored


@given(
    st.builds(
        Applicant,
        st.sampled_from(ApplicantKind),
        st.text(max_size=9),
        birth_date=st.none() | st.dates(),
        sex=st.none() | st.sampled_from(Sex),
        address=st.text(max_size=9),
        phone=st.text(max_size=9),
    )
)
def test_an_applicant_is_read_back_as_stored(applicant: Applicant) -> None:
    assert Applicant.from_data(applicant.as_data()) == applicant


def test_a_day_that_lies_behind_cannot_be_ahead() -> None:
    sent = Particular("tanggal", "Dikirim pada", FieldKind.DATE, past=True)
    assert particular_finding(sent, "23-11-2026", TODAY) is None
    found = particular_finding(sent, "24-11-2026", TODAY)
    assert found is not None
    assert found.sentence == "Tanggal ini belum tiba."


def test_an_open_list_takes_own_words_a_closed_one_does_not() -> None:
    funds = Particular("dana", "Jenis dana", FieldKind.CHOICE, choices=("Dana Desa (DD)",), open=True)
    assert particular_finding(funds, "Bantuan gubernur", TODAY) is None
    assert particular_finding(replace(funds, open=False), "Bantuan gubernur", TODAY) is not None


def test_a_covering_letter_cannot_be_of_tomorrow() -> None:
    of = CoveringLetter("470/1/2026", TODAY)
    assert "covering_date" not in errors_to_receive(replace(form(RINA), covering=of), SKCK, (), TODAY)
    tomorrow = replace(of, date=TODAY + dt.timedelta(days=1))
    assert "covering_date" in errors_to_receive(replace(form(RINA), covering=tomorrow), SKCK, (), TODAY)
