"""Progress of a command on standard error: a bar that moves on a terminal, a line each tenth anywhere else."""

from __future__ import annotations

import sys
from typing import TextIO

_WIDTH = 30


class Bar:
    """A Progress for the command line. `what` names what is counted, e.g. 'hari'."""

    def __init__(self, what: str, out: TextIO | None = None) -> None:
        self._what = what
        self._out = out if out is not None else sys.stderr
        self._tenth = 0

    def __call__(self, done: int, whole: int) -> bool:
        """Shows how far it is; always goes on (Ctrl+C stops it)."""
        if self._out is None:
            return True
        if self._out.isatty():
            filled = _WIDTH * done // max(1, whole)
            end = "\n" if done >= whole else ""
            self._out.write(f"\r[{'#' * filled:-<{_WIDTH}}] {done} dari {whole} {self._what}{end}")
            self._out.flush()
        elif (tenth := 10 * done // max(1, whole)) > self._tenth:
            self._tenth = tenth
            self._out.write(f"{done} dari {whole} {self._what}\n")
            self._out.flush()
        return True
