"""Cuts a write off between any two of its statements, as a crash or a bug would."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from app.ports import Store


class Cut(Exception):
    """The write ended here."""


class Cutter:
    """Counts the statements of a data file (a commit is one, too) and raises at one of them, once."""

    def __init__(self, at: int, *, after: bool) -> None:
        self.left = at
        self.after = after
        self.committed = False
        """Whether the commit had begun before the cut: a cut later comes too late to undo anything."""
        self._cut = False

    def count(self, *, commit: bool = False) -> None:
        self.left -= 1
        if self.left == 0:
            self._cut = True
            raise Cut
        self.committed = self.committed or (commit and not self._cut)


@contextmanager
def cut_at(store: Store, at: int, *, after: bool = False) -> Iterator[Cutter]:
    """Within, the write is cut off before its statement number `at`, or after it was carried out.

    Raises Cut out of the block; does nothing when there are fewer statements.
    """
    engine: Any = store.engine  # type: ignore[attr-defined]
    cutter = Cutter(at, after=after)

    def statement(*_: Any) -> None:
        cutter.count()

    def commit(_connection: Any) -> None:
        cutter.count(commit=True)

    moment = "after_cursor_execute" if after else "before_cursor_execute"
    event.listen(engine, moment, statement)
    event.listen(engine, "commit", commit)
    try:
        yield cutter
    finally:
        event.remove(engine, moment, statement)
        event.remove(engine, "commit", commit)
