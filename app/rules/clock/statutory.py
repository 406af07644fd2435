"""The clock of the law beside the promise of the office: complaints, information requests and objections.

Complaints: the national complaint system (SP4N, PermenPANRB 62/2018), by kind of complaint. Information: UU 14/2008,
Pasal 22 (10 working days, once 7 more with written reasons) and Pasal 36 (30 working days to object). These clocks do
not stand still while a desk is empty or a file is with its applicant.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.model.case import Case
from app.model.catalogue import Duration, DurationUnit
from app.model.procedure import Record
from app.model.worktime import WorkCalendar
from app.rules.clock.worktime import Age, age, due_at
from app.rules.wording import day_words

CONSULTATION, COMPLAINT, INFORMATION = "konsultasi", "pengaduan", "data-informasi"
TALKS = (COMPLAINT, CONSULTATION, INFORMATION)
"""Services that are talk rather than letters."""

COMPLAINT_DAYS = {"Permintaan informasi": 5, "Tidak berkadar pengawasan": 14, "Berkadar pengawasan": 60}
"""Working days to answer a complaint, by its kind."""
USUAL_COMPLAINT = "Tidak berkadar pengawasan"
INFORMATION_DAYS = 10
EXTENSION_DAYS = 7
OBJECTION_DAYS = 30

COMPLAINT_KIND = "jenis"
ANSWER_FORM, EXTENSION_FORM, PLAN_FORM, DECISION_FORM = "jawaban", "perpanjangan", "tindak_lanjut", "keputusan"
PLAN_DAY, PLAN_STATE, PLAN_DONE = "batas", "keadaan", "Selesai"
PLAN_NEEDLESS = "Tidak perlu tindak lanjut"
PLANS_OVER = (PLAN_DONE, PLAN_NEEDLESS)


@dataclass(frozen=True, slots=True)
class LegalClock:
    """How long the law gives: working days in all, and the moment at which they are over."""

    days: int
    due: dt.datetime
    extended: bool = False

    @property
    def words(self) -> str:
        """The length in words: '14 hari kerja', '10 + 7 hari kerja'."""
        return (
            f"{self.days - EXTENSION_DAYS} + {EXTENSION_DAYS} hari kerja"
            if self.extended
            else f"{self.days} hari kerja"
        )


def legal_days(service_key: str, particulars: Mapping[str, str], *, extended: bool = False) -> int | None:
    """Working days that the law gives; None where it gives none."""
    if service_key == COMPLAINT:
        return COMPLAINT_DAYS.get(particulars.get(COMPLAINT_KIND, ""), COMPLAINT_DAYS[USUAL_COMPLAINT])
    if service_key == INFORMATION:
        return INFORMATION_DAYS + (EXTENSION_DAYS if extended else 0)
    return None


def legal_clock(
    service_key: str,
    particulars: Mapping[str, str],
    received: dt.datetime | None,
    calendar: WorkCalendar,
    *,
    extended: bool = False,
) -> LegalClock | None:
    """The clock of the law for a file that was received at that moment; None before, and where there is none."""
    days = legal_days(service_key, particulars, extended=extended)
    if days is None or received is None:
        return None
    due = due_at(received, Duration(days, DurationUnit.WORKING_DAYS, "", ""), calendar)
    return LegalClock(days, due, extended=service_key == INFORMATION and extended)


def legal_values(case: Case, calendar: WorkCalendar) -> dict[str, str]:
    """What the placeholders of the papers say about the law; empty where it gives no time."""
    received = case.complete_at or case.opened_at
    clock = legal_clock(case.service_key, case.particulars, received, calendar)
    if clock is None:
        return {}
    longer = legal_clock(case.service_key, case.particulars, received, calendar, extended=True) or clock
    return {
        "hari_aturan": clock.words,
        "batas_aturan": day_words(clock.due.date()),
        "batas_perpanjangan": day_words(longer.due.date()),
    }


def objection_until(answered: dt.datetime, calendar: WorkCalendar) -> dt.date:
    """The last day on which a refusal may be objected to."""
    return due_at(answered, Duration(OBJECTION_DAYS, DurationUnit.WORKING_DAYS, "", ""), calendar).date()


def is_extended(records: Iterable[Record]) -> bool:
    """Whether the one extension was given notice of."""
    return any(record.form == EXTENSION_FORM for record in records)


def answered_at(service_key: str, finished_at: dt.datetime | None, answer_at: dt.datetime | None) -> dt.datetime | None:
    """When the clock of the law stopped: a complaint when it was answered, a request when the answer was ready."""
    if service_key == COMPLAINT and answer_at is not None:
        return answer_at
    return finished_at


def standing(clock: LegalClock, received: dt.datetime, now: dt.datetime, calendar: WorkCalendar) -> Age:
    """How a file stands against the law."""
    return age(received, clock.due, now, calendar)


def plan_is_open(plan: Mapping[str, str]) -> bool:
    """Whether a follow-up was planned and is not done yet."""
    return bool(plan) and plan.get(PLAN_STATE) not in PLANS_OVER


def plan_is_late(plan: Mapping[str, str], today: dt.date) -> bool:
    """Whether a follow-up should have been done before today."""
    day = plan.get(PLAN_DAY, "")
    return plan_is_open(plan) and bool(day) and dt.date.fromisoformat(day) < today
