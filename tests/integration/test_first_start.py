"""The first start: one commit for the whole office, errors that name their field, and the training data set."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from app.actions.first_start import FirstStart, set_up
from app.actions.setup import empty_pack
from app.actions.training import OFFICER, create_training
from app.assets import Classifications, Packs, Templates
from app.changes import Change, Outcome
from app.errors import UserError
from app.model.case import CaseState
from app.model.catalogue import OfficeKind, Village
from app.model.people import Official
from app.model.settings import NUMBER_FORMAT, SURVEY_URL
from db.holiday_source import indonesian_holidays
from db.store import SqlStore

NOW = dt.datetime(2026, 11, 23, 9, 14)
EMBLEM = b"\x89PNG\r\n\x1a\n" + b"gambar"


@pytest.fixture
def store(tmp_path: Path):
    made = SqlStore(tmp_path / "loket.db", Templates())
    yield made
    made.close()


def run(store: SqlStore, start: FirstStart) -> Outcome[int]:
    with store.write() as uow:
        return set_up(start, uow, NOW, indonesian_holidays, Classifications())


def whole() -> FirstStart:
    return FirstStart(
        Packs().get("lekok"),
        "  Petugas   A ",
        EMBLEM,
        {NUMBER_FORMAT: "{urut:04}/{kode_unit}/{bulan_romawi}/{tahun}", SURVEY_URL: "https://contoh.example/s"},
        (Official(0, "camat", "Sri Contoh", "19750101 200501 1 001", "IV/a"), Official(0, "sekcam", "")),
    )


def test_the_whole_office_is_there_after_one_commit(store: SqlStore) -> None:
    result = run(store, whole())
    assert result.changes == {Change.OFFICE, Change.CATALOGUE, Change.PEOPLE}
    with store.read() as uow:
        assert uow.office.profile() == Packs().get("lekok").office
        assert uow.people.officer(result.value).name == "Petugas A"
        assert uow.office.emblem() == EMBLEM
        assert uow.office.settings().survey_url == "https://contoh.example/s"
        assert [(o.seat, o.nip) for o in uow.people.officials()] == [("camat", "197501012005011001")]
        assert len(uow.catalogue.services()) == 17


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (lambda s: replace(s, officer=" "), "officer"),
        (lambda s: replace(s, emblem=b"GIF89a"), "emblem"),
        (lambda s: replace(s, settings={NUMBER_FORMAT: "{urut}"}), "number.format"),
        (lambda s: replace(s, settings={SURVEY_URL: "survei"}), "survey.url"),
        (lambda s: replace(s, officials=(Official(0, "camat", "Sri Contoh", "123"),)), "official.camat.nip"),
        (lambda s: replace(s, officials=(Official(0, "camat", "", "197501012005011001"),)), "official.camat.name"),
        (lambda s: replace(s, pack=replace(s.pack, office=replace(s.pack.office, address=""))), "address"),
    ],
)
def test_one_wrong_field_leaves_nothing_behind(store: SqlStore, change, field: str) -> None:
    with pytest.raises(UserError) as caught:
        run(store, change(whole()))
    assert caught.value.field == field
    with store.read() as uow:
        assert uow.office.profile() is None
        assert uow.people.officers() == ()
        assert uow.catalogue.services() == ()


def test_an_empty_kelurahan_needs_the_name_of_its_kecamatan(store: SqlStore) -> None:
    pack = empty_pack(OfficeKind.KELURAHAN)
    filled = replace(pack.office, name="Contoh", regency="Contoh", address="Jalan Contoh 1", unit_code="400.1")
    with pytest.raises(UserError) as caught:
        run(store, FirstStart(replace(pack, office=filled), "A"))
    assert caught.value.field == "district"
    run(store, FirstStart(replace(pack, office=replace(filled, district="Contoh")), "A"))
    with store.read() as uow:
        assert uow.office.profile() == replace(filled, district="Contoh", villages=(Village("1", "Contoh"),))


def create(store: SqlStore, progress) -> int:
    return create_training(
        Packs().get("kalirejo"), store, NOW.date(), indonesian_holidays, Classifications(), progress
    ).value


def test_the_training_file_is_marked_before_any_case_is_in_it_and_stops_between_days(store: SqlStore) -> None:
    seen: list[bool] = []

    def progress(done: int, whole: int) -> bool:
        with store.read() as uow:
            seen.append(uow.office.is_training())
        return done < 2

    made = create(store, progress)
    assert seen == [True, True]
    with store.read() as uow:
        assert [o.name for o in uow.people.officers()] == [OFFICER]
        assert len(uow.cases.waiting(list(CaseState), 500)) == made > 0


def test_an_office_in_use_never_becomes_training(store: SqlStore) -> None:
    run(store, whole())
    with pytest.raises(UserError):
        create(store, lambda done, whole: True)
    with store.read() as uow:
        assert not uow.office.is_training()
