"""Which village is meant, and when to ask whether it is outside the office's area."""

import pytest

from app.actions.setup import empty_pack
from app.assets import Packs
from app.model.catalogue import OfficeKind
from app.rules.identity import Severity
from app.rules.villages import village_finding, village_of

LEKOK = Packs().get("lekok").office
KALIREJO = Packs().get("kalirejo").office


@pytest.mark.parametrize(
    "typed", ["Jatirejo", "jatirejo", " JATI\u200brejo ", "Desa Jatirejo", "ds. jatirejo", "Kel.Jatirejo"]
)
def test_one_village_is_written_one_way(typed: str) -> None:
    assert village_of(typed, LEKOK) == "Jatirejo"
    assert village_finding(typed, LEKOK) is None


def test_a_village_elsewhere_stays_as_typed_and_is_asked_about() -> None:
    assert village_of("Desa  Contoh Jauh", LEKOK) == "Desa Contoh Jauh"
    finding = village_finding("Desa Contoh Jauh", LEKOK)
    assert finding is not None
    assert finding.severity is Severity.WARNING
    assert finding.sentence == "Bukan desa di kecamatan ini – benar dari luar wilayah?"
    here = village_finding("Contoh", KALIREJO)
    assert here is not None
    assert "kelurahan" in here.sentence


def test_a_name_that_only_begins_like_a_kind_is_none() -> None:
    assert village_of("Kelapa", LEKOK) == "Kelapa"
    assert village_of("Desaku", LEKOK) == "Desaku"


@pytest.mark.parametrize("kind", OfficeKind)
def test_an_office_without_a_list_of_villages_asks_about_none(kind: OfficeKind) -> None:
    assert village_finding("Mana saja", empty_pack(kind).office) is None
    assert village_finding("", LEKOK) is None
