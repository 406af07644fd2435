"""Carry sheets printed on the board and read back from their PDF; files that go the whole way by them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.model.case import CaseState
from app.model.catalogue import StepKind
from app.rules.flow import DESK_ORDER
from tests.gui.stacks.board import kinds, later, read_codes
from tests.stacks import INITIAL, SIGN, carry, waiting

pytestmark = pytest.mark.office(key="prigen")


def test_ten_files_go_through_paraf_signature_and_stamp_by_scanned_barcodes(office, counter, board):
    cases = waiting(counter, INITIAL, 10)
    board.screen.refresh()
    board.settled()

    # Paraf: the sheet of the desk of the card under the keyboard; all ten come back.
    sheet, files = board.carry()
    assert len(files) == 10
    column = board.screen.columns.desks[DESK_ORDER.index("Paraf")]
    assert column.out.text() == "10 diantar"
    assert {card.carried for card in column.list.cards.lines} == {"diantar 09.14"}
    later(office, 20)
    back = board.dialog(Qt.Key.Key_F7)
    board.scan(sheet, *files, files[3])
    assert back.main_button.text() == "Pindahkan 10 berkas   F9"
    board.move(back)
    assert back.banner.text() == "Sudah diparaf: 10 berkas."
    board.close(back)
    assert kinds(counter, cases) == [StepKind.SIGN] * 10

    # Signature: two are left behind, the rest go on.
    sheet, files = board.carry()
    later(office, 45)
    back = board.dialog(Qt.Key.Key_F7)
    board.scan(sheet, *files[:4], *files[6:])
    assert back.main_button.text() == "Pindahkan 8 berkas (2 tetap)   F9"
    board.move(back)
    board.close(back)
    assert kinds(counter, cases) == [StepKind.REGISTER] * 4 + [StepKind.SIGN] * 2 + [StepKind.REGISTER] * 4
    assert board.screen.columns.desks[DESK_ORDER.index("Tanda tangan")].out.text() == "2 diantar"

    # Later the two come back: scanning one of them opens their sheet.
    later(office, 60)
    back = board.dialog(Qt.Key.Key_F7)
    board.scan(files[5], files[4])
    assert back.work.stack.sheet is not None
    assert back.main_button.text() == "Pindahkan 2 berkas   F9"
    board.move(back)

    # Register, without a sheet: numbers follow the order of the scans.
    order = [files[n] for n in (9, 0, 5, 4, 1, 2, 3, 6, 7, 8)]
    board.scan(*order)
    board.move(back)
    board.close(back)
    sequences = [counter.entry(cases[n]).sequence for n in (9, 0, 5, 4, 1, 2, 3, 6, 7, 8)]
    assert sequences == list(range(1, 11))

    # Stamp, with a sheet again; then every letter waits to be collected.
    board.screen.columns.go_to_number(cases[0].number)
    sheet, files = board.carry()
    back = board.dialog(Qt.Key.Key_F7)
    board.scan(sheet, *reversed(files))
    board.move(back)
    board.close(back)
    assert {counter.case(case).state for case in cases} == {CaseState.READY}
    assert {len(counter.events(case)) for case in cases} == {1 + len(cases[0].steps) - 1}


def test_the_desk_of_the_card_is_offered_and_what_is_unticked_stays(counter, board):
    waiting(counter, INITIAL, 2)
    signing = waiting(counter, SIGN, 3)
    board.screen.refresh()
    board.settled()
    board.screen.columns.go_to_number(signing[0].number)
    dialog = board.dialog(Qt.Key.Key_F6)
    assert dialog.heading.text() == "Tanda tangan Camat"
    assert dialog.main_button.text() == "Cetak lembar antar – 3 berkas   F9"
    dialog.files.setFocus()
    board.key(Qt.Key.Key_Down, Qt.Key.Key_Space)
    assert dialog.main_button.text() == "Cetak lembar antar – 2 berkas   F9"
    _, files = board.print_sheet(dialog)
    assert files == [signing[n].number.replace("-", "") for n in (0, 2)]


def test_what_is_out_is_not_offered_again_but_its_sheet_can_be_reprinted(counter, board, qtbot, application):
    cases = waiting(counter, SIGN, 3)
    sheet = carry(counter, SIGN, cases[:2])
    board.screen.refresh()
    board.settled()
    dialog = board.dialog(Qt.Key.Key_F6)
    assert [line.name for line in dialog.files.lines.lines] == [cases[2].applicant.name]
    (again,) = dialog.reprint_buttons
    assert sheet.number in again.text()
    with qtbot.waitSignal(application.papers.shown) as shown:
        again.click()
    assert read_codes(shown.args[0]._pdf)[0] == sheet.number.replace("-", "")
    with counter.store.read() as uow:
        assert len(uow.stacks.open_sheets()) == 1


def test_a_lost_sheet_is_replaced_by_taking_its_files_on_a_new_one(counter, board):
    cases = waiting(counter, SIGN, 2)
    carry(counter, SIGN, cases)
    board.screen.refresh()
    board.settled()
    dialog = board.dialog(Qt.Key.Key_F6)
    assert not dialog.main_button.isEnabled()
    dialog.out_button.click()
    dialog.all_button.click()
    _, files = board.print_sheet(dialog)
    assert len(files) == 2
    with counter.store.read() as uow:
        assert len(uow.stacks.open_sheets()) == 1


def test_another_desk_is_chosen_with_the_arrows(counter, board):
    waiting(counter, INITIAL)
    waiting(counter, SIGN, 2)
    board.screen.refresh()
    board.settled()
    dialog = board.dialog(Qt.Key.Key_F6)
    board.key(Qt.Key.Key_Down)
    board.settled()
    assert dialog.heading.text() == "Tanda tangan Camat"
    assert len(dialog.ticked) == 2


def test_without_files_the_dialog_teaches(board):
    dialog = board.dialog(Qt.Key.Key_F6)
    assert dialog.pages.currentIndex() == 1
    assert not dialog.main_button.isEnabled()
