"""Stacks without a data file: numbers of sheets, names of desks, what a scan does, what keeps a file in its place."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.case import CaseCard, CaseState, PauseCause
from app.model.catalogue import StepKind
from app.model.letter_template import Particular
from app.model.procedure import Procedure, StepForm
from app.model.stack import CarrySheet, Found, SheetView, Stack, StackDesk, StackFile
from app.rules.books.numbering import case_number, is_case_number_like, read_case_number
from app.rules.stacks import (
    begin,
    chosen,
    desk_order,
    desk_title,
    move_request,
    moved_prefix,
    open_view,
    read_move_request,
    read_sheet_number,
    reread,
    scan,
    sheet_number,
    staying,
    toggle,
    undo_request,
    why_alone,
    why_not,
)

TITLES = {"camat": "Camat", "kasi-kesos": "Kasi Kesejahteraan Sosial", "petugas": "Petugas Loket"}
SIGN = StackDesk(StepKind.SIGN, "camat")
INITIAL = StackDesk(StepKind.INITIAL, "kasi-kesos")
NOW = dt.datetime(2026, 11, 23, 9, 14)
SHEET = CarrySheet(1, sheet_number(2026, 1), NOW, "Petugas A", SIGN)


def file(n=1, desk=SIGN, sheet="", alone="", **card):
    """A file that waits at a desk."""
    number = case_number(2026, 11, n)
    kind, actor = (desk.kind.value, desk.actor) if desk else ("", "")
    whole = CaseCard(
        n, number, "sktm", "SKTM", f"Contoh {n}", "", CaseState.IN_PROGRESS, kind, actor, "", NOW, NOW, NOW, NOW, "", 1
    )
    return StackFile(replace(whole, **card), 3, sheet, NOW if sheet else None, alone)


# -- numbers and names ----------------------------------------------------------


@given(st.integers(2026, 2099), st.integers(1, 99_999))
def test_a_sheet_number_reads_back_and_is_never_a_file_number(year, sequence):
    number = sheet_number(year, sequence)
    for text in (number, number.replace("-", ""), f" {number} "):
        assert read_sheet_number(text) == number
        assert read_case_number(text) is None
        assert not is_case_number_like(text)


@given(st.integers(1, 9_999), st.integers(0, 8), st.integers(1, 9))
def test_a_wrong_digit_is_no_sheet_number(sequence, place, by):
    digits = sheet_number(2026, sequence).replace("-", "")
    wrong = digits[:place] + str((int(digits[place]) + by) % 10) + digits[place + 1 :]
    assert read_sheet_number(wrong) is None


def test_a_file_number_is_no_sheet_number():
    assert read_sheet_number(case_number(2026, 11, 423)) is None


def test_desks_are_named_and_stand_in_the_order_of_the_flow():
    desks = [StackDesk(StepKind.STAMP, "petugas"), SIGN, INITIAL, StackDesk(StepKind.VERIFY, "petugas")]
    ordered = sorted(desks, key=lambda desk: desk_order(desk, TITLES))
    assert [desk_title(desk, TITLES) for desk in ordered] == [
        "Paraf Kasi Kesejahteraan Sosial",
        "Tanda tangan Camat",
        "Verifikasi – Petugas Loket",
        "Stempel – Petugas Loket",
    ]


# -- what a stack cannot do -------------------------------------------------------


def test_steps_that_ask_for_words_are_done_one_by_one():
    plain = Procedure("sktm", 1)
    form = Procedure("sktm", 1, (StepForm("hasil", "Hasil verifikasi", (Particular("a", "A"),), (StepKind.VERIFY,)),))
    for kind in (StepKind.VERIFY, StepKind.INITIAL, StepKind.SIGN, StepKind.REGISTER, StepKind.STAMP):
        assert why_alone(kind, plain) == ""
    assert "“Hasil verifikasi”" in why_alone(StepKind.VERIFY, form)
    assert "temuan survei" in why_alone(StepKind.SURVEY, plain)
    for kind in (StepKind.CONSULT, StepKind.HAND_OVER, StepKind.DECIDE, StepKind.RESPOND):
        assert "satu per satu" in why_alone(kind, plain)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (file(desk=INITIAL), "tidak di Tanda tangan Camat, tetapi di Paraf Kasi Kesejahteraan Sosial"),
        (file(state=CaseState.RETURNED), "sedang di pemohon"),
        (file(state=CaseState.READY), "siap diambil"),
        (file(desk=None, state=CaseState.DONE), "sudah selesai"),
        (file(desk=None, state=CaseState.REFUSED), "sudah ditolak"),
        (file(desk=None, state=CaseState.WITHDRAWN), "sudah dicabut"),
        (file(desk=None, state=CaseState.INCOMPLETE), "berkasnya kurang"),
        (file(desk=None, state=CaseState.DRAFT), "baru disimpan"),
        (file(pause=PauseCause.OFFICIAL), "dijeda"),
        (file(alone="Tanda tangan dikerjakan satu per satu, karena isian “X” harus diisi."), "isian “X”"),
    ],
)
def test_each_reason_is_one_sentence_with_the_number(found, words):
    sentence = why_not(found, SIGN, TITLES)
    assert sentence.startswith(found.card.number)
    assert words in sentence
    assert scan(Stack(SIGN), found, TITLES).refused


def test_a_file_that_waits_at_the_desk_can_go_on():
    assert why_not(file(), SIGN, TITLES) == ""


# -- scans and ticks --------------------------------------------------------------


def view(*numbers):
    return SheetView(SHEET, tuple(file(n, sheet=SHEET.number) for n in numbers))


def test_scans_tick_in_their_order_and_a_second_scan_changes_nothing():
    stack = open_view(view(1, 2, 3))
    for n in (3, 1, 3):
        done = scan(stack, file(n, sheet=SHEET.number), TITLES)
        assert done.taken == (n not in stack.ticked)
        stack = done.stack
    assert [one.card.id for one in chosen(stack)] == [3, 1]
    assert staying(stack) == 1


def test_a_file_beside_the_sheet_is_added_when_it_waits_at_the_same_desk():
    stack = open_view(view(1))
    done = scan(stack, file(9), TITLES)
    assert "di luar lembar" in done.sentence
    assert [one.card.id for one in done.stack.files] == [1, 9]
    assert scan(stack, file(9, desk=INITIAL), TITLES).stack == stack


def test_without_a_sheet_the_first_file_decides_the_desk():
    done = scan(Stack(), file(1, desk=INITIAL), TITLES)
    assert done.stack.desk == INITIAL
    assert scan(done.stack, file(2), TITLES).refused


def test_ticks_by_hand_come_and_go_but_not_on_what_cannot_go_on():
    stack = Stack(SIGN, None, (file(1), file(2, pause=PauseCause.OFFICIAL)))
    ticked = toggle(stack, 1, TITLES)
    assert ticked.ticked == (1,)
    assert toggle(ticked, 1, TITLES).ticked == ()
    assert toggle(stack, 2, TITLES) == stack
    assert toggle(stack, 99, TITLES) == stack


def test_read_anew_a_tick_on_a_file_that_left_is_gone():
    stack = Stack(SIGN, SHEET, (file(1), file(2)), (2, 1))
    now = reread(stack, (file(1, revision=2), file(2, desk=StackDesk(StepKind.REGISTER, "petugas"))), TITLES)
    assert now.ticked == (1,)
    assert [one.card.revision for one in chosen(now)] == [2]
    assert staying(now) == 0


def test_a_scan_begins_a_new_stack_only_when_the_one_at_hand_is_done():
    other = Found(file(5, desk=INITIAL))
    going = Stack(SIGN, None, (file(1),))
    assert begin(going, other, TITLES) == going
    done = Stack(SIGN, None, (file(1, desk=StackDesk(StepKind.REGISTER, "petugas")),))
    assert begin(done, other, TITLES) == Stack()
    assert begin(done, Found(file(1, sheet=SHEET.number), view(1, 2)), TITLES) == open_view(view(1, 2))


# -- requests ---------------------------------------------------------------------


def test_a_request_names_its_stack_and_what_takes_it_back():
    request = move_request("abc-1", SIGN, NOW.date(), "2611-0001-1")
    assert request.startswith(moved_prefix(NOW.date()))
    assert read_move_request(request) == ("abc-1", SIGN, "2611-0001-1")
    assert undo_request(request) != request
    assert undo_request(request).startswith(undo_request(moved_prefix(NOW.date())))
