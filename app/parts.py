"""The built objects that the window or a command works with; only main.py makes them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.assets import Classifications, Packs
from app.ports import Clock, HolidaySource, Renderer, Store


@dataclass(frozen=True, slots=True)
class Parts:
    """What a run of Loket is made of. `open_store` opens or makes the data file and may raise EnvironmentProblem.

    `data_file` is the file of this run: the training one when `training`. `practice` is the key of the pack to practise
    with when that file has no office yet; empty asks for one.
    """

    data_folder: Path
    data_file: Path
    training: bool
    open_store: Callable[[], Store]
    packs: Packs
    classifications: Classifications
    holidays: HolidaySource
    renderer: Renderer
    clock: Clock
    practice: str = ""


def training_file(data_folder: Path, practice: str = "") -> Path:
    """The training data file. Each office practises in a file of its own, so that changing the office loses nothing."""
    return data_folder / (f"latihan-{practice}.db" if practice else "latihan.db")
