"""The words of consultations, complaints and information requests in lists, books and registers."""

from __future__ import annotations

import datetime as dt

from app.model.case import STATE_LABELS, CaseState
from app.model.service_line import ServiceLine
from app.model.worktime import WorkCalendar
from app.rules.clock.statutory import (
    COMPLAINT,
    COMPLAINT_KIND,
    INFORMATION,
    PLAN_DAY,
    PLAN_NEEDLESS,
    PLAN_STATE,
    LegalClock,
    answered_at,
    legal_clock,
    plan_is_late,
    plan_is_open,
)
from app.rules.wording import date_short, one_line

NO_COST = "Nihil"
_ASKED = ("uraian", "data_diminta", "topik")


def asked_words(line: ServiceLine) -> str:
    """What it is about: the complaint, the data asked for, the topic."""
    if topic := line.particulars.get("topik"):
        more = line.particulars.get("uraian", "")
        return one_line(f"{topic}: {more}" if more else topic)
    said = next((line.particulars[key] for key in _ASKED if line.particulars.get(key)), line.purpose)
    return one_line(said)


def kind_words(line: ServiceLine) -> str:
    """The kind of a complaint; '' for the others."""
    return line.particulars.get(COMPLAINT_KIND, "")


def answer_words(line: ServiceLine) -> str:
    """What was answered: the reply to a complaint, else the last word in the history."""
    if line.service_key == COMPLAINT and line.answer:
        return one_line(". ".join(part for part in (line.answer.get("kesimpulan"), line.answer.get("isi")) if part))
    if line.service_key == INFORMATION and line.decision:
        return decision_words(line)
    return one_line(line.note)


def decision_words(line: ServiceLine) -> str:
    """The decision on a request, or how it ended without one."""
    if line.decision:
        return line.decision.get("putusan", "")
    return STATE_LABELS[line.state] if line.state in (CaseState.REFUSED, CaseState.WITHDRAWN) else ""


def reason_words(line: ServiceLine) -> str:
    """Why a request was refused, with the article."""
    return one_line(". ".join(part for part in (line.decision.get("dasar"), line.decision.get("alasan")) if part))


def contact_words(line: ServiceLine) -> str:
    """How to reach whoever asked."""
    return " · ".join(part for part in (line.phone, line.particulars.get("pos_el", "")) if part)


def plan_words(line: ServiceLine, today: dt.date | None = None) -> str:
    """The follow-up in a few words: 'Selesai', 's.d. 27-11-2026', 'lewat 27-11-2026'; '' where none is planned."""
    if not line.plan:
        return ""
    if not plan_is_open(line.plan):
        return "Tidak perlu" if line.plan.get(PLAN_STATE) == PLAN_NEEDLESS else "Selesai"
    day = date_short(dt.date.fromisoformat(line.plan[PLAN_DAY]))
    return f"lewat {day}" if today is not None and plan_is_late(line.plan, today) else f"s.d. {day}"


def clock_of(line: ServiceLine, calendar: WorkCalendar) -> LegalClock | None:
    """The clock of the law for this one."""
    return legal_clock(line.service_key, line.particulars, line.complete_at, calendar, extended=line.extended)


def stopped_at(line: ServiceLine) -> dt.datetime | None:
    """When the clock of the law stopped for this one; None while it runs."""
    return answered_at(line.service_key, line.finished_at, line.answer_at)
