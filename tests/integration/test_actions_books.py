"""What is done to the register besides taking the next number, on a real data file: each action and its refusals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.actions import book_blanks, book_years, books
from app.actions.book_entry import Particulars
from app.actions.book_years import ClockInDoubt, YearNotOpen
from app.actions.papers import blank_kit_of
from app.actions.setup import save_settings
from app.errors import NotFound, UserError
from app.model.books import BookRow, EntryKind, MarkKind
from app.model.catalogue import StepKind
from app.model.papers import TablePart
from app.model.register import SeriesMode
from app.model.settings import SERIES_MODE
from app.ports import RegisterFilter
from tests.builders import MONDAY, Counter, open_office

INVITATION = Particulars("Panitia Contoh", "Undangan rapat", addressee="Kepala Desa Wates", attachments="1 lembar")
JANUARY = dt.datetime(2027, 1, 4, 8)


class Book:
    """The register of an office, and the actions on it in one line each."""

    def __init__(self, counter: Counter) -> None:
        self.counter = counter

    def do(self, action: Callable[..., Any], *arguments: Any) -> Any:
        """Carries out an action in a transaction of its own; what it answers."""
        with self.counter.store.write() as uow:
            return action(*arguments, uow, self.counter.now, self.counter.officer).value

    def manual(self, name: str = "Budi Contoh", **more: str) -> str:
        """The number of a letter typed elsewhere."""
        return str(self.do(books.enter_manual, Particulars(name, "Edaran", **more)).number)

    def block(self, count: int = 3) -> list[str]:
        """The numbers of a fresh block of blanks."""
        self.do(book_blanks.reserve_block, "skck", count, "Listrik padam")
        return [row.entry.number for row in self.rows()][-count:]

    def rows(self) -> list[BookRow]:
        """The book in the order it was written."""
        with self.counter.store.read() as uow:
            found = uow.books.with_marks(uow.register.page(RegisterFilter(), 1000))
        return sorted(found, key=lambda row: row.entry.id)

    def row(self, number: str) -> BookRow:
        """The row of a number."""
        return next(row for row in self.rows() if row.entry.number == number)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with open_office(tmp_path) as counter:
        yield Book(counter)


def refused(book: Book, field: str, action: Callable[..., Any], *arguments: Any) -> UserError:
    """The action is refused beside that field, and nothing was written."""
    before = book.rows()
    with pytest.raises(UserError) as error:
        book.do(action, *arguments)
    assert error.value.field == field
    assert book.rows() == before
    return error.value


class TestManual:
    def test_a_letter_typed_elsewhere_takes_the_next_number(self, book: Book) -> None:
        first = book.manual()
        entry = book.do(books.enter_manual, INVITATION)
        assert (first, entry.number) == ("005/1/424.308/2026", "005/2/424.308/2026")
        assert entry.kind == EntryKind.MANUAL
        assert (entry.addressee, entry.attachments, entry.case_id) == ("Kepala Desa Wates", "1 lembar", None)
        assert book.row(entry.number).note == "Diketik di luar Loket"

    def test_a_letter_of_a_service_has_its_code_and_a_code_of_its_own_goes_before(self, book: Book) -> None:
        assert book.manual(service_key="skck").startswith("331/")
        assert book.manual(service_key="skck", classification="300").startswith("300/")

    @pytest.mark.parametrize(
        ("text", "field"),
        [
            (Particulars(" ", "Edaran"), "name"),
            (Particulars("Budi Contoh", ""), "subject"),
            (Particulars("Budi Contoh", "Edaran", nik="99141"), "nik"),
            (Particulars("Budi Contoh", "Edaran", classification="005/7"), "code"),
        ],
    )
    def test_what_is_lacking_is_said_beside_its_field(self, book: Book, text: Particulars, field: str) -> None:
        refused(book, field, books.enter_manual, text)
        assert book.manual() == "005/1/424.308/2026", "no number was lost"


class TestSisipan:
    def test_it_follows_its_number_under_its_date_and_moves_no_other(self, book: Book) -> None:
        base = book.manual()
        book.counter.later(days=2)
        first = book.do(books.insert_earlier, base, INVITATION, "Camat Contoh", "terlewat")
        second = book.do(books.insert_earlier, base, INVITATION, "Camat Contoh", "terlewat lagi")
        assert [first.number, second.number] == ["005/1.1/424.308/2026", "005/1.2/424.308/2026"]
        assert (first.date, first.at) == (MONDAY.date(), book.counter.now)
        assert (first.authority, first.reason) == ("Camat Contoh", "terlewat")
        assert book.manual() == "005/2/424.308/2026"

    def test_it_wants_a_reason_an_official_and_a_number(self, book: Book) -> None:
        base = book.manual()
        refused(book, "reason", books.insert_earlier, base, INVITATION, "Camat Contoh", " ")
        refused(book, "authority", books.insert_earlier, base, INVITATION, "", "terlewat")
        with pytest.raises(NotFound):
            book.do(books.insert_earlier, "005/9/424.308/2026", INVITATION, "Camat Contoh", "terlewat")


class TestMarks:
    def test_a_void_number_stays_and_is_void_once(self, book: Book) -> None:
        number = book.manual()
        book.do(books.void, number, "Camat Contoh", "Salah tulis")
        row = book.row(number)
        assert row.void
        assert row.marks[0].authority == "Camat Contoh"
        assert "BATAL: Salah tulis" in row.note
        for again in (books.void, lambda n, *rest: books.correct(n, {"name": "X"}, *rest)):
            assert "sudah dibatalkan" in refused(book, "", again, number, "", "lagi").sentence
        assert "sudah dibatalkan" in refused(book, "", books.send_out, number, "Koramil", "").sentence
        assert book.manual() == "005/2/424.308/2026", "a void number is never used again"

    def test_a_correction_keeps_the_row_as_written(self, book: Book) -> None:
        number = book.manual()
        book.do(books.correct, number, {"name": " Budi  Sungguh ", "purpose": ""}, "", "Salah ketik")
        book.do(books.correct, number, {"name": "Budi Akhir"}, "Camat Contoh", "Salah ketik lagi")
        row = book.row(number)
        assert (row.entry.name, row.current.name) == ("Budi Contoh", "Budi Akhir")
        assert [mark.content for mark in row.marks] == [{"name": "Budi Sungguh"}, {"name": "Budi Akhir"}]

    def test_a_correction_says_something_new_with_a_reason_and_never_the_number(self, book: Book) -> None:
        number = book.manual()
        refused(book, "", books.correct, number, {"name": "Budi Contoh"}, "", "Salah ketik")
        refused(book, "reason", books.correct, number, {"name": "Budi"}, "", "")
        refused(book, "nik", books.correct, number, {"nik": "12"}, "", "Salah ketik")
        refused(book, "", books.correct, number, {"number": "1/2"}, "", "Salah ketik")


class TestBlanks:
    def test_a_block_takes_a_run_of_numbers_that_wait_to_be_settled(self, book: Book) -> None:
        book.manual()
        numbers = book.block(3)
        assert numbers == [f"331/{n}/424.308/2026" for n in (2, 3, 4)]
        assert all(book.row(number).open_blank for number in numbers)
        assert book.manual() == "005/5/424.308/2026"

    def test_one_is_filled_and_the_others_given_up(self, book: Book) -> None:
        numbers = book.block(3)
        book.do(book_blanks.fill_blank, numbers[0], Particulars("Sri Contoh", "SKCK", village="Wates"))
        assert book.do(book_blanks.give_up_blanks, tuple(numbers[1:]), "Tidak terpakai") == 2
        assert book.row(numbers[0]).current.name == "Sri Contoh"
        assert [book.row(number).void for number in numbers] == [False, True, True]
        with book.counter.store.read() as uow:
            assert uow.books.open_blanks() == ()
            assert [entry.number for entry in uow.register.page(RegisterFilter(text="sri"), 10)] == numbers[:1]

    def test_a_settled_blank_is_settled_and_one_wrong_number_gives_up_none(self, book: Book) -> None:
        numbers = book.block(2)
        book.do(book_blanks.fill_blank, numbers[0], Particulars("Sri Contoh", "SKCK"))
        refused(book, "", book_blanks.fill_blank, numbers[0], Particulars("Lain Contoh", "SKCK"))
        refused(book, "", book_blanks.give_up_blanks, (numbers[1], numbers[0]), "Tidak terpakai")
        refused(book, "name", book_blanks.fill_blank, numbers[1], Particulars("", "SKCK"))
        refused(book, "reason", book_blanks.give_up_blanks, (numbers[1],), "")
        assert book.row(numbers[1]).open_blank

    @pytest.mark.parametrize("count", [-1, 0, 201])
    def test_a_block_is_of_1_to_200(self, book: Book, count: int) -> None:
        refused(book, "count", book_blanks.reserve_block, "skck", count, "Listrik padam")

    def test_a_block_wants_a_reason(self, book: Book) -> None:
        refused(book, "reason", book_blanks.reserve_block, "skck", 1, "")

    def test_its_kit_has_a_line_and_a_receipt_for_each_open_blank(self, book: Book) -> None:
        numbers = book.block(3)
        book.do(book_blanks.fill_blank, numbers[0], Particulars("Sri Contoh", "SKCK"))
        block_id = book.row(numbers[1]).entry.block_id
        with book.counter.store.read() as uow:
            kit = blank_kit_of(block_id, uow, book.counter.now)
        lines, *receipts = kit.parts
        assert isinstance(lines, TablePart)
        assert [row[1] for row in lines.rows] == numbers[1:]
        assert [part.columns[1].heading for part in receipts if isinstance(part, TablePart)] == numbers[1:]
        book.do(book_blanks.give_up_blanks, tuple(numbers[1:]), "Tidak terpakai")
        with book.counter.store.read() as uow, pytest.raises(UserError, match="diisi atau dilepas"):
            blank_kit_of(block_id, uow, book.counter.now)


def test_a_letter_sent_out_is_numbered_in_its_own_book(book: Book) -> None:
    number = book.manual()
    book.do(books.correct, number, {"service_title": "Edaran kebersihan"}, "", "Salah ketik")
    sent = [book.do(books.send_out, number, to, "") for to in ("Koramil", "Desa Wates")]
    assert [(row.sequence, row.addressee, row.subject) for row in sent] == [
        (1, "Koramil", "Edaran kebersihan"),
        (2, "Desa Wates", "Edaran kebersihan"),
    ]
    refused(book, "addressee", books.send_out, number, " ", "")


class TestClock:
    def test_a_clock_that_went_back_or_leapt_ahead_stops_every_number(self, book: Book) -> None:
        base = book.manual()
        case = book.counter.walk(book.counter.take_in("skck"), StepKind.REGISTER)
        for moment in (MONDAY - dt.timedelta(minutes=1), MONDAY + dt.timedelta(days=7, minutes=1)):
            book.counter.now = moment
            for work in (
                book.manual,
                lambda: book.block(1),
                lambda: book.do(books.insert_earlier, base, INVITATION, "Camat Contoh", "terlewat"),
                lambda: book.counter.advance(case),
            ):
                with pytest.raises(ClockInDoubt):
                    work()
        assert len(book.rows()) == 1

    def test_an_official_vouches_for_it_once(self, book: Book) -> None:
        book.manual()
        book.counter.later(days=20)
        refused(book, "official", book_years.confirm_clock, "", "libur")
        refused(book, "reason", book_years.confirm_clock, "Camat Contoh", "")
        book.do(book_years.confirm_clock, "Camat Contoh", "libur")
        assert book.manual() == "005/2/424.308/2026"
        book.counter.later(days=20)
        with pytest.raises(ClockInDoubt):
            book.manual()

    def test_a_confirmation_does_not_cover_a_later_leap(self, book: Book) -> None:
        book.manual()
        book.counter.later(days=10)
        book.do(book_years.confirm_clock, "Camat Contoh", "libur")
        confirmed = book.counter.now
        for moment in (confirmed - dt.timedelta(minutes=1), confirmed + dt.timedelta(days=7, minutes=1)):
            book.counter.now = moment
            with pytest.raises(ClockInDoubt, match=r"terakhir dipastikan \(3 Desember 2026\)"):
                book.manual()
        book.do(book_years.confirm_clock, "Camat Contoh", "libur lagi")
        assert book.manual() == "005/2/424.308/2026"

    def test_there_is_nothing_to_confirm_while_nobody_doubts_it(self, book: Book) -> None:
        with book.counter.store.write() as uow:
            nothing = book_years.confirm_clock("Camat Contoh", "libur", uow, book.counter.now, book.counter.officer)
        assert nothing.changes == frozenset()


class TestYear:
    def test_the_first_year_opens_by_itself_and_each_later_one_by_an_officer(self, book: Book) -> None:
        book.manual()
        book.counter.now = JANUARY
        book.counter.vouch_for_clock()
        with pytest.raises(YearNotOpen):
            book.manual()
        book.do(book_years.open_year, 2027, SeriesMode.CLASSIFICATION, 5)
        assert [book.manual(), book.manual(classification="300")] == ["005/5/424.308/2027", "300/5/424.308/2027"]

    def test_a_year_is_opened_once_and_not_far_away(self, book: Book) -> None:
        book.manual()
        assert "sudah dibuka" in refused(book, "", book_years.open_year, 2026, SeriesMode.OFFICE, 1).sentence
        refused(book, "year", book_years.open_year, 2031, SeriesMode.OFFICE, 1)
        refused(book, "first", book_years.open_year, 2027, SeriesMode.OFFICE, 0)

    def test_the_settings_change_no_year_that_is_open(self, book: Book) -> None:
        book.manual()
        with book.counter.store.write() as uow:
            save_settings({SERIES_MODE: "service"}, uow, book.counter.now, book.counter.officer)
        assert book.manual(classification="300") == "300/2/424.308/2026"


def test_every_mark_says_who_and_when(book: Book) -> None:
    number = book.manual()
    book.counter.later(hours=1)
    book.do(books.void, number, "", "Salah tulis")
    mark = book.row(number).marks[0]
    assert (mark.kind, mark.at, mark.officer) == (MarkKind.VOID, book.counter.now, "Petugas A")
