"""The made-up files of the demo: each service has stories of its own that fit what is asked at the counter."""

import datetime as dt
import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.actions.made_up import made_up_applicant, made_up_particulars, made_up_person
from app.assets import Packs, Templates
from app.model.catalogue import ApplicantKind, OfficeProfile
from app.model.letter_template import FieldKind
from app.model.made_up_stories import STORIES
from app.model.people import Sex
from app.rules.identity import nik_birth
from app.rules.intake import particular_finding
from app.rules.papers.patterns import fill, placeholders
from tests.builders import OFFICES

TODAY = dt.date(2026, 11, 23)
PACKS = {key: Packs().get(key) for key in OFFICES}
SERVICES = sorted({service.key for pack in PACKS.values() for service in pack.services})
STORY_LINES = [pytest.param(key, story, id=f"{key}-{n}") for key in SERVICES for n, story in enumerate(STORIES[key])]


@pytest.mark.parametrize(("key", "story"), STORY_LINES)
def test_a_story_tells_what_is_asked_for_and_nothing_else(key: str, story) -> None:  # type: ignore[no-untyped-def]
    asked = {p.key: p for p in Templates().get(key).particulars}
    assert set(story.extras) <= set(asked)
    assert {p.key for p in asked.values() if p.required} <= set(story.extras)
    for name, told in story.extras.items():
        assert not isinstance(told, int) or asked[name].kind is FieldKind.DATE


@pytest.mark.parametrize(("key", "story"), STORY_LINES)
@pytest.mark.parametrize("office", ["lekok", "kalirejo"])
def test_what_a_story_tells_can_be_received_at_the_counter(office: str, key: str, story) -> None:  # type: ignore[no-untyped-def]
    profile = PACKS[office].office
    kind = next((s.applicant for p in PACKS.values() for s in p.services if s.key == key), ApplicantKind.PERSON)
    applicant = made_up_applicant(random.Random(4), kind, TODAY, (profile.villages[0].name,), story)
    asked = Templates().get(key).particulars
    purpose, told = made_up_particulars(random.Random(4), story, asked, applicant, profile, TODAY)
    for particular in asked:
        assert particular_finding(particular, told.get(particular.key, ""), TODAY) is None, particular.key
    for text in (purpose, *told.values()):
        assert not re.search(r"[{}\[\]]|  ", text), text
        assert "Uraian contoh" not in text


@pytest.mark.parametrize("office", OFFICES)
def test_only_a_desa_asks_for_its_funds_and_officials(office: str) -> None:
    villages = {village.name for village in PACKS[office].office.villages}
    for key in ("dd-add-pengantar", "dd-add-rekomendasi", "perangkat-desa", "kepala-desa"):
        for story in STORIES[key]:
            group = made_up_applicant(random.Random(1), ApplicantKind.INSTITUTION, TODAY, sorted(villages), story)
            assert group.name in (f"Pemerintah Desa {group.village}", f"BPD Desa {group.village}")
            assert group.contact_post in ("Kepala Desa", "Ketua BPD")


def test_an_institution_that_no_story_names_is_stood_for_by_somebody_of_it() -> None:
    posts = {"TPQ Al-Contoh": "Kepala TPQ", "Karang Taruna Contoh Jaya": "Ketua", "Kelompok Tani Contoh": "Ketua"}
    for seed in range(20):
        group = made_up_applicant(random.Random(seed), ApplicantKind.INSTITUTION, TODAY, ("Jatirejo",))
        assert posts[group.name] == group.contact_post


@given(st.randoms(use_true_random=False), st.sampled_from(Sex), st.integers(0, 80), st.integers(1, 10))
def test_a_person_is_of_the_age_and_sex_asked_for(rng: random.Random, sex: Sex, youngest: int, span: int) -> None:
    person = made_up_person(rng, TODAY, (), (youngest, youngest + span), sex)
    assert person.birth_date is not None
    age = (TODAY - person.birth_date).days / 365.25
    assert youngest <= age <= youngest + span
    assert person.sex is sex
    carried = nik_birth(person.nik, TODAY)
    assert carried is not None
    assert carried[1] is sex
    assert person.occupation != "Mengurus rumah tangga" or sex is Sex.FEMALE


def test_nobody_in_a_story_is_real() -> None:
    for stories in STORIES.values():
        for story in stories:
            for told in story.extras.values():
                assert not re.search(r"\b\d{16}\b", str(told)), told
            if story.who and not placeholders(story.who):
                assert "Contoh" in fill(story.who, {})


def test_addresses_fit_the_office() -> None:
    office: OfficeProfile = PACKS["kalirejo"].office
    person = made_up_person(random.Random(2), TODAY, (office.villages[0].name,), street=True)
    assert person.address.startswith("Jalan ")
    assert made_up_person(random.Random(2), TODAY, ("Wates",)).address.startswith("Dusun ")
