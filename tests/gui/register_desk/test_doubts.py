"""A doubted clock is asked about wherever a number is taken: at a case, and on the board."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.model.case import Case
from app.model.catalogue import StepKind
from tests.gui.conftest import Office
from tests.gui.register_desk.desk import Settled, press
from ui.start import Application
from ui.widgets.form import FormDialog


@pytest.fixture
def waiting(office: Office) -> Case:
    """A file that waits for its number, after the letter of another day took one."""
    counter = office.counter
    assert counter is not None
    first = counter.walk(counter.take_in("skck"), StepKind.REGISTER)
    second = counter.walk(counter.take_in("skck"), StepKind.REGISTER)
    counter.advance(first)
    return second


def test_a_doubted_clock_is_asked_on_the_page_of_the_case_and_it_goes_on(
    office: Office, waiting: Case, application: Application, qtbot: QtBot, settled: Settled
) -> None:
    office.clock.moment += dt.timedelta(days=40)
    application.desk.open_case.emit(waiting.number)
    settled()
    screen = application.shell.screen_of("case")
    with qtbot.waitSignal(screen.doing.doubts.asked) as asked:
        press(Qt.Key.Key_F9)
    form = asked.args[0]
    press(Qt.Key.Key_Escape)
    settled()
    assert office.counter.entry(waiting) is None, "the officer went back"
    application.shell.activateWindow()
    qtbot.waitUntil(lambda: screen.actions.main_button.isEnabled() and application.shell.isActiveWindow())
    with qtbot.waitSignal(screen.doing.doubts.asked) as asked:
        press(Qt.Key.Key_F9)
    form = asked.args[0]
    press(Qt.Key.Key_Return)
    settled()
    assert form.fields["official"].said == "Nama pejabat belum diisi."
    form.fields["official"].value = "Camat Contoh"
    form.fields["reason"].value = "Kantor libur."
    with qtbot.waitSignal(form.accepted):
        press(Qt.Key.Key_Return)
    # The last number was of 2026 and the new day is of 2027: its book is the next thing to ask.
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), FormDialog))
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: office.counter.entry(waiting) is not None)
    settled()
    assert office.counter.entry(waiting).number == "331/1/424.308/2027"


def test_a_clock_that_leaps_while_it_is_asked_about_is_asked_about_again(
    office: Office, waiting: Case, application: Application, qtbot: QtBot, settled: Settled
) -> None:
    office.clock.moment += dt.timedelta(days=10)
    application.desk.open_case.emit(waiting.number)
    settled()
    with qtbot.waitSignal(application.shell.screen_of("case").doing.doubts.asked) as asked:
        press(Qt.Key.Key_F9)
    form = asked.args[0]
    form.fields["official"].value = "Camat Contoh"
    form.fields["reason"].value = "Kantor libur."
    office.clock.moment += dt.timedelta(days=800)
    press(Qt.Key.Key_Return)
    settled()
    assert form.message.text() == "Sekarang jam komputer menunjuk Sabtu, 10 Februari 2029. Pastikan tanggal itu."
    assert office.counter.entry(waiting) is None
    office.clock.moment -= dt.timedelta(days=800)
    press(Qt.Key.Key_Return)
    settled()
    assert form.message.text().startswith("Sekarang jam komputer menunjuk Kamis, 3 Desember 2026.")
    with qtbot.waitSignal(form.accepted):
        press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: office.counter.entry(waiting) is not None)
    settled()


def test_the_board_asks_once_for_all_chosen_cards(
    office: Office, application: Application, qtbot: QtBot, settled: Settled
) -> None:
    counter = office.counter
    assert counter is not None
    cases = [counter.walk(counter.take_in("skck"), StepKind.REGISTER) for _ in range(3)]
    counter.advance(cases[0])
    office.clock.moment += dt.timedelta(days=10)
    application.shell.open("board")
    settled()
    board = application.shell.screen_of("board")
    board.columns.begin()
    board.columns.go_to_number(cases[1].number)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space):
        press(key)
    with qtbot.waitSignal(board.mover.doubts.asked) as asked:
        press(Qt.Key.Key_F9)
    form = asked.args[0]
    form.fields["official"].value = "Camat Contoh"
    form.fields["reason"].value = "Kantor libur."
    with qtbot.waitSignal(board.mover.done) as done:
        press(Qt.Key.Key_Return)
    settled()
    assert len(done.args[0]) == 2
    assert not done.args[1]
    assert [counter.entry(case).sequence for case in cases[1:]] == [2, 3]
