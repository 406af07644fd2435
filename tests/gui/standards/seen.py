"""What can be read on the pages of Standar Pelayanan, and the keys pressed there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.standards.view import StandardsScreen

REASON = "Mengikuti keputusan yang baru"


def texts(screen: StandardsScreen) -> list[str]:
    """All that can be read on the page of a standard."""
    return [one.text() for one in screen.page.area.widget().findChildren(QLabel) if one.text()]


def requirements(screen: StandardsScreen) -> list[str]:
    """The requirement texts in the editor, in their order."""
    return [one.text.text for one in screen.editor.requirements.rows]


def press(qtbot: QtBot, screen: StandardsScreen, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    """Presses a key where the focus is."""
    focus = screen.window().focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key, modifier or Qt.KeyboardModifier.NoModifier)
