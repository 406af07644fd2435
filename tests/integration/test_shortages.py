"""A wrong tick taken back after intake: the file waits for its applicant, its clock stands still, it goes on later."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.actions import moves
from app.actions.corrections import Corrected, Correction, correct
from app.actions.papers import receipt_of, slip_of
from app.errors import UserError
from app.model.case import Case, CaseState, Move, PauseCause, Tick
from app.model.catalogue import StepKind
from app.rules.checklist import rows_for
from app.rules.history import undoable
from tests.builders import Counter, open_office


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with open_office(tmp_path) as counter:
        yield counter


def tick(counter: Counter, case: Case, present: bool) -> Corrected:
    """Corrects the first paper of the file to be there or not."""
    key = next(iter(case.ticks))
    ticks = case.ticks | {key: replace(case.ticks[key], present=present)}
    wanted = Correction(
        counter.request_id(), case.number, case.revision, "Salah centang.", case.applicant, ticks, case.purpose,
        case.covering, case.particulars,
    )  # fmt: skip
    with counter.store.write() as uow:
        return correct(wanted, uow, counter.now, counter.officer).value


def first_paper(case: Case) -> str:
    key = next(iter(case.ticks))
    return next(row.text for row in rows_for(case.standard, case.answers) if row.key == key)


@pytest.mark.parametrize("at", [StepKind.VERIFY, StepKind.SIGN, StepKind.STAMP, StepKind.HAND_OVER])
def test_an_unticked_paper_sends_the_file_to_its_applicant_and_the_ticked_one_brings_it_back(
    counter: Counter, at: StepKind
) -> None:
    case = counter.walk(counter.take_in("skck"), at)
    away = tick(counter, case, present=False)
    assert (away.went, away.case.state) == (Move.RETURN, CaseState.RETURNED)
    assert (away.case.pause, away.case.position) == (PauseCause.APPLICANT, case.position)
    assert [event.move for event in counter.events(case)][-2:] == [Move.CORRECT, Move.RETURN]
    assert counter.events(case)[-1].note.startswith("Berkas kurang 1: ")
    counter.later(hours=1)
    back = tick(counter, away.case, present=True)
    assert (back.went, back.case.state, back.case.position) == (Move.RESUME, case.state, case.position)
    assert back.case.pause is None
    if case.state is CaseState.IN_PROGRESS:
        assert back.case.due_at is not None
        assert case.due_at is not None
        assert back.case.due_at > case.due_at
    counter.walk(back.case)


def test_the_slip_lists_what_is_lacking_and_the_receipt_no_longer_does(counter: Counter) -> None:
    case = tick(counter, counter.advance(counter.take_in("skck")), present=False).case
    with counter.store.read() as uow:
        slip, receipt = slip_of(case.number, uow), receipt_of(case.number, uow)
    assert slip.title == "Lembar Kekurangan Berkas"
    assert [line.text for line in slip.missing] == [first_paper(case)]
    assert "dihentikan sementara" in slip.closing
    assert first_paper(case) not in [line.text for line in receipt.papers]


def test_a_file_is_not_taken_back_while_a_paper_is_lacking(counter: Counter) -> None:
    case = tick(counter, counter.take_in("skck"), present=False).case
    with pytest.raises(UserError, match="masih kurang 1"):
        counter.move(moves.resume, case)
    assert undoable(counter.events(case), counter.now.date()) is None, "an undo would let it go on without the paper"


def test_a_paper_found_lacking_while_the_file_is_away_keeps_it_away(counter: Counter) -> None:
    away = counter.move(moves.return_to_applicant, counter.take_in("skck"), "KTP tidak terbaca")
    still = tick(counter, away, present=False)
    assert (still.went, still.case.state) == (None, CaseState.RETURNED)
    with counter.store.read() as uow:
        slip = slip_of(away.number, uow)
    assert (slip.reason, len(slip.missing)) == ("Alasan: KTP tidak terbaca", 1)
    counter.later(minutes=1)
    assert tick(counter, still.case, present=True).case.state is CaseState.IN_PROGRESS


def test_a_file_given_back_for_another_reason_is_taken_back_as_ever(counter: Counter) -> None:
    away = counter.move(moves.return_to_applicant, counter.take_in("skck"), "KTP tidak terbaca")
    counter.now += dt.timedelta(minutes=5)
    assert counter.move(moves.resume, away).state is CaseState.IN_PROGRESS


def test_a_complaint_by_telephone_needs_no_paper(counter: Counter) -> None:
    case = counter.take_in("pengaduan")
    case = replace(case, particulars=case.particulars | {"saluran": "Telepon"}, ticks={"1": Tick(False)})
    with counter.store.write() as uow:
        wanted = Correction(
            counter.request_id(), case.number, case.revision, "Salah centang.", case.applicant, case.ticks,
            case.purpose, case.covering, case.particulars,
        )  # fmt: skip
        assert correct(wanted, uow, counter.now, counter.officer).value.went is None
