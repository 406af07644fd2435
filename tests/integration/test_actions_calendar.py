"""Changing when the office is open: logged, and running promises follow while receipts keep what they say."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from app.actions.calendar import add_holidays, drop_week, ensure_holidays, save_special_hours, save_week, set_open
from app.actions.moves import resume, return_to_applicant
from app.actions.papers import receipt_of
from app.actions.pauses import follow_officials
from app.changes import Change, Outcome
from app.errors import UserError
from app.model.authority import Presence
from app.model.case import Case, Pause, PauseCause
from app.model.catalogue import StepKind
from app.model.worktime import DEFAULT_WEEK, RAMADAN_WEEK, Holiday, HolidayKind, SpecialHours
from app.rules.clock.promise import promised
from db.holiday_source import indonesian_holidays
from tests.builders import MONDAY, Counter, open_office

TODAY = MONDAY.date()
TUESDAY = MONDAY.date() + dt.timedelta(days=1)
SHORT = dict.fromkeys(range(5), ((480, 840),))
LOCAL = HolidayKind.LOCAL


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with open_office(tmp_path) as made:
        yield made


def do(counter: Counter, action: Callable[..., Outcome[int]], *values: Any) -> Outcome[int]:
    """An action of the calendar, by the officer at the counter."""
    with counter.store.write() as uow:
        return action(*values, uow, counter.now, counter.officer)


def log(counter: Counter) -> list[tuple[Any, ...]]:
    """What the log of settings says, oldest first."""
    with counter.store.engine.connect() as connection:  # type: ignore[attr-defined]
        rows = connection.execute(text("SELECT key, old, new, officer_id FROM setting_log ORDER BY id"))
        return [tuple(row) for row in rows if row.key.startswith(("office.week", "office.special", "holiday"))]


def day_case(counter: Counter) -> Case:
    """A file that is promised in one working day."""
    case = counter.take_in("waris")
    assert case.due_at == dt.datetime(2026, 11, 24, 16, 0)
    return case


def test_other_hours_move_running_promises_and_leave_what_was_promised(counter: Counter) -> None:
    case, other = day_case(counter), counter.take_in("sktm")
    outcome = do(counter, save_week, SHORT, TODAY)
    assert outcome.value == 1
    assert outcome.changes == {Change.OFFICE, Change.CASES}
    stored = counter.case(case)
    assert stored.due_at == dt.datetime(2026, 11, 24, 14, 0)
    assert stored.promised_at == dt.datetime(2026, 11, 24, 16, 0)
    assert counter.case(other) == other
    key, old, new, officer = log(counter)[-1]
    assert (key, old, officer) == ("office.weeks", "[]", counter.officer)
    assert json.loads(new) == [{"first": "2026-11-23", "week": {str(day): [[480, 840]] for day in range(5)}}]
    again = do(counter, save_week, SHORT, TODAY)
    assert (again.value, again.changes, len(log(counter))) == (0, {Change.OFFICE}, 1)
    assert do(counter, save_week, DEFAULT_WEEK, TODAY).value == 1
    assert counter.case(case).due_at == case.due_at
    assert log(counter)[-1][2] == "[]"


def test_days_before_new_hours_keep_the_hours_that_they_had(counter: Counter) -> None:
    case = day_case(counter)
    do(counter, save_week, SHORT, TUESDAY)
    with counter.store.read() as uow:
        calendar = uow.office.calendar()
    assert calendar.spans(TODAY) == DEFAULT_WEEK[0]
    assert calendar.spans(TUESDAY) == SHORT[1]
    assert counter.case(case).due_at == dt.datetime(2026, 11, 24, 14, 0)
    # The hours of a later day do not reach back to a promise that ends before it.
    do(counter, save_week, DEFAULT_WEEK, TUESDAY)
    assert do(counter, save_week, SHORT, TUESDAY + dt.timedelta(days=1)).value == 0
    assert counter.case(case).due_at == case.due_at


def test_hours_to_come_are_put_off_taken_back_and_stay_once_they_hold(counter: Counter) -> None:
    case, thursday = day_case(counter), TUESDAY + dt.timedelta(days=2)
    with counter.store.write() as uow:
        save_week(SHORT, TUESDAY, uow, counter.now, counter.officer)
    with counter.store.write() as uow:
        save_week(SHORT, thursday, uow, counter.now, counter.officer, instead_of=TUESDAY)
    with counter.store.read() as uow:
        assert [one.first for one in uow.office.calendar().later] == [thursday]
    assert counter.case(case).due_at == case.due_at
    do(counter, drop_week, thursday)
    with counter.store.read() as uow:
        assert uow.office.calendar().later == ()
    do(counter, save_week, SHORT, TODAY)
    with pytest.raises(UserError, match="sudah berlaku"):
        do(counter, drop_week, TODAY)
    with pytest.raises(UserError, match="Lebih dari setahun"):
        do(counter, save_week, SHORT, dt.date(2062, 11, 23))


def test_hours_that_cannot_be_are_refused_and_nothing_is_stored(counter: Counter) -> None:
    case = day_case(counter)
    for week in ({}, {0: ((480, 700), (600, 900))}):
        with pytest.raises(UserError):
            do(counter, save_week, week, TODAY)
    assert counter.case(case).due_at == case.due_at
    assert not log(counter)


def test_a_moved_promise_turns_nobody_away_who_is_at_work_on_the_file(counter: Counter) -> None:
    case = day_case(counter)
    do(counter, save_week, SHORT, TODAY)
    assert counter.advance(case).due_at == dt.datetime(2026, 11, 24, 14, 0)


def test_a_document_that_is_ready_has_kept_its_promise_for_good(counter: Counter) -> None:
    ready = counter.walk(counter.take_in("keramaian"), StepKind.HAND_OVER)
    assert do(counter, save_week, SHORT, TODAY).value == 0
    assert counter.case(ready).due_at == ready.due_at


def test_a_calendar_change_counts_the_pauses_of_each_file(counter: Counter) -> None:
    case = day_case(counter)
    counter.later(hours=1)
    away = counter.move(return_to_applicant, case, "KTP buram")
    counter.later(hours=2)
    back = counter.move(resume, away)
    assert back.due_at == dt.datetime(2026, 11, 25, 9, 30)
    do(counter, save_week, SHORT, TODAY)
    # Monday and Tuesday have 12 hours left at 08.00; one was used, two stood still, and one day has six.
    assert counter.case(case).due_at == dt.datetime(2026, 11, 25, 10, 0)
    do(counter, save_week, DEFAULT_WEEK, TODAY)
    assert counter.case(case).due_at == back.due_at


def test_ramadan_hours_hold_by_date_and_are_kept_in_order(counter: Counter) -> None:
    case = day_case(counter)
    periods = [
        SpecialHours(" Lomba  desa ", dt.date(2026, 12, 7), dt.date(2026, 12, 8), {0: ((480, 720),)}),
        SpecialHours("Ramadan", TUESDAY, TUESDAY + dt.timedelta(days=2), RAMADAN_WEEK),
    ]
    assert do(counter, save_special_hours, periods).value == 1
    assert counter.case(case).due_at == dt.datetime(2026, 11, 24, 15, 0)
    with counter.store.read() as uow:
        assert [one.name for one in uow.office.special_hours()] == ["Ramadan", "Lomba desa"]
        assert uow.office.calendar().spans(dt.date(2026, 12, 8)) == ()
        assert uow.office.calendar().spans(dt.date(2026, 12, 9)) == DEFAULT_WEEK[2]
    with pytest.raises(UserError, match="Bertumpuk dengan Ramadan"):
        do(counter, save_special_hours, [*periods[1:], SpecialHours("X", TUESDAY, TUESDAY, RAMADAN_WEEK)])
    assert do(counter, save_special_hours, []).value == 1
    assert counter.case(case).due_at == case.due_at
    assert [row[0] for row in log(counter)] == ["office.special"] * 2


def test_a_local_holiday_closes_its_days_and_says_which_are_closed_already(counter: Counter) -> None:
    case = day_case(counter)
    assert do(counter, add_holidays, TUESDAY, TUESDAY + dt.timedelta(days=1), " Hari  jadi ", LOCAL).value == 1
    assert counter.case(case).due_at == dt.datetime(2026, 11, 26, 16, 0)
    assert log(counter)[0] == ("holiday.2026-11-24", "", "Hari jadi (setempat)", counter.officer)
    for values, said in (
        ((TUESDAY, TUESDAY, "Lagi"), "24 November 2026 sudah libur: Hari jadi."),
        ((MONDAY.date(), TUESDAY, "Lagi"), "24 November 2026 sudah libur: Hari jadi."),
        ((TUESDAY, MONDAY.date(), "Mundur"), "Hari terakhir mendahului hari pertama."),
        ((TUESDAY, TUESDAY, " "), "Nama hari libur belum diisi."),
        ((dt.date(2027, 4, 1), dt.date(2028, 4, 1), "Salah tahun"), "Lebih dari 60 hari."),
    ):
        with pytest.raises(UserError) as caught:
            do(counter, add_holidays, *values, LOCAL)
        assert caught.value.sentence == said
    with counter.store.read() as uow:
        assert MONDAY.date() not in uow.office.calendar().holidays


def test_an_office_that_works_on_a_cuti_bersama_keeps_the_day_on_its_list(counter: Counter) -> None:
    day = dt.date(2026, 12, 24)
    counter.now = dt.datetime(2026, 12, 23, 9, 0)
    case = counter.take_in("waris")
    assert case.due_at == dt.datetime(2026, 12, 28, 16, 0)
    assert do(counter, set_open, day, True).value == 1
    assert counter.case(case).due_at == dt.datetime(2026, 12, 24, 16, 0)
    with counter.store.read() as uow:
        found = next(one for one in uow.office.holidays() if one.day == day)
        assert found.removed
        assert day not in uow.office.calendar().holidays
    assert do(counter, set_open, day, False).value == 1
    assert counter.case(case).due_at == case.due_at
    assert [row[2] for row in log(counter)] == [
        f"{found.name} (pemerintah), kantor buka",
        f"{found.name} (pemerintah)",
    ]
    with pytest.raises(UserError, match="bukan hari libur"):
        do(counter, set_open, TUESDAY, True)


def test_a_day_on_which_the_office_was_to_work_is_closed_again_under_another_name(counter: Counter) -> None:
    day = dt.date(2026, 12, 24)
    do(counter, set_open, day, True)
    do(counter, add_holidays, day, day, "Banjir", LOCAL)
    with counter.store.read() as uow:
        assert Holiday(day, "Banjir", "setempat") in uow.office.holidays()
    assert log(counter)[-1][1:3] == ("Cuti Bersama Hari Raya Natal (pemerintah), kantor buka", "Banjir (setempat)")


def test_holidays_of_a_new_year_come_by_themselves_and_the_offices_own_stay(counter: Counter) -> None:
    with counter.store.write() as uow:
        uow.office.save_holidays({dt.date(2026, 11, 25): "Hari jadi", dt.date(2028, 8, 17): "Pawai"}, "kantor")
        assert ensure_holidays(uow, (2026, 2028), indonesian_holidays).changes == {Change.OFFICE}
    with counter.store.write() as uow:
        assert ensure_holidays(uow, (2026, 2028), indonesian_holidays).changes == frozenset()
        assert uow.office.holiday_years() == {2026, 2027, 2028}
        holidays = uow.office.calendar().holidays
    assert holidays[dt.date(2026, 11, 25)] == "Hari jadi"
    assert holidays[dt.date(2028, 8, 17)] == "Pawai"
    assert dt.date(2028, 12, 25) in holidays
    assert holidays[dt.date(2028, 2, 27)] == "Hari Raya Idul Fitri"


def test_a_promise_over_the_years_end_moves_once_the_next_years_holidays_are_known(counter: Counter) -> None:
    counter.now = dt.datetime(2027, 12, 30, 9, 0)
    case = counter.take_in("waris")
    assert case.standard.duration is not None
    assert case.standard.duration.value == 1
    assert case.due_at == dt.datetime(2027, 12, 31, 16, 30)
    counter.later(days=1)
    late = counter.take_in("waris")
    assert late.due_at == dt.datetime(2028, 1, 3, 16, 0)
    with counter.store.write() as uow:
        uow.office.save_holiday(Holiday(dt.date(2028, 1, 3), "Libur", "setempat"), counter.now, None)
        moved = ensure_holidays(uow, (2027, 2028), indonesian_holidays)
    assert (moved.value, moved.changes) == (1, {Change.OFFICE, Change.CASES})
    assert counter.case(late).due_at == dt.datetime(2028, 1, 4, 16, 0)
    assert counter.case(late).promised_at == late.due_at


def test_a_receipt_printed_again_says_what_was_promised(counter: Counter) -> None:
    case = day_case(counter)

    def said() -> str:
        with counter.store.read() as uow:
            return receipt_of(case.number, uow).promise_strong

    before = said()
    assert before == "Selasa, 24 November 2026, pukul 16.00"
    do(counter, save_week, SHORT, TODAY)
    assert counter.case(case).due_at != case.due_at
    assert said() == before
    counter.later(hours=1)
    counter.move(return_to_applicant, counter.case(case), "KTP buram")
    counter.later(days=3)
    counter.move(resume, counter.case(case))
    assert said() == before


def test_clocks_follow_files_and_officials_as_a_list_of_their_standing_still_says(counter: Counter) -> None:
    """Thirty files under "apabila pejabat ada", given back and taken back while the official comes and goes."""
    rng = counter.rng
    with counter.store.read() as uow:
        officials = {official.seat: official for official in uow.people.officials()}
    counter.now = dt.datetime(2026, 12, 21, 8, 0)
    counter.vouch_for_clock()
    standing: dict[int, list[tuple[dt.datetime, dt.datetime]]] = {}
    since: dict[int, dt.datetime] = {}
    files = [counter.advance(counter.take_in("pns-tni-polri")) for _ in range(30)]
    assert {case.standard.duration.condition for case in files if case.standard.duration} == {"pejabat-ada"}
    with_applicant: set[int] = set()
    present = True
    seat = files[0].step.actor if files[0].step else ""
    for _ in range(60):
        counter.later(minutes=rng.choice([3, 11, 47, 333, 1441, 4000]), seconds=rng.randrange(60))
        if rng.random() < 0.4:
            present = not present
            with counter.store.write() as uow:
                uow.people.mark_presence(Presence(officials[seat].id, counter.now, present), "Petugas A")
                follow_officials(uow, counter.now)
                uow.commit()
        else:
            case = counter.case(rng.choice(files))
            if case.id in with_applicant:
                counter.move(resume, case)
                with_applicant.discard(case.id)
            else:
                counter.move(return_to_applicant, case, "Kurang jelas")
                with_applicant.add(case.id)
        for case in files:
            stands = case.id in with_applicant or not present
            if stands and case.id not in since:
                since[case.id] = counter.now
            elif not stands and case.id in since:
                standing.setdefault(case.id, []).append((since.pop(case.id), counter.now))
    with counter.store.read() as uow:
        calendar = uow.office.calendar()
        for case in files:
            stored = uow.cases.by_id(case.id)
            noted = uow.cases.pauses(case.id)
            spans = standing.get(case.id, [])
            assert (stored.pause is not None) == (case.id in since)
            if case.id in since:
                assert noted[-1].ended_at is None
            assert stored.promised_at == case.due_at
            assert case.complete_at is not None
            assert case.standard.duration is not None
            assert stored.due_at == promised(
                case.complete_at,
                case.standard.duration,
                calendar,
                [Pause(PauseCause.OFFICIAL, *span) for span in spans],
            )
