"""The clock of the law: by kind of complaint, for requests and their one extension; follow-ups; who signs an answer."""

from __future__ import annotations

import datetime as dt

import pytest

from app.assets import Packs
from app.model.worktime import DEFAULT_WEEK, WorkCalendar
from app.rules.authority.seats import document_post, document_seats
from app.rules.clock.statutory import (
    answered_at,
    legal_clock,
    legal_values,
    objection_until,
    plan_is_late,
    plan_is_open,
)
from tests.builders import MONDAY, case_of

CALENDAR = WorkCalendar(DEFAULT_WEEK, {dt.date(2026, 12, 25): "Natal"})
LEKOK, LUMBANG, PRIGEN = (Packs().get(key) for key in ("lekok", "lumbang", "prigen"))


@pytest.mark.parametrize(
    ("kind", "days", "due"),
    [
        ("Permintaan informasi", 5, dt.date(2026, 11, 30)),
        ("Tidak berkadar pengawasan", 14, dt.date(2026, 12, 11)),
        ("Berkadar pengawasan", 60, dt.date(2027, 2, 16)),
        ("", 14, dt.date(2026, 12, 11)),
    ],
)
def test_the_kind_of_a_complaint_decides_its_time(kind: str, days: int, due: dt.date) -> None:
    clock = legal_clock("pengaduan", {"jenis": kind}, MONDAY, CALENDAR)
    assert clock is not None
    assert (clock.days, clock.due.date(), clock.words) == (days, due, f"{days} hari kerja")


def test_a_request_has_ten_days_and_once_seven_more() -> None:
    ten = legal_clock("data-informasi", {}, MONDAY, CALENDAR)
    more = legal_clock("data-informasi", {}, MONDAY, CALENDAR, extended=True)
    assert ten is not None
    assert more is not None
    assert (ten.due.date(), more.due.date()) == (dt.date(2026, 12, 7), dt.date(2026, 12, 16))
    assert more.words == "10 + 7 hari kerja"


def test_the_law_gives_no_time_to_a_letter_or_a_consultation_or_before_anything_was_received() -> None:
    assert legal_clock("skck", {}, MONDAY, CALENDAR) is None
    assert legal_clock("konsultasi", {}, MONDAY, CALENDAR) is None
    assert legal_clock("pengaduan", {}, None, CALENDAR) is None
    assert legal_values(case_of(LEKOK, "skck"), CALENDAR) == {}


def test_papers_say_until_when_the_law_gives_time() -> None:
    said = legal_values(case_of(LEKOK, "data-informasi"), CALENDAR)
    assert said["batas_aturan"] == "Senin, 7 Desember 2026"
    assert said["batas_perpanjangan"] == "Rabu, 16 Desember 2026"


def test_a_refusal_may_be_objected_to_within_thirty_working_days() -> None:
    assert objection_until(MONDAY, CALENDAR) == dt.date(2027, 1, 5)


def test_a_complaint_is_answered_when_the_answer_is_written_a_request_when_it_is_ready() -> None:
    later = MONDAY + dt.timedelta(days=1)
    assert answered_at("pengaduan", later, MONDAY) == MONDAY
    assert answered_at("data-informasi", later, None) == later
    assert answered_at("pengaduan", None, None) is None


def test_a_plan_is_open_until_it_is_done_and_late_after_its_day() -> None:
    plan = {"batas": "2026-11-23", "keadaan": "Direncanakan"}
    assert plan_is_open(plan)
    assert not plan_is_late(plan, dt.date(2026, 11, 23))
    assert plan_is_late(plan, dt.date(2026, 11, 24))
    assert not plan_is_late(plan | {"keadaan": "Selesai"}, dt.date(2026, 11, 24))
    assert not plan_is_open({})


@pytest.mark.parametrize(
    ("pack", "service", "seat"),
    [
        (PRIGEN, "data-informasi", "camat"),  # the camat answers
        (PRIGEN, "pengaduan", "camat"),  # the counter answers: the head signs
        (LUMBANG, "pengaduan", "koordinator"),
        (LEKOK, "pengaduan", "camat"),  # left open by the decree
        (LEKOK, "skck", "kasi-pemerintahan"),  # as the letter
        (PRIGEN, "konsultasi", "camat"),
    ],
)
def test_an_answer_is_signed_by_whoever_answers_else_by_the_head(pack, service: str, seat: str) -> None:  # type: ignore[no-untyped-def]
    assert document_post(pack.service(service).standard.steps, pack.office) == seat


def test_where_the_decree_leaves_it_open_heads_of_section_may_sign_too() -> None:
    seats = document_seats(LEKOK.service("pengaduan").standard.steps, LEKOK.office)
    assert seats[0] == "camat"
    assert {"sekcam", "kasi-pemerintahan"} <= set(seats)
