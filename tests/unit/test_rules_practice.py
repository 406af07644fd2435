"""Which office to practise with."""

from dataclasses import replace

from app.actions.setup import empty_pack
from app.assets import Packs, read_packs
from app.model.catalogue import OfficeKind
from app.rules.practice import practice_pack

PACKS = read_packs(Packs())[0]


def key_for(kind: OfficeKind, regency: str = "") -> str:
    pack = practice_pack(replace(empty_pack(kind).office, regency=regency), PACKS)
    assert pack is not None
    return pack.office.key


def test_an_office_practises_as_itself() -> None:
    assert [practice_pack(pack.office, PACKS) for pack in PACKS] == PACKS


def test_another_office_practises_as_one_of_its_kind_and_regency_with_the_most_services() -> None:
    assert key_for(OfficeKind.KELURAHAN, "Jombang") == "kalirejo"
    assert key_for(OfficeKind.KECAMATAN, "JOMBANG") == "jogoroto"
    assert key_for(OfficeKind.KECAMATAN, "Pasuruan") == key_for(OfficeKind.KECAMATAN) == "lekok"


def test_before_any_office_is_chosen_the_first_pack_serves() -> None:
    assert practice_pack(None, PACKS) is PACKS[0]
    assert practice_pack(None, []) is None
