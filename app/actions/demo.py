"""A year of plausible made-up cases through the very actions that the window uses; the same for the same seed."""

from __future__ import annotations

import datetime as dt
import random
import uuid

from app.actions.batch import batched
from app.actions.handover import RELATIONS, Collection, hand_over
from app.actions.intake import receive, return_incomplete, save_draft
from app.actions.made_up import made_up_form, missing_one, seat_officials
from app.actions.moves import Request, advance, refuse, resolve, resume, return_to_applicant
from app.errors import UserError
from app.model.case import Case, CaseState, Move
from app.model.catalogue import ApplicantKind, DurationUnit, StepKind
from app.model.people import Officer
from app.ports import Progress, Store, StoredService, UnitOfWork
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


def fill(
    store: Store, last: dt.date, months: int, per_day: int, seed: int, progress: Progress = lambda done, whole: True
) -> int:
    """Fills the data file with `months` months of cases up to the day `last`, `per_day` of them a day; how many.

    Raises UserError where the file has no office, no open service, or real cases already.
    """
    rng = random.Random(seed)
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
    made = 0
    for n, day in enumerate(days, 1):
        with store.write() as uow:
            left = (len(days) - n) / max(1, len(days))
            for _ in range(max(1, round(rng.gauss(per_day, per_day**0.5)))):
                _one_case(rng, services, officers, day, left, batched(uow))
                made += 1
            uow.commit()
        if not progress(n, len(days)):
            break
    return made


def _one_case(
    rng: random.Random, services: list[StoredService], officers: list[int], day: dt.date, left: float, uow: UnitOfWork
) -> None:
    weights = [_POPULAR.get(s.service.key, 2) for s in services]
    stored = rng.choices(services, weights)[0]
    officer = rng.choice(officers)
    now = dt.datetime.combine(day, dt.time(7, 30)) + dt.timedelta(minutes=rng.randrange(0, 450))

    def token() -> str:
        return f"{rng.getrandbits(50):010x}"[:10].ljust(10, "x") + f"{rng.getrandbits(16):04x}"

    form = made_up_form(rng, stored.service, uow, now.date(), _id(rng))
    luck = rng.random()
    if luck < 0.03:
        save_draft(form, uow, now, officer, token)
        return
    if luck < 0.13 and stored.service.standard.requirements:
        back = return_incomplete(missing_one(rng, form, stored.service), uow, now, officer, token).value
        if rng.random() < 0.25:
            return
        now += dt.timedelta(minutes=rng.randrange(15, 90))
        form = made_up_form(rng, stored.service, uow, now.date(), _id(rng), again=back)
    case = receive(form, uow, now, officer, token).value
    # The nearer to the last day, the more files are still on their way.
    stop_after = rng.randrange(0, len(case.steps) + 1) if left < 0.02 and rng.random() < 0.7 else 99
    _walk(rng, case, officer, now, stop_after, uow)


def _walk(rng: random.Random, case: Case, officer: int, now: dt.datetime, stop_after: int, uow: UnitOfWork) -> None:
    slow = case.standard.duration is None or case.standard.duration.unit in (
        DurationUnit.DAYS,
        DurationUnit.WORKING_DAYS,
    )
    done = 0
    while case.step is not None and done < stop_after:
        now += dt.timedelta(minutes=rng.randrange(5, 60) if slow else rng.randrange(1, 4))
        request = Request(_id(rng), case.number, case.revision)
        luck = rng.random()
        if case.state is CaseState.READY:
            if luck < 0.01:
                return
            hand_over(
                Collection(
                    _id(rng),
                    case.number,
                    case.revision,
                    _collector(rng, case),
                    RELATIONS[0] if luck < 0.8 else rng.choice(RELATIONS),
                ),
                uow,
                now,
                officer,
            )
            case = uow.cases.by_id(case.id)
        elif luck < 0.004:
            refuse(
                Request(_id(rng), case.number, case.revision, "Tidak memenuhi syarat setelah diperiksa."),
                uow,
                now,
                officer,
            )
            return
        elif luck < 0.012:
            away = Request(_id(rng), case.number, case.revision, "Nama pada berkas berbeda, mohon diperbaiki.")
            case = return_to_applicant(away, uow, now, officer).value
            now += dt.timedelta(minutes=rng.randrange(20, 120))
            case = resume(Request(_id(rng), case.number, case.revision), uow, now, officer).value
        elif Move.RESOLVE in moves(case.state, case.steps, case.position) and luck < 0.7:
            case = resolve(request, uow, now, officer).value
        else:
            note = _NOTES.get(case.step.kind, "") if case.step.kind in NOTE_NEEDED else ""
            case = advance(Request(request.request_id, case.number, case.revision, note), uow, now, officer).value
        done += 1


def _collector(rng: random.Random, case: Case) -> str:
    person = case.applicant.kind is not ApplicantKind.INSTITUTION
    return case.applicant.name if person else case.applicant.contact_name or case.applicant.name


def _id(rng: random.Random) -> str:
    return str(uuid.UUID(int=rng.getrandbits(128), version=4))
