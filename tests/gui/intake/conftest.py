"""The intake screen as the tests of this folder find it: opened, with its services read."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.intake.view import IntakeScreen
from ui.start import Application


@pytest.fixture
def intake(application: Application, qtbot: QtBot, settled: Callable[[], None]) -> IntakeScreen:
    """The intake screen, opened by its key, with its services read."""
    application.shell.activateWindow()
    qtbot.waitUntil(application.shell.isActiveWindow)
    QTest.keyClick(application.shell, Qt.Key.Key_F2)
    settled()
    screen = application.shell.screen_of("intake")
    assert isinstance(screen, IntakeScreen)
    return screen
