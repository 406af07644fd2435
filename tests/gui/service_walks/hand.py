"""The keyboard on the page of a file."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.model.case import Case
from app.model.catalogue import StepKind
from tests.builders import Counter
from ui.case.view import CaseScreen

Settled = Callable[[], None]
Page = Callable[[Case], CaseScreen]
FIRST, SECOND = "99.14.220.001.001-0001.0", "99.14.220.001.001-0002.1"


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Presses a key on whatever has the focus."""
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def write(text: str) -> None:
    """Types on whatever has the focus, key by key."""
    for letter in text:
        QTest.keyClick(QApplication.focusWidget(), letter)


def come_back(screen: CaseScreen, qtbot: QtBot) -> None:
    """The window is the active one again after a dialog."""
    screen.window().activateWindow()
    qtbot.waitUntil(screen.window().isActiveWindow)
    screen.focus_first()


def finish(screen: CaseScreen, settled: Settled, qtbot: QtBot) -> None:
    """F9, as soon as the last press is done with."""
    qtbot.waitUntil(lambda: screen.doing.may_move)
    press(Qt.Key.Key_F9)
    settled()


def other_answer(counter: Counter) -> str:
    """The number of another complaint that is answered."""
    return counter.advance(counter.walk(counter.take_in("pengaduan"), StepKind.RESPOND)).number
