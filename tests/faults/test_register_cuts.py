"""Every write to the register, cut off before and after each of its statements, leaves the book as it was."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.actions import book_blanks, book_years, books, moves
from app.actions.book_entry import Particulars
from app.actions.check import check
from app.actions.closing import close_month
from app.assets import Templates
from app.model.catalogue import StepKind
from app.model.register import SeriesMode
from app.ports import UnitOfWork
from db.store import SqlStore
from tests.builders import Counter, open_office
from tests.cuts import Cut, cut_at
from tests.full_book import TABLES, by_another_program, fill_book

LETTER = Particulars("Budi Contoh", "Surat keterangan", service_key="skck")
SIGNED = "Camat Contoh"
TODAY = dt.datetime(2027, 1, 5, 9, 0)
ALL = (*TABLES, "case_file", "case_event", "request", "case_search")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with open_office(tmp_path_factory.mktemp("buku")) as counter:
        fill_book(counter)
        with counter.store.write() as uow:
            book_blanks.reserve_block("skck", 3, "listrik padam", uow, counter.later(minutes=1), counter.officer)
        counter.walk(counter.take_in("skck"), StepKind.REGISTER)
    return counter.store.path


@pytest.fixture
def counter(made: Path, tmp_path: Path) -> Iterator[Counter]:
    store = SqlStore(Path(shutil.copyfile(made, tmp_path / "loket.db")), Templates())
    counter = Counter(store)
    counter.now = TODAY
    yield counter
    store.close()


def state(counter: Counter) -> dict[str, list[Any]]:
    other = by_another_program(counter)
    try:
        return {table: other.execute(f"SELECT * FROM {table}").fetchall() for table in ALL}
    finally:
        other.close()


def blank(sequence: int) -> str:
    return f"331/{sequence}/424.308/2027"


def register(uow: UnitOfWork, now: dt.datetime, officer: int) -> object:
    (card,) = (card for card in uow.cases.board() if card.step_kind == StepKind.REGISTER.value)
    case = uow.cases.get(card.number)
    return moves.advance(moves.Request("permintaan", case.number, case.revision), uow, now, officer)


WRITES: dict[str, Callable[[UnitOfWork, dt.datetime, int], object]] = {
    "a registration": register,
    "a sisipan": lambda *at: books.insert_earlier(blank(1), LETTER, SIGNED, "tertinggal", *at),
    "a manual letter": lambda *at: books.enter_manual(LETTER, *at),
    "a block": lambda *at: book_blanks.reserve_block("sktm", 4, "listrik padam", *at),
    "a blank filled": lambda *at: book_blanks.fill_blank(blank(2), LETTER, *at),
    "blanks given up": lambda *at: book_blanks.give_up_blanks((blank(2), blank(3), blank(4)), "menyala", *at),
    "a void": lambda *at: books.void(blank(1), SIGNED, "salah", *at),
    "a correction": lambda *at: books.correct(blank(1), {"name": "Wati Contoh"}, SIGNED, "salah", *at),
    "a paper sent out": lambda *at: books.send_out(blank(1), "Polsek", "", *at),
    "a year opened": lambda *at: book_years.open_year(2028, SeriesMode.SERVICE, 7, *at),
    "a clock vouched for": lambda uow, now, officer: book_years.confirm_clock(
        SIGNED, "libur", uow, now + dt.timedelta(days=20), officer
    ),
    "blanks given up and the month closed": lambda uow, now, officer: (
        book_blanks.give_up_blanks((blank(2), blank(3), blank(4)), "menyala", Uncommitted(uow), now, officer),
        book_years.confirm_clock(SIGNED, "libur", Uncommitted(uow), dt.datetime(2027, 2, 1, 8), officer),
        close_month(2027, 1, uow, dt.datetime(2027, 2, 1, 8), officer),
    ),
}


class Uncommitted:
    """A unit of work whose commit waits for the next action, so that two actions are one write."""

    def __init__(self, uow: UnitOfWork) -> None:
        self._uow = uow

    def __getattr__(self, name: str) -> Any:
        return getattr(self._uow, name)

    def commit(self) -> None:
        pass


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("write", WRITES)
def test_a_write_that_is_cut_off_at_any_statement_leaves_nothing_and_can_be_done_again(
    counter: Counter, write: str, after: bool
) -> None:
    before = state(counter)
    at = 1
    while True:
        try:
            with cut_at(counter.store, at, after=after) as cutter, counter.store.write() as uow:
                WRITES[write](uow, counter.now, counter.officer)
        except Cut:
            if cutter.committed:
                break
            assert state(counter) == before, at
            at += 1
        else:
            break
    assert at > 5
    assert state(counter) != before
    assert check(counter.store).findings == ()


@pytest.mark.parametrize("write", WRITES)
def test_a_write_that_is_left_without_its_commit_leaves_nothing(counter: Counter, write: str) -> None:
    before = state(counter)
    with counter.store.write() as uow:
        WRITES[write](Uncommitted(uow), counter.now, counter.officer)  # type: ignore[arg-type]
    assert state(counter) == before
    assert check(counter.store).findings == ()
