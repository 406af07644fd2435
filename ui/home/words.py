"""What Beranda says about things that press or are still to be set up; no widgets here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.actions.overview import Overview, Todo, Urgent
from app.model.authority import AuthorityKind, Ending, Signing
from app.model.talks import TalkScope
from app.model.worktime import WorkCalendar
from app.rules.authority.signing import signing_title
from app.rules.clock.worktime import Urgency
from app.rules.wording import date_words, number_words, one_line, time_words
from ui.desk import Desk

_AT_ONCE = 3
"""Days before its end from which an authority presses more than a late file."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list: a chip, what it is about, what pressing it does."""

    chip: str
    kind: str
    headline: str
    text: str
    action: str
    press: Callable[[], None]


def opening_words(calendar: WorkCalendar, now: dt.datetime) -> str:
    """Until when the counter is open today, or why it is closed."""
    spans = calendar.spans(now.date())
    if not spans:
        name = calendar.holidays.get(now.date())
        return f"libur: {name}" if name else "hari libur"
    begin, end = spans[0][0], spans[-1][1]
    minute = now.hour * 60 + now.minute
    if minute < begin:
        return f"buka mulai pukul {_clock(begin)}"
    return f"buka sampai pukul {_clock(end)}" if minute < end else "loket sudah tutup"


def _clock(minutes: int) -> str:
    return time_words(dt.time(*divmod(minutes, 60)))


def attention(overview: Overview, desk: Desk, today: dt.date, news: int = 0) -> list[Line]:
    """The lines of 'Perlu perhatian': follow-ups that are late, late files, nearly late ones, authority that ends,
    `news` of the national calendar, then what is to be set up.

    Where nobody may sign, or authority ends within days, that comes first: without it no letter goes out.
    """
    titles = desk.office.seats if desk.office else {}
    ending = [_ending_line(one, titles, today, desk) for one in overview.ending]
    soon = sum((one.last_day - today).days <= _AT_ONCE for one in overview.ending)
    first = [_todo_line(todo, overview, desk) for todo in overview.todo if todo is Todo.OFFICIALS]
    # One line, above the files: behind them nobody would see it.
    first += [_plans_line(overview.late_plans, desk)] if overview.late_plans else []
    lines = first + ending[:soon] + [_case_line(one, desk) for one in overview.urgent]
    more = overview.late + overview.nearly - len(overview.urgent)
    if more > 0:
        lines.append(
            Line(
                f"+{number_words(more)}",
                "quiet",
                f"{number_words(more)} berkas lain",
                "mendesak juga",
                "Lihat papan",
                lambda: desk.go_to.emit("board"),
            )
        )
    later = [_todo_line(todo, overview, desk) for todo in overview.todo if todo is not Todo.OFFICIALS]
    return lines + ending[soon:] + ([_calendar_line(news, desk)] if news else []) + later


def _calendar_line(days: int, desk: Desk) -> Line:
    return Line(
        "kalender",
        "nearly",
        f"Kalender nasional berubah: {number_words(days)} hari",
        "janji waktu ikut berubah",
        "Buka hari libur",
        lambda: desk.go_to.emit("settings.holidays.update"),
    )


def _plans_line(late: int, desk: Desk) -> Line:
    return Line(
        "lewat",
        "late",
        f"{number_words(late)} tindak lanjut lewat waktu",
        "rencana dari pengaduan",
        "Lihat tindak lanjut",
        lambda: desk.go_to.emit(f"talks.{TalkScope.PLANS}"),
    )


def _case_line(one: Urgent, desk: Desk) -> Line:
    card = one.card
    late = one.age.urgency is Urgency.LATE
    return Line(
        one.age.text if late else f"sisa {one.age.text}",
        "late" if late else "nearly",
        f"{card.service_short} · {one_line(card.name)}",
        f"{card.number} · {card.desk}",
        "Buka berkas",
        lambda: desk.open_case.emit(card.number),
    )


def _ending_line(one: Ending, titles: Mapping[str, str], today: dt.date, desk: Desk) -> Line:
    definitive = one.kind is AuthorityKind.DEFINITIVE
    title = signing_title(Signing(one.official, one.seat, one.kind), titles)
    left = (one.last_day - today).days
    return Line(
        f"sisa {left} hari" if left else "hari ini",
        "nearly",
        f"{title} · {one.official.name}",
        f"{'masa jabatan' if definitive else 'penugasan'} berakhir {date_words(one.last_day)}",
        "Buka pejabat" if definitive else "Buka penugasan",
        lambda: desk.go_to.emit("settings.officials" if definitive else "settings.authorities"),
    )


def _todo_line(todo: Todo, overview: Overview, desk: Desk) -> Line:
    waiting = number_words(overview.waiting_standards)
    headline, text, action, screen = {
        Todo.NO_SERVICE: ("Belum ada layanan yang dibuka", "buka sedikitnya satu", "Buka standar", "standards"),
        Todo.OFFICIALS: (
            "Belum ada yang berwenang menandatangani",
            f"surat tidak bisa dicetak: {', '.join(overview.unsigned)}",
            "Isi pejabat",
            "settings.officials",
        ),
        Todo.REQUIREMENTS: (
            f"{waiting} layanan menunggu daftar persyaratan",
            "belum bisa dibuka di loket",
            "Isi persyaratan",
            "standards.waiting",
        ),
        Todo.EMBLEM: (
            "Lambang daerah belum ada",
            "kop surat tercetak tanpa lambang",
            "Pilih lambang",
            "settings.office",
        ),
        Todo.SURVEY: (
            "Alamat survei belum diisi",
            "tanda terima tercetak tanpa kode QR",
            "Isi alamat",
            "settings.numbering",
        ),
    }[todo]
    chip, kind = ("segera", "late") if todo is Todo.OFFICIALS else ("atur", "info")
    return Line(chip, kind, headline, text, action, lambda: desk.go_to.emit(screen))
