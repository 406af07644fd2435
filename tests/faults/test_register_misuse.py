"""What goes wrong at the register in an office day is refused with a sentence, and the book stays as it was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.actions import book_blanks, books
from app.actions.book_entry import Particulars
from app.actions.book_years import ClockInDoubt
from app.actions.check import check
from app.actions.closing import problems
from app.actions.setup import save_settings
from app.errors import UserError
from app.model.books import BookRow
from app.model.catalogue import StepKind
from app.model.register import RegisterEntry
from app.model.settings import SERIES_MODE
from app.ports import RegisterFilter
from app.rules.month.recap import month_period
from tests.builders import MONDAY, Counter, open_office

SIGNED = "Camat Contoh"
LETTER = Particulars("Budi Contoh", "Surat keterangan")


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with open_office(tmp_path) as counter:
        yield counter


def do(counter: Counter, action: Callable[..., Any], *arguments: Any) -> Any:
    with counter.store.write() as uow:
        return action(*arguments, uow, counter.now, counter.officer).value


def settle(counter: Counter, series: str) -> None:
    with counter.store.write() as uow:
        save_settings({SERIES_MODE: series}, uow, counter.now, counter.officer)


def registered(counter: Counter, key: str = "skck") -> RegisterEntry:
    entry = counter.entry(counter.advance(counter.walk(counter.take_in(key), StepKind.REGISTER)))
    assert entry is not None
    return entry


def book(counter: Counter) -> list[BookRow]:
    with counter.store.read() as uow:
        return list(reversed(uow.books.with_marks(uow.register.page(RegisterFilter(), 1000))))


def refuses(counter: Counter, *call: Any, match: str) -> UserError:
    before = book(counter)
    with pytest.raises(UserError, match=match) as refused:
        do(counter, *call)
    assert book(counter) == before
    assert check(counter.store).findings == ()
    return refused.value


def test_a_letter_typed_elsewhere_never_takes_a_number_that_another_series_gave(counter: Counter) -> None:
    settle(counter, "service")
    registered(counter)
    letter = Particulars("Budi Contoh", "Surat keterangan", classification="331")
    refuses(counter, books.enter_manual, letter, match=r"331/1/424\.308/2026 sudah ada")


def test_a_reserved_block_never_takes_a_number_that_another_series_gave(counter: Counter) -> None:
    settle(counter, "service")
    registered(counter, "kepala-desa")
    refuses(counter, book_blanks.reserve_block, "perangkat-desa", 3, "listrik padam", match="sudah ada")


@pytest.mark.parametrize("series", ["classification", "service"])
def test_a_sisipan_stays_in_the_series_of_the_number_before_it(counter: Counter, series: str) -> None:
    settle(counter, series)
    first, other = registered(counter), registered(counter, "sktm")
    wrong = Particulars("Budi Contoh", "Surat keterangan", service_key="sktm")
    refused = refuses(
        counter, books.insert_earlier, first.number, wrong, SIGNED, "tertinggal", match="urutan yang sama"
    )
    assert refused.field == "after"
    assert do(counter, books.insert_earlier, first.number, LETTER, SIGNED, "tertinggal").number.startswith("331/1.1/")
    right = Particulars("Budi Contoh", "Surat keterangan", service_key="sktm", classification="401")
    assert do(counter, books.insert_earlier, other.number, right, SIGNED, "tertinggal").number.startswith("401/1.1/")
    assert check(counter.store).findings == ()


def test_a_sisipan_in_the_one_series_of_an_office_may_be_of_any_code(counter: Counter) -> None:
    first = registered(counter)
    assert do(counter, books.insert_earlier, first.number, LETTER, SIGNED, "tertinggal").number.startswith("005/1.1/")


@pytest.mark.parametrize("away", [dt.timedelta(days=-400), dt.timedelta(days=20)])
def test_a_sisipan_does_not_settle_the_doubt_about_the_clock(counter: Counter, away: dt.timedelta) -> None:
    first = registered(counter)
    counter.now = MONDAY + away
    refuses(counter, books.insert_earlier, first.number, LETTER, SIGNED, "tertinggal", match="Jam komputer")
    with pytest.raises((ClockInDoubt, UserError)):
        do(counter, books.enter_manual, LETTER)
    counter.vouch_for_clock()
    assert do(counter, books.insert_earlier, first.number, LETTER, SIGNED, "tertinggal").date == MONDAY.date()


def test_what_is_keyed_in_of_a_blank_replaces_what_was_corrected_before(counter: Counter) -> None:
    block = do(counter, book_blanks.reserve_block, "skck", 1, "listrik padam")
    number = book(counter)[0].entry.number
    do(counter, books.correct, number, {"addressee": "Polsek"}, SIGNED, "salah tujuan")
    do(counter, book_blanks.fill_blank, number, LETTER)
    assert block.first == block.last == 1
    assert book(counter)[0].current.addressee == ""


@pytest.mark.parametrize("field", ["name", "service_title"])
def test_a_correction_leaves_no_row_without_name_or_subject(counter: Counter, field: str) -> None:
    first = registered(counter)
    refuses(counter, books.correct, first.number, {field: "  "}, SIGNED, "salah", match="belum diisi")


def test_a_void_number_wants_no_letter_any_more(counter: Counter) -> None:
    first = registered(counter)
    november = month_period(2026, 11)
    with counter.store.read() as uow:
        assert [p.kind for p in problems(november, uow, counter.now)] == ["tanpa surat"]
    do(counter, books.void, first.number, SIGNED, "salah orang")
    with counter.store.read() as uow:
        assert problems(november, uow, counter.now) == ()
