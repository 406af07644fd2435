"""The register screen in the real window, on a real data file."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.changes import Change
from app.model.catalogue import StepKind
from app.rules.identity import mask_nik
from tests.gui.conftest import Office
from ui.register.view import RegisterScreen
from ui.start import Application

Settled = Callable[[], None]


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Presses a key on whatever has the focus."""
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def write(text: str) -> None:
    """Types on whatever has the focus, key by key."""
    for letter in text:
        QTest.keyClick(QApplication.focusWidget(), letter)


def number_of(office: Office, service: str, name: str, **changes: object) -> str:
    """Takes in a file and gets it its register number; its case number."""
    counter = office.counter
    assert counter is not None
    case = counter.walk(counter.take_in(service, name=name, **changes), StepKind.REGISTER)
    return counter.advance(case).number


@pytest.fixture
def opened(application: Application, qtbot: QtBot, settled: Settled) -> Callable[[], RegisterScreen]:
    """`opened()` opens the register by its key."""

    def go() -> RegisterScreen:
        application.shell.activateWindow()
        qtbot.waitUntil(application.shell.isActiveWindow)
        QTest.keyClick(application.shell, Qt.Key.Key_F4)
        settled()
        screen = application.shell.screen_of("register")
        assert isinstance(screen, RegisterScreen)
        return screen

    return go


def names(screen: RegisterScreen) -> list[str]:
    """The names in the book, from the top."""
    return [screen.model.row(n).row.current.name for n in range(screen.model.rowCount())]


def test_an_empty_book_tells_where_numbers_come_from_and_leads_there(
    opened: Callable[[], RegisterScreen], application: Application, qtbot: QtBot
) -> None:
    screen = opened()
    assert not screen.table.isVisible()
    assert not screen.detail.isVisible()
    assert screen.board_button.hasFocus()
    with qtbot.waitSignal(application.desk.go_to, check_params_cb=lambda key: key == "board"):
        press(Qt.Key.Key_Space)


def test_the_book_shows_newest_first_with_masked_nik_and_opens_the_case(
    office: Office,
    opened: Callable[[], RegisterScreen],
    application: Application,
    qtbot: QtBot,
    qtmodeltester: ModelTester,
) -> None:
    number_of(office, "skck", "Siti Contoh")
    number = number_of(office, "sktm", "Budi Contoh", address="Dusun Krajan RT 02 RW 05")
    screen = opened()
    assert names(screen) == ["Budi Contoh", "Siti Contoh"]
    qtmodeltester.check(screen.model, force_py=True)
    entry = screen.table.current.row.entry
    nik = [column.heading for column in screen.model.columns].index("NIK")
    assert screen.model.index(0, nik).data() == mask_nik(entry.nik) != entry.nik
    assert screen.detail.values["Alamat"].text().startswith("Dusun Krajan RT 02 RW 05")
    assert screen.detail.values["Penanda tangan"].text() == entry.signer
    assert screen.detail.values["Surat pengantar"].text().startswith(entry.covering_number)
    with qtbot.waitSignal(application.desk.open_case) as opening:
        press(Qt.Key.Key_Return)
    assert opening.args == [number]


def test_a_number_taken_elsewhere_is_in_the_book_when_it_is_shown_again(
    office: Office, opened: Callable[[], RegisterScreen], application: Application, settled: Settled
) -> None:
    screen = opened()
    application.shell.open("home")
    number_of(office, "skck", "Siti Contoh")
    application.ops.changed.emit(frozenset({Change.REGISTER}))
    application.shell.open("register")
    settled()
    assert names(screen) == ["Siti Contoh"]
    assert screen.table.isVisible()
    assert screen.table.hasFocus()


def test_typing_in_the_book_looks_for_it_and_esc_shows_all_again(
    office: Office, opened: Callable[[], RegisterScreen], qtbot: QtBot, settled: Settled
) -> None:
    for name in ("Siti Contoh", "Budi Contoh", "Budiman Misal"):
        number_of(office, "skck", name)
    screen = opened()
    write("budi")
    qtbot.waitUntil(lambda: names(screen) == ["Budiman Misal", "Budi Contoh"])
    press(Qt.Key.Key_Down)
    assert screen.table.hasFocus()
    press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    write("zzz")
    qtbot.waitUntil(screen.clear_button.isVisible)
    press(Qt.Key.Key_Escape)
    settled()
    assert len(names(screen)) == 3
    assert screen.table.hasFocus()


def test_filters_narrow_the_book_together(
    office: Office, opened: Callable[[], RegisterScreen], settled: Settled
) -> None:
    number_of(office, "skck", "Siti Contoh", village="Tampung")
    number_of(office, "sktm", "Budi Contoh", village="Tampung")
    number_of(office, "sktm", "Wati Contoh", village="Wates")
    screen = opened()
    bar = screen.filters
    for combo, value in ((bar.service, "sktm"), (bar.village, "Tampung"), (bar.month, 11)):
        combo.setCurrentIndex(combo.findData(value))
        combo.activated.emit(combo.currentIndex())
        settled()
    assert bar.year.currentData() == 2026, "a month is a month of a year"
    assert names(screen) == ["Budi Contoh"]
    bar.month.setCurrentIndex(bar.month.findData(3))
    bar.month.activated.emit(3)
    settled()
    assert screen.clear_button.isVisible()
