"""Which village is meant, and when to ask whether it is outside the office's area."""

import pytest

from app.actions.setup import empty_pack
from app.assets import Packs
from app.model.catalogue import OfficeKind
from app.rules.identity import Severity
from app.rules.villages import is_kelurahan, read_villages, village_finding, village_of, villages_text

LEKOK = Packs().get("lekok").office
KALIREJO = Packs().get("kalirejo").office


@pytest.mark.parametrize(
    "typed", ["Jatirejo", "jatirejo", " JATI\u200brejo ", "Desa Jatirejo", "ds. jatirejo", "Kel.Jatirejo"]
)
def test_one_village_is_written_one_way(typed: str) -> None:
    assert village_of(typed, LEKOK) == "Jatirejo"
    assert village_finding(typed, LEKOK) is None


def test_a_typed_list_becomes_villages_and_comes_back_as_it_was() -> None:
    typed = "Sukamaju, sukasari;\nKel. Sukarame\n\n,  Desa  Suka  Jaya., SUKAMAJU"
    villages = read_villages(typed)
    assert villages_text(villages) == "Sukamaju, sukasari, Kelurahan Sukarame, Suka Jaya"
    assert [is_kelurahan(one) for one in villages] == [False, False, True, False]
    assert read_villages(villages_text(villages), villages) == villages
    assert read_villages(" ,\n") == ()


@pytest.mark.parametrize("key", Packs().keys())
def test_the_villages_of_a_pack_keep_their_codes_through_the_form(key: str) -> None:
    villages = Packs().get(key).office.villages
    assert read_villages(villages_text(villages), villages) == villages


def test_a_village_that_becomes_a_kelurahan_is_one() -> None:
    (before,) = read_villages("Sukamaju")
    (after,) = read_villages("Kelurahan Sukamaju", (before,))
    assert (is_kelurahan(before), is_kelurahan(after)) == (False, True)


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
