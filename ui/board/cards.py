"""What the board shows, without Qt: the words of a card, its age, and what F9 would do with the chosen cards."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from app.model.case import PRIORITY_LABELS, CaseCard, CaseState, Priority
from app.model.catalogue import StepKind
from app.model.worktime import WorkCalendar
from app.rules.clock.worktime import Age, Urgency, age, waited
from app.rules.flow import NOTE_NEEDED, STEP_VERBS
from app.rules.wording import one_line, time_words

_AT_THE_COUNTER = frozenset({"petugas", "pemohon", ""})
"""Seats that say nothing new on a card: the counter itself."""


@dataclass(frozen=True, slots=True)
class Card:
    """One card: its case and the words on it; `kind` colours the chip (theme.CHIPS), which only a promise has.

    `carried` says when it went out on a sheet that is not back yet: 'diantar 09.10'.
    """

    case: CaseCard
    name: str
    where: str
    chip: str = ""
    kind: str = "quiet"
    carried: str = ""

    @property
    def spoken(self) -> str:
        """The whole card in one line, beginning with the name: for screen readers and for jumping by typing a name."""
        parts = (self.name, self.priority, self.case.service_short, self.chip, self.case.number, self.where)
        return ", ".join(part for part in (*parts, self.carried) if part)

    @property
    def priority(self) -> str:
        """Why this applicant goes first: 'Lansia'; empty for most."""
        return "" if self.case.priority is Priority.NONE else PRIORITY_LABELS[self.case.priority]


def ages(cases: Sequence[CaseCard], now: dt.datetime, calendar: WorkCalendar) -> dict[int, Age]:
    """How the files on their way stand against their promise, by id; those without one, or paused, are not in it."""
    return {
        case.id: age(case.complete_at or case.opened_at, case.due_at, now, calendar, case.promised_at)
        for case in cases
        if case.due_at is not None and case.state is CaseState.IN_PROGRESS and case.pause is None
    }


def card_of(
    case: CaseCard,
    found: Age | None,
    seats: Mapping[str, str],
    now: dt.datetime,
    calendar: WorkCalendar,
    standing: str = "",
) -> Card:
    """The words of a card now; `standing` is who is at its desk in place of the official."""
    name = one_line(case.name)
    if case.state is CaseState.READY:
        waits = waited(case.desk_since.date(), now.date(), calendar)
        if not waits:
            return Card(case, name, f"sejak {clock_words(case.desk_since, now)}", "siap", "info")
        return Card(case, name, "", waits, "quiet")
    if case.letter_number:
        where = case.letter_number
    elif case.step_kind == StepKind.REGISTER:
        where = "menunggu nomor"
    else:
        where = standing or short_seat(case.step_actor, seats)
    if case.pause is not None:
        return Card(case, name, where, "dijeda", "quiet")
    return Card(case, name, where, found.text if found else "", found.urgency.value if found else "quiet")


def cards_of(
    cases: Sequence[CaseCard],
    found: Mapping[int, Age],
    carried: Mapping[int, dt.datetime],
    seats: Mapping[str, str],
    now: dt.datetime,
    calendar: WorkCalendar,
    standing: Mapping[int, str] | None = None,
) -> list[Card]:
    """The cards of these cases now, each with when it was carried away, if it is out; `standing` as in BoardData."""
    known = standing or {}
    made = (card_of(case, found.get(case.id), seats, now, calendar, known.get(case.id, "")) for case in cases)
    return [
        replace(card, carried=carried_words(carried[card.case.id], now)) if card.case.id in carried else card
        for card in made
    ]


def carried_words(at: dt.datetime, now: dt.datetime) -> str:
    """When something was carried: 'diantar 09.10', on another day with its date."""
    return f"diantar {clock_words(at, now)}"


def clock_words(at: dt.datetime, now: dt.datetime) -> str:
    """A time of today, else day and month before it."""
    return time_words(at) if at.date() == now.date() else f"{at:%d-%m} {time_words(at)}"


def short_seat(seat: str, seats: Mapping[str, str]) -> str:
    """The holder of a desk as it fits on a card: 'Kasi Pemerintahan'; empty for the counter itself."""
    if seat in _AT_THE_COUNTER:
        return ""
    return seat_begins(seats.get(seat, ""))


def seat_begins(title: str) -> str:
    """The beginning of a long title: 'Kasi Pemerintahan' of 'Kasi Pemerintahan dan Pelayanan'."""
    return title.partition(" dan ")[0].partition(" yang ")[0]


def count_urgency(found: Mapping[int, Age], cases: Sequence[CaseCard]) -> tuple[int, int]:
    """How many of these cases are late, and how many nearly."""
    stands = [found[case.id].urgency for case in cases if case.id in found]
    return stands.count(Urgency.LATE), stands.count(Urgency.NEARLY)


class Way(Enum):
    """How F9 does the next step of the chosen cards."""

    NOTHING = "nothing"
    ADVANCE = "advance"
    NOTE = "note"
    OPEN = "open"
    RESUME = "resume"


@dataclass(frozen=True, slots=True)
class NextStep:
    """What F9 will do: how, the words of the button, the cases that go on, and a word about those that cannot."""

    way: Way
    words: str = ""
    cases: tuple[CaseCard, ...] = ()
    aside: str = ""


_ONE_BY_ONE = frozenset({StepKind.HAND_OVER, StepKind.CONSULT})
"""Steps with a choice to make or a form to fill: they are finished on the page of the file."""


def next_step(chosen: Sequence[CaseCard], forms: Collection[tuple[str, str]] = ()) -> NextStep:
    """The next step of these cards. Several at once go on only where no words and no collector are asked for.

    `forms` are the steps (service and kind) at which a form is filled, on the page of the file.
    """
    if not chosen:
        return NextStep(Way.NOTHING)
    if len(chosen) == 1:
        case = chosen[0]
        kind = StepKind(case.step_kind)
        if kind is StepKind.HAND_OVER:
            return NextStep(Way.OPEN, f"{STEP_VERBS[kind]}…", (case,))
        if (case.service_key, kind) in forms:
            return NextStep(Way.OPEN, "Buka untuk mengisi…", (case,))
        if kind in _ONE_BY_ONE:
            return NextStep(Way.OPEN, "Buka untuk menjawab…", (case,))
        return NextStep(Way.NOTE if kind in NOTE_NEEDED else Way.ADVANCE, STEP_VERBS[kind], (case,))
    able = tuple(
        c
        for c in chosen
        if StepKind(c.step_kind) not in _ONE_BY_ONE
        and c.step_kind not in NOTE_NEEDED
        and (c.service_key, c.step_kind) not in forms
    )
    left = len(chosen) - len(able)
    if not able:
        return NextStep(Way.NOTHING, aside="Langkah ini dikerjakan satu per satu. Pilih satu berkas.")
    kinds = {StepKind(case.step_kind) for case in able}
    verb = STEP_VERBS[kinds.pop()] if len(kinds) == 1 else "Selesaikan langkahnya"
    aside = f"{left} berkas lain dikerjakan satu per satu" if left else ""
    return NextStep(Way.ADVANCE, f"{verb} – {len(able)} berkas", able, aside)


def waiting_step(case: CaseCard | None) -> NextStep:
    """What F9 does with a file that waits for its applicant."""
    if case is None:
        return NextStep(Way.NOTHING)
    if case.state is CaseState.RETURNED:
        return NextStep(Way.RESUME, "Terima kembali", (case,))
    return NextStep(Way.OPEN, "Lanjutkan penerimaan", (case,))
