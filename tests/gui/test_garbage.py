"""Python's garbage is collected on the UI thread only: a widget that dies in a worker takes the program with it."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Callable

from pytestqt.qtbot import QtBot

from app.ports import UnitOfWork
from ui.start import Application


class Cycle:
    """Something that only the collector can let go of; notes in which thread that happens."""

    def __init__(self, died: list[int]) -> None:
        self.me = self
        weakref.finalize(self, lambda: died.append(threading.get_ident()))


def test_a_busy_worker_collects_nothing_and_the_ui_thread_does(
    application: Application, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    died: list[int] = []
    for _ in range(2_000):  # more than the collector lets lie
        Cycle(died)

    def allocate(_uow: UnitOfWork) -> int:
        return len([[n] for n in range(20_000)])  # far past the threshold at which Python would collect by itself

    application.ops.read(allocate, lambda _count: None)
    settled()
    qtbot.waitUntil(lambda: len(died) == 2_000, timeout=5_000)
    assert set(died) == {threading.get_ident()}
    assert not gc.isenabled()
