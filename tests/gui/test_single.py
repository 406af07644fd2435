"""One window for one data file, also when another process has it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.errors import EnvironmentProblem
from tests.gui.conftest import Office, RecordedDialogs
from ui.single import Hold, SingleWindow, claim
from ui.start import Application

ROOT = Path(__file__).resolve().parents[2]
FIRST = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ui.single import SingleWindow
program = QCoreApplication([])
single = SingleWindow(Path(sys.argv[1]))
single.asked_to_front.connect(program.quit)
print(single.take().value, flush=True)
program.exec()
single.release()
print("called", flush=True)
"""


@contextmanager
def first_window(data_file: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the data file until it is called to the front."""
    command = [sys.executable, "-c", FIRST, str(data_file)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "mine\n"
            yield process
        finally:
            process.kill()


def test_a_second_window_says_so_and_calls_the_first(tmp_path: Path, qtbot: QtBot, dialogs: RecordedDialogs) -> None:
    file = tmp_path / "loket.db"
    with first_window(file) as first:
        assert claim(SingleWindow(file), dialogs) == 0  # type: ignore[arg-type]
        assert first.communicate(timeout=20)[0] == "called\n"
    assert dialogs.asked("tell") == [
        ("Loket sudah terbuka di komputer ini.", "Jendela yang sudah terbuka dibawa ke depan.")
    ]


def test_a_window_that_was_killed_keeps_nobody_out(tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "loket.db"
    with first_window(file) as first:
        first.send_signal(signal.SIGKILL if os.name != "nt" else signal.SIGTERM)
        first.wait(20)
    after = SingleWindow(file)
    assert after.take() is Hold.MINE
    after.release()
    assert list(tmp_path.iterdir()) == []


def test_a_lock_without_a_window_names_the_file_to_remove(
    tmp_path: Path, qtbot: QtBot, dialogs: RecordedDialogs
) -> None:
    file = tmp_path / "loket.db"
    held = SingleWindow(file)
    assert held.take() is Hold.MINE
    held._server.close()  # holds on, and answers nobody
    assert claim(SingleWindow(file), dialogs) == 1  # type: ignore[arg-type]
    ((headline, text),) = dialogs.asked("tell")
    assert "tidak menjawab" in headline
    assert str(tmp_path / "loket.kunci") in text
    held.release()


def test_training_opens_beside_the_office(tmp_path: Path, qtbot: QtBot) -> None:
    holds = [SingleWindow(tmp_path / name) for name in ("loket.db", "latihan.db")]
    assert [single.take() for single in holds] == [Hold.MINE, Hold.MINE]
    for single in holds:
        single.release()


def test_a_data_folder_that_is_a_file_is_told(tmp_path: Path, qtbot: QtBot, dialogs: RecordedDialogs) -> None:
    folder = tmp_path / "berkas"
    folder.write_text("bukan folder")
    assert claim(SingleWindow(folder / "loket.db"), dialogs) == 1  # type: ignore[arg-type]
    ((error,),) = dialogs.asked("error")
    assert error.sentence == f"Folder data {folder} tidak bisa dipakai."


def test_a_folder_that_takes_no_lock_is_not_told_as_a_second_window(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "mkdir", lambda *_where, **_how: None)
    with pytest.raises(EnvironmentProblem, match="tidak bisa dipakai"):
        SingleWindow(tmp_path / "tiada" / "loket.db").take()


def test_called_to_the_front_a_hidden_window_comes_back(office: Office, application: Application, qtbot: QtBot) -> None:
    single = SingleWindow(office.parts.data_file)
    single.asked_to_front.connect(application.to_front)
    assert single.take() is Hold.MINE
    application.shell.showMinimized()
    qtbot.waitUntil(application.shell.isMinimized)
    with qtbot.waitSignal(single.asked_to_front):
        assert SingleWindow(office.parts.data_file).take() is Hold.CALLED
    qtbot.waitUntil(application.shell.isActiveWindow)
    assert not application.shell.isMinimized()
    single.release()
