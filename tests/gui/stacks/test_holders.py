"""Who holds the running files, on the board."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.stacks import INITIAL, SIGN, STAMP, carry, waiting

pytestmark = pytest.mark.office(key="prigen")


@pytest.fixture
def page(counter, board):
    """Files with four holders, the tab opened."""
    signing = waiting(counter, SIGN, 3)
    waiting(counter, INITIAL, 2)
    waiting(counter, STAMP)
    carry(counter, SIGN, signing[:1])
    board.screen.refresh()
    board.settled()
    board.key(Qt.Key.Key_F8)
    board.settled()
    return board.screen.holders


def test_every_running_file_is_listed_with_its_holder(page, qtmodeltester):
    assert [(line.title, line.chip) for line in page.side.model_.lines] == [
        ("Semua pemegang", "6"),
        ("Camat", "3"),
        ("Kasi Kesejahteraan Sosial", "2"),
        ("Loket – petugas", "1"),
    ]
    assert page.model.rowCount() == 6
    qtmodeltester.check(page.model)


def test_a_holder_is_chosen_and_a_file_opened_by_keys(page, board, qtbot):
    board.key(Qt.Key.Key_Left, Qt.Key.Key_Down)
    board.settled()
    assert page.model.rowCount() == 3
    assert "→ 09.14" in [page.model.index(n, 4).data() for n in range(3)]
    board.key(Qt.Key.Key_Right)
    with qtbot.waitSignal(board.screen.desk.open_case) as opened:
        board.key(Qt.Key.Key_Return)
    assert opened.args == [page.model.row(0).file.card.number]


def test_a_heading_sorts(page, board):
    page.table.horizontalHeader().sectionClicked.emit(2)
    board.settled()
    names = [page.model.index(n, 2).data() for n in range(6)]
    assert names == sorted(names, key=str.upper)
    assert page.order.currentText() == "Menurut pemohon"


def test_the_list_is_printed(page, board, qtbot, application):
    with qtbot.waitSignal(application.papers.shown) as shown:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert shown.args[0].windowTitle() == "Daftar Posisi Berkas"


def test_esc_leads_back_to_the_board(page, board):
    board.key(Qt.Key.Key_Escape)
    board.settled()
    assert board.screen.stack.currentWidget() is board.screen.columns
