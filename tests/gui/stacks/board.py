"""The board with keyboard and scanner, and what a scanner reads on its papers."""

from __future__ import annotations

from collections.abc import Callable

import pypdfium2
import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.model.catalogue import StepKind
from tests.gui.conftest import Office
from ui.board.carrying import CarryDialog
from ui.board.stack_dialog import StackDialog
from ui.board.view import BoardScreen
from ui.start import Application


class Board:
    """The board with the keyboard: opens the stack dialogs and scans into them."""

    def __init__(self, application: Application, qtbot: QtBot, settled: Callable[[], None]) -> None:
        self.application, self.qtbot, self.settled = application, qtbot, settled
        application.shell.open("board")
        settled()
        self.screen: BoardScreen = application.shell.screen_of("board")

    def key(self, *keys: Qt.Key) -> None:
        """Keys where the focus is."""
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.application.shell, key)

    def scan(self, *texts: str) -> None:
        """A scanner: digits, then Enter, one code after the other."""
        for text in texts:
            for sign in text:
                QTest.keyClick(QApplication.focusWidget(), sign)
            self.key(Qt.Key.Key_Return)
            self.settled()

    def dialog(self, key: Qt.Key) -> CarryDialog | StackDialog:
        """The dialog that a key opens, with the focus in it."""
        with self.qtbot.waitSignal(self.screen.stacking.opened) as opened:
            self.key(key)
        dialog = opened.args[0]
        dialog.activateWindow()
        self.qtbot.waitUntil(dialog.isActiveWindow)
        self.settled()
        return dialog

    def front(self) -> None:
        """Back in the main window."""
        self.application.shell.activateWindow()
        self.qtbot.waitUntil(self.application.shell.isActiveWindow)
        self.settled()

    def print_sheet(self, dialog: CarryDialog) -> tuple[str, list[str]]:
        """F9 in the dialog of the sheet: what a scanner reads on the PDF, the sheet's own code first."""
        with self.qtbot.waitSignal(self.application.papers.shown) as shown:
            self.key(Qt.Key.Key_F9)
        preview = shown.args[0]
        codes = read_codes(preview._pdf)
        self.settled()
        QTest.keyClick(preview, Qt.Key.Key_Escape)
        self.front()
        return codes[0], codes[1:]

    def carry(self) -> tuple[str, list[str]]:
        """Prints the sheet of the desk that is offered."""
        return self.print_sheet(self.dialog(Qt.Key.Key_F6))

    def move(self, dialog: StackDialog) -> None:
        """F9 in the dialog of the stack, and closes it."""
        with self.qtbot.waitSignal(dialog.work.finished):
            self.key(Qt.Key.Key_F9)
        self.settled()

    def close(self, dialog: StackDialog) -> None:
        """Esc."""
        self.key(Qt.Key.Key_Escape)
        assert dialog.isHidden()
        self.front()


def read_codes(pdf: bytes) -> list[str]:
    """What a scanner reads from a 150 dpi print, from the top down."""
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for page in document:
        picture = page.render(scale=150 / 72).to_pil().convert("L")
        codes = sorted(zxingcpp.read_barcodes(picture), key=lambda code: code.position.top_left.y)
        found += [code.text for code in codes]
    document.close()
    return found


def kinds(counter, cases) -> list[StepKind]:
    return [counter.case(case).step.kind for case in cases]


def later(office: Office, minutes: int) -> None:
    office.counter.later(minutes=minutes)
    office.clock.moment = office.counter.now
