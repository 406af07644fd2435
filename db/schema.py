"""Brings a data file to the newest schema, and refuses what is not ours, newer than us, or damaged.

Migrations are numbered SQL files; `PRAGMA user_version` says how far a file is. Before an existing file is changed, a
verified copy is laid beside it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from app.errors import EnvironmentProblem

APPLICATION_ID = 0x4C4F4B54
"""'LOKT' in the file header: tells our files from others."""
_FOLDER = Path(__file__).with_name("migrations")


def newest() -> int:
    """The schema that this program makes."""
    return max(int(path.stem[1:]) for path in _FOLDER.glob("v*.sql"))


def prepare(path: Path) -> None:
    """Makes or upgrades the file. Raises EnvironmentProblem with a sentence when it cannot be used; then nothing was changed."""
    fresh = not path.exists() or path.stat().st_size == 0
    try:
        connection = dbapi2.connect(str(path), isolation_level=None, timeout=10)
    except dbapi2.Error as error:
        raise EnvironmentProblem(
            f"Berkas data {path.name} tidak bisa dibuka.", "Periksa apakah foldernya boleh ditulisi."
        ) from error
    try:
        if not fresh:
            _check_ours(connection, path)
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        if version > newest():
            raise EnvironmentProblem(
                f"Berkas data {path.name} dibuat oleh Loket yang lebih baru.", "Pasang Loket terbaru di komputer ini."
            )
        if version < newest():
            if not fresh:
                _verified_copy(connection, path.with_name(f"{path.stem}-sebelum-v{newest()}.db"))
            _migrate(connection, version)
    except dbapi2.DatabaseError as error:
        raise damaged(path) from error
    finally:
        connection.close()


def damaged(path: Path) -> EnvironmentProblem:
    """The sentence for a file that cannot be read."""
    return EnvironmentProblem(
        f"Berkas data {path.name} rusak atau bukan milik Loket.",
        "Jangan dihapus. Pindahkan ke tempat lain, lalu pulihkan dari cadangan.",
    )


def _check_ours(connection: Any, path: Path) -> None:
    if int(connection.execute("PRAGMA application_id").fetchone()[0]) != APPLICATION_ID:
        raise damaged(path)
    # A full check of a large file takes seconds; `periksa` does that. Here the schema must at least read.
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()


def _verified_copy(connection: Any, target: Path) -> None:
    target.unlink(missing_ok=True)
    connection.execute("VACUUM INTO ?", (str(target),))
    copy = dbapi2.connect(str(target))
    try:
        if copy.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
            raise EnvironmentProblem(
                "Salinan pengaman sebelum pembaruan data gagal diperiksa.",
                "Data tidak diubah. Periksa sisa ruang disk.",
            )
    finally:
        copy.close()


def _migrate(connection: Any, version: int) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    for number in range(version + 1, newest() + 1):
        script = (_FOLDER / f"v{number:03}.sql").read_text(encoding="utf-8")
        # One transaction a schema: a power cut leaves the old one whole.
        connection.executescript(
            f"BEGIN IMMEDIATE;\n{script}\nPRAGMA application_id = {APPLICATION_ID};\n"
            f"PRAGMA user_version = {number};\nCOMMIT;"
        )
