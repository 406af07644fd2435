"""Brings a data file to the newest schema, and refuses what is not ours, newer than us, or damaged.

Migrations are numbered SQL files; `PRAGMA user_version` says how far a file is. Before an existing file is changed, a
verified copy is laid beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from app.errors import EnvironmentProblem
from db.problems import damaged, problem, unwritable

APPLICATION_ID = 0x4C4F4B54
"""'LOKT' in the file header: tells our files from others."""
MIGRATIONS = Path(__file__).with_name("migrations")
_MAGIC = b"SQLite format 3\x00"


def newest(migrations: Path = MIGRATIONS) -> int:
    """The schema that this program makes."""
    return max(int(path.stem[1:]) for path in migrations.glob("v*.sql"))


def prepare(path: Path, migrations: Path = MIGRATIONS) -> None:
    """Makes or upgrades the file.

    Raises EnvironmentProblem with a sentence when it cannot be used; then nothing was changed.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _refuse_foreign(path)
    except OSError as error:
        raise unwritable(path) from error
    connection: Any = None
    try:
        connection = dbapi2.connect(str(path), isolation_level=None, timeout=10)
        _bring_up(connection, path, migrations)
    except dbapi2.DatabaseError as error:
        found = problem(error, path)
        if found is None:
            raise
        raise found from error
    finally:
        if connection is not None:
            connection.close()


def _refuse_foreign(path: Path) -> None:
    """Looks at the bytes alone, so that a file of somebody else is not so much as opened as a database."""
    if not path.exists() or path.stat().st_size == 0:
        return
    with path.open("rb") as file:
        header = file.read(100)
    journal = path.with_name(path.name + "-wal")
    if not header.startswith(_MAGIC):
        raise damaged(path)
    # With a journal beside it the header may be an old one; then SQLite is asked.
    if journal.exists() and journal.stat().st_size > 0:
        return
    if int.from_bytes(header[68:72], "big") not in (0, APPLICATION_ID):
        raise damaged(path)


def _bring_up(connection: Any, path: Path, migrations: Path) -> None:
    version = _number(connection, "PRAGMA user_version")
    ours = _number(connection, "PRAGMA application_id")
    tables = _number(connection, "SELECT count(*) FROM sqlite_schema")
    # Nothing in it and nobody's: a fresh file, or one whose making was cut short by a power failure.
    fresh = not (ours or version or tables)
    if not fresh and ours != APPLICATION_ID:
        raise damaged(path)
    if version > newest(migrations):
        raise EnvironmentProblem(
            f"Berkas data {path.name} dibuat oleh Loket yang lebih baru.", "Pasang Loket terbaru di komputer ini."
        )
    if version == newest(migrations):
        return
    if fresh:
        connection.execute("PRAGMA journal_mode = WAL")
    else:
        _verified_copy(connection, path.with_name(f"{path.stem}-sebelum-v{newest(migrations)}.db"))
    connection.execute("PRAGMA synchronous = FULL")
    for number in range(version + 1, newest(migrations) + 1):
        _migrate(connection, number, (migrations / f"v{number:03}.sql").read_text(encoding="utf-8"))


def _number(connection: Any, query: str) -> int:
    return int(connection.execute(query).fetchone()[0])


def _verified_copy(connection: Any, target: Path) -> None:
    beside = target.with_name(f"{target.name}.baru")
    try:
        beside.unlink(missing_ok=True)
        connection.execute("VACUUM INTO ?", (str(beside),))
        copy = dbapi2.connect(str(beside))
        try:
            sound = copy.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
        finally:
            copy.close()
        if not sound:
            raise OSError("the copy is not what was written")
        beside.replace(target)
    except (OSError, dbapi2.Error) as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise EnvironmentProblem(
            "Salinan pengaman sebelum pembaruan data gagal dibuat.", "Data tidak diubah. Periksa sisa ruang disk."
        ) from error


def _migrate(connection: Any, number: int, script: str) -> None:
    """One transaction a schema: a power cut leaves the old one whole."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another Loket may have done it while this one waited for the lock.
        if _number(connection, "PRAGMA user_version") < number:
            for statement in _statements(script):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {number}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _statements(script: str) -> Iterator[str]:
    """The statements of a script one by one: the driver's own `executescript` would commit first."""
    text = ""
    for line in script.splitlines(keepends=True):
        text += line
        if dbapi2.complete_statement(text):
            yield text
            text = ""
    if text.strip():
        raise ValueError("unfinished statement in a migration")
