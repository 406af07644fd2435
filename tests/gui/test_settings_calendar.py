"""Jam layanan, Jam Ramadan and Hari libur: typed with keys, judged beside their boxes, told in running files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.model.worktime import DEFAULT_WEEK, RAMADAN_WEEK, Holiday, SpecialHours
from tests.gui.conftest import Office, RecordedDialogs
from ui.settings.view import SettingsScreen
from ui.shell import Shell

Settled = Callable[[], None]
TUESDAY = dt.date(2026, 11, 24)


@pytest.fixture
def screen(window: Shell, settled: Settled) -> SettingsScreen:
    """The screen, opened and loaded."""
    window.open("settings")
    settled()
    shown = window.screen_of("settings")
    assert isinstance(shown, SettingsScreen)
    return shown


def retype(qtbot: QtBot, line: QLineEdit, text: str) -> None:
    """Types over what stands in a box."""
    line.setFocus()
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    qtbot.keyClicks(line, text)


def special(office: Office) -> tuple[SpecialHours, ...]:
    """The spans of dates as they are stored."""
    with office.store.read() as uow:
        return uow.office.special_hours()


def holiday(office: Office, day: dt.date) -> Holiday | None:
    """What is stored of a day."""
    with office.store.read() as uow:
        return next((one for one in uow.office.holidays() if one.day == day), None)


def test_hours_are_typed_saved_and_counted_again(
    screen: SettingsScreen, office: Office, qtbot: QtBot, settled: Settled
) -> None:
    office.counter.now = office.clock.now()
    case = office.counter.take_in("waris")
    screen.show_part("hours")
    section = screen.hours
    monday, tuesday = section.week.lines[0], section.week.lines[1]
    assert monday.boxes["begin"].hasFocus()
    assert [box.text() for box in monday.boxes.values()] == ["07.30", "12.00", "13.00", "16.00"]
    assert section.week.total.text() == "Seminggu 37 jam 30 menit"
    assert not screen.save_button.isEnabled()
    retype(qtbot, tuesday.boxes["end"], "15")
    qtbot.keyClick(tuesday.boxes["end"], Qt.Key.Key_Tab)
    assert tuesday.boxes["end"].text() == "15.00"
    assert tuesday.note.text() == "6 jam 30 menit"
    assert section.week.total.text() == "Seminggu 36 jam 30 menit"
    assert screen.state.text() == "belum disimpan"
    qtbot.keyClick(tuesday.boxes["end"], Qt.Key.Key_F9)
    settled()
    assert (
        screen.said.text()
        == "Tersimpan. 1 berkas berjalan dihitung ulang; yang tertulis di tanda terima tetap disimpan."
    )
    assert not section.dirty
    assert screen.desk.calendar.spans(TUESDAY) == ((450, 720), (780, 900))
    assert screen.desk.calendar.spans(TUESDAY - dt.timedelta(days=7)) == DEFAULT_WEEK[1]
    moved = office.counter.case(case)
    assert (moved.due_at, moved.promised_at) == (dt.datetime(2026, 11, 24, 15, 0), case.due_at)
    retype(qtbot, tuesday.boxes["end"], "16.00")
    assert screen.said.text() == ""


@pytest.mark.parametrize(
    ("box", "typed", "wrong", "said"),
    [
        ("begin", "tujuh", "begin", "Jam tidak dikenal. Contoh: 07.30."),
        ("begin", "", "begin", "Jam buka belum diisi. Contoh: 07.30."),
        ("rest", "13.30", "back", "Istirahat harus berakhir setelah mulainya."),
        ("back", "", "back", "Isi awal dan akhir istirahat, atau kosongkan keduanya."),
        ("end", "12.30", "end", "Jam tutup harus setelah istirahat."),
    ],
)
def test_what_cannot_be_is_said_beside_its_day_when_the_day_is_left_and_is_not_saved(
    box: str, typed: str, wrong: str, said: str, screen: SettingsScreen, qtbot: QtBot, settled: Settled
) -> None:
    screen.show_part("hours")
    week = screen.hours.week
    line = week.lines[2]
    retype(qtbot, line.boxes[box], typed)
    assert line.note.text() == ""
    qtbot.keyClick(line.boxes[box], Qt.Key.Key_Down)
    assert week.lines[3].boxes[box].hasFocus()
    assert line.note.text() == said
    assert line.boxes[wrong].property("state") == "error"
    assert week.total.text() == ""
    screen.save()
    settled()
    assert line.boxes[wrong].hasFocus()
    assert not screen.desk.calendar.later
    screen.reset()
    assert not screen.hours.dirty
    assert not line.boxes[wrong].property("state")


def test_saturday_is_opened_with_the_keyboard_and_an_office_without_days_is_refused(
    screen: SettingsScreen, qtbot: QtBot, settled: Settled
) -> None:
    screen.show_part("hours")
    week = screen.hours.week
    saturday = week.lines[5]
    assert not saturday.boxes["begin"].isEnabled()
    qtbot.keyClick(saturday.tick, Qt.Key.Key_Space)
    assert [box.text() for box in saturday.boxes.values()] == ["08.00", "", "", "12.00"]
    screen.save()
    settled()
    saturday_ahead = TUESDAY + dt.timedelta(days=4)
    assert screen.desk.calendar.spans(saturday_ahead) == ((480, 720),)
    assert screen.said.text() == "Tersimpan. Janji berkas yang sedang berjalan tidak berubah."
    for line in week.lines[:6]:
        qtbot.keyClick(line.tick, Qt.Key.Key_Space)
    screen.save()
    settled()
    assert week.lines[0].note.text() == "Kantor harus buka sedikitnya satu hari. Centang hari layanan dan isi jamnya."
    assert screen.desk.calendar.is_open(saturday_ahead)


def test_hours_from_a_day_to_come_are_listed_and_can_be_taken_back(
    screen: SettingsScreen, qtbot: QtBot, settled: Settled, qtmodeltester: ModelTester
) -> None:
    screen.show_part("hours")
    section = screen.hours
    assert section.first.value == "23 November 2026"
    assert not section.table.isVisible()
    for line in section.week.lines[:2]:
        retype(qtbot, line.boxes["end"], "15.00")
    retype(qtbot, section.first.line, "1-12-2026")
    assert section.first_note.text() == "Sampai 30 November 2026 jam yang lama tetap berlaku."
    screen.save()
    settled()
    assert screen.said.text().startswith("Jam baru berlaku mulai 1 Desember 2026. Tersimpan.")
    qtmodeltester.check(section.model)
    assert [row.cells for row in section.model.rows] == [
        ("sebelumnya", "37 jam 30 menit", "", "berlaku sekarang"),
        ("1 Desember 2026", "35 jam 30 menit", "Senin–Selasa 07.30–12.00 dan 13.00–15.00", "akan datang"),
    ]
    assert section.table.key == 1
    assert not section.dirty
    section.table.choose(0)
    assert section.week.lines[0].boxes["end"].text() == "16.00"
    assert section.first.value == "23 November 2026"
    retype(qtbot, section.week.lines[0].boxes["end"], "14.00")
    section.table.choose(1)  # refused while something is being changed
    assert section.table.key == 0
    section.reset()
    section.table.setFocus()
    section.table.choose(1)
    retype(qtbot, section.first.line, "tahun depan")
    screen.save()
    assert section.first.said == "Tanggal tidak dikenal. Contoh: 1-12-2026."
    section.reset()
    section.table.setFocus()
    qtbot.keyClick(section.table, Qt.Key.Key_Delete)
    settled()
    assert not screen.desk.calendar.later
    assert not section.table.isVisible()


def test_ctrl_d_copies_a_day_down_and_enter_goes_on(screen: SettingsScreen, qtbot: QtBot) -> None:
    screen.show_part("hours")
    week = screen.hours.week
    retype(qtbot, week.lines[0].boxes["begin"], "8")
    qtbot.keyClick(week.lines[0].boxes["begin"], Qt.Key.Key_Return)
    assert week.lines[0].boxes["rest"].hasFocus()
    for _ in range(3):
        qtbot.keyClick(week, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert [line.boxes["begin"].text() for line in week.lines[:5]] == ["08.00"] * 4 + ["07.30"]
    assert week.lines[3].boxes["rest"].hasFocus()


def test_the_coming_ramadan_is_proposed_taken_and_kept(
    screen: SettingsScreen, office: Office, qtbot: QtBot, settled: Settled, qtmodeltester: ModelTester
) -> None:
    section = screen.special
    screen.show_part("special")
    assert section.proposal_button.hasFocus()
    assert "Ramadan 1448 H: perkiraan 8 Februari–9 Maret 2027" in section.proposal_words.text()
    qtbot.keyClick(section.proposal_button, Qt.Key.Key_Space)
    qtmodeltester.check(section.model)
    assert section.first.line.hasFocus()
    assert not section.proposal_words.isVisible()
    assert section.model.rows[0].cells == (
        *("Ramadan 1448 H", "8 Februari–9 Maret 2027", "32 jam 30 menit", "akan datang"),
    )
    retype(qtbot, section.first.line, "9/2/2027")
    screen.save()
    settled()
    assert special(office) == (SpecialHours("Ramadan 1448 H", dt.date(2027, 2, 9), dt.date(2027, 3, 9), RAMADAN_WEEK),)
    assert not section.dirty
    assert screen.desk.calendar.spans(dt.date(2027, 2, 9)) == RAMADAN_WEEK[1]


def test_spans_are_added_by_keyboard_refused_at_their_place_and_removed(
    screen: SettingsScreen, office: Office, qtbot: QtBot, settled: Settled, dialogs: RecordedDialogs
) -> None:
    section = screen.special
    screen.show_part("special")
    section.take_proposal()
    screen.save()
    settled()
    qtbot.keyClick(section.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert section.name.line.hasFocus()
    qtbot.keyClicks(section.name.line, "Lomba desa")
    for field, typed in ((section.first, "1-3-2027"), (section.last, "2-3-2027")):
        retype(qtbot, field.line, typed)
    section.table.choose(0)
    screen.save()
    settled()
    assert section.first.said == "Bertumpuk dengan Ramadan 1448 H, 8 Februari–9 Maret 2027."
    assert section.name.value == "Lomba desa"
    retype(qtbot, section.first.line, "besok")
    screen.save()
    assert section.first.said == "Tanggal tidak dikenal. Contoh: 8-2-2027."
    for field, typed in ((section.first, "1-12-2026"), (section.last, "2-12-2026")):
        retype(qtbot, field.line, typed)
    screen.save()
    settled()
    assert [one.name for one in special(office)] == ["Lomba desa", "Ramadan 1448 H"]
    assert section.table.key == 0
    section.table.setFocus()
    qtbot.keyClick(section.table, Qt.Key.Key_Delete)
    assert section.dirty
    section.reset()
    assert [row.cells[0] for row in section.model.rows] == ["Lomba desa", "Ramadan 1448 H"]
    section.table.choose(1)
    section.remove_button.click()
    screen.save()
    settled()
    assert [one.name for one in special(office)] == ["Lomba desa"]
    assert section.proposal_words.isVisible()
    assert not dialogs.calls


def test_holidays_are_listed_by_year_and_later_years_are_filled_and_called_an_estimate(
    screen: SettingsScreen, office: Office, qtbot: QtBot, settled: Settled, qtmodeltester: ModelTester
) -> None:
    section = screen.holidays
    screen.show_part("holidays")
    qtmodeltester.check(section.model)
    assert section.heading.text() == "Hari libur 2026: 25 hari"
    assert section.table.key == dt.date(2026, 12, 24)
    cells = {row.cells[0]: row.cells[1:] for row in section.model.rows}
    assert cells["25 Desember 2026"] == ("Jumat", "Hari Raya Natal", "nasional")
    assert cells["24 Desember 2026"] == ("Kamis", "Cuti Bersama Hari Raya Natal", "cuti bersama")
    assert section.estimate.text() == ""
    qtbot.keyClick(section.table, Qt.Key.Key_PageDown)
    assert section.heading.text().startswith("Hari libur 2027: ")
    assert section.estimate.text() == "perkiraan"
    assert "SKB" in section.caution.text()
    with office.store.read() as uow:
        assert 2028 not in uow.office.holiday_years()
    section.later.click()
    settled()
    assert section.heading.text().startswith("Hari libur 2028: ")
    assert ("27 Februari 2028", "Hari Raya Idul Fitri", "nasional, perkiraan") in [
        (row.cells[0], row.cells[2], row.cells[3]) for row in section.model.rows
    ]
    for _ in range(9):
        section.earlier.click()
    assert section.year == 2025


def test_a_local_holiday_is_added_with_the_keyboard_and_moves_promises(
    screen: SettingsScreen, office: Office, qtbot: QtBot, settled: Settled
) -> None:
    office.counter.now = office.clock.now()
    case = office.counter.take_in("waris")
    section = screen.holidays
    screen.show_part("holidays")
    qtbot.keyClick(section.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert section.first.line.hasFocus()
    qtbot.keyClicks(section.first.line, "24112026")
    qtbot.keyClick(section.first.line, Qt.Key.Key_F9)
    settled()
    assert section.name.said == "Nama hari libur belum diisi. Contoh: Hari Jadi Kabupaten."
    assert section.name.line.hasFocus()
    qtbot.keyClicks(section.name.line, "Hari Jadi")
    qtbot.keyClick(section.name.line, Qt.Key.Key_Return)
    settled()
    assert holiday(office, TUESDAY) == Holiday(TUESDAY, "Hari Jadi", "setempat")
    assert section.table.key == TUESDAY
    assert section.first.line.hasFocus()
    assert not section.dirty
    assert screen.said.text().startswith("Tersimpan. 1 berkas berjalan dihitung ulang")
    assert office.counter.case(case).due_at == dt.datetime(2026, 11, 25, 16, 0)
    for first, last, said in (
        ("24-11-2026", "", "24 November 2026 sudah libur: Hari Jadi."),
        ("24-13-2026", "", "Tanggal tidak dikenal. Contoh: 23-11-2026."),
        ("", "", "Tanggal belum diisi. Contoh: 23-11-2026."),
    ):
        retype(qtbot, section.first.line, first)
        retype(qtbot, section.last.line, last)
        retype(qtbot, section.name.line, "Lagi")
        screen.save()
        settled()
        assert section.first.said == said
    retype(qtbot, section.first.line, "30-11-2026")
    retype(qtbot, section.last.line, "kapan")
    screen.save()
    assert section.last.said == "Tanggal tidak dikenal. Contoh: 23-11-2026."


def test_the_office_opens_on_a_cuti_bersama_and_closes_again(
    screen: SettingsScreen, office: Office, qtbot: QtBot, settled: Settled
) -> None:
    section = screen.holidays
    screen.show_part("holidays")
    day = dt.date(2026, 12, 24)
    qtbot.keyClick(section.table, Qt.Key.Key_Delete)
    settled()
    assert day not in screen.desk.calendar.holidays
    assert section.model.rows[section.model.row_of(day)].cells[3] == "cuti bersama – kantor buka"
    assert section.toggle_button.text() == "Liburkan lagi   Del"
    assert section.heading.text() == "Hari libur 2026: 24 hari"
    section.toggle_button.click()
    settled()
    assert day in screen.desk.calendar.holidays
    assert section.toggle_button.text() == "Kantor tetap buka   Del"


def test_the_national_calendar_is_looked_at_before_it_is_applied(
    screen: SettingsScreen, office: Office, settled: Settled, dialogs: RecordedDialogs
) -> None:
    section = screen.holidays
    screen.show_part("holidays")
    section.update_button.click()
    settled()
    assert dialogs.asked("tell")[0][0] == "Daftar ini sudah sama dengan kalender nasional"
    estimate, local = dt.date(2026, 12, 14), dt.date(2026, 12, 15)
    with office.store.write() as uow:
        uow.office.save_holidays({estimate: "Hari Contoh (perkiraan)"}, "pemerintah")
        uow.office.save_holidays({local: "Hari Jadi"}, "setempat")
        uow.commit()
    for answer, left in ((False, True), (True, False)):
        dialogs.answers["confirm"] = answer
        section.update_button.click()
        settled()
        assert "Hari Contoh: Senin, 14 Desember 2026 – tidak lagi libur" in dialogs.asked("confirm")[-1][1]
        assert (holiday(office, estimate) is not None) is left
    assert holiday(office, local) is not None
    assert estimate not in screen.desk.calendar.holidays


def test_a_window_left_open_over_the_turn_of_the_year_learns_the_next_years_holidays(
    application, office: Office, settled: Settled
) -> None:  # type: ignore[no-untyped-def]
    with office.store.read() as uow:
        assert uow.office.holiday_years() == {2026, 2027}
    office.clock.moment = dt.datetime(2027, 1, 4, 7, 40)
    application._hourly.timeout.emit()
    settled()
    with office.store.read() as uow:
        assert uow.office.holiday_years() == {2026, 2027, 2028}
    assert dt.date(2028, 1, 1) in application.desk.calendar.holidays
