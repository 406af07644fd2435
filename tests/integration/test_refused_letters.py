"""The numbered letter of a file that was refused: it must not pass for an issued one."""

from pathlib import Path

import pytest

from app.actions.moves import refuse, reopen
from app.actions.papers import check_letter
from app.errors import UserError
from app.model.catalogue import StepKind
from tests.builders import open_office


def test_the_letter_of_a_refused_file_is_not_printed_until_it_is_opened_again(tmp_path: Path) -> None:
    with open_office(tmp_path) as counter:
        case = counter.walk(counter.take_in("skck"), StepKind.STAMP)
        case = counter.move(refuse, case, "Camat menolak")
        with counter.store.read() as uow, pytest.raises(UserError, match="tidak berlaku"):
            check_letter(case.number, uow)
        counter.move(reopen, case, "Keberatan diterima")
        with counter.store.read() as uow:
            check_letter(case.number, uow)
