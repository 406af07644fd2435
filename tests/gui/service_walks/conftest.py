"""What the tests of this folder find open."""

from __future__ import annotations

import pytest

from app.model.case import Case
from tests.gui.conftest import NOW, Office
from tests.gui.service_walks.hand import Page, Settled
from ui.case.view import CaseScreen
from ui.shell import Shell
from ui.start import Application


@pytest.fixture
def page(window: Shell, application: Application, office: Office, settled: Settled) -> Page:
    """Opens the page of a file."""
    assert office.counter is not None
    office.counter.now = NOW

    def opened(case: Case) -> CaseScreen:
        application.desk.open_case.emit(case.number)
        settled()
        screen = window.screen_of("case")
        assert isinstance(screen, CaseScreen)
        return screen

    return opened
