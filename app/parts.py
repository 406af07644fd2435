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

    `data_file` is the file of this run: the training one when `training`.
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
