"""Pengaturan: each page saves with F9, says what is wrong beside the field, and loses nothing on the way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.model.books import Book
from app.model.people import Official
from app.model.settings import BOOK_COLUMNS, NUMBER_FORMAT, SURVEY_URL
from app.ports import UnitOfWork
from tests.gui.conftest import Office, RecordedDialogs
from ui.settings.view import SettingsScreen
from ui.shell import Shell

Settled = Callable[[], None]


@pytest.fixture
def screen(window: Shell, settled: Settled) -> SettingsScreen:
    """The screen, opened and loaded."""
    window.open("settings")
    settled()
    shown = window.screen_of("settings")
    assert isinstance(shown, SettingsScreen)
    return shown


def read(office: Office, what: Callable[[UnitOfWork], object]) -> object:
    """What the data file says now."""
    with office.store.read() as uow:
        return what(uow)


def holder(office: Office, seat: str) -> Official | None:
    """Who holds a seat now."""
    with office.store.read() as uow:
        return next((official for official in uow.people.officials() if official.seat == seat), None)


def picture(folder: Path) -> Path:
    """A small picture that can be an emblem."""
    image = QImage(40, 50, QImage.Format.Format_RGB32)
    image.fill(QColor("#1a7f4b"))
    path = folder / "lambang.png"
    assert image.save(str(path))
    return path


def test_a_new_name_is_saved_with_f9_and_shown_at_once(
    screen: SettingsScreen, window: Shell, office: Office, qtbot: QtBot, settled: Settled
) -> None:
    section = screen.office
    qtbot.keyClick(screen.nav, Qt.Key.Key_Return)
    assert section.fields["name"].line.hasFocus()
    section.fields["name"].line.clear()
    qtbot.keyClicks(section.fields["name"].line, "Lekok  Baru")
    section.fields["phones"].line.clear()
    qtbot.keyClicks(section.fields["phones"].line, "(0343) 000001, (0343) 000002")
    assert screen.state.text() == "belum disimpan"
    qtbot.keyClick(section.fields["name"].line, Qt.Key.Key_F9)
    settled()
    with office.store.read() as uow:
        profile = uow.office.profile()
    assert profile is not None
    assert (profile.name, profile.district) == ("Lekok Baru", "Lekok Baru")
    assert profile.phones == ("(0343) 000001", "(0343) 000002")
    assert not section.dirty
    assert "Kecamatan Lekok Baru" in window.windowTitle()


def test_what_cannot_stand_on_a_letter_is_said_beside_its_field(
    screen: SettingsScreen, qtbot: QtBot, settled: Settled, dialogs: RecordedDialogs
) -> None:
    fields = screen.office.fields
    for key, typed in (("regency", ""), ("email", "bukan pos-el")):
        fields[key].line.selectAll()
        qtbot.keyClick(fields[key].line, Qt.Key.Key_Delete)
        qtbot.keyClicks(fields[key].line, typed)
    screen.save()
    settled()
    assert fields["regency"].said == "Nama kabupaten/kota belum diisi."
    assert fields["email"].said.startswith("Alamat pos-el ini tidak lengkap.")
    assert fields["regency"].line.hasFocus()
    assert not dialogs.calls
    screen.reset()
    assert not screen.office.dirty
    assert fields["regency"].value == "Pasuruan"


def test_an_emblem_is_chosen_saved_and_taken_off_again(
    screen: SettingsScreen, office: Office, dialogs: RecordedDialogs, settled: Settled, tmp_path: Path
) -> None:
    path = picture(tmp_path)
    dialogs.answers["open_picture"] = path
    screen.office.choose_button.click()
    settled()
    assert screen.office.dirty
    screen.save()
    settled()
    assert read(office, lambda uow: uow.office.emblem()) == path.read_bytes()
    screen.office.remove_button.click()
    screen.save()
    settled()
    assert read(office, lambda uow: uow.office.emblem()) is None


def test_a_file_that_is_no_picture_is_refused_beside_the_emblem(
    screen: SettingsScreen, dialogs: RecordedDialogs, settled: Settled, tmp_path: Path
) -> None:
    bad = tmp_path / "lambang.png"
    bad.write_bytes(b"bukan gambar")
    dialogs.answers["open_picture"] = bad
    screen.office.choose_button.click()
    settled()
    assert screen.office.emblem_note.text() == "Gambar lambang harus berkas PNG atau JPEG."
    assert not screen.office.dirty


def test_the_number_is_shown_as_it_will_read_while_its_format_is_typed(
    screen: SettingsScreen, office: Office, qtbot: QtBot, settled: Settled
) -> None:
    section = screen.numbering
    screen.show_section(section)
    assert section.example.text() == "331/42/424.308/2026"
    line = section.format.combo.lineEdit()
    line.clear()
    qtbot.keyClicks(line, "{urut:04}/{bulan_romawi}/")
    assert "{tahun}" in section.format.said
    screen.save()
    settled()
    assert read(office, lambda uow: uow.office.setting(NUMBER_FORMAT)) == NUMBER_FORMAT.default
    qtbot.keyClicks(line, "{tahun}")
    assert section.example.text() == "0042/XI/2026"
    assert section.inserted.text() == "Sisipan: 0042.1/XI/2026"
    screen.save()
    settled()
    assert read(office, lambda uow: uow.office.setting(NUMBER_FORMAT)) == "{urut:04}/{bulan_romawi}/{tahun}"


def test_a_survey_address_without_http_is_refused_beside_its_field(
    screen: SettingsScreen, office: Office, qtbot: QtBot, settled: Settled
) -> None:
    section = screen.numbering
    screen.show_section(section)
    qtbot.keyClicks(section.survey.line, "survei.contoh.go.id")
    screen.save()
    settled()
    assert section.survey.said == "Alamat survei harus diawali http:// atau https://."
    section.survey.line.clear()
    qtbot.keyClicks(section.survey.line, "https://survei.contoh.go.id")
    screen.save()
    settled()
    assert read(office, lambda uow: uow.office.setting(SURVEY_URL)) == "https://survei.contoh.go.id"
    assert screen.desk.survey_url == "https://survei.contoh.go.id"


@pytest.mark.office(officials=False)
def test_seats_without_an_official_say_so_and_are_filled_together(
    screen: SettingsScreen, office: Office, qtbot: QtBot, settled: Settled, qtmodeltester: ModelTester
) -> None:
    section = screen.officials
    screen.show_section(section)
    qtmodeltester.check(section.model)
    assert [row.cells[0] for row in section.model.rows][:2] == ["Camat", "Sekretaris Camat"]
    assert {row.cells[1] for row in section.model.rows} == {"belum diisi"}
    assert "petugas" not in section.stored
    section.table.setFocus()
    for name in ("Budi Contoh, S.Sos.", "Siti Contoh, S.E."):
        qtbot.keyClick(section.table, Qt.Key.Key_Return)
        qtbot.keyClicks(section.name.line, name)
        section.table.setFocus()
        qtbot.keyClick(section.table, Qt.Key.Key_Down)
    section.table.choose("camat")
    section.rank.combo.setCurrentText("IV/a – Pembina")
    screen.save()
    settled()
    assert not section.dirty
    camat, deputy = holder(office, "camat"), holder(office, "sekcam")
    assert camat is not None
    assert deputy is not None
    assert (camat.name, camat.rank, deputy.name) == ("Budi Contoh, S.Sos.", "IV/a", "Siti Contoh, S.E.")


def test_a_nip_is_judged_while_it_is_typed_and_refused_when_it_is_short(
    screen: SettingsScreen, qtbot: QtBot, settled: Settled
) -> None:
    section = screen.officials
    screen.show_section(section)
    section.table.choose("sekcam")
    section.nip.line.clear()
    qtbot.keyClicks(section.nip.line, "19800101")
    assert section.nip.said == "8 dari 18 angka"
    section.table.choose("camat")
    screen.save()
    settled()
    assert section.form_title.text() == "Sekretaris Camat"
    assert section.nip.said == "NIP harus 18 angka."
    assert section.dirty
    section.reset()


def test_another_nip_is_another_official(
    screen: SettingsScreen, office: Office, qtbot: QtBot, settled: Settled
) -> None:
    before = holder(office, "camat")
    assert before is not None
    section = screen.officials
    screen.show_section(section)
    section.table.choose("camat")
    section.name.line.clear()
    qtbot.keyClicks(section.name.line, "Tono Contoh")
    section.nip.line.clear()
    qtbot.keyClicks(section.nip.line, "198001012005011001")
    screen.save()
    settled()
    after = holder(office, "camat")
    assert after is not None
    assert after.id != before.id
    assert read(office, lambda uow: uow.people.official(before.id)).name == before.name  # type: ignore[attr-defined]


def test_a_seat_is_vacated_with_the_last_day_of_the_term(
    screen: SettingsScreen, office: Office, qtbot: QtBot, settled: Settled
) -> None:
    before = holder(office, "sekcam")
    assert before is not None
    section = screen.officials
    screen.show_section(section)
    section.table.choose("sekcam")
    section.empty_button.click()
    form = section.opened
    assert form is not None
    today = office.clock.moment.date()
    assert form.term_last.date == today
    form.term_last.value = ""
    form.send()
    assert form.term_last.said.startswith("Hari terakhir belum diisi.")
    form.term_last.value = "20-11-2026"
    qtbot.keyClick(form.term_last.line, Qt.Key.Key_Return)
    settled()
    kept = read(office, lambda uow: uow.people.official(before.id))
    assert (kept.active, kept.term_last) == (True, dt.date(2026, 11, 20))
    assert section.model.rows[1].cells[-1] == "berakhir 20-11-2026"
    assert not section.empty_button.isVisible()
    assert not section.dirty


def test_the_name_of_a_holder_cannot_just_be_wiped_out(
    screen: SettingsScreen, office: Office, settled: Settled
) -> None:
    section = screen.officials
    screen.show_section(section)
    section.table.choose("sekcam")
    section._clear()
    screen.save()
    settled()
    assert "Kosongkan jabatan" in section.name.said
    assert holder(office, "sekcam") is not None


def test_officers_are_added_renamed_and_retired(
    screen: SettingsScreen, window: Shell, office: Office, dialogs: RecordedDialogs, qtbot: QtBot, settled: Settled
) -> None:
    section = screen.officers
    screen.show_section(section)
    qtbot.keyClick(section.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(section.name.line, "Petugas B")
    qtbot.keyClicks(section.counter.line, "Loket 2")
    screen.save()
    settled()
    assert [o.name for o in screen.desk.officers] == ["Petugas A", "Petugas B"]
    assert section.name.value == "Petugas B"
    section.table.choose(screen.desk.officers[0].id)
    section.name.line.clear()
    qtbot.keyClicks(section.name.line, "Petugas B")
    screen.save()
    settled()
    assert section.name.said.startswith("Petugas bernama Petugas B sudah ada.")
    section.name.line.clear()
    qtbot.keyClicks(section.name.line, "Petugas C")
    screen.save()
    settled()
    assert window.officer_button.text().strip() == "Petugas C"
    dialogs.answers["confirm"] = True
    section.retire_button.click()
    settled()
    assert [o.name for o in screen.desk.officers] == ["Petugas B"]
    section.retire_button.click()
    settled()
    assert dialogs.asked("error")[0][0].sentence == "Harus ada sedikitnya satu petugas."


def test_the_officer_menu_leads_to_a_new_officer(window: Shell, office: Office, qtbot: QtBot, settled: Settled) -> None:
    window.officer_button.menu().actions()[-1].trigger()
    settled()
    screen = window.screen_of("settings")
    assert isinstance(screen, SettingsScreen)
    assert screen.officers.form_title.text() == "Petugas baru"
    assert screen.officers.name.line.hasFocus()
    qtbot.keyClicks(screen.officers.name.line, "Petugas B")
    screen.save()
    settled()
    assert [o.name for o in screen.desk.officers] == ["Petugas A", "Petugas B"]


def test_the_training_data_is_one_button_away(screen: SettingsScreen, office: Office, qtbot: QtBot) -> None:
    screen.show_section(screen.data)
    assert screen.data.folder.text() == str(office.parts.data_folder)
    screen.desk.open_training.disconnect()
    with qtbot.waitSignal(screen.desk.open_training):
        screen.data.training_button.click()


def test_unsaved_changes_are_marked_kept_and_asked_about_when_the_window_closes(
    screen: SettingsScreen, window: Shell, dialogs: RecordedDialogs, qtbot: QtBot, settled: Settled
) -> None:
    qtbot.keyClicks(screen.office.fields["name"].line, "X")
    screen.show_section(screen.officers)
    assert screen.nav.item(0).text() == "Kantor  •"
    window.open("home")
    settled()
    dialogs.answers["confirm_loss"] = False
    window.close()
    assert window.isVisible()
    assert dialogs.asked("confirm_loss")[0][0] == "Perubahan di Pengaturan belum disimpan: Kantor."
    screen.office.reset()
    assert screen.unsaved() == ""


def test_another_screen_can_ask_for_one_section(window: Shell, settled: Settled) -> None:
    window.open("settings.officials")
    settled()
    shown = window.screen_of("settings")
    assert isinstance(shown, SettingsScreen)
    assert shown.section is shown.officials
    window.open("home")
    window.open("settings.numbering")
    assert shown.section is shown.numbering


def test_the_columns_of_a_book_are_ticked_and_moved_by_keys_and_shown_as_they_will_print(
    screen: SettingsScreen, office: Office, qtbot: QtBot, settled: Settled
) -> None:
    section = screen.columns
    screen.show_part("columns")
    assert section.list.hasFocus()
    assert section.preview.headings[:3] == ["No.", "Masuk", "Nama"]
    qtbot.keyClick(section.list, Qt.Key.Key_Space)  # the number cannot be taken away
    assert not section.dirty
    for _ in range(2):
        qtbot.keyClick(section.list, Qt.Key.Key_Down)
    qtbot.keyClick(section.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert section.preview.headings[:3] == ["No.", "Nama", "Masuk"]
    qtbot.keyClick(section.list, Qt.Key.Key_Down)
    qtbot.keyClick(section.list, Qt.Key.Key_Space)
    assert section.preview.headings[:3] == ["No.", "Nama", "NIK"]
    section.book_field.value = "Buku ekspedisi"
    section.book_field.edited.emit()
    assert "Tanda tangan" in section.preview.headings
    qtbot.keyClick(section.list, Qt.Key.Key_F9)
    settled()
    stored = read(office, lambda uow: uow.office.setting(BOOK_COLUMNS[Book.REGISTER]))
    assert str(stored).startswith("no,nama,nik,alamat")
    assert read(office, lambda uow: uow.office.setting(BOOK_COLUMNS[Book.DISPATCH])) == ""
    assert not section.dirty
    section.book_field.value = "Register pelayanan"
    section.book_field.edited.emit()
    qtbot.mouseClick(section.usual_button, Qt.MouseButton.LeftButton)
    assert section.preview.headings[:3] == ["No.", "Masuk", "Nama"]
    assert screen.state.text() == "belum disimpan"
    screen.save()
    settled()
    assert read(office, lambda uow: uow.office.setting(BOOK_COLUMNS[Book.REGISTER])) == ""


def test_a_column_is_moved_and_ticked_by_mouse_and_too_wide_a_page_is_told(
    screen: SettingsScreen, qtbot: QtBot
) -> None:
    section = screen.columns
    screen.show_part("columns")
    assert section.fit.text() == "Muat di kertas F4 dan A4."
    for n in range(section.list.count()):
        item = section.list.item(n)
        if item.checkState() == Qt.CheckState.Unchecked:
            item.setCheckState(Qt.CheckState.Checked)
    assert section.fit.text() == "Muat di kertas F4; terlalu lebar untuk A4."
    section.list.setCurrentRow(1)
    qtbot.mouseClick(section.down_button, Qt.MouseButton.LeftButton)
    assert section.preview.headings[:3] == ["No.", "Nama", "Masuk"]
    section.list.setCurrentRow(0)
    assert not section.up_button.isEnabled()
