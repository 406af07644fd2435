"""The flow: every pair of state and move is legal or refused with a sentence, and every flow comes to its end."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import IllegalMove
from app.model.case import MOVE_LABELS, STATE_LABELS, CaseState, Move
from app.model.catalogue import Step, StepKind
from app.rules.flow import (
    DESK_ORDER,
    DESKS,
    LEGAL,
    NOTE_NEEDED,
    REASON_NEEDED,
    STEP_VERBS,
    check_move,
    moves,
    resolved_position,
    signing_seat,
    state_at,
)


def flow(*kinds: StepKind | str, actor: str = "petugas") -> tuple[Step, ...]:
    return tuple(Step(StepKind(kind), actor, f"Langkah {kind}") for kind in kinds)


LETTER = flow("verify", "sign", "register", "stamp", "hand_over")
LADDER = flow("consult", "consult", "consult", "hand_over")
FLOWS = st.lists(st.sampled_from(StepKind), min_size=1, max_size=8).map(lambda kinds: flow(*kinds))

EXPECTED = {
    CaseState.DRAFT: {Move.SAVE, Move.RETURN_AT_INTAKE, Move.RECEIVE, Move.WITHDRAW},
    CaseState.INCOMPLETE: {Move.SAVE, Move.RETURN_AT_INTAKE, Move.RECEIVE, Move.WITHDRAW},
    CaseState.IN_PROGRESS: {
        Move.ADVANCE,
        Move.RESOLVE,
        Move.STEP_BACK,
        Move.RETURN,
        Move.REFUSE,
        Move.WITHDRAW,
        Move.CORRECT,
    },
    CaseState.RETURNED: {Move.RESUME, Move.REFUSE, Move.WITHDRAW, Move.CORRECT},
    CaseState.READY: {Move.HAND_OVER, Move.STEP_BACK, Move.RETURN, Move.WITHDRAW, Move.CORRECT},
    CaseState.DONE: {Move.REOPEN},
    CaseState.REFUSED: {Move.REOPEN},
    CaseState.WITHDRAWN: {Move.REOPEN},
}


@pytest.mark.parametrize(("state", "move"), list(itertools.product(CaseState, Move)))
def test_every_move_from_every_state_is_legal_or_refused(state: CaseState, move: Move) -> None:
    talk = flow("consult", "consult", "archive")
    if move in EXPECTED[state]:
        check_move(move, state, talk, 0 if move is Move.RESOLVE else 1, "Nama berbeda.")
    else:
        with pytest.raises(IllegalMove, match=STATE_LABELS[state].lower()) as refused:
            check_move(move, state, talk, 0, "Nama berbeda.")
        assert MOVE_LABELS[move].lower() in refused.value.sentence
        assert refused.value.hint


@pytest.mark.parametrize("state", CaseState)
def test_the_table_of_legal_moves_is_whole(state: CaseState) -> None:
    assert LEGAL[state] == EXPECTED[state]


@pytest.mark.parametrize("state", [CaseState.REFUSED, CaseState.WITHDRAWN])
def test_a_file_that_ended_without_its_product_may_only_be_opened_again(state: CaseState) -> None:
    assert moves(state, LETTER, 2) == {Move.REOPEN}


def test_what_was_handed_over_is_never_opened_again_but_an_answered_complaint_is() -> None:
    assert moves(CaseState.DONE, LETTER, len(LETTER)) == frozenset()
    complaint = flow("register", "respond", "archive")
    assert moves(CaseState.DONE, complaint, len(complaint)) == {Move.REOPEN}


def test_the_first_desk_has_none_before_it() -> None:
    assert Move.STEP_BACK not in moves(CaseState.IN_PROGRESS, LETTER, 0)
    assert Move.STEP_BACK in moves(CaseState.IN_PROGRESS, LETTER, 1)
    assert Move.STEP_BACK in moves(CaseState.READY, LETTER, 4)


@pytest.mark.parametrize(
    ("move", "state"),
    [
        (Move.RETURN, CaseState.IN_PROGRESS),
        (Move.REFUSE, CaseState.RETURNED),
        (Move.STEP_BACK, CaseState.READY),
        (Move.WITHDRAW, CaseState.RETURNED),
        (Move.REOPEN, CaseState.REFUSED),
        (Move.CORRECT, CaseState.IN_PROGRESS),
    ],
)
@pytest.mark.parametrize("reason", ["", "   ", "\t"])
def test_a_return_or_refusal_needs_its_reason(move: Move, state: CaseState, reason: str) -> None:
    assert move in REASON_NEEDED
    with pytest.raises(IllegalMove) as refused:
        check_move(move, state, LETTER, 1, reason)
    assert refused.value.field == "reason"
    check_move(move, state, LETTER, 1, "KTP tidak terbaca.")


@given(FLOWS, st.data())
def test_a_walk_of_legal_moves_ends_and_never_leaves_the_table(steps: tuple[Step, ...], data: st.DataObject) -> None:
    position, seen = 0, []
    state = state_at(steps, 0)
    while state not in (CaseState.DONE, CaseState.REFUSED):
        legal = moves(state, steps, position)
        assert legal <= EXPECTED[state]
        going_on = sorted(legal & {Move.ADVANCE, Move.RESOLVE, Move.HAND_OVER, Move.RESUME})
        move = data.draw(st.sampled_from(going_on))
        assert (state is CaseState.READY) == (move is Move.HAND_OVER)
        seen.append(steps[position].kind)
        position = resolved_position(steps, position) if move is Move.RESOLVE else position + 1
        state = state_at(steps, position)
    assert position == len(steps)
    skipped = [kind for kind in (s.kind for s in steps) if kind is not StepKind.CONSULT]
    assert [kind for kind in seen if kind is not StepKind.CONSULT] == skipped


@given(FLOWS)
def test_the_state_of_a_running_file_says_where_it_waits(steps: tuple[Step, ...]) -> None:
    for position, step in enumerate(steps):
        ready = step.kind is StepKind.HAND_OVER
        assert state_at(steps, position) is (CaseState.READY if ready else CaseState.IN_PROGRESS)
    assert state_at(steps, len(steps)) is CaseState.DONE


def test_a_consultation_is_resolved_at_any_rung_but_the_last() -> None:
    assert Move.RESOLVE in moves(CaseState.IN_PROGRESS, LADDER, 0)
    assert Move.RESOLVE in moves(CaseState.IN_PROGRESS, LADDER, 1)
    assert Move.RESOLVE not in moves(CaseState.IN_PROGRESS, LADDER, 2)
    assert Move.ADVANCE in moves(CaseState.IN_PROGRESS, LADDER, 2)


def test_resolving_goes_past_the_rest_of_the_ladder() -> None:
    complaint = flow("register", "consult", "consult", "respond", "hand_over")
    assert resolved_position(LADDER, 0) == resolved_position(LADDER, 1) == 3
    assert resolved_position(complaint, 1) == 3


def test_a_flow_without_ladder_cannot_be_resolved() -> None:
    for position in range(len(LETTER)):
        assert Move.RESOLVE not in moves(CaseState.IN_PROGRESS, LETTER, position)
    alone = flow("verify", "consult", "hand_over")
    assert Move.RESOLVE not in moves(CaseState.IN_PROGRESS, alone, 1)


def test_the_seat_that_signs_last_is_the_signers() -> None:
    steps = (Step(StepKind.SIGN, "kasi", "Menandatangani"), Step(StepKind.SIGN, "camat", "Menandatangani"))
    assert signing_seat(steps) == "camat"
    assert signing_seat(flow("verify")) == ""


def test_every_kind_of_step_has_a_desk_and_a_verb() -> None:
    assert set(DESKS) == set(STEP_VERBS) == set(StepKind)
    assert set(DESKS.values()) == set(DESK_ORDER)
    assert len(set(DESK_ORDER)) == len(DESK_ORDER)
    assert set(NOTE_NEEDED) == {StepKind.SURVEY, StepKind.DECIDE, StepKind.RESPOND}


def test_every_state_and_move_has_a_name_on_the_screen() -> None:
    assert set(STATE_LABELS) == set(CaseState)
    assert set(MOVE_LABELS) == set(Move)
