"""The recap of a period on paper: large figures, charts, tables per service, desa, sex and officer, lists, agenda."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from app.model.month import Complaint, PeriodFacts, Uncollected
from app.model.papers import ChartPart, Column, FiguresPart, ReportPart, TablePart
from app.model.recap import Line, Period, Recap
from app.rules.month.agenda import agenda_parts
from app.rules.month.recap import minutes_words, percent_words
from app.rules.wording import MONTHS, date_short, date_words, number_words, one_line

_LONG = 31
"""Days over which a period is charted by months, not by days."""
REST = "Lainnya"
"""What the rarest services are called together."""
TIME_COUNTED = (
    "Waktu dihitung pada jam layanan sejak berkas lengkap sampai siap diambil, tanpa jeda: "
    "selama berkas di pemohon atau ditutup, atau janjinya berhenti karena pejabat tidak di tempat."
)
"""What the mean and the longest time are, below the first table that has them."""
_MOST_SERVICES = 13
"""Bars that stand on one page."""
_SUBJECT = 140
"""Letters of a complaint that its line shows."""


def recap_parts(facts: PeriodFacts) -> list[ReportPart]:
    """Everything that the meeting looks at, the agenda last."""
    now, before = facts.now, facts.before
    return [
        figures_part(now, before),
        time_chart(facts),
        service_chart(now, before),
        replace(
            line_table("Rekap per layanan", "Layanan", now.services, now.total, before.services, before, new_page=True),
            note=TIME_COUNTED if now.services else "",
        ),
        line_table("Rekap per desa/kelurahan", "Desa/kelurahan", now.villages, now.total, before.villages, before),
        line_table("Rekap per jenis kelamin", "Jenis kelamin", now.sexes, now.total, before.sexes, before),
        line_table("Rekap per petugas", "Petugas penerima", now.officers, now.total, before.officers, before),
        priority_part(now, before),
        uncollected_part(facts.uncollected, facts.as_of),
        complaints_part(facts.complaints, now.period),
        *agenda_parts(facts),
    ]


def figures(now: Recap, before: Recap) -> tuple[tuple[str, str, str], ...]:
    """The large figures: label, value, and the value of the period before."""
    one, two = now.total, before.total
    return (
        ("Masuk", number_words(one.arrived), number_words(two.arrived)),
        ("Selesai", number_words(one.finished), number_words(two.finished)),
        ("Ditolak/dicabut", number_words(one.refused), number_words(two.refused)),
        ("Belum selesai", number_words(one.open), number_words(two.open)),
        ("Tepat waktu", percent_words(one.on_time_percent), percent_words(two.on_time_percent)),
        ("Rata-rata tanpa jeda", minutes_words(one.mean_minutes), minutes_words(two.mean_minutes)),
    )


def figures_part(now: Recap, before: Recap) -> FiguresPart:
    """The large figures with those of the period before below."""
    label = before.period.label
    return FiguresPart("Ringkasan", tuple((name, new, f"{label}: {old}") for name, new, old in figures(now, before)))


def service_chart(now: Recap, before: Recap) -> ChartPart:
    """Files received per service, this period beside the one before; the rarest together as 'Lainnya'."""
    old = {line.name: line.arrived for line in before.services}
    seen = {line.name for line in now.services}
    counts = [(line.name, line.arrived, old.get(line.name, 0)) for line in now.services]
    counts += [(line.name, 0, line.arrived) for line in before.services if line.name not in seen]
    counts = [count for count in counts if count[1] or count[2]]
    if len(counts) > _MOST_SERVICES:
        rest = counts[_MOST_SERVICES - 1 :]
        counts = [*counts[: _MOST_SERVICES - 1], (REST, sum(c[1] for c in rest), sum(c[2] for c in rest))]
    return ChartPart(
        title="Berkas masuk per layanan",
        labels=tuple(name for name, _, _ in counts),
        values=tuple(value for _, value, _ in counts),
        legend=now.period.label,
        before=tuple(value for _, _, value in counts) if before.total.arrived else (),
        legend_before=before.period.label,
        horizontal=True,
    )


def time_chart(facts: PeriodFacts) -> ChartPart:
    """Files received per day of a month, or per month of a longer period beside the same months before."""
    now, before = facts.now, facts.before
    if (now.period.last - now.period.first).days < _LONG:
        days = sorted({*facts.open_days, *now.per_day})
        values = tuple(now.per_day.get(day, 0) for day in days)
        return ChartPart("Berkas masuk per hari", tuple(str(day.day) for day in days), values, now.period.label)
    return ChartPart(
        title="Berkas masuk per bulan",
        labels=tuple(MONTHS[(month - 1) % 12][:3] for _, month in _months(now.period)),
        values=_per_month(now),
        legend=now.period.label,
        before=_per_month(before) if before.total.arrived else (),
        legend_before=before.period.label,
    )


def _months(period: Period) -> list[tuple[int, int]]:
    return [(period.first.year, month) for month in range(period.first.month, period.last.month + 1)]


def _per_month(found: Recap) -> tuple[int, ...]:
    counts: Counter[tuple[int, int]] = Counter()
    for day, count in found.per_day.items():
        counts[day.year, day.month] += count
    return tuple(counts[month] for month in _months(found.period))


def line_table(
    title: str,
    heading: str,
    lines: Sequence[Line],
    total: Line,
    old: Sequence[Line],
    before: Recap,
    *,
    new_page: bool = False,
) -> TablePart:
    """A recap table with its total; the last column is what came in during the period before."""
    came = {line.name: line.arrived for line in old}
    return TablePart(
        title=title,
        columns=(
            Column(heading, 0.24),
            Column("Masuk", 0.08, True),
            Column("Selesai", 0.08, True),
            Column("Ditolak/ dicabut", 0.08, True),
            Column("Belum selesai", 0.08, True),
            Column("Tepat waktu", 0.09, True),
            Column("Waktu rata-rata", 0.12, True),
            Column("Waktu terlama", 0.12, True),
            Column(f"Masuk {before.period.label}", 0.11, True),
        ),
        rows=tuple(_line_cells(line, came.get(line.name, 0)) for line in lines),
        total=_line_cells(total, before.total.arrived) if lines else (),
        empty="Tidak ada berkas pada masa ini.",
        new_page=new_page,
    )


def priority_part(now: Recap, before: Recap) -> TablePart:
    """The files of those who go first, by kind. They stand in the other tables too, so this one has no total."""
    lines = line_table("Layanan prioritas", "Kelompok", now.priorities, now.total, before.priorities, before)
    return replace(lines, total=(), empty="Tidak ada pemohon prioritas pada masa ini.")


def _line_cells(line: Line, before: int) -> tuple[str, ...]:
    return (
        one_line(line.name),
        number_words(line.arrived),
        number_words(line.finished),
        number_words(line.refused),
        number_words(line.open),
        percent_words(line.on_time_percent),
        minutes_words(line.mean_minutes),
        minutes_words(line.longest_minutes),
        number_words(before),
    )


def uncollected_part(rows: Sequence[Uncollected], as_of: dt.datetime) -> TablePart:
    """Finished documents that still lie at the office, the oldest first."""
    ordered = sorted(rows, key=lambda row: row.since)
    return TablePart(
        title=f"Belum diambil per {date_words(as_of.date())}",
        columns=(
            Column("No.", 0.05, True),
            Column("Nomor berkas", 0.12, True),
            Column("Layanan", 0.17),
            Column("Pemohon", 0.21),
            Column("Desa/kelurahan", 0.14),
            Column("Nomor surat", 0.16),
            Column("Siap sejak", 0.09, True),
            Column("Hari kerja", 0.06, True),
        ),
        rows=tuple(
            (
                str(n),
                row.number,
                one_line(row.service),
                one_line(row.name),
                one_line(row.village),
                row.letter_number,
                date_short(row.since.date()),
                str(row.days),
            )
            for n, row in enumerate(ordered, 1)
        ),
        empty="Semua dokumen yang siap sudah diambil.",
    )


def complaints_part(rows: Sequence[Complaint], period: Period) -> TablePart:
    """The complaints of the period. Who complained is in the file, not on this list."""
    return TablePart(
        title="Pengaduan",
        columns=(
            Column("No.", 0.05, True),
            Column("Nomor berkas", 0.12, True),
            Column("Diterima", 0.1, True),
            Column("Desa/kelurahan", 0.16),
            Column("Pokok pengaduan", 0.35),
            Column("Selesai", 0.1, True),
            Column("Keadaan", 0.12),
        ),
        rows=tuple(
            (
                str(n),
                row.number,
                date_short(row.received_at.date()),
                one_line(row.village),
                _shortened(one_line(row.subject)),
                date_short(row.finished_at.date()) if _ended(row, period) and row.finished_at else "",
                _state(row, period),
            )
            for n, row in enumerate(rows, 1)
        ),
        empty="Tidak ada pengaduan pada masa ini.",
    )


def _shortened(text: str) -> str:
    """A complaint may be told on a whole page: here it is only named."""
    return text if len(text) <= _SUBJECT else f"{text[: _SUBJECT - 1].rstrip()}…"


def _ended(row: Complaint, period: Period) -> bool:
    return row.finished_at is not None and row.finished_at.date() <= period.last


def _state(row: Complaint, period: Period) -> str:
    if not _ended(row, period):
        return "belum selesai"
    if row.refused:
        return "ditolak/dicabut"
    late = row.due_at is not None and row.finished_at is not None and row.finished_at > row.due_at
    return "selesai, lewat waktu" if late else "selesai"
