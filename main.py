"""Loket: the way in. Sets up what is missing, then hands the command line to the program.

The only module that knows every room. Down to the version check it must parse on any Python 3, to say so in a sentence.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - an older Python is just what has to be told
    sys.exit(
        f"Loket memerlukan Python 3.11 atau lebih baru; ini Python {sys.version_info[0]}.{sys.version_info[1]}. "
        "Pasang Python yang lebih baru, lalu jalankan dengan Python itu (Windows: py -3 main.py)."
    )

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from pathlib import Path

    from app.model.papers import (
        DocumentContent,
        LetterContent,
        ReceiptContent,
        ReportContent,
        SheetContent,
        SlipContent,
    )
    from app.model.stack_paper import CarryContent
    from app.parts import Parts
    from app.ports import Progress, Renderer, Store

ROOT = os.path.dirname(os.path.abspath(__file__))


class SystemClock:
    """The wall clock of the office's PC."""

    def now(self) -> "dt.datetime":
        """Now, to the second: nothing in an office happens faster."""
        import datetime as dt

        return dt.datetime.now().replace(microsecond=0)


class LateRenderer:
    """The renderer, imported with its reportlab when the first paper is drawn: the window must not wait for it."""

    def receipt(self, content: "ReceiptContent") -> bytes:
        """The tanda terima."""
        return self._real().receipt(content)

    def slip(self, content: "SlipContent") -> bytes:
        """The lembar kekurangan."""
        return self._real().slip(content)

    def letter(self, content: "LetterContent") -> bytes:
        """The letter."""
        return self._real().letter(content)

    def document(self, content: "DocumentContent") -> bytes:
        """The paper of a procedure."""
        return self._real().document(content)

    def carry_sheet(self, content: "CarryContent") -> bytes:
        """A lembar antar."""
        return self._real().carry_sheet(content)

    def report(self, content: "ReportContent", progress: "Progress | None" = None) -> bytes:
        """A report of many parts."""
        return self._real().report(content, progress)

    def sheet(self, content: "SheetContent") -> bytes:
        """An export as XLSX."""
        return self._real().sheet(content)

    def csv(self, content: "SheetContent") -> bytes:
        """An export as CSV."""
        return self._real().csv(content)

    def _real(self) -> "Renderer":
        from reports.renderer import PdfRenderer

        return PdfRenderer()


def make_parts(folder: "Path | None", training: bool, practice: str = "") -> "Parts":
    """What a run works with. `folder` is the data folder, or None for the user's own; `practice` a pack to train on."""
    from pathlib import Path

    from app.assets import Classifications, Packs, Templates
    from app.parts import Parts, training_file

    if folder is None:
        from platformdirs import user_data_dir

        folder = Path(user_data_dir("Loket", appauthor=False))
    training = training or bool(practice)
    data_file = training_file(folder, practice) if training else folder / "loket.db"

    def open_store() -> "Store":
        from db.store import SqlStore

        store = SqlStore(data_file, Templates())
        if training:
            with store.write() as uow:
                uow.office.mark_training()  # whatever is made in this file says LATIHAN
                uow.commit()
        return store

    def holidays(years: "Iterable[int]") -> "dict[dt.date, str]":
        from db.holiday_source import indonesian_holidays

        return indonesian_holidays(years)

    return Parts(
        data_folder=folder,
        data_file=data_file,
        training=training,
        open_store=open_store,
        packs=Packs(),
        classifications=Classifications(),
        holidays=holidays,
        renderer=LateRenderer(),
        clock=SystemClock(),
        practice=practice,
    )


def open_window(parts: "Parts") -> int:
    """Opens the window; the exit code."""
    from ui.start import run

    return run(parts)


def launch(argv: list[str]) -> int:
    """Run Loket with these arguments; everything it needs is in place."""
    from app.commands.run import run  # late: on an older Python this file must still say so

    return run(argv, make_parts, open_window)


def is_set_up() -> bool:
    """Whether this is the python of `.venv` already, or somebody else (a packager, a CI image) saw to everything."""
    inside = os.path.realpath(sys.prefix) == os.path.realpath(os.path.join(ROOT, ".venv"))
    return inside or os.environ.get("LOKET_NO_SETUP") == "1"


def set_up_and_restart(argv: list[str]) -> int:
    """Make sure that `.venv` is complete, then go on in its python."""
    from app.errors import EnvironmentProblem  # late: not needed in .venv, where start-up time counts
    from app.setup import ensure

    window = os.environ.get("QT_QPA_PLATFORM") not in ("offscreen", "minimal")
    try:
        python = ensure(ROOT, tests=False, window=window)
    except EnvironmentProblem as problem:
        print(problem.full, file=sys.stderr)
        return 1
    program = os.path.abspath(__file__)
    if os.name != "nt":
        os.execv(python, [python, program, *argv])

    import subprocess  # Windows' exec gives the prompt back while the program still runs

    if os.path.basename(sys.executable).lower() == "pythonw.exe":  # started without a console, so stay without
        python = os.path.join(os.path.dirname(python), "pythonw.exe")
    return subprocess.call([python, program, *argv])


if __name__ == "__main__":
    sys.exit(launch(sys.argv[1:]) if is_set_up() else set_up_and_restart(sys.argv[1:]))
