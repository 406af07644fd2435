"""What is already set up: the lock file's sections and the stamp in `.venv`.

Read at every start, so it imports neither pathlib, dataclasses nor hashlib: those three cost more than the whole check.
"""

from __future__ import annotations

import os
import zlib

VENV = ".venv"
LOCK = "requirements.lock"
STAMP = "loket-stamp"
RUNTIME, TESTS = "runtime", "tests"
OFFSCREEN, WINDOW = "offscreen", "window"


def venv_python(root: str) -> str:
    """Where the interpreter of `.venv` is, whether or not it is there yet."""
    place = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
    return os.path.join(root, VENV, *place)


def base_python(root: str) -> str:
    """The interpreter that `.venv` was made from, or nothing when that or the `.venv` is broken.

    A distribution upgrade replaces python3.11 by python3.13 behind the same link: the real path tells.
    """
    config = os.path.join(root, VENV, "pyvenv.cfg")
    python = venv_python(root)
    if not (os.path.exists(config) and os.path.exists(python)):
        return ""
    if os.name != "nt":
        return os.path.realpath(python)
    with open(config, encoding="utf-8") as file:  # Windows copies a launcher, which exists though its Python is gone
        lines = dict(line.split(" = ", 1) for line in file.read().splitlines() if " = " in line)
    base = os.path.join(lines.get("home", ""), "python.exe")
    return base if os.path.exists(base) else ""


def lock_sections(root: str) -> dict[str, str]:
    """The lock file cut at its headings `# --- name ---`; the text before the first heading belongs to none."""
    with open(os.path.join(root, LOCK), encoding="utf-8") as file:
        pieces = file.read().split("# --- ")[1:]
    return {heading: body for heading, _, body in (piece.partition(" ---\n") for piece in pieces)}


def fingerprint(section: str) -> str:
    """Tells two versions of a section apart. Not for safety: pip checks the sha256 of every file it installs."""
    return f"{zlib.crc32(section.encode()):08x}-{len(section)}"


def read(root: str) -> dict[str, str]:
    """The stamp's fields; none when there is no stamp, as after an interrupted set-up."""
    try:
        with open(os.path.join(root, VENV, STAMP), encoding="utf-8") as file:
            return dict(line.split("=", 1) for line in file.read().splitlines() if "=" in line)
    except OSError:
        return {}


def write(root: str, fields: dict[str, str]) -> None:
    """Leave the stamp, in one move, so that a power cut leaves either the old one or the new one."""
    path = os.path.join(root, VENV, STAMP)
    with open(path + ".new", "w", encoding="utf-8", newline="\n") as file:
        file.write("".join(f"{key}={value}\n" for key, value in fields.items()))
        file.flush()
        os.fsync(file.fileno())
    os.replace(path + ".new", path)


def remove(root: str) -> None:
    """Take the stamp away before packages change: a set-up cut short must not look finished."""
    path = os.path.join(root, VENV, STAMP)
    if os.path.exists(path):
        os.remove(path)


def venv_is_sound(root: str, fields: dict[str, str]) -> bool:
    """Whether `.venv` was finished once and its interpreter is still the one it was made with."""
    base = base_python(root)
    return bool(base) and fields.get("base") == base


def sections_due(root: str, fields: dict[str, str], *, tests: bool) -> list[str]:
    """The sections of the lock that are wanted and not yet installed as they stand now."""
    sections = lock_sections(root)
    wanted = [RUNTIME, TESTS] if tests else [RUNTIME]
    return [name for name in wanted if fields.get(name) != fingerprint(sections[name])]


def system_is_ready(fields: dict[str, str], *, window: bool) -> bool:
    """Whether the system libraries were there when last looked at. A window needs more than offscreen does."""
    return fields.get("system") in ((WINDOW,) if window else (OFFSCREEN, WINDOW))


def is_ready(root: str, *, tests: bool, window: bool) -> bool:
    """Whether nothing at all is left to set up."""
    fields = read(root)
    return (
        system_is_ready(fields, window=window)
        and venv_is_sound(root, fields)
        and not sections_due(root, fields, tests=tests)
    )
