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

ROOT = os.path.dirname(os.path.abspath(__file__))


def launch(argv: list[str]) -> int:
    """Run Loket with these arguments; everything it needs is in place."""
    print("Loket siap.")
    return 0


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
