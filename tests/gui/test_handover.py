"""The hand-over screen in the real window, on a real data file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.actions.handover import SELF
from app.actions.moves import undo
from app.model.case import Case, CaseState
from app.model.catalogue import StepKind
from app.model.register import Handover
from app.rules.books.numbering import case_number
from tests.gui.conftest import NOW, Office, RecordedDialogs
from ui.handover.view import HandoverScreen
from ui.start import Application

Settled = Callable[[], None]
Opened = Callable[[], HandoverScreen]


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Presses a key on whatever has the focus."""
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def write(text: str) -> None:
    """Types on whatever has the focus, key by key."""
    for letter in text:
        QTest.keyClick(QApplication.focusWidget(), letter)


def ready_file(office: Office, service: str = "skck", at: dt.datetime = NOW, **changes: object) -> Case:
    """A file that waits to be collected since then."""
    counter = office.counter
    assert counter is not None
    counter.now = at
    return counter.walk(counter.take_in(service, **changes), StepKind.HAND_OVER)


def book(office: Office) -> tuple[Handover, ...]:
    """The whole hand-over book."""
    with office.store.read() as uow:
        return uow.handovers.between(dt.date(2026, 1, 1), dt.date(2026, 12, 31))


@pytest.fixture
def opened(application: Application, qtbot: QtBot, settled: Settled) -> Opened:
    """`opened()` opens the hand-over screen by its key."""

    def go() -> HandoverScreen:
        application.shell.activateWindow()
        qtbot.waitUntil(application.shell.isActiveWindow)
        QTest.keyClick(application.shell, Qt.Key.Key_F5)
        settled()
        screen = application.shell.screen_of("handover")
        assert isinstance(screen, HandoverScreen)
        return screen

    return go


def scan(screen: HandoverScreen, number: str, settled: Settled) -> None:
    """What a scanner does, wherever the focus is."""
    write(number)
    press(Qt.Key.Key_Return)
    settled()


def test_a_scan_and_f9_hand_the_document_over_and_the_list_moves_on(
    office: Office, opened: Opened, application: Application, qtbot: QtBot, settled: Settled, qtmodeltester: ModelTester
) -> None:
    other, case = ready_file(office, name="Siti Contoh"), ready_file(office, name="Budi Contoh")
    screen = opened()
    ready = screen.ready
    assert [ready.finder.model.row(n).number for n in range(2)] == [case.number, other.number]
    qtmodeltester.check(ready.finder.model, force_py=True)
    scan(screen, case.number.replace("-", ""), settled)
    assert ready.form.headline.text() == "Budi Contoh"
    assert ready.form.values["Nomor surat"].text() == ready.form.ready.entry.number
    assert (ready.form.collected_by.value, ready.form.relation.value) == ("Budi Contoh", SELF)
    with qtbot.waitSignals([ready.written, application.desk.notice]):
        press(Qt.Key.Key_F9)
    settled()
    assert [(h.case_number, h.collected_by, h.relation) for h in book(office)] == [(case.number, "Budi Contoh", SELF)]
    assert ready.finder.model.rowCount() == 1
    assert ready.done.isVisible()
    assert ready.finder.search.hasFocus()
    assert not screen.main_button.isEnabled()


def test_f9_pressed_twice_gives_out_one_document(
    office: Office, opened: Opened, qtbot: QtBot, settled: Settled
) -> None:
    ready_file(office)
    case = ready_file(office)
    screen = opened()
    scan(screen, case.number, settled)
    press(Qt.Key.Key_F9)
    press(Qt.Key.Key_F9)
    settled()
    press(Qt.Key.Key_F9)
    settled()
    assert [h.case_number for h in book(office)] == [case.number]


def test_somebody_else_s_name_asks_for_the_relation_beside_its_field(
    office: Office, opened: Opened, dialogs: RecordedDialogs, settled: Settled, qtbot: QtBot
) -> None:
    ready_file(office, name="Budi Contoh")
    screen = opened()
    form = screen.ready.form
    press(Qt.Key.Key_Down)
    settled()
    press(Qt.Key.Key_Return)
    write("Siti Contoh")
    press(Qt.Key.Key_F9)
    settled()
    assert form.relation.said == "Hubungan pengambil belum dipilih."
    assert form.relation.editor.hasFocus() or form.relation.combo.lineEdit().hasFocus()
    assert book(office) == ()
    write("Kakak ipar")
    with qtbot.waitSignal(screen.ready.written):
        press(Qt.Key.Key_F9)
    assert [(h.collected_by, h.relation) for h in book(office)] == [("Siti Contoh", "Kakak ipar")]
    assert dialogs.calls == []


def test_for_an_institution_its_contact_collects(office: Office, opened: Opened, settled: Settled) -> None:
    case = ready_file(office, "dd-add-pengantar", contact_name="Hasan Contoh", contact_post="Kepala Desa")
    screen = opened()
    scan(screen, case.number, settled)
    form = screen.ready.form
    assert (form.collected_by.value, form.relation.value) == ("Hasan Contoh", "Kepala Desa")


def test_a_scan_of_what_is_not_ready_tells_why(
    office: Office, opened: Opened, application: Application, settled: Settled
) -> None:
    counter = office.counter
    assert counter is not None
    waiting = counter.walk(counter.take_in("skck"), StepKind.SIGN)
    taken = ready_file(office)
    counter.hand_over(taken, "Siti Contoh")
    screen = opened()
    finder = screen.ready.finder
    scan(screen, waiting.number, settled)
    assert finder.note.text().startswith(f"Berkas {waiting.number} belum siap")
    scan(screen, taken.number, settled)
    assert finder.note.text() == f"Berkas {taken.number} sudah diambil Siti Contoh pada 23 November 2026 pukul 09.14."
    scan(screen, case_number(2026, 11, 9999), settled)
    assert "tidak ada" in finder.note.text()
    assert not screen.main_button.isEnabled()


def test_a_receipt_scanned_into_the_name_changes_the_file_and_not_the_name(
    office: Office, opened: Opened, settled: Settled
) -> None:
    first, second = ready_file(office, name="Budi Contoh"), ready_file(office, name="Siti Contoh")
    screen = opened()
    scan(screen, first.number, settled)
    screen.ready.form.focus_name()
    scan(screen, second.number, settled)
    assert screen.ready.form.ready.case.number == second.number
    assert screen.ready.form.collected_by.value == "Siti Contoh"


def test_typing_a_name_narrows_the_list_and_long_waiting_stands_out(
    office: Office, opened: Opened, qtbot: QtBot, settled: Settled
) -> None:
    ready_file(office, name="Wati Contoh", at=dt.datetime(2026, 11, 18, 9, 0))
    ready_file(office, name="Budi Contoh")
    screen = opened()
    finder = screen.ready.finder
    write("wat")
    qtbot.waitUntil(lambda: finder.model.rowCount() == 1)
    line = finder.model.row(0)
    assert (line.name, line.chip, line.since) == ("Wati Contoh", "3 hari kerja", "sejak 18-11-2026")
    write("zzz")
    qtbot.waitUntil(lambda: finder.model.rowCount() == 0)
    assert finder.search.hasFocus()
    press(Qt.Key.Key_Escape)
    settled()
    assert finder.model.rowCount() == 2


def test_a_file_moved_meanwhile_is_refused_and_the_list_read_anew(
    office: Office, opened: Opened, dialogs: RecordedDialogs, settled: Settled
) -> None:
    case = ready_file(office)
    screen = opened()
    scan(screen, case.number, settled)
    office.counter.hand_over(case)
    press(Qt.Key.Key_F9)
    settled()
    assert len(dialogs.asked("error")) == 1
    assert len(book(office)) == 1
    assert screen.ready.finder.model.rowCount() == 0
    assert not screen.main_button.isEnabled()


def test_the_book_shows_this_month_and_prints_it(
    office: Office, opened: Opened, application: Application, qtbot: QtBot, settled: Settled
) -> None:
    counter = office.counter
    assert counter is not None
    files = [ready_file(office, at=dt.datetime(2026, 10, 28, 9, 0)) for _ in range(3)]
    for case, counter.now in zip(
        files, (dt.datetime(2026, 10, 28, 9, 30), dt.datetime(2026, 11, 20, 9, 0), NOW), strict=True
    ):
        counter.hand_over(case, "Siti Contoh")
    screen = opened()
    press(Qt.Key.Key_F6)
    settled()
    assert screen.book.table.hasFocus()
    assert [screen.book.model.row(n).at.date().day for n in range(screen.book.model.rowCount())] == [23, 20]
    with qtbot.waitSignal(application.papers.shown) as shown:
        press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    shown.args[0].close()
    settled()
    assert screen.book.main_button.isEnabled()
    screen.book.spans.button("last").click()
    settled()
    assert screen.book.model.rowCount() == 1
    assert screen.book.first.value == "1 Oktober 2026"


def test_dates_that_make_no_sense_are_told_beside_their_field(
    office: Office, opened: Opened, application: Application, settled: Settled, qtbot: QtBot
) -> None:
    screen = opened()
    screen.show_tab("book")
    settled()
    last = screen.book.last
    last.setFocus()
    last.line.selectAll()
    write("1-1-2026")
    with qtbot.assertNotEmitted(application.papers.shown):
        press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        settled()
    assert last.said == "Tanggal ini sebelum tanggal awal."
    last.line.selectAll()
    write("besok")
    press(Qt.Key.Key_Tab)
    assert "tidak dikenal" in last.said


def test_the_keys_lead_through_the_form_in_the_order_of_work(office: Office, opened: Opened, settled: Settled) -> None:
    case = ready_file(office)
    assert case.state is CaseState.READY
    screen = opened()
    scan(screen, case.number, settled)
    form = screen.ready.form
    for widget in (screen.table, form.collected_by.line, form.relation.combo, screen.main_button):
        press(Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is widget or widget.isAncestorOf(focused)


def test_a_struck_row_stays_in_the_book_with_its_reason(office: Office, opened: Opened, settled: Settled) -> None:
    counter = office.counter
    assert counter is not None
    case = ready_file(office)
    counter.hand_over(case)
    counter.move(undo, counter.case(case), "Salah memilih berkas.")
    screen = opened()
    assert screen.ready.finder.model.rowCount() == 1
    press(Qt.Key.Key_F6)
    settled()
    model = screen.book.model
    assert (model.rowCount(), model.struck(model.row(0))) == (1, True)
    last = len(model.columns) - 1
    assert model.columns[last].unstruck
    assert model.data(model.index(0, last)) == "Dicoret: Salah memilih berkas."
    assert not screen.book.table.isColumnHidden(last)
    screen.book.spans.button("last").click()
    settled()
    assert screen.book.table.isColumnHidden(last), "where nothing is struck, names get the room"
