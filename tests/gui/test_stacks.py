"""Stacks in the real window: sheets printed and read back from their PDF, files scanned, moved and taken back."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pypdfium2
import pytest
import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.actions import moves
from app.actions import stacks as stack_actions
from app.errors import UserError
from app.model.case import CaseState
from app.model.catalogue import StepKind
from app.rules.flow import DESK_ORDER
from tests.gui.conftest import Office, RecordedDialogs
from tests.stacks import INITIAL, REGISTER, SIGN, STAMP, carry, open_service, waiting
from ui.board.carrying import CarryDialog
from ui.board.stack_dialog import StackDialog
from ui.board.view import BoardScreen
from ui.start import Application

pytestmark = pytest.mark.office(key="prigen")


class Board:
    """The board with the keyboard: opens the stack dialogs and scans into them."""

    def __init__(self, application: Application, qtbot: QtBot, settled: Callable[[], None]) -> None:
        self.application, self.qtbot, self.settled = application, qtbot, settled
        application.shell.open("board")
        settled()
        self.screen: BoardScreen = application.shell.screen_of("board")

    def key(self, *keys: Qt.Key) -> None:
        """Keys where the focus is."""
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.application.shell, key)

    def scan(self, *texts: str) -> None:
        """A scanner: digits, then Enter, one code after the other."""
        for text in texts:
            for sign in text:
                QTest.keyClick(QApplication.focusWidget(), sign)
            self.key(Qt.Key.Key_Return)
            self.settled()

    def dialog(self, key: Qt.Key) -> CarryDialog | StackDialog:
        """The dialog that a key opens, with the focus in it."""
        with self.qtbot.waitSignal(self.screen.stacking.opened) as opened:
            self.key(key)
        dialog = opened.args[0]
        dialog.activateWindow()
        self.qtbot.waitUntil(dialog.isActiveWindow)
        self.settled()
        return dialog

    def front(self) -> None:
        """Back in the main window."""
        self.application.shell.activateWindow()
        self.qtbot.waitUntil(self.application.shell.isActiveWindow)
        self.settled()

    def print_sheet(self, dialog: CarryDialog) -> tuple[str, list[str]]:
        """F9 in the dialog of the sheet: what a scanner reads on the PDF, the sheet's own code first."""
        with self.qtbot.waitSignal(self.application.papers.shown) as shown:
            self.key(Qt.Key.Key_F9)
        preview = shown.args[0]
        codes = read_codes(preview._pdf)
        self.settled()
        QTest.keyClick(preview, Qt.Key.Key_Escape)
        self.front()
        return codes[0], codes[1:]

    def carry(self) -> tuple[str, list[str]]:
        """Prints the sheet of the desk that is offered."""
        return self.print_sheet(self.dialog(Qt.Key.Key_F6))

    def move(self, dialog: StackDialog) -> None:
        """F9 in the dialog of the stack, and closes it."""
        with self.qtbot.waitSignal(dialog.work.finished):
            self.key(Qt.Key.Key_F9)
        self.settled()

    def close(self, dialog: StackDialog) -> None:
        """Esc."""
        self.key(Qt.Key.Key_Escape)
        assert dialog.isHidden()
        self.front()


def read_codes(pdf: bytes) -> list[str]:
    """What a scanner reads from a 150 dpi print, from the top down."""
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for page in document:
        picture = page.render(scale=150 / 72).to_pil().convert("L")
        codes = sorted(zxingcpp.read_barcodes(picture), key=lambda code: code.position.top_left.y)
        found += [code.text for code in codes]
    document.close()
    return found


@pytest.fixture
def counter(office: Office):
    """The counter of Kecamatan Prigen, its SKTM open."""
    open_service(office.counter)
    office.counter.now = office.clock.moment
    return office.counter


@pytest.fixture
def board(counter, application: Application, qtbot: QtBot, settled: Callable[[], None]) -> Board:
    """The board, opened on an office without files."""
    return Board(application, qtbot, settled)


def kinds(counter, cases) -> list[StepKind]:
    return [counter.case(case).step.kind for case in cases]


def later(office: Office, minutes: int) -> None:
    office.counter.later(minutes=minutes)
    office.clock.moment = office.counter.now


def test_ten_files_go_through_paraf_signature_and_stamp_by_scanned_barcodes(office, counter, board):
    cases = waiting(counter, INITIAL, 10)
    board.screen.refresh()
    board.settled()

    # Paraf: the sheet of the desk of the card under the keyboard; all ten come back.
    sheet, files = board.carry()
    assert len(files) == 10
    column = board.screen.columns.desks[DESK_ORDER.index("Paraf")]
    assert column.out.text() == "10 diantar"
    assert {card.carried for card in column.list.cards.cards} == {"diantar 09.14"}
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


class TestCarrying:
    def test_the_desk_of_the_card_is_offered_and_what_is_unticked_stays(self, counter, board):
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

    def test_what_is_out_is_not_offered_again_but_its_sheet_can_be_reprinted(self, counter, board, qtbot, application):
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

    def test_a_lost_sheet_is_replaced_by_taking_its_files_on_a_new_one(self, counter, board):
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

    def test_another_desk_is_chosen_with_the_arrows(self, counter, board):
        waiting(counter, INITIAL)
        waiting(counter, SIGN, 2)
        board.screen.refresh()
        board.settled()
        dialog = board.dialog(Qt.Key.Key_F6)
        board.key(Qt.Key.Key_Down)
        board.settled()
        assert dialog.heading.text() == "Tanda tangan Camat"
        assert len(dialog.ticked) == 2

    def test_without_files_the_dialog_teaches(self, board):
        dialog = board.dialog(Qt.Key.Key_F6)
        assert dialog.pages.currentIndex() == 1
        assert not dialog.main_button.isEnabled()


class TestScanning:
    def test_a_wrong_barcode_says_why_in_one_sentence(self, counter, board):
        (sign,) = waiting(counter, SIGN)
        (stamp,) = waiting(counter, STAMP)
        sheet = carry(counter, SIGN, [sign])
        away = counter.move(moves.return_to_applicant, waiting(counter, SIGN)[0], "Nama berbeda.")
        dialog = board.dialog(Qt.Key.Key_F7)
        board.scan(sheet.number)
        for text, words in (
            (stamp.number, "tidak di Tanda tangan Camat, tetapi di Stempel – Staf Kecamatan"),
            (away.number, "sedang di pemohon"),
            ("2611-9999-1", "bukan nomor berkas"),
            ("2600-0009-9", "bukan nomor"),
        ):
            board.scan(text)
            assert words in dialog.banner.text()
            assert not dialog.work.chosen
        board.scan(sign.number, sign.number)
        assert dialog.banner.text().endswith("sudah dicentang.")
        assert [file.card.number for file in dialog.work.chosen] == [sign.number]

    def test_space_and_mouse_tick_too(self, counter, board, qtbot):
        cases = waiting(counter, SIGN, 3)
        sheet = carry(counter, SIGN, cases)
        dialog = board.dialog(Qt.Key.Key_F7)
        board.scan(sheet.number)
        board.key(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space)
        assert [file.card.id for file in dialog.work.chosen] == [cases[1].id]
        middle = dialog.files.visualRect(dialog.files.lines.index(2)).center()
        qtbot.mouseClick(dialog.files.viewport(), Qt.MouseButton.LeftButton, pos=middle)
        assert [file.card.id for file in dialog.work.chosen] == [cases[1].id, cases[2].id]
        qtbot.mouseClick(dialog.files.viewport(), Qt.MouseButton.LeftButton, pos=middle)
        assert [file.card.id for file in dialog.work.chosen] == [cases[1].id]
        # A scan reaches the line also while a list has the focus.
        dialog.files.setFocus()
        board.scan(cases[0].number)
        assert [file.card.id for file in dialog.work.chosen] == [cases[1].id, cases[0].id]

    def test_a_failure_is_told_in_words_and_stays_ticked(self, counter, board, monkeypatch):
        cases = waiting(counter, SIGN, 2)
        sheet = carry(counter, SIGN, cases)
        dialog = board.dialog(Qt.Key.Key_F7)
        board.scan(sheet.number, *(case.number for case in cases))
        advance = stack_actions.advance

        def failing(request, *rest):
            if request.number == cases[0].number:
                raise UserError("Tinta habis.", "Isi tintanya.")
            return advance(request, *rest)

        monkeypatch.setattr(stack_actions, "advance", failing)
        board.move(dialog)
        assert dialog.banner.text() == "Sudah ditandatangani: 1 berkas. 1 gagal, lihat di daftar."
        line = dialog.files.lines.lines[0]
        assert (line.ticked, line.error) == (True, "Tinta habis. Isi tintanya.")
        monkeypatch.undo()
        board.move(dialog)
        assert kinds(counter, cases) == [StepKind.REGISTER] * 2

    def test_pressed_twice_and_scanned_meanwhile_nothing_moves_two_desks(self, counter, board, qtbot):
        cases = waiting(counter, INITIAL, 3)
        dialog = board.dialog(Qt.Key.Key_F7)
        board.scan(*(case.number for case in cases[:2]))
        with qtbot.waitSignal(dialog.work.finished):
            board.key(Qt.Key.Key_F9, Qt.Key.Key_F9)
            QTest.keyClicks(dialog.line, cases[2].number)
            board.key(Qt.Key.Key_Return, Qt.Key.Key_F9)
        board.settled()
        assert kinds(counter, cases) == [StepKind.SIGN, StepKind.SIGN, StepKind.INITIAL]
        assert [file.card.number for file in dialog.work.chosen] == [cases[2].number]

    def test_a_stack_is_taken_back_whole_with_a_reason(self, counter, board, qtbot, dialogs: RecordedDialogs):
        cases = waiting(counter, REGISTER, 3)
        dialog = board.dialog(Qt.Key.Key_F7)
        board.scan(*(case.number for case in cases))
        board.move(dialog)
        assert dialog.banner.text().startswith("3 nomor diambil: ")
        key = dialog.side.model_.lines[-1].key
        assert key.startswith("moved/")
        dialog.side.chosen.emit(key)
        board.settled()
        assert dialog.undo_button.isVisible()
        dialogs.answers["ask_reason"] = None
        board.key(Qt.Key.Key_F9)
        board.settled()
        assert kinds(counter, cases) == [StepKind.STAMP] * 3
        dialogs.answers["ask_reason"] = "Salah tumpukan."
        with qtbot.waitSignal(dialog.work.finished):
            board.key(Qt.Key.Key_F9)
        board.settled()
        assert kinds(counter, cases) == [StepKind.REGISTER] * 3
        assert dialog.banner.text() == "3 berkas kembali ke meja sebelumnya."
        assert not dialog.undo_button.isVisible()

    def test_a_doubted_clock_is_asked_once_for_the_whole_stack(self, office, counter, board, qtbot):
        first, *cases = waiting(counter, REGISTER, 4)
        counter.advance(first)
        later(office, 10 * 24 * 60)
        dialog = board.dialog(Qt.Key.Key_F7)
        board.scan(*(case.number for case in reversed(cases)))
        with qtbot.waitSignal(dialog.work.doubts.asked):
            board.key(Qt.Key.Key_F9)
        with qtbot.waitSignal(dialog.work.finished):
            board.key(Qt.Key.Key_Escape)
        assert kinds(counter, cases) == [StepKind.REGISTER] * 3
        assert len(dialog.work.chosen) == 3, "the officer went back"
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        with qtbot.waitSignal(dialog.work.doubts.asked) as asked:
            board.key(Qt.Key.Key_F9)
        form = asked.args[0]
        form.fields["official"].value = "Camat Contoh"
        form.fields["reason"].value = "Kantor libur."
        with qtbot.waitSignal(dialog.work.finished):
            board.key(Qt.Key.Key_Return)
        board.settled()
        assert [counter.entry(case).sequence for case in cases] == [4, 3, 2]

    def test_a_sheet_scanned_on_the_board_is_taken_in_hand(self, counter, board, qtbot):
        cases = waiting(counter, SIGN, 2)
        sheet = carry(counter, SIGN, cases)
        board.screen.refresh()
        board.settled()
        with qtbot.waitSignal(board.screen.stacking.opened) as opened:
            board.scan(sheet.number.replace("-", ""))
        board.settled()
        assert opened.args[0].work.stack.sheet == sheet

    def test_an_open_sheet_is_chosen_from_the_list_by_keys(self, counter, board):
        cases = waiting(counter, SIGN, 2)
        sheet = carry(counter, SIGN, cases)
        dialog = board.dialog(Qt.Key.Key_F7)
        board.key(Qt.Key.Key_Tab, Qt.Key.Key_Down)
        board.settled()
        assert dialog.work.stack.sheet == sheet
        assert dialog.banner.text() == (
            f"Lembar {sheet.number}: 2 berkas belum kembali. Pindai atau centang yang kembali."
        )
        board.key(Qt.Key.Key_Tab, Qt.Key.Key_Space)
        assert [file.card.id for file in dialog.work.chosen] == [cases[0].id]

    def test_a_long_move_shows_how_far_it_is_and_esc_stops_it_between_files(self, counter, board, qtbot, monkeypatch):
        cases = waiting(counter, INITIAL, 4)
        dialog = board.dialog(Qt.Key.Key_F7)
        board.scan(*(case.number for case in cases))
        advance, asked, stopped = stack_actions.advance, threading.Event(), threading.Event()

        def slow(*given):
            done = advance(*given)
            asked.set()
            assert stopped.wait(10)
            return done

        monkeypatch.setattr(stack_actions, "advance", slow)
        with qtbot.waitSignal(dialog.work.finished):
            board.key(Qt.Key.Key_F9)
            qtbot.waitUntil(dialog.bar.isVisible)
            assert asked.wait(10)
            board.key(Qt.Key.Key_Escape)
            assert dialog.close_button.text() == "Menghentikan…"
            stopped.set()
        board.settled()
        assert kinds(counter, cases) == [StepKind.SIGN, *[StepKind.INITIAL] * 3]
        assert [line.error for line in dialog.files.lines.lines[1:]] == ["Belum dipindahkan, karena dihentikan."] * 3
        assert not dialog.bar.isVisible()
        assert len(dialog.work.chosen) == 3

    def test_ticks_are_not_thrown_away_silently(self, counter, board, dialogs: RecordedDialogs):
        (case,) = waiting(counter, SIGN)
        dialog = board.dialog(Qt.Key.Key_F7)
        board.scan(case.number)
        dialogs.answers["confirm_loss"] = False
        board.key(Qt.Key.Key_Escape)
        assert dialog.isVisible()
        dialogs.answers["confirm_loss"] = True
        board.close(dialog)
        assert kinds(counter, [case]) == [StepKind.SIGN]

    def test_the_models_hold(self, counter, board, qtmodeltester):
        cases = waiting(counter, SIGN, 3)
        carry(counter, SIGN, cases)
        dialog = board.dialog(Qt.Key.Key_F7)
        board.scan(cases[0].number)
        qtmodeltester.check(dialog.files.lines)
        qtmodeltester.check(dialog.side.model_)


class TestHolders:
    @pytest.fixture
    def page(self, counter, board):
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

    def test_every_running_file_is_listed_with_its_holder(self, page, qtmodeltester):
        assert [(line.title, line.chip) for line in page.side.model_.lines] == [
            ("Semua pemegang", "6"),
            ("Camat", "3"),
            ("Kasi Kesejahteraan Sosial", "2"),
            ("Loket – petugas", "1"),
        ]
        assert page.model.rowCount() == 6
        qtmodeltester.check(page.model)

    def test_a_holder_is_chosen_and_a_file_opened_by_keys(self, page, board, qtbot):
        board.key(Qt.Key.Key_Left, Qt.Key.Key_Down)
        board.settled()
        assert page.model.rowCount() == 3
        assert "→ 09.14" in [page.model.index(n, 4).data() for n in range(3)]
        board.key(Qt.Key.Key_Right)
        with qtbot.waitSignal(board.screen.desk.open_case) as opened:
            board.key(Qt.Key.Key_Return)
        assert opened.args == [page.model.row(0).file.card.number]

    def test_a_heading_sorts(self, page, board):
        page.table.horizontalHeader().sectionClicked.emit(2)
        board.settled()
        names = [page.model.index(n, 2).data() for n in range(6)]
        assert names == sorted(names, key=str.upper)
        assert page.order.currentText() == "Menurut pemohon"

    def test_the_list_is_printed(self, page, board, qtbot, application):
        with qtbot.waitSignal(application.papers.shown) as shown:
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        assert shown.args[0].windowTitle() == "Daftar Posisi Berkas"

    def test_esc_leads_back_to_the_board(self, page, board):
        board.key(Qt.Key.Key_Escape)
        board.settled()
        assert board.screen.stack.currentWidget() is board.screen.columns
