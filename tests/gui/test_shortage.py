"""A paper that was ticked but is not there, mended on the page of the file with the keys alone."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.model.case import CaseState
from tests.gui.conftest import Office
from ui.case.correction import CorrectionDialog
from ui.case.view import CaseScreen
from ui.shell import Shell
from ui.start import Application


def opened(screen: CaseScreen, qtbot: QtBot, key: Qt.Key, *modifier: Qt.KeyboardModifier) -> CorrectionDialog:
    screen.window().activateWindow()  # no window manager gives the keyboard back after a dialog
    qtbot.waitUntil(screen.window().isActiveWindow)
    with qtbot.waitSignal(screen.mending.opened) as shown:
        qtbot.keyClick(screen.window().focusWidget(), key, *modifier)
    return shown.args[0]


def tick_and_send(dialog: CorrectionDialog, qtbot: QtBot) -> None:
    dialog.checklist.begin()
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)
    qtbot.keyClicks(dialog.reason.editor, "Salah centang.")
    qtbot.keyClick(dialog, Qt.Key.Key_F9)


def test_an_unticked_paper_gives_the_file_back_with_its_slip_and_ticking_it_takes_it_back(
    window: Shell, application: Application, office: Office, settled: Callable[[], None], qtbot: QtBot
) -> None:
    counter = office.counter
    assert counter is not None
    counter.now = office.clock.moment
    case = counter.advance(counter.take_in("sktm"))
    window._desk.open_case.emit(case.number)
    settled()
    screen = window.screen_of("case")
    assert isinstance(screen, CaseScreen)
    dialog = opened(screen, qtbot, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert dialog.notice.isHidden()
    with qtbot.waitSignal(application.papers.shown) as slip:
        tick_and_send(dialog, qtbot)
    slip.args[0].reject()
    settled()
    assert counter.case(case).state is CaseState.RETURNED
    assert screen.actions.slip_button.text() == "Cetak lembar Kekurangan Berkas"
    assert screen.actions.main_button.text() == "Centang yang dibawa…   F9"
    qtbot.waitUntil(screen.actions.main_button.isEnabled)
    again = opened(screen, qtbot, Qt.Key.Key_F9)
    assert "tetap menunggu pemohon" in again.notice.text()
    again.checklist.begin()
    qtbot.keyClick(again.focusWidget(), Qt.Key.Key_Space)
    assert (again.notice.isHidden(), again.main_button.text()) == (True, "Simpan && terima kembali   F9")
    qtbot.keyClicks(again.reason.editor, "Sudah dibawa.")
    qtbot.keyClick(again, Qt.Key.Key_F9)
    settled()
    assert (counter.case(case).state, counter.case(case).position) == (case.state, case.position)
