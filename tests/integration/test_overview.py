"""What Beranda tells: the numbers of the day, what presses, and what is still to be set up."""

from __future__ import annotations

from pathlib import Path

from app.actions.intake import return_incomplete
from app.actions.made_up import missing_one
from app.actions.overview import Overview, Todo, read_overview
from app.actions.pauses import follow_officials
from app.actions.setup import save_official
from app.model.authority import Presence
from app.model.catalogue import StepKind
from app.model.people import Official
from tests.builders import Counter, open_office


def overview(counter: Counter) -> Overview:
    with counter.store.read() as uow:
        return read_overview(uow, counter.now, uow.office.calendar())


def test_a_fresh_office_is_told_what_to_set_up(tmp_path: Path) -> None:
    with open_office(tmp_path, "prigen", officials=False) as counter:
        seen = overview(counter)
    assert seen.fresh
    assert seen.todo == (Todo.OFFICIALS, Todo.REQUIREMENTS, Todo.EMBLEM, Todo.SURVEY)
    assert seen.waiting_standards == 8
    assert (seen.received, seen.in_progress, seen.ready, seen.late, seen.urgent) == (0, 0, 0, 0, ())
    assert len(seen.services) == 6


def test_the_officials_are_asked_for_until_everybody_who_signs_has_a_name(tmp_path: Path) -> None:
    with open_office(tmp_path, officials=False) as counter:
        for seat, asked in (("camat", True), ("sekcam", True), ("kasi-pemerintahan", False)):
            with counter.store.write() as uow:
                save_official(Official(0, seat, f"Contoh {seat}"), uow)
            assert (Todo.OFFICIALS in overview(counter).todo) is asked


def test_files_are_counted_by_where_they_are(tmp_path: Path) -> None:
    with open_office(tmp_path) as counter:
        counter.take_in("waris")
        counter.walk(counter.take_in("sktm"), StepKind.HAND_OVER)
        counter.walk(counter.take_in("sktm"))
        seen = overview(counter)
        assert (seen.received, seen.in_progress, seen.ready, seen.late, seen.fresh) == (3, 1, 1, 0, False)
        assert seen.services[0] == ("sktm", counter.service("sktm").short)
        assert Todo.OFFICIALS not in seen.todo
        counter.later(days=1)
        assert overview(counter).received == 0


def test_the_oldest_promise_presses_first_and_a_ready_file_has_kept_it(tmp_path: Path) -> None:
    with open_office(tmp_path) as counter:
        first = counter.take_in("sktm")
        counter.walk(counter.take_in("sktm"), StepKind.HAND_OVER)
        counter.later(minutes=1)
        second = counter.take_in("sktm")
        promise = counter.case(second).due_at - counter.now
        counter.now += promise * 0.8
        assert (overview(counter).late, overview(counter).nearly) == (0, 2)
        counter.now += promise
        seen = overview(counter)
        assert (seen.late, seen.nearly) == (2, 0)
        assert [u.card.number for u in seen.urgent] == [first.number, second.number]
        assert seen.urgent[0].age.text.startswith("lewat ")


def test_a_file_given_back_counts_as_received_on_the_day_that_it_is_complete(tmp_path: Path) -> None:
    with open_office(tmp_path) as counter:
        with counter.store.write() as uow:
            form = missing_one(counter.rng, counter.form("skck"), counter.service("skck"))
            back = return_incomplete(form, uow, counter.now, counter.officer).value
        assert overview(counter).received == 0
        counter.later(days=1)
        counter.receive(counter.form("skck", again=back))
        assert overview(counter).received == 1


def test_a_paused_file_presses_nobody(tmp_path: Path) -> None:
    with open_office(tmp_path) as counter:
        case = counter.walk(counter.take_in("pns-tni-polri"), StepKind.SIGN)
        with counter.store.write() as uow:
            camat = next(one for one in uow.people.officials() if one.seat == case.step.actor)
            uow.people.mark_presence(Presence(camat.id, counter.now, False), "Petugas A")
            assert follow_officials(uow, counter.now) == 1
            uow.commit()
        counter.later(days=1)
        assert (overview(counter).late, overview(counter).nearly) == (0, 0)
