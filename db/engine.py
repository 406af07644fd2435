"""Opens the data file: engine, pragmas, and who may write.

Durability: WAL with synchronous FULL syncs once a commit and loses no acknowledged commit when the power fails.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, event
from sqlalchemy import create_engine as _create_engine
from sqlcipher3 import dbapi2

BUSY_SECONDS = 10
PENDING = "loket.begin"
"""Key of a connection's info: the words that begin the next transaction, said before its first statement."""


def create_engine(path: Path) -> Engine:
    """An engine on that file.

    Every transaction that means to write begins IMMEDIATE, so that it never fails half-way for a lock.
    """
    engine = _create_engine(
        URL.create("sqlite+pysqlite", database=str(path)),
        module=dbapi2,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False, "isolation_level": None},
        hide_parameters=True,  # an error message must not carry anybody's data into a log
    )

    @event.listens_for(engine, "connect")
    def _pragmas(connection: Any, _record: Any) -> None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA foreign_keys = ON")
        # Without it INSERT OR REPLACE would delete a row behind the back of the delete triggers.
        cursor.execute("PRAGMA recursive_triggers = ON")
        cursor.execute("PRAGMA trusted_schema = OFF")
        cursor.close()

    @event.listens_for(engine, "before_cursor_execute")
    def _begin(connection: Any, cursor: Any, *_more: Any) -> None:
        opening = connection.info.pop(PENDING, None)
        if opening is not None:
            cursor.execute(opening)

    @event.listens_for(engine, "checkin")
    def _forget(_connection: Any, record: Any) -> None:
        record.info.pop(PENDING, None)

    return engine
