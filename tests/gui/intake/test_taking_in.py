"""Taking a file in or giving it back, driven by keys in the real window on a real data file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.actions.intake import return_incomplete
from app.actions.standards import revise_standard
from app.model.case import CaseState, Priority
from app.rules.identity import digits
from tests.gui.conftest import Office
from tests.gui.intake.keys import press, take_skck_to_papers, type_applicant
from ui.intake.view import IntakeScreen
from ui.start import Application


def test_a_complete_file_is_received_with_keys_only_and_its_receipt_shown(
    application: Application, intake: IntakeScreen, office: Office, qtbot: QtBot
) -> None:
    take_skck_to_papers(intake)
    type_applicant()
    with qtbot.waitSignal(application.papers.shown) as shown, qtbot.waitSignal(intake.stored) as stored:
        press("F9")
    case = stored.args[0]
    assert case.state is CaseState.IN_PROGRESS
    assert (case.applicant.name, case.applicant.nik) == ("Dewi Lestari Contoh", "9914105204980003")
    assert case.due_at is not None
    assert case.number in shown.args[0].windowTitle()
    shown.args[0].close()
    assert intake.model.offer is None
    assert intake.applicant.text("name") == ""


def test_the_big_button_says_what_it_will_do(intake: IntakeScreen) -> None:
    assert not intake.main_button.isEnabled()
    press("dispensasi", "Return")
    assert intake.main_button.text().startswith("Jawab pertanyaan dulu")
    press("Return", "Return")
    assert intake.main_button.text().startswith("Kembalikan")
    assert intake.checklist.chip.text() == f"kurang {len(intake.checklist.lines)} lagi"
    while not intake.checklist.lines[-1].box.checked:
        press("Space", "Down")
    assert intake.main_button.text().startswith("Terima")
    assert intake.checklist.chip.text() == "lengkap"


def test_an_incomplete_file_is_returned_with_its_slip_and_reopens_with_its_ticks(
    application: Application, intake: IntakeScreen, office: Office, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    press("skck", "Return", "Space", "Down", "Space", "Down")
    intake.applicant.begin()
    type_applicant()
    with qtbot.waitSignal(application.papers.shown) as shown, qtbot.waitSignal(intake.stored) as stored:
        press("F9")
    shown.args[0].close()
    application.shell.activateWindow()
    qtbot.waitUntil(application.shell.isActiveWindow)
    case = stored.args[0]
    assert case.state is CaseState.INCOMPLETE
    with qtbot.waitSignal(intake.filled):
        application.desk.continue_intake.emit(case.number)
    assert [line.box.checked for line in intake.checklist.lines][:3] == [True, True, False]
    assert digits(intake.applicant.text("nik")) == "9914105204980003"
    assert intake.applicant.purpose.value == "melamar pekerjaan"
    assert intake.checklist.lines[2].box.hasFocus()
    while not intake.checklist.lines[-1].box.checked:
        press("Space", "Down")
    with qtbot.waitSignal(application.papers.shown) as shown, qtbot.waitSignal(intake.stored) as again:
        press("F9")
    shown.args[0].close()
    assert again.args[0].number == case.number
    assert again.args[0].state is CaseState.IN_PROGRESS


def test_pressing_the_big_button_twice_makes_one_file(
    application: Application, intake: IntakeScreen, office: Office, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    take_skck_to_papers(intake)
    type_applicant()
    with qtbot.waitSignal(application.papers.shown) as shown:
        press("F9", "F9")
    shown.args[0].close()
    settled()
    with office.store.read() as uow:
        assert len(uow.cases.waiting(list(CaseState), 10)) == 1


def test_who_goes_first_is_chosen_with_the_applicant_and_forgotten_for_the_next(
    application: Application, intake: IntakeScreen, office: Office, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    take_skck_to_papers(intake)
    intake.applicant.begin()
    type_applicant()
    QTest.keyClick(intake, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    assert intake.applicant.priority.editor.hasFocus()
    press("L")
    assert intake.applicant.priority.value == "Lansia"
    with qtbot.waitSignal(intake.stored) as stored, qtbot.waitSignal(application.papers.shown) as shown:
        press("F9")
    shown.args[0].reject()
    settled()
    assert stored.args[0].priority is Priority.ELDERLY
    assert intake.applicant.priority.value == "Biasa"


def test_a_file_already_received_opens_instead_of_being_taken_in_again(
    application: Application, intake: IntakeScreen, office: Office, qtbot: QtBot
) -> None:
    assert office.counter is not None
    case = office.counter.take_in("skck")
    with qtbot.waitSignal(application.desk.open_case) as opened:
        intake.continue_with(case.number)
    assert opened.args == [case.number]


def test_a_returned_file_keeps_the_standard_it_was_opened_with(
    application: Application, intake: IntakeScreen, office: Office, qtbot: QtBot
) -> None:
    counter = office.counter
    assert counter is not None
    form = counter.form("skck", ticks={})
    with counter.store.write() as uow:
        case = return_incomplete(form, uow, counter.now, counter.officer).value
    before = len(case.standard.requirements)
    shorter = replace(case.standard, requirements=case.standard.requirements[:1])
    with counter.store.write() as uow:
        revise_standard("skck", shorter, "keputusan baru", uow, counter.now, counter.officer)
    with qtbot.waitSignal(intake.filled):
        intake.continue_with(case.number)
    assert intake.model.offer is not None
    assert len(intake.model.offer.service.standard.requirements) == before
