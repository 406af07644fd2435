"""The clock of a promise: stops and starts with the file, follows the officials, is reckoned again with new hours."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from app.actions.setup import the_office
from app.changes import Change, Outcome, outcome
from app.model.authority import Powers
from app.model.case import Case, CaseState, Pause, PauseCause
from app.model.catalogue import OfficeProfile
from app.model.worktime import WorkCalendar
from app.ports import UnitOfWork
from app.rules.authority.signing import proposed, staffed
from app.rules.clock.promise import awaited_seats, elsewhere, promised, waits_for_officials
from app.rules.outreach import OUTREACH
from app.rules.wording import date_words


def powers(uow: UnitOfWork) -> Powers:
    """All that decides who may sign now: officials with their terms, grants and the last mark of presence."""
    return Powers(uow.people.officials(), uow.people.authorities(), uow.people.presences())


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the clocks of many files ask for, read once."""

    office: OfficeProfile
    held: Powers
    calendar: WorkCalendar


def surroundings(uow: UnitOfWork) -> Surroundings:
    """As they are now."""
    return Surroundings(the_office(uow), powers(uow), uow.office.calendar())


def settle_clock(case: Case, uow: UnitOfWork, now: dt.datetime, around: Surroundings | None = None) -> Case:
    """Stops or starts the clock of a file as its state and the presence of officials ask; the caller saves the case.

    The promise is moved when a pause ends. `around` spares reading the same for each of many files.
    """
    if case.due_at is None or case.complete_at is None:
        return case
    cause, reason = _cause(case, uow, now, around)
    if cause is case.pause:
        return case
    if case.pause is not None:
        uow.cases.end_pause(case.id, now)
        case = replace(case, pause=None, due_at=due_now(case, uow, around.calendar if around else None))
    if cause is not None:
        uow.cases.begin_pause(case.id, Pause(cause, now, None, reason))
        case = replace(case, pause=cause)
    return case


def skip_closed(before: Case, after: Case, uow: UnitOfWork, now: dt.datetime) -> Case:
    """Takes the time in which a file was closed out of its promise, once it is open again; the caller saves it."""
    if before.closed_at is None or after.closed_at is not None or after.due_at is None or now <= before.closed_at:
        return after
    uow.cases.begin_pause(after.id, Pause(PauseCause.CLOSED, before.closed_at, now, "Berkas ditutup"))
    return replace(after, due_at=due_now(after, uow))


def due_now(case: Case, uow: UnitOfWork, calendar: WorkCalendar | None = None) -> dt.datetime | None:
    """When the file is due by the calendar as it is now and the pauses so far; None where nothing is promised."""
    if case.complete_at is None or case.standard.duration is None:
        return None
    calendar = calendar or uow.office.calendar()
    return promised(case.complete_at, case.standard.duration, calendar, uow.cases.pauses(case.id))


def _cause(case: Case, uow: UnitOfWork, now: dt.datetime, around: Surroundings | None) -> tuple[PauseCause | None, str]:
    """Why the clock of this file stands still now, and for whom."""
    if case.state is CaseState.RETURNED:
        return PauseCause.APPLICANT, "Berkas di pemohon"
    if case.state is not CaseState.IN_PROGRESS:
        return None, ""
    if outside := elsewhere(case) or _waits_for_its_day(case, uow, now):
        return PauseCause.OUTSIDE, outside
    if not waits_for_officials(case):
        return None, ""
    office = around.office if around else the_office(uow)
    seats = awaited_seats(case.steps, case.position, office)
    if not seats:
        return None, ""
    held, seat = around.held if around else powers(uow), seats[0]
    if any(staffed(one, case.service_key, now.date(), held) for one in seats):
        return None, ""
    title = office.seats.get(seat, seat)
    who = proposed(seat, case.service_key, now.date(), held)
    return PauseCause.OFFICIAL, f"{title} tidak di tempat" if who else f"{title} belum ada pejabatnya"


def _waits_for_its_day(case: Case, uow: UnitOfWork, now: dt.datetime) -> str:
    """Why a file waits whose activity is planned and not over yet; '' where there is none."""
    if case.service_key != OUTREACH:
        return ""
    activity = uow.schedules.of_case(case.id)
    if activity is None or activity.ends_at <= now:
        return ""
    return f"Menunggu hari kegiatan, {date_words(activity.starts_at.date())}"


def follow_officials(uow: UnitOfWork, now: dt.datetime) -> int:
    """Stops and starts the clocks of all files that wait for an official or for a day; how many changed. The caller
    commits.

    Called when somebody comes or goes, when a grant begins or ends, and on the first look at a new day.
    """
    changed, around = 0, surroundings(uow)
    for case in uow.cases.running():
        if not waits_for_officials(case) and case.pause is not PauseCause.OUTSIDE:
            continue
        settled = settle_clock(case, uow, now, around)
        if settled != case:
            uow.cases.save(settled, case.revision)
            changed += 1
    return changed


def recompute_promises(uow: UnitOfWork) -> int:
    """Reckons the promises of all running files again after hours or holidays changed; how many moved.

    What the receipt says stays in `promised_at`. The caller commits.
    """
    calendar = uow.office.calendar()
    moved = []
    for one in uow.cases.running_promises():
        due = promised(one.complete_at, one.duration, calendar, one.pauses)
        if due != one.due_at:
            moved.append((one.case_id, due))
    uow.cases.move_promises(moved)
    return len(moved)


def refresh_clocks(uow: UnitOfWork, now: dt.datetime) -> Outcome[int]:
    """The first look of a day: grants may have begun or ended overnight."""
    changed = follow_officials(uow, now)
    uow.commit()
    return outcome(changed, *((Change.CASES,) if changed else ()))
