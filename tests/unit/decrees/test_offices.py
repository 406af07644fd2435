"""Who the five offices are by their own decrees, and that nobody and nothing of elsewhere slipped in."""

import hashlib
import re
from itertools import pairwise

import pytest

from app.model.catalogue import OfficeKind
from tests.builders import OFFICES
from tests.unit.decrees.packs import PACKS, TEXTS

OFFICE_FACTS = {
    "lumbang": (OfficeKind.KECAMATAN, "Pasuruan", "060/12.1/424.309/2024", "", "424.309", "35.14.04", "67183"),
    "lekok": (OfficeKind.KECAMATAN, "Pasuruan", "065/03/424.308/2024", "", "424.308", "35.14.22", "67186"),
    "prigen": (
        *(OfficeKind.KECAMATAN, "Pasuruan", "060/34.1/424.314/2023", "060/01.2/424.314/2023", "424.314", "35.14.10"),
        "67157",
    ),
    "kalirejo": (
        *(OfficeKind.KELURAHAN, "Pasuruan", "065/13/424.301.1.04/2024", "065/10/424.301.1.04/2022", "424.301.1.04"),
        *("35.14.14.1014", "67153"),
    ),
    "jogoroto": (OfficeKind.KECAMATAN, "Jombang", "067/7/415.53/2024", "", "415.53", "35.17.19", "61485"),
}
NAMES = {"a858d244af6d1bbf", "76be874c2316d178", "a053962cccc32beb"}
"""Fingerprints of the people whom the decrees name: they stand in no file of the program, not even here."""


def fingerprint(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@pytest.mark.parametrize("key", OFFICES)
def test_each_office_is_who_its_decree_says(key: str) -> None:
    office = PACKS[key].office
    kind, regency, decree, revokes, unit, area, postcode = OFFICE_FACTS[key]
    assert (office.kind, office.regency, office.decree_number, office.revokes) == (kind, regency, decree, revokes)
    assert (office.unit_code, office.area_code, office.postcode) == (unit, area, postcode)
    assert f"/{office.unit_code}/" in office.decree_number
    assert all(village.code.startswith(office.area_code) for village in office.villages)
    codes = [village.code for village in office.villages]
    assert len(set(codes)) == len(codes) == len({village.name for village in office.villages})


def test_the_dates_of_the_decrees() -> None:
    dates = {key: str(pack.office.decree_date) for key, pack in PACKS.items() if key != "lumbang"}
    assert dates == {
        **{"lekok": "2024-01-03", "prigen": "2023-08-01", "kalirejo": "2024-08-14", "jogoroto": "2024-02-23"},
    }


def test_the_villages_of_each_office() -> None:
    counts = {key: len(pack.office.villages) for key, pack in PACKS.items()}
    assert counts == {"lumbang": 12, "lekok": 11, "prigen": 14, "kalirejo": 1, "jogoroto": 11}
    prigen = {village.name: village.code for village in PACKS["prigen"].office.villages}
    assert prigen["Ledug"] == "35.14.10.1007"
    assert prigen["Gambiran"] == "35.14.10.2013"
    assert {v.name for v in PACKS["jogoroto"].office.villages} >= {"Jogoroto", "Alang-alang Caruban", "Sambirejo"}


@pytest.mark.parametrize("key", OFFICES)
def test_nothing_of_the_health_emergency_is_left(key: str) -> None:
    assert not re.findall(
        r"pandemi|covid|corona|protokol kesehatan|masker|cek suhu|jaga jarak", TEXTS[key], re.IGNORECASE
    )


@pytest.mark.parametrize("key", OFFICES)
def test_no_other_office_slipped_in(key: str) -> None:
    text = TEXTS[key]
    assert "Kiduldalem" not in text
    assert "A. Yani" not in text
    assert "631745" not in text
    mail = {"lumbang": "lumbang", "lekok": "lekok", "prigen": "prigen", "kalirejo": "kalirejo", "jogoroto": "jogoroto"}
    for address in re.findall(r"[\w.]+@[\w.]+", text):
        assert mail[key] in address.casefold(), address
    for service in PACKS[key].services:
        for line in service.standard.complaints_to:
            assert not any(other.office.name in line for other in PACKS.values() if other.office.key != key), line


@pytest.mark.parametrize("key", OFFICES)
def test_no_person_of_the_decrees_is_named(key: str) -> None:
    words = re.findall(r"\w+", TEXTS[key].casefold())
    pairs = {fingerprint(f"{a} {b}") for a, b in pairwise(words)}
    assert not pairs & NAMES
    assert not re.search(r"\d{18}|\d{8} \d{6}", TEXTS[key]), "NIP"
