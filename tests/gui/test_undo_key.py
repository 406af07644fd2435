"""Ctrl+Z on the page of a file while a field has the focus: the field's own undo first, then the last step."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.actions.moves import refuse, reopen
from app.model.catalogue import StepKind
from tests.gui.conftest import Office
from ui.case.view import CaseScreen
from ui.shell import Shell


def test_ctrl_z_takes_back_what_is_typed_and_then_the_last_step(
    window: Shell, office: Office, settled: Callable[[], None], qtbot: QtBot
) -> None:
    counter = office.counter
    assert counter is not None
    counter.now = office.clock.moment
    case = counter.walk(counter.take_in("skck", name="Rina Contoh"), StepKind.HAND_OVER)
    window._desk.open_case.emit(case.number)
    settled()
    screen = window.screen_of("case")
    assert isinstance(screen, CaseScreen)
    field = screen.actions.collected_by
    assert field.editor.hasFocus()
    qtbot.keyClicks(field.editor, "B")
    asked: list[object] = []
    screen.ways.opened.connect(asked.append)
    while field.line.isUndoAvailable():
        qtbot.keyClick(field.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (field.value, asked) == ("Rina Contoh", []), "what was typed is taken back first"
    for editor in (field.editor, screen.actions.relation.editor):
        screen.window().activateWindow()  # no window manager gives the keyboard back after a dialog
        qtbot.waitUntil(screen.window().isActiveWindow)
        editor.setFocus()
        with qtbot.waitSignal(screen.ways.opened) as opened:
            qtbot.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        opened.args[0].reject()


def test_a_form_of_a_step_passes_the_key_on_too(
    window: Shell, office: Office, settled: Callable[[], None], qtbot: QtBot
) -> None:
    counter = office.counter
    assert counter is not None
    counter.now = office.clock.moment
    case = counter.walk(counter.take_in("keramaian"), StepKind.SURVEY)
    case = counter.move(reopen, counter.move(refuse, case, "Keliru"), "Ditutup karena keliru.")
    window._desk.open_case.emit(case.number)
    settled()
    screen = window.screen_of("case")
    assert isinstance(screen, CaseScreen)
    for key in ("temuan", "petugas_survei"):
        screen.window().activateWindow()
        qtbot.waitUntil(screen.window().isActiveWindow)
        editor = screen.actions.form.fields[key].editor
        editor.setFocus()
        with qtbot.waitSignal(screen.ways.opened) as opened:
            qtbot.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        opened.args[0].reject()
