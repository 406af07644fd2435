"""The register on a real data file: number and row stand or fall together, without gaps, in the office's series."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.actions.moves import advance
from app.actions.register import take_number
from app.actions.setup import save_settings
from app.actions.standards import set_classification
from app.errors import UserError
from app.model.case import Case
from app.model.catalogue import StepKind
from app.model.register import RegisterEntry
from app.model.settings import FIRST_NUMBER, NUMBER_FORMAT, SERIES_MODE
from app.ports import RegisterFilter
from tests.builders import MONDAY, Counter, open_office


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with open_office(tmp_path) as counter:
        yield counter


def settle(counter: Counter, **values: str) -> None:
    chosen = {FIRST_NUMBER: values.get("first"), NUMBER_FORMAT: values.get("format"), SERIES_MODE: values.get("series")}
    with counter.store.write() as uow:
        save_settings({s: v for s, v in chosen.items() if v is not None}, uow, counter.now, counter.officer)


def at_register(counter: Counter, key: str = "skck") -> Case:
    return counter.walk(counter.take_in(key), StepKind.REGISTER)


def registered(counter: Counter, key: str = "skck") -> RegisterEntry:
    return counter.entry(counter.advance(at_register(counter, key)))


def book(counter: Counter) -> list[RegisterEntry]:
    with counter.store.read() as uow:
        return list(reversed(uow.register.page(RegisterFilter(), 1000)))


def test_an_entry_holds_what_the_book_shows(counter: Counter) -> None:
    case = at_register(counter)
    counter.later(minutes=2)
    done = counter.advance(case)
    entry = counter.entry(case)
    person = case.applicant
    assert entry.number == "331/1/424.308/2026"
    assert (entry.sequence, entry.year, entry.series, entry.classification) == (1, 2026, "", "331")
    assert (entry.date, entry.at) == (MONDAY.date(), counter.now)
    assert (entry.case_id, entry.case_number) == (case.id, case.number)
    assert (entry.name, entry.nik, entry.village) == (person.name, person.nik, person.village)
    assert entry.address == f"{person.address}, Desa {person.village}, Kecamatan Lekok"
    assert (entry.covering_number, entry.covering_date) == (case.covering.number, case.covering.date)
    assert (entry.purpose, entry.signer, entry.officer) == (
        case.purpose,
        "Kasi Pemerintahan dan Pelayanan",
        "Petugas A",
    )
    with counter.store.read() as uow:
        assert uow.register.by_number(entry.number) == entry
        assert next(card for card in uow.cases.board() if card.id == case.id).letter_number == entry.number
        assert [hit.id for hit in uow.cases.search("331/1")] == [case.id]
    assert done.position == case.position + 1


def test_a_number_that_was_not_kept_is_given_to_the_next(counter: Counter) -> None:
    case, other = at_register(counter), at_register(counter, "sktm")
    with counter.store.write() as uow:
        assert take_number(case, uow, counter.now, counter.officer).sequence == 1
        # No commit: the machine went down, or something after it was refused.
    assert counter.entry(case) is None
    with pytest.raises(UserError), counter.store.write() as uow:
        advance(counter.request(case, revision=case.revision + 7), uow, counter.now, counter.officer)
    assert counter.entry(counter.advance(other)).sequence == 1
    assert counter.entry(counter.advance(case)).sequence == 2


def test_a_file_takes_one_number_only(counter: Counter) -> None:
    case = counter.advance(at_register(counter))
    with counter.store.write() as uow:
        again = take_number(case, uow, counter.later(minutes=5), counter.officer)
        uow.commit()
    assert again == counter.entry(case)
    assert len(book(counter)) == 1


def test_numbers_have_no_gaps_over_many_files_and_failures(counter: Counter) -> None:
    for n in range(30):
        case = at_register(counter, counter.rng.choice(["skck", "sktm", "waris", "bansos"]))
        if n % 3 == 0:
            with counter.store.write() as uow:
                take_number(case, uow, counter.now, counter.officer)
        if n % 5:
            counter.advance(case)
        counter.later(minutes=counter.rng.randrange(40))
    entries = book(counter)
    assert [entry.sequence for entry in entries] == list(range(1, len(entries) + 1))
    assert len({entry.number for entry in entries}) == len(entries) == 24


def test_numbers_begin_anew_each_year(counter: Counter) -> None:
    counter.now = dt.datetime(2026, 12, 31, 15, 0)
    assert [registered(counter).sequence for _ in range(2)] == [1, 2]
    late = at_register(counter)
    counter.new_year(dt.datetime(2027, 1, 4, 8, 0))
    first = counter.entry(counter.advance(late))
    assert (first.year, first.sequence, first.number) == (2027, 1, "331/1/424.308/2027")
    assert registered(counter, "sktm").number == "401/2/424.308/2027"


def test_the_first_number_goes_on_from_the_paper_book_for_this_year_only(counter: Counter) -> None:
    settle(counter, first="613")
    assert registered(counter).number == "331/613/424.308/2026"
    assert registered(counter).sequence == 614
    counter.new_year(dt.datetime(2027, 1, 4, 8, 0))
    assert registered(counter).number == "331/1/424.308/2027"


@pytest.mark.parametrize(
    ("series", "numbers"),
    [
        ("office", ["331/1", "401/2", "331/3", "141/4", "141/5"]),
        ("classification", ["331/1", "401/1", "331/2", "141/1", "141/2"]),
    ],
)
def test_the_office_chooses_which_letters_share_a_counter(counter: Counter, series: str, numbers: list[str]) -> None:
    settle(counter, series=series)
    taken = [registered(counter, key).number for key in ("skck", "sktm", "skck", "perangkat-desa", "kepala-desa")]
    assert [number.removesuffix("/424.308/2026") for number in taken] == numbers


def test_each_service_may_have_its_own_counter(counter: Counter) -> None:
    settle(counter, series="service")
    taken = [registered(counter, key).number for key in ("skck", "sktm", "skck", "waris")]
    assert [number.removesuffix("/424.308/2026") for number in taken] == ["331/1", "401/1", "331/2", "593/1"]


def test_two_services_with_one_code_never_get_the_same_number(counter: Counter) -> None:
    settle(counter, series="service")
    registered(counter, "perangkat-desa")
    case = at_register(counter, "kepala-desa")
    with pytest.raises(UserError, match=r"141/1/424\.308/2026 sudah ada") as refused:
        counter.advance(case)
    assert "klasifikasi" in refused.value.hint
    assert counter.entry(case) is None
    with counter.store.write() as uow:
        set_classification("kepala-desa", "141.1", uow)
    assert counter.entry(counter.advance(case)).number == "141.1/1/424.308/2026"


def test_a_format_that_would_repeat_numbers_is_refused(counter: Counter) -> None:
    with pytest.raises(UserError, match="klasifikasi"):
        settle(counter, series="classification", format="{urut}/{tahun}")
    settle(counter, format="{urut}/{tahun}")
    with pytest.raises(UserError, match="klasifikasi"):
        settle(counter, series="service")
    settle(counter, series="classification", format="{ klasifikasi }.{urut}/{tahun}")
    assert registered(counter).number == "331.1/2026"


def test_the_number_is_written_in_the_offices_format(counter: Counter) -> None:
    settle(counter, format="{klasifikasi}/{urut:04}/{kode_unit}/{bulan_romawi}/{tahun}")
    assert registered(counter).number == "331/0001/424.308/XI/2026"


def test_a_changed_code_changes_the_next_letter_and_no_earlier_one(counter: Counter) -> None:
    first = registered(counter)
    with counter.store.write() as uow:
        set_classification("skck", "100.2.2.5", uow)
    assert registered(counter).number == "100.2.2.5/2/424.308/2026"
    assert book(counter)[0] == first


@pytest.mark.parametrize("code", ["", "  ", "331/2", "33 1", "331.", "{urut}", "<b>"])
def test_what_is_no_code_is_refused(counter: Counter, code: str) -> None:
    with pytest.raises(UserError) as refused, counter.store.write() as uow:
        set_classification("skck", code, uow)
    assert refused.value.field == "code"
    assert counter.stored("skck").classification == "331"
