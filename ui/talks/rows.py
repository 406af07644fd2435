"""The rows of the list: each talk with the promise of the office and the clock of the law, reckoned while reading."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from app.model.case import PAUSE_LABELS, STATE_LABELS, CaseState
from app.model.service_line import ServiceLine
from app.model.talks import TalkFilter, TalkScope
from app.model.worktime import WorkCalendar
from app.rules.clock.statutory import COMPLAINT, CONSULTATION, INFORMATION, plan_is_late, plan_is_open, standing
from app.rules.clock.worktime import age
from app.rules.talks import answer_words, asked_words, clock_of, plan_words, stopped_at
from app.rules.wording import date_short, one_line
from ui.widgets.paged_table import Column, Fetch

NAMES = {COMPLAINT: "Pengaduan", CONSULTATION: "Konsultasi", INFORMATION: "Informasi"}
_NONE = "–"


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock as a chip: its words, and how it stands (theme.CHIPS); without words there is none."""

    text: str = ""
    kind: str = "quiet"


@dataclass(frozen=True, slots=True)
class TalkRow:
    """A line of the list. `late_plan` tells that a follow-up should have been done by now."""

    line: ServiceLine
    desk: str
    asked: str
    promise: Clock
    law: Clock
    plan: Clock
    answer: str


def fetch_talks(
    wanted: TalkFilter, seats: Mapping[str, str], now: dt.datetime, calendar: WorkCalendar
) -> Fetch[TalkRow]:
    """Reads a page of the list."""
    return lambda uow, limit, last: [
        talk_row(line, seats, now, calendar) for line in uow.talks.page(wanted, limit, last.line if last else None)
    ]


def talk_row(line: ServiceLine, seats: Mapping[str, str], now: dt.datetime, calendar: WorkCalendar) -> TalkRow:
    """A line with its clocks as they stand now."""
    return TalkRow(
        line=line,
        desk=_desk(line, seats),
        asked=asked_words(line),
        promise=_promise(line, now, calendar),
        law=_law(line, now, calendar),
        plan=_plan(line, now.date()),
        answer=answer_words(line),
    )


def _desk(line: ServiceLine, seats: Mapping[str, str]) -> str:
    if line.state is CaseState.IN_PROGRESS:
        return seats.get(line.step_actor, "") or STATE_LABELS[line.state]
    return "Siap disampaikan" if line.state is CaseState.READY else STATE_LABELS[line.state]


def _promise(line: ServiceLine, now: dt.datetime, calendar: WorkCalendar) -> Clock:
    if line.complete_at is None or line.due_at is None:
        return Clock()
    if line.finished_at is not None:
        return Clock("terlambat", "late") if line.finished_at > line.due_at else Clock("tepat waktu", "fine")
    if line.pause is not None:
        return Clock(f"dijeda, {PAUSE_LABELS[line.pause]}")
    found = age(line.complete_at, line.due_at, now, calendar)
    return Clock(found.text, found.urgency.value)


def _law(line: ServiceLine, now: dt.datetime, calendar: WorkCalendar) -> Clock:
    clock = clock_of(line, calendar)
    if clock is None or line.complete_at is None:
        return Clock()
    stopped = stopped_at(line)
    if stopped is not None:
        return Clock("terlambat", "late") if stopped > clock.due else Clock("tepat waktu", "fine")
    found = standing(clock, line.complete_at, now, calendar)
    return Clock(f"{found.text} · {date_short(clock.due.date())}", found.urgency.value)


def _plan(line: ServiceLine, today: dt.date) -> Clock:
    if not line.plan:
        return Clock()
    kind = "late" if plan_is_late(line.plan, today) else "info" if plan_is_open(line.plan) else "fine"
    return Clock(plan_words(line, today), kind)


_FILE: Column[TalkRow] = Column("Nomor berkas", lambda r: r.line.number, "0000-0000-0")
_SERVICE: Column[TalkRow] = Column("Layanan", lambda r: NAMES[r.line.service_key], "Konsultasi m")
_CAME: Column[TalkRow] = Column(
    "Diterima", lambda r: date_short((r.line.complete_at or r.line.opened_at).date()), "00-00-0000", spare=True
)
_NAME: Column[TalkRow] = Column("Nama", lambda r: one_line(r.line.name), "Ridwan Hidayat", share=2)
_ABOUT: Column[TalkRow] = Column("Tentang", lambda r: r.asked, "Surat belum selesai", share=5)
_DESK: Column[TalkRow] = Column("Di meja", lambda r: r.desk, "Siap disampaikan", share=2, spare=True)
_PROMISE: Column[TalkRow] = Column("Janji kantor", lambda r: r.promise.text or _NONE, "dijeda, di pemohonn")
_LAW: Column[TalkRow] = Column("Batas aturan", lambda r: r.law.text or _NONE, "lewat 10 hari kerja · 00-00-0000")
_PLAN: Column[TalkRow] = Column("Tindak lanjut", lambda r: r.plan.text or _NONE, "lewat 00-00-000000000")
_WHO: Column[TalkRow] = Column(
    "Penanggung jawab", lambda r: one_line(r.line.plan.get("penanggung_jawab", "")), "Kasi Pelayanan", share=2
)
_TODO: Column[TalkRow] = Column(
    "Yang dilakukan", lambda r: one_line(r.line.plan.get("tindakan", "")), "Menetapkan petugas", share=4
)
COLUMNS: dict[TalkScope, tuple[Column[TalkRow], ...]] = {
    TalkScope.OPEN: (_FILE, _SERVICE, _CAME, _NAME, _ABOUT, _DESK, _PROMISE, _LAW),
    TalkScope.PLANS: (_FILE, _CAME, _NAME, _ABOUT, _TODO, _WHO, _PLAN),
    TalkScope.DONE: (_FILE, _SERVICE, _CAME, _NAME, _ABOUT, _DESK, _PROMISE, _LAW),
}
"""The columns of each list; those with a clock are painted as chips."""
CLOCKS = {_PROMISE.heading: lambda r: r.promise, _LAW.heading: lambda r: r.law, _PLAN.heading: lambda r: r.plan}
