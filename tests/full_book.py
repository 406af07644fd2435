"""A register book in which every kind of row occurs, with two closed months: what somebody could go at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from sqlcipher3 import dbapi2

from app.actions import book_blanks, book_years, books
from app.actions.book_entry import Particulars
from app.actions.closing import close_month
from app.model.catalogue import StepKind
from app.model.register import SeriesMode
from tests.builders import Counter

TABLES = (
    "register_entry",
    "register_mark",
    "number_block",
    "book_year",
    "clock_leap",
    "dispatch",
    "month_close",
    "month_row",
    "number_counter",
)
SIGNED = "Camat Contoh"
LETTER = Particulars("Budi Contoh", "Surat keterangan", service_key="skck", nik="9914101203850001", village="Jatirejo")


def fill_book(counter: Counter) -> None:
    """November and December 2026 closed, one letter in January 2027.

    November: 1 corrected, 2 with two sisipan, 3 void, 4 typed elsewhere, 5 to 7 reserved (5 filled, the others given
    up), 1 and 2 sent out. After its closing a correction of 1 and a sisipan after 4. December: 8 and 9, 9 void.
    """

    def do(action: Callable[..., Any], *arguments: Any) -> Any:
        with counter.store.write() as uow:
            return action(*arguments, uow, counter.later(minutes=7), counter.officer).value

    def register() -> str:
        case = counter.advance(counter.walk(counter.take_in("skck"), StepKind.REGISTER))
        entry = counter.entry(case)
        assert entry is not None
        return entry.number

    def number(of: str) -> str:
        return f"331/{of}/424.308/2026"

    for _ in range(3):
        register()
    do(books.insert_earlier, number("2"), LETTER, SIGNED, "surat tertinggal")
    do(books.insert_earlier, number("2"), LETTER, SIGNED, "satu lagi")
    do(books.enter_manual, LETTER)
    do(book_blanks.reserve_block, "skck", 3, "listrik padam")
    do(book_blanks.fill_blank, number("5"), LETTER)
    do(book_blanks.give_up_blanks, (number("6"), number("7")), "listrik menyala")
    do(books.void, number("3"), SIGNED, "salah orang")
    do(books.correct, number("1"), {"name": "Rina Betul"}, SIGNED, "salah ketik")
    do(books.send_out, number("1"), "Polsek", "Pak Contoh")
    do(books.send_out, number("2"), "Koramil", "")
    counter.now = dt.datetime(2026, 12, 7, 8, 0)
    counter.vouch_for_clock()
    do(close_month, 2026, 11)
    do(books.correct, number("1"), {"purpose": "melamar kerja"}, SIGNED, "keperluan lain")
    do(books.insert_earlier, number("4"), LETTER, SIGNED, "terlambat disusulkan")
    register()
    do(books.void, register() and number("9"), SIGNED, "batal diambil")
    counter.now = dt.datetime(2027, 1, 4, 8, 0)
    counter.vouch_for_clock()
    do(book_years.open_year, 2027, SeriesMode.OFFICE, 1)
    do(close_month, 2026, 12)
    register()


def columns(connection: Any, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]


def key(connection: Any, table: str) -> list[str]:
    """The columns that name a row."""
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[5]]


def content(connection: Any) -> dict[str, list[Any]]:
    """All rows of all books."""
    return {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES}


def by_another_program(counter: Counter) -> Any:
    """A connection as a database browser opens it: no foreign keys, no recursive triggers."""
    return dbapi2.connect(str(counter.store.path), isolation_level=None)
