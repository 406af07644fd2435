"""Tells now and then how far a long print is, and stops when it is no longer wanted."""

from __future__ import annotations

from app.errors import UserError
from app.ports import Progress

EVERY = 500  # rows


class Steps:
    """Counts rows, each twice: laid out and drawn. Telling and asking are one call of `progress`."""

    def __init__(self, progress: Progress | None, rows: int) -> None:
        self._progress = progress
        self._rows = rows
        self._halves = 0
        self._told = 0

    def laid_out(self, rows: int) -> None:
        """Rows wrapped and ready to be drawn."""
        self._count(rows)

    def drawn(self, rows: int) -> None:
        """Rows that stand on their page."""
        self._count(rows)

    def _count(self, rows: int) -> None:
        self._halves += rows
        done = self._halves // 2
        if self._progress is None or (done - self._told < EVERY and self._halves < 2 * self._rows):
            return
        self._told = done
        if not self._progress(done, self._rows):
            raise UserError("Cetakan dibatalkan.")
