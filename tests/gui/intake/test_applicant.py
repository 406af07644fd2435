"""The applicant at intake: what the NIK and the village tell while they are typed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.actions.applicants import merge
from app.model.case import Priority
from app.rules.identity import digits
from tests.builders import RINA
from tests.gui.conftest import Office
from tests.gui.intake.keys import press, take_skck_to_papers, type_applicant
from ui.intake.view import IntakeScreen
from ui.start import Application


def test_birth_date_and_sex_come_from_the_nik(intake: IntakeScreen) -> None:
    press("sk", "Return")
    intake.applicant.begin()
    press("9914105204980003", "Tab")
    assert intake.applicant.text("birth_date") == "12 April 1998"
    assert intake.applicant.text("sex") == "Perempuan"


def test_a_known_nik_fills_itself_in_and_says_how_often(
    intake: IntakeScreen, office: Office, settled: Callable[[], None]
) -> None:
    assert office.counter is not None
    known = office.counter.take_in("skck").applicant
    press("sk", "Return")
    intake.applicant.begin()
    press(known.nik)
    settled()
    assert intake.applicant.text("name") == known.name
    assert intake.applicant.text("village") == known.village
    assert "1×" in intake.applicant.fields["nik"].said


def test_another_nik_takes_away_what_was_filled_in_for_the_first_and_leaves_what_was_typed(
    intake: IntakeScreen, office: Office, settled: Callable[[], None]
) -> None:
    assert office.counter is not None
    known = office.counter.take_in("skck", applicant=RINA).applicant
    press("sk", "Return")
    intake.applicant.begin()
    press(known.nik)
    settled()
    phone, address = intake.applicant.fields["phone"], intake.applicant.fields["address"]
    address.editor.setFocus()
    QTest.keyClick(address.editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press("dusun baru rt 01")
    phone.editor.setFocus()
    intake.applicant.begin()
    QTest.keyClick(intake.applicant.fields["nik"].editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press("9914101203850077")
    settled()
    left = {key: intake.applicant.text(key) for key in ("name", "birth_place", "religion", "occupation", "village")}
    assert set(left.values()) == {""}, left
    assert intake.applicant.text("birth_date") == "12 Maret 1985", "the new NIK carries its own"
    assert intake.applicant.text("address").lower().startswith("dusun baru rt 01")
    QTest.keyClick(intake.applicant.fields["nik"].editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(known.nik)
    settled()
    assert intake.applicant.text("name") == known.name


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("99141052049800", "NIK harus 16 angka, baru 14."),
        ("9914107213980003", "Tanggal lahir di dalam NIK tidak mungkin. Periksa lagi pada KTP."),
    ],
)
def test_an_impossible_nik_is_refused_beside_its_field(intake: IntakeScreen, typed: str, said: str) -> None:
    press("sk", "Return")
    intake.applicant.begin()
    press(typed, "Tab")
    assert intake.applicant.fields["nik"].said == said
    assert intake.applicant.fields["nik"].editor.property("state") == "error"


def test_a_birth_date_that_does_not_fit_the_nik_only_warns(intake: IntakeScreen) -> None:
    press("sk", "Return")
    intake.applicant.begin()
    press("9914105204980003", "Tab", "Dewi Contoh", "Tab", "Pasuruan", "Tab")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press("13-4-1998", "Tab")
    assert intake.applicant.fields["nik"].said == "Tanggal lahir tidak sama dengan yang ada di NIK."
    assert intake.applicant.fields["nik"].editor.property("state") == "warning"


def test_a_merged_nik_leads_to_the_right_person_and_says_so(
    intake: IntakeScreen, office: Office, settled: Callable[[], None]
) -> None:
    counter = office.counter
    assert counter is not None
    for nik in (RINA.nik, "9914105204980002"):
        counter.take_in("skck", applicant=RINA, nik=nik)
    with office.store.write() as uow:
        merge("9914105204980002", RINA.nik, "Salah ketik.", uow, counter.now, counter.officer)
    intake.applicant.begin()
    press("9914105204980002")
    settled()
    nik = intake.applicant.fields["nik"]
    assert digits(nik.value) == RINA.nik
    assert nik.said == "NIK yang diketik sudah digabung ke 9914••••••••0001."
    assert intake.applicant.text("name") == "Rina Contoh"
    press("Tab")
    assert nik.said.startswith("NIK yang diketik sudah digabung"), "leaving the field does not take the word away"


def test_a_village_elsewhere_only_warns_and_a_known_one_is_written_as_the_office_does(
    application: Application, intake: IntakeScreen, qtbot: QtBot
) -> None:
    take_skck_to_papers(intake)
    type_applicant()
    village = intake.applicant.fields["village"]
    intake.applicant.fields["village"].editor.setFocus()
    QTest.keyClick(village.editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press("Sukacontoh", "Tab")
    assert village.said == "Bukan desa di kecamatan ini – benar dari luar wilayah?"
    assert village.editor.property("state") == "warning"
    village.editor.setFocus()
    QTest.keyClick(village.editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press("desa jatirejo", "Tab")
    assert (intake.applicant.text("village"), village.said) == ("Jatirejo", "")
    village.editor.setFocus()
    QTest.keyClick(village.editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press("Sukacontoh", "Tab")
    with qtbot.waitSignal(application.papers.shown) as shown, qtbot.waitSignal(intake.stored) as stored:
        press("F9")
    shown.args[0].close()
    assert stored.args[0].applicant.village == "Sukacontoh"


@pytest.mark.office(key="kalirejo", officials=True)
def test_a_kelurahan_asks_for_the_letter_of_rt_and_rw_from_persons_and_institutions(intake: IntakeScreen) -> None:
    for service, whose in (("skck", "Nama lengkap"), ("domisili-usaha", "Nama lembaga, usaha, atau panitia")):
        intake.choose_service(service)
        assert intake.applicant.covering_number.editor.accessibleName() == "No. surat pengantar RT/RW"
        assert intake.applicant.fields["name"].editor.accessibleName() == whose


def test_a_name_longer_than_its_field_shows_its_beginning_once_it_is_typed(intake: IntakeScreen) -> None:
    press("bansos", "Return")
    intake.applicant.begin()
    for key in ("contact_name", "village"):
        field = intake.applicant.fields[key]
        field.editor.setFocus()
        press("Alang-alang Caruban Sumberrejo Contoh")
        press("Tab")
        editor = field.editor.lineEdit() if isinstance(field.editor, QComboBox) else field.editor
        assert isinstance(editor, QLineEdit)
        assert editor.cursorPosition() == 0
        assert editor.text() == "Alang-alang Caruban Sumberrejo Contoh"


def test_a_long_text_shows_its_beginning_once_it_is_typed_and_goes_on_at_its_end(intake: IntakeScreen) -> None:
    press("waris", "Return")
    heirs = intake.applicant.particulars.fields["ahli_waris"].editor
    assert isinstance(heirs, QPlainTextEdit)
    intake.applicant.area.ensureWidgetVisible(heirs)
    heirs.setFocus()
    press(*(f"{n}. Budi Contoh Panjang Sekali Namanya (anak); " for n in range(1, 8)))
    assert heirs.verticalScrollBar().value() > 0
    press("Tab")
    assert heirs.verticalScrollBar().value() == 0
    assert heirs.textCursor().atEnd()


def test_lansia_is_proposed_to_whoever_is_sixty_and_not_chosen_for_them(intake: IntakeScreen) -> None:
    press("sk", "Return")
    priority = intake.applicant.priority
    assert "Alt+4" in priority._caption.text()
    intake.applicant.begin()
    press("9914101203500077")
    assert (priority.said, priority.priority) == ("60 tahun ke atas: lansia", Priority.NONE)
    QTest.keyClick(intake, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    press("Down")
    assert (priority.said, priority.priority) == ("", Priority.ELDERLY)
    intake.applicant.begin()
    QTest.keyClick(intake.applicant.fields["nik"].editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press("9914105204980003")
    assert priority.said == ""
