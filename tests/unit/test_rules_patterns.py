"""Patterns of letter texts: placeholders are filled, bracketed parts fall away, and values are only ever data."""

import re

from hypothesis import given
from hypothesis import strategies as st

from app.rules.papers.patterns import fill, placeholders, unknown_placeholders

NAMES = st.sampled_from(["nama", "desa", "keperluan"])
VALUES = st.dictionaries(NAMES, st.text("ab {}[]<>&\\1", max_size=8).map(lambda t: re.sub(" +", " ", t).strip()))


def test_placeholders_are_filled() -> None:
    assert (
        fill("Kepala {desa} memberi {nama}.", {"desa": "Jatirejo", "nama": "RINA"}) == "Kepala Jatirejo memberi RINA."
    )


def test_a_bracketed_part_falls_away_with_its_value() -> None:
    pattern = "untuk {nama}[ di {desa}][ dengan keperluan {keperluan}]."
    assert fill(pattern, {"nama": "RINA"}) == "untuk RINA."
    assert fill(pattern, {"nama": "RINA", "desa": "  "}) == "untuk RINA."
    assert fill(pattern, {"nama": "RINA", "desa": "Wates"}) == "untuk RINA di Wates."


def test_a_part_with_two_values_needs_both() -> None:
    pattern = "Ada[ {nama} dari {desa}]."
    assert fill(pattern, {"nama": "RINA"}) == "Ada."
    assert fill(pattern, {"nama": "RINA", "desa": "Wates"}) == "Ada RINA dari Wates."


def test_an_empty_value_leaves_no_double_space() -> None:
    assert fill("Kepala {desa} memberi", {}) == "Kepala memberi"


@given(VALUES)
def test_values_stay_as_typed(values: dict[str, str]) -> None:
    filled = fill("«{nama}|{desa}»[ ({keperluan})]", values)
    expected = f"«{values.get('nama', '')}|{values.get('desa', '')}»"
    if values.get("keperluan", "").strip():
        expected += f" ({values['keperluan']})"
    assert filled == expected


def test_a_value_that_looks_like_a_placeholder_is_not_filled_again() -> None:
    assert fill("{nama} {desa}", {"nama": "{desa}", "desa": "[{nama}]"}) == "{desa} [{nama}]"


def test_names_in_a_pattern_are_found() -> None:
    assert placeholders("{a}[ {b_c}] {D} {}") == {"a", "b_c"}
    assert unknown_placeholders(["{nama}", "[{salah}]"], ["nama"]) == {"salah"}
