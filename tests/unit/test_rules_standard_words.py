"""A standard in words: papers, conditions, promises, fees, and what a service waits for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app import VERSION
from app.assets import ROOT, Packs, read_toml
from app.model.catalogue import DurationUnit, FeeKind, Form, Question, Requirement, Service
from app.rules.checklist import paper_words
from app.rules.packs.standard_words import (
    Readiness,
    actor_title,
    duration_words,
    fee_words,
    lacking_words,
    open_notes,
    readiness,
    when_words,
)


def service(office: str, key: str) -> Service:
    """A service of a catalogue file."""
    return Packs().get(office).service(key)


@pytest.mark.parametrize(
    ("requirement", "words"),
    [
        (Requirement("KTP", Form.COPY, 2), "fotokopi, 2 lembar"),
        (Requirement("Pas foto", Form.ORIGINAL), "asli"),
        (Requirement("Surat", Form.ANY), ""),
        (Requirement("Surat", Form.ANY, 3), "3 lembar"),
        (Requirement("Usia 21 tahun", Form.CONDITION), "diperiksa petugas"),
    ],
)
def test_a_paper_says_its_form_and_number(requirement: Requirement, words: str) -> None:
    assert paper_words(requirement) == words


def test_a_condition_names_question_and_answers() -> None:
    questions = (Question("a", "Untuk apa?", ("TNI", "Polri", "Lain")), Question("b", "Sudah nikah?", ("Ya", "Tidak")))
    assert when_words({}, questions) == ""
    assert when_words({"a": ("TNI", "Polri"), "b": ("Ya",)}, questions) == (
        "Hanya jika “Untuk apa?” dijawab TNI atau Polri dan “Sudah nikah?” dijawab Ya"
    )


def test_promise_and_fee_read_as_in_the_decrees() -> None:
    assert duration_words(10, DurationUnit.MINUTES, "pejabat-ada") == "10 menit, apabila pejabat ada"
    assert duration_words(2, DurationUnit.WORKING_DAYS, "") == "2 hari kerja"
    assert [fee_words(fee) for fee in (FeeKind.FREE, FeeKind.BY_SPPT, None)] == [
        "gratis",
        "sesuai SPPT",
        "belum tercantum",
    ]


def test_every_promise_of_the_catalogue_reads_as_the_words_say() -> None:
    for key in Packs().keys():  # noqa: SIM118 - not a dict
        for one in Packs().get(key).services:
            promised = one.standard.duration
            if promised is not None:
                assert promised.text == duration_words(promised.value, promised.unit, promised.condition)


def test_a_service_says_what_it_waits_for() -> None:
    lost, unwritten = service("prigen", "skck"), service("kalirejo", "kehilangan")
    assert readiness(lost) is Readiness.NO_REQUIREMENTS
    assert "hilang dari pindaian" in lacking_words(lost.standard)
    assert "tidak memuat standar" in lacking_words(unwritten.standard)
    assert readiness(service("lekok", "skck")) is Readiness.OPEN
    assert lacking_words(service("lekok", "skck").standard) == ""
    known = replace(unwritten, standard=replace(unwritten.standard, requirements_known=True))
    assert readiness(known) is Readiness.NO_STEPS
    assert lacking_words(known.standard).startswith("Alur layanan ini belum ada.")
    ours = replace(lost.standard, legal_basis=())
    assert lacking_words(ours).startswith("Daftar persyaratan belum diisi.")
    assert readiness(replace(service("lekok", "skck"), open=False)) is Readiness.CLOSED


def test_a_note_that_asks_for_something_goes_when_it_is_there() -> None:
    lost = service("prigen", "skck").standard
    assert open_notes(lost) == lost.notes
    filled = replace(lost, requirements_known=True, requirements=(Requirement("KTP"),))
    assert lost.notes[0].startswith("Daftar persyaratan hilang")
    assert open_notes(filled) == lost.notes[1:]
    late = service("prigen", "kepala-desa").standard
    assert open_notes(late) == late.notes
    promised = replace(late, duration=service("lekok", "skck").standard.duration)
    assert set(late.notes) - set(open_notes(promised)) == {
        "Jangka waktu hilang dari pindaian; isi menurut keputusan asli."
    }


def test_a_note_that_asks_for_several_things_waits_for_the_last() -> None:
    named = service("kalirejo", "kehilangan").standard
    whole = service("lekok", "skck").standard
    assert open_notes(replace(named, requirements_known=True, steps=whole.steps)) == named.notes
    assert open_notes(replace(whole, notes=named.notes)) == named.notes[:1]


def test_no_note_of_the_catalogue_is_done_with_before_the_office_has_done_anything() -> None:
    for key in Packs().keys():  # noqa: SIM118 - not a dict
        for one in Packs().get(key).services:
            assert open_notes(one.standard) == one.standard.notes


def test_an_actor_is_a_seat_or_the_applicant() -> None:
    assert actor_title({"camat": "Camat"}, "camat") == "Camat"
    assert actor_title({}, "pemohon") == "Pemohon"


def test_the_release_is_the_one_of_the_project_file() -> None:
    assert read_toml(ROOT.parent / "pyproject.toml")["project"]["version"] == VERSION
