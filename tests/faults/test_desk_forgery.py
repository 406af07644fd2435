"""What was written at the desks stays as written: no program changes, drops or replaces a row of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from tests.builders import open_office
from tests.full_book import by_another_program

AT = "2026-11-23 09:00:00.000000"
ROWS: dict[str, dict[str, Any]] = {
    "authority": {
        "id": 1,
        "official_id": 1,
        "seat": "camat",
        "kind": "plh",
        "decision": "800/1",
        "first_day": "2026-11-23",
        "last_day": "2026-11-30",
        "at": AT,
        "officer": "A",
    },
    "authority_end": {"authority_id": 1, "last_day": "2026-11-24", "reason": "kembali", "at": AT, "officer": "A"},
    "presence": {"id": 1, "official_id": 1, "at": AT, "present": 0, "officer": "A"},
    "case_event": {"id": 900, "case_id": 1, "at": AT, "officer_id": 1, "move": "advance", "position": 0},
    "case_pause": {"id": 1, "case_id": 1, "cause": "pemohon", "began_at": AT, "ended_at": AT},
    "carry_sheet": {"id": 1, "number": "x", "at": AT, "officer_id": 1, "step_kind": "sign", "actor": "camat"},
    "carry_row": {"sheet_id": 1, "case_id": 1, "position": 1},
    "case_record": {"id": 1, "case_id": 1, "form": "spj", "data": "{}", "at": AT, "officer_id": 1},
    "document": {
        "id": 1,
        "case_id": 1,
        "kind": "k",
        "version": 1,
        "content": "{}",
        "pdf": b"x",
        "fingerprint": "f",
        "issued_at": AT,
        "officer_id": 1,
    },
    "schedule": {
        "id": 1,
        "case_id": 1,
        "starts_at": AT,
        "ends_at": "2026-11-23 10:00:00.000000",
        "place": "Aula",
        "at": AT,
        "officer_id": 1,
    },
    "pbb_payment": {
        "id": 1,
        "case_id": 1,
        "stts": "S",
        "nop": "9" * 18,
        "tax_year": 2026,
        "taxpayer": "Budi Contoh",
        "amount": 1000,
        "paid_on": "2026-11-23",
        "at": AT,
        "officer_id": 1,
    },
    "pbb_void": {"payment_id": 1, "reason": "keliru", "at": AT, "officer_id": 1},
    "applicant_merge": {"id": 1, "from_nik": "1", "into_nik": "2", "reason": "sama", "at": AT, "officer": "A"},
    "applicant_apart": {
        "id": 1,
        "nik": "1",
        "other": "2",
        "last_merge": 0,
        "reason": "kembar",
        "at": AT,
        "officer": "A",
    },
    "handover": {
        "id": 1,
        "case_id": 1,
        "year": 2026,
        "sequence": 1,
        "document": "Surat",
        "number": "",
        "collected_by": "Budi",
        "relation": "Anak",
        "at": AT,
        "officer_id": 1,
    },
    "handover_void": {"handover_id": 1, "reason": "keliru", "at": AT, "officer": "A"},
}
"""One row of each book of the desks."""
REFUSED = r"kept as written|kept as issued|never deleted|already|only its end|not the next|is paid"


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Any]:
    """A file of one case with a row in each book, open in another program: no foreign keys, no recursive triggers."""
    with open_office(tmp_path) as counter:
        counter.take_in("skck")
        other = by_another_program(counter)
        for table, row in ROWS.items():
            names = ", ".join(row)
            other.execute(f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(row))})", list(row.values()))
        yield other
        other.close()


@pytest.mark.parametrize("table", ROWS)
def test_a_row_is_neither_changed_dropped_nor_replaced(connection: Any, table: str) -> None:
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    before = connection.execute(f"SELECT * FROM {table}").fetchall()
    statements = [f"UPDATE {table} SET {column} = {column}" for column in columns]
    statements += [f"DELETE FROM {table}"]
    statements += [f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}"]
    for statement in statements:
        with pytest.raises(dbapi2.IntegrityError, match=REFUSED):
            connection.execute(statement)
    assert connection.execute(f"SELECT * FROM {table}").fetchall() == before


def test_an_open_pause_is_ended_once_and_there_is_never_a_second(connection: Any) -> None:
    begun = "INSERT INTO case_pause (case_id, cause, began_at) VALUES (1, 'pejabat', ?)"
    connection.execute(begun, [AT])
    with pytest.raises(dbapi2.IntegrityError, match=r"already there|UNIQUE"):
        connection.execute(begun, [AT])
    with pytest.raises(dbapi2.IntegrityError, match="only its end"):
        connection.execute("UPDATE case_pause SET note = 'lain' WHERE ended_at IS NULL")
    connection.execute("UPDATE case_pause SET ended_at = ? WHERE ended_at IS NULL", [AT])
    with pytest.raises(dbapi2.IntegrityError, match="only its end"):
        connection.execute("UPDATE case_pause SET ended_at = ?", ["2026-11-24 09:00:00.000000"])


@pytest.mark.parametrize(
    ("table", "changes"),
    [
        ("authority", {"kind": "raja"}),
        ("authority", {"decision": " "}),
        ("authority", {"last_day": "2026-11-01"}),
        ("case_pause", {"cause": "malas"}),
        ("schedule", {"ends_at": AT}),
        ("pbb_payment", {"amount": 0, "nop": "1" * 18}),
        ("pbb_void", {"payment_id": 2, "reason": ""}),
        ("applicant_merge", {"into_nik": "1"}),
    ],
)
def test_the_data_file_refuses_what_cannot_be(connection: Any, table: str, changes: dict[str, Any]) -> None:
    row = {key: value for key, value in (ROWS[table] | changes).items() if key != "id"}
    with pytest.raises(dbapi2.IntegrityError, match="CHECK"):
        connection.execute(
            f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", list(row.values())
        )
