"""The standards screen without Qt: what is found by typing, and what a pasted list becomes."""

from __future__ import annotations

import datetime as dt

import pytest

from app.assets import Packs
from app.ports import StoredService
from ui.standards.presenter import fits, pasted_lines, service_line


def stored(office: str, key: str) -> StoredService:
    """A service as if it were stored."""
    return StoredService(Packs().get(office).service(key), 1, 1, dt.date(2024, 1, 3), "470")


@pytest.mark.parametrize(
    ("typed", "found"), [("", True), ("sk", True), ("perm sk", True), ("cket", False), ("SKCK", True), ("belum", False)]
)
def test_every_word_typed_begins_a_word_of_the_name(typed: str, found: bool) -> None:
    assert fits(stored("lekok", "skck"), typed) is found


def test_what_a_chip_says_can_be_typed() -> None:
    assert fits(stored("prigen", "skck"), "perlu pers")


def test_the_second_line_says_time_and_fee_or_that_there_is_no_standard() -> None:
    assert service_line(stored("lekok", "pbb").service) == "15 menit · sesuai SPPT"
    assert service_line(stored("prigen", "data-informasi").service) == "1 hari · biaya belum tercantum"
    assert service_line(stored("kalirejo", "kk").service) == "belum ada standar"


def test_a_pasted_list_loses_its_marks_and_empty_lines() -> None:
    text = "Persyaratan\n1. KTP\n 2) KK asli\n\n(3) Akta\na. Formulir F-1.01\n- Pas foto 3x4\n• Surat\n3 lembar materai"
    assert pasted_lines(text) == [
        "Persyaratan", "KTP", "KK asli", "Akta", "Formulir F-1.01", "Pas foto 3x4", "Surat", "3 lembar materai",
    ]  # fmt: skip
