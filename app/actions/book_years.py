"""Opening a year's book, and what is done while the PC's clock is doubted."""

from __future__ import annotations

import datetime as dt

from app.changes import Change, Outcome, outcome
from app.errors import UserError
from app.model.books import BookYear
from app.model.register import SeriesMode
from app.ports import UnitOfWork
from app.rules.clock.pc_clock import ClockDoubt, doubt
from app.rules.wording import date_words, day_words, one_line


class YearNotOpen(UserError):
    """The register of a year has not been opened."""


class ClockInDoubt(UserError):
    """The PC's clock went back or leapt ahead; an official must confirm it before the next number."""


def open_year(
    year: int, mode: SeriesMode, first: int, uow: UnitOfWork, now: dt.datetime, officer_id: int
) -> Outcome[None]:
    """Opens the register of a year: how its series run and where they begin.

    Raises UserError a second time, or for a far year.
    """
    if uow.books.year(year) is not None:
        raise UserError(f"Buku register {year} sudah dibuka.")
    if not now.year - 1 <= year <= now.year + 1:
        raise UserError(f"Tahun {year} terlalu jauh.", "Periksa tanggal komputer ini.", field="year")
    if not 1 <= first <= 99999:
        raise UserError("Nomor pertama harus bilangan 1 sampai 99999.", field="first")
    uow.books.open_year(BookYear(year, mode, first, now, uow.people.officer(officer_id).name))
    uow.commit()
    return outcome(None, Change.REGISTER)


def ready_year(uow: UnitOfWork, now: dt.datetime, officer_id: int) -> BookYear:
    """The opened book of this year. The office's very first book opens with the settings of its set-up; each later year
    is opened by an officer. Raises YearNotOpen.
    """
    found = uow.books.year(now.year)
    if found is not None:
        return found
    if uow.books.any_year():
        raise YearNotOpen(f"Buku register {now.year} belum dibuka.", "Buka dulu di Buku Register.")
    settings = uow.office.settings()
    officer = uow.people.officer(officer_id).name
    opened = BookYear(now.year, settings.series_mode, settings.first_number, now, officer)
    uow.books.open_year(opened)
    return opened


def check_clock(uow: UnitOfWork, now: dt.datetime) -> None:
    """Raises ClockInDoubt when the clock went back or leapt ahead since the last number, or since an official last
    confirmed it: each confirmation is for its own day, and a later leap is doubted again.
    """
    last, confirmed = _trusted(uow)
    why = doubt(now, confirmed or last)
    if why is None or last is None:
        return
    way = "sebelum" if why is ClockDoubt.BACK else "jauh sesudah"
    since = f"terakhir dipastikan ({date_words(confirmed.date())})" if confirmed else ""
    since = since or f"nomor terakhir ({date_words(last.date())})"
    raise ClockInDoubt(
        f"Jam komputer menunjuk {day_words(now.date())}, {way} {since}.",
        "Betulkan jam komputer, atau minta pejabat memastikannya di Buku Register.",
    )


def confirm_clock(
    official: str,
    reason: str,
    uow: UnitOfWork,
    now: dt.datetime,
    officer_id: int,
    *,
    seen: dt.date | None = None,
) -> Outcome[None]:
    """Notes that an official vouches for the clock as it stands now, with a reason; numbering goes on.

    Does nothing when nobody doubts it. Raises UserError when the clock leapt on from the date that the official has
    `seen`.
    """
    if seen is not None and now.date() != seen:
        raise UserError(f"Sekarang jam komputer menunjuk {day_words(now.date())}.", "Pastikan tanggal itu.")
    who, why = one_line(official), one_line(reason)
    if not who:
        raise UserError("Nama pejabat belum diisi.", field="official")
    if not why:
        raise UserError("Alasan belum diisi.", field="reason")
    last, confirmed = _trusted(uow)
    if last is None or doubt(now, confirmed or last) is None:
        return outcome(None)
    uow.books.confirm_leap(now, last, who, uow.people.officer(officer_id).name, why)
    uow.commit()
    return outcome(None, Change.REGISTER)


def _trusted(uow: UnitOfWork) -> tuple[dt.datetime | None, dt.datetime | None]:
    """When the last number was taken, and when an official has confirmed the clock since then."""
    last = uow.books.last_entry_at()
    return last, uow.books.leap_confirmed(last) if last else None
