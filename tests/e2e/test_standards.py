"""Every standard of every office, from the counter to the end of its own flow, with its papers really drawn.

A service whose list was lost in the scan has one entered first and is opened; one that is only named stays shut.
"""

import io
import itertools
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace

import pypdf
import pytest

from app.actions.intake import return_incomplete
from app.actions.letters import has_letter, issue
from app.actions.made_up import missing_one
from app.actions.papers import receipt_of, slip_of
from app.actions.standards import set_open
from app.assets import Packs
from app.errors import UserError
from app.model.case import Case, CaseState, Move
from app.model.catalogue import Service, StepKind
from app.rules.asked_once import is_typed, typed_fields
from app.rules.checklist import rows_for, steps_for
from app.rules.secrecy import shown_case
from reports.renderer import PdfRenderer
from tests.builders import OFFICES, Counter, make_ready, open_office

RENDERER = PdfRenderer()
PACKS = {key: Packs().get(key) for key in OFFICES}
STANDARDS = [(key, s) for key, pack in PACKS.items() for s in pack.services if s.standard.steps]
NAMED_ONLY = [(key, s) for key, pack in PACKS.items() for s in pack.services if not s.standard.steps]


def named(services: list[tuple[str, Service]]) -> list[object]:
    return [pytest.param(key, service, id=f"{key}-{service.key}") for key, service in services]


@pytest.fixture(scope="session")
def counters(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Counter]]:
    """The counter of each office, one data file for all of its services."""
    with ExitStack() as stack:
        yield {key: stack.enter_context(open_office(tmp_path_factory.mktemp(key), key)) for key in OFFICES}


def pages(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def print_letter(counter: Counter, case: Case) -> str:
    with counter.store.write() as uow:
        pdf = issue(case.number, uow, RENDERER, counter.now, counter.officer).value.pdf
    (page,) = pages(pdf)
    return page


@pytest.mark.parametrize(("office", "service"), named(STANDARDS))
def test_a_file_goes_from_the_counter_to_the_end_of_its_own_flow(
    counters: dict[str, Counter], office: str, service: Service
) -> None:
    counter = counters[office]
    make_ready(counter, service.key)
    service = counter.service(service.key)
    form = counter.form(service.key)
    if not form.ticks and service.standard.questions:  # what is spoken is typed: only a letter can lack something
        form = counter.form(service.key, answers={"cara": "Surat"})
    if form.ticks:
        with counter.store.write() as uow:
            short = replace(missing_one(counter.rng, form, service), request_id=counter.request_id())
            given_back = return_incomplete(short, uow, counter.now, counter.officer).value
            slip = slip_of(given_back.number, uow)
        (page,) = pages(RENDERER.slip(slip))
        assert given_back.number in page
        assert len(slip.missing) == 1
        form = replace(form, number=given_back.number)
    else:
        assert (office, service.key) == ("lumbang", "sosialisasi"), "all that it lists is made in the office"

    case = counter.receive(form).value
    assert case.number == form.number or not form.number
    assert case.steps == steps_for(service.standard, form.answers)
    assert (case.due_at is None) == (service.standard.duration is None)

    with counter.store.read() as uow:
        receipt = receipt_of(case.number, uow)
        promised = has_letter(case, uow)
    (page,) = pages(RENDERER.receipt(receipt))
    assert case.number in page
    assert shown_case(case).applicant.name.upper() in page
    assert promised == (service.standard.letter is not None)

    texts = []
    while case.step is not None:
        step = case.step
        texts.append(step.text)
        counter.later(minutes=1)
        had = counter.entry(case)
        if promised and step.kind is StepKind.SIGN:
            letter = print_letter(counter, case)
            number = counter.entry(case)
            kinds = [step.kind for step in case.steps]
            assert (number is not None) == (StepKind.REGISTER in kinds[: kinds.index(StepKind.SIGN)])
            assert service.standard.letter.title in letter
            assert (number.number if number else f"/{PACKS[office].office.unit_code}/{counter.now.year}") in letter
        if step.kind is StepKind.HAND_OVER:
            assert case.state is CaseState.READY
            counter.hand_over(case)
            case = counter.case(case)
        else:
            case = counter.advance(case)
        taken = counter.entry(case)
        assert (had is None and taken is not None) == (step.kind is StepKind.REGISTER)

    assert case.state is CaseState.DONE
    assert case.closed_at == counter.now
    assert texts == [step.text for step in service.standard.steps if step in case.steps]
    moves = [(event.move, event.step) for event in counter.events(case)]
    ends = {StepKind.HAND_OVER: Move.HAND_OVER}
    assert moves == [
        *([(Move.RETURN_AT_INTAKE, "")] if form.number else []),
        (Move.RECEIVE, ""),
        *((ends.get(step.kind, Move.ADVANCE), step.text) for step in case.steps),
    ]
    kinds = [step.kind for step in case.steps]
    entry = counter.entry(case)
    assert (entry is not None) == (StepKind.REGISTER in kinds)
    with counter.store.read() as uow:
        collected = uow.handovers.of_case(case.id)
        kept = uow.letters.latest(case.id)
    assert (collected is not None) == (StepKind.HAND_OVER in kinds)
    if collected:
        assert collected.number == (entry.number if entry else "")
    assert (kept is not None) == (service.standard.letter is not None)


@pytest.mark.parametrize(("office", "service"), named([s for s in STANDARDS if s[1].standard.letter]))
def test_its_letter_with_the_number_is_one_page_that_names_it(
    counters: dict[str, Counter], office: str, service: Service
) -> None:
    counter = counters[office]
    make_ready(counter, service.key)
    case = counter.walk(counter.take_in(service.key), StepKind.HAND_OVER)
    page = print_letter(counter, case)
    person = case.applicant
    assert counter.entry(case).number in page
    assert service.standard.letter.title in page
    assert case.number in page
    if service.key != "kematian":
        assert person.name.upper() in page
        assert (person.nik if service.applicant == "person" else person.passport or person.contact_name) in page


@pytest.mark.parametrize(("office", "service"), named([s for s in STANDARDS if s[1].standard.questions]))
def test_each_set_of_answers_has_a_file_that_can_be_received(
    counters: dict[str, Counter], office: str, service: Service
) -> None:
    counter = counters[office]
    keys = [question.key for question in service.standard.questions]
    for chosen in itertools.product(*(question.answers for question in service.standard.questions)):
        answers = dict(zip(keys, chosen, strict=True))
        case = counter.take_in(service.key, answers=answers)
        assert case.steps == steps_for(service.standard, answers)
        with counter.store.read() as uow:
            receipt = receipt_of(case.number, uow)
        typed = typed_fields(case.applicant, case.particulars)
        rows = [r for r in rows_for(service.standard, answers) if not r.fields or is_typed(r, typed)]
        assert [line.text for line in receipt.papers] == [row.text for row in rows]
        assert len(pages(RENDERER.receipt(receipt))) == 1


@pytest.mark.parametrize(("office", "service"), named(NAMED_ONLY))
def test_a_service_that_is_only_named_cannot_be_opened(
    counters: dict[str, Counter], office: str, service: Service
) -> None:
    counter = counters[office]
    with pytest.raises(UserError, match=r"persyaratan layanan ini belum ada") as refused, counter.store.write() as uow:
        set_open(service.key, True, uow)
    assert refused.value.hint
    assert not counter.service(service.key).open


def test_all_eighty_two_standards_are_walked() -> None:
    assert len(STANDARDS) == 82
    assert len(NAMED_ONLY) == 7
