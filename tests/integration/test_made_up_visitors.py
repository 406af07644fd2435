"""Who comes again in the made-up data: the same person or body, with a service that fits."""

from __future__ import annotations

import datetime as dt
import json
import random
from pathlib import Path

import pytest

from app.actions.demo import fill
from app.actions.made_up import made_up_applicant
from app.actions.made_up_visitors import comes_for
from app.model.catalogue import ApplicantKind
from app.model.made_up_stories import STORIES
from tests.builders import MONDAY, Counter, open_office
from tests.integration.commands.conftest import ask

LAST = dt.date(2026, 11, 20)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Counter]:
    """A month of Lumbang, whose services are asked for by persons, foreigners and bodies."""
    folder = tmp_path_factory.mktemp("demo")
    with open_office(folder, "lumbang") as counter:
        fill(counter.store, LAST, 1, 12, 7)
    return folder / "lumbang.db", counter


def applicants(path: Path) -> list[tuple[str, dict[str, str]]]:
    """Service and applicant of each file, in the order in which they came."""
    return [
        (key, json.loads(found)) for key, found in ask(path, "SELECT service_key, applicant FROM case_file ORDER BY id")
    ]


def test_about_one_in_six_was_here_before(filled: tuple[Path, Counter]) -> None:
    seen: set[str] = set()
    again = 0
    every = [one for _key, one in applicants(filled[0]) if one["name"] != "Anonim"]
    for one in every:
        who = one.get("nik") or one.get("passport") or one["name"]
        again += who in seen
        seen.add(who)
    assert 0.1 < again / len(every) < 0.3


def test_a_body_comes_again_only_as_itself(filled: tuple[Path, Counter]) -> None:
    of_desa = {"perangkat-desa", "kepala-desa", "dd-add-pengantar", "dd-add-rekomendasi"}
    heads: dict[tuple[str, str], set[str]] = {}
    for key, one in applicants(filled[0]):
        if one["kind"] == "institution":
            assert one["contact_name"]
            heads.setdefault((one["name"], one.get("nik", "")), set()).add(key)
    for (name, _nik), keys in heads.items():
        if name.startswith(("Pemerintah Desa", "BPD")):
            assert keys <= of_desa, name
        else:
            assert not keys & of_desa, name


def test_nobody_registers_for_the_police_at_seventy(filled: tuple[Path, Counter]) -> None:
    born = [one["birth_date"] for key, one in applicants(filled[0]) if key == "pns-tni-polri"]
    assert born
    ages = [(LAST - dt.date.fromisoformat(day)).days // 365 for day in born]
    assert max(ages) <= 35


def test_a_person_is_no_body_and_an_old_one_no_recruit(tmp_path: Path) -> None:
    with open_office(tmp_path, "lumbang") as counter:
        with counter.store.read() as uow:
            office = uow.office.profile()
        rng, today = random.Random(3), MONDAY.date()
        police, village = STORIES["pns-tni-polri"][0], STORIES["perangkat-desa"][0]
        young = made_up_applicant(rng, ApplicantKind.PERSON, today, ("Pancur",), police)
        body = made_up_applicant(rng, ApplicantKind.INSTITUTION, today, ("Pancur",), village)
        assert comes_for(young, counter.service("pns-tni-polri"), police, office, today)
        assert not comes_for(young, counter.service("perangkat-desa"), village, office, today)
        assert comes_for(body, counter.service("perangkat-desa"), village, office, today)
        assert not comes_for(body, counter.service("bansos"), STORIES["bansos"][0], office, today)
        later = today.replace(year=today.year + 30)
        assert not comes_for(young, counter.service("pns-tni-polri"), police, office, later)


def test_the_schedule_of_the_demo_meets_in_villages_of_the_office(filled: tuple[Path, Counter]) -> None:
    places = {place for (place,) in ask(filled[0], "SELECT place FROM schedule")}
    villages = {"Wonorejo", "Banjarimbo", "Welulang", "Watulumbung", "Panditan", "Bulukandang", "Lumbang", "Pancur",
                "Kronto", "Karangasem", "Cukurguling", "Karangjati"}  # fmt: skip
    assert places
    assert places <= {f"Balai Desa {village}" for village in villages}
