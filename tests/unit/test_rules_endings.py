"""What ended a file without its product, and what the book of a month says of it before and after its closing."""

import datetime as dt
from dataclasses import replace

from app.model.books import BookRow, MonthClose
from app.model.case import CaseEvent, CaseState, Move
from app.model.month import RegisterRow
from app.model.register import RegisterEntry
from app.rules.books.column import Look
from app.rules.books.endings import endings, standing
from app.rules.books.register import AGENDA_COLUMNS, REGISTER_COLUMNS
from app.rules.month.book import month_book

DAY = dt.datetime(2026, 11, 23, 9, 0)
CLOSED_AT = dt.datetime(2026, 12, 1, 8, 0)
CLOSE = MonthClose(1, "2026-11", CLOSED_AT, "Petugas A", "0" * 64, "ab" * 32, 1, 9, 9)


def event(number: int, move: Move, at: dt.datetime, note: str = "", **more: object) -> CaseEvent:
    return CaseEvent(at, move, "Petugas A", "", "", note, number, **more)  # type: ignore[arg-type]


def row(*events: CaseEvent, finished_at: dt.datetime | None = None) -> RegisterRow:
    entry = RegisterEntry(
        id=1, number="331/1/424.308/2026", series="", year=2026, sequence=1, classification="331", date=DAY.date(),
        at=DAY, case_id=1, case_number="2611-0001-0", service_key="skck", service_title="SKCK", name="Rina Contoh",
        nik="9914105204980001", address="", village="", purpose="", covering_number="", covering_date=None,
        signer="Camat", officer="Petugas A",
    )  # fmt: skip
    return RegisterRow(BookRow(entry), DAY, finished_at, endings=endings(events))


def cell(column: str, line: RegisterRow) -> str:
    return next(one for one in REGISTER_COLUMNS if one.key == column).text(line, Look())


REFUSED = event(4, Move.REFUSE, DAY, "Tidak memenuhi syarat.")


def test_the_row_of_a_refused_file_says_so_and_names_no_day_on_which_it_was_finished() -> None:
    line = row(REFUSED, finished_at=DAY)
    assert cell("keterangan", line) == "Ditolak 23-11-2026: Tidak memenuhi syarat"
    assert cell("selesai", line) == ""
    assert next(one for one in AGENDA_COLUMNS if one.key == "keterangan").text(line, Look()).startswith("Ditolak 23")


def test_a_withdrawn_file_is_said_to_be_withdrawn() -> None:
    assert cell("keterangan", row(event(4, Move.WITHDRAW, DAY, "Pindah"))) == "Dicabut 23-11-2026: Pindah"


def test_a_file_opened_again_is_as_any_other() -> None:
    line = row(REFUSED, event(5, Move.REOPEN, DAY + dt.timedelta(days=1)), finished_at=DAY + dt.timedelta(days=2))
    assert (cell("keterangan", line), cell("selesai", line)) == ("", "25-11-2026")


def test_a_refusal_taken_back_did_not_happen_and_one_whose_reopening_is_taken_back_stands() -> None:
    undone = endings((REFUSED, event(5, Move.UNDO, DAY, undoes=4)))
    assert standing(undone) is None
    again = endings((REFUSED, event(5, Move.REOPEN, DAY), event(6, Move.UNDO, DAY, undoes=5)))
    assert standing(again) is not None
    assert again[0].state is CaseState.REFUSED


def test_a_closed_month_keeps_what_it_said_and_adds_what_came_of_the_file_later() -> None:
    late = CLOSED_AT + dt.timedelta(hours=2)
    ready = {"finished_at": DAY.isoformat()}
    ended = row(event(4, Move.WITHDRAW, late, "Sudah tidak diperlukan", before=ready), finished_at=late)
    book = month_book((ended,), (CLOSE,))
    assert (cell("selesai", book.rows[0]), cell("keterangan", book.rows[0])) == ("23-11-2026", "")
    assert [(one.kind, one.reason) for one in book.addenda] == [("Dicabut", "Sudah tidak diperlukan")]
    opened = replace(row(REFUSED, event(5, Move.REOPEN, late)), finished_at=None)
    book = month_book((opened,), (CLOSE,))
    assert cell("keterangan", book.rows[0]) == "Ditolak 23-11-2026: Tidak memenuhi syarat"
    assert [one.kind for one in book.addenda] == ["Dibuka kembali"]
