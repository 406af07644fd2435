"""A file as the book of its service shows it, and a talk as the list of talks does."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from app.model.case import CaseState, PauseCause
from app.model.procedure import Record


@dataclass(frozen=True, slots=True)
class ServiceLine:
    """A file in a list or book. Whoever asked to stay secret is not named here.

    `note` is the last word in its history. `answer`, `decision` and `plan` are the last filling of those forms, empty
    where there is none; `answer_at` when the answer was written down, `extended` whether the one extension was used.
    `service` is the short name of the service, `answers` what was answered to the questions of its checklist, `records`
    every filled form, oldest first.
    """

    id: int
    number: str
    service_key: str
    name: str
    address: str
    phone: str
    occupation: str
    purpose: str
    particulars: dict[str, str]
    state: CaseState
    desk: str
    step_actor: str
    opened_at: dt.datetime
    complete_at: dt.datetime | None
    due_at: dt.datetime | None
    finished_at: dt.datetime | None
    closed_at: dt.datetime | None
    note: str = ""
    answer: dict[str, str] = field(default_factory=dict)
    answer_at: dt.datetime | None = None
    decision: dict[str, str] = field(default_factory=dict)
    plan: dict[str, str] = field(default_factory=dict)
    extended: bool = False
    pause: PauseCause | None = None
    service: str = ""
    nik: str = ""
    kk: str = ""
    letter_number: str = ""
    answers: dict[str, str] = field(default_factory=dict)
    records: tuple[Record, ...] = ()

    def last(self, form: str) -> dict[str, str]:
        """What was last written in a form; empty where it was never filled."""
        return next((record.data for record in reversed(self.records) if record.form == form), {})
