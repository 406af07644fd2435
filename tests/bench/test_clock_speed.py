"""The clock stays cheap: a board of files with pauses, and a calendar change over every file on its way.

Processor time is measured, so that a busy machine does not decide. The bounds are several times what is needed.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.actions.calendar import save_week
from app.rules.clock.worktime import age
from app.rules.month.recap import month_period, recap
from tests.builders import MONDAY, Counter, open_office
from tests.full_book import by_another_program

FILES = 2_000
SHORT = dict.fromkeys(range(5), ((480, 900),))
COPY = """
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})
INSERT INTO case_file (number, token, {columns}) SELECT 'X' || i, 'x' || i, {columns} FROM n, case_file WHERE id = 1
"""
PAUSE = """
INSERT INTO case_pause (case_id, cause, began_at, ended_at, note)
SELECT id, 'pemohon', ?, ?, 'Berkas di pemohon' FROM case_file WHERE id % 2
"""


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counter]:
    """An office with so many files on their way, every other one with three pauses."""
    folder: Path = tmp_path_factory.mktemp("ramai")
    with open_office(folder) as counter:
        counter.take_in("waris")
        other = by_another_program(counter)
        named = {row[1] for row in other.execute("PRAGMA table_info(case_file)")}
        columns = ", ".join(sorted(named - {"id", "number", "token"}))
        other.execute("BEGIN")
        other.execute(COPY.format(count=FILES - 1, columns=columns))
        for hour in (1, 3, 26):
            span = [MONDAY + dt.timedelta(hours=hour + more) for more in (0, 1)]
            other.execute(PAUSE, [f"{moment}.000000" for moment in span])
        other.execute("COMMIT")
        other.close()
        yield counter


def test_a_calendar_change_over_two_thousand_files_is_done_before_a_bar_would_be_seen(crowded: Counter) -> None:
    start = time.process_time()
    with crowded.store.write() as uow:
        moved = save_week(SHORT, crowded.now.date(), uow, crowded.now, crowded.officer).value
    spent = time.process_time() - start
    assert moved == FILES
    assert spent < 1.2


def test_the_pauses_of_a_month_cost_its_recap_next_to_nothing(crowded: Counter) -> None:
    month = month_period(2026, 11)
    other = by_another_program(crowded)
    other.execute("UPDATE case_file SET finished_at = '2026-11-25 10:00:00.000000' WHERE id <= 1000")
    other.close()
    with crowded.store.read() as uow:
        calendar = uow.office.calendar()
        start = time.process_time()
        facts = list(uow.closing.facts(month))
        read = time.process_time()
        with_pauses = recap(facts, month, calendar).total
        spent = time.process_time() - read
    bare = [replace(fact, pauses=()) for fact in facts]
    assert sum(len(fact.pauses) for fact in facts) == 3 * 500
    again = time.process_time()
    without = recap(bare, month, calendar).total
    assert spent - (time.process_time() - again) < 0.15
    assert read - start < 0.5
    assert with_pauses.finished == without.finished == 1000
    assert (with_pauses.mean_minutes or 0) < (without.mean_minutes or 0)


def test_the_ages_of_two_hundred_cards_cost_next_to_nothing(crowded: Counter) -> None:
    with crowded.store.read() as uow:
        cards, calendar = uow.cases.board()[:200], uow.office.calendar()
    assert len(cards) == 200
    for days in (0, 1, 60):
        now = MONDAY + dt.timedelta(days=days, hours=2)
        start = time.process_time()
        for card in cards:
            assert card.due_at is not None
            assert age(card.opened_at, card.due_at, now, calendar, card.promised_at).text
        assert time.process_time() - start < 0.2
