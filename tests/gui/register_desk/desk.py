"""The register screen worked with keys: forms opened, filled and sent, and what the book says then."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.model.books import BookRow
from ui.register.view import RegisterScreen
from ui.start import Application
from ui.widgets.form import FormDialog

Settled = Callable[[], None]
CTRL = Qt.KeyboardModifier.ControlModifier


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Presses a key on whatever has the focus."""
    assert QApplication.focusWidget() is not None
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


class Desk:
    """The register screen, and the forms that its keys open."""

    def __init__(self, screen: RegisterScreen, application: Application, qtbot: QtBot, settled: Settled) -> None:
        self.screen, self.application, self._qtbot, self.settled = screen, application, qtbot, settled

    def form(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> FormDialog:
        """The form that a key opens in the book."""
        with self._qtbot.waitSignal(self.screen.work.opened) as opened:
            press(key, modifier)
        form: FormDialog = opened.args[0]
        self._qtbot.waitUntil(form.isActiveWindow)
        return form

    def send(self, form: FormDialog) -> None:
        """Enter in the form; it goes, and the book shows what came of it."""
        with self._qtbot.waitSignal(form.accepted):
            press(Qt.Key.Key_Return)
        self.settled()
        self.come_back()

    def come_back(self) -> None:
        """The window below is at work again: without a window manager nobody tells it."""
        self.application.shell.activateWindow()
        self._qtbot.waitUntil(self.application.shell.isActiveWindow)

    def refused(self, form: FormDialog) -> None:
        """Enter in the form; it stays and says why."""
        press(Qt.Key.Key_Return)
        self.settled()
        assert form.isVisible()

    @property
    def rows(self) -> list[BookRow]:
        """The book from the top."""
        return [self.screen.model.row(n).row for n in range(self.screen.model.rowCount())]

    @property
    def places(self) -> list[str]:
        """The numbers in the series from the top."""
        return [row.place for row in self.rows]

    @property
    def current(self) -> BookRow:
        """The chosen row."""
        return self.screen.table.current.row

    def cell(self, heading: str, row: int = 0) -> str:
        """What the book says of a row under that heading."""
        at = [column.heading for column in self.screen.model.columns].index(heading)
        return self.screen.model.index(row, at).data()

    @property
    def notice(self) -> str:
        """What the window says above."""
        return self.application.shell._notice.text()
