"""What is wrong at intake is said all at once, each beside its field, and counted down as it is mended."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.model.case import CaseState
from tests.gui.conftest import Office
from tests.gui.intake.keys import press, take_skck_to_papers
from ui.intake.view import IntakeScreen


def test_all_that_is_wrong_is_said_at_once_each_beside_its_field_and_nothing_is_written(
    intake: IntakeScreen, office: Office, settled: Callable[[], None]
) -> None:
    take_skck_to_papers(intake)
    fields = intake.applicant.fields
    fields["birth_date"].editor.setFocus()
    press("kapan")
    intake.applicant.covering_date.editor.setFocus()
    press("31-2-2026", "F9")
    settled()
    said = {key: field.said for key, field in fields.items() if field.wrong}
    assert said == {
        "nik": "NIK belum diisi.",
        "name": "Nama belum diisi.",
        "birth_place": "Tempat lahir belum diisi.",
        "birth_date": "Tanggal tidak dikenal. Contoh: 12-4-1998.",
        "sex": "Jenis kelamin belum dipilih.",
        "address": "Alamat belum diisi.",
    }
    assert intake.applicant.covering_date.wrong
    assert fields["nik"].editor.hasFocus()
    assert intake.footer.complaint.text() == "Ada 7 isian yang belum benar."
    with office.store.read() as uow:
        assert not uow.cases.waiting(list(CaseState), 1)


def test_what_was_counted_goes_down_as_it_is_mended_and_walking_by_mends_nothing(intake: IntakeScreen) -> None:
    take_skck_to_papers(intake)
    press("F9", "Tab", "Tab")
    assert intake.footer.complaint.text() == "Ada 6 isian yang belum benar."
    assert intake.applicant.fields["name"].said == "Nama belum diisi."
    intake.applicant.begin()
    press("9914105204980003", "Tab", "DEWI LESTARI CONTOH", "Tab", "Pasuruan")
    assert intake.footer.complaint.text() == "Ada 1 isian yang belum benar."
    intake.applicant.fields["address"].editor.setFocus()
    press("Dusun Krajan")
    assert intake.footer.complaint.isHidden()
    assert intake.footer.promise.isVisible()


def test_every_question_without_an_answer_is_said_at_once(intake: IntakeScreen) -> None:
    press("dispensasi", "Return", "F9")
    assert [question.wrong for question in intake.checklist.questions] == [True, True]
    assert intake.checklist.questions[0].options.buttons[0].hasFocus()
    assert intake.footer.complaint.text() == "Ada 2 isian yang belum benar."
    press("Return")
    assert intake.footer.complaint.text() == "Ada 1 isian yang belum benar."


def test_another_service_complains_of_nothing_that_it_does_not_ask_for(intake: IntakeScreen) -> None:
    take_skck_to_papers(intake)
    press("F9")
    intake.focus_first()
    press("pbb", "Return")
    assert not intake.applicant.wrong
    assert intake.footer.complaint.isHidden()


def test_a_missing_nik_is_still_said_when_the_focus_comes_from_the_field_below(
    intake: IntakeScreen, qtbot: QtBot
) -> None:
    take_skck_to_papers(intake)
    name, nik = intake.applicant.fields["name"], intake.applicant.fields["nik"]
    name.editor.setFocus()
    press("SLAMET CONTOH")
    QTest.keyClick(intake, Qt.Key.Key_F9)
    qtbot.waitUntil(nik.editor.hasFocus)
    assert nik.said == "NIK belum diisi."
