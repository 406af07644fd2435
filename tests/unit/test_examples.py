"""Examples in empty fields fit every office: they name nobody's desa."""

from __future__ import annotations

import re

import pytest

from app.assets import Packs, Templates
from app.model.letter_template import GENERAL

PACKS = [Packs().get(key) for key in Packs().keys()]  # noqa: SIM118 - not a dict
PLACES = sorted({v.name for pack in PACKS for v in pack.office.villages} | {pack.office.name for pack in PACKS})
KEYS = sorted({service.key for pack in PACKS for service in pack.services} | {GENERAL})


@pytest.mark.parametrize("key", KEYS)
def test_an_example_names_no_place_of_one_office(key: str) -> None:
    fields = [*Templates().get(key).particulars]
    for form in Templates().procedure(key).forms:
        fields += form.fields
    for field in fields:
        for place in PLACES:
            assert not re.search(rf"\b{re.escape(place)}\b", field.hint), f"{field.key}: {field.hint}"
