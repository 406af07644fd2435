"""What a form begins with: nothing has to be typed twice, and nothing is put where it does not belong."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.assets import Packs
from app.errors import CatalogueError
from app.model.case import Case
from app.model.letter_template import FieldKind, Particular
from app.model.procedure import Record, StepForm
from app.rules.form_beginning import beginning
from app.rules.packs.procedure_reading import read_procedure
from tests.builders import RINA, case_of

AT = dt.datetime(2026, 11, 23, 9, 14)
FIELDS = (
    Particular("nop", "NOP", FieldKind.NOP),
    Particular("hari", "Hari"),
    Particular("tanggal", "Tanggal", FieldKind.DATE),
    Particular("hasil", "Hasil", FieldKind.CHOICE, choices=("Ya", "Tidak")),
    Particular("siapa", "Siapa"),
)
BEGINS = {"hari": ("kapan",), "tanggal": ("kapan",), "siapa": ("lain.siapa", "nama"), "hasil": ("lain.hasil",)}
SAID = {"nop": "991422000100100010", "kapan": "2026-12-02"}


def case(**particulars: str) -> Case:
    return case_of(Packs().get("lekok"), "pbb", replace(RINA, name="Budi  Contoh"), particulars=particulars)


def form(**changes: object) -> StepForm:
    return StepForm("isian", "Isian", FIELDS, begins=BEGINS, **changes)  # type: ignore[arg-type]


def test_a_form_begins_with_what_intake_and_other_forms_said() -> None:
    other = Record("lain", {"hasil": "Ya"}, AT, "A")
    assert beginning(form(), case(**SAID), [other], AT.date()) == {
        "nop": SAID["nop"],
        "hari": "Rabu, 2 Desember 2026",
        "tanggal": "2026-12-02",
        "hasil": "Ya",
        "siapa": "Budi Contoh",
    }


def test_what_the_field_cannot_hold_is_left_out() -> None:
    other = Record("lain", {"hasil": "Mungkin"}, AT, "A")
    assert beginning(form(), case(kapan="besok"), [other], AT.date()) == {"hari": "besok", "siapa": "Budi Contoh"}


def test_what_was_written_before_is_shown_again_but_not_in_one_more_of_its_kind() -> None:
    before = Record("isian", {"nop": "1", "hari": "Senin"}, AT, "A")
    assert beginning(form(), case(**SAID), [before], AT.date()) == before.data
    again = beginning(form(repeats=True), case(**SAID), [before], AT.date())
    assert "nop" not in again
    assert again["siapa"] == "Budi Contoh"


def test_a_rung_of_a_consultation_begins_empty() -> None:
    assert beginning(form(answers={"hasil": ("Ya",)}), case(**SAID), [], AT.date()) == {}


@pytest.mark.parametrize("more", [{"begins": {"nop": ["entah"]}}, {"begins": {"entah": ["nop"]}}, {"after": "entah"}])
def test_a_procedure_that_names_what_is_not_there_is_refused(more: dict[str, object]) -> None:
    data = {"version": 1, "forms": [{"key": "a", "title": "A", "fields": [{"key": "nop", "label": "NOP"}], **more}]}
    with pytest.raises(CatalogueError, match="tidak ada"):
        read_procedure(data, "pbb", "pbb.toml", ())
