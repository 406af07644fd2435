"""Random moves through the flow of every standard, legal and illegal, on a real data file, against a plain model.

After each move what is stored equals the model, and every move that the model forbids is refused and leaves nothing
changed. A fixed moderate walk runs always; LOKET_LONG=1 walks on and on.
"""

from __future__ import annotations

import datetime as dt
import itertools
import os
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.actions import moves
from app.actions.corrections import Correction, correct
from app.actions.handover import Collection, hand_over
from app.actions.intake import receive, save_draft
from app.errors import IllegalMove, UserError
from app.model.case import Case, CaseState, Move, PauseCause
from app.ports import UnitOfWork
from app.rules.history import finished
from tests.builders import MONDAY, NOTE, OFFICES, Counter, open_office
from tests.e2e.test_standards import PACKS, make_ready
from tests.plain_flow import CLOSED, MOVES, PlainFile

LONG = os.environ.get("LOKET_LONG") == "1"
WALKS, LENGTH = (5, 50) if LONG else (1, 9)
FLOWS = [(key, service.key) for key in OFFICES for service in PACKS[key].services if service.standard.steps]
REASONED = frozenset({"return", "refuse", "step_back", "withdraw", "reopen", "undo", "correct"})
ONWARD = ("advance", "hand_over", "resume", "receive", "reopen", "resolve")
"""Moves that bring a file further: a walk of chance alone would seldom see the end of a flow."""
_PLAIN: dict[str, Callable[..., object]] = {
    "resolve": moves.resolve,
    "return": moves.return_to_applicant,
    "resume": moves.resume,
    "refuse": moves.refuse,
    "step_back": moves.step_back,
    "withdraw": moves.withdraw,
    "reopen": moves.reopen,
    "undo": moves.undo,
}


class Walk:
    """One file, its model, and the clock between them."""

    def __init__(self, counter: Counter, key: str, rng: random.Random) -> None:
        self.counter = counter
        self.rng = rng
        self.form = counter.form(key)
        with counter.store.write() as uow:
            self.case = save_draft(self.form, uow, counter.now, counter.officer).value
        self.trail: list[str] = ["save"]
        # The answers that choose the way are stored with the draft.
        self.model = PlainFile(tuple(step.kind.value for step in self.case.steps), lines=1, back=[None])
        self.number = ""

    @property
    def today(self) -> dt.date:
        """The day of the counter."""
        return self.counter.now.date()

    def pass_time(self) -> None:
        """Some minutes, or now and then the next morning."""
        if self.rng.random() < 0.08 or self.counter.now.hour >= 15:
            self.counter.now = dt.datetime.combine(self.today + dt.timedelta(days=1), dt.time(8, 5))
        else:
            self.counter.later(minutes=self.rng.randint(1, 25))

    def choose(self) -> str:
        """A legal move, more often than not one that leads on; '' where the file is out of the house for good."""
        legal = [move for move in MOVES if self.model.legal(move, self.today)]
        onward = [move for move in legal if move in ONWARD]
        if onward and self.rng.random() < 0.6:
            return self.rng.choice(onward)
        return self.rng.choice(legal) if legal else ""

    def attempt(self, move: str, *, reason: str = NOTE, revision: int | None = None) -> None:
        """Asks for a move as a screen would, on a page that shows the file as it is or as it was."""
        counter, case = self.counter, self.counter.case(self.case)
        case = replace(case, revision=case.revision if revision is None else revision)
        with counter.store.write() as uow:
            _carry_out(move, self, case, reason, uow)

    def make(self, move: str) -> None:
        """Makes a legal move, on both sides."""
        self.trail.append(move)
        self.attempt(move)
        self.model.make(move, self.today)
        if self.model.numbered and not self.number:
            entry = self.counter.entry(self.case)
            assert entry is not None, self.trail
            self.number = entry.number

    def stored(self) -> tuple[object, ...]:
        """All that is kept of the file."""
        with self.counter.store.read() as uow:
            case = uow.cases.get(self.case.number)
            return (
                case,
                uow.cases.events(case.id),
                uow.cases.pauses(case.id),
                uow.register.of_case(case.id),
                uow.records.of_case(case.id),
                _rows(uow, case),
            )

    def pauses_expected(self) -> tuple[PauseCause | None, ...]:
        """Why the clock may stand still now; an activity waits for its day only once it is planned."""
        place, case = self.model.at, self.case
        if place.state == "returned":
            return (PauseCause.APPLICANT,)
        if place.state != "in_progress":
            return (None,)
        if case.steps[place.position].actor in ("desa", "dukcapil"):
            return (PauseCause.OUTSIDE,)
        return (None, PauseCause.OUTSIDE) if case.service_key == "sosialisasi" else (None,)

    def check(self) -> None:
        """What is stored is what the model says."""
        model, said = self.model, self.trail
        case, events, pauses, entry, _, rows = self.stored()
        assert (case.state.value, case.position) == (model.at.state, model.at.position), said
        assert len(events) == model.lines, said
        assert (case.closed_at is not None) == (case.state.value in CLOSED), said
        assert (case.finished_at is not None) == model.at.ended, said
        found = finished(case.steps, events)
        lines = [None if event is None else events.index(event) for event in found]
        assert lines == [*model.at.finished], said
        assert [bool(row.void) for row in rows] == model.handed, said
        assert (entry.number if entry else "") == self.number, said
        if case.due_at is not None:
            assert case.pause in self.pauses_expected(), said
            assert sum(p.ended_at is None for p in pauses) == (case.pause is not None), said
            assert sum(p.cause is PauseCause.CLOSED for p in pauses) == model.closings, said
            assert case.promised_at is not None, said
            assert case.due_at >= case.promised_at, said

    def refuse_the_rest(self, tried: set[tuple[str, ...]]) -> None:
        """Tries every illegal move, and legal ones without a reason and from a stale page; nothing may change.

        What was `tried` at such a step in such a state is not tried again, but on the long walk.
        """
        place = self.model.at
        here = self.model.kinds[place.position] if place.position < len(self.model.kinds) else ""
        fresh = [move for move in MOVES if LONG or (place.state, here, move) not in tried]
        tried |= {(place.state, here, move) for move in fresh}
        before = self.stored() if fresh else ()
        for move in fresh:
            if not self.model.legal(move, self.today):
                self._refused(move)
                continue
            if move in REASONED:
                self._refused(move, reason=" ")
            if move not in ("save", "receive"):
                self._refused(move, revision=before[0].revision - 1)
        if fresh:
            assert self.stored() == before, self.trail

    def _refused(self, move: str, **how: object) -> None:
        with pytest.raises(UserError) as error:
            self.attempt(move, **how)
        assert isinstance(error.value, IllegalMove), (move, self.trail, error.value.full)


def _rows(uow: UnitOfWork, case: Case) -> tuple[object, ...]:
    every = uow.handovers.between(MONDAY.date(), dt.date(2030, 1, 1))
    return tuple(row for row in every if row.case_number == case.number)


def _carry_out(move: str, walk: Walk, case: Case, reason: str, uow: UnitOfWork) -> None:
    counter = walk.counter
    now, officer, request = counter.now, counter.officer, counter.request_id()
    if move in ("save", "receive"):
        form = replace(walk.form, request_id=request, number=case.number)
        (save_draft if move == "save" else receive)(form, uow, now, officer)
    elif move == "hand_over":
        hand_over(Collection(request, case.number, case.revision, "Budi Contoh", "Anak"), uow, now, officer)
    elif move == "correct":
        parts = (case.applicant, case.ticks, f"Keperluan {request[:8]}", case.covering, case.particulars)
        correct(Correction(request, case.number, case.revision, reason, *parts), uow, now, officer)
    elif move == "advance" and (case.step is None or case.state is not CaseState.IN_PROGRESS):
        moves.advance(counter.request(case), uow, now, officer)
    elif move in ("advance", "resolve"):
        record = counter.record(case, Move(move))
        note = "" if record else NOTE
        _PLAIN.get(move, moves.advance)(counter.request(case, note, record=record), uow, now, officer)
    else:
        _PLAIN[move](counter.request(case, reason), uow, now, officer)


@pytest.mark.parametrize("office", OFFICES)
def test_random_moves_through_every_flow_agree_with_a_plain_model(office: str, tmp_path: Path) -> None:
    keys = [key for where, key in FLOWS if where == office]
    seen: set[str] = set()
    tried: set[tuple[str, ...]] = set()
    for key, number in itertools.product(keys, range(WALKS)):
        # A data file of its own: the clock of a long walk must not run away from the book of another.
        with open_office(tmp_path / f"{key}-{number}", office) as counter:
            make_ready(counter, key)
            walk = Walk(counter, key, random.Random(f"{office} {key} {number}"))
            for _ in range(LENGTH):
                walk.pass_time()
                walk.refuse_the_rest(tried)
                move = walk.choose()
                if not move:
                    break
                walk.make(move)
                walk.check()
                seen.add(walk.model.at.state)
    states = {"in_progress", "returned", "ready", "refused", "withdrawn", "done"}
    assert seen >= states
    assert {(state, move) for state, _, move in tried} >= {(state, move) for state in states for move in MOVES}


def test_every_standard_with_a_flow_is_walked() -> None:
    assert len(FLOWS) == 82
