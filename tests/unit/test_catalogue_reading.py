"""Reading a catalogue: what is wrong in a file is refused with its place; what is read is written back the same."""

import copy
import datetime as dt
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.assets import Packs, read_toml
from app.errors import CatalogueError, NotFound
from app.model.catalogue import OfficePack
from app.rules.packs.catalogue_reading import read_office, read_pack, read_stored_standard
from app.rules.packs.catalogue_writing import office_as_data, pack_as_data, standard_as_data
from app.rules.packs.letter_template_reading import read_template
from tests.builders import OFFICES

ASSETS = Path(__file__).parents[2] / "assets"
RAW = {key: tomllib.loads((ASSETS / "catalogue" / f"{key}.toml").read_text(encoding="utf-8")) for key in OFFICES}
SMALL = RAW["jogoroto"] | {"services": RAW["jogoroto"]["services"][:2] + RAW["jogoroto"]["services"][5:6]}
JUNK = st.sampled_from(
    [
        *(
            None,
            True,
            False,
            0,
            1,
            -1,
            10**6,
            1.5,
            "",
            " ",
            "x",
            "\x00",
            "2024-13-01",
            [],
            [""],
            ["x"],
            [0],
            [[]],
            [None],
        ),
        *([{}], [{"text": "x"}], [{"x": 1}], {}, {"x": "y"}, {"kind": "x"}, {"key": []}, dt.date(2024, 1, 3)),
        *(dt.datetime(2024, 1, 3, 9, 0), dt.time(9, 0), "sign", "petugas"),
    ]
)
ADDED = st.sampled_from(
    ["when", "items", "added", "letter", "duration", "fee", "staff_count", "seats", "open", "salah"]
)

Path_ = tuple[str | int, ...]


def places(data: Any, at: Path_ = ()) -> list[Path_]:
    found = [at] if at else []
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in inner:
        found += places(value, (*at, key))
    return found


def parent(data: Any, place: Path_) -> Any:
    for key in place[:-1]:
        data = data[key]
    return data


def accepts_or_names_the_place(data: Any) -> None:
    refused = None
    try:
        pack = read_pack(data, "kantor.toml")
    except CatalogueError as error:
        refused = error
    if refused:
        assert refused.sentence.startswith("kantor.toml")
    else:
        assert read_pack(json.loads(json.dumps(pack_as_data(pack))), "kantor.toml") == pack


@settings(max_examples=250)
@given(st.sampled_from(places(SMALL)), JUNK)
def test_a_junk_value_anywhere_is_refused_with_its_place_or_reads(place: Path_, junk: Any) -> None:
    data = copy.deepcopy(SMALL)
    parent(data, place)[place[-1]] = junk
    accepts_or_names_the_place(data)


@settings(max_examples=150)
@given(st.sampled_from(places(SMALL)))
def test_a_missing_key_anywhere_is_refused_with_its_place_or_reads(place: Path_) -> None:
    data = copy.deepcopy(SMALL)
    del parent(data, place)[place[-1]]
    accepts_or_names_the_place(data)


@settings(max_examples=150)
@given(st.sampled_from([p for p in places(SMALL) if isinstance(parent(SMALL, (*p, 0)), dict)]), ADDED, JUNK)
def test_an_unexpected_key_anywhere_is_refused_with_its_place_or_reads(place: Path_, key: str, junk: Any) -> None:
    data = copy.deepcopy(SMALL)
    parent(data, (*place, 0))[key] = junk
    accepts_or_names_the_place(data)


@given(JUNK)
def test_a_file_that_is_no_catalogue_at_all_is_refused(junk: Any) -> None:
    with pytest.raises(CatalogueError, match=r"kantor\.toml"):
        read_pack(junk, "kantor.toml")


def change(**changes: Any) -> dict[str, Any]:
    """The small pack with a change to its second service (SKTM: a question, a flow, a letter)."""
    data = copy.deepcopy(SMALL)
    data["services"][1] |= changes
    return data


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"open": True, "requirements_known": False, "requirements": []}, "belum diketahui"),
        ({"requirements_known": False}, "ada isinya"),
        ({"steps": []}, "alurnya belum diisi"),
        ({"steps": [{"kind": "sign", "actor": "gubernur", "text": "x"}]}, "steps ke-1.*gubernur"),
        ({"steps": [{"kind": "dance", "actor": "camat", "text": "x"}]}, "steps ke-1.*dance"),
        ({"steps": [{"kind": "sign", "actor": "camat"}]}, "steps ke-1.*text"),
        ({"steps": [{"kind": "sign", "actor": "camat", "text": "x", "when": {"umur": ["Ya"]}}]}, "umur"),
        ({"requirements": [{"text": "x", "when": {"nikah": ["Mungkin"]}}]}, "requirements ke-1.*Mungkin"),
        ({"requirements": [{"text": "x", "when": {"nikah": 5}}]}, "requirements ke-1.*nikah"),
        ({"requirements": [{"text": "x", "when": {"nikah": []}}]}, "kosong"),
        ({"requirements": [{"text": "x", "copies": 0}]}, "copies.*antara 1 dan 99"),
        ({"requirements": [{"text": "x", "copies": True}]}, "copies"),
        ({"requirements": [{"text": "x", "form": "stempel"}]}, "form.*stempel"),
        ({"requirements": [{"text": "x", "lembar": 2}]}, "lembar.*tidak dikenal"),
        ({"requirements": [{"text": "x", "items": ["a", ""]}]}, "items"),
        ({"questions": [{"key": "nikah", "ask": "?", "answers": ["Ya"]}]}, "dua jawaban"),
        ({"questions": [{"key": "b", "ask": "?", "answers": ["x", "y"], "when": {"c": ["x"]}}]}, "c.*tidak ada"),
        (
            {
                "questions": [
                    {"key": "a", "ask": "?", "answers": ["x", "y"]},
                    {"key": "b", "ask": "?", "answers": ["x", "y"], "when": {"a": ["z"]}},
                ]
            },
            "jawaban.*z",
        ),
        (
            {
                "questions": [
                    {"key": "a", "ask": "?", "answers": ["x", "y"]},
                    {"key": "b", "ask": "?", "answers": ["x", "y"], "when": {"a": ["x"]}, "tells": {"c": ["1", "2"]}},
                ]
            },
            "tells.*selalu",
        ),
        ({"duration": {"value": 0, "unit": "minutes", "text": "x"}}, "duration.*antara"),
        ({"duration": {"value": 1, "unit": "weeks", "text": "x"}}, "weeks"),
        ({"duration": {"value": 1, "unit": "days", "text": "x", "condition": "hujan"}}, "hujan"),
        ({"fee": {"kind": "mahal"}}, "fee.*mahal"),
        ({"letter": {"kind": "puisi", "title": "X"}}, "letter.*puisi"),
        ({"staff_count": "tiga"}, "staff_count"),
        ({"notes": "satu"}, "notes"),
        ({"applicant": "robot"}, "robot"),
        ({"syarat": []}, "syarat.*tidak dikenal"),
        ({"key": "keramaian"}, "dua kali"),
    ],
)
def test_what_cannot_be_right_is_refused_and_named(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(CatalogueError, match=said) as refused:
        read_pack(change(**changes), "kantor.toml")
    assert refused.value.sentence.startswith("kantor.toml")
    if "key" not in changes:
        assert "services ke-2 (sktm)" in refused.value.sentence


def test_a_decree_date_with_a_time_of_day_is_refused() -> None:
    data = copy.deepcopy(SMALL)
    data["office"]["decree_date"] = dt.datetime(2024, 1, 3, 9, 0)
    with pytest.raises(CatalogueError, match=r"office.*decree_date"):
        read_pack(data, "kantor.toml")


def test_a_file_with_broken_toml_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "rusak.toml").write_text('[office]\nkey = "x"\nkind = kecamatan\n', encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"rusak\.toml.*baris 3"):
        Packs(tmp_path).get("rusak")
    (tmp_path / "bukan.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CatalogueError, match=r"bukan\.toml"):
        Packs(tmp_path).get("bukan")


def test_an_unknown_office_is_refused_and_told_which_there_are() -> None:
    with pytest.raises(NotFound) as refused:
        Packs().get("atlantis")
    assert "lekok" in refused.value.hint
    with pytest.raises(NotFound):
        read_toml(ASSETS / "tidak-ada.toml")


@pytest.mark.parametrize("key", OFFICES)
def test_a_pack_is_written_as_it_was_read(key: str) -> None:
    pack = Packs().get(key)
    assert read_pack(json.loads(json.dumps(pack_as_data(pack))), "salinan") == pack
    assert read_office(json.loads(json.dumps(office_as_data(pack.office))), "salinan") == pack.office


@pytest.mark.parametrize("key", OFFICES)
def test_every_standard_is_kept_and_read_back_unchanged(key: str) -> None:
    pack: OfficePack = Packs().get(key)
    for service in pack.services:
        stored = json.loads(json.dumps(standard_as_data(service.standard)))
        assert read_stored_standard(stored) == service.standard, service.key


TEMPLATE = tomllib.loads((ASSETS / "letters" / "keramaian.toml").read_text(encoding="utf-8"))


@settings(max_examples=150)
@given(st.sampled_from(places(TEMPLATE)), JUNK)
def test_a_junk_value_in_a_letter_template_is_refused_or_reads(place: Path_, junk: Any) -> None:
    data = copy.deepcopy(TEMPLATE)
    parent(data, place)[place[-1]] = junk
    sentence = "keramaian.toml"
    try:
        read_template(data, "keramaian", "keramaian.toml")
    except CatalogueError as error:
        sentence = error.sentence
    assert sentence.startswith("keramaian.toml")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"body": ["{tidak_ada}"]}, "tidak_ada"),
        ({"rows": ["golongan-darah"]}, "golongan-darah"),
        ({"rows": 5}, "rows"),
        ({"particulars": [{"key": "nama", "label": "Nama"}]}, "kembar atau sudah dipakai"),
        ({"particulars": [{"key": "x", "label": "X", "kind": "warna"}]}, "warna"),
        ({"judul": "x"}, "judul"),
        ({"version": 0}, "version"),
    ],
)
def test_a_slip_in_a_letter_template_is_refused_and_named(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(CatalogueError, match=said):
        read_template(changes, "x", "x.toml")
