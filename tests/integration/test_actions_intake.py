"""Intake on a real data file: one intake a request, nothing kept of what was refused, an old file its old standard."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.actions.intake import TOKEN_LETTERS, new_token, receive, return_incomplete, save_draft
from app.actions.made_up import missing_one
from app.actions.papers import receipt_of, slip_of
from app.actions.standards import revise_standard, set_open
from app.changes import Change
from app.errors import IllegalMove, NotFound, UserError, WrongFields
from app.model.case import Case, CaseState, IntakeForm, Move, Tick
from app.model.catalogue import Form, Requirement
from app.rules.books.numbering import read_case_number
from app.rules.checklist import rows_for
from reports.renderer import PdfRenderer
from tests.builders import MONDAY, Counter, open_office


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with open_office(tmp_path) as counter:
        yield counter


def count(counter: Counter) -> int:
    with counter.store.read() as uow:
        return len(uow.cases.waiting(list(CaseState), 100))


def refused(counter: Counter, form: IntakeForm, action: object = receive) -> UserError:
    before = count(counter)
    with pytest.raises(UserError) as error, counter.store.write() as uow:
        action(form, uow, counter.now, counter.officer)
    assert count(counter) == before, "yang ditolak tidak boleh tersimpan"
    return error.value


def give_back(counter: Counter, form: IntakeForm) -> Case:
    with counter.store.write() as uow:
        return return_incomplete(form, uow, counter.now, counter.officer).value


def draft(counter: Counter, form: IntakeForm) -> Case:
    with counter.store.write() as uow:
        return save_draft(form, uow, counter.now, counter.officer).value


def test_a_complete_file_is_received_and_promised(counter: Counter) -> None:
    form = counter.form("skck")
    done = counter.receive(form)
    case = counter.case(done.value)
    assert done.changes == {Change.CASES, Change.PEOPLE}
    assert case == done.value
    assert case.state is CaseState.IN_PROGRESS
    assert read_case_number(case.number) == case.number == "2611-0001-3"
    assert (case.opened_at, case.complete_at, case.due_at) == (MONDAY, MONDAY, MONDAY + dt.timedelta(minutes=10))
    assert case.applicant == form.applicant
    assert case.ticks == form.ticks
    assert [event.move for event in counter.events(case)] == [Move.RECEIVE]
    assert counter.events(case)[0].officer == "Petugas A"


def test_the_same_request_twice_makes_one_file(counter: Counter) -> None:
    form = counter.form("skck")
    first, second = counter.receive(form), counter.receive(form)
    assert second.value == first.value
    assert second.changes == frozenset()
    assert count(counter) == 1


def test_a_request_may_be_tried_again_after_a_refusal(counter: Counter) -> None:
    form = counter.form("skck")
    refused(counter, replace(form, applicant=replace(form.applicant, address="")))
    assert counter.receive(form).value.number == "2611-0001-3"


def test_numbers_of_files_follow_each_other_and_begin_anew_each_month(counter: Counter) -> None:
    numbers = [counter.take_in("skck").number[:9] for _ in range(3)]
    counter.now = dt.datetime(2026, 12, 1, 9, 0)
    numbers.append(counter.take_in("sktm").number[:9])
    counter.now = dt.datetime(2027, 11, 1, 9, 0)
    numbers.append(counter.take_in("sktm").number[:9])
    assert numbers == ["2611-0001", "2611-0002", "2611-0003", "2612-0001", "2711-0001"]


def test_an_incomplete_file_comes_back_with_its_ticks(counter: Counter) -> None:
    form = missing_one(counter.rng, counter.form("skck"), counter.service("skck"))
    case = give_back(counter, form)
    assert case.state is CaseState.INCOMPLETE
    assert case.due_at is None
    (gone,) = {row.key for row in rows_for(case.standard, {}) if not row.heading} - set(form.ticks)
    with counter.store.read() as uow:
        slip = slip_of(case.number, uow)
    assert slip.number == case.number
    assert len(slip.missing) == 1
    assert PdfRenderer().slip(slip).startswith(b"%PDF")

    counter.later(hours=2)
    again = counter.case(case)
    assert again.ticks == form.ticks
    ticks = again.ticks | {gone: Tick(True, Form.ORIGINAL, 6)}
    done = counter.receive(replace(form, request_id=counter.request_id(), number=case.number, ticks=ticks)).value
    assert (done.id, done.number, done.token) == (case.id, case.number, case.token)
    assert done.opened_at == MONDAY
    assert done.complete_at == MONDAY + dt.timedelta(hours=2)
    assert done.due_at == MONDAY + dt.timedelta(hours=2, minutes=10)
    assert [event.move for event in counter.events(done)] == [Move.RETURN_AT_INTAKE, Move.RECEIVE]
    with counter.store.read() as uow:
        assert receipt_of(done.number, uow).time_line == "pukul 10.00"


def test_a_file_goes_on_under_the_standard_under_which_it_was_opened(counter: Counter) -> None:
    form = counter.form("skck")
    short = replace(form, ticks={key: tick for key, tick in form.ticks.items() if key != "5"})
    case = give_back(counter, short)
    old = counter.service("skck").standard
    more = replace(old, requirements=(*old.requirements, Requirement("Surat keterangan sehat")))
    with counter.store.write() as uow:
        assert revise_standard("skck", more, "keputusan baru", uow, counter.now, counter.officer).value == 2
        set_open("skck", False, uow)
    again = counter.case(case)
    assert again.standard == old
    assert again.standard_version == 1
    done = counter.receive(counter.form("skck", again=again)).value
    assert done.standard_version == 1
    assert counter.case(done).standard == old

    with counter.store.write() as uow:
        set_open("skck", True, uow)
    fresh = counter.take_in("skck")
    assert fresh.standard_version == 2
    assert fresh.standard == more
    error = refused(counter, replace(form, request_id=counter.request_id()))
    assert error.field == "row.6"


def test_a_complete_file_is_not_given_back(counter: Counter) -> None:
    error = refused(counter, counter.form("skck"), return_incomplete)
    assert "sudah lengkap" in error.sentence


def test_what_is_missing_is_told_beside_its_row(counter: Counter) -> None:
    form = counter.form("skck")
    error = refused(counter, replace(form, ticks=form.ticks | {"2": Tick(True, Form.ORIGINAL, 4)}))
    assert error.field == "row.2"
    assert "Pas foto 4×6" in error.sentence


@pytest.mark.parametrize("action", [receive, return_incomplete])
def test_questions_are_answered_before_a_file_is_received_or_given_back(counter: Counter, action: object) -> None:
    form = counter.form("dispensasi-nikah", answers={"usia": "Ya"})
    error = refused(counter, replace(form, ticks={}), action)
    assert error.field == "question.duda-janda"
    refused(counter, replace(form, answers={"usia": "Ya", "duda-janda": "Mungkin"}), action)


def test_ticks_of_an_earlier_answer_leave_no_trace(counter: Counter) -> None:
    every = {"usia": "Ya", "duda-janda": "Ya"}
    with counter.store.read() as uow:
        standard = uow.catalogue.service("dispensasi-nikah").service.standard
    ticks = {row.key: Tick(True, Form.BOTH, row.copies) for row in rows_for(standard, every)}
    form = counter.form("dispensasi-nikah", answers=every | {"usia": "Tidak"}, ticks=ticks)
    case = counter.receive(form).value
    assert "5" not in case.ticks
    assert "6" in case.ticks
    assert "4" not in case.ticks


def test_a_half_typed_form_is_kept_and_gone_on_with(counter: Counter) -> None:
    form = counter.form("skck")
    bare = IntakeForm(counter.request_id(), "skck", replace(form.applicant, nik="", address="", birth_date=None))
    case = draft(counter, bare)
    assert case.state is CaseState.DRAFT
    assert case.due_at is None
    again = draft(counter, replace(bare, request_id=counter.request_id(), number=case.number, purpose="beasiswa"))
    assert again.number == case.number
    assert counter.case(case).purpose == "beasiswa"
    done = counter.receive(replace(form, number=case.number)).value
    assert done.number == case.number
    assert done.state is CaseState.IN_PROGRESS
    assert count(counter) == 1


def test_a_form_without_a_name_is_not_even_kept(counter: Counter) -> None:
    assert refused(counter, counter.form("skck", name="  "), save_draft).field == "name"


@pytest.mark.parametrize("action", [receive, save_draft])
@pytest.mark.parametrize("nik", ["9914103204980001", "12345", "9914105204980000", "99141052O4980001"])
def test_an_impossible_nik_is_refused_beside_its_field(counter: Counter, action: object, nik: str) -> None:
    assert refused(counter, counter.form("skck", nik=nik), action).field == "nik"


def test_a_nik_that_does_not_fit_the_birth_date_is_received(counter: Counter) -> None:
    case = counter.take_in("skck", birth_date=dt.date(1990, 1, 1))
    assert case.applicant.birth_date == dt.date(1990, 1, 1)


@pytest.mark.parametrize(("field", "value"), [("address", ""), ("birth_place", " "), ("sex", None), ("nik", "")])
def test_what_the_letter_needs_is_refused_beside_its_field(counter: Counter, field: str, value: object) -> None:
    assert refused(counter, counter.form("skck", **{field: value})).field == field


def test_a_missing_particular_is_refused_beside_its_field(counter: Counter) -> None:
    form = counter.form("keramaian")
    assert refused(counter, replace(form, particulars={})).field == "particular.acara"
    bad = form.particulars | {"tanggal_acara": "besok"}
    assert refused(counter, replace(form, particulars=bad)).field == "particular.tanggal_acara"


def test_all_that_is_wrong_is_refused_at_once(counter: Counter) -> None:
    error = refused(counter, counter.form("dispensasi-nikah", answers={}, name="", nik="12345", address=""))
    assert isinstance(error, WrongFields)
    assert set(error.fields) >= {"question.usia", "question.duda-janda", "name", "nik", "address"}
    assert error.sentence == f"Ada {len(error.fields)} isian yang belum benar."
    assert all(sentence in error.full for sentence in error.fields.values())
    one = refused(counter, counter.form("skck", address=""))
    assert (one.full, one.fields) == ("Alamat belum diisi.", {"address": "Alamat belum diisi."})


def test_a_village_is_stored_as_the_office_writes_it(counter: Counter) -> None:
    assert counter.take_in("skck", village="desa JATIREJO").applicant.village == "Jatirejo"
    assert counter.take_in("skck", village="Jauh di sana").applicant.village == "Jauh di sana"


def test_an_unknown_service_is_not_found(counter: Counter) -> None:
    form = replace(counter.form("skck"), service_key="pemakaman")
    assert isinstance(refused(counter, form), NotFound)


def test_a_service_that_is_not_open_takes_nothing_in(tmp_path: Path) -> None:
    with open_office(tmp_path, "prigen") as prigen:
        error = refused(prigen, replace(prigen.form("waris"), service_key="skck"))
        assert "belum dibuka" in error.sentence
        assert error.hint


def test_an_unknown_number_is_not_gone_on_with(counter: Counter) -> None:
    assert isinstance(refused(counter, replace(counter.form("skck"), number="2611-9999-0")), NotFound)


def test_a_file_stays_with_its_service(counter: Counter) -> None:
    case = draft(counter, counter.form("skck"))
    error = refused(counter, replace(counter.form("sktm"), number=case.number))
    assert "layanan lain" in error.sentence


def test_a_received_file_is_not_received_again(counter: Counter) -> None:
    form = counter.form("skck")
    case = counter.receive(form).value
    for action in (receive, return_incomplete, save_draft):
        again = replace(form, request_id=counter.request_id(), number=case.number)
        assert isinstance(refused(counter, again, action), IllegalMove)
    assert counter.case(case) == case


def test_a_promise_counts_opening_hours_and_holidays(counter: Counter) -> None:
    counter.now = dt.datetime(2026, 11, 27, 16, 25)
    assert counter.take_in("skck").due_at == dt.datetime(2026, 11, 30, 7, 35)
    counter.now = dt.datetime(2026, 12, 24, 9, 0)
    # 25 December is a holiday; the 28th is the first working day after it.
    with counter.store.read() as uow:
        calendar = uow.office.calendar()
    assert not calendar.is_open(dt.date(2026, 12, 25))
    day = next(d for n in range(1, 9) if calendar.is_open(d := dt.date(2026, 12, 24) + dt.timedelta(days=n)))
    assert counter.take_in("waris").due_at.date() == day


def test_a_service_without_a_time_promises_none(tmp_path: Path) -> None:
    with open_office(tmp_path, "prigen") as prigen:
        case = prigen.take_in("kepala-desa")
        assert case.due_at is None
        with prigen.store.read() as uow:
            assert receipt_of(case.number, uow).promise_strong == "waktunya belum ditetapkan"


def test_a_person_who_was_here_before_is_known(counter: Counter) -> None:
    form = counter.form("skck")
    counter.receive(form)
    counter.later(days=30)
    moved = replace(form.applicant, address="Dusun Baru RT 01 RW 01")
    counter.receive(replace(counter.form("sktm"), applicant=moved))
    with counter.store.read() as uow:
        assert uow.people.known_applicant(form.applicant.nik) == (moved, 2)


def test_nobody_is_remembered_from_a_form_that_was_only_kept(counter: Counter) -> None:
    form = counter.form("skck")
    draft(counter, form)
    with counter.store.read() as uow:
        assert uow.people.known_applicant(form.applicant.nik) is None


def test_what_was_typed_is_stored_tidy(counter: Counter) -> None:
    case = counter.take_in("skck", name=" Rina \n Contoh ", nik="9914 1052 0498 0001", purpose=" bea\tsiswa ")
    assert case.applicant.name == "Rina Contoh"
    assert case.applicant.nik == "9914105204980001"
    assert case.purpose == "bea siswa"
    assert counter.case(case) == case


def test_a_token_is_ten_plain_letters_and_never_the_same() -> None:
    tokens = {new_token() for _ in range(500)}
    assert len(tokens) == 500
    assert all(len(token) == 10 and set(token) <= set(TOKEN_LETTERS) for token in tokens)
    assert not set("iol01") & set(TOKEN_LETTERS)


def test_a_receipt_is_only_for_a_received_file(counter: Counter) -> None:
    case = draft(counter, counter.form("skck"))
    with counter.store.read() as uow, pytest.raises(UserError, match="belum diterima"):
        receipt_of(case.number, uow)
    received = counter.take_in("skck")
    with counter.store.read() as uow, pytest.raises(UserError, match="belum punya lembar"):
        slip_of(received.number, uow)
