"""What was typed at intake is saved on wish and never thrown away unasked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.actions.intake import return_incomplete
from app.model.case import CaseState
from tests.gui.conftest import Office, RecordedDialogs
from tests.gui.intake.keys import press
from ui.intake.view import IntakeScreen
from ui.start import Application


def test_a_half_typed_form_is_saved_and_taken_up_again(
    application: Application, intake: IntakeScreen, qtbot: QtBot
) -> None:
    press("sk", "Return", "Space")
    intake.applicant.begin()
    press("Tab", "BUDI CONTOH")
    with qtbot.waitSignal(intake.stored) as stored:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert stored.args[0].state is CaseState.DRAFT
    with qtbot.waitSignal(intake.filled):
        intake.continue_with(stored.args[0].number)
    assert intake.applicant.text("name") == "Budi Contoh"
    assert intake.checklist.lines[0].box.checked


def test_esc_asks_before_it_empties_a_typed_form(intake: IntakeScreen, dialogs: object) -> None:
    press("sk", "Return")
    intake.applicant.begin()
    press("Tab", "BUDI CONTOH", "Escape")
    assert len(dialogs.asked("confirm_loss")) == 1  # type: ignore[attr-defined]
    assert intake.applicant.text("name") == "BUDI CONTOH"
    dialogs.answers["confirm_loss"] = True  # type: ignore[attr-defined]
    press("Escape")
    assert intake.applicant.text("name") == ""


def test_a_wrong_click_on_another_service_loses_no_ticks_and_nothing_typed(intake: IntakeScreen) -> None:
    press("keramaian", "Return", "Space", "Down", "Space")
    intake.applicant.particulars.fields["acara"].editor.setFocus()
    press("Hajatan")
    intake.focus_first()
    press("pbb", "Return")
    assert not any(line.box.checked for line in intake.checklist.lines)
    intake.focus_first()
    press("keramaian", "Return")
    assert [line.box.checked for line in intake.checklist.lines][:3] == [True, True, False]
    assert intake.applicant.particulars.values()["acara"] == "Hajatan"


def test_another_file_is_taken_up_over_typed_words_only_when_that_is_wanted(
    application: Application, intake: IntakeScreen, office: Office, dialogs: RecordedDialogs, qtbot: QtBot
) -> None:
    counter = office.counter
    assert counter is not None
    with counter.store.write() as uow:
        case = return_incomplete(counter.form("skck", ticks={}), uow, counter.now, counter.officer).value
    press("sk", "Return")
    intake.applicant.begin()
    press("Tab", "BUDI CONTOH")
    intake.continue_with(case.number)
    assert intake.applicant.text("name") == "BUDI CONTOH"
    dialogs.answers["confirm_loss"] = True
    with qtbot.waitSignal(intake.filled):
        intake.continue_with(case.number)
    assert intake.applicant.text("name") == case.applicant.name
    assert len(dialogs.asked("confirm_loss")) == 2


def test_a_window_with_a_typed_form_asks_before_it_closes(
    application: Application, intake: IntakeScreen, dialogs: RecordedDialogs
) -> None:
    press("sk", "Return")
    intake.applicant.begin()
    press("Tab", "BUDI CONTOH")
    assert not application.shell.close()
    assert dialogs.asked("confirm_loss")[0][0] == "Isian Terima Berkas belum disimpan."
    dialogs.answers["confirm_loss"] = True
    intake.start_over()
    assert intake.unsaved() == ""
