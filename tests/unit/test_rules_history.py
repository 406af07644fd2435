"""The history of a case against its flow: each step knows who finished it, passed-over ones nobody."""

import datetime as dt

from app.model.case import CaseEvent, Move
from app.model.catalogue import Step, StepKind
from app.rules.flow import step_verb
from app.rules.history import finished


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
