"""Standar Pelayanan: changing a standard, and never losing what was typed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from pytestqt.qtbot import QtBot

from app.model.catalogue import Form
from tests.gui.conftest import Office, RecordedDialogs
from tests.gui.standards.seen import REASON, press, requirements, texts
from ui.shell import Shell
from ui.standards.view import StandardsScreen


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


@pytest.mark.office(key="prigen")
def test_questions_that_hang_on_others_are_kept(
    edit: Callable[[str], StandardsScreen], office: Office, dialogs: RecordedDialogs, qtbot: QtBot
) -> None:
    assert office.counter is not None
    before = office.counter.service("kepala-desa").standard.questions
    screen = edit("kepala-desa")
    screen.editor.requirements.rows[0].form.setCurrentText("asli")
    screen.editor.requirements.rows[0].form.activated.emit(0)
    dialogs.answers["ask_reason"] = REASON
    with qtbot.waitSignal(screen.saved):
        press(qtbot, screen, Qt.Key.Key_F9)
    stored = office.counter.stored("kepala-desa")
    assert (stored.version, stored.service.standard.questions) == (2, before)
    assert stored.service.standard.questions[1].when == {"jenis": ("Kepala Desa",)}
