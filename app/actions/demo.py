"""A year of plausible made-up cases through the very actions that the window uses; the same for the same seed."""

from __future__ import annotations

import datetime as dt
import heapq
import itertools
import random
import uuid
from collections.abc import Generator
from dataclasses import replace
from typing import Any, cast

from app.actions.batch import batched
from app.actions.book_years import confirm_clock, open_year
from app.actions.demo_books import BookKeeper
from app.actions.demo_day import DemoDay
from app.actions.handover import RELATIONS, Collection, hand_over
from app.actions.intake import TOKEN_LETTERS, receive, return_incomplete, save_draft
from app.actions.letters import has_letter, issue
from app.actions.made_up import REGION, made_up_form, missing_one, seat_officials
from app.actions.made_up_records import record_for
from app.actions.moves import Request, advance, refuse, resolve, resume, return_to_applicant
from app.errors import UserError
from app.model.case import Case, CaseState, IntakeForm, Move
from app.model.catalogue import ApplicantKind, StepKind
from app.model.people import Applicant, Officer
from app.model.worktime import WorkCalendar
from app.ports import Progress, Renderer, Store, StoredService, UnitOfWork
from app.rules.clock.worktime import add_open_minutes, open_minutes
from app.rules.flow import NOTE_NEEDED, moves

_POPULAR = {
    "skck": 9,
    "sktm": 8,
    "ktp-rekam": 6,
    "ktp-terbit": 8,
    "kk-pengajuan": 7,
    "dispensasi-nikah": 4,
    "pbb": 6,
    "domisili": 5,
}
_NOTES = {
    StepKind.SURVEY: "Lokasi sesuai, memenuhi syarat.",
    StepKind.DECIDE: "Dapat diberikan.",
    StepKind.RESPOND: "Sudah dijelaskan.",
}
_REFUSAL = "Tidak memenuhi syarat setelah diperiksa."
_MEND = "Nama pada berkas berbeda, mohon diperbaiki."
_OFFICE_DAY = 450
"""Open minutes of a day, near enough: how long files lie that nobody promised anything about."""
_FORGOTTEN = 0.012
"""Of the numbers, so many wait for a letter that nobody printed."""
_REMEMBERED = 300
"""Of the applicants so far, so many may come again: the older ones are forgotten."""
_BREAK_OFF = dt.time(11, 0)
"""When the last day, a busy one, breaks off: so files are still on the desks."""

_Life = Generator[dt.datetime, None, None]
"""What becomes of one file: yields the moment at which it goes on."""


def fill(
    store: Store,
    last: dt.date,
    months: int,
    per_day: int,
    seed: int,
    progress: Progress = lambda done, whole: True,
    renderer: Renderer | None = None,
) -> int:
    """Fills the data file with `months` months of cases up to the day `last`, `per_day` of them a day; how many.

    With a renderer their letters are issued, all but a few that somebody forgot.
    Raises UserError where the file has no office, no open service, or real cases already.
    """
    with store.write() as uow:
        services = [s for s in uow.catalogue.services() if s.service.open]
        if not services:
            raise UserError("Belum ada layanan yang dibuka di kantor ini.", "Buka layanan di Standar Pelayanan.")
        if uow.cases.waiting(list(CaseState), 1):
            raise UserError("Folder data ini sudah berisi berkas.", "Pakai folder lain untuk data contoh.")
        seat_officials(uow)
        officers = [o.id for o in uow.people.officers()] or [
            uow.people.save_officer(Officer(0, "Petugas A", "Loket 1"))
        ]
        calendar = uow.office.calendar()
        uow.commit()
    first = last - dt.timedelta(days=round(months * 30.4))
    days = [d for n in range((last - first).days + 1) if calendar.is_open(d := first + dt.timedelta(days=n))]
    counter = _Counter(random.Random(seed), services, officers, calendar, renderer)
    for n, day in enumerate(days, 1):
        with store.write() as uow:
            _open_books(day, uow, officers[0])
            counter.work(day, per_day, uow, last=n == len(days))
            uow.commit()
        if not progress(n, len(days)):
            break
    return counter.made


def _open_books(day: dt.date, uow: UnitOfWork, officer: int) -> None:
    """What an officer does on the first working day of a year, and after a week of holidays."""
    morning = dt.datetime.combine(day, dt.time(7, 30))
    waiting = batched(uow)
    if uow.books.any_year() and uow.books.year(day.year) is None:
        open_year(day.year, uow.office.settings().series_mode, 1, waiting, morning, officer)
    confirm_clock("Pejabat Contoh Satu", "libur panjang", waiting, morning, officer)


class _Counter:
    """A counter at which files come in and go on in the order of time, so that register and history are in order."""

    def __init__(
        self,
        rng: random.Random,
        services: list[StoredService],
        officers: list[int],
        calendar: WorkCalendar,
        renderer: Renderer | None,
    ) -> None:
        self._rng = rng
        self._services = services
        self._weights = [_POPULAR.get(s.service.key, 2) for s in services]
        # Each service comes once before chance decides: a short demo shows them all, too.
        self._first = rng.sample(services, len(services))
        self._officers = officers
        self._calendar = calendar
        self._renderer = renderer
        self._books = BookKeeper(random.Random(rng.random()), services, officers)
        self._notices = itertools.count(1)
        self._visitors: list[Applicant] = []
        self._waiting: list[tuple[dt.datetime, int, _Life]] = []
        self._turns = itertools.count()
        self._answers: dict[Any, Any] = {}
        self._uow: UnitOfWork
        self._busy = False
        self.made = 0

    def work(self, day: dt.date, per_day: int, uow: UnitOfWork, *, last: bool) -> None:
        """One day: new files arrive, and all that is due by its end goes on. The last one breaks off in the morning."""
        self._uow = cast(UnitOfWork, DemoDay(uow, self._answers))
        spans = self._calendar.spans(day)
        opens, closes = spans[0][0], spans[-1][1]
        begin = dt.datetime.combine(day, dt.time())
        for _ in range(max(1, round(self._rng.gauss(per_day, per_day**0.5)))):
            # Mornings are busy; the last to come still has half an hour.
            minute = opens + round((closes - opens - 30) * self._rng.betavariate(1.3, 2.2))
            arrives = add_open_minutes(begin + dt.timedelta(minutes=minute), 0, self._calendar)
            self._later(arrives, self._life(arrives))
        self._busy = last
        until = dt.datetime.combine(day, _BREAK_OFF if last else dt.time.max)
        while self._waiting and self._waiting[0][0] < until:
            life = heapq.heappop(self._waiting)[2]
            moment = next(life, None)
            if moment is not None:
                self._later(moment, life)
        if not last:
            self._books.close_day(begin + dt.timedelta(minutes=closes), self._uow)

    def _later(self, moment: dt.datetime, life: _Life) -> None:
        heapq.heappush(self._waiting, (moment, next(self._turns), life))

    def _after(self, now: dt.datetime, minutes: float) -> dt.datetime:
        # Rounded by chance: a promise of ten minutes over twelve steps is less than a minute for each.
        return add_open_minutes(now, int(minutes + self._rng.random()), self._calendar)

    def _life(self, now: dt.datetime) -> _Life:
        """A file from the counter on. The shares are those of an ordinary office: few drafts, one in ten incomplete."""
        rng = self._rng
        stored = self._first.pop() if self._first else rng.choices(self._services, self._weights)[0]
        self.made += 1
        form = self._form(stored, now)
        luck = rng.random()
        lacking = missing_one(rng, form, stored.service)
        if luck < 0.03:
            case = save_draft(form, self._uow, now, self._officer(), self._token).value
        elif luck < 0.13 and lacking.ticks != form.ticks:
            case = return_incomplete(lacking, self._uow, now, self._officer(), self._token).value
        else:
            case = None
        if case is not None:
            if rng.random() < 0.25:
                return  # never came back
            now = self._after(now, rng.randrange(15, 2 * _OFFICE_DAY))
            yield now
            form = self._form(stored, now, again=case)
        case = receive(form, self._uow, now, self._officer(), self._token).value
        yield from self._walk(case, now)

    def _walk(self, case: Case, now: dt.datetime) -> _Life:
        """From desk to desk, most files within their promise, some of them late."""
        rng = self._rng
        promise = open_minutes(now, case.due_at, self._calendar) if case.due_at else _OFFICE_DAY
        pace = rng.choices((0.5, 0.7, 1.5), (6, 3, 1))[0] * promise / len(case.steps)
        if self._busy and rng.random() < 0.6:
            pace = max(pace, 25)
        while (step := case.step) is not None:
            luck = rng.random()
            if case.state is CaseState.READY:
                if luck < 0.01:
                    return  # never collected
                # Whoever was promised minutes waits for them; the others come back when it suits them.
                waits = luck < (0.95 if promise <= 120 else 0.5)
                now = self._after(now, pace * rng.uniform(0.3, 1) if waits else rng.randrange(20, 2 * _OFFICE_DAY))
                yield now
                hand_over(self._collection(case), self._uow, now, self._officer())
                case = self._uow.cases.by_id(case.id)
                continue
            away = step.kind is StepKind.SIGN and rng.random() < 0.1
            now = self._after(now, _OFFICE_DAY * rng.uniform(1, 3) if away else pace * rng.uniform(0.3, 1.7))
            yield now
            if luck < 0.004:
                refuse(self._request(case, _REFUSAL), self._uow, now, self._officer())
                return
            if luck < 0.02:
                case = return_to_applicant(self._request(case, _MEND), self._uow, now, self._officer()).value
                if rng.random() < 0.2:
                    return  # never came back
                now = self._after(now, rng.randrange(30, 3 * _OFFICE_DAY))
                yield now
                case = resume(self._request(case), self._uow, now, self._officer()).value
            elif Move.RESOLVE in moves(case.state, case.steps, case.position) and luck < 0.7:
                record = record_for(rng, case, self._uow, now.date(), Move.RESOLVE)
                case = resolve(replace(self._request(case), record=record), self._uow, now, self._officer()).value
            else:
                note = _NOTES[step.kind] if step.kind in NOTE_NEEDED else ""
                record = record_for(rng, case, self._uow, now.date())
                case = advance(replace(self._request(case, note), record=record), self._uow, now, self._officer()).value
                if step.kind is StepKind.REGISTER:
                    self._print(case, now)

    def _print(self, case: Case, now: dt.datetime) -> None:
        """Issues the letter once it has its number."""
        # Drawn before it is known whether there is a renderer: the files are the same with and without their letters.
        forgotten, officer = self._rng.random() < _FORGOTTEN, self._officer()
        if self._renderer is not None and not forgotten and has_letter(case, self._uow):
            issue(case.number, self._uow, self._renderer, now, officer)

    def _form(self, stored: StoredService, now: dt.datetime, again: Case | None = None) -> IntakeForm:
        """A complete intake; about one applicant in six was here before."""
        rng = self._rng
        known = () if again else self._visitors[-_REMEMBERED:]
        form = made_up_form(rng, stored.service, self._uow, now.date(), self._id(), again, known)
        if "nop" in form.particulars:  # a notice is paid once: chance would draw one twice in a year
            notice = f"{REGION}14070{next(self._notices):010d}0"
            form = replace(form, particulars=form.particulars | {"nop": notice})
        if again is None and form.applicant not in known:
            self._visitors.append(form.applicant)
        return form

    def _request(self, case: Case, note: str = "") -> Request:
        return Request(self._id(), case.number, case.revision, note)

    def _collection(self, case: Case) -> Collection:
        rng = self._rng
        person = case.applicant.kind is not ApplicantKind.INSTITUTION
        who = case.applicant.name if person else case.applicant.contact_name or case.applicant.name
        relation = RELATIONS[0] if rng.random() < 0.8 else rng.choice(RELATIONS)
        return Collection(self._id(), case.number, case.revision, who, relation)

    def _officer(self) -> int:
        return self._rng.choice(self._officers)

    def _token(self) -> str:
        return "".join(self._rng.choices(TOKEN_LETTERS, k=10))

    def _id(self) -> str:
        return str(uuid.UUID(int=self._rng.getrandbits(128), version=4))
