"""Practising: one click, no question, a file and a window of its own, and never a second window for one file."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot

from app.assets import Templates
from app.model.case import CaseState
from app.parts import training_file
from db.store import SqlStore
from tests.gui.conftest import Office, RecordedDialogs
from ui.home.view import HomeScreen
from ui.setup.training import TrainingScreen
from ui.setup.view import SetupScreen
from ui.single import Hold, SingleWindow, call_to_front
from ui.start import Application

ROOT = Path(__file__).resolve().parents[2]
Settled = Callable[[], None]
Started = list[list[str]]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Started:
    """The arguments of every window that was started; none really is."""
    windows: Started = []

    def start(_program: str, arguments: list[str]) -> tuple[bool, int]:
        windows.append(arguments[1:])
        return True, 1

    monkeypatch.setattr("ui.training_window.QProcess.startDetached", start)
    return windows


def click_training(application: Application, qtbot: QtBot, settled: Settled) -> None:
    qtbot.mouseClick(application.shell.rail.training_button, Qt.MouseButton.LeftButton)
    settled()


@pytest.mark.parametrize("key", [pytest.param(k, marks=pytest.mark.office(key=k)) for k in ("lekok", "kalirejo")])
def test_one_click_in_an_office_practises_with_that_office(
    application: Application, office: Office, settled: Settled, qtbot: QtBot, started: Started, key: str
) -> None:
    click_training(application, qtbot, settled)
    assert started == [["--data", str(office.parts.data_folder), "--kantor-latihan", key]]


def test_a_second_click_while_the_window_comes_starts_no_second_one(
    application: Application, settled: Settled, qtbot: QtBot, started: Started
) -> None:
    click_training(application, qtbot, settled)
    click_training(application, qtbot, settled)
    assert len(started) == 1


def test_a_click_while_the_window_is_open_brings_it_to_the_front(
    application: Application, office: Office, settled: Settled, qtbot: QtBot, started: Started
) -> None:
    there = SingleWindow(training_file(office.parts.data_folder, "lekok"))
    assert there.take() is Hold.MINE
    with qtbot.waitSignal(there.asked_to_front):
        click_training(application, qtbot, settled)
    assert started == []
    there.release()


def test_a_window_that_cannot_be_started_is_told(
    application: Application,
    dialogs: RecordedDialogs,
    settled: Settled,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("ui.training_window.QProcess.startDetached", lambda *_: (False, 0))
    click_training(application, qtbot, settled)
    ((error,),) = dialogs.asked("error")
    assert error.sentence == "Jendela Latihan tidak bisa dibuka."


@pytest.mark.office(key=None)
def test_one_click_before_any_set_up_practises_with_the_highlighted_office(
    application: Application, office: Office, settled: Settled, qtbot: QtBot, started: Started
) -> None:
    screen = application.shell.screen_of("setup")
    assert isinstance(screen, SetupScreen)
    settled()
    assert "Kecamatan Jogoroto" in screen.choose.training_words.text()
    qtbot.keyClick(screen.choose.cards[0], Qt.Key.Key_Right)
    qtbot.keyClick(screen.choose.cards[1], Qt.Key.Key_Right)
    assert "Kecamatan Lekok" in screen.choose.training_words.text()
    qtbot.mouseClick(screen.choose.training_button, Qt.MouseButton.LeftButton)
    settled()
    assert [arguments[-1] for arguments in started] == ["lekok"]
    assert screen.status.text() == "Jendela Latihan sedang dibuka…"
    with office.store.read() as uow:
        assert uow.office.profile() is None


@pytest.mark.office(key=None, training=True, practice="kalirejo")
def test_the_window_fills_itself_without_a_question(application: Application, office: Office) -> None:
    assert isinstance(application.shell.stack.currentWidget(), HomeScreen)
    assert application.shell.windowTitle() == "Loket – Kelurahan Kalirejo – LATIHAN"
    with office.store.read() as uow:
        assert uow.office.is_training()
        files = uow.cases.waiting(list(CaseState), 1000)
    assert len(files) > 100
    assert max(card.opened_at for card in files) < office.clock.moment


@pytest.mark.office(key=None, training=True)
def test_the_window_stays_alive_while_the_data_is_made(
    application: Application, settled: Settled, qtbot: QtBot
) -> None:
    screen = application.shell.screen_of("setup")
    assert isinstance(screen, TrainingScreen)
    beats: list[int] = []
    beat = QTimer(screen)
    beat.timeout.connect(lambda: beats.append(screen.practice.bar.value()))
    beat.start(20)
    with qtbot.waitSignal(screen.practice.filled, timeout=60_000):
        screen.practise_with("jogoroto")
    settled()
    assert len(set(beats)) > 5, "the bar did not move"


@pytest.mark.office(key=None, training=True)
def test_without_an_office_it_is_chosen_with_one_key_and_enough_is_enough(
    application: Application, office: Office, settled: Settled, qtbot: QtBot
) -> None:
    screen = application.shell.screen_of("setup")
    assert isinstance(screen, TrainingScreen)
    settled()
    assert len(screen.choose.cards) == 5
    qtbot.keyClick(screen.choose.cards[0], Qt.Key.Key_Return)
    assert screen.practising
    with qtbot.waitSignal(screen.practice.advanced):
        pass
    qtbot.keyClick(screen.practice.stop_button, Qt.Key.Key_Escape)
    with qtbot.waitSignal(screen.practice.filled):
        pass
    settled()
    assert isinstance(application.shell.stack.currentWidget(), HomeScreen)
    with office.store.read() as uow:
        assert 0 < len(uow.cases.waiting(list(CaseState), 500)) < 100


@pytest.mark.office(key=None, training=True, practice="tiada")
def test_an_office_that_there_is_not_is_told_and_another_can_be_chosen(
    application: Application, dialogs: RecordedDialogs, settled: Settled
) -> None:
    settled()
    ((error,),) = dialogs.asked("error")
    assert "tiada" in error.sentence
    screen = application.shell.screen_of("setup")
    assert isinstance(screen, TrainingScreen)
    assert not screen.practising
    assert screen.choose.cards[0].hasFocus()


@pytest.mark.office(key="lekok", training=True)
def test_the_office_to_practise_with_is_changed_from_inside(
    application: Application, settled: Settled, qtbot: QtBot, started: Started
) -> None:
    shell = application.shell
    assert shell.rail.training_button.text().strip() == "Ganti kantor latihan"
    click_training(application, qtbot, settled)
    screen = shell.stack.currentWidget()
    assert isinstance(screen, TrainingScreen)
    qtbot.waitUntil(screen.choose.cards[2].hasFocus)
    qtbot.mouseClick(screen.back_button, Qt.MouseButton.LeftButton)
    assert isinstance(shell.stack.currentWidget(), HomeScreen)
    click_training(application, qtbot, settled)
    qtbot.mouseClick(screen.choose.cards[2], Qt.MouseButton.LeftButton)
    assert isinstance(shell.stack.currentWidget(), HomeScreen)
    click_training(application, qtbot, settled)
    qtbot.mouseClick(screen.choose.cards[4], Qt.MouseButton.LeftButton)
    settled()
    assert [arguments[-1] for arguments in started] == ["prigen"]
    assert not shell.isVisible()


def test_the_program_itself_fills_the_file_of_that_office_and_answers_a_call(tmp_path: Path, qtbot: QtBot) -> None:
    file = training_file(tmp_path, "jogoroto")
    command = [sys.executable, str(ROOT / "main.py"), "--data", str(tmp_path), "--kantor-latihan", "jogoroto"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as program:
        try:
            qtbot.waitUntil(lambda: program.poll() is not None or call_to_front(file), timeout=30_000)
            assert program.poll() is None
            again = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=60, check=False)
            assert (again.returncode, again.stderr) == (0, b"")
        finally:
            program.terminate()
    assert not (tmp_path / "loket.db").exists()
    store = SqlStore(file, Templates())
    with store.read() as uow:
        assert uow.office.is_training()
    store.close()
