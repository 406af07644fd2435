"""The data file itself refuses to change, drop or skip a row of the register book, whoever asks.

Two ways in are tried: the program's own connection, and one as a database browser opens it (foreign keys and recursive
triggers off, both being settings of a connection and not of the file). What the file cannot refuse, said here once:

- Without recursive triggers `INSERT OR REPLACE` takes out the old row behind the back of the delete triggers. It still
  fails wherever the new row is not the next one, so it reaches the last row of a series, marks on rows that are not
  void, and the tables whose rows have no order of their own (blocks, years, leaps of the clock, digests, counters).
- Without foreign keys a mark may name a row that is not there, a sealed row a month that is not.
- A counter may be moved by one without its row: that is how a number is taken. The book then stands still, as no
  later row fits.
- Whoever drops the triggers, or writes the file byte by byte, can do anything.

The integrity check and the seals on paper are for those (tests/faults/test_register_forgery.py).
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from app.actions.check import check
from app.assets import Templates
from db.store import SqlStore
from tests.builders import open_office
from tests.full_book import TABLES, columns, content, fill_book, key

OURS, OTHER = "the program's own connection", "another program"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with open_office(tmp_path_factory.mktemp("buku")) as counter:
        fill_book(counter)
    return counter.store.path


@pytest.fixture(scope="module", params=[OURS, OTHER])
def connection(request: pytest.FixtureRequest, path: Path) -> Iterator[Any]:
    if request.param == OTHER:
        raw = another_program(path)
        yield raw
        raw.close()
        return
    store = SqlStore(path, Templates())
    with store.engine.connect() as mine:
        yield mine.connection.driver_connection
    store.close()


def another_program(path: Path) -> Any:
    raw = dbapi2.connect(str(path), isolation_level=None)
    raw.execute("PRAGMA foreign_keys = OFF")
    raw.execute("PRAGMA recursive_triggers = OFF")
    return raw


def is_ours(connection: Any) -> bool:
    return bool(connection.execute("PRAGMA recursive_triggers").fetchone()[0])


def refused(connection: Any, statement: str, values: Any = ()) -> str:
    """Why the file refuses; nothing has changed then. Empty when it was let through (and rolled back)."""
    before = content(connection)
    connection.execute("BEGIN")
    try:
        connection.execute(statement, values)
    except dbapi2.IntegrityError as error:
        assert content(connection) == before
        return str(error)
    else:
        return ""
    finally:
        connection.execute("ROLLBACK")


def rows(connection: Any, table: str) -> Iterator[tuple[str, list[Any]]]:
    """A condition for each row, with its values."""
    names = key(connection, table)
    for row in connection.execute(f"SELECT {', '.join(names)} FROM {table}").fetchall():
        yield " AND ".join(f"{name} = ?" for name in names), list(row)


@pytest.mark.parametrize("table", TABLES)
def test_no_column_of_any_row_is_changed(connection: Any, table: str) -> None:
    for column in columns(connection, table):
        for verb in ("UPDATE", "UPDATE OR REPLACE", "UPDATE OR IGNORE"):
            statement = f"{verb} {table} SET {column} = 'lain'"
            assert refused(connection, statement), statement


@pytest.mark.parametrize("table", TABLES)
def test_no_row_is_deleted(connection: Any, table: str) -> None:
    for condition, values in rows(connection, table):
        assert "never" in refused(connection, f"DELETE FROM {table} WHERE {condition}", values)


@pytest.mark.parametrize("table", TABLES)
def test_no_row_is_written_over_by_an_upsert(connection: Any, table: str) -> None:
    last = columns(connection, table)[-1]
    for condition, values in rows(connection, table):
        again = f"INSERT INTO {table} SELECT * FROM {table} WHERE {condition}"
        assert refused(connection, again, values)
        assert refused(connection, f"{again} ON CONFLICT DO UPDATE SET {last} = 'lain'", values)


@pytest.mark.parametrize("table", TABLES)
def test_a_replacing_insert_is_refused_to_every_program(connection: Any, table: str) -> None:
    let_through = [
        values
        for condition, values in rows(connection, table)
        if not refused(connection, f"INSERT OR REPLACE INTO {table} SELECT * FROM {table} WHERE {condition}", values)
    ]
    assert let_through == []


COPY = """INSERT INTO register_entry (number, series, year, sequence, insert_no, kind, reason, classification, date, at,
    case_number, service_key, service_title, name, nik, address, village, purpose, covering_number, signer, officer)
SELECT :number, :series, :year, :sequence, :insert_no, :kind, :reason, classification, date, at,
    case_number, service_key, service_title, name, nik, address, village, purpose, covering_number, signer, officer
FROM register_entry WHERE id = 1"""


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"sequence": 11}, "not the next number"),
        ({"sequence": 10}, "not the next number"),  # the counter has not moved
        ({"sequence": 8}, "not the next number"),
        ({"sequence": 0}, "not the next number"),
        ({"sequence": -1}, "not the next number"),
        ({"sequence": 1, "year": 2026}, "not the next number"),
        ({"sequence": 1, "year": 2028}, "year is not opened"),
        ({"sequence": 1, "series": "331"}, "not the next number"),
        ({"sequence": 9}, "UNIQUE"),
        ({"sequence": 2, "insert_no": 2, "kind": "sisipan"}, "already there"),
        ({"sequence": 2, "insert_no": 4, "kind": "sisipan"}, "not the next sisipan"),
        ({"sequence": 1, "insert_no": 2, "kind": "sisipan"}, "not the next sisipan"),
        ({"sequence": 1, "insert_no": -1, "kind": "sisipan"}, "not the next sisipan"),
        ({"sequence": 10, "insert_no": 1, "kind": "sisipan"}, "not the next sisipan"),
        ({"sequence": 1, "insert_no": 1, "kind": "manual"}, "not the next sisipan"),
        ({"sequence": 1, "insert_no": 1, "kind": "sisipan", "reason": "  "}, "not the next sisipan"),
        ({"sequence": 1, "insert_no": 1, "kind": "sisipan", "number": "331/2/424.308/2026"}, "UNIQUE"),
        ({"sequence": 1, "insert_no": 1, "kind": "lain"}, "not the next sisipan"),
    ],
)
def test_a_row_out_of_its_order_is_refused(connection: Any, changed: dict[str, Any], why: str) -> None:
    row = {"number": "baru", "series": "", "year": 2026, "insert_no": 0, "kind": "manual", "reason": "karena"} | changed
    assert why in refused(connection, COPY, row)


def test_the_row_that_is_next_is_taken(connection: Any) -> None:
    row = {"number": "baru", "series": "", "year": 2026, "insert_no": 1, "kind": "sisipan", "reason": "karena"}
    assert refused(connection, COPY, row | {"sequence": 1}) == ""
    assert refused(connection, COPY, row | {"sequence": 2, "insert_no": 3}) == ""


def test_a_counter_moves_one_step_at_a_time_and_no_number_can_be_left_out(connection: Any) -> None:
    for step in (-1, 0, 2, 100):
        moved = f"UPDATE number_counter SET last = last + {step} WHERE year = 2026"
        assert refused(connection, moved) == "counter: only one step forward"
    connection.execute("BEGIN")
    connection.execute("UPDATE number_counter SET last = last + 1 WHERE year = 2026")
    connection.execute("UPDATE number_counter SET last = last + 1 WHERE year = 2026")
    row = {"number": "baru", "series": "", "year": 2026, "insert_no": 0, "kind": "manual", "reason": ""}
    for sequence in (10, 11):
        with pytest.raises(dbapi2.IntegrityError, match="not the next number"):
            connection.execute(COPY, row | {"sequence": sequence})
    connection.execute("ROLLBACK")


MARK = "INSERT INTO register_mark (entry_id, kind, at, officer, reason) VALUES (?, ?, '2026-12-08', 'A', ?)"


@pytest.mark.parametrize(
    ("number", "kind", "reason", "why"),
    [
        ("331/3/424.308/2026", "batal", "lagi", "settled"),
        ("331/3/424.308/2026", "ralat", "lagi", "settled"),
        ("331/5/424.308/2026", "isi", "lagi", "settled"),
        ("331/6/424.308/2026", "isi", "lagi", "settled"),
        ("331/1/424.308/2026", "isi", "lagi", "settled"),
        ("331/1/424.308/2026", "ralat", " ", "CHECK"),
        ("331/1/424.308/2026", "hapus", "lagi", "CHECK"),
    ],
)
def test_a_mark_that_a_row_cannot_have_is_refused(
    connection: Any, number: str, kind: str, reason: str, why: str
) -> None:
    (entry,) = connection.execute("SELECT id FROM register_entry WHERE number = ?", (number,)).fetchone()
    assert why in refused(connection, MARK, (entry, kind, reason))


@pytest.mark.parametrize("sequence", [-1, 0, 1, 2, 4])
def test_a_paper_sent_out_takes_the_next_number_only(connection: Any, sequence: int) -> None:
    statement = (
        "INSERT INTO dispatch (year, sequence, at, letter_number, subject, addressee, officer)"
        " VALUES (2026, ?, '2026-12-08', '1', 'Surat', 'Polsek', 'A')"
    )
    assert "dispatch: " in refused(connection, statement, (sequence,))
    assert refused(connection, statement, (3,)) == ""


CLOSE = (
    "INSERT INTO month_close (month, closed_at, officer, previous, seal, row_count, last_entry_id, last_mark_id)"
    " VALUES (?, '2027-02-01', 'A', {}, 'x', 0, 0, 0)"
)
LAST = "(SELECT seal FROM month_close ORDER BY month DESC LIMIT 1)"


def test_a_month_is_closed_after_the_last_one_and_chained_to_it(connection: Any) -> None:
    for month in ("2026-10", "2026-11", "2026-12"):
        assert refused(connection, CLOSE.format(LAST), (month,)).endswith("months are closed in order")
    for previous in ("'x'", "printf('%064d', 0)", "(SELECT previous FROM month_close WHERE id = 2)"):
        assert refused(connection, CLOSE.format(previous), ("2027-01",)).endswith("months are closed in order")
    assert refused(connection, CLOSE.format(LAST), ("2027-01",)) == ""


def test_a_mark_on_no_row_is_refused_by_the_program(path: Path) -> None:
    store = SqlStore(path, Templates())
    with store.engine.connect() as mine:
        assert "FOREIGN KEY" in refused(mine.connection.driver_connection, MARK, (999, "ralat", "lagi"))
    store.close()


def test_a_mark_on_no_row_by_another_program_is_found_by_the_check(path: Path, tmp_path: Path) -> None:
    raw = another_program(Path(shutil.copyfile(path, tmp_path / "loket.db")))
    raw.execute(MARK, (999, "ralat", "lagi"))
    raw.close()
    store = SqlStore(tmp_path / "loket.db", Templates())
    (finding,) = check(store).findings
    assert finding.startswith("Tabel register_mark baris 8 menunjuk")
    store.close()


def test_after_all_that_was_refused_the_file_is_whole(connection: Any, path: Path) -> None:
    store = SqlStore(path, Templates())
    assert check(store).findings == ()
    store.close()
