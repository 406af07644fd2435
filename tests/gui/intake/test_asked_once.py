"""Intake asks once: the channel of a complaint, how a consultation is held, the kind of a proposal, what is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.model.case import CaseState
from tests.gui.conftest import Office
from tests.gui.intake.keys import press
from ui.intake.presenter import Primary
from ui.intake.view import IntakeScreen
from ui.start import Application
from ui.widgets.asked_fields import set_text

PRIGEN = pytest.mark.office(key="prigen")


def fill_in(screen: IntakeScreen, **said: str) -> None:
    """Types into the fields at right."""
    for key, text in said.items():
        field: Any = screen.applicant.fields.get(key) or screen.applicant.particulars.fields[key]
        set_text(field, text)
        field.edited.emit()


def ticked(screen: IntakeScreen) -> dict[str, bool]:
    return {line.item.key: line.box.checked for line in screen.checklist.lines}


@PRIGEN
def test_a_complaint_spoken_at_the_counter_ticks_itself_while_it_is_typed(
    application: Application, intake: IntakeScreen, office: Office, qtbot: QtBot
) -> None:
    press("pengad", "Return")
    assert intake.checklist.questions[0].options.value == "Lisan di loket"
    assert "saluran" not in intake.applicant.particulars.fields, "asked once"
    assert ticked(intake) == {"1.1": False, "1.2": False, "1.3": False, "1.4": True}
    assert (intake.model.primary(), intake.checklist.chip.text()) == (Primary.RECEIVE, "lengkap")
    fill_in(intake, name="Rina Contoh", address="Dusun Krajan")
    assert ticked(intake)["1.1"]
    press("F9")
    assert intake.applicant.particulars.fields["uraian"].said == "Uraian kejadian belum diisi."
    fill_in(intake, uraian="Surat belum selesai", kerugian="tidak ada", permintaan="Surat diselesaikan")
    fill_in(intake, jenis="Tidak berkadar pengawasan")
    assert all(ticked(intake).values())
    with qtbot.waitSignal(application.papers.shown) as shown, qtbot.waitSignal(intake.stored) as stored:
        press("F9")
    shown.args[0].close()
    case = stored.args[0]
    assert case.state is CaseState.IN_PROGRESS
    assert case.particulars["saluran"] == "Lisan di loket"
    assert set(case.ticks) == {"1.1", "1.2", "1.3", "1.4"}


@PRIGEN
def test_a_click_on_what_is_typed_goes_to_its_first_empty_field(intake: IntakeScreen) -> None:
    press("pengad", "Return")
    fill_in(intake, uraian="Surat belum selesai")
    intake.checklist.lines[1].asked.emit(intake.checklist.lines[1].item.fields)
    assert intake.applicant.particulars.fields["kerugian"].editor.hasFocus()


@PRIGEN
def test_a_complaint_by_telephone_lacks_no_paper(intake: IntakeScreen) -> None:
    press("pengad", "Return")
    intake.checklist.questions[0].options.button("Surat").click()
    assert intake.model.primary() is Primary.RETURN
    intake.checklist.questions[0].options.button("Telepon").click()
    assert (intake.model.primary(), intake.checklist.chip.text()) == (Primary.RECEIVE, "berkas tidak wajib")


def test_an_office_without_the_question_begins_with_the_usual_channel(intake: IntakeScreen) -> None:
    press("pengad", "Return")
    assert intake.applicant.particulars.values()["saluran"] == "Lisan di loket"


@pytest.mark.office(key="lumbang")
def test_how_a_consultation_is_held_is_asked_once_and_carried_on(
    application: Application, intake: IntakeScreen, settled: Callable[[], None], qtbot: QtBot
) -> None:
    press("konsul", "Return")
    assert "medium" not in intake.applicant.particulars.fields
    intake.checklist.questions[0].options.button("Call center").click()
    assert intake.checklist.chip.text() == "berkas tidak wajib"
    fill_in(intake, name="Rina Contoh", topik="Ahli waris")
    with qtbot.waitSignal(application.papers.shown) as shown, qtbot.waitSignal(intake.stored) as stored:
        press("F9")
    shown.args[0].close()
    case = stored.args[0]
    assert case.particulars["medium"] == "Call center"
    assert case.steps[0].text == "Memberi konsultasi melalui Call Center Pelayanan Publik"


@PRIGEN
def test_the_variant_of_a_proposal_is_not_asked_again(intake: IntakeScreen) -> None:
    press("perangkat", "Return")
    assert intake.checklist.questions
    assert "jenis_usul" not in intake.applicant.particulars.fields
    assert "jabatan" in intake.applicant.particulars.fields
