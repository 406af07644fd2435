"""What the national calendar would change in the list of the office, and what it leaves alone."""

from __future__ import annotations

import datetime as dt

from app.model.worktime import BY_GOVERNMENT, Holiday
from app.rules.clock.holiday_update import holiday_update, update_lines, update_words, years_to_update

TODAY = dt.date(2026, 11, 23)
FEAST, MOVED = dt.date(2027, 3, 10), dt.date(2027, 3, 11)
NEW_YEAR = dt.date(2027, 1, 1)


def government(day: dt.date, name: str, removed: bool = False) -> Holiday:
    return Holiday(day, name, BY_GOVERNMENT, removed)


def test_an_estimate_that_moved_one_that_is_settled_and_a_new_day_are_told() -> None:
    stored = [
        government(FEAST, "Hari Raya Idul Fitri (perkiraan)"),
        government(dt.date(2027, 5, 20), "Hari Raya Waisak (perkiraan)"),
        government(dt.date(2027, 6, 6), "Tahun Baru Islam (perkiraan)"),
        government(NEW_YEAR, "Tahun Baru Masehi"),
    ]
    national = {
        NEW_YEAR: "Tahun Baru Masehi",
        MOVED: "Hari Raya Idul Fitri",
        dt.date(2027, 5, 20): "Hari Raya Waisak",
        dt.date(2027, 12, 24): "Cuti Bersama Natal",
    }
    update = holiday_update(stored, national, TODAY)
    assert update_lines(update) == (
        "Hari Raya Idul Fitri: Rabu, 10 Maret 2027 → Kamis, 11 Maret 2027",
        "Hari Raya Waisak: Kamis, 20 Mei 2027 – tanggalnya sudah pasti",
        "Tahun Baru Islam: Minggu, 6 Juni 2027 – tidak lagi libur",
        "Cuti Bersama Natal: Jumat, 24 Desember 2027 – baru",
    )


def test_days_of_the_office_days_that_are_over_and_years_not_asked_for_stay() -> None:
    stored = [
        Holiday(FEAST, "Hari Jadi", "setempat"),
        government(TODAY, "Kemarin"),
        government(dt.date(2028, 1, 1), "Tahun Baru Masehi"),
        government(NEW_YEAR, "Tahun Baru Masehi", removed=True),
    ]
    national = {FEAST: "Hari Raya Idul Fitri", NEW_YEAR: "Tahun Baru Masehi"}
    assert holiday_update(stored, national, TODAY).empty
    assert years_to_update(stored, TODAY) == (2026, 2027, 2028)


def test_the_office_stays_open_on_a_day_that_is_only_called_otherwise() -> None:
    stored = [government(FEAST, "Hari Raya Idul Fitri (perkiraan)", removed=True)]
    update = holiday_update(stored, {FEAST: "Hari Raya Idul Fitri"}, TODAY)
    assert [after.removed for _, after in update.renamed] == [True]


def test_of_a_long_list_the_first_are_told() -> None:
    days = {NEW_YEAR + dt.timedelta(days=n): f"Hari {n}" for n in range(20)}
    said = update_words(holiday_update([], days, TODAY)).splitlines()
    assert (len(said), said[-1]) == (13, "–  dan 8 perubahan lain")
