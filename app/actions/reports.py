"""Reports of a month, quarter or year: gathers the facts of one moment, makes report or export of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.actions.book_reading import area_of, books_of, columns_of, layouts, look_of, read_period
from app.actions.closing import month_of, next_to_close, problems
from app.actions.pauses import powers
from app.actions.setup import the_office
from app.errors import UserError
from app.model.books import Book, MonthClose, Problem, in_words
from app.model.catalogue import OfficeKind
from app.model.month import (
    EDITION_LABELS,
    Edition,
    MonthBook,
    PeriodFacts,
    Report,
    ReportFrame,
    Uncollected,
)
from app.model.papers import PaperSize, ReportContent, SheetContent, SignatureBlock
from app.model.recap import Period
from app.model.worktime import WorkCalendar
from app.ports import UnitOfWork
from app.rules.authority.signing import proposed
from app.rules.books.pages import book_sheet, register_sheet
from app.rules.clock.worktime import working_days
from app.rules.month.book import month_book
from app.rules.month.recap import month_period, period_before, quarter_period, recap, year_period
from app.rules.month.report import report_content
from app.rules.month.sheets import recap_sheet
from app.rules.papers.letter_text import Signer, letterhead, signature
from app.rules.wording import one_line

_NO_SERVICE = "laporan"
"""A report is no service: whoever may sign for some services only does not sign it."""
_WITH_FACTS = frozenset({Edition.ALL, Edition.RECAP})
_WITH_BOOK = frozenset({Edition.ALL, Edition.REGISTER})
_OTHER_BOOKS = frozenset(Edition(book) for book in Book if book is not Book.REGISTER)
DAILY = _OTHER_BOOKS
"""What may be asked for one day alone: books that no month closes."""


@dataclass(frozen=True, slots=True)
class PeriodView:
    """What the screen shows of a period. `closable` is empty when it can be closed now, else why it cannot."""

    period: Period
    facts: PeriodFacts
    closes: tuple[MonthClose, ...]
    closed: bool
    problems: tuple[Problem, ...]
    closable: str


def months_of(period: Period) -> tuple[str, ...]:
    """The months of a period as the chain of seals names them."""
    first, last = period.first, period.last
    return tuple(f"{first.year}-{month:02d}" for month in range(first.month, last.month + 1))


def is_closed(period: Period, uow: UnitOfWork) -> bool:
    """Whether every month of a period is closed; months before the office's first book have nothing to close."""
    closes = uow.closing.closes()
    if not closes:
        return False
    closed = {close.month for close in closes}
    wanted = [month for month in months_of(period) if month >= closes[0].month]
    return bool(wanted) and closed.issuperset(wanted)


def known_periods(uow: UnitOfWork, now: dt.datetime) -> tuple[Period, ...]:
    """Every month from the first number to this one, the latest first; at least this month."""
    first = uow.closing.first_day() or now.date()
    month = month_period(now.year, now.month)
    found = [month]
    while month.first > first:
        month = period_before(month)
        found.append(month)
    return tuple(found)


def editions_of(uow: UnitOfWork) -> tuple[Edition, ...]:
    """What can be printed of a period in this office."""
    books = books_of(uow)
    return tuple(one for one in Edition if one not in _OTHER_BOOKS or Book(one) in books)


def wider_period(month: Period, months: int) -> Period:
    """The month itself, its quarter (3) or its year (12)."""
    if months == 12:
        return year_period(month.first.year)
    if months == 3:
        return quarter_period(month.first.year, (month.first.month + 2) // 3)
    return month


def report_of(
    edition: Edition,
    period: Period,
    uow: UnitOfWork,
    now: dt.datetime,
    officer_id: int,
    *,
    paper: PaperSize = PaperSize.F4,
    full_nik: bool = False,
) -> ReportContent:
    """The report of a period, ready to draw. Raises UserError for a period that has not begun."""
    _check_begun(period, now)
    _check_kept(edition, uow)
    frame = report_frame(period, uow, now, officer_id, paper)
    report = Report(edition, frame, columns=layouts(uow), full_nik=full_nik)
    if edition in _WITH_FACTS:
        report = replace(report, facts=read_facts(period, uow, now))
    if edition in _WITH_BOOK:
        report = replace(report, book=read_book(period, uow))
    if edition in _OTHER_BOOKS:
        report = replace(report, rows=read_period(Book(edition), period, uow))
    return report_content(report)


def sheet_of(
    edition: Edition, period: Period, uow: UnitOfWork, now: dt.datetime, *, full_nik: bool = False
) -> SheetContent:
    """The export of a period; the whole edition exports its register. Raises UserError for one that has not begun."""
    _check_begun(period, now)
    _check_kept(edition, uow)
    if edition is Edition.RECAP:
        facts = read_facts(period, uow, now)
        return recap_sheet(facts.now, facts.before)
    look, stored = look_of(uow, full_nik=full_nik), layouts(uow)
    if edition in _OTHER_BOOKS:
        book = Book(edition)
        return book_sheet(book, read_period(book, period, uow), columns_of(book, stored), period.label, look)
    return register_sheet(read_book(period, uow), columns_of(Book.REGISTER, stored), period.label, look)


def note_export(
    edition: Edition, period: Period, target: str, reason: str, uow: UnitOfWork, now: dt.datetime, officer_id: int
) -> None:
    """Logs what left the program, where to and by whom; full NIK only with a reason (UU 27/2022)."""
    kind = f"{EDITION_LABELS[edition]} {period.label}"
    if reason:
        kind += f", NIK lengkap: {full_nik_reason(reason)}"
    uow.letters.log_print(kind, None, now, officer_id or None, target)
    uow.commit()


def full_nik_reason(reason: str) -> str:
    """The reason for which NIK are written in full. Raises UserError without one."""
    text = one_line(reason)
    if not text:
        raise UserError("Alasan NIK lengkap belum diisi.", "Alasan ini dicatat.", field="reason")
    return text


def view_of(period: Period, uow: UnitOfWork, now: dt.datetime) -> PeriodView:
    """The figures of a period, what is still open in it, and whether it can be closed."""
    closes = _closes_of(period, uow)
    closed = is_closed(period, uow)
    found = () if closed else problems(period, uow, now)
    return PeriodView(
        period, read_facts(period, uow, now), closes, closed, found, _why_not_closable(period, uow, now, found)
    )


def _why_not_closable(period: Period, uow: UnitOfWork, now: dt.datetime, found: Sequence[Problem]) -> str:
    if len(months_of(period)) > 1:
        return "Tutup buku dilakukan bulan demi bulan: pilih satu bulan."
    if any(close.month == month_of(period) for close in uow.closing.closes()):
        return f"{period.label} sudah ditutup."
    if period.last >= now.date():
        return f"{period.label} belum berakhir; tutup buku setelah bulannya lewat."
    wanted = next_to_close(uow, now)
    if wanted is None:
        return "Belum ada nomor yang dicatat."
    if wanted != period:
        return f"Tutup dulu {wanted.label}." if wanted.first < period.first else f"{period.label} sebelum buku pertama."
    blocking = [problem for problem in found if problem.blocking]
    return f"Isi atau lepas dulu {len(blocking)} blanko." if blocking else ""


def read_book(period: Period, uow: UnitOfWork) -> MonthBook:
    """The register of a period as it was closed, and what came later."""
    return month_book(uow.months.register(period.first, period.last), _closes_of(period, uow))


def read_facts(period: Period, uow: UnitOfWork, now: dt.datetime) -> PeriodFacts:
    """The figures of a period and of the one before; of a closed one the lists as they were at its close."""
    calendar = uow.office.calendar()
    closes = _closes_of(period, uow)
    as_of = closes[-1].closed_at if is_closed(period, uow) else now
    before = period_before(period)
    until = min(period.last, now.date())
    days = [period.first + dt.timedelta(days=n) for n in range((until - period.first).days + 1)]
    return PeriodFacts(
        now=recap(uow.closing.facts(period), period, calendar),
        before=recap(uow.closing.facts(before), before, calendar),
        as_of=as_of,
        open_days=tuple(day for day in days if calendar.is_open(day)),
        uncollected=tuple(_aged(row, as_of, calendar) for row in uow.months.uncollected(period.last, as_of)),
        complaints=uow.months.complaints(period.first, period.last),
        without_letter=uow.months.without_letter(period.first, period.last, as_of),
        open_blanks=tuple(row.entry.number for row in uow.books.open_blanks() if row.entry.date <= period.last),
    )


def _aged(row: Uncollected, as_of: dt.datetime, calendar: WorkCalendar) -> Uncollected:
    return replace(row, days=working_days(row.since.date(), as_of.date(), calendar))


def _closes_of(period: Period, uow: UnitOfWork) -> tuple[MonthClose, ...]:
    months = months_of(period)
    return tuple(close for close in uow.closing.closes() if close.month in months)


def _check_begun(period: Period, now: dt.datetime) -> None:
    if period.first > now.date():
        raise UserError(f"{period.label} belum dimulai.", "Pilih masa yang sudah lewat atau sedang berjalan.")


def _check_kept(edition: Edition, uow: UnitOfWork) -> None:
    if edition not in editions_of(uow):
        raise UserError(
            f"Kantor ini tidak punya {in_words(Book(edition))}.", "Buka dulu layanannya di Standar Pelayanan."
        )


def report_frame(period: Period, uow: UnitOfWork, now: dt.datetime, officer_id: int, paper: PaperSize) -> ReportFrame:
    """Kop, signatures and whatever else stands around a print of this moment."""
    office = the_office(uow)
    closes = _closes_of(period, uow)
    seat = "camat" if office.kind is OfficeKind.KECAMATAN else "lurah"
    head = proposed(seat, _NO_SERVICE, now.date(), powers(uow))
    place = uow.office.settings().letter_place
    title = office.seats.get(seat, "")
    signer = Signer(head.official, seat, title, head.kind) if head else Signer(None, seat, title)
    signed = signature(office, signer, place, now.date())
    officer = uow.people.officer(officer_id)
    return ReportFrame(
        head=letterhead(office, uow.office.emblem()),
        period=period,
        closes=closes,
        closed=is_closed(period, uow),
        signatures=(
            replace(signed, place_date="Mengetahui,"),
            SignatureBlock(signed.place_date, ("Petugas,",), officer.name, "", ""),
        ),
        printed_at=now,
        paper=paper,
        training=uow.office.is_training(),
        area=area_of(office),
    )
