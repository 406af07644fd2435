"""The intake screen, driven by keys in the real window on a real data file."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.actions.applicants import merge
from app.actions.intake import return_incomplete
from app.model.case import CaseState, Priority
from app.rules.identity import digits
from tests.builders import OFFICES, RINA
from tests.gui.conftest import Office, RecordedDialogs
from ui.intake.services import ServiceModel
from ui.intake.view import IntakeScreen
from ui.start import Application
from ui.widgets.fields import DateField, Field


def press(*keys: str) -> None:
    """Presses keys on whatever has the focus; longer words are typed."""
    for key in keys:
        target = QApplication.focusWidget()
        assert target is not None, f"nothing has the focus for {key}"
        named = getattr(Qt.Key, f"Key_{key}", None) if len(key) > 1 else None
        if named is not None:
            QTest.keyClick(target, named)
        else:
            QTest.keyClicks(target, key)


@pytest.fixture
def intake(application: Application, qtbot: QtBot, settled: Callable[[], None]) -> IntakeScreen:
    """The intake screen, opened by its key, with its services read."""
    application.shell.activateWindow()
    qtbot.waitUntil(application.shell.isActiveWindow)
    QTest.keyClick(application.shell, Qt.Key.Key_F2)
    settled()
    screen = application.shell.screen_of("intake")
    assert isinstance(screen, IntakeScreen)
    return screen


def take_skck_to_papers(intake: IntakeScreen) -> None:
    press("skck", "Return")
    while not intake.checklist.lines[-1].box.checked:
        press("Space", "Down")


def type_applicant() -> None:
    press(
        "9914105204980003",
        "Tab",
        "DEWI LESTARI CONTOH",
        "Tab",
        "Pasuruan",
        "Tab",
        "Tab",
        "Tab",
        "Wiraswasta",
        "Tab",
        "Tab",
    )
    press("Dusun Krajan RT 02 RW 05", "Tab", "Jatirejo", "Tab", "Tab", "melamar pekerjaan")


def test_two_typed_letters_find_a_service_and_enter_takes_it(intake: IntakeScreen) -> None:
    press("sk", "Return")
    assert intake.model.offer is not None
    assert intake.model.offer.service.key == "skck"
    assert intake.checklist.lines[0].box.hasFocus()


def test_a_complete_file_is_received_with_keys_only_and_its_receipt_shown(
    application: Application, intake: IntakeScreen, office: Office, qtbot: QtBot
) -> None:
    take_skck_to_papers(intake)
    type_applicant()
    with qtbot.waitSignal(application.papers.shown) as shown, qtbot.waitSignal(intake.stored) as stored:
        press("F9")
    case = stored.args[0]
    assert case.state is CaseState.IN_PROGRESS
    assert (case.applicant.name, case.applicant.nik) == ("DEWI LESTARI CONTOH", "9914105204980003")
    assert case.due_at is not None
    assert case.number in shown.args[0].windowTitle()
    shown.args[0].close()
    assert intake.model.offer is None
    assert intake.applicant.text("name") == ""


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


def test_an_answer_selects_the_exact_papers(intake: IntakeScreen) -> None:
    press("dispensasi", "Return")
    shown = {line.item.text for line in intake.checklist.lines}
    press("Return", "Return")
    more = {line.item.text for line in intake.checklist.lines} - shown
    assert len(more) == 2
    assert any("N5" in text for text in more)
    assert any("N6" in text for text in more)


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


def test_space_fills_up_the_copies_that_were_missing_and_then_takes_them_away(intake: IntakeScreen) -> None:
    press("skck", "Return", "Down", "3")
    photos = intake.checklist.lines[1]
    assert intake.model.ticks[photos.item.key].copies == 3
    press("Space")
    assert intake.model.ticks[photos.item.key].copies == photos.item.copies == 6
    assert photos.box.checked
    press("Space")
    assert not intake.model.ticks[photos.item.key].present
    assert not photos.box.checked


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
    assert intake.applicant.text("name") == "BUDI CONTOH"
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
    from dataclasses import replace

    from app.actions.standards import revise_standard

    shorter = replace(case.standard, requirements=case.standard.requirements[:1])
    with counter.store.write() as uow:
        revise_standard("skck", shorter, "keputusan baru", uow, counter.now, counter.officer)
    with qtbot.waitSignal(intake.filled):
        intake.continue_with(case.number)
    assert intake.model.offer is not None
    assert len(intake.model.offer.service.standard.requirements) == before


@pytest.mark.parametrize("key", [pytest.param(key, marks=pytest.mark.office(key=key)) for key in OFFICES])
def test_every_question_and_paper_is_whole_in_a_small_window(
    application: Application, intake: IntakeScreen, qtbot: QtBot, key: str
) -> None:
    application.shell.resize(900, 520)
    area = intake.checklist.area

    def whole() -> bool:
        return area.widget().minimumSizeHint().width() <= area.viewport().width()

    for offer in intake.services.model.shown:
        intake.choose_service(offer.service.key)
        for question in intake.checklist.questions:
            question.options.buttons[-1].click()
        qtbot.waitUntil(whole)
        assert intake.footer.minimumSizeHint().width() <= intake.footer.width()
    intake._clear()


def test_the_list_of_services_is_a_sound_model(intake: IntakeScreen, qtmodeltester: ModelTester) -> None:
    model = intake.services.model
    assert isinstance(model, ServiceModel)
    qtmodeltester.check(model)


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


def test_letters_that_fit_no_open_service_leave_none_chosen_and_say_why(
    intake: IntakeScreen, settled: Callable[[], None]
) -> None:
    press("s")
    assert intake.model.offer is None
    press("k")
    assert intake.model.offer is not None
    press("xx")
    assert intake.model.offer is None
    assert intake.services.none.text() == "Tidak ada layanan dengan kata itu."
    assert not intake.services.none.isHidden()
    intake.services.filter.selectAll()
    press("sk")
    assert intake.services.none.isHidden()
    assert intake.model.offer is not None


@pytest.mark.office(key="prigen")
def test_a_closed_service_is_named_as_closed(intake: IntakeScreen, settled: Callable[[], None]) -> None:
    press("sktm")
    assert "SKTM belum dibuka" in intake.services.none.text()
    assert intake.model.offer is None
