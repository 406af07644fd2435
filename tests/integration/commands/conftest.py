"""The command line, run in this process as main.py runs it: `loket("siapkan", …)` says what it said and its code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

import main
from app.assets import Templates
from db.store import SqlStore
from tests.builders import Counter, open_office

ROOT = Path(main.__file__).parent
LAST_DAY = "2026-11-20"


@dataclass(frozen=True)
class Said:
    """What a command said, and its exit code."""

    code: int
    out: str
    err: str


@pytest.fixture
def loket(capsys: pytest.CaptureFixture[str]):
    def loket(*argv: object) -> Said:
        code = main.launch([str(word) for word in argv])
        captured = capsys.readouterr()
        return Said(code, captured.out, captured.err)

    return loket


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    """An office in the folder `data`, as the commands find it."""
    (tmp_path / "data").mkdir()
    with open_office(tmp_path / "data") as counter:
        counter.store.close()
    (tmp_path / "data" / "lekok.db").rename(tmp_path / "data" / "loket.db")
    store = SqlStore(tmp_path / "data" / "loket.db", Templates())
    yield Counter(store)
    store.close()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def ask(path: Path, query: str) -> list[tuple]:
    """The rows of a query on a data file."""
    connection = dbapi2.connect(str(path))
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()
