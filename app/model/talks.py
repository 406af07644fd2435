"""Talk rather than letters: a consultation, complaint or information request as lists and books show it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from app.model.case import CaseState, PauseCause


class TalkScope(StrEnum):
    """Which of them a list shows: those under way, follow-ups not done yet, or those that are over."""

    OPEN = "terbuka"
    PLANS = "tindak-lanjut"
    DONE = "selesai"


@dataclass(frozen=True, slots=True)
class TalkFilter:
    """What a list shows; without `services` all of them."""

    scope: TalkScope = TalkScope.OPEN
    services: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class TalkLine:
    """One of them in a list or book. Whoever asked to stay secret is not named here.

    `note` is the last word in its history. `answer`, `decision` and `plan` are the last filling of those forms, empty
    where there is none; `answer_at` when the answer was written down, `extended` whether the one extension was used.
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
