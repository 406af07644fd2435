"""The `.venv` and the locked, hashed dependencies in it."""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterable

from app.errors import EnvironmentProblem
from app.setup import stamp
from app.setup.console import Console
from app.setup.run import Result, Run
from app.setup.system import NO_INTERNET

MAKING, INSTALLING = "menyiapkan Python", "memasang pustaka Loket"
LOG = "loket-setup.log"
_OFFLINE = (
    "NewConnectionError", "NameResolutionError", "ConnectTimeoutError", "ReadTimeoutError", "Network is unreachable",
    "Failed to establish a new connection", "getaddrinfo failed", "Connection broken",
)  # fmt: skip
# Settings of the person's own shell that would send packages, or Python itself, elsewhere.
_STRAY = ("PYTHONHOME", "PYTHONPATH", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_REQUIRE_VIRTUALENV")


def clean_env() -> dict[str, str]:
    """The environment for venv and pip."""
    env = {key: value for key, value in os.environ.items() if key not in _STRAY}
    return {**env, "PIP_USER": "0", "PYTHONUTF8": "1"}


def make(root: str, console: Console, run: Run) -> None:
    """Make `.venv` anew, over a half-made or broken one too."""
    console.step(MAKING)
    base = getattr(sys, "_base_executable", None) or sys.executable  # not the python of some other venv
    result = run([base, "-m", "venv", "--clear", os.path.join(root, stamp.VENV)], lambda line: None, clean_env())
    if result.code:
        reason = next((line for line in reversed(result.lines) if line.strip()), "")
        raise EnvironmentProblem(f"Folder {stamp.VENV} tidak dapat dibuat.", reason)


def install(root: str, names: Iterable[str], console: Console, run: Run) -> None:
    """Install these sections of the lock; every file must have one of the hashes in it."""
    console.step(INSTALLING)
    sections = stamp.lock_sections(root)
    text = "".join(sections[name] for name in names)
    total = len(re.findall(r"^[A-Za-z0-9].*==", text, flags=re.MULTILINE))
    with tempfile.TemporaryDirectory(prefix="loket-") as folder:
        wanted = os.path.join(folder, stamp.LOCK)
        with open(wanted, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        command = [
            stamp.venv_python(root), "-m", "pip", "install", "--require-hashes", "--only-binary", ":all:", "-r", wanted,
            "--no-input", "--disable-pip-version-check", "--progress-bar", "off", "--retries", "2",
        ]  # fmt: skip
        result = run(command, _counter(console, total), clean_env())
    with open(os.path.join(root, stamp.VENV, LOG), "w", encoding="utf-8") as log:
        log.write(result.text + "\n")
    if result.code:
        raise _problem(result)
    if hasattr(os, "sync"):
        os.sync()  # a power cut after the stamp must not leave packages of zero length behind it


def _counter(console: Console, total: int) -> Callable[[str], None]:
    """Turns pip's lines into "7/19 (reportlab)"."""
    done = 0

    def each(line: str) -> None:
        nonlocal done
        if found := re.match(r"\s*(?:Collecting|Requirement already satisfied:|Ignoring) ([\w.-]+)", line):
            done += 1
            console.show(f"mengunduh pustaka {min(done, total)}/{total} ({found[1]})")
        elif found := re.match(r"\s*(?:Downloading|Using cached) (?:\S*/)?([\w.]+)-\S+\.whl \((.+)\)", line):
            console.show(f"mengunduh pustaka {min(done, total)}/{total} ({found[1]}, {found[2].replace('.', ',')})")
        elif line.startswith("Installing collected"):
            console.show(INSTALLING)

    return each


def _problem(result: Result) -> EnvironmentProblem:
    """What went wrong, in one sentence for the person at the keyboard."""
    text = result.text
    if any(sign in text for sign in _OFFLINE):
        return EnvironmentProblem(NO_INTERNET, "Sambungkan komputer ini, lalu buka Loket lagi.")
    if "DO NOT MATCH THE HASHES" in text:
        return EnvironmentProblem("Unduhan tidak cocok dengan sidik jarinya, jadi tidak dipasang.", "Coba lagi nanti.")
    if "No space left" in text or "not enough space" in text:
        return EnvironmentProblem("Ruang disk habis.", "Kosongkan sekitar 1 GB, lalu buka Loket lagi.")
    if "No matching distribution" in text:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        return EnvironmentProblem(f"Pustaka Loket belum ada untuk Python {version} di komputer ini.")
    return EnvironmentProblem("Pustaka Loket gagal dipasang.", f"Rinciannya di {stamp.VENV}/{LOG}.")
