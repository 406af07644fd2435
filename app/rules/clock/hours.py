"""Opening hours as an officer types them: '07.30', a day with its break, a week; errors name their field."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from itertools import pairwise

from app.errors import UserError
from app.model.worktime import Span, Week
from app.rules.wording import DAYS

_TYPED = re.compile(r"(\d{1,2})(?:\s*[.:,]\s*(\d{2}))?|(\d{1,2})(\d{2})")
_LAST_MINUTE = 24 * 60 - 1


@dataclass(frozen=True, slots=True)
class TypedDay:
    """The hours of one weekday as they stand in their four boxes; a day without break leaves the middle two empty."""

    open: bool = False
    begin: str = ""
    rest: str = ""
    back: str = ""
    end: str = ""


TypedWeek = tuple[TypedDay, ...]
"""Seven days, Monday first."""
BOXES = tuple(field.name for field in fields(TypedDay) if field.name != "open")
"""The boxes of a day, in the order of the clock."""


def read_clock(text: str) -> int | None:
    """A time of day as an officer types it (07.30, 7:30, 730, 7) in minutes since midnight; None if it is none."""
    match = _TYPED.fullmatch(text.strip())
    if match is None:
        return None
    hour, minute = int(match[1] or match[3]), int(match[2] or match[4] or 0)
    return hour * 60 + minute if minute < 60 and hour * 60 + minute <= _LAST_MINUTE else None


def clock_words(minutes: int) -> str:
    """07.30."""
    return f"{minutes // 60:02d}.{minutes % 60:02d}"


def span_words(spans: Sequence[Span]) -> str:
    """Opening hours of a day: '07.30–12.00 dan 13.00–16.00', or 'tutup'."""
    return " dan ".join(f"{clock_words(first)}–{clock_words(last)}" for first, last in spans) or "tutup"


def length_words(minutes: int) -> str:
    """How long: '37 jam 30 menit', '8 jam', '45 menit'."""
    parts = [f"{minutes // 60} jam"] * (minutes >= 60) + [f"{minutes % 60} menit"] * bool(minutes % 60)
    return " ".join(parts) or "0 jam"


def week_minutes(week: Week) -> int:
    """Open minutes in a week."""
    return sum(end - begin for spans in week.values() for begin, end in spans)


def typed_day(spans: Sequence[Span]) -> TypedDay:
    """A day's hours as they stand in its boxes."""
    if not spans:
        return TypedDay()
    rest, back = (clock_words(spans[0][1]), clock_words(spans[1][0])) if len(spans) > 1 else ("", "")
    return TypedDay(True, clock_words(spans[0][0]), rest, back, clock_words(spans[-1][1]))


def typed_week(week: Week) -> TypedWeek:
    """A week's hours as they stand in their boxes."""
    return tuple(typed_day(week.get(day, ())) for day in range(len(DAYS)))


def tidy_day(typed: TypedDay) -> TypedDay:
    """The same hours in the usual writing, to tell whether anything was changed; a closed day has none."""
    if not typed.open:
        return TypedDay()
    return TypedDay(True, _tidy(typed.begin), _tidy(typed.rest), _tidy(typed.back), _tidy(typed.end))


def _tidy(text: str) -> str:
    minutes = read_clock(text)
    return text.strip() if minutes is None else clock_words(minutes)


def tidy_week(typed: TypedWeek) -> TypedWeek:
    """The same week in the usual writing."""
    return tuple(tidy_day(day) for day in typed)


def read_day(typed: TypedDay) -> tuple[Span, ...]:
    """The open spans of a day. Raises UserError with `field` the first box that is wrong."""
    if not typed.open:
        return ()
    at: dict[str, int] = {}
    for box in BOXES:
        text = getattr(typed, box)
        minutes = read_clock(text)
        if minutes is not None:
            at[box] = minutes
        elif text.strip():
            raise UserError("Jam tidak dikenal.", "Contoh: 07.30.", field=box)
    for box, sentence in (("begin", "Jam buka belum diisi."), ("end", "Jam tutup belum diisi.")):
        if box not in at:
            raise UserError(sentence, "Contoh: 07.30." if box == "begin" else "Contoh: 16.00.", field=box)
    for box, other in (("rest", "back"), ("back", "rest")):
        if box not in at and other in at:
            raise UserError("Isi awal dan akhir istirahat, atau kosongkan keduanya.", field=box)
    order = [box for box in BOXES if box in at]
    for before, after in pairwise(order):
        if at[before] >= at[after]:
            raise UserError(_AFTER[(before, after)], field=after)
    if "rest" in at:
        return (at["begin"], at["rest"]), (at["back"], at["end"])
    return ((at["begin"], at["end"]),)


_AFTER = {
    ("begin", "rest"): "Istirahat harus mulai setelah jam buka.",
    ("rest", "back"): "Istirahat harus berakhir setelah mulainya.",
    ("back", "end"): "Jam tutup harus setelah istirahat.",
    ("begin", "end"): "Jam tutup harus setelah jam buka.",
}


def read_week(typed: TypedWeek) -> Week:
    """The week. Raises UserError with `field` 'DAY.BOX' of what is wrong first, or '0.open' when no day is open."""
    week: Week = {}
    for day, one in enumerate(typed):
        try:
            spans = read_day(one)
        except UserError as error:
            raise UserError(error.sentence, error.hint, field=f"{day}.{error.field}") from error
        if spans:
            week[day] = spans
    check_week(week)
    return week


def week_errors(typed: TypedWeek) -> dict[str, UserError]:
    """What is wrong with each day, by 'DAY.BOX'; one error a day."""
    found = {}
    for day, one in enumerate(typed):
        try:
            read_day(one)
        except UserError as error:
            found[f"{day}.{error.field}"] = error
    return found


def check_week(week: Week) -> None:
    """Raises UserError where spans overlap or stand in disorder, or the office would never open."""
    for day, spans in week.items():
        edges = [edge for span in spans for edge in span]
        if edges != sorted(set(edges)) or not all(0 <= edge <= _LAST_MINUTE for edge in edges):
            raise UserError(
                f"Jam layanan hari {DAYS[day]} tidak urut.",
                "Periksa jam buka, istirahat, dan tutupnya.",
                field=f"{day}.end",
            )
    if not any(week.values()):
        raise UserError(
            "Kantor harus buka sedikitnya satu hari.", "Centang hari layanan dan isi jamnya.", field="0.open"
        )
