"""What the tests of this folder find open."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.model.case import Case
from tests.gui.signing.hand import Settled
from ui.case.view import CaseScreen
from ui.settings.authorities import AuthoritiesSection
from ui.settings.view import SettingsScreen
from ui.shell import Shell


@pytest.fixture
def section(window: Shell, settled: Settled) -> AuthoritiesSection:
    """Pengaturan, Penugasan."""
    window.open("settings.authorities")
    settled()
    screen = window.screen_of("settings")
    assert isinstance(screen, SettingsScreen)
    return screen.authorities


@pytest.fixture
def page(window: Shell, settled: Settled) -> Callable[[Case], CaseScreen]:
    """Opens the page of a case."""

    def opened(case: Case) -> CaseScreen:
        window._desk.open_case.emit(case.number)
        settled()
        screen = window.screen_of("case")
        assert isinstance(screen, CaseScreen)
        return screen

    return opened
