"""Setting up on a real data file: each wrong field is refused beside it, and what was stored stays in the log."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from app.actions.setup import (
    create_office,
    empty_pack,
    save_emblem,
    save_officer,
    save_official,
    save_profile,
    save_settings,
    the_office,
)
from app.assets import Classifications, Packs, Templates
from app.changes import Change
from app.errors import EnvironmentProblem, UserError
from app.model.catalogue import OfficeKind, OfficePack
from app.model.people import Officer, Official
from app.model.settings import (
    FIRST_NUMBER,
    LETTER_PAPER,
    LETTER_PLACE,
    NUMBER_FORMAT,
    SERIES_MODE,
    SETTINGS,
    SURVEY_URL,
    Setting,
)
from db.holiday_source import indonesian_holidays
from db.store import SqlStore
from tests.builders import MONDAY, Counter, open_office

PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with open_office(tmp_path) as counter:
        yield counter


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[SqlStore]:
    store = SqlStore(tmp_path / "kosong.db", Templates())
    yield store
    store.close()


def create(store: SqlStore, pack: OfficePack, officer: str = "Petugas A") -> int:
    with store.write() as uow:
        return create_office(pack, officer, uow, MONDAY, indonesian_holidays, Classifications()).value


def test_a_fresh_file_becomes_an_office(empty: SqlStore) -> None:
    pack = Packs().get("lekok")
    officer = create(empty, pack, " Petugas \n A ")
    with empty.read() as uow:
        assert the_office(uow) == pack.office
        services = uow.catalogue.services()
        assert tuple(stored.service for stored in services) == pack.services
        assert {stored.version for stored in services} == {1}
        assert {stored.effective_from for stored in services} == {dt.date(2024, 1, 3)}
        assert uow.catalogue.service("skck").classification == "331"
        assert uow.people.officer(officer) == Officer(officer, "Petugas A", "Loket 1")
        assert uow.office.holiday_years() == {2026, 2027}
        assert not uow.office.calendar().is_open(dt.date(2026, 8, 17))
        assert uow.office.settings().first_number == 1
        assert not uow.office.is_training()


def test_a_file_that_has_an_office_is_not_taken_over(counter: Counter) -> None:
    with pytest.raises(UserError, match="sudah berisi kantor"):
        create(counter.store, Packs().get("prigen"))
    with counter.store.read() as uow:
        assert the_office(uow).key == "lekok"


def test_a_file_without_office_says_what_to_do(empty: SqlStore) -> None:
    with empty.read() as uow, pytest.raises(EnvironmentProblem) as refused:
        the_office(uow)
    assert "siapkan" in refused.value.hint


def test_an_office_needs_an_officer(empty: SqlStore) -> None:
    with pytest.raises(UserError) as refused:
        create(empty, Packs().get("lekok"), "  ")
    assert refused.value.field == "officer"
    with empty.read() as uow:
        assert uow.office.profile() is None


@pytest.mark.parametrize("kind", OfficeKind)
def test_an_empty_office_of_each_kind_can_be_filled_in(empty: SqlStore, kind: OfficeKind) -> None:
    pack = empty_pack(kind)
    with pytest.raises(UserError) as refused:
        create(empty, pack)
    assert refused.value.field == "name"
    whole = replace(
        pack.office,
        name="Contoh",
        district="Contoh Raya",
        regency="Contoh",
        address="Jalan Contoh 1",
        unit_code="999.1",
    )
    create(empty, replace(pack, office=whole))
    with empty.read() as uow:
        office = the_office(uow)
        assert office == whole
        assert next(iter(office.seats.values())) == office.head
        assert uow.catalogue.services() == ()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *(("name", " "), ("regency", ""), ("address", "\t"), ("unit_code", ""), ("unit_code", "424/308")),
        *(("unit_code", "<b>"), ("email", "bukan pos-el"), ("email", "a@b")),
    ],
)
def test_a_profile_that_cannot_stand_on_a_letter_is_refused(counter: Counter, field: str, value: str) -> None:
    with counter.store.read() as uow:
        before = the_office(uow)
    with pytest.raises(UserError) as refused, counter.store.write() as uow:
        save_profile(replace(before, **{field: value}), uow, MONDAY, counter.officer)
    assert refused.value.field == field
    with counter.store.read() as uow:
        assert the_office(uow) == before


def test_a_kelurahan_names_its_kecamatan(tmp_path: Path) -> None:
    with open_office(tmp_path, "kalirejo") as kalirejo:
        with kalirejo.store.read() as uow:
            office = the_office(uow)
        with pytest.raises(UserError) as refused, kalirejo.store.write() as uow:
            save_profile(replace(office, district=" "), uow, MONDAY, None)
        assert refused.value.field == "district"


def test_a_changed_profile_is_tidy_and_the_earlier_one_stays_in_the_log(counter: Counter) -> None:
    with counter.store.write() as uow:
        office = the_office(uow)
        typed = replace(office, address=" Jalan \n Baru 7 ", phones=(" 0343 1234567 ", "", "  "))
        assert save_profile(typed, uow, MONDAY, counter.officer).changes == {Change.OFFICE}
    with counter.store.read() as uow:
        assert the_office(uow) == replace(office, address="Jalan Baru 7", phones=("0343 1234567",))
    with counter.store.engine.connect() as connection:
        query = "SELECT old, new FROM setting_log WHERE key = 'office.profile' ORDER BY id DESC LIMIT 1"
        old, new = connection.execute(text(query)).one()
    assert json.loads(old)["address"] == "Jalan Raya Lekok Nomor 06"
    assert json.loads(new)["address"] == "Jalan Baru 7"


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        *((NUMBER_FORMAT, "{urut}"), (NUMBER_FORMAT, ""), (FIRST_NUMBER, "0"), (FIRST_NUMBER, "100000")),
        *((FIRST_NUMBER, "satu"), (FIRST_NUMBER, "1²"), (FIRST_NUMBER, "-1"), (FIRST_NUMBER, "")),
        *((SURVEY_URL, "skm.contoh.go.id"), (SURVEY_URL, "javascript:alert(1)"), (SURVEY_URL, "http://x")),
        *((SURVEY_URL, "https://contoh .go.id"), (SERIES_MODE, "semua"), (LETTER_PAPER, "A3")),
    ],
)
def test_a_setting_that_cannot_be_is_refused_and_all_of_them_stay(
    counter: Counter, setting: Setting, value: str
) -> None:
    with pytest.raises(UserError), counter.store.write() as uow:
        save_settings({LETTER_PLACE: "Gembong", setting: value}, uow, MONDAY, counter.officer)
    with counter.store.read() as uow:
        assert {s: uow.office.setting(s) for s in SETTINGS} == {s: s.default for s in SETTINGS}


def test_settings_are_kept_tidy_with_what_they_were(counter: Counter) -> None:
    wanted = {SURVEY_URL: " https://skm.contoh.go.id/s ", FIRST_NUMBER: "613", LETTER_PAPER: "F4"}
    with counter.store.write() as uow:
        save_settings(wanted, uow, MONDAY, counter.officer)
    with counter.store.read() as uow:
        settings = uow.office.settings()
    assert (settings.survey_url, settings.first_number, settings.letter_paper) == (
        "https://skm.contoh.go.id/s",
        613,
        "F4",
    )
    with counter.store.write() as uow:
        save_settings({FIRST_NUMBER: "700"}, uow, MONDAY, counter.officer)
    with counter.store.engine.connect() as connection:
        query = "SELECT old, new, officer_id FROM setting_log WHERE key = 'number.first' ORDER BY id DESC LIMIT 1"
        assert connection.execute(text(query)).one() == ("613", "700", counter.officer)


def test_an_undeclared_setting_is_refused(counter: Counter) -> None:
    with pytest.raises(UserError, match="tidak dikenal"), counter.store.write() as uow:
        save_settings({Setting("rahasia", "", "Rahasia"): "1"}, uow, MONDAY, counter.officer)


@pytest.mark.parametrize("picture", [b"", b"GIF89a", b"<svg/>", b"%PDF-1.4", PNG + bytes(2_000_000)])
def test_what_is_no_emblem_is_refused(counter: Counter, picture: bytes) -> None:
    with pytest.raises(UserError) as refused, counter.store.write() as uow:
        save_emblem(picture, uow, MONDAY, counter.officer)
    assert refused.value.field == "emblem"
    with counter.store.read() as uow:
        assert uow.office.emblem() is None


@pytest.mark.parametrize("head", [PNG, JPEG])
def test_an_emblem_is_kept_replaced_and_removed(counter: Counter, head: bytes) -> None:
    for picture in (head + b"1", head + b"2", None):
        with counter.store.write() as uow:
            save_emblem(picture, uow, MONDAY, counter.officer)
        with counter.store.read() as uow:
            assert uow.office.emblem() == picture


def test_one_seat_has_one_holder_and_the_earlier_one_stays_known(counter: Counter) -> None:
    with counter.store.read() as uow:
        before = next(o for o in uow.people.officials() if o.seat == "camat")
    with counter.store.write() as uow:
        new = save_official(Official(0, "camat", " Pejabat  Baru ", "19750515 200201 1 001", " IV/a "), uow).value
    with counter.store.read() as uow:
        assert [o for o in uow.people.officials() if o.seat == "camat"] == [
            Official(new, "camat", "Pejabat Baru", "197505152002011001", "IV/a")
        ]
        assert uow.people.official(before.id) == replace(before, active=False)


def test_an_official_moves_to_another_seat_and_leaves_the_first(counter: Counter) -> None:
    with counter.store.read() as uow:
        secretary = next(o for o in uow.people.officials() if o.seat == "sekcam")
    with counter.store.write() as uow:
        save_official(replace(secretary, seat="camat"), uow)
    with counter.store.read() as uow:
        seats = {o.seat: o.name for o in uow.people.officials()}
    assert seats["camat"] == secretary.name
    assert "sekcam" not in seats


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        *(({"name": " "}, "name"), ({"nip": "123"}, "nip"), ({"nip": "19751315 200201 1 001"}, "nip")),
        ({"seat": "presiden"}, "seat"),
        ({"term_first": MONDAY.date(), "term_last": MONDAY.date() - dt.timedelta(days=1)}, "term_last"),
    ],
)
def test_an_official_who_cannot_be_is_refused(counter: Counter, changes: dict[str, Any], field: str) -> None:
    with counter.store.read() as uow:
        before = uow.people.officials()
    with pytest.raises(UserError) as refused, counter.store.write() as uow:
        save_official(replace(Official(0, "camat", "Pejabat Baru"), **changes), uow)
    assert refused.value.field == field
    with counter.store.read() as uow:
        assert uow.people.officials() == before


def test_an_official_from_elsewhere_takes_nobodys_seat(counter: Counter) -> None:
    with counter.store.read() as uow:
        before = uow.people.officials()
    with counter.store.write() as uow:
        new = save_official(Official(0, "", "Orang Luar Contoh"), uow).value
    with counter.store.read() as uow:
        assert uow.people.officials() == (*before, Official(new, "", "Orang Luar Contoh"))


def test_a_successor_with_a_first_day_lets_the_holder_go_on_until_the_day_before(counter: Counter) -> None:
    first = MONDAY.date() + dt.timedelta(days=30)
    with counter.store.write() as uow:
        heir = save_official(Official(0, "camat", "Penerus Contoh", term_first=first), uow).value
    with counter.store.read() as uow:
        held = {o.id: o for o in uow.people.officials() if o.seat == "camat"}
    assert len(held) == 2
    (holder,) = (o for key, o in held.items() if key != heir)
    assert (holder.active, holder.term_last) == (True, first - dt.timedelta(days=1))


def test_officers_have_different_names_and_one_always_remains(counter: Counter) -> None:
    with counter.store.write() as uow:
        second = save_officer(Officer(0, " Petugas  B ", " Loket 2 "), uow).value
    with counter.store.read() as uow:
        assert uow.people.officer(second) == Officer(second, "Petugas B", "Loket 2")
    for officer, said in (
        (Officer(0, "Petugas B"), "sudah ada"),
        (Officer(second, "Petugas A"), "sudah ada"),
        (Officer(0, " "), "belum diisi"),
    ):
        with pytest.raises(UserError, match=said), counter.store.write() as uow:
            save_officer(officer, uow)
    with counter.store.write() as uow:
        save_officer(Officer(second, "Petugas B", active=False), uow)
    with pytest.raises(UserError, match="sedikitnya satu"), counter.store.write() as uow:
        save_officer(Officer(counter.officer, "Petugas A", active=False), uow)
