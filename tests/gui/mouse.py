"""A mouse for tests: clicks what really lies under the pointer, found as a person finds it, by its words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from ui.preview import Preview
from ui.start import Application
from ui.widgets.fields import Field

_LEFT = Qt.MouseButton.LeftButton


class Mouse:
    """Every method is one thing that a hand does; keys only ever go into a text field that was clicked before."""

    def __init__(self, application: Application, qtbot: QtBot, settled: Callable[[], None]) -> None:
        self.application = application
        self.shell = application.shell
        self.qtbot = qtbot
        self.settled = settled

    def at(self, widget: QWidget, spot: QPoint | None = None, *, double: bool = False) -> None:
        """Clicks a spot of a widget (its middle) after making sure that nothing covers it."""
        self.qtbot.waitUntil(widget.isVisible)
        spot = spot or widget.rect().center()
        window = widget.window()
        there = window.childAt(widget.mapTo(window, spot))
        assert there is not None, f"{widget} lies outside its window"
        assert there is widget or widget.isAncestorOf(there), f"{there} covers {widget}"
        assert there.isEnabled(), f"{widget} cannot be pressed now"
        point = there.mapFromGlobal(widget.mapToGlobal(spot))
        QTest.mouseClick(there, _LEFT, pos=point)
        if double:
            QTest.mouseDClick(there, _LEFT, pos=point)
        self.settled()

    def press(self, words: str, inside: QWidget | None = None) -> None:
        """Clicks the one button that says these words."""
        found = [
            button
            for button in (inside or self.shell).findChildren(QAbstractButton)
            if button.isVisible() and button.text().replace("&&", "&").strip().startswith(words)
        ]
        assert len(found) == 1, f"{len(found)} buttons say “{words}”"
        self.at(found[0])

    def row(self, view: QAbstractItemView, number: int = 0, *, double: bool = False) -> None:
        """Clicks a row of a list or table."""
        index = view.model().index(number, 0)
        assert index.isValid(), f"there is no row {number}"
        self.at(view.viewport(), view.visualRect(index).center(), double=double)

    def write(self, field: Field, text: str) -> None:
        """Clicks into a field and types."""
        self.at(field.editor)
        assert field.editor.hasFocus()
        QTest.keyClicks(field.editor, text)
        self.settled()

    def pick(self, combo: QComboBox, text: str) -> None:
        """Opens a list by its arrow and clicks an entry."""
        self.at(combo, QPoint(combo.width() - 10, combo.height() // 2))
        view = combo.view()
        self.qtbot.waitUntil(view.isVisible)

        def picked() -> bool:
            # Qt lets a list that has only just opened go by the release of the click that opened it.
            if view.isVisible():
                self.row(view, combo.findText(text))
            return not view.isVisible()

        self.qtbot.waitUntil(picked)
        assert combo.currentText() == text

    def paper(self, button: str | QAbstractButton) -> str:
        """Presses a button that brings a paper, looks at it and closes it; its title."""
        with self.qtbot.waitSignal(self.application.papers.shown) as shown:
            if isinstance(button, str):
                self.press(button)
            else:
                self.at(button)
        preview = shown.args[0]
        assert isinstance(preview, Preview)
        assert preview.document.pages == 1
        title = preview.windowTitle()
        self.qtbot.waitUntil(preview.isActiveWindow)
        self.press("Tutup", inside=preview)
        self.shell.activateWindow()
        self.qtbot.waitUntil(self.shell.isActiveWindow)
        return title
