"""The books of services on the register screen: chosen from one menu by keys, read, opened and printed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.model.books import Book
from tests.gui.conftest import Office
from ui.register.view import RegisterScreen
from ui.start import Application

Settled = Callable[[], None]
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def screen(application: Application, office: Office, qtbot: QtBot, settled: Settled) -> RegisterScreen:
    """The register of Lekok with a consultation and an outreach that went all the way."""
    assert office.counter is not None
    for key in ("konsultasi", "sosialisasi"):
        office.counter.walk(office.counter.take_in(key))
    application.shell.activateWindow()
    qtbot.waitUntil(application.shell.isActiveWindow)
    QTest.keyClick(application.shell, Qt.Key.Key_F4)
    settled()
    found = application.shell.screen_of("register")
    assert isinstance(found, RegisterScreen)
    return found


def choose(screen: RegisterScreen, downs: int, qtbot: QtBot, settled: Settled) -> None:
    """Opens the menu by its key and takes the entry so many places down."""
    QTest.keyClick(screen, Qt.Key.Key_Y, CTRL)
    qtbot.waitUntil(screen.books.menu.isVisible)
    for _ in range(downs):
        QTest.keyClick(screen.books.menu, Qt.Key.Key_Down)
    QTest.keyClick(screen.books.menu, Qt.Key.Key_Return)
    screen.window().activateWindow()
    qtbot.waitUntil(screen.window().isActiveWindow)
    settled()


def test_a_book_of_a_service_is_opened_read_and_left_by_keys(
    screen: RegisterScreen, application: Application, qtbot: QtBot, settled: Settled
) -> None:
    assert screen.books.offered[2:4] == (Book.CONSULTATIONS, Book.OUTREACH)
    choose(screen, 2, qtbot, settled)
    assert screen.books.value == Book.CONSULTATIONS
    assert screen.books.button(Book.CONSULTATIONS).text().startswith("Konsultasi")
    assert screen.model.rowCount() == 1
    number = screen.model.row(0).number
    with qtbot.waitSignal(application.desk.open_case) as opened:
        QTest.keyClick(screen.table, Qt.Key.Key_F9)
    assert opened.args == [number]


def test_a_menu_that_is_closed_without_a_choice_changes_nothing(
    screen: RegisterScreen, qtbot: QtBot, settled: Settled
) -> None:
    choose(screen, 3, qtbot, settled)
    screen.books.button(Book.OUTREACH).click()
    qtbot.waitUntil(screen.books.menu.isVisible)
    QTest.keyClick(screen.books.menu, Qt.Key.Key_Escape)
    assert screen.books.value == Book.OUTREACH
    assert screen.books.button(Book.OUTREACH).isChecked()
    screen.books.button(Book.REGISTER).click()
    settled()
    assert screen.books.value == Book.REGISTER
    assert screen.books.button(Book.OUTREACH).text().startswith("Buku layanan")


@pytest.mark.office(key="jogoroto", officials=True)
def test_only_services_of_the_open_book_can_be_chosen(
    application: Application, office: Office, qtbot: QtBot, settled: Settled, qtmodeltester: object
) -> None:
    assert office.counter is not None
    for key in ("ktp-rekam", "ikd"):
        office.counter.take_in(key)
    QTest.keyClick(application.shell, Qt.Key.Key_F4)
    settled()
    screen = application.shell.screen_of("register")
    assert isinstance(screen, RegisterScreen)
    choose(screen, 0, qtbot, settled)
    combo = screen.filters.service
    assert combo.isVisible()
    assert combo.findData("skck") == -1
    combo.setCurrentIndex(combo.findData("ikd"))
    combo.activated.emit(combo.currentIndex())
    settled()
    assert [screen.model.row(n).service_key for n in range(screen.model.rowCount())] == ["ikd"]
    screen.show_book(Book.REGISTER)
    settled()
    assert screen.filters.service.findData("skck") > 0
