"""A NIK that does not fit birth date or sex warns beside the field and is asked about once; it is never refused."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from app.model.people import Sex
from tests.gui.conftest import RecordedDialogs
from tests.gui.intake.keys import press, take_skck_to_papers, type_applicant
from ui.intake.view import IntakeScreen
from ui.start import Application

SAID = "Jenis kelamin tidak sama dengan yang ada di NIK."


def choose_male(intake: IntakeScreen) -> None:
    """Another sex than the NIK carries, chosen with the mouse, and no field left after it."""
    combo = intake.applicant.fields["sex"].editor
    combo.setFocus()
    combo.setCurrentIndex(combo.findText("Laki-laki"))  # type: ignore[attr-defined]
    combo.activated.emit(combo.currentIndex())  # type: ignore[attr-defined]


def test_a_sex_that_does_not_fit_the_nik_is_said_at_once_and_asked_once_before_it_is_stored(
    application: Application, intake: IntakeScreen, dialogs: RecordedDialogs, settled: Callable[[], None], qtbot: QtBot
) -> None:
    take_skck_to_papers(intake)
    type_applicant()
    choose_male(intake)
    nik = intake.applicant.fields["nik"]
    assert (nik.said, nik.wrong) == (SAID, False)
    press("F9")
    settled()
    (asked,) = dialogs.asked("confirm")
    assert asked[1].startswith(SAID)
    assert intake.model.offer is not None, "nothing was stored"
    assert nik.editor.hasFocus()
    assert nik.said == SAID
    dialogs.answers["confirm"] = True
    with qtbot.waitSignal(application.papers.shown) as shown, qtbot.waitSignal(intake.stored) as stored:
        press("F9")
    shown.args[0].close()
    assert stored.args[0].applicant.sex is Sex.MALE
    assert len(dialogs.asked("confirm")) == 2


def test_a_birth_date_typed_last_is_asked_about_too(
    intake: IntakeScreen, dialogs: RecordedDialogs, settled: Callable[[], None]
) -> None:
    take_skck_to_papers(intake)
    type_applicant()
    date = intake.applicant.fields["birth_date"].editor
    date.setFocus()
    date.clear()  # type: ignore[attr-defined]
    press("13-4-1998", "F9")
    settled()
    assert dialogs.asked("confirm")[0][1].startswith("Tanggal lahir tidak sama dengan yang ada di NIK.")


def test_what_fits_together_is_not_asked_about(
    application: Application, intake: IntakeScreen, dialogs: RecordedDialogs, qtbot: QtBot
) -> None:
    take_skck_to_papers(intake)
    type_applicant()
    with qtbot.waitSignal(application.papers.shown) as shown:
        press("F9")
    shown.args[0].close()
    assert dialogs.asked("confirm") == []
