"""The real window on a real data file: `office` (data, clock), `application` and `window` (shown, loaded), `dialogs`.

    def test_a_received_file_is_on_the_board(office, window, qtbot): ...

`office.counter` does at the counter what the window would (tests.builders.Counter); `office.clock.moment` is the time;
`dialogs.answers["confirm"] = True` answers what will be asked and `dialogs.calls` tells what was asked. For another
office mark a test with `@pytest.mark.office(key="kalirejo", officials=False)`; `key=None` is a file without an office.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.assets import Classifications, Packs, Templates
from app.parts import Parts
from app.ports import Store
from db.holiday_source import indonesian_holidays
from db.store import SqlStore
from reports.renderer import PdfRenderer
from tests.builders import Counter, open_office
from ui import theme
from ui.dialogs import Dialogs
from ui.shell import Shell
from ui.start import Application
from ui.translation import IndonesianTranslator

NOW = dt.datetime(2026, 11, 23, 9, 14)
"""A working Monday morning."""
PATIENCE_MS = 60_000
"""How long the window may work in the background: filling the training data takes seconds, on a busy machine many."""


def pytest_configure(config: pytest.Config) -> None:
    """Declares the mark that chooses the office of a test."""
    config.addinivalue_line("markers", "office(key, officials, training, practice): what the window opens")


@dataclass(slots=True)
class FixedClock:
    """A clock that a test sets."""

    moment: dt.datetime = NOW

    def now(self) -> dt.datetime:
        """The moment that was set."""
        return self.moment


class RecordedDialogs:
    """Stands in for ui.dialogs.Dialogs: `calls` keeps (method, arguments) of what was asked, `answers` what to say.

    An answer is given each time, a list of answers one after the other; without one the answer is None (cancelled).
    """

    def __init__(self) -> None:
        self.calls: list[tuple[str, tuple[Any, ...]]] = []
        self.answers: dict[str, Any] = {}

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if not hasattr(Dialogs, name):
            raise AttributeError(name)

        def asked(parent: object, *arguments: Any, **more: Any) -> Any:
            self.calls.append((name, (*arguments, *more.values())))
            answer = self.answers.get(name)
            return answer.pop(0) if isinstance(answer, list) else answer

        return asked

    def asked(self, name: str) -> list[tuple[Any, ...]]:
        """The arguments of each time that this dialog was opened."""
        return [arguments for method, arguments in self.calls if method == name]


@dataclass(slots=True)
class Office:
    """What one window works with. `counter` is None while the data file has no office yet."""

    parts: Parts
    store: Store
    clock: FixedClock
    counter: Counter | None = field(default=None)


def parts_for(folder: Path, store: Store, clock: FixedClock, *, training: bool = False, practice: str = "") -> Parts:
    """The parts of a run on this store."""
    return Parts(
        data_folder=folder,
        data_file=folder / "loket.db",
        training=training,
        open_store=lambda: store,
        packs=Packs(),
        classifications=Classifications(),
        holidays=indonesian_holidays,
        renderer=PdfRenderer(),
        clock=clock,
        practice=practice,
    )


@pytest.fixture
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Office]:
    """A data file with Kecamatan Lekok and made-up officials, unless the test is marked otherwise."""
    mark = request.node.get_closest_marker("office")
    usual = {"key": "lekok", "officials": True, "training": False, "practice": ""}
    wanted: dict[str, Any] = {**usual, **(mark.kwargs if mark else {})}
    clock = FixedClock()
    if wanted["key"] is None:
        store = SqlStore(tmp_path / "loket.db", Templates())
        training = {"training": wanted["training"], "practice": wanted["practice"]}
        yield Office(parts_for(tmp_path, store, clock, **training), store, clock)
        store.close()
        return
    with open_office(tmp_path, wanted["key"], officials=wanted["officials"]) as counter:
        parts = parts_for(tmp_path, counter.store, clock, training=wanted["training"])
        yield Office(parts, counter.store, clock, counter)


@pytest.fixture
def dialogs() -> RecordedDialogs:
    """The answers to all dialogs of the window."""
    return RecordedDialogs()


@pytest.fixture(scope="session")
def themed(qapp: QApplication) -> QApplication:
    """The program with its face and its words."""
    theme.apply(qapp)
    qapp.installTranslator(IndonesianTranslator(qapp))
    return qapp


@pytest.fixture
def application(office: Office, dialogs: RecordedDialogs, themed: QApplication, qtbot: QtBot) -> Iterator[Application]:
    """The whole program, its window shown at 1366 × 768 and its data loaded."""
    made = Application(office.parts, dialogs)  # type: ignore[arg-type]
    made.shell.resize(1366, 768)
    made.shell.show()
    made.shell.activateWindow()
    qtbot.waitUntil(made.shell.isActiveWindow)
    with qtbot.waitSignal(made.ops.idle, timeout=PATIENCE_MS):
        made.load()
    settle(made, qtbot)
    yield made
    made.ops.finish()
    settle(made, qtbot)
    made.garbage.stop()
    made.shell.close()
    made.shell.deleteLater()
    # Now, with every preview and dialog on it: the next test's window must be the only one.
    QCoreApplication.sendPostedEvents(made.shell, QEvent.Type.DeferredDelete)
    unexpected = [said for said in dialogs.asked("tell") if "tidak terduga" in said[0]]
    assert not unexpected, "an action failed with a bug; see the log above"


@pytest.fixture
def window(application: Application) -> Shell:
    """The shown window."""
    return application.shell


def settle(application: Application, qtbot: QtBot) -> None:
    """Waits until nothing is under way in the background, results included."""
    qtbot.waitUntil(lambda: not application.ops.busy, timeout=PATIENCE_MS)


@pytest.fixture
def settled(application: Application, qtbot: QtBot) -> Callable[[], None]:
    """`settled()` waits until all reads and writes have come back to the window."""
    return lambda: settle(application, qtbot)
