"""Which services ask what a file is for: those whose papers say it, and no other."""

from __future__ import annotations

import pytest

from app.assets import Packs, Templates
from app.model.letter_template import GENERAL
from app.rules.papers.patterns import placeholders

TEMPLATES = Templates()
KEYS = sorted({service.key for key in Packs().keys() for service in Packs().get(key).services} | {GENERAL})  # noqa: SIM118


def said(key: str) -> set[str]:
    """What the letter and the papers of a service say."""
    template, procedure = TEMPLATES.get(key), TEMPLATES.procedure(key)
    patterns = [template.opening, *template.body, *template.giving, template.closing, *(r.value for r in template.rows)]
    for document in procedure.documents:
        patterns += [document.title, document.subject, document.closing]
        for section in document.sections:
            patterns += [*section.body, *(row.value for row in section.rows), *section.cells]
    return {name for pattern in patterns for name in placeholders(pattern)}


@pytest.mark.parametrize("key", KEYS)
def test_the_purpose_is_asked_exactly_where_a_paper_says_it(key: str) -> None:
    assert TEMPLATES.get(key).asks_purpose == ("keperluan" in said(key))


@pytest.mark.parametrize(
    ("key", "asked"),
    [
        ("skck", True), ("sktm", True), ("legalisir-ktp", True), (GENERAL, True), ("pbb", False),
        ("sosialisasi", False), ("kk-terbit", False), ("ktp-rekam", False),
        ("dd-add-pengantar", False), ("pengaduan", False),
    ],
)  # fmt: skip
def test_who_pays_a_tax_is_not_asked_what_for(key: str, asked: bool) -> None:
    assert TEMPLATES.get(key).asks_purpose is asked


def test_a_paper_without_a_purpose_has_no_empty_row_for_it() -> None:
    for key in KEYS:
        for document in TEMPLATES.procedure(key).documents:
            rows = [row.value for section in document.sections for row in section.rows]
            assert "{keperluan}" not in rows, f"{document.key} of {key} would print an empty row"
