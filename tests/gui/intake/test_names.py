"""Names typed in one case are set as papers write them, when the field is left and when F9 leaves none."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.model.catalogue import ApplicantKind
from tests.gui.intake.keys import press
from ui.intake.view import IntakeScreen
from ui.widgets.fields import TextField


def type_in(intake: IntakeScreen, key: str, text: str) -> str:
    """Types into a field and leaves it; what stands there then."""
    field = intake.applicant.fields[key]
    field.editor.setFocus()
    press(text, "Tab")
    return intake.applicant.text(key)


@pytest.mark.parametrize(
    ("key", "typed", "written"),
    [
        ("name", "wulan binti karto", "Wulan binti Karto"),
        ("name", "WULAN CONTOH", "Wulan Contoh"),
        ("name", "Wulan contoh, S.Pd.", "Wulan contoh, S.Pd."),
        ("birth_place", "PASURUAN", "Pasuruan"),
        ("address", "dusun krajan rt 02 rw 05", "Dusun Krajan RT 02 RW 05"),
        ("village", "alastlogo", "Alastlogo"),
        ("village", "desa contoh", "Desa Contoh"),
        ("occupation", "karyawan swasta", "karyawan swasta"),
    ],
)
def test_a_name_that_is_left_is_written_as_papers_write_it(
    intake: IntakeScreen, key: str, typed: str, written: str
) -> None:
    press("sk", "Return")
    assert type_in(intake, key, typed) == written


def test_the_capitals_of_a_body_stay(intake: IntakeScreen) -> None:
    press("sosial", "Return")
    assert intake.applicant.applicant_kind is ApplicantKind.INSTITUTION
    assert type_in(intake, "name", "PKK DESA") == "PKK DESA"
    intake.applicant.fields["name"].value = ""  # type: ignore[attr-defined]
    assert type_in(intake, "name", "karang taruna") == "Karang Taruna"


def test_a_name_among_the_particulars_is_set_too(intake: IntakeScreen) -> None:
    press("dispensasi", "Return")
    field = intake.applicant.particulars.fields["calon_pasangan"]
    field.editor.setFocus()
    press("dewi contoh", "Tab")
    assert isinstance(field, TextField)
    assert field.value == "Dewi Contoh"


def test_a_key_that_leaves_no_field_sets_the_name_before_it_is_stored(intake: IntakeScreen, qtbot: QtBot) -> None:
    press("sk", "Return")
    intake.applicant.fields["name"].editor.setFocus()
    press("budi contoh")
    with qtbot.waitSignal(intake.stored) as stored:
        intake.sending.save()
    assert stored.args[0].applicant.name == "Budi Contoh"
