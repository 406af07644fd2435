"""What the page of a finished complaint says of its two clocks: the office's promise and the law."""

from __future__ import annotations

import datetime as dt

import pytest

from app.assets import Packs
from app.model.procedure import Record
from app.model.worktime import DEFAULT_WEEK, WorkCalendar
from app.rules.clock.statutory import ANSWER_FORM
from tests.builders import MONDAY, case_of
from ui.case.procedure_view import legal_words

CALENDAR = WorkCalendar(DEFAULT_WEEK)


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (dt.timedelta(hours=1), "Tepat waktu menurut aturan"),
        (dt.timedelta(days=5), "Lewat janji kantor; masih tepat waktu menurut aturan"),
        (dt.timedelta(days=300), "Lewat batas aturan"),
    ],
)
def test_a_missed_promise_is_said_though_the_law_gives_longer(after: dt.timedelta, words: str) -> None:
    case = case_of(
        Packs().get("prigen"),
        "pengaduan",
        complete_at=MONDAY,
        due_at=MONDAY + dt.timedelta(days=3),
        finished_at=MONDAY + after,
    )
    answer = Record(ANSWER_FORM, {"isi": "Sudah dibenahi."}, MONDAY + after, "Petugas A")
    assert legal_words(case, (answer,), CALENDAR).startswith(words)
