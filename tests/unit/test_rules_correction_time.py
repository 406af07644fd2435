"""The three times 24 hours of a correction."""

from __future__ import annotations

import datetime as dt

import pytest

from app.rules.correction_time import ON_REQUEST, asked_note, asked_words, is_late, is_requested

ASKED = dt.datetime(2026, 11, 20, 9, 14)


@pytest.mark.parametrize(
    ("reason", "asked"),
    [(ON_REQUEST, True), ("Atas permintaan pemohon: ejaan nama", True), ("Salah ketik.", False), ("", False)],
)
def test_a_reason_says_whether_the_applicant_asked(reason: str, asked: bool) -> None:
    assert is_requested(reason) is asked


def test_the_weekend_counts_and_the_last_minute_is_in_time() -> None:
    assert not is_late(ASKED, dt.datetime(2026, 11, 23, 9, 14))
    assert is_late(ASKED, dt.datetime(2026, 11, 23, 9, 15))


def test_the_words_say_until_when_and_when_it_was_late() -> None:
    in_time, late = (asked_note(ASKED, dt.datetime(2026, 11, day, 10, 0)) for day in (21, 23))
    assert in_time == ("Paling lambat Senin, 23 November 2026, pukul 09.14 (3 × 24 jam).", "muted")
    assert late[1] == "warning"
    assert "batasnya Senin, 23 November 2026, pukul 09.14" in late[0]
    assert asked_words(ASKED, ASKED) == "diminta 20-11-2026 09.14"
