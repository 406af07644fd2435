"""Somebody drops the triggers and goes at the register with another program: the check names the row.

What the check of the file cannot see is said by the last tests: a forger who seals everything anew from the altered row
on is caught by the seals on paper, and a row of a month that is not closed yet is vouched for by nothing but its
neighbours. Of a closed month its rows and marks are sealed; who closed it, when, and the notes of the closing are not.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.actions.check import check
from app.actions.closing import check_seal, month_seal, seal_findings
from app.assets import Templates
from app.errors import UserError
from app.rules.month.recap import month_period
from app.rules.month.seal import GENESIS, digests, printed, row_text
from db.store import SqlStore
from tests.builders import Counter, open_office
from tests.full_book import by_another_program, columns, fill_book

SEALED_ENTRIES = "SELECT row_id FROM month_row WHERE kind = 'entry'"
SEALED_MARKS = "SELECT row_id FROM month_row WHERE kind = 'mark'"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with open_office(tmp_path_factory.mktemp("buku")) as counter:
        fill_book(counter)
    return counter.store.path


@pytest.fixture
def counter(made: Path, tmp_path: Path) -> Iterator[Counter]:
    store = SqlStore(Path(shutil.copyfile(made, tmp_path / "loket.db")), Templates())
    yield Counter(store)
    store.close()


@pytest.fixture
def forger(counter: Counter) -> Iterator[Any]:
    """A connection to the file without its triggers."""
    connection = by_another_program(counter)
    for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    yield connection
    connection.close()


def seals(counter: Counter) -> tuple[str, ...]:
    with counter.store.read() as uow:
        return seal_findings(uow)


def looked(counter: Counter) -> tuple[str, ...]:
    return check(counter.store).findings


def forged(column: str, value: Any) -> Any:
    """Something else that the column may hold."""
    if column == "kind":
        return "ralat" if value in ("isi", "batal") else "manual"
    if column == "content":
        return json.dumps({"name": "Orang Lain"})
    if column in ("date", "at", "covering_date"):
        return "2026-11-24 10:00:00.000000"[: len(value or "2026-11-24")]
    return value + 1000 if isinstance(value, int) else f"{value or ''}x"


def test_the_book_is_whole_before_anybody_goes_at_it(counter: Counter, forger: Any) -> None:
    assert looked(counter) == ()
    with counter.store.read() as uow:
        assert [close.month for close in uow.closing.closes()] == ["2026-11", "2026-12"]


def test_every_field_of_a_sealed_row_is_sealed(counter: Counter, forger: Any) -> None:
    for table, ids in (("register_entry", SEALED_ENTRIES), ("register_mark", SEALED_MARKS)):
        for name in columns(forger, table):
            row_id, value = forger.execute(f"SELECT id, {name} FROM {table} WHERE id IN ({ids}) ORDER BY id").fetchone()
            other = forged(name, value) if name != "block_id" else 1
            forger.execute(f"UPDATE {table} SET {name} = ? WHERE id = ?", (other, row_id))
            (finding,) = seals(counter)
            assert finding.startswith("Buku November 2026: baris ke-"), (table, name)
            changed_id = other if name == "id" else row_id
            forger.execute(f"UPDATE {table} SET {name} = ? WHERE id = ?", (value, changed_id))
            assert seals(counter) == (), (table, name)


def test_each_sealed_row_that_was_changed_is_named(counter: Counter, forger: Any) -> None:
    sealed = forger.execute(f"SELECT id, number, name FROM register_entry WHERE id IN ({SEALED_ENTRIES})").fetchall()
    assert len(sealed) == 11
    for row_id, number, name in sealed:
        forger.execute("UPDATE register_entry SET name = 'Orang Lain' WHERE id = ?", (row_id,))
        (finding,) = looked(counter)
        assert f"(nomor {number}" in finding
        assert "tidak cocok dengan segelnya" in finding
        forger.execute("UPDATE register_entry SET name = ? WHERE id = ?", (name, row_id))


def test_each_sealed_mark_that_was_changed_is_named(counter: Counter, forger: Any) -> None:
    sealed = forger.execute(f"SELECT id, reason FROM register_mark WHERE id IN ({SEALED_MARKS})").fetchall()
    assert len(sealed) == 6
    for row_id, reason in sealed:
        forger.execute("UPDATE register_mark SET reason = 'alasan lain' WHERE id = ?", (row_id,))
        (finding,) = looked(counter)
        assert f"(catatan no. {row_id})" in finding
        forger.execute("UPDATE register_mark SET reason = ? WHERE id = ?", (reason, row_id))


def test_a_void_that_was_taken_back_is_named(counter: Counter, forger: Any) -> None:
    forger.execute("UPDATE register_mark SET kind = 'ralat' WHERE kind = 'batal' AND reason = 'salah orang'")
    (finding,) = looked(counter)
    assert "(catatan no. 4)" in finding


def test_a_dropped_row_is_named_and_not_the_one_after_it(counter: Counter, forger: Any) -> None:
    forger.execute("DELETE FROM register_entry WHERE insert_no = 1 AND sequence = 2")
    assert seals(counter) == ("Buku November 2026: baris ke-4 (baris no. 4 hilang) tidak cocok dengan segelnya.",)
    assert "Buku register tahun 2026: sisipan 2.1 tidak ada." in looked(counter)


def test_a_row_that_was_moved_to_another_month_is_named(counter: Counter, forger: Any) -> None:
    forger.execute("UPDATE register_entry SET date = '2026-10-30' WHERE id = 2")
    (finding,) = looked(counter)
    assert "(baris no. 2 hilang)" in finding


def test_a_dropped_mark_is_named_and_not_the_one_after_it(counter: Counter, forger: Any) -> None:
    forger.execute("DELETE FROM register_mark WHERE id = 4")
    findings = looked(counter)
    assert "Catatan register no. 4 tidak ada." in findings
    assert [finding for finding in findings if "(catatan no. 4 hilang)" in finding] == list(seals(counter))


def test_a_row_added_to_a_closed_month_is_named(counter: Counter, forger: Any) -> None:
    names = ", ".join(name for name in columns(forger, "register_entry") if name not in ("id", "number", "case_id"))
    forger.execute(
        f"INSERT INTO register_entry (id, number, case_id, {names})"
        f" SELECT 0, '331/2.3/424.308/2026', NULL, {names.replace('insert_no', '3')}"
        " FROM register_entry WHERE insert_no = 2"
    )
    (finding,) = looked(counter)
    assert "nomor 331/2.3/424.308/2026" in finding
    assert "ditambahkan" in finding


def test_a_mark_added_to_a_closed_month_is_named(counter: Counter, forger: Any) -> None:
    forger.execute(
        "INSERT INTO register_mark (id, entry_id, kind, at, officer, reason)"
        " VALUES (0, 1, 'batal', '2026-11-23', 'A', 'x')"
    )
    (finding,) = looked(counter)
    assert "(catatan no. 0 ditambahkan)" in finding


@pytest.mark.parametrize(
    "damage",
    [
        "INSERT INTO month_row VALUES (1, 99, 'entry', 13, 'x')",
        "DELETE FROM month_row WHERE close_id = 1 AND position = 13",
        "DELETE FROM month_row WHERE close_id = 1 AND position = 0",
        "UPDATE month_row SET digest = 'x' WHERE close_id = 1 AND position = 2",
        "UPDATE month_row SET row_id = 99 WHERE close_id = 1 AND position = 2",
        "UPDATE month_row SET kind = 'mark' WHERE close_id = 1 AND position = 2",
        "UPDATE month_close SET seal = previous WHERE id = 1",
        "UPDATE month_close SET previous = seal WHERE id = 1",
        "UPDATE month_close SET row_count = 1 WHERE id = 1",
        "UPDATE month_close SET last_entry_id = last_entry_id - 1 WHERE id = 1",
        "UPDATE month_close SET last_mark_id = last_mark_id + 1 WHERE id = 1",
        "UPDATE month_close SET last_entry_id = last_entry_id + 1 WHERE id = 1",
    ],
)
def test_a_closing_that_was_changed_is_named(counter: Counter, forger: Any, damage: str) -> None:
    forger.execute(damage)
    assert any(finding.startswith("Buku November 2026: ") for finding in looked(counter))


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM month_close WHERE id = 1",
        "DELETE FROM month_close WHERE id = 2",
        "UPDATE month_close SET month = '2026-10' WHERE id = 1",
        "UPDATE month_close SET month = 'lain' WHERE id = 1",
        "UPDATE month_close SET month = '2026-13' WHERE id = 2",
    ],
)
def test_a_closing_that_is_gone_or_renamed_is_found(counter: Counter, forger: Any, damage: str) -> None:
    forger.execute(damage)
    assert looked(counter)


@pytest.mark.parametrize(
    ("damage", "finding"),
    [
        ("DELETE FROM dispatch WHERE sequence = 1", "Buku ekspedisi tahun 2026: nomor 1 tidak ada."),
        ("DELETE FROM book_year WHERE year = 2027", "Buku register tahun 2027 dipakai, tetapi tidak tercatat dibuka."),
        (
            "UPDATE number_block SET last = 9",
            "Buku register tahun 2026: blanko 5–9 (blok no. 1) hanya 3 nomor yang tercatat.",
        ),
        ("DELETE FROM number_block", "Tabel register_entry baris 7 menunjuk ke number_block yang tidak ada."),
        ("UPDATE number_counter SET last = 12 WHERE year = 2026", "Buku register tahun 2026: penghitung 12, "),
        ("DELETE FROM register_entry WHERE number LIKE '331/8/%'", "Buku register tahun 2026: nomor urut 8 tidak ada."),
    ],
)
def test_what_is_missing_beside_the_sealed_rows_is_found_too(
    counter: Counter, forger: Any, damage: str, finding: str
) -> None:
    forger.execute(damage)
    assert any(found.startswith(finding) for found in looked(counter)), looked(counter)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE register_entry SET covering_date = 'kapan-kapan' WHERE id = 1",
        "UPDATE register_entry SET at = 'kemarin' WHERE id = 1",
        "UPDATE register_mark SET content = 'bukan daftar' WHERE id = 1",
        "UPDATE month_close SET notes = '[' WHERE id = 1",
        "UPDATE month_close SET closed_at = '?' WHERE id = 1",
    ],
)
def test_what_cannot_be_read_is_a_finding_and_no_crash(counter: Counter, forger: Any, damage: str) -> None:
    forger.execute(damage)
    assert any("tidak bisa dibaca" in finding for finding in looked(counter))


def test_addenda_after_a_closing_leave_its_seal_alone(counter: Counter) -> None:
    with counter.store.read() as uow:
        november, _ = uow.closing.closes()
        period = month_period(2026, 11)
        sealed = uow.closing.sealed_rows(november.id)
        now = list(uow.closing.rows_to_seal(period.first, period.last, 10**9, 10**9))
    assert (len(sealed), len(now)) == (14, 16)  # a sisipan and a correction came later
    assert seals(counter) == ()


def seal_anew(forger: Any, counter: Counter) -> None:
    """What a forger who knows the program does: every digest and seal computed anew, from the first month on."""
    with counter.store.read() as uow:
        previous, written = GENESIS, []
        for close in uow.closing.closes():
            period = month_period(*(int(part) for part in close.month.split("-")))
            rows = list(uow.closing.rows_to_seal(period.first, period.last, close.last_entry_id, close.last_mark_id))
            chain = list(digests(previous, (row_text(kind, text) for kind, _, text in rows)))
            value = month_seal(replace(close, previous=previous), chain)
            written.append((close.id, previous, value, [row[:2] for row in rows], chain))
            previous = value
    for close_id, before, value, rows_of, chain in written:
        forger.execute("DELETE FROM month_row WHERE close_id = ?", (close_id,))
        for n, ((kind, row_id), digest) in enumerate(zip(rows_of, chain, strict=True)):
            forger.execute("INSERT INTO month_row VALUES (?, ?, ?, ?, ?)", (close_id, n, kind, row_id, digest))
        forger.execute(
            "UPDATE month_close SET previous = ?, seal = ?, row_count = ? WHERE id = ?",
            (before, value, len(chain), close_id),
        )


def test_a_seal_that_nobody_changed_is_recognised_from_paper(counter: Counter, forger: Any) -> None:
    seal_anew(forger, counter)  # of an untouched book it comes to the same
    with counter.store.read() as uow:
        for close in uow.closing.closes():
            assert check_seal(printed(close.seal), uow) == close
    assert looked(counter) == ()


@pytest.mark.parametrize(
    ("damage", "betrayed"),
    [
        ("UPDATE register_entry SET name = 'Orang Lain' WHERE id = 2", {"2026-11", "2026-12"}),
        ("UPDATE register_mark SET reason = 'alasan lain' WHERE id = 4", {"2026-11", "2026-12"}),
        ("UPDATE register_entry SET nik = '9914101203850002' WHERE sequence = 8", {"2026-12"}),
        ("DELETE FROM register_mark WHERE id = 7", {"2026-12"}),
    ],
)
def test_a_forger_who_seals_the_book_anew_is_betrayed_by_the_printed_seals(
    counter: Counter, forger: Any, damage: str, betrayed: set[str]
) -> None:
    with counter.store.read() as uow:
        on_paper = {close.month: printed(close.seal) for close in uow.closing.closes()}
    forger.execute(damage)
    assert seals(counter)
    seal_anew(forger, counter)
    assert looked(counter) == ()
    with counter.store.read() as uow:
        for month, words in on_paper.items():
            if month in betrayed:
                with pytest.raises(UserError, match="tidak dikenal"):
                    check_seal(words, uow)
            else:
                assert check_seal(words, uow).month == month


def test_a_changed_row_of_an_open_month_shows_nowhere(counter: Counter, forger: Any) -> None:
    forger.execute("UPDATE register_entry SET name = 'Orang Lain' WHERE year = 2027")
    assert looked(counter) == ()
