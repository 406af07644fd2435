"""A case (permohonan, berkas): what was asked, what was brought, where it is, and what was done to it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from app.model.catalogue import Form, ServiceStandard, Step
from app.model.people import Applicant
from app.model.signature import Signature


class CaseState(StrEnum):
    """Where a case stands. Which moves are legal from each is in rules.flow."""

    DRAFT = "draft"
    INCOMPLETE = "incomplete"
    IN_PROGRESS = "in_progress"
    RETURNED = "returned"
    READY = "ready"
    DONE = "done"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


STATE_LABELS = {
    CaseState.DRAFT: "Disimpan",
    CaseState.INCOMPLETE: "Kurang berkas",
    CaseState.IN_PROGRESS: "Diproses",
    CaseState.RETURNED: "Di pemohon",
    CaseState.READY: "Siap diambil",
    CaseState.DONE: "Selesai",
    CaseState.REFUSED: "Ditolak",
    CaseState.WITHDRAWN: "Dicabut",
}

CLOSED_STATES = frozenset({CaseState.DONE, CaseState.REFUSED, CaseState.WITHDRAWN})
"""States in which nothing more is done to a file unless it is opened again."""


class Move(StrEnum):
    """What can be done to a case; each is logged with who and when."""

    SAVE = "save"
    RETURN_AT_INTAKE = "return_at_intake"
    RECEIVE = "receive"
    ADVANCE = "advance"
    RESOLVE = "resolve"
    RETURN = "return"
    RESUME = "resume"
    REFUSE = "refuse"
    HAND_OVER = "hand_over"
    STEP_BACK = "step_back"
    WITHDRAW = "withdraw"
    REOPEN = "reopen"
    CORRECT = "correct"
    UNDO = "undo"
    READ_IDENTITY = "read_identity"


MOVE_LABELS = {
    Move.SAVE: "Disimpan dulu",
    Move.RETURN_AT_INTAKE: "Dikembalikan di loket, berkas kurang",
    Move.RECEIVE: "Diterima di loket",
    Move.ADVANCE: "Selesai di meja ini",
    Move.RESOLVE: "Konsultasi terjawab",
    Move.RETURN: "Dikembalikan ke pemohon",
    Move.RESUME: "Diterima kembali dari pemohon",
    Move.REFUSE: "Ditolak",
    Move.HAND_OVER: "Diserahkan",
    Move.STEP_BACK: "Dikembalikan satu meja",
    Move.WITHDRAW: "Dicabut pemohon",
    Move.REOPEN: "Dibuka kembali",
    Move.CORRECT: "Isian diperbaiki",
    Move.UNDO: "Langkah dibatalkan",
    Move.READ_IDENTITY: "Identitas pengadu dibaca",
}


class PauseCause(StrEnum):
    """Why the clock of a promise stands still."""

    APPLICANT = "pemohon"
    OFFICIAL = "pejabat"
    CLOSED = "ditutup"
    OUTSIDE = "luar"


PAUSE_LABELS = {
    PauseCause.APPLICANT: "di pemohon",
    PauseCause.OFFICIAL: "pejabat tidak di tempat",
    PauseCause.CLOSED: "berkas ditutup",
    PauseCause.OUTSIDE: "di luar kantor",
}


class Priority(StrEnum):
    """Who goes first at the counter (UU 25/2009 Pasal 29: special treatment of certain members of the public)."""

    NONE = ""
    ELDERLY = "lansia"
    DISABLED = "disabilitas"
    PREGNANT = "hamil"


PRIORITY_LABELS = {
    Priority.NONE: "Biasa",
    Priority.ELDERLY: "Lansia",
    Priority.DISABLED: "Disabilitas",
    Priority.PREGNANT: "Ibu hamil",
}


@dataclass(frozen=True, slots=True)
class Pause:
    """A time in which the promise stood still; `ended_at` is None while it still does. `note` says for whom."""

    cause: PauseCause
    began_at: dt.datetime
    ended_at: dt.datetime | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """What was found of one checklist row: there or not, in which form, how many."""

    present: bool
    form: Form = Form.ORIGINAL
    copies: int = 1


@dataclass(frozen=True, slots=True)
class CoveringLetter:
    """The desa's covering letter that came with the file; both may be empty."""

    number: str = ""
    date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class IntakeForm:
    """All that the officer types at intake. `request_id` makes a double click or a retry the same intake.

    `answers`: question key to answer; `ticks`: checklist row key to what was found;
    `particulars`: the service's extras. `number` names an earlier draft or returned file that this intake goes on
    with, or is empty.
    """

    request_id: str
    service_key: str
    applicant: Applicant
    answers: dict[str, str] = field(default_factory=dict)
    ticks: dict[str, Tick] = field(default_factory=dict)
    purpose: str = ""
    covering: CoveringLetter = CoveringLetter()
    particulars: dict[str, str] = field(default_factory=dict)
    number: str = ""
    priority: Priority = Priority.NONE


@dataclass(frozen=True, slots=True)
class Case:
    """A case as stored. `position` indexes `steps`, the step now waiting; len(steps) when all are done.

    `standard` is the version under which it was opened; `promised_at` is the promise as the receipt says it, `due_at`
    the same moved by pauses and by later changes of the office's calendar, both None until complete; `pause` is why
    the clock stands still now. `finished_at` when it first was ready to be collected (or ended), `closed_at` when it
    left the office.
    """

    id: int
    number: str
    token: str
    service_key: str
    service_title: str
    service_short: str
    standard: ServiceStandard
    standard_version: int
    state: CaseState
    position: int
    steps: tuple[Step, ...]
    applicant: Applicant
    answers: dict[str, str]
    ticks: dict[str, Tick]
    purpose: str
    covering: CoveringLetter
    particulars: dict[str, str]
    officer_id: int
    opened_at: dt.datetime
    complete_at: dt.datetime | None
    due_at: dt.datetime | None
    closed_at: dt.datetime | None
    finished_at: dt.datetime | None
    desk_since: dt.datetime
    revision: int
    promised_at: dt.datetime | None = None
    pause: PauseCause | None = None
    priority: Priority = Priority.NONE

    @property
    def step(self) -> Step | None:
        """The step now waiting, or None when the flow is done."""
        return self.steps[self.position] if self.position < len(self.steps) else None


@dataclass(frozen=True, slots=True)
class CaseEvent:
    """One line of a case's history. `step` is the step's text it was at; `official` who initialled or signed.

    `position` is where the case stood before; `undoes` the id of the line that this one takes back. `signature` is
    whose initials or signature finished the step, where it was one.
    """

    at: dt.datetime
    move: Move
    officer: str
    step: str
    official: str
    note: str
    id: int = 0
    position: int = 0
    undoes: int | None = None
    before: dict[str, Any] = field(default_factory=dict)
    signature: Signature | None = None


@dataclass(frozen=True, slots=True)
class CaseCard:
    """A case as a card on the board or a line in a list: only what is shown there."""

    id: int
    number: str
    service_key: str
    service_short: str
    name: str
    village: str
    state: CaseState
    step_kind: str
    step_actor: str
    desk: str
    opened_at: dt.datetime
    complete_at: dt.datetime | None
    due_at: dt.datetime | None
    desk_since: dt.datetime
    letter_number: str
    revision: int
    pause: PauseCause | None = None
    priority: Priority = Priority.NONE
    promised_at: dt.datetime | None = None
