"""The same request brought twice: said beside the applicant, asked once before another file is made, never refused."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.model.case import Case, CaseState
from tests.builders import RINA
from tests.gui.conftest import Office, RecordedDialogs
from tests.gui.intake.keys import press
from ui.intake.view import IntakeScreen


def known_to(intake: IntakeScreen, nik: str, settled: Callable[[], None]) -> None:
    """Chooses SKCK, ticks everything and types the NIK of somebody who was here before."""
    press("skck", "Return")
    while not intake.checklist.lines[-1].box.checked:
        press("Space", "Down")
    intake.applicant.begin()
    press(nik)
    settled()


def files(office: Office) -> list[Case]:
    assert office.counter is not None
    with office.store.read() as uow:
        return list(uow.cases.running())


def test_a_second_file_is_made_only_when_the_officer_says_so(
    intake: IntakeScreen, office: Office, dialogs: RecordedDialogs, settled: Callable[[], None], qtbot: QtBot
) -> None:
    assert office.counter is not None
    first = office.counter.take_in("skck", applicant=RINA, purpose="melamar kerja")
    known_to(intake, RINA.nik, settled)
    intake.applicant.purpose.value = "melamar kerja"
    assert intake.twins.notice.isVisible()
    said = f"Masih ada berkas SKCK {first.number}, diproses."
    assert intake.twins.notice.words.text().replace("Pengantar ", "") == said
    QTest.keyClick(intake, Qt.Key.Key_F9)
    settled()
    (asked,) = dialogs.asked("confirm_loss")
    assert asked[0] == "Permohonan sama belum selesai"
    assert asked[2] == "Terima sebagai berkas baru"
    assert len(files(office)) == 1, "without a yes nothing is taken in"
    assert intake.main_button.isEnabled()
    dialogs.answers["confirm_loss"] = True
    with qtbot.waitSignal(intake.stored):
        QTest.keyClick(intake, Qt.Key.Key_F9)
    settled()
    assert len(files(office)) == 2
    assert not intake.twins.notice.isVisible()


def test_the_file_that_is_there_opens_with_its_key_and_what_is_typed_stays(
    intake: IntakeScreen, office: Office, settled: Callable[[], None], qtbot: QtBot
) -> None:
    assert office.counter is not None
    first = office.counter.take_in("skck", applicant=RINA)
    known_to(intake, RINA.nik, settled)
    with qtbot.waitSignal(intake.desk.open_case) as opened:
        QTest.keyClick(intake, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    settled()
    assert opened.args == [first.number]
    assert intake.applicant.text("name") == RINA.name


def test_another_nik_or_a_service_without_such_a_file_says_nothing(
    intake: IntakeScreen, office: Office, settled: Callable[[], None]
) -> None:
    assert office.counter is not None
    office.counter.take_in("sktm", applicant=RINA)
    known_to(intake, RINA.nik, settled)
    assert not intake.twins.notice.isVisible()
    intake.choose_service("sktm")
    settled()
    assert intake.twins.notice.isVisible()
    intake.applicant.begin()
    press("Backspace")
    assert not intake.twins.notice.isVisible()


def test_the_incomplete_file_that_is_gone_on_with_is_no_other(
    intake: IntakeScreen, office: Office, dialogs: RecordedDialogs, settled: Callable[[], None]
) -> None:
    known_to(intake, RINA.nik, settled)
    intake.applicant.fill(RINA)
    intake.checklist.lines[0].box.flip()
    QTest.keyClick(intake, Qt.Key.Key_F9)
    settled()
    with office.store.read() as uow:
        (card,) = uow.cases.waiting([CaseState.INCOMPLETE], 5)
    intake.continue_with(card.number)
    settled()
    assert not intake.twins.notice.isVisible()
    intake.checklist.lines[0].box.flip()
    QTest.keyClick(intake, Qt.Key.Key_F9)
    settled()
    assert dialogs.asked("confirm_loss") == []
