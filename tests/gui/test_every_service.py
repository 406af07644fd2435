"""Every service of every office in the window, from the fields of intake to its end, with each of its papers.

A few that between them have all there is run always; LOKET_LONG=1 walks all eighty-two.
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from pytestqt.qtbot import QtBot

from app.assets import Packs
from app.model.case import Case, CaseState, Move
from app.model.catalogue import StepKind
from app.rules import asked_once
from tests.builders import OFFICES, make_ready
from tests.gui.conftest import Office, RecordedDialogs
from tests.gui.service_walk import LETTER, ServiceWalk
from ui.start import Application

ALWAYS = {"lekok-keramaian", "lekok-pengaduan", "jogoroto-kk-pengajuan"}
"""A letter with a survey, an answer without one, a document that comes from outside."""
LONG = os.environ.get("LOKET_LONG") == "1"
SERVICES = [(key, s.key) for key in OFFICES for s in Packs().get(key).services if s.standard.steps]
WALKED = [one for one in SERVICES if LONG or "-".join(one) in ALWAYS]


@pytest.fixture
def service(request: pytest.FixtureRequest, office: Office) -> str:
    """The service to walk, opened before the window reads which are."""
    assert office.counter is not None
    make_ready(office.counter, request.param)
    return str(request.param)


def walk_to_the_end(walk: ServiceWalk, case: Case) -> Case:
    """From desk to desk, with the papers that each offers; the letter goes out last, with the number that it has."""
    while case.step is not None:
        walk.print_new()
        walk.fill_open_forms()
        if case.standard.letter is not None and case.position == len(case.steps) - 1:
            walk.print_letter()
        case = walk.finish_step()
    walk.print_new()
    return case


def text_of(pdf: Path) -> str:
    """What stands on the paper."""
    return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf.read_bytes())).pages)


@pytest.mark.parametrize(
    "service",
    [pytest.param(key, marks=pytest.mark.office(key=office), id=f"{office}-{key}") for office, key in WALKED],
    indirect=True,
)
def test_a_file_is_typed_in_and_goes_through_its_desks_with_all_its_papers(
    service: str,
    application: Application,
    office: Office,
    dialogs: RecordedDialogs,
    qtbot: QtBot,
    settled: Callable[[], None],
    tmp_path: Path,
) -> None:
    walk = ServiceWalk(application, office, dialogs, qtbot, settled, tmp_path)
    counter = walk.counter
    form = counter.form(service)
    case = walk.take_in(form)
    assert case.answers == form.answers
    told = form.particulars | asked_once.told(case.standard, case.answers)
    assert {key: case.particulars.get(key) for key in told} == told

    case = walk_to_the_end(walk, case)
    assert case.state is CaseState.DONE
    done = [event.step for event in counter.events(case) if event.move in (Move.ADVANCE, Move.HAND_OVER)]
    assert done == [step.text for step in case.steps], "one desk after the other"

    entry = counter.entry(case)
    assert (entry is not None) == any(step.kind is StepKind.REGISTER for step in case.steps)
    assert (LETTER in walk.papers) == (case.standard.letter is not None)
    if LETTER in walk.papers and entry is not None:
        assert entry.number in text_of(walk.papers[LETTER])
    view = walk.page.view
    assert view is not None
    assert {document.key for document in view.paperwork.documents} <= set(walk.papers)
    for key, pdf in walk.papers.items():
        assert case.number in text_of(pdf), key
    assert not dialogs.asked("error")


def test_all_eighty_two_can_be_walked() -> None:
    assert len(SERVICES) == 82
    assert {"-".join(one) for one in SERVICES} >= ALWAYS
