"""Standar Pelayanan as the tests of this folder find it: opened, or with the editor on a service."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ui.shell import Shell
from ui.standards.view import StandardsScreen


@pytest.fixture
def screen(window: Shell, settled: Callable[[], None]) -> StandardsScreen:
    """The screen, opened, with the first service on the page."""
    window.open("standards")
    settled()
    shown = window.screen_of("standards")
    assert isinstance(shown, StandardsScreen)
    return shown


@pytest.fixture
def edit(screen: StandardsScreen, settled: Callable[[], None]) -> Callable[[str], StandardsScreen]:
    """Opens the editor on a service."""

    def open_editor(key: str) -> StandardsScreen:
        screen.services.choose(key)
        settled()
        screen.edit()
        return screen

    return open_editor
