"""Who has a file and what is used of its promise: the clock stands still in pauses and stops when it is ready."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.assets import Packs
from app.model.authority import Authority, AuthorityKind, Powers, Presence
from app.model.case import CaseCard, CaseState, Pause, PauseCause
from app.model.people import Official
from app.model.stack import StackFile
from app.model.worktime import DEFAULT_WEEK, WorkCalendar
from app.rules.holders import held_note, holder_key, holder_of, holder_order, share

CALENDAR = WorkCalendar(DEFAULT_WEEK)
DAY = dt.date(2026, 11, 23)
OFFICE = Packs().get("lekok").office
POWERS = Powers((Official(1, "camat", "Budi Contoh"), Official(2, "sekcam", "Siti Contoh")))


def at(hour, minute=0, day=23):
    return dt.datetime(2026, 11, day, hour, minute)


CARD = CaseCard(
    id=1,
    number="2611-0001-1",
    service_key="sktm",
    service_short="SKTM",
    name="Contoh",
    village="Jatirejo",
    state=CaseState.IN_PROGRESS,
    step_kind="sign",
    step_actor="camat",
    desk="Tanda tangan",
    opened_at=at(8),
    complete_at=at(8),
    due_at=at(10),
    desk_since=at(8, 30),
    letter_number="",
    revision=1,
    promised_at=at(10),
)


@pytest.mark.parametrize(
    ("changes", "key", "title", "name"),
    [
        ({}, "camat", "Camat", "Budi Contoh"),
        ({"step_actor": "kasi"}, "kasi", "Kasi/Pejabat yang Membidangi", ""),
        ({"step_actor": "petugas"}, "petugas", "Loket – petugas", ""),
        ({"step_actor": "desa"}, "desa", "Desa", ""),
        ({"step_actor": "dukcapil"}, "dukcapil", "Dukcapil", ""),
        ({"state": CaseState.RETURNED}, "pemohon", "Pemohon", ""),
        ({"state": CaseState.READY}, "siap", "Loket – siap diambil", ""),
    ],
)
def test_every_file_has_a_holder(changes, key, title, name):
    card = replace(CARD, **changes)
    assert holder_key(card) == key
    holder = holder_of(key, "sktm", OFFICE, POWERS, DAY)
    assert (holder.title, holder.name) == (title, name)


def test_whoever_stands_in_is_named_with_the_capacity():
    grant = Authority(1, 2, "camat", AuthorityKind.PLH, "800/1/2026", DAY)
    powers = replace(POWERS, authorities=(grant,), presences=(Presence(1, at(8), False),))
    assert holder_of("camat", "sktm", OFFICE, powers, DAY).name == "Siti Contoh (Plh. Camat)"


def test_officials_come_first_then_the_counter_then_who_is_outside():
    keys = ["pemohon", "siap", "desa", "petugas", "sekcam", "camat"]
    assert sorted(keys, key=lambda key: holder_order(key, OFFICE.seats)) == [
        "camat",
        "sekcam",
        "petugas",
        "siap",
        "pemohon",
        "desa",
    ]


def test_the_share_of_the_desk_is_part_of_the_whole():
    found = share(CARD, (), at(9), CALENDAR)
    assert (found.here, found.whole) == (0.25, 0.5)


def test_over_the_promise_the_share_goes_on_growing():
    assert share(CARD, (), at(11), CALENDAR).whole == 1.5


def test_while_paused_nothing_more_is_used():
    pause = (Pause(PauseCause.OFFICIAL, at(8, 45), None),)
    card = replace(CARD, pause=PauseCause.OFFICIAL)
    for now in (at(9), at(15)):
        found = share(card, pause, now, CALENDAR)
        assert found.here == 0.125
        assert found.whole == 0.375


def test_a_pause_that_is_over_uses_nothing():
    pauses = (Pause(PauseCause.OFFICIAL, at(8, 40), at(9, 40)),)
    found = share(replace(CARD, due_at=at(11)), pauses, at(10), CALENDAR)
    assert found.whole == pytest.approx(0.5)
    assert found.here == pytest.approx(0.25)


def test_what_is_ready_stopped_its_clock():
    card = replace(CARD, state=CaseState.READY, desk_since=at(9))
    for now in (at(9, 30), at(9, day=27)):
        assert share(card, (), now, CALENDAR).whole == 0.5
        assert share(card, (), now, CALENDAR).here == 0


def test_without_a_promise_there_is_no_share():
    assert share(replace(CARD, due_at=None), (), at(9), CALENDAR) is None


def test_the_note_says_what_holds_a_file():
    assert held_note(StackFile(CARD, 1), at(9)) == ""
    assert held_note(StackFile(CARD, 1), at(11)) == "lewat waktu"
    paused = StackFile(replace(CARD, pause=PauseCause.OFFICIAL), 1, "2600-0001-9", at(9))
    assert held_note(paused, at(11)) == "jam berhenti, pejabat tidak di tempat; lembar antar 2600-0001-9"
