"""The promise of a file with its pauses: an amount of open time that only runs while nothing holds the file up.

The clock starts when the file is complete. It stands still while the file is with the applicant, with the desa or with
Dispendukcapil, while an activity waits for its day, while the file is closed, and, where the standard says "apabila
pejabat ada", while the official it waits for is away.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from app.model.case import Case, Pause
from app.model.catalogue import Duration, OfficeProfile, Step, StepKind
from app.model.worktime import WorkCalendar
from app.rules.authority.seats import LEFT_OPEN, NOT_OFFICIALS, head_seat, left_open_seats
from app.rules.clock.worktime import add_open_minutes, due_at, open_minutes

PAUSES_WITH_OFFICIAL = "pejabat-ada"
"""The condition of a duration that stands still while the official is away."""
_OUTSIDERS = frozenset({"pemohon", "desa", "dukcapil"})
_BY_OFFICIALS = frozenset(
    {StepKind.VERIFY, StepKind.SURVEY, StepKind.INITIAL, StepKind.SIGN, StepKind.DECIDE, StepKind.CONSULT}
)


def promised(
    start: dt.datetime, duration: Duration, calendar: WorkCalendar, pauses: Iterable[Pause] = ()
) -> dt.datetime:
    """When a file that was complete at `start` is due, its pauses taken out.

    A pause without an end counts as if it ended as it began: while the clock stands, nobody knows more.
    """
    due = due_at(start, duration, calendar)
    spans = _merged((p.began_at, p.ended_at) for p in pauses if p.ended_at is not None)
    if not spans:
        return due
    left, at = open_minutes(start, due, calendar), start
    for begin, end in spans:
        if end <= at:
            continue
        ran = open_minutes(at, begin, calendar)
        if left <= ran:
            break
        left, at = left - ran, end
    return add_open_minutes(at, left, calendar)


def office_minutes(start: dt.datetime, end: dt.datetime, calendar: WorkCalendar, pauses: Iterable[Pause] = ()) -> int:
    """How much open time the office itself took from `start` to `end`: what stood still does not count.

    A pause without an end lasts to `end`.
    """
    spent = open_minutes(start, end, calendar)
    for begin, stop in _merged((p.began_at, p.ended_at or end) for p in pauses):
        spent -= open_minutes(max(begin, start), min(stop, end), calendar)
    return max(0, spent)


def _merged(spans: Iterable[tuple[dt.datetime, dt.datetime]]) -> list[tuple[dt.datetime, dt.datetime]]:
    """The pauses in order, to the whole minute, overlapping ones as one."""
    found: list[tuple[dt.datetime, dt.datetime]] = []
    for begin, end in sorted((_minute(begin), _minute(end)) for begin, end in spans):
        if found and begin <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        elif begin < end:
            found.append((begin, end))
    return found


def _minute(moment: dt.datetime) -> dt.datetime:
    return moment.replace(second=0, microsecond=0)


def awaited_seats(steps: Sequence[Step], position: int, office: OfficeProfile) -> tuple[str, ...]:
    """Every seat any of whose officials may take the file at this step, the one it waits for first."""
    seat = awaited_seat(steps, position, office)
    if not seat:
        return ()
    return left_open_seats(office) if steps[position].actor in LEFT_OPEN else (seat,)


def awaited_seat(steps: Sequence[Step], position: int, office: OfficeProfile) -> str:
    """The seat of the official for whom a file waits at this step, or '' when it waits for nobody in a seat."""
    if position >= len(steps):
        return ""
    step = steps[position]
    if step.kind not in _BY_OFFICIALS or step.actor in NOT_OFFICIALS | _OUTSIDERS:
        return ""
    return head_seat(office) if step.actor in LEFT_OPEN else step.actor


_ELSEWHERE = {"dukcapil": "Berkas di Dispendukcapil", "desa": "Berkas di desa"}
"""Where a file is that somebody outside the office works on."""


def elsewhere(case: Case) -> str:
    """Where a running file is while it waits for somebody outside the office; '' while it waits for the office."""
    return _ELSEWHERE.get(case.step.actor, "") if case.step is not None else ""


def goes_elsewhere(steps: Sequence[Step]) -> tuple[str, ...]:
    """Who outside the office works on such a file, in the order of its steps: 'Dispendukcapil', 'desa'."""
    actors = dict.fromkeys(step.actor for step in steps if step.actor in _ELSEWHERE)
    return tuple(_ELSEWHERE[actor].removeprefix("Berkas di ") for actor in actors)


def waits_for_officials(case: Case) -> bool:
    """Whether the promise of this file stands still while an official is away."""
    duration = case.standard.duration
    return duration is not None and duration.condition == PAUSES_WITH_OFFICIAL
