"""Stacks on a real data file: carried with a sheet, moved file by file, never two desks, and taken back whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.actions import moves
from app.actions.carry_sheets import SheetRequest, desk_choices, make_sheet, sheet_content, view_of
from app.actions.pauses import follow_officials
from app.actions.stacks import look_up, move_stack, moved_today, undo_stack
from app.changes import Change
from app.errors import EnvironmentProblem, IllegalMove, NotFound, UserError
from app.model.authority import Authority, AuthorityKind, Presence
from app.model.case import CaseState, Move
from app.model.catalogue import StepKind
from app.model.stack import Stack, StackDesk, StackRequest
from app.rules.stacks import chosen, scan
from db.store import SqlStore
from tests.builders import Counter, open_office
from tests.stacks import INITIAL, REGISTER, SIGN, STAMP, carry, move, open_prigen, seen, to_desk, waiting


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with open_prigen(tmp_path) as counter:
        yield counter


def numbers(cases):
    return [case.number for case in cases]


def errors(results):
    return {one.number: one.error.sentence for one in results if one.error is not None}


# -- sheets -------------------------------------------------------------------


def test_a_sheet_takes_its_files_out_until_they_move(counter):
    cases = waiting(counter, SIGN, 3)
    counter.later(minutes=5)
    sheet = carry(counter, SIGN, cases)
    assert sheet.number.startswith("2600-0001-")
    assert {f.sheet for f in seen(counter, SIGN).values()} == {sheet.number}
    move(counter, SIGN, cases[:2])
    with counter.store.read() as uow:
        (still,) = uow.stacks.open_sheets()
        assert (still.sheet, still.files, still.out) == (sheet, 3, 1)
        assert uow.stacks.carried() == {cases[2].id: counter.now}
        view = view_of(sheet.number, uow)
    assert [bool(file.sheet) for file in view.files] == [False, False, True]
    move(counter, SIGN, cases[2:])
    with counter.store.read() as uow:
        assert uow.stacks.open_sheets() == ()
        assert len(view_of(sheet.number, uow).files) == 3


def test_sheets_are_numbered_one_after_the_other(counter):
    cases = waiting(counter, SIGN, 3)
    assert [carry(counter, SIGN, [case]).number[:9] for case in cases] == ["2600-0001", "2600-0002", "2600-0003"]


def test_the_same_request_twice_is_one_sheet(counter):
    (case,) = waiting(counter, SIGN)
    wanted = SheetRequest("satu", SIGN, (case.number, case.number))
    made = []
    for changes in ({Change.CASES}, set()):
        with counter.store.write() as uow:
            done = make_sheet(wanted, uow, counter.now, counter.officer)
        assert done.changes == changes
        made.append(done.value)
    assert made[0] == made[1]


def test_a_later_sheet_takes_a_file_over_from_an_earlier_one(counter):
    cases = waiting(counter, SIGN, 2)
    first = carry(counter, SIGN, cases)
    second = carry(counter, SIGN, cases[:1])
    assert seen(counter, SIGN)[cases[0].number].sheet == second.number
    with counter.store.read() as uow:
        assert [(one.sheet.number, one.out) for one in uow.stacks.open_sheets()] == [
            (second.number, 1),
            (first.number, 1),
        ]


def test_a_file_that_came_back_from_its_applicant_is_carried_anew(counter):
    (case,) = waiting(counter, SIGN)
    sheet = carry(counter, SIGN, [case])
    counter.later(minutes=5)
    away = counter.move(moves.return_to_applicant, case, "Nama berbeda.")
    with counter.store.read() as uow:
        assert uow.stacks.open_sheets() == ()
        assert not view_of(sheet.number, uow).files[0].sheet
    counter.later(minutes=5)
    counter.move(moves.resume, away)
    assert not seen(counter, SIGN)[case.number].sheet


def test_a_move_taken_back_leaves_the_file_on_its_sheet(counter):
    (case,) = waiting(counter, SIGN)
    sheet = carry(counter, SIGN, [case])
    counter.later(minutes=5)
    move(counter, SIGN, [case])
    counter.move(moves.undo, counter.case(case), "Belum ditandatangani.")
    assert seen(counter, SIGN)[case.number].sheet == sheet.number


def test_nothing_is_carried_to_a_desk_where_it_does_not_wait(counter):
    (case,) = waiting(counter, SIGN)
    for wanted, kind in ((INITIAL, IllegalMove), (STAMP, IllegalMove)):
        with pytest.raises(kind) as error:
            carry(counter, wanted, [case])
        assert case.number in error.value.sentence
    with pytest.raises(UserError):
        carry(counter, SIGN, [])
    with pytest.raises(NotFound), counter.store.write() as uow:
        make_sheet(SheetRequest("x", SIGN, ("2611-9999-0",)), uow, counter.now, counter.officer)


def test_the_desks_are_named_with_whoever_sits_there(counter):
    waiting(counter, SIGN, 2)
    waiting(counter, INITIAL)
    waiting(counter, STAMP)
    with counter.store.read() as uow:
        choices = desk_choices(uow, counter.now)
        camat = next(o.name for o in uow.people.officials() if o.seat == "camat")
    assert [(one.title, one.load.waiting) for one in choices] == [
        ("Paraf Kasi Kesejahteraan Sosial", 1),
        ("Tanda tangan Camat", 2),
        ("Stempel – Staf Kecamatan", 1),
    ]
    assert [one.official for one in choices][1:] == [camat, ""]


def test_the_sheet_names_who_stands_in(counter):
    (case,) = waiting(counter, SIGN)
    with counter.store.write() as uow:
        people = {o.seat: o for o in uow.people.officials()}
        grant = Authority(0, people["sekcam"].id, "camat", AuthorityKind.PLH, "800/1/2026", counter.now.date())
        uow.people.add_authority(grant, counter.now, "Petugas A")
        uow.people.mark_presence(Presence(people["camat"].id, counter.now, False), "Petugas A")
        uow.commit()
    assert carry(counter, SIGN, [case]).official == f"{people['sekcam'].name} (Plh. Camat)"


def test_the_sheet_says_how_each_file_stood_when_it_was_carried(counter):
    cases = waiting(counter, SIGN, 2)
    sheet = carry(counter, SIGN, cases)
    with counter.store.read() as uow:
        first = sheet_content(sheet.number, uow, counter.now)
    assert [row.number for row in first.rows] == numbers(cases)
    assert all(row.age and row.due.startswith("24-11-2026 ") and not row.back for row in first.rows)
    counter.later(hours=3)
    move(counter, SIGN, cases[:1])
    with counter.store.read() as uow:
        again = sheet_content(sheet.number, uow, counter.now, again=True)
    assert [row.age for row in again.rows] == [row.age for row in first.rows]
    assert [row.back for row in again.rows] == [True, False]
    assert "Cetak ulang" in again.copy_line


# -- scans --------------------------------------------------------------------


def test_a_scan_finds_a_sheet_or_a_file_with_the_sheet_it_is_on(counter):
    cases = waiting(counter, SIGN, 2)
    sheet = carry(counter, SIGN, cases[:1])
    with counter.store.read() as uow:
        assert look_up(sheet.number, uow).view.sheet == sheet
        found = look_up(cases[0].number.replace("-", ""), uow)
        assert (found.file.card.number, found.view.sheet) == (cases[0].number, sheet)
        assert look_up(cases[1].number, uow).view is None
        for text, kind in (("2611-9999-0", UserError), ("halo", UserError), ("2600-0099-2", UserError)):
            with pytest.raises(kind):
                look_up(text, uow)


# -- moving -------------------------------------------------------------------


def test_each_file_of_a_stack_moves_in_its_own_transaction(counter):
    cases = waiting(counter, INITIAL, 4)
    stale = counter.move(moves.return_to_applicant, cases[1], "Nama berbeda.")
    results = move(counter, INITIAL, cases)
    assert [one.number for one in results] == numbers(cases)
    assert list(errors(results)) == [stale.number]
    assert "di pemohon" in errors(results)[stale.number]
    for case in (cases[0], *cases[2:]):
        assert counter.case(case).step.kind is StepKind.SIGN


def test_the_official_of_the_desk_is_noted_for_each_file(counter):
    cases = waiting(counter, SIGN, 2)
    move(counter, SIGN, cases)
    with counter.store.read() as uow:
        camat = next(o.name for o in uow.people.officials() if o.seat == "camat")
    assert [counter.events(case)[-1].official for case in cases] == [camat, camat]


def test_register_numbers_follow_the_order_of_the_scans(counter):
    cases = waiting(counter, REGISTER, 4)
    order = [cases[2], cases[0], cases[3], cases[1]]
    results = move(counter, REGISTER, order)
    assert [one.register_number for one in results] == [counter.entry(case).number for case in order]
    assert [counter.entry(case).sequence for case in order] == [1, 2, 3, 4]


def test_a_file_that_fails_in_between_takes_no_number(counter):
    cases = waiting(counter, REGISTER, 3)
    counter.move(moves.return_to_applicant, cases[1], "Nama berbeda.")
    move(counter, REGISTER, cases)
    assert [counter.entry(case) and counter.entry(case).sequence for case in cases] == [1, None, 2]


def test_a_stack_pressed_twice_moves_once(counter):
    cases = waiting(counter, INITIAL, 3)
    first = move(counter, INITIAL, cases, "tumpuk")
    again = move(counter, INITIAL, cases, "tumpuk")
    assert not errors(first)
    assert not errors(again)
    assert {counter.case(case).step.kind for case in cases} == {StepKind.SIGN}
    # Another press with what the screen knew before moves nothing either.
    assert len(errors(move(counter, INITIAL, cases))) == 3
    assert {counter.case(case).step.kind for case in cases} == {StepKind.SIGN}


def test_a_number_named_twice_is_moved_once(counter):
    (case,) = waiting(counter, INITIAL)
    assert len(move(counter, INITIAL, [case, case])) == 1
    assert counter.case(case).step.kind is StepKind.SIGN


@pytest.mark.parametrize(
    ("office", "key", "kind"),
    [("lekok", "keramaian", StepKind.SURVEY), ("lekok", "pengaduan", StepKind.RESPOND)],
)
def test_a_step_that_needs_words_is_not_moved_in_a_stack(tmp_path, office, key, kind):
    with open_office(tmp_path, office) as counter:
        case = counter.walk(counter.take_in(key), kind)
        results = move(counter, StackDesk(kind, case.step.actor), [case])
        assert "satu per satu" in errors(results)[case.number]
        assert counter.case(case) == case


def test_a_file_whose_official_is_away_is_not_moved_in_a_stack(tmp_path):
    with open_office(tmp_path, "lekok") as counter:
        case = counter.walk(counter.take_in("pns-tni-polri"), StepKind.SIGN)
        with counter.store.write() as uow:
            away = next(o for o in uow.people.officials() if o.seat == "camat")
            uow.people.mark_presence(Presence(away.id, counter.now, False), "Petugas A")
            follow_officials(uow, counter.now)
            uow.commit()
        paused = counter.case(case)
        assert "dijeda" in errors(move(counter, SIGN, [paused]))[case.number]
        assert counter.case(case) == paused


def test_a_failing_pc_stops_the_stack_and_leaves_the_rest(counter, monkeypatch):
    cases = waiting(counter, INITIAL, 3)
    opened = SqlStore.write
    calls = []

    def failing(store):
        calls.append(store)
        if len(calls) > 1:
            raise EnvironmentProblem("Disk penuh; yang barusan tidak tersimpan.")
        return opened(store)

    monkeypatch.setattr(SqlStore, "write", failing)
    results = move(counter, INITIAL, cases, "tumpuk")
    monkeypatch.undo()
    assert list(errors(results)) == numbers(cases[1:])
    assert len(calls) == 2
    assert not errors(move(counter, INITIAL, cases, "tumpuk"))
    assert {counter.case(case).step.kind for case in cases} == {StepKind.SIGN}


def test_a_long_stack_can_be_stopped_between_files(counter):
    cases = waiting(counter, INITIAL, 4)
    steps = []

    def progress(done, whole):
        steps.append((done, whole))
        return done < 2

    wanted = StackRequest("tumpuk", INITIAL, tuple((case.number, case.revision) for case in cases))
    results = move_stack(wanted, counter.store, counter.now, counter.officer, progress).value
    assert steps == [(1, 4), (2, 4)]
    assert list(errors(results)) == numbers(cases[2:])


# -- taking back --------------------------------------------------------------


def undo(counter, stack, reason="Salah tumpukan."):
    return undo_stack(stack, reason, counter.store, counter.now, counter.officer).value


def test_a_whole_stack_is_taken_back_the_same_day(counter):
    cases = waiting(counter, INITIAL, 3)
    counter.later(minutes=5)
    move(counter, INITIAL, cases)
    counter.later(hours=2)
    with counter.store.read() as uow:
        (stack,) = moved_today(uow, counter.now)
    assert (stack.desk, list(stack.numbers)) == (INITIAL, numbers(cases))
    assert not errors(undo(counter, stack))
    for case in cases:
        now = counter.case(case)
        assert (now.position, now.state) == (case.position, CaseState.IN_PROGRESS)
        assert (counter.events(case)[-1].move, counter.events(case)[-1].note) == (Move.UNDO, "Salah tumpukan.")
    with counter.store.read() as uow:
        assert moved_today(uow, counter.now) == ()
    # A second press takes nothing more back.
    undo(counter, stack)
    assert [counter.case(case).position for case in cases] == [case.position for case in cases]
    # And the stack may go on once more.
    assert not errors(move(counter, INITIAL, [counter.case(case) for case in cases]))


def test_what_went_on_since_is_not_taken_back_with_its_stack(counter):
    cases = waiting(counter, INITIAL, 3)
    move(counter, INITIAL, cases)
    counter.later(minutes=10)
    counter.advance(counter.case(cases[1]))
    with counter.store.read() as uow:
        (stack,) = moved_today(uow, counter.now)
    assert list(errors(undo(counter, stack))) == [cases[1].number]
    assert [counter.case(case).step.kind for case in cases] == [StepKind.INITIAL, StepKind.REGISTER, StepKind.INITIAL]


def test_a_stack_is_taken_back_with_a_reason_and_on_its_day_only(counter):
    cases = waiting(counter, INITIAL, 2)
    move(counter, INITIAL, cases)
    with counter.store.read() as uow:
        (stack,) = moved_today(uow, counter.now)
    with pytest.raises(UserError) as error:
        undo(counter, stack, " ")
    assert error.value.field == "reason"
    counter.later(days=1)
    with counter.store.read() as uow:
        assert moved_today(uow, counter.now) == ()
    assert len(errors(undo(counter, stack))) == 2
    assert {counter.case(case).step.kind for case in cases} == {StepKind.SIGN}


def test_numbers_that_a_stack_took_stay_with_their_files(counter):
    cases = waiting(counter, REGISTER, 2)
    taken = [one.register_number for one in move(counter, REGISTER, cases)]
    with counter.store.read() as uow:
        (stack,) = moved_today(uow, counter.now)
    assert not errors(undo(counter, stack))
    counter.later(minutes=5)
    again = move(counter, REGISTER, [counter.case(case) for case in reversed(cases)])
    assert [one.register_number for one in again] == taken[::-1]


# -- whatever is scanned ------------------------------------------------------

SCANS = st.lists(st.integers(0, 6), min_size=1, max_size=14)


@settings(max_examples=25, deadline=None)
@given(SCANS, st.integers(1, 3), st.booleans())
def test_any_order_of_scans_moves_each_file_of_the_desk_exactly_once(scans, presses, on_sheet):
    with TemporaryDirectory() as folder, open_prigen(Path(folder)) as counter:
        here = waiting(counter, SIGN, 4)
        strangers = [*waiting(counter, INITIAL), *waiting(counter, STAMP)]
        strangers.append(to_desk(counter, counter.take_in("sktm"), StackDesk(StepKind.HAND_OVER, "petugas")))
        everything = [*here, *strangers]
        before = {case.number: case.position for case in everything}
        sheet = carry(counter, SIGN, here) if on_sheet else None
        counter.later(minutes=5)
        with counter.store.read() as uow:
            titles = uow.office.profile().seats
            stack = Stack(SIGN, sheet, view_of(sheet.number, uow).files if sheet else ())
            for n in scans:
                found = look_up(everything[n].number, uow).file
                said = scan(stack, found, titles)
                assert said.refused == (n >= 4)
                assert said.taken == (n < 4 and found.card.id not in stack.ticked)
                stack = said.stack
        ticked = [file.card.number for file in chosen(stack)]
        assert ticked == [everything[n].number for n in dict.fromkeys(scans) if n < 4]
        files = tuple((file.card.number, file.card.revision) for file in chosen(stack))
        for press in range(presses):
            wanted = StackRequest("satu" if press % 2 else f"tekan {press}", SIGN, files)
            move_stack(wanted, counter.store, counter.now, counter.officer)
        for case in everything:
            assert counter.case(case).position - before[case.number] == (case.number in ticked)
