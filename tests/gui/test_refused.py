"""A file refused after it took its number: neither its page nor the book lets it pass for an issued one."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from app.actions.letters import issue
from app.actions.moves import refuse
from app.model.catalogue import StepKind
from tests.gui.conftest import Office
from ui.case.view import CaseScreen
from ui.register.view import RegisterScreen
from ui.shell import Shell


def test_a_file_refused_at_the_stamp_offers_no_letter_and_its_row_says_that_it_was_refused(
    window: Shell, office: Office, settled: Callable[[], None], qtbot: QtBot
) -> None:
    counter = office.counter
    assert counter is not None
    counter.now = office.clock.moment
    case = counter.walk(counter.take_in("skck"), StepKind.STAMP)
    with counter.store.write() as uow:
        issue(case.number, uow, office.parts.renderer, counter.now, counter.officer)
    counter.move(refuse, counter.case(case), "Camat menolak.")
    window._desk.open_case.emit(case.number)
    settled()
    screen = window.screen_of("case")
    assert isinstance(screen, CaseScreen)
    assert screen.actions.letter_button.isHidden()
    window.open("register")
    settled()
    book = window.screen_of("register")
    assert isinstance(book, RegisterScreen)
    book.table.choose(0)
    assert book.detail.history.text().endswith("Ditolak 23-11-2026: Camat menolak")
