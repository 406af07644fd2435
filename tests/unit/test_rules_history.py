"""The history of a case against its flow: each step knows who finished it, passed-over ones nobody."""

import datetime as dt
from dataclasses import replace

import pytest

from app.errors import IllegalMove
from app.model.case import CaseEvent, Move
from app.model.catalogue import Step, StepKind
from app.rules.flow import step_verb
from app.rules.history import check_undo, finished, last_printed, standing, undoable


def flow(*kinds: str) -> tuple[Step, ...]:
    return tuple(Step(StepKind(kind), "petugas", "Langkah") for kind in kinds)


def event(move: Move, minute: int) -> CaseEvent:
    return CaseEvent(dt.datetime(2026, 11, 23, 9, minute), move, "Petugas A", "Langkah", "", "")


def test_each_step_is_told_who_finished_it_though_their_words_are_the_same() -> None:
    moves = [Move.RECEIVE, Move.ADVANCE, Move.RETURN, Move.RESUME, Move.ADVANCE, Move.HAND_OVER]
    events = [event(move, n) for n, move in enumerate(moves)]
    assert finished(flow("verify", "sign", "hand_over"), events) == (events[1], events[4], events[5])


def test_steps_still_to_come_have_nobody() -> None:
    done = event(Move.ADVANCE, 1)
    assert finished(flow("verify", "sign"), [event(Move.RECEIVE, 0), done]) == (done, None)


def test_the_rest_of_an_answered_consultation_is_passed_over() -> None:
    answered, handed = event(Move.RESOLVE, 1), event(Move.HAND_OVER, 2)
    found = finished(flow("consult", "consult", "consult", "hand_over"), [answered, handed])
    assert found == (answered, None, None, handed)


def test_events_beyond_the_flow_change_nothing() -> None:
    done = event(Move.ADVANCE, 1)
    assert finished(flow("verify"), [done, event(Move.ADVANCE, 2)]) == (done,)


def test_only_the_last_of_a_consultation_ladder_is_finished_and_not_passed_on() -> None:
    ladder = flow("consult", "consult", "hand_over")
    assert [step_verb(ladder, n) for n in range(3)] == ["Belum terjawab, teruskan", "Konsultasi selesai", "Serahkan"]


def line(move: Move, minute: int, **more: object) -> CaseEvent:
    return replace(event(move, minute), id=minute, before={"position": 0}, **more)


TODAY = dt.date(2026, 11, 23)


def test_a_step_sent_back_is_to_be_finished_again() -> None:
    done = [event(Move.ADVANCE, 1), event(Move.ADVANCE, 2), event(Move.STEP_BACK, 3)]
    assert finished(flow("verify", "initial", "sign"), done) == (done[0], None, None)
    again = [*done, event(Move.ADVANCE, 4)]
    assert finished(flow("verify", "initial", "sign"), again) == (done[0], again[3], None)


def test_a_finished_file_that_is_opened_again_does_its_last_step_again() -> None:
    done = [event(Move.ADVANCE, 1), event(Move.ADVANCE, 2), event(Move.REOPEN, 3)]
    assert finished(flow("verify", "process"), done) == (done[0], None)
    again = [*done, event(Move.ADVANCE, 4)]
    assert finished(flow("verify", "process"), again) == (done[0], again[3])


def test_a_refused_file_that_is_opened_again_goes_on_where_it_stopped() -> None:
    done = [event(Move.ADVANCE, 1), event(Move.REFUSE, 2), event(Move.REOPEN, 3)]
    assert finished(flow("verify", "process"), done) == (done[0], None)


def test_what_was_undone_neither_stands_nor_finishes_a_step() -> None:
    done = [line(Move.RECEIVE, 1), line(Move.ADVANCE, 2), line(Move.UNDO, 3, undoes=2)]
    assert standing(done) == (done[0],)
    assert finished(flow("verify", "sign"), done) == (None, None)


def test_moves_are_undone_one_by_one_from_the_last() -> None:
    done = [line(Move.RECEIVE, 1), line(Move.ADVANCE, 2), line(Move.RETURN, 3)]
    assert undoable(done, TODAY) == done[2]
    done.append(line(Move.UNDO, 4, undoes=3))
    assert undoable(done, TODAY) == done[1]
    done.append(line(Move.UNDO, 5, undoes=2))
    assert undoable(done, TODAY) is None, "an intake is mended, not undone"


def test_only_a_move_of_today_is_undone() -> None:
    done = [line(Move.RECEIVE, 1), line(Move.ADVANCE, 2)]
    tomorrow = TODAY + dt.timedelta(days=1)
    assert undoable(done, tomorrow) is None
    with pytest.raises(IllegalMove, match="hari ini"):
        check_undo(done, tomorrow)
    older = [line(Move.RECEIVE, 1), replace(line(Move.ADVANCE, 2), before={})]
    assert undoable(older, TODAY) is None, "before what a move changed was kept, it cannot be brought back"


def test_a_correction_moves_nothing_and_is_looked_past() -> None:
    done = [line(Move.RECEIVE, 1), line(Move.RETURN, 2), line(Move.CORRECT, 3)]
    assert undoable(done, TODAY) == done[1]
    assert last_printed(done) == done[1]


def test_a_slip_goes_with_the_move_that_brought_the_file_where_it_is() -> None:
    received = [line(Move.RECEIVE, 1)]
    assert last_printed(received) is None
    sent_back = [*received, line(Move.ADVANCE, 2), line(Move.STEP_BACK, 3)]
    assert last_printed(sent_back) == sent_back[2]
    assert last_printed([*sent_back, line(Move.UNDO, 4, undoes=3)]) is None
    assert last_printed([*sent_back, line(Move.ADVANCE, 5)]) is None
