"""Standar Pelayanan: reading the standards, changing one, and never losing what was typed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.model.catalogue import Form, LetterSpec, StepKind
from tests.gui.conftest import Office, RecordedDialogs
from ui.shell import Shell
from ui.standards.adding import AddServiceForm
from ui.standards.view import StandardsScreen

REASON = "Mengikuti keputusan yang baru"


@pytest.fixture
def screen(window: Shell, settled: Callable[[], None]) -> StandardsScreen:
    """The screen, opened, with the first service on the page."""
    window.open("standards")
    settled()
    shown = window.screen_of("standards")
    assert isinstance(shown, StandardsScreen)
    return shown


@pytest.fixture
def edit(screen: StandardsScreen, settled: Callable[[], None]) -> Callable[[str], StandardsScreen]:
    """Opens the editor on a service."""

    def open_editor(key: str) -> StandardsScreen:
        screen.services.choose(key)
        settled()
        screen.edit()
        return screen

    return open_editor


def texts(screen: StandardsScreen) -> list[str]:
    """All that can be read on the page of a standard."""
    return [one.text() for one in screen.page.area.widget().findChildren(QLabel) if one.text()]


def requirements(screen: StandardsScreen) -> list[str]:
    """The requirement texts in the editor, in their order."""
    return [one.text.text for one in screen.editor.requirements.rows]


def press(qtbot: QtBot, screen: StandardsScreen, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    """Presses a key where the focus is."""
    focus = screen.window().focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key, modifier or Qt.KeyboardModifier.NoModifier)


def test_typing_finds_a_service_by_its_name(
    screen: StandardsScreen, qtbot: QtBot, settled: Callable[[], None], qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(screen.services.model)
    assert screen.services.filter.hasFocus()
    qtbot.keyClicks(screen.services.filter, "disp")
    settled()
    assert [stored.service.key for stored in screen.services.model.shown] == ["dispensasi-nikah"]
    assert screen.page.title.text() == "Pengantar Surat Dispensasi Nikah"
    press(qtbot, screen, Qt.Key.Key_Escape)
    assert len(screen.services.model.shown) == 17


@pytest.mark.office(key="prigen")
def test_the_first_day_line_leads_to_a_service_that_waits_for_its_requirements(
    window: Shell, settled: Callable[[], None]
) -> None:
    window.open("standards.waiting")
    settled()
    screen = window.screen_of("standards")
    assert isinstance(screen, StandardsScreen)
    assert screen.page.title.text() == "Pengantar Permohonan SKCK"


@pytest.mark.office(key="prigen")
def test_typing_what_a_chip_says_finds_the_services_that_wait(screen: StandardsScreen, qtbot: QtBot) -> None:
    qtbot.keyClicks(screen.services.filter, "perlu persya")
    assert len(screen.services.model.shown) == 8
    qtbot.keyClicks(screen.services.filter, "xyz")
    assert not screen.services.nothing.isHidden()


def test_the_page_shows_all_fourteen_components_with_remarks_first(
    screen: StandardsScreen, settled: Callable[[], None]
) -> None:
    screen.services.choose("dispensasi-nikah")
    settled()
    read = texts(screen)
    components = [
        "Persyaratan", "Alur", "Jangka waktu", "Biaya", "Produk", "Pengaduan", "Dasar hukum", "Sarana dan prasarana",
        "Kompetensi pelaksana", "Pengawasan", "Jumlah pelaksana", "Jaminan pelayanan", "Jaminan keamanan",
        "Evaluasi kinerja",
    ]  # fmt: skip
    assert [one for one in read if one in components] == components
    assert read[0] == "Catatan"
    assert "Hanya jika “Ada calon pengantin di bawah 21 tahun?” dijawab Ya" in read
    assert "Camat" in read
    assert screen.page.version.text() == "Versi 1, berlaku sejak 3 Januari 2024"


def test_a_step_that_the_program_added_says_why(screen: StandardsScreen, settled: Callable[[], None]) -> None:
    screen.services.choose("pbb")
    settled()
    assert any(one.startswith("Ditambahkan Loket: Standar tidak menyebut penerimaan") for one in texts(screen))


@pytest.mark.office(key="prigen")
def test_what_the_decree_does_not_tell_is_said_to_be_missing(
    screen: StandardsScreen, settled: Callable[[], None]
) -> None:
    screen.services.choose("kepala-desa")
    settled()
    assert texts(screen).count("belum tercantum") >= 2  # time and fee


def test_the_list_is_edited_with_the_keyboard_and_saved_as_the_next_version(
    edit: Callable[[str], StandardsScreen],
    office: Office,
    dialogs: RecordedDialogs,
    qtbot: QtBot,
    settled: Callable[[], None],
) -> None:
    assert office.counter is not None
    earlier = office.counter.take_in("skck")
    screen = edit("skck")
    before = requirements(screen)
    press(qtbot, screen, Qt.Key.Key_Return)
    qtbot.keyClicks(screen.window().focusWidget(), "Surat sehat")
    press(qtbot, screen, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert requirements(screen) == ["Surat sehat", *before]
    screen.editor.requirements.rows[2].text.setFocus()
    press(qtbot, screen, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert before[1] not in requirements(screen)
    dialogs.answers["ask_reason"] = REASON
    with qtbot.waitSignal(screen.saved):
        press(qtbot, screen, Qt.Key.Key_F9)
    settled()
    stored = office.counter.stored("skck")
    assert stored.version == 2
    assert [r.text for r in stored.service.standard.requirements] == ["Surat sehat", before[0], *before[2:]]
    assert office.counter.case(earlier).standard_version == 1
    assert screen.page.version.text() == "Versi 2, berlaku sejak 23 November 2026"
    assert f"Versi 2 – {REASON}" in texts(screen)
    assert "Versi 1 – Standar awal dari paket kantor" in texts(screen)


def test_form_number_time_and_condition_are_changed_and_conditions_kept(
    edit: Callable[[str], StandardsScreen], office: Office, dialogs: RecordedDialogs, qtbot: QtBot
) -> None:
    assert office.counter is not None
    screen = edit("dispensasi-nikah")
    row = screen.editor.requirements.rows[4]
    row.form.setCurrentText("asli dan fotokopi")
    row.copies.number = 3
    side = screen.editor.side
    side.duration.value_box.number = 2
    side.duration.unit.setCurrentText("hari kerja")
    side.duration.condition.setCurrentText("jika persyaratan lengkap")
    dialogs.answers["ask_reason"] = REASON
    with qtbot.waitSignal(screen.saved):
        screen.save()
    standard = office.counter.stored("dispensasi-nikah").service.standard
    changed = standard.requirements[4]
    assert (changed.form, changed.copies, changed.when) == (Form.BOTH, 3, {"usia": ("Ya",)})
    assert standard.duration is not None
    assert standard.duration.text == "2 hari kerja, jika persyaratan lengkap"
    assert standard.legal_basis  # nothing else was touched
    assert standard.questions


def test_opening_the_editor_changes_nothing(edit: Callable[[str], StandardsScreen], dialogs: RecordedDialogs) -> None:
    screen = edit("perangkat-desa")
    assert not screen.editor.dirty
    screen.save()
    assert not dialogs.calls
    screen.leave_editor()
    assert not dialogs.calls
    assert screen.stack.currentWidget() is not screen.editor


def test_an_emptied_requirement_is_refused_beside_its_row(
    edit: Callable[[str], StandardsScreen], dialogs: RecordedDialogs
) -> None:
    screen = edit("skck")
    row = screen.editor.requirements.rows[1]
    row.text.setPlainText("  ")
    screen.save()
    assert row.note.text() == "Persyaratan ke-2 masih kosong. Isi atau hapus barisnya."
    assert row.text.hasFocus()
    assert not dialogs.calls


def test_a_removed_requirement_can_be_brought_back(edit: Callable[[str], StandardsScreen]) -> None:
    screen = edit("skck")
    listed = screen.editor.requirements
    listed.remove(1)
    assert "Pas foto" in listed.restore_button.text()
    listed.restore()
    assert not screen.editor.dirty


def test_a_list_pasted_from_word_becomes_one_requirement_a_line(edit: Callable[[str], StandardsScreen]) -> None:
    screen = edit("pbb")
    data = QMimeData()
    data.setText("1. Fotokopi KK\n\n2) Surat pengantar RT;\n- Pas foto 3x4 4 lembar\n- KTP asli dan fotokopi KK\n")
    screen.editor.requirements.add()
    screen.editor.requirements.rows[-1].text.insertFromMimeData(data)
    screen.editor.requirements.settle()
    assert requirements(screen)[1:] == ["KK", "Surat pengantar RT", "Pas foto 3x4", "KTP asli dan fotokopi KK"]
    listed = screen.editor.content().requirements[1:]
    assert [(one.form, one.copies) for one in listed] == [(Form.COPY, 1), (Form.ANY, 1), (Form.ANY, 4), (Form.ANY, 1)]


def test_form_and_number_follow_what_is_typed_and_the_name_is_left(
    edit: Callable[[str], StandardsScreen], qtbot: QtBot
) -> None:
    screen = edit("pbb")
    screen.editor.requirements.add()
    row = screen.editor.requirements.rows[-1]
    qtbot.keyClicks(row.text, "FC KK rangkap 2")
    assert (row.form.currentText(), row.copies.number) == ("fotokopi", 2)
    assert row.read_note.text() == "Dari tulisannya: fotokopi, 2 lembar."
    qtbot.keyClick(row.text, Qt.Key.Key_Tab)
    assert row.text.text == "KK"
    assert row.read_note.text() == "“FC KK rangkap 2” dibaca: fotokopi, 2 lembar."
    qtbot.keyClicks(row.text, " pemohon")
    assert (row.form.currentText(), row.copies.number) == ("fotokopi", 2)


def test_what_was_typed_can_be_put_back(edit: Callable[[str], StandardsScreen], qtbot: QtBot) -> None:
    screen = edit("pbb")
    screen.editor.requirements.add()
    row = screen.editor.requirements.rows[-1]
    qtbot.keyClicks(row.text, "KTP asli")
    row.settle()
    assert not row.undo_button.isHidden()
    row.undo_button.click()
    row.settle()
    assert (row.text.text, row.form.currentText()) == ("KTP asli", "asli")
    assert row.read_note.isHidden()


def test_a_form_chosen_by_hand_stays_whatever_is_typed(edit: Callable[[str], StandardsScreen], qtbot: QtBot) -> None:
    screen = edit("pbb")
    screen.editor.requirements.add()
    row = screen.editor.requirements.rows[-1]
    row.form.setCurrentText("asli")
    row.form.activated.emit(row.form.currentIndex())
    qtbot.keyClicks(row.text, "Fotokopi KTP 3 lembar")
    row.settle()
    assert (row.text.text, row.form.currentText(), row.copies.number) == ("Fotokopi KTP 3 lembar", "asli", 3)


def test_opening_a_row_and_leaving_it_reads_nothing_anew(edit: Callable[[str], StandardsScreen], qtbot: QtBot) -> None:
    screen = edit("skck")
    row = screen.editor.requirements.rows[0]
    row.text.setFocus()
    qtbot.keyClick(row.text, Qt.Key.Key_Tab)
    assert not screen.editor.dirty


def test_leaving_with_changes_asks_first(edit: Callable[[str], StandardsScreen], dialogs: RecordedDialogs) -> None:
    screen = edit("skck")
    screen.editor.requirements.remove(0)
    dialogs.answers["confirm_loss"] = [False, True]
    screen.leave_editor()
    assert screen.editor.dirty
    screen.leave_editor()
    assert screen.stack.currentWidget() is not screen.editor
    assert len(dialogs.asked("confirm_loss")) == 2


def test_unsaved_changes_wait_behind_another_screen_and_keep_the_window_open(
    edit: Callable[[str], StandardsScreen], window: Shell, dialogs: RecordedDialogs, settled: Callable[[], None]
) -> None:
    screen = edit("skck")
    screen.editor.requirements.remove(0)
    window.open("home")
    settled()
    dialogs.answers["confirm_loss"] = False
    window.close()
    assert window.isVisible()
    assert window.stack.currentWidget() is screen
    assert screen.editor.dirty
    dialogs.answers["confirm_loss"] = True
    screen.leave_editor()


@pytest.mark.office(key="prigen")
def test_a_missing_list_is_filled_and_then_the_service_opens(
    screen: StandardsScreen, office: Office, dialogs: RecordedDialogs, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    assert office.counter is not None
    screen.services.choose("skck")
    settled()
    assert "Daftar persyaratan hilang dari pindaian. Isi dulu, lalu buka layanannya." in texts(screen)
    assert screen.page.toggle_button.isHidden()
    assert screen.page.fill_button is not None
    screen.page.fill_button.click()
    qtbot.keyClicks(screen.window().focusWidget(), "Fotokopi KTP")
    dialogs.answers["ask_reason"] = REASON
    with qtbot.waitSignal(screen.saved):
        screen.save()
    settled()
    assert screen.page.chip.text() == "belum dibuka"
    screen.page.toggle_button.click()
    settled()
    assert office.counter.service("skck").open
    assert screen.page.chip.text() == "dibuka di loket"
    screen.page.toggle_button.click()
    settled()
    assert not office.counter.service("skck").open


@pytest.mark.office(key="kalirejo")
def test_a_service_without_a_flow_is_offered_the_general_one(
    edit: Callable[[str], StandardsScreen], office: Office, dialogs: RecordedDialogs, qtbot: QtBot
) -> None:
    assert office.counter is not None
    screen = edit("kehilangan")
    screen.editor.side.flow_button.click()
    dialogs.answers["ask_reason"] = REASON
    with qtbot.waitSignal(screen.saved):
        screen.save()
    steps = office.counter.service("kehilangan").standard.steps
    assert [step.kind for step in steps][-1] is StepKind.HAND_OVER
    assert all(step.added for step in steps)
    assert not office.counter.service("kehilangan").standard.requirements_known


def adding(screen: StandardsScreen) -> AddServiceForm:
    """The form that adds a service, opened."""
    screen.add()
    form = screen.window().findChildren(AddServiceForm)[-1]
    assert isinstance(form, AddServiceForm)
    return form


def test_a_new_service_goes_on_to_its_requirements_and_a_known_name_is_refused(
    screen: StandardsScreen, settled: Callable[[], None], qtbot: QtBot
) -> None:
    form = adding(screen)
    qtbot.keyClicks(form.fields["title"].editor, "Rekomendasi Izin Tebang Pohon")
    assert form.letter.kind.currentText() == "Surat rekomendasi"
    assert "untuk mengurus Izin Tebang Pohon" in form.letter.sample.text()
    qtbot.keyClick(form.fields["title"].editor, Qt.Key.Key_Return)
    settled()
    assert screen.page.title.text() == "Rekomendasi Izin Tebang Pohon"
    assert screen.stack.currentWidget() is screen.editor
    assert screen.editor.side.letter.value == LetterSpec(
        "rekomendasi", "SURAT REKOMENDASI", "mengurus Izin Tebang Pohon"
    )
    screen.leave_editor()
    assert screen.page.chip.text() == "perlu persyaratan"
    form = adding(screen)
    qtbot.keyClicks(form.fields["title"].editor, "Rekomendasi Izin Tebang Pohon")
    form.send()
    settled()
    assert form.isVisible()
    assert form.fields["title"].said == "Layanan dengan nama itu sudah ada."
    form.reject()


def test_a_letter_without_a_title_is_refused_beside_it(
    screen: StandardsScreen, settled: Callable[[], None], qtbot: QtBot
) -> None:
    form = adding(screen)
    qtbot.keyClicks(form.fields["title"].editor, "Surat Keterangan Janda")
    assert form.letter.title.value == "SURAT KETERANGAN JANDA"
    form.letter.title.line.clear()
    form.letter.title.line.textEdited.emit("")
    form.send()
    settled()
    assert form.letter.title.said.startswith("Judul surat belum diisi.")
    form.reject()


def test_what_was_chosen_by_hand_does_not_follow_the_name(screen: StandardsScreen, qtbot: QtBot) -> None:
    form = adding(screen)
    form.letter.kind.setCurrentText("Surat pengantar")
    form.letter.kind.activated.emit(form.letter.kind.currentIndex())
    qtbot.keyClicks(form.fields["title"].editor, "Rekomendasi Nikah")
    assert form.letter.value == LetterSpec("pengantar", "SURAT PENGANTAR", "mengurus Nikah")
    form.letter.kind.setCurrentText("Tanpa surat")
    form.letter.kind.activated.emit(0)
    assert form.letter.value is None
    assert form.letter.title.isHidden()
    form.reject()


@pytest.mark.office(key="kalirejo")
def test_a_service_that_the_decree_only_names_gets_its_letter_in_the_editor(
    edit: Callable[[str], StandardsScreen], office: Office, dialogs: RecordedDialogs, qtbot: QtBot
) -> None:
    assert office.counter is not None
    screen = edit("kehilangan")
    letter = screen.editor.side.letter
    assert letter.value is None
    letter.kind.setCurrentText("Surat pengantar")
    letter.kind.activated.emit(letter.kind.currentIndex())
    assert "untuk melapor kepada Kepolisian Sektor Bangil" in letter.sample.text()
    assert letter.words.isHidden()
    dialogs.answers["ask_reason"] = REASON
    with qtbot.waitSignal(screen.saved):
        screen.save()
    kept = office.counter.service("kehilangan").standard.letter
    assert kept is not None
    assert (kept.kind, kept.title) == ("pengantar", "SURAT PENGANTAR")


def test_the_klasifikasi_code_is_changed(
    screen: StandardsScreen, office: Office, dialogs: RecordedDialogs, settled: Callable[[], None]
) -> None:
    assert office.counter is not None
    screen.services.choose("skck")
    settled()
    dialogs.answers["ask_text"] = "100.2.2.5"
    screen.change_code()
    settled()
    assert office.counter.stored("skck").classification == "100.2.2.5"
    assert screen.page.code.text() == "Kode klasifikasi 100.2.2.5"
