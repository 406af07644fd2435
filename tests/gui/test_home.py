"""Beranda: the numbers of the day, what presses, and where each of them leads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.actions.moves import advance
from app.changes import Change
from app.model.catalogue import StepKind
from app.model.talks import TalkScope
from db.holiday_source import indonesian_holidays
from tests.gui.conftest import Office, RecordedDialogs
from ui.home.parts import LineList
from ui.home.view import HomeScreen
from ui.home.words import Line
from ui.shell import Shell
from ui.start import Application

Settled = Callable[[], None]


@pytest.fixture
def home(window: Shell, settled: Settled) -> HomeScreen:
    settled()
    screen = window.stack.currentWidget()
    assert isinstance(screen, HomeScreen)
    return screen


def again(application: Application, qtbot: QtBot, home: HomeScreen) -> None:
    """As after a write: whoever shows cases reads them anew."""
    with qtbot.waitSignal(home.shown):
        application.ops.changed.emit(frozenset({Change.CASES}))


def numbers(home: HomeScreen) -> list[str]:
    return [one.number.text() for one in home.numbers]


@pytest.mark.office(key="prigen", officials=False)
def test_the_first_day_teaches_and_names_what_is_to_be_set_up(home: HomeScreen) -> None:
    assert home.lesson.isVisible()
    assert numbers(home) == ["0", "0", "0", "0"]
    said = [one.line.headline for one in home.lines.lines]
    assert said == [
        "Belum ada yang berwenang menandatangani",
        "8 layanan menunggu daftar persyaratan",
        "Lambang daerah belum ada",
        "Alamat survei belum diisi",
    ]
    assert home.main_button.hasFocus()
    assert home.date.text() == "Senin, 23 November 2026 · buka sampai pukul 16.00"


def test_the_numbers_follow_the_files(office: Office, application: Application, home: HomeScreen, qtbot: QtBot) -> None:
    counter = office.counter
    assert counter is not None
    counter.take_in("waris")
    counter.walk(counter.take_in("sktm"), StepKind.HAND_OVER)
    again(application, qtbot, home)
    assert numbers(home) == ["2", "1", "1", "0"]
    assert not home.lesson.isVisible()
    assert home.ready.accessibleName() == "Siap diambil: 1"


def test_a_late_file_is_first_in_the_list_and_opens_by_enter(
    office: Office, application: Application, home: HomeScreen, qtbot: QtBot
) -> None:
    counter = office.counter
    assert counter is not None
    counter.now = office.clock.moment
    case = counter.take_in("sktm", name="Budi <b>& Contoh")
    again(application, qtbot, home)
    assert all(one.line.kind == "info" for one in home.lines.lines)
    office.clock.moment = office.clock.moment.replace(hour=15)
    again(application, qtbot, home)
    assert home.late.number.text() == "1"
    first = home.lines.lines[0]
    assert first.line.chip.startswith("lewat ")
    assert "Budi <b>& Contoh" in first.line.headline
    opened: list[str] = []
    application.desk.open_case.disconnect()
    application.desk.open_case.connect(opened.append)
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert opened == [case.number]


@pytest.mark.office(key="prigen")
def test_follow_ups_that_are_late_lead_to_their_list(
    office: Office, application: Application, home: HomeScreen, qtbot: QtBot, settled: Settled
) -> None:
    counter = office.counter
    assert counter is not None
    plan = {"keadaan": "Direncanakan", "tindakan": "Ganti", "penanggung_jawab": "Kasi", "batas": "24-11-2026"}
    for _ in range(2):
        case = counter.walk(counter.take_in("pengaduan"), StepKind.ARCHIVE)
        counter.move(advance, case, record=plan)
    office.clock.moment += dt.timedelta(days=2)
    again(application, qtbot, home)
    line = home.lines.lines[0]  # late files below would push it out of sight
    assert (line.line.headline, line.line.kind) == ("2 tindak lanjut lewat waktu", "late")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    settled()
    talks = application.shell.screen_of("talks")
    assert application.shell.stack.currentWidget() is talks
    assert talks.wanted.scope is TalkScope.PLANS
    assert [talks.model.row(n).plan.text for n in range(talks.model.rowCount())] == ["lewat 24-11-2026"] * 2


def test_arrow_keys_walk_the_lines_and_the_focus_survives_a_refresh(
    application: Application, home: HomeScreen, qtbot: QtBot
) -> None:
    first, second = home.lines.lines[:2]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    again(application, qtbot, home)
    assert home.lines.lines[1].hasFocus()


def test_each_number_and_line_leads_to_its_screen(application: Application, home: HomeScreen) -> None:
    went: list[str] = []
    application.desk.go_to.disconnect()
    application.desk.go_to.connect(went.append)
    for card in home.numbers:
        card.click()
    home.lines.lines[0].click()
    home.main_button.click()
    assert went == ["board", "board", "handover", "board", "settings.office", "intake"]


def test_a_quick_service_starts_its_intake(application: Application, home: HomeScreen, settled: Settled) -> None:
    keys = [one.property("service") for one in home.quick]
    assert len(keys) == 6
    application.desk.start_intake.disconnect()
    started: list[str] = []
    application.desk.start_intake.connect(started.append)
    home.quick[0].click()
    assert started == keys[:1]


@pytest.mark.usefixtures("home")
def test_f2_and_f9_go_to_the_intake(window: Shell, home: HomeScreen, settled: Settled, qtbot: QtBot) -> None:
    qtbot.keyClick(home.main_button, Qt.Key.Key_F9)
    settled()
    assert window.stack.currentWidget() is window.screen_of("intake")


def test_the_longest_age_is_whole_and_the_headlines_begin_below_each_other(qtbot) -> None:
    lines = LineList()
    qtbot.addWidget(lines)
    made = [Line(chip, "late", "SKTM", "", "Buka berkas", lambda: None) for chip in ("lewat 12 hari kerja", "+3")]
    lines.resize(800, 200)
    lines.show_lines(made)
    lines.show()
    assert lines.lines[0].chip.width() >= lines.lines[0].chip.sizeHint().width() > 112
    assert "SKTM" in lines.lines[0].toolTip()
    assert len({one._beside.width() for one in lines.lines}) == 1


def newer(years: Iterable[int]) -> dict[dt.date, str]:
    """The calendar that an upgrade brings: one day more, one day less."""
    days = indonesian_holidays(years)
    del days[dt.date(2026, 12, 25)]
    return days | {dt.date(2026, 11, 30): "Hari Baru Nasional"}


def test_a_changed_national_calendar_is_told_and_leads_to_the_holidays(
    office: Office, dialogs: RecordedDialogs, request: pytest.FixtureRequest, qtbot: QtBot
) -> None:
    office.parts = replace(office.parts, holidays=newer)
    application = request.getfixturevalue("application")
    settled: Settled = request.getfixturevalue("settled")
    settled()
    home = application.shell.stack.currentWidget()
    told = [one for one in home.lines.lines if one.line.chip == "kalender"]
    assert [one.line.headline for one in told] == ["Kalender nasional berubah: 2 hari"]
    qtbot.keyClick(told[0], Qt.Key.Key_Return)
    settled()
    holidays = application.shell.screen_of("settings").holidays
    assert holidays.update_button.hasFocus()
    dialogs.answers["confirm"] = True
    holidays.look_up()
    settled()
    application.shell.open("home")
    settled()
    assert not [one for one in home.lines.lines if one.line.chip == "kalender"]


def test_an_unchanged_calendar_is_no_news_and_is_looked_up_once_a_day(
    office: Office, request: pytest.FixtureRequest, qtbot: QtBot
) -> None:
    asked: list[tuple[int, ...]] = []

    def counted(years: Iterable[int]) -> dict[dt.date, str]:
        asked.append(tuple(years))
        return indonesian_holidays(asked[-1])

    office.parts = replace(office.parts, holidays=counted)
    application = request.getfixturevalue("application")
    settled: Settled = request.getfixturevalue("settled")
    settled()
    home = application.shell.stack.currentWidget()
    before = len(asked)
    assert before
    again(application, qtbot, home)
    settled()
    assert len(asked) == before
    assert all(one.line.chip != "kalender" for one in home.lines.lines)
    office.clock.moment += dt.timedelta(days=1)
    again(application, qtbot, home)
    settled()
    assert len(asked) == before + 1
