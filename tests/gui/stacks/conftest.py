"""The board of Kecamatan Prigen, its SKTM open, as the tests of this folder find it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.conftest import Office
from tests.gui.stacks.board import Board
from tests.stacks import open_service
from ui.start import Application


@pytest.fixture
def counter(office: Office):
    """The counter of Kecamatan Prigen, its SKTM open."""
    open_service(office.counter)
    office.counter.now = office.clock.moment
    return office.counter


@pytest.fixture
def board(counter, application: Application, qtbot: QtBot, settled: Callable[[], None]) -> Board:
    """The board, opened on an office without files."""
    return Board(application, qtbot, settled)
