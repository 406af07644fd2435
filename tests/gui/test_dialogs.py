"""Small dialogs and forms by the keyboard: Enter presses the button that has the focus, and one sees which."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.dialogs import Box
from ui.widgets.basics import button, row
from ui.widgets.fields import TextField
from ui.widgets.form import FormDialog

pytestmark = pytest.mark.usefixtures("themed")
_AWAY, _KEPT = QDialog.DialogCode.Accepted.value, QDialog.DialogCode.Rejected.value


def opened(dialog: QDialog, qtbot: QtBot) -> QDialog:
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.isActiveWindow() and dialog.focusWidget() is not None)
    return dialog


def walk_to(wanted: QPushButton) -> None:
    """Tab, as often as it takes."""
    for _ in range(9):
        focused = QApplication.focusWidget()
        if focused is wanted:
            return
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not come to “{wanted.text()}”")


def press_enter() -> None:
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def loss() -> Box:
    return Box(None, "Buang perbaikan ini?", "Isian hilang.", "Buang", "Lanjutkan", danger=True, loss=True)


def test_enter_keeps_what_was_typed_unless_the_officer_walked_to_the_other_button(qtbot: QtBot) -> None:
    box = opened(loss(), qtbot)
    press_enter()
    assert box.result() == _KEPT
    other = loss()
    opened(other, qtbot)
    walk_to(other.main)
    with qtbot.waitSignal(other.finished):
        press_enter()
    assert other.result() == _AWAY


def test_enter_on_the_way_back_of_a_form_goes_back(qtbot: QtBot) -> None:
    form = FormDialog(None, "Isi", "", "Simpan", {"name": TextField("Nama")})
    sent: list[object] = []
    form.sent.connect(sent.append)
    opened(form, qtbot)
    walk_to(form.cancel_button)
    with qtbot.waitSignal(form.finished):
        press_enter()
    assert sent == []


def test_on_a_screen_a_second_enter_presses_nothing(qtbot: QtBot) -> None:
    pressed: list[bool] = []
    main = button("Terbitkan", lambda: pressed.append(True), "primary")
    screen = QWidget()
    screen.setLayout(row(main))
    qtbot.addWidget(screen)
    screen.show()
    main.setFocus()
    QTest.keyClick(main, Qt.Key.Key_Return)
    assert pressed == []


@pytest.mark.parametrize("look", ["", "primary", "danger"])
def test_a_button_with_the_focus_looks_otherwise(look: str, qtbot: QtBot) -> None:
    one, other = button("Lanjutkan", None, look), button("Buang", None, look)
    screen = QWidget()
    screen.setLayout(row(one, other))
    qtbot.addWidget(screen)
    screen.show()
    qtbot.waitUntil(screen.isActiveWindow)
    other.setFocus(Qt.FocusReason.TabFocusReason)
    plain = one.grab().toImage().pixelColor(12, one.height() // 2)
    marked = other.grab().toImage().pixelColor(12, other.height() // 2)
    assert plain != marked
