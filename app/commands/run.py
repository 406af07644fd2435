"""Carries out one command line and says how it went: 0 well, 1 not, 2 wrong use, 3 a bug, 130 interrupted."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import TracebackType

from app.commands.line import WrongUse, read_line
from app.errors import LoketError
from app.parts import Parts
from app.trouble import logging_to, report

_COMMANDS: Mapping[str, str] = {
    "siapkan": "app.commands.office",
    "katalog": "app.commands.catalogue",
    "demo": "app.commands.office",
    "cetak": "app.commands.papers",
    "laporan": "app.commands.reports",
    "segel": "app.commands.reports",
    "periksa": "app.commands.office",
}
"""The module of each command, imported only when it is asked for: `katalog` must not wait for the database."""


def run(
    argv: list[str],
    make_parts: Callable[[Path | None, bool, str], Parts],
    open_window: Callable[[Parts], int],
) -> int:
    """Runs one command, or the window when there is none; the exit code. Nothing gets out but exit codes."""
    _speak_utf8()
    try:
        wanted = read_line(argv)
        parts = make_parts(wanted.data, wanted.latihan, wanted.kantor_latihan)
    except WrongUse as error:
        return _say(error.full, 2)
    except SystemExit:
        return 0  # after help
    with logging_to(parts.data_folder / "log") as log:
        try:
            code = _carry_out(wanted, parts, open_window)
            _flush()
            return code
        except LoketError as error:
            return _say(error.full, 2 if isinstance(error, WrongUse) else 1)
        except KeyboardInterrupt:
            return _say("Dibatalkan.", 130)
        except BrokenPipeError:
            return _reader_gone()
        except Exception as error:  # noqa: BLE001 - the outermost line of defence: everything else is a bug
            said = report(error)
            return _say(f"{said} Catatannya ada di {log}." if log.exists() else said, 3)


def _carry_out(wanted: argparse.Namespace, parts: Parts, open_window: Callable[[Parts], int]) -> int:
    if wanted.command is None:
        with _reporting_slots():
            return open_window(parts)
    command: Callable[[argparse.Namespace, Parts], int] = getattr(
        import_module(_COMMANDS[wanted.command]), wanted.command
    )
    return command(wanted, parts)


@contextmanager
def _reporting_slots() -> Iterator[None]:
    """Errors in what the window calls never come out of it: Qt hands them to this hook instead."""
    before = sys.excepthook

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, Exception):
            print(report(error), file=sys.stderr)
        else:
            before(kind, error, trace)

    sys.excepthook = hook
    try:
        yield
    finally:
        sys.excepthook = before


def _say(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code


def _speak_utf8() -> None:
    """Output into a file or pipe is UTF-8 on every system; on Windows it would follow the code page."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _flush() -> None:
    if sys.stdout is not None:
        sys.stdout.flush()


def _reader_gone() -> int:
    """Whoever read our output has seen enough, e.g. `head`: no reason to complain, now or when Python closes it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
