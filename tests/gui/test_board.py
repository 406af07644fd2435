"""The board: cards in the column of their desk, moved with the keyboard alone."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.actions import moves
from app.actions.intake import return_incomplete, save_draft
from app.actions.made_up import missing_one
from app.model.case import CaseState
from app.model.catalogue import StepKind
from app.rules.flow import DESK_ORDER
from ui.board.head import WAITING
from ui.board.view import BoardScreen


@pytest.fixture
def board(window, settled) -> BoardScreen:
    """The board, opened."""
    window.open("board")
    settled()
    return window.screen_of("board")


def numbers(board: BoardScreen, desk: str) -> list[str]:
    column = board.columns.desks[DESK_ORDER.index(desk)]
    return [card.case.number for card in column.list.cards.lines]


def press(qtbot: QtBot, board: BoardScreen, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(board.window().focusWidget(), key)


@pytest.fixture
def letters(office):
    """Three SKTM that wait for the Camat's signature."""
    office.counter.now = office.clock.moment
    return [office.counter.walk(office.counter.take_in("sktm"), StepKind.SIGN) for _ in range(3)]


def test_an_empty_board_says_how_files_come_in(board):
    assert board.stack.currentWidget() is board.stack.empty
    assert not board.main_button.isVisible()


class TestWithFiles:
    @pytest.fixture(autouse=True)
    def files(self, office, letters):
        office.counter.take_in("skck")
        ready = office.counter.take_in("skck")
        office.counter.walk(ready, StepKind.HAND_OVER)

    def test_each_file_is_a_card_of_its_desk(self, board, letters):
        assert numbers(board, "Tanda tangan") == [case.number for case in letters]
        assert [len(numbers(board, desk)) for desk in ("Verifikasi", "Siap diambil")] == [1, 1]
        assert board.columns.desks[0].list.hasFocus()

    def test_the_rail_counts_open_and_finished_files(self, window, board):
        assert (window._pills["board"].text(), window._pills["handover"].text()) == ("5", "1")

    def test_arrows_walk_between_desks_and_past_empty_ones(self, board, qtbot, letters):
        press(qtbot, board, Qt.Key.Key_Right, Qt.Key.Key_Down)
        assert board.columns.current_case().number == letters[1].number
        press(qtbot, board, Qt.Key.Key_Right)
        assert board.columns.current_case().state is CaseState.READY
        press(qtbot, board, Qt.Key.Key_Left, Qt.Key.Key_Left)
        assert board.columns.current_case().desk == "Verifikasi"

    def test_f9_moves_the_chosen_cards_and_the_next_one_takes_their_place(
        self, board, qtbot, letters, office, settled, window
    ):
        press(qtbot, board, Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space)
        assert board.main_button.text() == "Sudah ditandatangani – 2 berkas   F9"
        with qtbot.waitSignal(board.mover.done):
            press(qtbot, board, Qt.Key.Key_F9)
        settled()
        assert numbers(board, "Tanda tangan") == [letters[2].number]
        assert numbers(board, "Register & stempel") == [letters[0].number, letters[1].number]
        assert board.columns.current_case().number == letters[2].number
        assert window._notice.text() == "Sudah ditandatangani: 2 berkas"

    def test_a_second_press_at_once_moves_nothing_more(self, board, qtbot, settled):
        press(qtbot, board, Qt.Key.Key_Right)
        with qtbot.waitSignal(board.mover.done):
            press(qtbot, board, Qt.Key.Key_F9, Qt.Key.Key_F9)
        press(qtbot, board, Qt.Key.Key_F9)
        settled()
        assert len(numbers(board, "Tanda tangan")) == 2
        qtbot.waitUntil(board.main_button.isEnabled)

    def test_a_register_step_tells_the_number_that_it_took(self, board, qtbot, letters, office, settled, window):
        office.counter.advance(letters[0])
        board.refresh()
        settled()
        board.columns.go_to_number(letters[0].number)
        with qtbot.waitSignal(board.mover.done):
            press(qtbot, board, Qt.Key.Key_F9)
        entry = office.counter.entry(letters[0])
        settled()
        assert window._notice.text() == f"Nomor {entry.number} diambil"
        card = board.columns.desks[DESK_ORDER.index("Register & stempel")].list.cards.lines[0]
        assert card.where == entry.number

    def test_enter_opens_the_case(self, board, qtbot, letters):
        press(qtbot, board, Qt.Key.Key_Right)
        with qtbot.waitSignal(board.desk.open_case) as opened:
            press(qtbot, board, Qt.Key.Key_Return)
        assert opened.args == [letters[0].number]

    def test_f9_on_a_finished_file_opens_it_since_somebody_must_collect_it(self, board, qtbot):
        press(qtbot, board, Qt.Key.Key_Right, Qt.Key.Key_Right)
        assert board.main_button.text() == "Serahkan…   F9"
        with qtbot.waitSignal(board.desk.open_case):
            press(qtbot, board, Qt.Key.Key_F9)

    def test_a_scanned_number_selects_its_card_and_enter_opens_it(self, board, qtbot, letters):
        qtbot.keyClicks(board.window().focusWidget(), letters[1].number)
        assert board.columns.current_case().number == letters[1].number
        assert board.head.typed.text() == f"Nomor {letters[1].number}"
        with qtbot.waitSignal(board.desk.open_case) as opened:
            press(qtbot, board, Qt.Key.Key_Return)
        assert opened.args == [letters[1].number]

    def test_a_filter_leaves_one_service(self, board, qtbot):
        board.head.filter.setCurrentIndex(board.head.filter.findData("skck"))
        board.head.filter.activated.emit(board.head.filter.currentIndex())
        assert numbers(board, "Tanda tangan") == []
        assert len(numbers(board, "Verifikasi")) == 1
        board.head.filter.setCurrentIndex(board.head.filter.findData("waris"))
        board.head.filter.activated.emit(board.head.filter.currentIndex())
        assert board.stack.currentWidget() is board.stack.none

    def test_ages_follow_the_clock(self, board, office, qtbot):
        assert not board.head.late.text()
        office.clock.moment += dt.timedelta(days=1)
        with qtbot.waitSignal(board.shown):
            board._minute.timeout.emit()
        assert board.head.late.text() == "4 lewat waktu"

    def test_the_models_hold(self, board, qtmodeltester):
        for column in board.columns.desks:
            qtmodeltester.check(column.list.cards)


def test_a_survey_is_opened_to_fill_its_form_before_it_goes_on(office, board, qtbot, settled):
    case = office.counter.walk(office.counter.take_in("keramaian"), StepKind.SURVEY)
    board.refresh()
    settled()
    board.columns.begin()
    assert board.main_button.text() == "Buka untuk mengisi…   F9"
    with qtbot.waitSignal(board.desk.open_case) as opened:
        press(qtbot, board, Qt.Key.Key_F9)
    assert opened.args == [case.number]


def test_a_card_moved_elsewhere_says_so_and_the_board_shows_the_truth(office, board, qtbot, settled, dialogs):
    case = office.counter.take_in("skck")
    board.refresh()
    settled()
    office.counter.advance(case)
    board.columns.begin()
    with qtbot.waitSignal(board.mover.done):
        press(qtbot, board, Qt.Key.Key_F9)
    settled()
    assert "baru saja diubah" in dialogs.asked("error")[0][0].sentence
    assert numbers(board, "Verifikasi") == []


def test_what_waits_for_its_applicant_is_taken_up_again(office, board, qtbot, settled, qtmodeltester):
    counter = office.counter
    form = counter.form("skck")
    with office.store.write() as uow:
        save_draft(counter.form("skck"), uow, counter.now, counter.officer)
        form = missing_one(counter.rng, form, counter.service("skck"))
        lacking = return_incomplete(form, uow, counter.now, counter.officer)
    returned = counter.move(moves.return_to_applicant, counter.take_in("sktm"), "Nama berbeda.")
    board.refresh()
    settled()
    assert board.head.tabs.button(WAITING).text() == "Menunggu pemohon (3)"
    press(qtbot, board, Qt.Key.Key_F8, Qt.Key.Key_F8)
    settled()
    qtmodeltester.check(board.waiting.model)
    assert board.waiting.current().number == returned.number
    assert board.main_button.text() == "Terima kembali   F9"
    with qtbot.waitSignal(board.mover.done):
        press(qtbot, board, Qt.Key.Key_F9)
    settled()
    assert counter.case(returned).state is CaseState.IN_PROGRESS
    assert board.waiting.current().number == lacking.value.number
    with qtbot.waitSignal(board.desk.continue_intake) as taken_up:
        press(qtbot, board, Qt.Key.Key_Return)
    assert taken_up.args == [lacking.value.number]


@pytest.mark.office(key="jogoroto")
def test_a_desk_that_no_service_uses_is_not_shown(board):
    shown = [column.desk for column in board.columns.desks if not column.isHidden()]
    assert shown == ["Proses", "Tanda tangan", "Register & stempel", "Siap diambil"]
