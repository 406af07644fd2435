"""Moves on a real data file: each one logged, none from a stale screen, and the promise moves with the file."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.actions.handover import Collection, hand_over
from app.actions.intake import receive
from app.actions.moves import Request, advance, refuse, resolve, resume, return_to_applicant
from app.actions.papers import slip_of
from app.changes import Change
from app.errors import IllegalMove, NotFound, UserError
from app.model.case import Case, CaseState, Move
from app.model.catalogue import StepKind
from app.rules.clock.worktime import open_minutes
from app.rules.flow import LEGAL, moves
from app.rules.procedures import FINISHING
from reports.renderer import PdfRenderer
from tests.builders import MONDAY, Counter, open_office

ACTIONS = {
    Move.ADVANCE: advance,
    Move.RESOLVE: resolve,
    Move.RETURN: return_to_applicant,
    Move.RESUME: resume,
    Move.REFUSE: refuse,
}


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with open_office(tmp_path) as counter:
        yield counter


def refused(counter: Counter, action: object, case: Case, note: str = "", **changes: object) -> UserError:
    before, events = counter.case(case), counter.events(case)
    with pytest.raises(UserError) as error:
        counter.move(action, case, note, **changes)
    assert counter.case(case) == before
    assert counter.events(case) == events
    return error.value


def test_a_file_goes_from_desk_to_desk(counter: Counter) -> None:
    case = counter.take_in("bansos")
    kinds = [step.kind for step in case.steps]
    for position in range(len(kinds) - 1):
        assert (case.position, case.step.kind) == (position, kinds[position])
        assert case.state is CaseState.IN_PROGRESS
        counter.later(minutes=3)
        case = counter.advance(case)
        assert case.desk_since == counter.now
        assert counter.case(case) == case
    assert case.state is CaseState.READY
    counter.hand_over(case)
    done = counter.case(case)
    assert (done.state, done.step, done.closed_at) == (CaseState.DONE, None, counter.now)


def test_each_move_writes_one_line_of_history(counter: Counter) -> None:
    case = counter.take_in("skck")
    case = counter.move(return_to_applicant, case, "Foto buram.")
    case = counter.move(resume, case)
    counter.walk(case)
    lines = [(event.move, event.step, event.note) for event in counter.events(case)]
    steps = [step.text for step in case.steps]
    assert lines == [
        (Move.RECEIVE, "", ""),
        (Move.RETURN, steps[0], "Foto buram."),
        (Move.RESUME, steps[0], ""),
        *((Move.ADVANCE, text, "") for text in steps[:-1]),
        (Move.HAND_OVER, steps[-1], "Budi Contoh (Anak)"),
    ]


def test_who_initialled_and_signed_is_noted(counter: Counter) -> None:
    case = counter.walk(counter.take_in("bansos"))
    with counter.store.read() as uow:
        holders = {official.seat: official.name for official in uow.people.officials()}
    officials = {event.step: event.official for event in counter.events(case)}
    for step in case.steps:
        signs = step.kind in (StepKind.INITIAL, StepKind.SIGN, StepKind.VERIFY)
        assert officials[step.text] == (holders.get(step.actor, "") if signs else "")


def test_the_head_may_have_signed_in_place_of_a_section(counter: Counter) -> None:
    case = counter.walk(counter.take_in("skck"), StepKind.SIGN)
    with counter.store.read() as uow:
        head = next(o for o in uow.people.officials() if o.seat == "camat")
    counter.move(advance, case, official_id=head.id)
    assert counter.events(case)[-1].official == head.name


def test_the_same_request_twice_is_one_move(counter: Counter) -> None:
    case = counter.take_in("skck")
    request = counter.request(case)
    for changes in ({Change.CASES}, set()):
        with counter.store.write() as uow:
            done = advance(request, uow, counter.now, counter.officer)
        assert done.changes == changes
        assert done.value.position == 1
    assert len(counter.events(case)) == 2


def test_a_stale_screen_moves_nothing(counter: Counter) -> None:
    case = counter.take_in("skck")
    moved = counter.advance(case)
    error = refused(counter, advance, case)
    assert isinstance(error, IllegalMove)
    assert "baru saja diubah" in error.sentence
    assert refused(counter, return_to_applicant, case, "Foto buram.")
    assert counter.case(case) == moved


def test_a_stale_screen_takes_no_number(counter: Counter) -> None:
    case = counter.walk(counter.take_in("skck"), StepKind.REGISTER)
    refused(counter, advance, replace(case, revision=case.revision - 1))
    assert counter.entry(case) is None
    assert counter.entry(counter.advance(case)).sequence == 1


def test_an_unknown_file_is_not_found(counter: Counter) -> None:
    with pytest.raises(NotFound), counter.store.write() as uow:
        advance(Request("x", "2611-9999-0", 1), uow, counter.now, counter.officer)


@pytest.mark.parametrize("action", [return_to_applicant, refuse])
def test_a_return_or_refusal_needs_a_reason(counter: Counter, action: object) -> None:
    case = counter.take_in("skck")
    for note in ("", " \t\n"):
        assert refused(counter, action, case, note).field == "reason"


@pytest.mark.parametrize(
    ("key", "kind"),
    [("keramaian", StepKind.SURVEY), ("pengaduan", StepKind.RESPOND), ("data-informasi", StepKind.RESPOND)],
)
def test_a_finding_or_answer_is_noted_before_its_step_is_finished(counter: Counter, key: str, kind: StepKind) -> None:
    case = counter.walk(counter.take_in(key), kind)
    filled = counter.records(case)
    error = refused(counter, advance, case, "  ")
    assert error.fields
    assert all(field.startswith("record.") for field in error.fields)
    assert counter.records(case) == filled
    counter.advance(case, "Lokasi\n sesuai.")
    assert counter.events(case)[-1].note == "Lokasi sesuai."
    assert len(counter.records(case)) == len(filled) + 1


def test_a_filled_form_tells_the_history_what_was_found(counter: Counter) -> None:
    case = counter.walk(counter.take_in("keramaian"), StepKind.SURVEY)
    counter.move(advance, case, record=counter.record(case, temuan="Jalan desa\ntidak tertutup"))
    assert counter.events(case)[-1].note == "Memenuhi syarat. Jalan desa tidak tertutup"


def test_a_place_that_does_not_fit_is_not_passed_on_but_refused_with_its_findings(counter: Counter) -> None:
    case = counter.walk(counter.take_in("keramaian"), StepKind.SURVEY)
    found = counter.record(case, kesimpulan="Tidak memenuhi syarat")
    error = refused(counter, advance, case, record=found)
    assert isinstance(error, IllegalMove)
    assert error.field == "record.kesimpulan"
    done = counter.move(refuse, case, "Jalan tertutup.", record=found)
    assert done.state is CaseState.REFUSED
    assert counter.records(case)[-1].data["kesimpulan"] == "Tidak memenuhi syarat"


def test_the_promise_moves_by_the_time_the_file_was_away(counter: Counter) -> None:
    case = counter.take_in("skck")
    counter.later(minutes=4)
    away = counter.move(return_to_applicant, case, "Foto buram.")
    assert (away.state, away.due_at) == (CaseState.RETURNED, case.due_at)
    counter.now = dt.datetime(2026, 11, 24, 11, 57)
    back = counter.move(resume, away)
    assert back.state is CaseState.IN_PROGRESS
    assert back.due_at == dt.datetime(2026, 11, 24, 13, 3), "enam menit sisanya, lewat istirahat"
    assert back.desk_since == counter.now


@settings(max_examples=30)
@given(st.integers(0, 600), st.integers(0, 6000))
def test_what_was_left_of_a_promise_is_left_when_the_file_comes_back(before: int, away: int) -> None:
    with TemporaryDirectory() as folder, open_office(Path(folder)) as counter:
        case = counter.take_in("waris")
        counter.later(minutes=before)
        gone = counter.move(return_to_applicant, case, "Nama berbeda.")
        counter.later(minutes=away)
        back = counter.move(resume, gone)
        with counter.store.read() as uow:
            calendar = uow.office.calendar()
        left = open_minutes(MONDAY + dt.timedelta(minutes=before), case.due_at, calendar)
        assert open_minutes(counter.now, back.due_at, calendar) == left


def test_a_promise_that_was_broken_before_the_return_stays_broken(counter: Counter) -> None:
    case = counter.take_in("skck")
    counter.later(minutes=30)
    away = counter.move(return_to_applicant, case, "Foto buram.")
    counter.later(days=2)
    assert counter.move(resume, away).due_at == case.due_at


def test_a_finished_document_may_still_be_taken_back(counter: Counter) -> None:
    case = counter.walk(counter.take_in("skck"), StepKind.HAND_OVER)
    away = counter.move(return_to_applicant, case, "Salah ketik nama.")
    assert away.state is CaseState.RETURNED
    assert counter.move(resume, away).state is CaseState.READY


def test_a_refusal_ends_a_file(counter: Counter) -> None:
    case = counter.take_in("skck")
    counter.later(hours=1)
    done = counter.move(refuse, case, "Bukan warga kecamatan ini.")
    assert (done.state, done.closed_at) == (CaseState.REFUSED, counter.now)
    for action in ACTIONS.values():
        assert isinstance(refused(counter, action, done, "Alasan."), IllegalMove)
    with counter.store.read() as uow:
        slip = slip_of(done.number, uow)
        assert uow.cases.board() == ()
    assert slip.title == "Pemberitahuan Penolakan"
    assert slip.reason == "Alasan: Bukan warga kecamatan ini."
    assert PdfRenderer().slip(slip).startswith(b"%PDF")


def test_a_file_at_the_applicant_may_be_refused(counter: Counter) -> None:
    away = counter.move(return_to_applicant, counter.take_in("skck"), "Foto buram.")
    with counter.store.read() as uow:
        assert slip_of(away.number, uow).title == "Lembar Pengembalian Berkas"
    assert counter.move(refuse, away, "Tidak diperbaiki.").state is CaseState.REFUSED


def test_a_consultation_ends_where_it_is_answered(tmp_path: Path) -> None:
    with open_office(tmp_path, "lumbang") as lumbang:
        case = lumbang.take_in("konsultasi", answers={"cara": "Datang langsung"})
        assert [step.kind for step in case.steps] == [StepKind.CONSULT] * 3 + [StepKind.HAND_OVER]
        answered = lumbang.resolve(lumbang.advance(case))
        assert answered.step.kind is StepKind.HAND_OVER
        other = lumbang.take_in("konsultasi", answers={"cara": "Call center"})
        wrong = refused(lumbang, advance, other, record=lumbang.record(other, Move.RESOLVE))
        assert wrong.field == "record.hasil", "what is answered is not passed on"
        last = lumbang.advance(other)
        assert isinstance(refused(lumbang, resolve, last), IllegalMove)
        assert lumbang.advance(last).state is CaseState.READY


def test_only_a_consultation_can_be_resolved(counter: Counter) -> None:
    assert isinstance(refused(counter, resolve, counter.take_in("skck")), IllegalMove)


def test_a_finished_document_is_handed_over_and_not_just_advanced(counter: Counter) -> None:
    case = counter.walk(counter.take_in("skck"), StepKind.HAND_OVER)
    assert isinstance(refused(counter, advance, case), IllegalMove)


@settings(max_examples=25)
@given(
    st.sampled_from(["skck", "keramaian", "konsultasi", "sosialisasi", "pengaduan", "dispensasi-nikah"]),
    st.lists(st.sampled_from([*ACTIONS, Move.HAND_OVER, Move.RECEIVE]), max_size=14),
)
def test_any_order_of_moves_is_either_legal_and_logged_or_changes_nothing(key: str, wanted: list[Move]) -> None:
    with TemporaryDirectory() as folder, open_office(Path(folder)) as counter:
        form = counter.form(key)
        case = counter.receive(form).value
        lines = 1
        for move in wanted:
            counter.later(minutes=2)
            legal = move in moves(case.state, case.steps, case.position)
            assert legal <= (move in LEGAL[case.state])
            try:
                with counter.store.write() as uow:
                    if move is Move.HAND_OVER:
                        collection = Collection(counter.request_id(), case.number, case.revision, "Budi", "Anak")
                        hand_over(collection, uow, counter.now, counter.officer)
                    elif move is Move.RECEIVE:
                        again = replace(form, request_id=counter.request_id(), number=case.number)
                        receive(again, uow, counter.now, counter.officer)
                    else:
                        record = counter.record(case, move) if move in FINISHING else {}
                        ACTIONS[move](
                            counter.request(case, "Catatan.", record=record), uow, counter.now, counter.officer
                        )
            except IllegalMove:
                assert not legal
            else:
                assert legal
                lines += 1
            now = counter.case(case)
            assert (now == case) == (not legal)
            assert len(counter.events(case)) == lines
            assert (now.closed_at is not None) == (now.state in (CaseState.DONE, CaseState.REFUSED))
            case = now
