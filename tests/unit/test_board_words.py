"""The words of the board without Qt: what F9 would do, what cards and stack lines say."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.errors import UserError
from app.model.case import CaseState
from app.model.catalogue import StepKind
from app.model.stack import FileResult, Stack
from app.model.worktime import DEFAULT_WEEK, WorkCalendar
from tests.unit.test_rules_stacks import INITIAL, NOW, SIGN, TITLES, file
from ui.board.cards import Way, cards_of, clock_words, next_step
from ui.board.column import CardModel
from ui.board.stack_words import move_button, moved_words, stack_lines, undone_words
from ui.handover.ready_list import ready_line

OPEN = WorkCalendar(DEFAULT_WEEK)


def card(kind=StepKind.SIGN, n=1, **changes):
    return replace(file(n).card, step_kind=kind.value, **changes)


@pytest.mark.parametrize(
    ("kind", "forms", "way"),
    [
        (StepKind.SIGN, (), Way.ADVANCE),
        (StepKind.DECIDE, (), Way.NOTE),
        (StepKind.DECIDE, {("sktm", "decide")}, Way.OPEN),
        (StepKind.SIGN, {("sktm", "sign")}, Way.OPEN),
        (StepKind.SIGN, {("waris", "sign")}, Way.ADVANCE),
        (StepKind.CONSULT, (), Way.OPEN),
        (StepKind.HAND_OVER, {("sktm", "hand_over")}, Way.OPEN),
    ],
)
def test_f9_asks_for_a_note_or_opens_the_file_where_there_is_something_to_fill(kind, forms, way):
    assert next_step([card(kind)], forms).way is way


def test_several_cards_go_on_without_those_that_have_a_form():
    step = next_step([card(), card(n=2), card(n=3, service_key="waris")], {("waris", "sign")})
    assert [case.id for case in step.cases] == [1, 2]
    assert "1 berkas lain" in step.aside


def test_a_card_says_when_it_was_carried():
    (out, here) = cards_of([card(), card(n=2)], {}, {1: NOW}, TITLES, NOW, OPEN)
    assert (out.carried, here.carried) == ("diantar 09.14", "")
    assert "diantar 09.14" in out.spoken
    assert clock_words(NOW - dt.timedelta(days=3), NOW) == "20-11 09.14"


@pytest.mark.parametrize(
    ("since", "chip", "where"),
    [
        ("2026-11-23 08.30", "siap", "sejak 08.30"),
        ("2026-11-22 10.00", "1 hari kerja", ""),  # a Sunday
        ("2026-11-20 15.30", "1 hari kerja", ""),
        ("2026-11-13 15.30", "6 hari kerja", ""),
    ],
)
def test_a_finished_document_waits_in_working_days_as_in_pengambilan(since, chip, where):
    at = dt.datetime.strptime(since, "%Y-%m-%d %H.%M")
    ready = card(StepKind.HAND_OVER, state=CaseState.READY, desk_since=at)
    (shown,) = cards_of([ready], {}, {}, TITLES, NOW, OPEN)
    assert (shown.chip, shown.where) == (chip, where)
    line = ready_line(ready, NOW, OPEN)
    assert line.chip in ("", chip)
    assert bool(line.chip) == (chip == "6 hari kerja")


def test_on_the_weekend_a_document_of_friday_has_not_waited_yet():
    friday = dt.datetime(2026, 11, 20, 15, 30)
    ready = card(StepKind.HAND_OVER, state=CaseState.READY, desk_since=friday)
    (shown,) = cards_of([ready], {}, {}, TITLES, dt.datetime(2026, 11, 22, 9, 0), OPEN)
    assert (shown.chip, shown.where) == ("siap", "sejak 20-11 15.30")


def test_the_button_counts_what_goes_and_what_stays():
    assert move_button(9, 1) == "Pindahkan 9 berkas (1 tetap)   F9"
    assert move_button(10, 0) == "Pindahkan 10 berkas   F9"
    assert move_button(0, 4) == "Pindahkan   F9"


def test_what_became_of_a_stack_is_one_sentence_or_two():
    done = [FileResult("a"), FileResult("b")]
    failed = FileResult("c", error=UserError("Tinta habis."))
    assert moved_words(SIGN, done, 1) == "Sudah ditandatangani: 2 berkas. 1 tetap di meja ini."
    assert moved_words(SIGN, [*done, failed], 3) == (
        "Sudah ditandatangani: 2 berkas. 1 gagal, lihat di daftar. 2 tetap di meja ini."
    )
    assert moved_words(INITIAL, [failed], 1) == "Tidak ada yang dipindahkan. 1 gagal, lihat di daftar."
    assert moved_words(SIGN, [FileResult("a", "401/7"), FileResult("b", "401/8")], 0) == (
        "2 nomor diambil: 401/7 s.d. 401/8."
    )
    assert undone_words([*done, failed]) == "2 berkas kembali ke meja sebelumnya. 1 tidak ikut: sudah berjalan lagi."


def test_each_line_says_where_its_file_is():
    stack = Stack(SIGN, None, (file(1), file(2, desk=INITIAL), file(3, state=CaseState.RETURNED), file(4)), (4,))
    results = {file(4).card.number: FileResult(file(4).card.number, error=UserError("Tinta habis."))}
    lines = stack_lines(stack, results, 1, TITLES, NOW)
    assert [line.chip for line in lines] == ["", "di Paraf Kasi Kesejahteraan Sosial", "di pemohon", ""]
    assert [line.able for line in lines] == [True, False, False, True]
    assert [line.fresh for line in lines] == [True, False, False, False]
    assert (lines[3].ticked, lines[3].error) == (True, "Tinta habis.")


def test_a_card_tells_whole_what_a_narrow_column_cuts():
    model = CardModel()
    said = model.explained(cards_of([card(service_short="Domisili Lembaga")], {}, {}, TITLES, NOW, OPEN)[0])
    assert said.splitlines()[0] == "Domisili Lembaga"
