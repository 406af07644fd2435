"""The register as the tests of this folder find it: opened by its key."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.actions.book_entry import Particulars
from app.actions.books import enter_manual
from tests.gui.conftest import NOW, Office
from tests.gui.register_desk.desk import Desk, Settled
from ui.register.view import RegisterScreen
from ui.start import Application


@pytest.fixture
def letters(office: Office) -> list[str]:
    """Three numbers of letters typed elsewhere."""
    counter = office.counter
    assert counter is not None
    moment = NOW - dt.timedelta(minutes=5)
    with office.store.write() as uow:
        return [
            enter_manual(Particulars(f"{name} Contoh", "Undangan rapat"), uow, moment, counter.officer).value.number
            for name in ("Satu", "Dua", "Tiga")
        ]


@pytest.fixture
def desk(application: Application, qtbot: QtBot, settled: Settled) -> Desk:
    """The register, opened by its key."""
    application.shell.activateWindow()
    qtbot.waitUntil(application.shell.isActiveWindow)
    QTest.keyClick(application.shell, Qt.Key.Key_F4)
    settled()
    screen = application.shell.screen_of("register")
    assert isinstance(screen, RegisterScreen)
    return Desk(screen, application, qtbot, settled)
