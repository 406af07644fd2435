"""Which system libraries Loket needs and which of them are missing. Looks only; installs nothing."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass

FONT = "LiberationSans-Regular.ttf"
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")


@dataclass(frozen=True)
class Need:
    """Something that the system must have: what to look for, and the Debian package that brings it.

    One with a `meaning` is optional: it is what an officer loses without it.
    """

    thing: str
    package: str
    meaning: str = ""

    @property
    def optional(self) -> bool:
        """Whether Loket starts without it."""
        return bool(self.meaning)


# What PySide6 6.12 loads, by ldd on a bare Debian 12; libraries that these packages pull in are not named again.
OFFSCREEN_NEEDS = (
    Need("libGL.so.1", "libgl1"),
    Need("libEGL.so.1", "libegl1"),
    Need("libdbus-1.so.3", "libdbus-1-3"),
    Need("libfontconfig.so.1", "libfontconfig1"),
    Need("libglib-2.0.so.0", "libglib2.0-0"),
    Need("libxkbcommon.so.0", "libxkbcommon0"),
)
WINDOW_NEEDS = (
    Need("libxcb-cursor.so.0", "libxcb-cursor0"),
    Need("libxcb-icccm.so.4", "libxcb-icccm4"),
    Need("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    Need("libxcb-shape.so.0", "libxcb-shape0"),
    Need("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
)
PAPER_NEEDS = (
    Need("libcups.so.2", "libcups2", "pencetak"),  # without it Qt finds no printer, yet letters can be saved
    Need(FONT, "fonts-liberation", "huruf surat"),  # without it letters take another sans face
)


def venv_need() -> Need:
    """Debian keeps ensurepip, without which venv makes no pip, in a package of its own for each Python."""
    return Need("ensurepip", f"python{sys.version_info.major}.{sys.version_info.minor}-venv")


def can_load(soname: str) -> bool:
    """Whether the dynamic linker finds it: true of every distribution, and of the right architecture only."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def font_is_there(folders: Iterable[str] = FONT_FOLDERS) -> bool:
    """Whether the face that the letters are set in is installed."""
    return any(FONT in files for folder in folders for _, _, files in os.walk(os.path.expanduser(folder)))


def is_there(need: Need) -> bool:
    """Whether this one need is met now."""
    if need.thing == FONT:
        return font_is_there()
    if need.thing == "ensurepip":
        return importlib.util.find_spec("ensurepip") is not None
    return can_load(need.thing)


def missing(
    *,
    venv: bool,
    window: bool,
    declined: Iterable[str] = (),
    there: Callable[[Need], bool] = is_there,
    platform: str = sys.platform,
) -> list[Need]:
    """The needs that are not met, in the order in which they are named to a person.

    `venv`: one has to be made. `declined`: optional packages that somebody said no to; asked for only once.
    """
    if platform != "linux":  # on Windows and macOS the wheels bring everything
        return []
    wanted = [
        *((venv_need(),) if venv else ()),
        *OFFSCREEN_NEEDS,
        *(WINDOW_NEEDS if window else ()),
        *PAPER_NEEDS,
    ]
    skipped = set(declined)
    return [need for need in wanted if need.package not in skipped and not there(need)]
