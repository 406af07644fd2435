"""The book of PBB payments in the real window: what it shows and sums, its recaps, and striking a wrong payment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.actions import moves
from app.actions.pbb import add_payment
from app.model.books import Book
from app.model.catalogue import StepKind
from tests.gui.conftest import NOW, Office, RecordedDialogs
from ui.register.view import RegisterScreen
from ui.start import Application

Settled = Callable[[], None]
PLAIN, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
FIRST = {
    "nop": "991422000100100010",
    "tahun_pajak": "2026",
    "wajib_pajak": "Budi Contoh",
    "desa": "Jatirejo",
    "jumlah": "75000",
}
SECOND = FIRST | {"nop": "991422000100100021", "desa": "Wates", "jumlah": "40000", "denda": "800"}


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
    """Presses a key on whatever has the focus."""
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


@pytest.fixture
def book(office: Office, application: Application, settled: Settled) -> RegisterScreen:
    """The book with a payment of Friday and one of today, opened by keys."""
    counter = office.counter
    assert counter is not None
    counter.now = NOW - dt.timedelta(days=3)
    case = counter.walk(counter.take_in("pbb"), StepKind.PAY)
    case = counter.move(moves.advance, case, record=FIRST)
    counter.now = NOW
    with counter.store.write() as uow:
        add_payment(case.number, counter.request_id(), SECOND, uow, NOW, counter.officer)
    QTest.keyClick(application.shell, Qt.Key.Key_F4)
    settled()
    screen = application.shell.screen_of("register")
    assert isinstance(screen, RegisterScreen)
    screen.books.button(Book.PAYMENTS).setFocus()
    press(Qt.Key.Key_Return)
    settled()
    return screen


def come_back(book: RegisterScreen, qtbot: QtBot) -> None:
    """The window below is at work again, with the focus in the book."""
    book.window().activateWindow()
    qtbot.waitUntil(book.window().isActiveWindow)
    book.focus_first()


def receipts(screen: RegisterScreen) -> list[str]:
    """The numbers of the receipts, from the top."""
    return [screen.model.row(n).stts for n in range(screen.model.rowCount())]


def test_the_sums_at_the_foot_are_those_of_what_is_shown(book: RegisterScreen, settled: Settled) -> None:
    assert receipts(book) == ["STTS.2026.00002", "STTS.2026.00001"]
    assert (book.sums.notices.text(), book.sums.total.text()) == ("2", "Rp115.800")
    assert not book.detail.isVisible()
    book.filters.day.setFocus()
    press(Qt.Key.Key_Down)  # Hari ini
    settled()
    assert receipts(book) == ["STTS.2026.00002"]
    assert (book.sums.notices.text(), book.sums.penalty.text(), book.sums.total.text()) == ("1", "Rp800", "Rp40.800")
    book.focus_first()
    press(Qt.Key.Key_Escape)
    settled()
    assert len(receipts(book)) == 2


def test_a_wrong_payment_is_struck_with_its_reason_and_counts_no_more(
    book: RegisterScreen, application: Application, qtbot: QtBot, settled: Settled
) -> None:
    with qtbot.waitSignal(book.payments.opened) as opened:
        press(Qt.Key.Key_Delete)
    form = opened.args[0]
    form.send()
    settled()
    assert form.fields["reason"].said.startswith("Alasan belum diisi.")
    form.fields["reason"].value = "Salah jumlah."
    with qtbot.waitSignal(form.accepted):
        form.send()
    settled()
    come_back(book, qtbot)
    assert [bool(book.model.row(n).void) for n in range(2)] == [True, False]
    assert book.model.struck(book.model.row(0))
    assert (book.sums.notices.text(), book.sums.total.text()) == ("1", "Rp75.000")
    with qtbot.waitSignal(application.desk.notice, check_params_cb=lambda said: "sudah dibatalkan" in said):
        press(Qt.Key.Key_Delete)


def test_recaps_are_previewed_and_the_shown_rows_exported(
    book: RegisterScreen, application: Application, dialogs: RecordedDialogs, qtbot: QtBot, tmp_path: Path
) -> None:
    for key, modifier in ((Qt.Key.Key_F9, PLAIN), (Qt.Key.Key_R, CTRL)):
        with qtbot.waitSignal(application.papers.shown) as shown:
            press(key, modifier)
        shown.args[0].reject()
        come_back(book, qtbot)
    target = tmp_path / "pbb.csv"
    dialogs.answers["save_table"] = target
    with qtbot.waitSignal(book.paper.jobs.exported):
        press(Qt.Key.Key_E, CTRL)
    lines = target.read_text(encoding="utf-8-sig").splitlines()
    assert any("99.14.220.001.001-0002.1" in line and "40000" in line for line in lines)


@pytest.mark.office(key="jogoroto", officials=True)
def test_an_office_without_pbb_has_no_such_book(application: Application, settled: Settled) -> None:
    QTest.keyClick(application.shell, Qt.Key.Key_F4)
    settled()
    screen = application.shell.screen_of("register")
    assert isinstance(screen, RegisterScreen)
    assert screen.books.offered == (Book.CIVIL,)
    assert not screen.books.button(Book.PAYMENTS).isVisible()
