"""What happens with a bug: a report number for the officer, and for whoever mends it a log without anybody's data.

The log keeps where an error came from, never what it said: messages and values may hold names and numbers of
applicants.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from copy import copy
from pathlib import Path
from types import TracebackType

_ROOT = Path(__file__).resolve().parent.parent
_log = logging.getLogger("loket")
_LARGEST = 500_000
_KEPT = 3


def report(error: BaseException) -> str:
    """Logs an error that nobody foresaw; the sentence to show, with the number under which it stands in the log."""
    import secrets  # late, like the handlers below: a run without bugs needs neither

    number = secrets.token_hex(3).upper()
    _log.error("laporan no. %s", number, exc_info=error)
    return f"Terjadi kesalahan yang tidak terduga (laporan no. {number})."


@contextmanager
def logging_to(folder: Path) -> Iterator[Path]:
    """Keeps warnings and errors in `loket.log` of that folder, which is made when there is something to keep."""
    path = folder / "loket.log"
    handler = _LogFile(path)
    root = logging.getLogger()
    root.addHandler(handler)
    try:
        yield path
    finally:
        root.removeHandler(handler)
        handler.close()


class _LogFile(logging.Handler):
    """Opens the file with the first line that is worth keeping."""

    def __init__(self, path: Path) -> None:
        super().__init__(logging.WARNING)
        self._path = path
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Writes a line; a disk that cannot take it must not hide the error that it is about."""
        try:
            if self._file is None:
                self._file = self._open()
            self._file.emit(record)
        except OSError:
            return

    def _open(self) -> logging.Handler:
        from logging.handlers import RotatingFileHandler

        class Quiet(RotatingFileHandler):
            def handleError(self, record: logging.LogRecord) -> None:
                """A full disk: the usual complaint on the screen would carry the text of the error."""

        self._path.parent.mkdir(parents=True, exist_ok=True)
        file = Quiet(self._path, maxBytes=_LARGEST, backupCount=_KEPT, encoding="utf-8")
        file.setFormatter(_WhereOnly("%(asctime)s %(levelname)s %(name)s %(message)s"))
        return file

    def close(self) -> None:
        """Lets go of the file."""
        if self._file is not None:
            with suppress(OSError):  # what a full disk refused before, it refuses again
                self._file.close()
        super().close()


class _WhereOnly(logging.Formatter):
    """Formats an exception as kinds and places."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without the text of the exception that another handler may have left on the record."""
        bare = copy(record)
        bare.exc_text = None
        return super().format(bare)

    def formatException(
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        """The chain of exceptions, first cause first."""
        lines: list[str] = []
        error = ei[1]
        seen: set[int] = set()
        while error is not None and id(error) not in seen:
            seen.add(id(error))
            block = [f"{type(error).__module__}.{type(error).__qualname__}"]
            for frame in traceback.extract_tb(error.__traceback__):
                block.append(f"  {_place(frame.filename)}:{frame.lineno} {frame.name}: {frame.line}")
            lines = block + lines
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\n".join(lines)


def _place(filename: str) -> str:
    """A source file without the folders above, which may say who works here."""
    path = Path(filename)
    return str(path.relative_to(_ROOT)) if path.is_relative_to(_ROOT) else "/".join(path.parts[-3:])
