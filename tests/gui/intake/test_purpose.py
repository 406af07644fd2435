"""Keperluan is asked only of services whose papers say it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.gui.conftest import Office
from tests.gui.intake.keys import press
from ui.intake.view import IntakeScreen


def test_who_pays_a_tax_is_not_asked_what_for(intake: IntakeScreen) -> None:
    press("sk", "Return")
    assert intake.applicant.purpose.isVisible()
    for service in ("pbb", "sosial"):
        intake.focus_first()
        press(service, "Return")
        assert intake.applicant.purpose.isHidden()


def test_what_was_typed_for_another_service_is_not_stored(intake: IntakeScreen, qtbot: QtBot) -> None:
    press("sk", "Return")
    intake.applicant.purpose.value = "melamar pekerjaan"
    assert intake.applicant.purpose_text == "melamar pekerjaan"
    intake.focus_first()
    press("pbb", "Return")
    intake.applicant.fields["name"].value = "Budi Contoh"
    with qtbot.waitSignal(intake.stored) as stored:
        intake.sending.save()
    assert stored.args[0].purpose == ""


def test_a_purpose_that_a_file_has_already_can_still_be_mended(intake: IntakeScreen, office: Office) -> None:
    counter = office.counter
    assert counter is not None
    case = counter.take_in("pbb", purpose="titipan tetangga")
    intake.applicant.set_template(None, True)
    intake.applicant.purpose.hide()
    intake.applicant.show_case(case)
    assert not intake.applicant.purpose.isHidden()
    assert intake.applicant.purpose_text == "titipan tetangga"
