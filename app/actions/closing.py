"""Tutup buku: what is still open in a month, freezing it under a seal, and checking a seal."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from app.actions.book_years import check_clock
from app.changes import Change, Outcome, outcome
from app.errors import UserError
from app.model.books import MonthClose, Problem
from app.model.case import CaseState
from app.model.recap import Period
from app.ports import UnitOfWork
from app.rules.clock.worktime import days_words, working_days
from app.rules.correction_time import asked_words, is_late
from app.rules.identity import mask_nik
from app.rules.month.problem_groups import LATE_CORRECTION, noted
from app.rules.month.recap import month_period
from app.rules.month.seal import GENESIS, digests, first_difference, read_printed, row_text, seal
from app.rules.wording import date_short, date_words, one_line, time_words

_Row = tuple[str, int, dict[str, object]]
LONG_UNCOLLECTED = 5
"""Working days after which an uncollected document is a problem of the month."""


def month_of(period: Period) -> str:
    """The name of a month in the chain of seals: '2026-10'."""
    return f"{period.first:%Y-%m}"


def problems(period: Period, uow: UnitOfWork, now: dt.datetime) -> tuple[Problem, ...]:
    """What should be settled before the month is closed; only open blanks block it."""
    found: list[Problem] = []
    for row in uow.books.open_blanks():
        if row.entry.date <= period.last:
            found.append(
                Problem("blanko", f"Blanko nomor {row.entry.number} belum diisi atau dilepas.", row.entry.number, True)
            )
    for entry in uow.closing.numbers_without_letter(period):
        found.append(Problem("tanpa surat", f"Nomor {entry[0]} belum dicetak suratnya.", entry[1]))
    calendar = uow.office.calendar()
    for card in uow.cases.board():
        if card.complete_at is None or card.complete_at.date() > period.last:
            continue
        if card.state is CaseState.READY:
            days = working_days(card.desk_since.date(), now.date(), calendar)
            if days >= LONG_UNCOLLECTED:
                found.append(
                    Problem(
                        "belum diambil",
                        f"{card.name} ({card.service_short}) belum diambil {days_words(days)}.",
                        card.number,
                    )
                )
        elif card.due_at is not None and card.due_at < now:
            found.append(
                Problem(
                    "lewat waktu",
                    f"{card.name} ({card.service_short}) lewat janji {date_words(card.due_at.date())}.",
                    card.number,
                )
            )
    for asked in uow.closing.asked_corrections(period):
        if is_late(asked.asked_at, asked.corrected_at):
            said = asked_words(asked.asked_at, asked.corrected_at)
            made = f"{date_short(asked.corrected_at.date())} {time_words(asked.corrected_at)}"
            found.append(Problem(LATE_CORRECTION, f"Data {asked.name} diperbaiki {made}; {said}.", asked.number))
    return tuple(found)


def next_to_close(uow: UnitOfWork, now: dt.datetime) -> Period | None:
    """The month that is next to be closed: after the last closed one, else that of the first number.

    None while none is over.
    """
    closes = uow.closing.closes()
    if closes:
        year, month = (int(part) for part in closes[-1].month.split("-"))
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    else:
        first = uow.closing.first_day()
        if first is None:
            return None
        year, month = first.year, first.month
    period = month_period(year, month)
    return period if period.last < now.date() else None


def close_month(year: int, month: int, uow: UnitOfWork, now: dt.datetime, officer_id: int) -> Outcome[MonthClose]:
    """Freezes a month and seals it; later changes of its rows are addenda. One write, all or nothing.

    Raises UserError for a month that is not over, not the next to close, or that has open blanks, and while the clock
    is doubted: the seal says when the month was closed, and a year that has not come would close every month at once.
    """
    period = month_period(year, month)
    closes = uow.closing.closes()
    if any(close.month == month_of(period) for close in closes):
        raise UserError(f"{period.label} sudah ditutup.")
    if period.last >= now.date():
        raise UserError(f"{period.label} belum berakhir.", "Tutup buku dilakukan setelah bulannya lewat.")
    wanted = next_to_close(uow, now)
    if wanted is None or wanted != period:
        expected = f"Tutup dulu {wanted.label}." if wanted else "Belum ada nomor yang dicatat."
        raise UserError(f"{period.label} belum bisa ditutup.", expected)
    blocking = [p for p in problems(period, uow, now) if p.blocking]
    if blocking:
        raise UserError(blocking[0].sentence, "Isi atau lepas semua blanko, lalu tutup buku.")
    check_clock(uow, now)
    previous = closes[-1].seal if closes else GENESIS
    entry_id, mark_id = uow.closing.last_ids()
    rows = [
        (kind, row_id, row_text(kind, content))
        for kind, row_id, content in uow.closing.rows_to_seal(period.first, period.last, entry_id, mark_id)
    ]
    chain = list(digests(previous, (text for _, _, text in rows)))
    unsealed = MonthClose(
        id=0,
        month=month_of(period),
        closed_at=now,
        officer=uow.people.officer(officer_id).name,
        previous=previous,
        seal="",
        row_count=len(rows),
        last_entry_id=entry_id,
        last_mark_id=mark_id,
        notes=noted(problems(period, uow, now)),
    )
    close = replace(unsealed, seal=month_seal(unsealed, chain))
    uow.closing.add_close(
        close, [(kind, row_id, digest) for (kind, row_id, _), digest in zip(rows, chain, strict=True)]
    )
    uow.commit()
    return outcome(close, Change.REGISTER)


def month_seal(close: MonthClose, chain: list[str]) -> str:
    """The seal over the rows of a month and over the closing itself."""
    closing = row_text("close", {"closed_at": close.closed_at, "officer": close.officer, "notes": list(close.notes)})
    return seal(close.previous, close.month, chain[-1] if chain else close.previous, closing)


def seal_findings(uow: UnitOfWork) -> tuple[str, ...]:
    """Recomputes every seal of the chain.

    A sentence for each month that no longer fits, naming the first row that differs.
    """
    found: list[str] = []
    previous = GENESIS
    for close in uow.closing.closes():
        year, month = (int(part) for part in close.month.split("-"))
        period = month_period(year, month)
        stored = uow.closing.sealed_rows(close.id)
        rows: list[_Row] = []
        try:
            rows.extend(uow.closing.rows_to_seal(period.first, period.last, close.last_entry_id, close.last_mark_id))
        except ValueError:
            found.append(f"Buku {period.label}: ada tanggal atau catatan yang tidak bisa dibaca.")
            previous = close.seal
            continue
        chain = list(digests(previous, (row_text(kind, content) for kind, _, content in rows)))
        now = [(kind, row_id, digest) for (kind, row_id, _), digest in zip(rows, chain, strict=True)]
        at = first_difference(map(str, stored), map(str, now))
        if at is not None:
            found.append(
                f"Buku {period.label}: baris ke-{at + 1} ({_row_name(rows, at, stored)}) tidak cocok dengan segelnya."
            )
        elif close.previous != previous or close.seal != month_seal(close, chain):
            found.append(f"Buku {period.label}: segelnya tidak cocok dengan isinya.")
        elif close.row_count != len(stored):
            found.append(f"Buku {period.label}: tercatat {close.row_count} baris, tersegel {len(stored)}.")
        previous = close.seal
    return tuple(found)


def _row_name(rows: list[_Row], at: int, stored: tuple[tuple[str, int, str], ...]) -> str:
    """What to call the row at which a month and its seal part: the one that is gone, came, or was changed."""
    if at < len(stored):
        kind, row_id, _ = stored[at]
        if not any(row[:2] == (kind, row_id) for row in rows):
            return f"{'baris' if kind == 'entry' else 'catatan'} no. {row_id} hilang"
    if at >= len(rows):
        return "tidak ada di buku"
    kind, row_id, content = rows[at]
    name = f"catatan no. {row_id}"
    if kind == "entry":
        name = f"nomor {content['number']}, {mask_nik(str(content['nik']))}".rstrip(", ")
    return name if any(row[:2] == (kind, row_id) for row in stored) else f"{name} ditambahkan"


def check_seal(typed: str, uow: UnitOfWork) -> MonthClose:
    """The closed month that a printed seal belongs to.

    Raises UserError for what is no seal, or one that this office never gave.
    """
    value = read_printed(one_line(typed))
    if value is None:
        raise UserError("Segel ini belum lengkap.", "Segel terdiri dari 16 kelompok, masing-masing 4 huruf atau angka.")
    for close in uow.closing.closes():
        if close.seal == value:
            return close
    raise UserError("Segel ini tidak dikenal di kantor ini.", "Periksa salinannya; mungkin ada yang salah ketik.")
