"""Text pasted or typed too long at intake: one line that fits, and a word about what was left out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from tests.gui.intake.keys import press
from ui.intake.view import IntakeScreen
from ui.widgets.fields import DateField, Field

PASTED = "DEWI\r\n\u200bLESTARI\t\tCONTOH\u2028\x00 <b>&amp;</b>"
"""What comes along when a name is copied out of a message."""


def pasted_into(field: Field, text: str) -> None:
    """Pastes over what is there, as Ctrl+A, Ctrl+V does."""
    QApplication.clipboard().setText(text)
    field.editor.setFocus()
    editor = field.editor.lineEdit() if isinstance(field.editor, QComboBox) else field.editor
    editor.selectAll()
    editor.paste()


def every_text_field(intake: IntakeScreen) -> dict[str, Field]:
    every = intake.applicant.fields | {f"particular.{k}": f for k, f in intake.applicant.particulars.fields.items()}
    every |= {"purpose": intake.applicant.purpose, "covering_number": intake.applicant.covering_number}
    closed = {key for key, f in every.items() if isinstance(f.editor, QComboBox) and not f.editor.isEditable()}
    return {key: field for key, field in every.items() if key not in closed}


@pytest.mark.parametrize("service", ["skck", "izin keramaian", "domisili wna", "kepala desa"])
def test_whatever_is_pasted_becomes_one_line_that_fits(
    intake: IntakeScreen, dialogs: object, settled: Callable[[], None], service: str
) -> None:
    press(service, "Return")
    for key, field in every_text_field(intake).items():
        pasted_into(field, PASTED)
        if field.isVisible() and not isinstance(field, DateField):
            assert field.value == "DEWI LESTARI CONTOH <b>&amp;</b>"[: len(field.value)], key  # type: ignore[attr-defined]
            assert len(field.value) >= 18, key  # type: ignore[attr-defined]
        pasted_into(field, "kata\n" * 20_000)
        said = field.said
        assert said.startswith("Paling banyak") or (key == "nik" and "angka" in said), key
        text = field.value  # type: ignore[attr-defined]
        assert 18 <= len(text) <= 500, key
        assert text.isprintable(), key
        assert "kata kata" in text, key
        press("Tab")
    for _ in range(2):
        QTest.keyClick(intake, Qt.Key.Key_F9)
        settled()
    assert intake.footer.complaining


def test_a_nik_copied_out_of_a_message_is_a_nik(intake: IntakeScreen) -> None:
    press("sk", "Return")
    nik = intake.applicant.fields["nik"]
    pasted_into(nik, "\u2068991410\t520498\n0003\u2069")
    assert nik.said == ""
    press("Tab")
    assert intake.applicant.text("nik") == "9914 1052 0498 0003"
    assert intake.applicant.text("sex") == "Perempuan"


def test_typing_past_the_end_is_said_and_goes_nowhere(intake: IntakeScreen) -> None:
    press("sk", "Return")
    purpose, phone = intake.applicant.purpose, intake.applicant.fields["phone"]
    pasted_into(purpose, "x" * 300)
    assert purpose.said == ""
    press("y")
    assert purpose.value == "x" * 300
    assert purpose.said == "Paling banyak 300 huruf; sisanya tidak ikut."
    QApplication.processEvents()  # the next key comes later than the one that was too much
    press("Backspace")
    assert purpose.said == ""
    pasted_into(phone, "0" * 25)
    press("1")
    assert (len(intake.applicant.text("phone")), phone.said[:13]) == (25, "Paling banyak")
