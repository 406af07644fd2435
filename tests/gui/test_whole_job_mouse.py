"""The whole job with the mouse alone: keys only ever type words into a text field."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from app.model.case import Case, CaseState, Move
from app.model.catalogue import StepKind
from app.rules.flow import DESK_ORDER, DESKS
from tests.gui.conftest import Office
from tests.gui.mouse import Mouse
from ui.board.view import BoardScreen
from ui.handover.view import HandoverScreen
from ui.home.view import HomeScreen
from ui.intake.view import IntakeScreen
from ui.setup.view import SetupScreen
from ui.start import Application

Settled = Callable[[], None]
NAME = "Dewi Lestari Contoh"


@pytest.fixture
def mouse(application: Application, qtbot: QtBot, settled: Settled) -> Mouse:
    """A hand on the mouse before the shown window."""
    application.shell.activateWindow()
    qtbot.waitUntil(application.shell.isActiveWindow)
    return Mouse(application, qtbot, settled)


def stored(office: Office, number: str) -> Case:
    """The file as it stands in the data file."""
    with office.store.read() as uow:
        return uow.cases.get(number)


def choose_service(mouse: Mouse, intake: IntakeScreen, key: str) -> None:
    """Clicks the service in the list at left."""
    row = next(n for n, offer in enumerate(intake.services.model.lines) if offer.service.key == key)
    mouse.row(intake.services.list, row)


def type_applicant(mouse: Mouse, intake: IntakeScreen, village: str = "Jatirejo") -> None:
    """Fills in who applies; village and sex from their lists."""
    fields = intake.applicant.fields
    mouse.write(fields["nik"], "9914105204980003")
    mouse.write(fields["name"], NAME)
    mouse.write(fields["birth_place"], "Pasuruan")
    mouse.write(fields["occupation"], "Wiraswasta")
    mouse.write(fields["address"], "Dusun Krajan RT 02 RW 05")
    mouse.pick(fields["village"].editor, village)
    mouse.pick(fields["religion"].editor, "Islam")
    mouse.write(intake.applicant.purpose, "melamar pekerjaan")


def card_of(board: BoardScreen, case: Case) -> tuple[object, int]:
    """The list and row of a file's card on the board."""
    assert case.step is not None
    column = board.columns.desks[DESK_ORDER.index(DESKS[case.step.kind])]
    return column.list, column.list.cards.row_of(case.id)


def find(mouse: Mouse, qtbot: QtBot, text: str) -> None:
    """Types into the search box on top and clicks the first that is found."""
    mouse.at(mouse.shell.search)
    with qtbot.waitSignal(mouse.shell.search.found):
        QTest.keyClicks(mouse.shell.search, text)
    (hits,) = (found for found in mouse.shell.findChildren(QListWidget) if found.isVisible())
    mouse.row(hits)


def test_from_the_counter_to_the_letter_in_the_hand(
    application: Application, office: Office, mouse: Mouse, qtbot: QtBot, settled: Settled
) -> None:
    shell = application.shell

    # An incomplete file comes in and goes back with its slip: one paper ticked on its box, one on its words.
    mouse.press("Terima Berkas", inside=shell.rail)
    intake = shell.screen_of("intake")
    assert isinstance(intake, IntakeScreen)
    choose_service(mouse, intake, "skck")
    lines = intake.checklist.lines
    mouse.at(lines[0].box)
    mouse.at(lines[1].text, QPoint(5, 5))
    type_applicant(mouse, intake)
    assert "Lembar" in mouse.paper("Kembalikan & cetak kekurangan")
    with office.store.read() as uow:
        (waiting,) = uow.cases.waiting([CaseState.INCOMPLETE], 5)
    number = waiting.number

    # The citizen is back: found by name, taken up again, completed and received.
    find(mouse, qtbot, "dewi")
    page = shell.stack.currentWidget()
    assert page is shell.screen_of("case")
    mouse.at(page.actions.main_button)
    assert shell.stack.currentWidget() is intake
    lines = intake.checklist.lines
    assert [line.box.checked for line in lines[:3]] == [True, True, False]
    for line in lines[2:]:
        mouse.at(line.box)
    assert number in mouse.paper("Terima & cetak tanda terima")

    # From desk to desk on the board, card by card, until the number is to be taken.
    mouse.press("Papan Berkas", inside=shell.rail)
    board = shell.screen_of("board")
    assert isinstance(board, BoardScreen)
    while (case := stored(office, number)).step is not None and case.step.kind is not StepKind.REGISTER:
        mouse.row(*card_of(board, case))
        with qtbot.waitSignal(board.mover.rested):
            mouse.at(board.main_button)
        assert stored(office, number).position == case.position + 1

    # On the file's own page: letter with a blank, number, numbered letter, stamp.
    mouse.row(*card_of(board, case), double=True)
    assert shell.stack.currentWidget() is page
    assert number in mouse.paper(page.actions.letter_button)
    mouse.at(page.actions.main_button)
    with office.store.read() as uow:
        entry = uow.register.of_case(case.id)
    assert entry is not None
    assert entry.number in mouse.paper(page.actions.letter_button)
    qtbot.waitUntil(page.actions.main_button.isEnabled)
    mouse.at(page.actions.main_button)
    assert stored(office, number).state is CaseState.READY

    # It is in the book.
    mouse.press("Buku Register", inside=shell.rail)
    assert shell.stack.currentWidget() is shell.screen_of("register")

    # It is handed over, and found again by name.
    mouse.press("Pengambilan", inside=shell.rail)
    handover = shell.screen_of("handover")
    assert isinstance(handover, HandoverScreen)
    mouse.row(handover.ready.finder.list)
    mouse.at(handover.main_button)
    case = stored(office, number)
    assert case.state is CaseState.DONE
    with office.store.read() as uow:
        row = uow.handovers.of_case(case.id)
        moves = [event.move for event in uow.cases.events(case.id)]
    assert row is not None
    assert (row.collected_by, row.relation) == (NAME, "Pemohon sendiri")
    assert moves[:2] == [Move.RETURN_AT_INTAKE, Move.RECEIVE]
    assert moves[-1] is Move.HAND_OVER
    find(mouse, qtbot, entry.number)
    assert shell.stack.currentWidget() is page


@pytest.mark.office(key=None)
def test_an_office_is_set_up_and_its_first_file_taken_in(
    application: Application, office: Office, mouse: Mouse, settled: Settled
) -> None:
    shell = application.shell
    settled()
    setup = shell.screen_of("setup")
    assert isinstance(setup, SetupScreen)
    mouse.at(next(card for card in setup.choose.cards if "Jogoroto" in card.accessibleName()))
    mouse.write(setup.check.officer, "Siti Contoh")
    mouse.press("Lanjut")
    camat = setup.officials.seats["camat"]
    mouse.at(camat.name)
    QTest.keyClicks(camat.name, "Sri Contoh")
    mouse.pick(camat.rank, camat.rank.itemText(5))
    mouse.press("Mulai pakai Loket")
    home = shell.stack.currentWidget()
    assert isinstance(home, HomeScreen)
    mouse.at(home.main_button)
    intake = shell.stack.currentWidget()
    assert isinstance(intake, IntakeScreen)

    # A question is answered by its button, and the papers follow.
    choose_service(mouse, intake, "sktm")
    mouse.at(intake.checklist.questions[0].options.buttons[1])
    for line in intake.checklist.lines:
        mouse.at(line.box)
    type_applicant(mouse, intake, "Janti")
    assert "Tanda Terima" in mouse.paper("Terima & cetak tanda terima")
    with office.store.read() as uow:
        (card,) = uow.cases.waiting([CaseState.IN_PROGRESS], 5)
    assert (card.service_key, card.name, card.village) == ("sktm", NAME, "Janti")
