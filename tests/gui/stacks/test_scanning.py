"""Files scanned or ticked into a stack, moved together and taken back."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.actions import moves
from app.actions import stacks as stack_actions
from app.errors import UserError
from app.model.catalogue import StepKind
from tests.gui.conftest import RecordedDialogs
from tests.gui.stacks.board import kinds, later
from tests.stacks import INITIAL, REGISTER, SIGN, STAMP, carry, waiting

pytestmark = pytest.mark.office(key="prigen")


def test_a_wrong_barcode_says_why_in_one_sentence(counter, board):
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


def test_space_and_mouse_tick_too(counter, board, qtbot):
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


def test_a_failure_is_told_in_words_and_stays_ticked(counter, board, monkeypatch):
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


def test_pressed_twice_and_scanned_meanwhile_nothing_moves_two_desks(counter, board, qtbot):
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


def test_a_stack_is_taken_back_whole_with_a_reason(counter, board, qtbot, dialogs: RecordedDialogs):
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


def test_a_doubted_clock_is_asked_once_for_the_whole_stack(office, counter, board, qtbot):
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


def test_a_sheet_scanned_on_the_board_is_taken_in_hand(counter, board, qtbot):
    cases = waiting(counter, SIGN, 2)
    sheet = carry(counter, SIGN, cases)
    board.screen.refresh()
    board.settled()
    with qtbot.waitSignal(board.screen.stacking.opened) as opened:
        board.scan(sheet.number.replace("-", ""))
    board.settled()
    assert opened.args[0].work.stack.sheet == sheet


def test_an_open_sheet_is_chosen_from_the_list_by_keys(counter, board):
    cases = waiting(counter, SIGN, 2)
    sheet = carry(counter, SIGN, cases)
    dialog = board.dialog(Qt.Key.Key_F7)
    board.key(Qt.Key.Key_Tab, Qt.Key.Key_Down)
    board.settled()
    assert dialog.work.stack.sheet == sheet
    assert dialog.banner.text() == (f"Lembar {sheet.number}: 2 berkas belum kembali. Pindai atau centang yang kembali.")
    board.key(Qt.Key.Key_Tab, Qt.Key.Key_Space)
    assert [file.card.id for file in dialog.work.chosen] == [cases[0].id]


def test_a_long_move_shows_how_far_it_is_and_esc_stops_it_between_files(counter, board, qtbot, monkeypatch):
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


def test_ticks_are_not_thrown_away_silently(counter, board, dialogs: RecordedDialogs):
    (case,) = waiting(counter, SIGN)
    dialog = board.dialog(Qt.Key.Key_F7)
    board.scan(case.number)
    dialogs.answers["confirm_loss"] = False
    board.key(Qt.Key.Key_Escape)
    assert dialog.isVisible()
    dialogs.answers["confirm_loss"] = True
    board.close(dialog)
    assert kinds(counter, [case]) == [StepKind.SIGN]


def test_the_models_hold(counter, board, qtmodeltester):
    cases = waiting(counter, SIGN, 3)
    carry(counter, SIGN, cases)
    dialog = board.dialog(Qt.Key.Key_F7)
    board.scan(cases[0].number)
    qtmodeltester.check(dialog.files.lines)
    qtmodeltester.check(dialog.side.model_)
