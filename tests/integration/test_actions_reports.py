"""Closing a month and reporting it, on real files: in order, when it is over, with what came later kept apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.actions import book_blanks, books, moves
from app.actions.book_reading import read_page
from app.actions.book_years import ClockInDoubt
from app.actions.closing import close_month, next_to_close, problems
from app.actions.handover import Collection, hand_over
from app.actions.reports import (
    known_periods,
    note_export,
    read_book,
    read_facts,
    report_of,
    sheet_of,
    view_of,
    wider_period,
)
from app.actions.seals import check_printed_seal
from app.changes import Change
from app.errors import UserError
from app.model.books import Book
from app.model.catalogue import StepKind
from app.model.month import Edition
from app.model.papers import SealPart, TablePart
from app.ports import RegisterFilter
from app.rules.books.endings import finished_at, row_note
from app.rules.month.recap import month_period
from app.rules.month.seal import printed
from tests.builders import Counter, open_office
from tests.full_book import by_another_program, fill_book

NOVEMBER, DECEMBER = month_period(2026, 11), month_period(2026, 12)
FIRST = "331/1/424.308/2026"


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with open_office(tmp_path) as counter:
        yield counter


@pytest.fixture
def full(counter: Counter) -> Counter:
    """A book with every kind of row; November and December closed."""
    fill_book(counter)
    return counter


def do(counter: Counter, action, *arguments):
    with counter.store.write() as uow:
        return action(*arguments, uow, counter.now, counter.officer)


def ask(counter: Counter, question, *arguments, **more):
    with counter.store.read() as uow:
        return question(*arguments, uow, counter.now, **more)


def number(counter: Counter) -> str:
    """A file goes through to its number."""
    case = counter.advance(counter.walk(counter.take_in("skck"), StepKind.REGISTER))
    entry = counter.entry(case)
    assert entry is not None
    return entry.number


def in_december(counter: Counter) -> None:
    counter.now = dt.datetime(2026, 12, 1, 8, 0)
    counter.vouch_for_clock()


def report(counter: Counter, edition: Edition, period=NOVEMBER):
    with counter.store.read() as uow:
        return report_of(edition, period, uow, counter.now, counter.officer)


def test_a_month_that_is_not_over_cannot_be_closed(counter: Counter) -> None:
    number(counter)
    assert (
        ask(counter, view_of, NOVEMBER).closable == "November 2026 belum berakhir; tutup buku setelah bulannya lewat."
    )
    with pytest.raises(UserError, match="belum berakhir"):
        do(counter, close_month, 2026, 11)


def test_months_are_closed_in_order_and_once(counter: Counter) -> None:
    number(counter)
    in_december(counter)
    number(counter)
    counter.now = dt.datetime(2027, 1, 4, 8, 0)
    counter.vouch_for_clock()
    assert ask(counter, view_of, DECEMBER).closable == "Tutup dulu November 2026."
    with pytest.raises(UserError, match="belum bisa ditutup"):
        do(counter, close_month, 2026, 12)
    assert do(counter, close_month, 2026, 11).changes == {Change.REGISTER}
    assert ask(counter, view_of, NOVEMBER).closable == "November 2026 sudah ditutup."
    with pytest.raises(UserError, match="sudah ditutup"):
        do(counter, close_month, 2026, 11)
    with counter.store.read() as uow:
        assert next_to_close(uow, counter.now) == DECEMBER


def test_a_doubted_clock_closes_no_month(counter: Counter) -> None:
    number(counter)
    counter.now = dt.datetime(2031, 1, 1, 8, 0)
    with pytest.raises(ClockInDoubt, match="Rabu, 1 Januari 2031, jauh sesudah nomor terakhir"):
        do(counter, close_month, 2026, 11)
    counter.now = dt.datetime(2026, 12, 1, 8, 0)
    counter.vouch_for_clock()
    assert do(counter, close_month, 2026, 11).value.closed_at == counter.now


def test_the_mean_time_is_what_the_office_took_without_the_days_at_the_applicant(counter: Counter) -> None:
    case = counter.take_in("skck")
    counter.later(minutes=10)
    away = counter.move(moves.return_to_applicant, case, "KTP buram")
    counter.later(days=2)
    counter.walk(counter.move(moves.resume, away), StepKind.HAND_OVER)
    counter.later(minutes=30)
    total = ask(counter, read_facts, NOVEMBER).now.total
    assert (total.finished, total.mean_minutes, total.longest_minutes) == (1, 10, 10)
    figures, *tables = [part for part in report(counter, Edition.RECAP).parts if hasattr(part, "title")]
    assert ("Rata-rata tanpa jeda", "10 mnt") in [figure[:2] for figure in figures.figures]
    notes = [part.note for part in tables if isinstance(part, TablePart) and part.title == "Rekap per layanan"]
    assert "tanpa jeda" in notes[0]


def test_open_blanks_block_the_close_until_they_are_settled(counter: Counter) -> None:
    do(counter, book_blanks.reserve_block, "skck", 2, "listrik padam")
    in_december(counter)
    assert ask(counter, view_of, NOVEMBER).closable == "Isi atau lepas dulu 2 blanko."
    with pytest.raises(UserError, match="Blanko nomor"):
        do(counter, close_month, 2026, 11)
    do(counter, book_blanks.give_up_blanks, (FIRST, "331/2/424.308/2026"), "listrik menyala")
    assert do(counter, close_month, 2026, 11).value.row_count == 4


def test_what_is_open_is_named_and_kept_with_the_close(counter: Counter) -> None:
    case = counter.walk(counter.take_in("skck", name="Budi Contoh"), StepKind.HAND_OVER)
    in_december(counter)
    with counter.store.read() as uow:
        found = problems(NOVEMBER, uow, counter.now)
    assert [(problem.kind, problem.number) for problem in found] == [
        ("tanpa surat", case.number), ("belum diambil", case.number),
    ]  # fmt: skip
    assert do(counter, close_month, 2026, 11).value.notes == tuple(problem.sentence for problem in found)


def test_a_reprint_of_a_closed_month_says_what_it_said_then(counter: Counter) -> None:
    case = counter.walk(counter.take_in("skck", name="Budi Contoh"), StepKind.HAND_OVER)
    in_december(counter)
    do(counter, close_month, 2026, 11)
    before = ask(counter, read_facts, NOVEMBER)
    rows = report(counter, Edition.REGISTER).parts[0]
    counter.later(minutes=5)
    do(counter, hand_over, Collection(counter.request_id(), case.number, counter.case(case).revision, "Budi", "Anak"))
    do(counter, books.void, FIRST, "Camat", "salah orang")
    after = ask(counter, read_facts, NOVEMBER)
    assert (after.uncollected, after.without_letter) == (before.uncollected, before.without_letter)
    assert [row.name for row in after.uncollected] == ["Budi Contoh"]
    assert report(counter, Edition.REGISTER).parts[0] == rows


def test_a_file_refused_with_its_number_is_said_to_be_refused_in_the_book_and_on_the_screen(counter: Counter) -> None:
    case = counter.walk(counter.take_in("skck"), StepKind.STAMP)
    counter.move(moves.refuse, case, "Camat menolak.")
    with counter.store.read() as uow:
        printed_row = read_book(NOVEMBER, uow).rows[0]
        shown_row = read_page(Book.REGISTER, RegisterFilter(), uow, 10)[0]
    assert row_note(printed_row) == row_note(shown_row) == "Ditolak 23-11-2026: Camat menolak"
    assert finished_at(printed_row) is None


def test_later_rows_and_marks_are_addenda_of_the_closed_month(full: Counter) -> None:
    with full.store.read() as uow:
        book = read_book(NOVEMBER, uow)
    assert [row.row.entry.number.split("/")[1] for row in book.rows] == [
        "1",
        "2",
        "2.1",
        "2.2",
        "3",
        "4",
        "5",
        "6",
        "7",
    ]
    assert [(added.kind, added.number.split("/")[1]) for added in book.addenda] == [("Ralat", "1"), ("Sisipan", "4.1")]
    content = report(full, Edition.REGISTER)
    titles = [part.title for part in content.parts if isinstance(part, TablePart)]
    assert titles == ["", "Tambahan setelah tutup buku"]
    assert (content.mark, isinstance(content.parts[-1], SealPart)) == ("", True)
    assert [block.post_lines for block in content.signatures] == [("CAMAT LEKOK,",), ("Petugas,",)]


def test_a_quarter_is_closed_with_the_last_month_that_has_a_book(full: Counter) -> None:
    year, quarter = wider_period(NOVEMBER, 12), wider_period(NOVEMBER, 3)
    assert report(full, Edition.ALL, quarter).mark == ""  # October was before the first book
    assert report(full, Edition.ALL, month_period(2027, 1)).mark == "BELUM DITUTUP"
    assert report(full, Edition.ALL, year).title == "LAPORAN TAHUNAN PELAYANAN"
    assert ask(full, view_of, year).closable == "Tutup buku dilakukan bulan demi bulan: pilih satu bulan."


def test_a_printed_seal_is_recognised_however_it_is_typed(full: Counter) -> None:
    with full.store.read() as uow:
        close = uow.closing.closes()[0]
        for typed in (printed(close.seal), close.seal, printed(close.seal).lower().replace("0", "o")):
            found = check_printed_seal(typed, uow)
            assert (found.label, found.findings) == ("November 2026", ())
        with pytest.raises(UserError, match="tidak dikenal"):
            check_printed_seal("ab" * 32, uow)
        with pytest.raises(UserError, match="belum lengkap"):
            check_printed_seal("C907 71D5", uow)


def test_a_seal_tells_when_the_book_no_longer_fits_it(full: Counter) -> None:
    other = by_another_program(full)
    other.execute("DROP TRIGGER register_entry_keep")
    other.execute("UPDATE register_entry SET name = 'Orang Lain' WHERE number = ?", (FIRST,))
    other.close()
    with full.store.read() as uow:
        november, december = (check_printed_seal(close.seal, uow) for close in uow.closing.closes())
    assert november.findings[0].startswith(f"Buku November 2026: baris ke-1 (nomor {FIRST}, ")
    assert december.findings == ()


def test_an_export_masks_nik_and_a_full_one_is_logged_with_its_reason(full: Counter) -> None:
    masked = ask(full, lambda uow, now: sheet_of(Edition.REGISTER, NOVEMBER, uow, now))
    whole = ask(full, lambda uow, now: sheet_of(Edition.REGISTER, NOVEMBER, uow, now, full_nik=True))
    nik = [column.heading for column in masked.columns].index("NIK")
    assert all("•" in str(row[nik]) for row in masked.rows if row[nik])
    assert any(str(row[nik]).isdecimal() for row in whole.rows)
    with full.store.write() as uow:
        note_export(Edition.REGISTER, NOVEMBER, "berkas a.xlsx", " Arsip  kantor ", uow, full.now, full.officer)
    with full.store.engine.connect() as connection:
        logged = connection.exec_driver_sql("SELECT kind, target, officer_id FROM print_log ORDER BY id DESC").first()
    assert tuple(logged) == (
        "Register pelayanan November 2026, NIK lengkap: Arsip kantor",
        "berkas a.xlsx",
        full.officer,
    )


def test_the_books_of_going_out_are_printed_in_their_own_order(full: Counter) -> None:
    sent = report(full, Edition.DISPATCH).parts[0]
    assert isinstance(sent, TablePart)
    assert [cells[5] for cells in sent.rows] == ["Polsek", "Koramil"]
    assert ask(full, lambda uow, now: sheet_of(Edition.DISPATCH, NOVEMBER, uow, now)).rows[0][5] == "Polsek"
    assert report(full, Edition.HANDOVER).title == "BUKU PENGAMBILAN"


def test_months_are_known_from_the_first_number_on(full: Counter) -> None:
    assert [month.label for month in ask(full, known_periods)] == ["Januari 2027", "Desember 2026", "November 2026"]


def test_a_period_that_has_not_begun_is_refused(counter: Counter) -> None:
    with pytest.raises(UserError, match="Januari 2027 belum dimulai"):
        report(counter, Edition.RECAP, month_period(2027, 1))
