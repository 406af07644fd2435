"""Seats that are held by officials, and the greeting at the counter."""

from __future__ import annotations

import datetime as dt

import pytest

from app.assets import Packs
from app.rules.authority.seats import official_seats
from app.rules.wording import greeting


@pytest.mark.parametrize("key", Packs().keys())
def test_the_head_is_an_official_and_the_counter_is_not(key: str) -> None:
    seats = list(official_seats(Packs().get(key).office))
    assert seats[0] in ("camat", "lurah")
    assert "petugas" not in seats


@pytest.mark.parametrize(
    ("hour", "words"), [(7, "Selamat pagi"), (11, "Selamat siang"), (15, "Selamat sore"), (18, "Selamat malam")]
)
def test_the_greeting_follows_the_clock(hour: int, words: str) -> None:
    assert greeting(dt.time(hour, 0)) == words
