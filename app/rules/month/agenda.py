"""The agenda of the rapat staf, drafted from the figures: what to talk about, and lines to write on."""

from __future__ import annotations

from collections.abc import Sequence

from app.model.month import Complaint, PeriodFacts
from app.model.papers import TextPart
from app.model.recap import Line
from app.rules.month.recap import minutes_words, percent_words
from app.rules.wording import date_words, number_words

LONG_UNCOLLECTED = 5
"""Working days after which an uncollected document is talked about."""
_ENOUGH = 90.0
"""Per cent on time below which a service is talked about."""
_NAMED = 5
_WRITING_LINES = 8


def agenda_parts(facts: PeriodFacts) -> list[TextPart]:
    """The drafted items, and lines for what the meeting decides."""
    return [
        TextPart("Agenda rapat staf", tuple(agenda_items(facts)), numbered=True, new_page=True),
        TextPart("Keputusan rapat dan tindak lanjut", (), lines=_WRITING_LINES),
    ]


def agenda_items(facts: PeriodFacts) -> list[str]:
    """What the figures give to talk about, in sentences."""
    items = [_volume(facts), *_promises(facts)]
    items += [_uncollected(facts), *_letters(facts), *_blanks(facts), _complaints(facts)]
    items.append("Kendala di loket dan di meja pejabat, serta usul perbaikannya.")
    return items


def _volume(facts: PeriodFacts) -> str:
    one, two = facts.now.total, facts.before.total
    return (
        f"Pelayanan {facts.now.period.label}: {number_words(one.arrived)} berkas masuk "
        f"({facts.before.period.label}: {number_words(two.arrived)}), {number_words(one.finished)} selesai, "
        f"{number_words(one.refused)} ditolak atau dicabut, {number_words(one.open)} belum selesai."
    )


def _promises(facts: PeriodFacts) -> list[str]:
    one, two = facts.now.total, facts.before.total
    if not one.promised:
        return []
    said = [
        f"Ketepatan waktu {percent_words(one.on_time_percent)} "
        f"({facts.before.period.label}: {percent_words(two.on_time_percent)}); waktu rata-rata "
        f"{minutes_words(one.mean_minutes)} tanpa jeda, terlama {minutes_words(one.longest_minutes)}."
    ]
    late = sorted((line for line in facts.now.services if _is_late(line)), key=lambda line: line.on_time_percent or 0)
    if late:
        words = [f"{line.name} {percent_words(line.on_time_percent)} ({_missed(line)})" for line in late]
        said.append(f"Layanan yang perlu dibenahi karena sering lewat janji: {_listed(words)}.")
    return said


def _is_late(line: Line) -> bool:
    return line.on_time_percent is not None and line.on_time_percent < _ENOUGH


def _missed(line: Line) -> str:
    return f"{line.promised - line.on_time} dari {line.promised} terlambat"


def _uncollected(facts: PeriodFacts) -> str:
    count = len(facts.uncollected)
    if not count:
        return "Semua dokumen yang siap sudah diambil."
    long = sum(1 for row in facts.uncollected if row.days >= LONG_UNCOLLECTED)
    said = f"{number_words(count)} dokumen belum diambil per {date_words(facts.as_of.date())}"
    if not long:
        return f"{said}."
    which = "semuanya" if long == count else f"{number_words(long)} di antaranya"
    return f"{said}, {which} sejak {LONG_UNCOLLECTED} hari kerja atau lebih."


def _letters(facts: PeriodFacts) -> list[str]:
    found = facts.without_letter
    return [f"{number_words(len(found))} nomor belum dicetak suratnya: {_listed(found)}."] if found else []


def _blanks(facts: PeriodFacts) -> list[str]:
    found = facts.open_blanks
    return [f"{number_words(len(found))} blanko belum diisi atau dilepas: {_listed(found)}."] if found else []


def _complaints(facts: PeriodFacts) -> str:
    rows = facts.complaints
    if not rows:
        return "Tidak ada pengaduan."
    last = facts.now.period.last
    waiting = sum(1 for row in rows if _unanswered(row) or (row.finished_at and row.finished_at.date() > last))
    done = "semuanya selesai" if not waiting else f"{number_words(waiting)} belum selesai"
    return f"{number_words(len(rows))} pengaduan ditangani, {done}."


def _unanswered(row: Complaint) -> bool:
    return row.finished_at is None


def _listed(words: Sequence[str]) -> str:
    """The first few, and how many more there are."""
    shown = ", ".join(words[:_NAMED])
    return f"{shown}, dan {len(words) - _NAMED} lagi" if len(words) > _NAMED else shown
