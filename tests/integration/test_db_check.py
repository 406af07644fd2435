"""The integrity check: a sound office is sound, and each kind of damage is one sentence that names the row."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from app.actions.check import CheckResult, check
from app.actions.letters import issue
from app.assets import Templates
from app.model.case import CaseState
from app.model.catalogue import StepKind
from db.store import SqlStore
from tests.builders import Counter, open_office


class Paper:
    """Draws nothing: these tests are about keeping."""

    def letter(self, content: object) -> bytes:
        return b"%PDF-"


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    """An office with four registered files, one of them with its letter waiting to be collected, and one draft."""
    with open_office(tmp_path) as counter:
        for _ in range(3):
            counter.walk(counter.take_in("skck"))
        last = counter.walk(counter.take_in("skck"), StepKind.HAND_OVER)
        with counter.store.write() as uow:
            issue(last.number, uow, Paper(), counter.now, counter.officer)
        counter.take_in("skck")
        yield counter


def look(counter: Counter, *damage: str) -> CheckResult:
    """The result after somebody went at the file with another program."""
    path = counter.store.path
    counter.store.close()
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute("PRAGMA foreign_keys = OFF")
    for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    for statement in damage:
        connection.execute(statement)
    connection.close()
    store = SqlStore(path, Templates())
    try:
        return check(store)
    finally:
        store.close()


def number(counter: Counter, case_id: int) -> str:
    with counter.store.read() as uow:
        return uow.cases.by_id(case_id).number


def test_a_sound_file_is_said_to_be_whole(counter: Counter) -> None:
    result = look(counter)
    assert result.findings == ()
    assert result.summary == "Data utuh: 5 berkas, 4 nomor register, 1 surat."


def test_a_fresh_office_is_whole(tmp_path: Path) -> None:
    with open_office(tmp_path) as counter:
        assert check(counter.store).summary == "Data utuh: 0 berkas, 0 nomor register, 0 surat."


def test_a_missing_register_row_is_named(counter: Counter) -> None:
    second = number(counter, 2)
    findings = look(counter, "DELETE FROM register_entry WHERE sequence = 2").findings
    assert "Buku register tahun 2026: nomor urut 2 tidak ada." in findings
    assert f"Berkas {second}: nomor surat 331/2/424.308/2026, di buku register tidak ada." in findings
    assert len(findings) == 2


def test_several_missing_register_rows_are_one_finding(counter: Counter) -> None:
    findings = look(counter, "DELETE FROM register_entry WHERE sequence IN (1, 2)").findings
    assert "Buku register tahun 2026: nomor urut 1 sampai 2 tidak ada." in findings


def test_a_missing_last_row_shows_by_the_counter(counter: Counter) -> None:
    findings = look(counter, "DELETE FROM letter", "DELETE FROM register_entry WHERE sequence = 4").findings
    assert "Buku register tahun 2026: penghitung 4, tetapi nomor urut terakhir 3." in findings


def test_an_emptied_book_shows_by_the_counter(counter: Counter) -> None:
    findings = look(counter, "DELETE FROM letter", "DELETE FROM register_entry").findings
    assert "Buku register tahun 2026: penghitung sudah 4, tetapi bukunya kosong." in findings


def test_a_missing_counter_is_named(counter: Counter) -> None:
    findings = look(counter, "DELETE FROM number_counter").findings
    assert "Buku register tahun 2026: penghitungnya tidak ada." in findings
    assert any(finding.startswith("Tabel register_entry baris ") for finding in findings)


def test_a_row_before_the_first_number_is_named(counter: Counter) -> None:
    findings = look(counter, "UPDATE number_counter SET first = 3").findings
    assert "Buku register tahun 2026: nomor urut 1 mendahului nomor pertama." in findings


def test_a_number_that_differs_between_case_and_book_is_named(counter: Counter) -> None:
    first = number(counter, 1)
    findings = look(counter, "UPDATE register_entry SET number = '331/9/x' WHERE sequence = 1").findings
    assert findings == (f"Berkas {first}: nomor surat 331/1/424.308/2026, di buku register 331/9/x.",)


def test_a_letter_that_was_changed_is_named(counter: Counter) -> None:
    fourth = number(counter, 4)
    findings = look(counter, "UPDATE letter SET pdf = x'25504446'").findings
    assert findings == (f"Surat 331/4/424.308/2026 (berkas {fourth}, cetakan ke-1) berubah sejak diterbitkan.",)


@pytest.mark.parametrize(
    ("case_id", "state", "label"),
    [
        (1, CaseState.IN_PROGRESS, "Diproses"),
        (4, CaseState.DONE, "Selesai"),
        (4, CaseState.DRAFT, "Disimpan"),
        (1, CaseState.RETURNED, "Di pemohon"),
        (5, CaseState.READY, "Siap diambil"),
    ],
)
def test_a_state_that_does_not_fit_the_step_is_named(
    counter: Counter, case_id: int, state: CaseState, label: str
) -> None:
    wanted = number(counter, case_id)
    (finding,) = look(counter, f"UPDATE case_file SET state = '{state.value}' WHERE id = {case_id}").findings
    assert finding.startswith(f"Berkas {wanted}: keadaan “{label}” tidak cocok dengan alurnya (langkah ")


def test_a_wrong_check_digit_is_named(counter: Counter) -> None:
    findings = look(counter, "UPDATE case_file SET number = '2611-0001-0' WHERE id = 1").findings
    assert "Berkas 2611-0001-0: angka periksa pada nomornya salah." in findings


@pytest.mark.parametrize(
    "damage",
    ["DELETE FROM case_search WHERE rowid = 1", "UPDATE case_search SET letter_number = '' WHERE rowid = 1"],
)
def test_a_case_that_the_search_would_miss_is_named(counter: Counter, damage: str) -> None:
    first = number(counter, 1)
    assert look(counter, damage).findings == (f"Berkas {first} tidak lengkap di indeks pencarian.",)


def test_a_row_that_points_nowhere_is_named(counter: Counter) -> None:
    findings = look(counter, "INSERT INTO request VALUES ('x', 999, '2026-11-23')").findings
    assert len(findings) == 1
    assert "Tabel request" in findings[0]
    assert "case_file yang tidak ada" in findings[0]


def test_broken_pages_are_findings_not_a_crash(counter: Counter) -> None:
    path = counter.store.path
    with counter.store.engine.connect() as connection:
        query = "SELECT rootpage FROM sqlite_schema WHERE name = 'case_event'"
        page = connection.exec_driver_sql(query).scalar_one()
        size = connection.exec_driver_sql("PRAGMA page_size").scalar_one()
    counter.store.close()
    content = bytearray(path.read_bytes())
    content[(page - 1) * size : page * size] = b"\xff" * size
    path.write_bytes(content)
    store = SqlStore(path, Templates())
    findings = check(store).findings
    store.close()
    assert any("rusak" in finding for finding in findings)
