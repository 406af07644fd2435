"""Whoever reads the identity of a secret complaint leaves a trace in its history."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from app.actions.moves import undo
from app.model.case import Case, CaseEvent, Move
from app.rules.history import undoable
from tests.gui.conftest import Office
from ui.case.view import CaseScreen
from ui.shell import Shell

Settled = Callable[[], None]
SAID = {
    "jenis": "Berkadar pengawasan", "uraian": "Diminta membayar", "kerugian": "Rp50.000", "permintaan": "Dikembalikan",
}  # fmt: skip


@pytest.fixture
def page(office: Office, window: Shell, settled: Settled, request: pytest.FixtureRequest) -> CaseScreen:
    """The page of a complaint of Wulan's, secret unless the test says otherwise."""
    assert office.counter is not None
    office.counter.now = office.clock.moment
    identity = getattr(request, "param", "Dirahasiakan")
    case = office.counter.take_in("pengaduan", name="Wulan Contoh", particulars=SAID | {"identitas": identity})
    window._desk.open_case.emit(case.number)
    settled()
    screen = window.screen_of("case")
    assert isinstance(screen, CaseScreen)
    return screen


def looks(office: Office, page: CaseScreen) -> list[CaseEvent]:
    assert office.counter is not None
    assert page.view is not None
    return [event for event in office.counter.events(page.view.case) if event.move is Move.READ_IDENTITY]


def stored(office: Office, page: CaseScreen) -> Case:
    assert office.counter is not None
    assert page.view is not None
    return office.counter.case(page.view.case)


def test_an_identity_is_shown_only_once_it_is_written_who_reads_it(
    office: Office, page: CaseScreen, settled: Settled
) -> None:
    facts = page.content.facts
    assert facts.name.text() == "Dirahasiakan"
    facts.reveal.click()
    assert facts.name.text() == "Dirahasiakan", "not before the trace is written"
    settled()
    assert (facts.name.text(), facts.reveal.text()) == ("Wulan Contoh", "sembunyikan identitas")
    (look,) = looks(office, page)
    assert (look.officer, look.at, look.note) == ("Petugas A", office.clock.moment, "Ditampilkan di layar")
    assert page.content.lower.rows[0].what == "Identitas pengadu dibaca"
    assert page.content.lower.rows[0].who.startswith("Petugas A · ")
    facts.reveal.click()
    settled()
    assert facts.name.text() == "Dirahasiakan"
    assert len(looks(office, page)) == 1, "hiding it reads nothing"


def test_a_look_moves_nothing_and_takes_no_undo_away(office: Office, page: CaseScreen, settled: Settled) -> None:
    counter = office.counter
    assert counter is not None
    moved = counter.advance(stored(office, page))
    page.content.facts.reveal.click()
    settled()
    assert stored(office, page).revision == moved.revision
    found = undoable(counter.events(moved), counter.now.date())
    assert found is not None
    assert found.move is Move.ADVANCE
    assert counter.move(undo, moved, "keliru").position == 0


def test_opening_the_form_or_the_intake_of_a_secret_complaint_is_a_look_too(
    office: Office, page: CaseScreen, settled: Settled, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page._papers.shown) as shown:
        page.actions.papers.buttons["formulir_pengaduan"].click()
    shown.args[0].close()
    with qtbot.waitSignal(page.mending.opened) as opened:
        page.mending.begin()
    opened.args[0].close()
    settled()
    assert [look.note for look in looks(office, page)] == ["Formulirnya dibuka", "Isian dibuka untuk diperbaiki"]


@pytest.mark.parametrize("page", ["Disebutkan"], indirect=True)
def test_who_is_named_may_be_read_without_a_trace(office: Office, page: CaseScreen, settled: Settled) -> None:
    page.content.facts.reveal.click()
    settled()
    assert looks(office, page) == []
