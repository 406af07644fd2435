"""Outreach (sosialisasi): how long ahead it must be asked for, and a calendar without clashes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from app.errors import UserError
from app.model.catalogue import ServiceStandard
from app.model.letter_template import LetterTemplate
from app.model.papers import Column, TablePart
from app.model.schedule import Activity
from app.model.worktime import WorkCalendar
from app.rules.clock.worktime import working_days
from app.rules.wording import DAYS, MONTHS, date_words, day_words, one_line, read_date, read_time, time_words

OUTREACH = "sosialisasi"
"""The service whose files plan an activity."""
DAY_FIELD = "tanggal_kegiatan"
"""The particular of the intake that says when the activity is to be."""


def errors_ahead(
    standard: ServiceStandard,
    particulars: Mapping[str, str],
    letter_date: dt.date | None,
    today: dt.date,
    calendar: WorkCalendar,
) -> dict[str, str]:
    """Field to sentence: what comes too late by the requirements of the standard.

    A letter counts from its own date, a visit from today; both in working days before the day of the activity.
    """
    day = read_date(particulars.get(DAY_FIELD, ""))
    wanted = [r.ahead for r in standard.requirements if r.ahead is not None]
    if not wanted:
        return {}
    if day is None:
        return {f"particular.{DAY_FIELD}": "Tanggal kegiatan belum diisi."}
    if day <= today:
        return {f"particular.{DAY_FIELD}": "Tanggal kegiatan sudah lewat."}
    errors: dict[str, str] = {}
    for ahead in wanted:
        if ahead.of_letter and letter_date is None:
            errors["covering_date"] = "Tanggal surat permohonan belum diisi."
            continue
        start = letter_date if ahead.of_letter and letter_date is not None else today
        left = working_days(start, day, calendar)
        if left < ahead.days:
            what = "Surat permohonan" if ahead.of_letter else "Kedatangan ke kantor"
            field = "covering_date" if ahead.of_letter else f"particular.{DAY_FIELD}"
            errors[field] = (
                f"{what} paling lambat {ahead.days} hari kerja sebelum kegiatan {date_words(day)}; "
                f"ini {left} hari kerja."
            )
    return errors


def asks_letter(standard: ServiceStandard) -> bool:
    """Whether the standard counts days from the date of a letter, so that the counter asks for it."""
    return any(r.ahead is not None and r.ahead.of_letter for r in standard.requirements)


def asked_ahead(standard: ServiceStandard, template: LetterTemplate) -> LetterTemplate:
    """What the intake asks: the day of the activity cannot be left open where the standard counts days before it."""
    if not any(r.ahead is not None for r in standard.requirements):
        return template
    asked = (replace(q, required=q.required or q.key == DAY_FIELD) for q in template.particulars)
    return replace(template, particulars=tuple(asked))


def read_activity(case_id: int, raw: Mapping[str, str], today: dt.date) -> Activity:
    """An activity as its form says: tanggal, mulai, selesai, tempat, narasumber.

    Raises UserError with the field 'record.<key>' that cannot be right.
    """
    day, start, end = (
        read_date(raw.get("tanggal", "")),
        read_time(raw.get("mulai", "")),
        read_time(raw.get("selesai", "")),
    )
    if day is None or day < today:
        raise UserError("Tanggal kegiatan harus hari ini atau sesudahnya.", field="record.tanggal")
    if start is None:
        raise UserError("Jam mulai belum diisi. Contoh: 09.00.", field="record.mulai")
    if end is None or end <= start:
        raise UserError("Jam selesai harus sesudah jam mulai.", field="record.selesai")
    place = one_line(raw.get("tempat", ""))
    if not place:
        raise UserError("Tempat kegiatan belum diisi.", field="record.tempat")
    return Activity(
        case_id,
        dt.datetime.combine(day, start),
        dt.datetime.combine(day, end),
        place,
        one_line(raw.get("narasumber", "")),
    )


def clash(wanted: Activity, others: Iterable[Activity]) -> UserError | None:
    """Why an activity cannot be when it is wanted: the same place or the same speaker is taken; None when it can."""
    for other in others:
        if other.case_id == wanted.case_id or other.starts_at >= wanted.ends_at or other.ends_at <= wanted.starts_at:
            continue
        span = (
            f"{day_words(other.starts_at.date())} pukul {time_words(other.starts_at)}–{time_words(other.ends_at)} "
            f"(berkas {other.case_number})"
        )
        if one_line(other.place).casefold() == wanted.place.casefold():
            return UserError(
                f"{other.place} sudah dipakai {span}.", "Pilih waktu atau tempat lain.", field="record.tempat"
            )
        both = speakers(wanted.speakers) & speakers(other.speakers)
        if both:
            name = next(n for n in _named(wanted.speakers) if n.casefold() in both)
            return UserError(
                f"{name} sudah bertugas {span}.", "Pilih waktu atau narasumber lain.", field="record.narasumber"
            )
    return None


def same_day(others: Iterable[Activity], case_number: str) -> str:
    """What else is on a day, in a sentence: '09.00–11.00 Balai Desa Wates (Sri Contoh)'; '' for nothing."""
    told = [
        f"{span_words(one)} {one.place}" + (f" ({one_line(one.speakers)})" if one.speakers else "")
        for one in others
        if one.case_number != case_number
    ]
    return f"Hari itu sudah ada: {'; '.join(told)}." if told else ""


def state_words(activity: Activity, now: dt.datetime) -> str:
    """How an activity stands: planned, waiting for its report, or done."""
    if activity.done:
        return "Selesai"
    return "Menunggu laporan" if activity.ends_at < now else "Direncanakan"


def day_of_month(day: dt.date) -> str:
    """A day where the year is known: 'Rabu, 2 Desember'."""
    return f"{DAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]}"


def span_words(activity: Activity) -> str:
    """From when till when: '09.00–11.00'."""
    return f"{time_words(activity.starts_at)}–{time_words(activity.ends_at)}"


def schedule_table(activities: Sequence[Activity], now: dt.datetime) -> TablePart:
    """The activities of a month, to print and hang up."""
    return TablePart(
        "",
        (
            Column("No.", 0.04, True),
            Column("Hari, tanggal", 0.14),
            Column("Pukul", 0.09, True),
            Column("Topik", 0.2),
            Column("Tempat", 0.16),
            Column("Narasumber", 0.15),
            Column("Diminta oleh", 0.13),
            Column("Keadaan", 0.1),
        ),
        tuple(
            (
                f"{n}.",
                day_of_month(one.starts_at.date()),
                span_words(one),
                one_line(one.topic),
                one_line(one.place),
                one_line(one.speakers),
                one_line(one.applicant),
                state_words(one, now),
            )
            for n, one in enumerate(activities, 1)
        ),
        empty="Tidak ada sosialisasi yang dijadwalkan pada bulan ini.",
        row_mm=8,
    )


def speakers(text: str) -> frozenset[str]:
    """The names in a list parted by commas or semicolons, for comparing."""
    return frozenset(name.casefold() for name in _named(text))


def _named(text: str) -> list[str]:
    return [name for name in (one_line(part) for part in text.replace(";", ",").split(",")) if name]
