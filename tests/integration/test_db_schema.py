"""Making, upgrading and refusing data files."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from app.actions.check import check
from app.assets import Templates
from app.errors import EnvironmentProblem
from db import schema
from db.schema import APPLICATION_ID, MIGRATIONS, newest, prepare
from db.store import SqlStore
from db.tables import metadata
from tests.builders import open_office

FIXTURES = sorted(Path(__file__).parent.parent.joinpath("fixtures").glob("schema-*.db.gz"))
"""Data files as the program of each released schema left them: an office with cases at every stage, books, letters."""


def ask(path: Path, query: str) -> list[tuple]:
    connection = dbapi2.connect(str(path))
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def alter(path: Path, *statements: str) -> None:
    connection = dbapi2.connect(str(path), isolation_level=None)
    try:
        for statement in statements:
            connection.execute(statement)
    finally:
        connection.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "loket.db"


@pytest.fixture
def filled(path: Path) -> Path:
    """An office's data file of the newest schema, with a case in it."""
    with open_office(path.parent) as counter:
        counter.take_in("skck")
    shutil.move(path.parent / "lekok.db", path)
    return path


@pytest.fixture
def next_migrations(tmp_path: Path) -> Path:
    """The migrations of a Loket to come, one schema further."""
    folder = tmp_path / "migrations"
    shutil.copytree(MIGRATIONS, folder)
    (folder / f"v{newest() + 1:03}.sql").write_text(
        "-- What comes next; with a semicolon.\nCREATE TABLE later (id INTEGER PRIMARY KEY);\n"
        "CREATE TRIGGER later_stay BEFORE DELETE ON later\nBEGIN SELECT RAISE(ABORT, 'no; never'); END;\n"
    )
    return folder


def test_a_fresh_file_gets_the_newest_schema_and_is_marked_as_ours(path: Path) -> None:
    prepare(path)
    assert ask(path, "PRAGMA user_version") == [(newest(),)]
    assert ask(path, "PRAGMA application_id") == [(APPLICATION_ID,)]
    assert ask(path, "PRAGMA journal_mode") == [("wal",)]


def test_the_folder_of_a_fresh_file_is_made(tmp_path: Path) -> None:
    prepare(tmp_path / "data" / "kantor" / "loket.db")
    assert (tmp_path / "data" / "kantor" / "loket.db").exists()


def test_preparing_again_changes_nothing(filled: Path) -> None:
    before = filled.read_bytes()
    prepare(filled)
    assert filled.read_bytes() == before
    assert [p.name for p in filled.parent.iterdir()] == ["loket.db"]


def test_the_tables_of_the_queries_are_those_of_the_schema(path: Path) -> None:
    prepare(path)
    for table in metadata.tables.values():
        made = [row[1] for row in ask(path, f"PRAGMA table_info({table.name})")]
        assert [column.name for column in table.columns] == made


def test_an_empty_file_is_taken_for_a_fresh_one(path: Path) -> None:
    path.touch()
    prepare(path)
    assert ask(path, "PRAGMA user_version") == [(newest(),)]


def test_a_file_whose_making_was_cut_short_is_made_again(path: Path) -> None:
    alter(path, "PRAGMA journal_mode = WAL")
    assert path.stat().st_size > 0
    prepare(path)
    assert ask(path, "PRAGMA user_version") == [(newest(),)]


def test_a_newer_file_is_refused_and_untouched(filled: Path) -> None:
    alter(filled, "PRAGMA user_version = 99")
    before = filled.read_bytes()
    with pytest.raises(EnvironmentProblem, match=r"loket\.db dibuat oleh Loket yang lebih baru"):
        prepare(filled)
    assert filled.read_bytes() == before


@pytest.mark.parametrize("mark", [0, 12345])
def test_a_database_of_another_program_is_refused_and_untouched(path: Path, mark: int) -> None:
    alter(path, f"PRAGMA application_id = {mark}", "CREATE TABLE theirs (id)", "INSERT INTO theirs VALUES (1)")
    before = path.read_bytes()
    with pytest.raises(EnvironmentProblem, match="rusak atau bukan milik Loket"):
        prepare(path)
    assert path.read_bytes() == before
    assert [p.name for p in path.parent.iterdir()] == ["loket.db"]


@pytest.mark.parametrize("content", [b"halo", b"\x00" * 4096, b"%PDF-1.7 bukan data" * 300])
def test_a_file_that_is_no_database_is_refused_and_untouched(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(EnvironmentProblem, match="rusak atau bukan milik Loket"):
        prepare(path)
    assert path.read_bytes() == content
    assert [p.name for p in path.parent.iterdir()] == ["loket.db"]


def test_a_damaged_file_is_refused_and_untouched(filled: Path) -> None:
    content = bytearray(filled.read_bytes())
    content[100:4096] = b"\xff" * 3996
    filled.write_bytes(content)
    with pytest.raises(EnvironmentProblem, match="rusak atau bukan milik Loket") as caught:
        prepare(filled)
    assert "Jangan dihapus" in caught.value.hint
    assert filled.read_bytes() == content


def test_a_folder_in_place_of_the_file_is_told(path: Path) -> None:
    path.mkdir()
    with pytest.raises(EnvironmentProblem, match="tidak bisa dibuka"):
        prepare(path)


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("bukan folder")
    with pytest.raises(EnvironmentProblem, match="tidak bisa dibuka"):
        prepare(tmp_path / "data" / "loket.db")


def test_an_upgrade_keeps_the_data_and_a_copy_of_the_old_file(filled: Path, next_migrations: Path) -> None:
    prepare(filled, next_migrations)
    copy = filled.with_name(f"loket-sebelum-v{newest() + 1}.db")
    assert ask(filled, "PRAGMA user_version") == [(newest() + 1,)]
    assert ask(filled, "SELECT count(*) FROM later") == [(0,)]
    assert ask(copy, "PRAGMA user_version") == [(newest(),)]
    for file in (filled, copy):
        assert ask(file, "SELECT count(*) FROM case_file") == [(1,)]
        assert ask(file, "PRAGMA integrity_check") == [("ok",)]


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda fixture: fixture.name)
def test_the_data_of_every_released_schema_are_whole_after_the_upgrade(fixture: Path, path: Path) -> None:
    path.write_bytes(gzip.decompress(fixture.read_bytes()))
    kept = ("SELECT number, state, name FROM case_file", "SELECT number, at, name FROM register_entry")
    papers = ("SELECT number, pdf FROM letter", "SELECT sequence, collected_by FROM handover")
    before = [ask(path, query) for query in (*kept, *papers)]
    assert all(before)
    store = SqlStore(path, Templates())
    result = check(store)
    store.close()
    assert result.findings == ()
    assert (result.cases, result.entries, result.letters) == tuple(len(rows) for rows in before[:3])
    assert [ask(path, query) for query in (*kept, *papers)] == before
    for table in metadata.tables.values():
        made = [row[1] for row in ask(path, f"PRAGMA table_info({table.name})")]
        assert [column.name for column in table.columns] == made


def test_a_file_corrected_before_schema_4_is_found_by_its_former_names(path: Path) -> None:
    fixture = next(one for one in FIXTURES if one.name == "schema-3.db.gz")
    path.write_bytes(gzip.decompress(fixture.read_bytes()))
    store = SqlStore(path, Templates())
    with store.read() as uow:
        found = [[hit.name for hit in uow.cases.search(name)] for name in ("rina contoh s.pd", "rina", "marina")]
    store.close()
    assert found == [["Marina Contoh, S.Pd"]] * 3


def test_an_upgrade_that_fails_leaves_the_old_schema_whole(filled: Path, next_migrations: Path) -> None:
    broken = next_migrations / f"v{newest() + 1:03}.sql"
    broken.write_text("CREATE TABLE later (id);\nDROP TABLE case_event;\nDROP TABLE no_such_table;\n")
    with pytest.raises(dbapi2.OperationalError, match="no_such_table"):
        prepare(filled, next_migrations)
    assert ask(filled, "PRAGMA user_version") == [(newest(),)]
    assert ask(filled, "SELECT count(*) FROM case_event") == [(1,)]
    assert ask(filled, "SELECT count(*) FROM sqlite_schema WHERE name = 'later'") == [(0,)]


def test_without_a_sound_copy_nothing_is_upgraded(filled: Path, next_migrations: Path) -> None:
    (filled.with_name(f"loket-sebelum-v{newest() + 1}.db")).mkdir()  # no file can be written there
    before = filled.read_bytes()
    with pytest.raises(EnvironmentProblem, match="Salinan pengaman"):
        prepare(filled, next_migrations)
    assert filled.read_bytes() == before


def test_a_script_that_ends_in_mid_statement_is_a_bug() -> None:
    with pytest.raises(ValueError, match="unfinished"):
        list(schema._statements("CREATE TABLE a (id);\nCREATE TABLE b (id"))


def test_a_file_that_another_loket_upgraded_meanwhile_is_left_alone(filled: Path) -> None:
    connection = dbapi2.connect(str(filled), isolation_level=None)
    schema._migrate(connection, newest(), "CREATE TABLE later (id);")
    connection.close()
    assert ask(filled, "SELECT count(*) FROM sqlite_schema WHERE name = 'later'") == [(0,)]
