"""The numbered letter of a file that was refused: it must not pass for an issued one."""

from pathlib import Path

import pytest

from app.actions.letters import issue, show_letter
from app.actions.moves import refuse, reopen
from app.errors import UserError
from app.model.catalogue import StepKind
from reports.renderer import PdfRenderer
from tests.builders import open_office

RENDERER = PdfRenderer()


def test_the_letter_of_a_refused_file_is_not_printed_until_it_is_opened_again(tmp_path: Path) -> None:
    with open_office(tmp_path) as counter:
        case = counter.walk(counter.take_in("skck"), StepKind.STAMP)
        with counter.store.write() as uow:
            kept = issue(case.number, uow, RENDERER, counter.now, counter.officer).value
        case = counter.move(refuse, case, "Camat menolak")
        with counter.store.read() as uow, pytest.raises(UserError, match="tidak berlaku"):
            show_letter(case.number, uow, RENDERER, counter.now.date())
        with counter.store.write() as uow, pytest.raises(UserError, match="tidak berlaku"):
            issue(case.number, uow, RENDERER, counter.now, counter.officer)
        counter.move(reopen, case, "Keberatan diterima")
        with counter.store.read() as uow:
            assert show_letter(case.number, uow, RENDERER, counter.now.date()).pdf == kept.pdf
