"""What the intake asks only once: answers that tell particulars, and requirements that typed fields answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.assets import Packs, Templates
from app.errors import CatalogueError
from app.model.catalogue import ApplicantKind, OfficePack, Requirement, Service, ServiceStandard
from app.model.people import Applicant
from app.rules.asked_once import (
    APPLICANT_FIELDS,
    AT_COUNTER,
    fields_of,
    left_to_ask,
    told,
    typed_fields,
    typed_ticks,
    untyped,
    usual_answers,
)
from app.rules.checklist import missing
from app.rules.packs.catalogue_reading import read_stored_standard
from app.rules.packs.catalogue_writing import standard_as_data
from app.rules.secrecy import papers_excused

PACKS = {key: Packs().get(key) for key in Packs().keys()}  # noqa: SIM118 - not a dict
COMPLAINTS = [pack for pack in PACKS.values() if any(s.key == "pengaduan" for s in pack.services)]
EVERY = [pytest.param(service, id=f"{key}-{service.key}") for key, pack in PACKS.items() for service in pack.services]
RINA = Applicant(ApplicantKind.PERSON, "Rina Contoh", address="Dusun Krajan")
SAID = {"uraian": "Surat belum selesai", "kerugian": "tidak ada", "permintaan": "Surat diselesaikan"}


def standard(office: str, key: str) -> ServiceStandard:
    return PACKS[office].service(key).standard


@pytest.mark.parametrize("pack", COMPLAINTS, ids=lambda pack: pack.office.key)
def test_a_complaint_spoken_at_the_counter_is_the_usual_one(pack: OfficePack) -> None:
    content, template = pack.service("pengaduan").standard, Templates().get("pengaduan")
    begun = {q.key: q.usual for q in left_to_ask(content, template).particulars if q.usual}
    begun |= told(content, usual_answers(content))
    assert begun == {"saluran": "Lisan di loket"}, "asked once, by a question or by a field"


@pytest.mark.parametrize("office", ["prigen", "kalirejo"])
def test_what_a_complaint_must_hold_is_typed_and_not_ticked_again(office: str) -> None:
    content = standard(office, "pengaduan")
    answers = usual_answers(content)
    assert missing(content, answers, {}) == (), "nothing spoken is laid on the counter"
    nothing = typed_fields(Applicant(ApplicantKind.PERSON, ""), {})
    assert untyped(content, answers, nothing) == ("name", "address", "uraian", "kerugian", "permintaan")
    whole = typed_ticks(content, answers, typed_fields(RINA, SAID))
    assert set(whole) == {"1.1", "1.2", "1.3", "1.4"}
    assert set(typed_ticks(content, answers, typed_fields(replace(RINA, address=" "), SAID))) == {"1.2", "1.3", "1.4"}


@pytest.mark.parametrize("office", ["prigen", "kalirejo"])
def test_of_a_letter_of_complaint_its_address_is_looked_at(office: str) -> None:
    lacking = missing(standard(office, "pengaduan"), {"cara": "Surat"}, {})
    assert [one.row.form.value for one in lacking] == ["condition"]


@pytest.mark.parametrize(
    ("channel", "excused"),
    [
        ("Lisan di loket", False), ("Surat", False), ("Telepon", True), ("WhatsApp/pos-el", True),
        ("Kotak saran", True), ("SP4N-LAPOR!", True),
    ],
)  # fmt: skip
def test_only_who_stands_at_the_counter_or_wrote_lays_papers_on_it(channel: str, excused: bool) -> None:
    assert papers_excused({"saluran": channel}) == excused


@pytest.mark.parametrize(("office", "key"), [("lumbang", "konsultasi"), ("prigen", "konsultasi")])
def test_how_a_consultation_is_held_is_asked_once(office: str, key: str) -> None:
    content, template = standard(office, key), Templates().get(key)
    assert "medium" not in {q.key for q in left_to_ask(content, template).particulars}
    media = next(q for q in template.particulars if q.key == "medium").choices
    assert content.questions[0].answers == media
    assert [told(content, {"cara": medium})["medium"] for medium in media] == list(media)


@pytest.mark.parametrize(
    ("key", "answer", "kind"),
    [
        ("perangkat-desa", "Rotasi", "rotasi"),
        ("perangkat-desa", "Pemberhentian", "pemberhentian"),
        ("kepala-desa", "Kepala Desa", "pengangkatan"),
        ("kepala-desa", "BPD", "pemberhentian dan penggantian antarwaktu"),
    ],
)
def test_the_variant_of_a_proposal_says_its_kind(key: str, answer: str, kind: str) -> None:
    content = standard("prigen", key)
    assert told(content, {"jenis": answer})["jenis_usul"] == kind
    assert "jenis_usul" not in {q.key for q in left_to_ask(content, Templates().get(key)).particulars}
    lekok = standard("lekok", key)
    assert "jenis_usul" in {q.key for q in left_to_ask(lekok, Templates().get(key)).particulars}


@pytest.mark.parametrize("service", EVERY)
def test_what_is_asked_once_is_asked_somewhere_and_kept_with_the_standard(service: Service) -> None:
    content = service.standard
    particulars = {q.key for q in Templates().get(service.key).particulars}
    assert {key for q in content.questions for key in q.tells} <= particulars
    left = {q.key for q in left_to_ask(content, Templates().get(service.key)).particulars}
    named = {key for r in content.requirements for fields in r.fields for key in fields}
    assert named <= left | APPLICANT_FIELDS | {AT_COUNTER}
    assert read_stored_standard(standard_as_data(content)) == content


def test_a_part_that_is_worded_anew_is_ticked_by_hand_again() -> None:
    kept = Requirement("Pengaduan", items=("Nama", "Uraian"), fields=(("name",), ("uraian",)))
    assert fields_of(kept, ("Uraian", "Nama")) == (("uraian",), ("name",))
    assert fields_of(kept, ("Nama lengkap", "Uraian", "Saksi")) == ((), ("uraian",), ())
    assert fields_of(kept, ()) == ()
    assert fields_of(Requirement("Nama", fields=(("name",),)), ()) == (("name",),)


@pytest.mark.parametrize(
    ("place", "wrong"),
    [
        ("questions", {"tells": {"saluran": ["Surat"]}}),
        ("questions", {"usual": "Merpati"}),
        ("requirements", {"fields": [["name"]]}),
    ],
)
def test_a_list_that_does_not_fit_its_answers_or_parts_is_refused(place: str, wrong: dict[str, object]) -> None:
    data = standard_as_data(standard("prigen", "pengaduan"))
    data[place][0] |= wrong
    with pytest.raises(CatalogueError):
        read_stored_standard(data)
