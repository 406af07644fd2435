"""An intake with every field filled to its end still prints: whole receipt, whole letter."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.actions.letters import compose_letter, has_letter
from app.actions.papers import receipt_of
from app.model.case import Case, CoveringLetter
from app.model.letter_template import FieldKind, Particular
from app.rules.intake import LENGTHS, particular_length
from reports.renderer import PdfRenderer
from tests.builders import OFFICES, Counter, open_office

_WORDS = "Kata Contoh Panjang Sekali "
_NUMBERS = {"nik", "kk", "phone", "passport", "permit"}


def longest(most: int) -> str:
    return (_WORDS * (most // len(_WORDS) + 1))[: most - 1] + "x"


def filled(particular: Particular, usual: str) -> str:
    free = particular.kind in (FieldKind.TEXT, FieldKind.LONG)
    return longest(particular_length(particular)) if free else usual


def take_in_filled(counter: Counter, key: str) -> Case:
    form = counter.form(key)
    texts = {
        field: longest(most)
        for field, most in LENGTHS.items()
        if field not in _NUMBERS and getattr(form.applicant, field, "")
    }
    with counter.store.read() as uow:
        asked = uow.templates.get(key).particulars
    longer = replace(
        form,
        applicant=replace(form.applicant, **texts),
        purpose=longest(LENGTHS["purpose"]),
        covering=CoveringLetter(longest(LENGTHS["covering_number"]), counter.now.date()),
        particulars={one.key: filled(one, form.particulars.get(one.key, "")) for one in asked},
    )
    return counter.receive(longer).value


@pytest.mark.parametrize("office", OFFICES)
def test_the_longest_intake_of_every_service_still_prints(tmp_path: Path, office: str) -> None:
    renderer = PdfRenderer()
    with open_office(tmp_path, office) as counter:
        with counter.store.read() as uow:
            keys = [stored.service.key for stored in uow.catalogue.services() if stored.service.open]
        for key in keys:
            case = take_in_filled(counter, key)
            with counter.store.read() as uow:
                assert renderer.receipt(receipt_of(case.number, uow)).startswith(b"%PDF")
                if has_letter(case, uow):
                    assert renderer.letter(compose_letter(case, uow, counter.now.date())).startswith(b"%PDF")
