"""Signatures in the window: noted of those who may, on their day, and kept by the letter from then on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.actions.authority import grant, mark_away
from app.actions.letters import issue
from app.actions.moves import advance
from app.actions.setup import save_official
from app.model.authority import Authority, AuthorityKind
from app.model.case import Case
from app.model.catalogue import StepKind
from app.model.people import Official
from reports.renderer import PdfRenderer
from tests.gui.conftest import Office
from ui.case.view import CaseScreen
from ui.start import Application

Settled = Callable[[], None]
DAY = dt.timedelta(days=1)


def press(key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget(), key)


def seated(office: Office, seat: str) -> Official:
    with office.store.read() as uow:
        return next(o for o in uow.people.officials() if o.seat == seat)


def away(office: Office, seat: str) -> None:
    with office.store.write() as uow:
        mark_away(seated(office, seat).id, None, "", uow, office.clock.moment, office.counter.officer)


def waiting(office: Office, key: str = "sktm", kind: StepKind = StepKind.SIGN) -> Case:
    """A file that waits at such a desk."""
    office.counter.now = office.clock.moment
    return office.counter.walk(office.counter.take_in(key), kind)


@pytest.fixture
def page(application: Application, qtbot: QtBot, settled: Settled) -> Callable[[Case], CaseScreen]:
    """Opens the page of a case."""

    def opened(case: Case) -> CaseScreen:
        application.shell.activateWindow()
        qtbot.waitUntil(application.shell.isActiveWindow)
        application.desk.open_case.emit(case.number)
        settled()
        screen = application.shell.screen_of("case")
        assert isinstance(screen, CaseScreen)
        return screen

    return opened


def test_a_signature_of_somebody_marked_away_is_noted_only_when_confirmed(
    office: Office, page: Callable[[Case], CaseScreen], application: Application, qtbot: QtBot, settled: Settled
) -> None:
    case = waiting(office)
    away(office, "camat")
    screen = page(case)
    with qtbot.waitSignal(screen.doing.doubts.asked) as asked:
        press(Qt.Key.Key_F9)
    qtbot.waitUntil(asked.args[0].cancel_button.hasFocus)
    press(Qt.Key.Key_Return)  # a second Enter confirms nothing
    settled()
    assert office.counter.case(case).position == case.position
    application.shell.activateWindow()
    qtbot.waitUntil(lambda: screen.actions.main_button.isEnabled() and application.shell.isActiveWindow())
    with qtbot.waitSignal(screen.doing.doubts.asked) as asked:
        press(Qt.Key.Key_F9)
    assert asked.args[0].main_button.text() == "Memang sudah ditandatangani"
    with qtbot.waitSignal(asked.args[0].accepted):
        asked.args[0].main_button.click()
    settled()
    assert office.counter.case(case).position == case.position + 1


def test_a_signature_of_a_former_day_is_noted_on_that_day(
    office: Office, page: Callable[[Case], CaseScreen], qtbot: QtBot, settled: Settled
) -> None:
    case, camat = waiting(office), seated(office, "camat")
    today = office.clock.moment.date()
    with office.store.write() as uow:
        save_official(Official(camat.id, "camat", camat.name, camat.nip, camat.rank, term_last=today), uow)
    office.clock.moment += DAY
    screen = page(case)
    asides = screen.actions.asides
    assert asides.day.value == "24 November 2026"
    press(Qt.Key.Key_F9)
    settled()
    assert "sudah berakhir 23 November 2026" in asides.day.said
    assert asides.day.line.hasFocus()
    asides.day.line.selectAll()
    QTest.keyClicks(asides.day.line, "23-11-2026")
    QTest.keyClicks(asides.remark.line, "ditandatangani di rumah dinas")
    qtbot.waitUntil(lambda: screen.doing.may_move)
    press(Qt.Key.Key_F9)
    settled()
    event = office.counter.events(case)[-1]
    assert event.signature is not None
    assert (event.signature.day, event.note) == (today, "ditandatangani di rumah dinas")
    what = screen.content.lower.rows[0]
    assert what.who.startswith(f"{camat.name}, 23-11-2026 · dicatat")


def test_a_day_that_is_none_is_said_beside_its_field(
    office: Office, page: Callable[[Case], CaseScreen], settled: Settled
) -> None:
    case = waiting(office)
    asides = page(case).actions.asides
    asides.day.value = "kemarin"
    press(Qt.Key.Key_F9)
    settled()
    assert asides.day.said
    assert office.counter.case(case).position == case.position


def test_a_signed_letter_offers_no_other_signer(office: Office, page: Callable[[Case], CaseScreen]) -> None:
    today = office.clock.moment.date()
    with office.store.write() as uow:
        plh = Authority(0, seated(office, "sekcam").id, "camat", AuthorityKind.PLH, "800/17/2026", today, today)
        grant(plh, uow, office.clock.moment, office.counter.officer)
    away(office, "camat")
    case = waiting(office)
    signer = page(case).actions.signer
    assert signer.combo.isEnabled()
    assert signer.combo.count() == 2
    office.counter.advance(case)
    office.clock.moment += 5 * DAY
    signer = page(case).actions.signer
    assert not signer.combo.isEnabled()
    assert signer.combo.currentText().startswith("Plh. Camat")
    assert signer.combo.count() == 1


def test_the_key_after_a_move_changes_no_signer(
    office: Office, page: Callable[[Case], CaseScreen], qtbot: QtBot, settled: Settled
) -> None:
    case = waiting(office, kind=StepKind.VERIFY)
    screen = page(case)
    press(Qt.Key.Key_F9)
    settled()
    assert not screen.actions.signer.combo.hasFocus()
    assert not screen.actions.asides.day.line.hasFocus()
    qtbot.waitUntil(screen.actions.main_button.hasFocus)


@pytest.mark.office(key="lumbang", officials=True)
def test_initials_name_who_gave_them_where_more_than_one_may(
    office: Office, page: Callable[[Case], CaseScreen], settled: Settled
) -> None:
    case = waiting(office, "bansos", StepKind.INITIAL)
    screen = page(case)
    by = screen.actions.asides.by
    assert by.isVisible()
    first = by.combo.currentText()
    by.combo.setCurrentIndex(by.combo.count() - 1)
    chosen = by.combo.currentText()
    assert chosen != first
    press(Qt.Key.Key_F9)
    settled()
    event = office.counter.events(case)[-1]
    assert event.official in chosen


def test_the_board_asks_about_an_absent_signer_once_for_all_cards(
    office: Office, application: Application, qtbot: QtBot, settled: Settled
) -> None:
    counter = office.counter
    cases = [waiting(office) for _ in range(2)]
    away(office, "camat")
    application.shell.activateWindow()
    qtbot.waitUntil(application.shell.isActiveWindow)
    application.shell.open("board")
    settled()
    board = application.shell.screen_of("board")
    board.columns.begin()
    board.columns.go_to_number(cases[0].number)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space):
        press(key)
    with qtbot.waitSignal(board.mover.doubts.asked) as asked:
        press(Qt.Key.Key_F9)
    with qtbot.waitSignal(board.mover.done) as done:
        asked.args[0].main_button.click()
    settled()
    assert (len(done.args[0]), done.args[1]) == (2, ())
    assert all(counter.events(case)[-1].signature.words == "Camat" for case in cases)


def test_what_was_confirmed_for_one_file_is_asked_again_for_the_next(office: Office) -> None:
    first, second = waiting(office), waiting(office)
    away(office, "camat")
    camat = seated(office, "camat").id
    office.counter.move(advance, first, though_away=frozenset({camat}))
    with pytest.raises(Exception, match="tidak di tempat"):
        office.counter.advance(second)


def test_the_number_is_to_be_written_on_the_letter_that_was_signed_without(
    office: Office, application: Application, page: Callable[[Case], CaseScreen], settled: Settled
) -> None:
    case = waiting(office)
    with office.store.write() as uow:
        issue(case.number, uow, PdfRenderer(), office.clock.moment, office.counter.officer)
    case = office.counter.advance(case)
    assert "Tulis nomor" not in page(case).actions.aside.text()
    case = office.counter.advance(case)
    number = office.counter.entry(case).number
    assert page(case).actions.aside.text().startswith(f"Tulis nomor {number} pada surat")
    with office.store.write() as uow:
        issue(case.number, uow, PdfRenderer(), office.clock.moment, office.counter.officer)
    application.desk.open_case.emit(case.number)
    settled()
    assert "Tulis nomor" not in page(case).actions.aside.text()
