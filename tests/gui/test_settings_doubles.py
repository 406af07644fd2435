"""Pemohon ganda: a probable pair is compared, merged with a reason, and parted again, all by keyboard."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.builders import RINA
from ui.settings.doubles import DoublesSection
from ui.widgets.form import FormDialog

WRONG, RIGHT = "9914105204980002", RINA.nik


@pytest.fixture
def opened(window, office, settled) -> Callable[[], DoublesSection]:
    """Opens the page."""
    office.counter.now = office.clock.moment

    def go() -> DoublesSection:
        window.open("settings.doubles")
        settled()
        return window.screen_of("settings").doubles

    return go


@pytest.fixture
def pair(office) -> None:
    """Rina came twice under her NIK and once under a mistyped one."""
    for nik in (RIGHT, RIGHT, WRONG):
        office.counter.take_in("skck", applicant=RINA, nik=nik)


def form_by(qtbot: QtBot, page: DoublesSection, key: Qt.Key) -> FormDialog:
    page.window().activateWindow()  # no window manager gives the keyboard back after a form
    qtbot.waitUntil(page.window().isActiveWindow)
    page.focus_first()
    with qtbot.waitSignal(page.opened) as opened:
        qtbot.keyClick(page.table, key)
    return opened.args[0]


def send(qtbot: QtBot, form: FormDialog, settled: Callable[[], None]) -> None:
    qtbot.keyClicks(form.fields["reason"].editor, "1")
    qtbot.keyClick(form.fields["reason"].editor, Qt.Key.Key_Return)
    settled()


def test_without_a_pair_the_page_says_what_is_looked_at(opened):
    page = opened()
    assert page.stack.currentWidget() is page.empty
    assert page.merge_button.isHidden()


def test_a_pair_is_compared_with_only_what_differs_unmasked(pair, opened, qtmodeltester: ModelTester):
    page = opened()
    qtmodeltester.check(page.model)
    assert page.table.hasFocus()
    assert page.pair.values()[0] == ("9914 •••• •••• 0001", "9914 •••• •••• 0002")
    page.pair.reveal.click()
    assert page.pair.values()[0] == ("9914 1052 0498 0001", "9914 1052 0498 0002")


def test_a_merge_asks_which_nik_is_right_and_may_be_taken_back(pair, opened, office, qtbot, settled):
    page = opened()
    form = form_by(qtbot, page, Qt.Key.Key_Return)
    assert form.fields["keep"].value == "9914 •••• •••• 0001 · 2 kali datang"
    qtbot.keyClick(form.fields["reason"].editor, Qt.Key.Key_Return)
    settled()
    assert form.fields["reason"].said.startswith("Alasan belum diisi.")
    send(qtbot, form, settled)
    with office.store.read() as uow:
        assert uow.people.known_applicant(WRONG)[0].nik == RIGHT
    assert page.stack.currentWidget() is page.empty
    page.tabs.button("merged").click()
    assert [row.cells[0] for row in page.model.rows] == ["Rina Contoh"]
    send(qtbot, form_by(qtbot, page, Qt.Key.Key_Delete), settled)
    with office.store.read() as uow:
        assert uow.people.known_applicant(WRONG)[0].nik == WRONG


def test_the_other_nik_may_be_the_right_one(pair, opened, office, qtbot, settled):
    form = form_by(qtbot, opened(), Qt.Key.Key_Return)
    form.fields["keep"].combo.setCurrentIndex(1)
    send(qtbot, form, settled)
    with office.store.read() as uow:
        assert uow.people.known_applicant(RIGHT)[0].nik == WRONG


def test_two_people_are_told_apart_and_not_asked_about_again(pair, opened, qtbot, settled):
    page = opened()
    send(qtbot, form_by(qtbot, page, Qt.Key.Key_Delete), settled)
    assert not page.model.rows
