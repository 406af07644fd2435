"""Shared builders: a real data file of an office from its pack, and made-up files that walk through it.

`open_office(folder, "lekok")` gives a `Counter`: the store, an officer, a clock that the test moves, and the actions of
a counter in one line each. Everybody is made up (NIK of region 99) and the same every time: the Random is seeded.
"""

from __future__ import annotations

import atexit
import datetime as dt
import random
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from app.actions import moves
from app.actions.book_years import confirm_clock, open_year
from app.actions.handover import Collection, hand_over
from app.actions.intake import receive
from app.actions.made_up import made_up_form, seat_officials
from app.actions.made_up_records import record_for
from app.actions.setup import create_office
from app.actions.standards import revise_standard, set_open
from app.assets import Classifications, Packs, Templates
from app.changes import Outcome
from app.model.case import Case, CaseEvent, CaseState, CoveringLetter, IntakeForm, Move, Tick
from app.model.catalogue import ApplicantKind, Form, OfficePack, Requirement, Service, ServiceStandard, StepKind
from app.model.people import Applicant, Sex
from app.model.procedure import Record
from app.model.register import Handover, RegisterEntry
from app.ports import StoredService
from app.rules.checklist import rows_for
from app.rules.flow import NOTE_NEEDED
from app.rules.secrecy import IDENTITY, NAMED
from db.holiday_source import indonesian_holidays
from db.store import SqlStore

OFFICES = Packs().keys()
MONDAY = dt.datetime(2026, 11, 23, 8, 0)
"""Opening hours of an ordinary working week."""
NOTE = "Sudah diperiksa dan sesuai."
RINA = Applicant(
    ApplicantKind.PERSON,
    "Rina Contoh",
    nik="9914105204980001",
    birth_place="Pasuruan",
    birth_date=dt.date(1998, 4, 12),
    sex=Sex.FEMALE,
    religion="Islam",
    occupation="Guru",
    address="Dusun Krajan RT 02 RW 05",
    village="Jatirejo",
)


def case_of(pack: OfficePack, key: str, applicant: Applicant = RINA, **changes: Any) -> Case:
    """A file of that service as stored, without a data file: received at MONDAY, waiting at its first step."""
    service = pack.service(key)
    case = Case(
        id=1,
        number="2611-0423-5",
        token="abcdefghjk",
        service_key=key,
        service_title=service.title,
        service_short=service.short,
        standard=service.standard,
        standard_version=1,
        state=CaseState.IN_PROGRESS,
        position=0,
        steps=service.standard.steps,
        applicant=applicant,
        answers={},
        ticks={},
        purpose="",
        covering=CoveringLetter(),
        particulars={},
        officer_id=1,
        opened_at=MONDAY,
        complete_at=MONDAY,
        due_at=None,
        closed_at=None,
        finished_at=None,
        desk_since=MONDAY,
        revision=1,
    )
    return replace(case, **changes)


@cache
def _template(key: str, officials: bool) -> Path:
    """A data file of that office, made once a process; tests work on copies of it."""
    folder = Path(tempfile.mkdtemp(prefix="loket-uji-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    store = SqlStore(folder / "loket.db", Templates())
    with store.write() as uow:
        create_office(Packs().get(key), "Petugas A", uow, MONDAY, indonesian_holidays, Classifications())
        if officials:
            seat_officials(uow)
            uow.commit()
    store.close()
    return folder / "loket.db"


@contextmanager
def open_office(folder: Path, key: str = "lekok", *, officials: bool = True, seed: int = 1) -> Iterator[Counter]:
    """A fresh data file of that office in the folder, as on its first day, with made-up officials in every seat."""
    path = folder / f"{key}.db"
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(_template(key, officials), path)
    store = SqlStore(path, Templates())
    try:
        yield Counter(store, seed)
    finally:
        store.close()


def complete(standard: ServiceStandard, answers: dict[str, str]) -> dict[str, Tick]:
    """The ticks of a whole file under these answers."""
    return {
        row.key: Tick(True, Form.ORIGINAL if row.form in (Form.ANY, Form.CONDITION) else row.form, row.copies)
        for row in rows_for(standard, answers)
        if not (row.heading or row.fields)
    }


def make_ready(counter: Counter, key: str) -> None:
    """Opens a service, with a requirement list entered where the scan lost it."""
    service = counter.service(key)
    if service.open:
        return
    assert not service.standard.requirements_known
    listed = (Requirement("KTP", Form.COPY, 2), Requirement("Surat pengantar", items=("Halaman 1", "Halaman 2")))
    with counter.store.write() as uow:
        content = replace(service.standard, requirements=listed)
        revise_standard(key, content, "daftar dari keputusan asli", uow, counter.now, counter.officer)
        set_open(key, True, uow)


class Counter:
    """The counter of an office in a test: who is at it, what time it is, and what is done there."""

    def __init__(self, store: SqlStore, seed: int = 1) -> None:
        self.store = store
        self.now = MONDAY
        self.rng = random.Random(seed)
        with store.read() as uow:
            self.officer = uow.people.officers()[0].id

    def request_id(self) -> str:
        """A fresh request, as the screen makes one for each press of a button."""
        return str(uuid.UUID(int=self.rng.getrandbits(128), version=4))

    def vouch_for_clock(self) -> None:
        """An official confirms the time that the test has set."""
        with self.store.write() as uow:
            confirm_clock("Camat Contoh", "libur panjang", uow, self.now, self.officer)

    def new_year(self, now: dt.datetime) -> None:
        """The first working day of a year: an official vouches for the clock and an officer opens the book."""
        self.now = now
        self.vouch_for_clock()
        with self.store.write() as uow:
            open_year(now.year, uow.office.settings().series_mode, 1, uow, now, self.officer)

    def later(self, **span: float) -> dt.datetime:
        """Moves the clock on: `later(minutes=5)`."""
        self.now += dt.timedelta(**span)
        return self.now

    def stored(self, key: str) -> StoredService:
        """A service as the office has it now."""
        with self.store.read() as uow:
            return uow.catalogue.service(key)

    def service(self, key: str) -> Service:
        """A service with the standard in force."""
        return self.stored(key).service

    def form(self, key: str, *, again: Case | None = None, **changes: Any) -> IntakeForm:
        """A complete made-up intake of that service; `changes` are fields of the form or of its applicant."""
        with self.store.read() as uow:
            service = uow.catalogue.service(key).service
            if again:
                service = replace(service, standard=again.standard)
            form = made_up_form(self.rng, service, uow, self.now.date(), self.request_id(), again)
        if "answers" in changes:
            changes = {"ticks": complete(self.service(key).standard, changes["answers"])} | changes
        for name, value in changes.items():
            if hasattr(form, name):
                form = replace(form, **{name: value})
            else:
                form = replace(form, applicant=replace(form.applicant, **{name: value}))
                if IDENTITY in form.particulars and "particulars" not in changes:
                    # Whoever the test names is not anonymous.
                    form = replace(form, particulars=form.particulars | {IDENTITY: NAMED})
        return form

    def take_in(self, key: str, **changes: Any) -> Case:
        """A received file of that service."""
        return self.receive(self.form(key, **changes)).value

    def receive(self, form: IntakeForm) -> Outcome[Case]:
        """Receives this form."""
        with self.store.write() as uow:
            return receive(form, uow, self.now, self.officer)

    def case(self, case: Case | str) -> Case:
        """The file as it is stored now."""
        with self.store.read() as uow:
            return uow.cases.get(case if isinstance(case, str) else case.number)

    def events(self, case: Case) -> tuple[CaseEvent, ...]:
        """The history of a file."""
        with self.store.read() as uow:
            return uow.cases.events(case.id)

    def records(self, case: Case) -> tuple[Record, ...]:
        """The forms filled so far, oldest first."""
        with self.store.read() as uow:
            return uow.records.of_case(case.id)

    def entry(self, case: Case) -> RegisterEntry | None:
        """The register row of a file."""
        with self.store.read() as uow:
            return uow.register.of_case(case.id)

    def request(self, case: Case, note: str = "", **changes: Any) -> moves.Request:
        """A request to move that file as it was last seen."""
        return replace(moves.Request(self.request_id(), case.number, case.revision, note), **changes)

    def move(self, action: Any, case: Case, note: str = "", **changes: Any) -> Case:
        """Carries out a move of app.actions.moves."""
        with self.store.write() as uow:
            return action(self.request(case, note, **changes), uow, self.now, self.officer).value

    def advance(self, case: Case, note: str | None = None) -> Case:
        """Finishes the step at which the file waits, with the form or the note that the step needs."""
        record = self.record(case)
        if note is None:
            note = NOTE if case.step and case.step.kind in NOTE_NEEDED and not record else ""
        return self.move(moves.advance, case, note, record=record)

    def record(self, case: Case, move: Move = Move.ADVANCE, **changes: str) -> dict[str, str]:
        """What the form of the step says at which the file waits; `changes` are answers that matter."""
        with self.store.read() as uow:
            return record_for(self.rng, case, uow, self.now.date(), move) | changes

    def resolve(self, case: Case) -> Case:
        """Ends a consultation that was answered before the last of its ladder."""
        return self.move(moves.resolve, case, record=self.record(case, Move.RESOLVE))

    def walk(self, case: Case, until: StepKind | None = None) -> Case:
        """Takes the file from desk to desk until it waits at such a step (or, without one, until it is done)."""
        while case.step is not None and case.step.kind is not until:
            if case.state is CaseState.READY:
                self.hand_over(case)
                case = self.case(case)
            else:
                case = self.advance(case)
        return case

    def hand_over(self, case: Case, collected_by: str = "Budi Contoh", relation: str = "Anak") -> Handover:
        """Hands the finished document over."""
        with self.store.write() as uow:
            collection = Collection(self.request_id(), case.number, case.revision, collected_by, relation)
            return hand_over(collection, uow, self.now, self.officer).value
