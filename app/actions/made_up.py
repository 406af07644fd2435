"""Made-up people and intake forms, for the demo, the training data set and tests."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace

from app.model import made_up
from app.model.case import Case, CoveringLetter, IntakeForm, Tick
from app.model.catalogue import ApplicantKind, Form, OfficeProfile, Service
from app.model.letter_template import FieldKind
from app.model.people import Applicant, Official, Sex
from app.ports import UnitOfWork
from app.rules.checklist import rows_for
from app.rules.seats import NOT_OFFICIALS

REGION = "99"
"""No region of Indonesia has this code: a NIK that begins with it is nobody's."""


def made_up_person(rng: random.Random, today: dt.date, villages: tuple[str, ...]) -> Applicant:
    """A made-up adult whose NIK fits birth date and sex."""
    sex = rng.choice((Sex.MALE, Sex.FEMALE))
    born = today - dt.timedelta(days=rng.randrange(18 * 365 + 5, 75 * 365))
    first = rng.choice(made_up.FIRST_MALE if sex is Sex.MALE else made_up.FIRST_FEMALE)
    day = born.day + (40 if sex is Sex.FEMALE else 0)
    region = f"{REGION}14{rng.randrange(1, 25):02d}"
    return Applicant(
        kind=ApplicantKind.PERSON,
        name=f"{first} {rng.choice(made_up.MIDDLE)} {made_up.LAST}",
        nik=f"{region}{day:02d}{born:%m%y}{rng.randrange(1, 9999):04d}",
        birth_place=rng.choice(made_up.TOWNS),
        birth_date=born,
        sex=sex,
        religion=rng.choice(made_up.RELIGIONS),
        occupation=rng.choice(made_up.JOBS),
        address=f"Dusun {rng.choice(made_up.HAMLETS)} RT {rng.randrange(1, 9):02d} RW {rng.randrange(1, 6):02d}",
        village=rng.choice(villages) if villages else "",
        phone=f"0812 0000 {rng.randrange(0, 10000):04d}",
    )


def made_up_applicant(rng: random.Random, kind: ApplicantKind, today: dt.date, villages: tuple[str, ...]) -> Applicant:
    """A made-up applicant of that kind."""
    person = made_up_person(rng, today, villages)
    if kind is ApplicantKind.FOREIGNER:
        return replace(
            person,
            kind=kind,
            name=f"{rng.choice(('John', 'Jane', 'Kim', 'Maria'))} Example",
            nik="",
            passport=f"X{rng.randrange(1000000, 9999999)}",
            permit=f"2C{rng.randrange(10000, 99999)}",
            nationality=rng.choice(("Australia", "Belanda", "Jepang", "Malaysia")),
        )
    if kind is ApplicantKind.INSTITUTION:
        return replace(
            person,
            kind=kind,
            name=rng.choice(made_up.INSTITUTIONS),
            contact_name=person.name,
            contact_post=rng.choice(("Ketua", "Sekretaris", "Kepala Desa")),
        )
    return person


def made_up_form(
    rng: random.Random,
    service: Service,
    uow: UnitOfWork,
    today: dt.date,
    request_id: str,
    again: Case | None = None,
) -> IntakeForm:
    """A complete made-up intake of a service; `again` goes on with a file that was given back."""
    office = uow.office.profile()
    villages = _villages(office)
    answers = again.answers if again else {q.key: rng.choice(q.answers) for q in service.standard.questions}
    ticks = {
        row.key: Tick(True, Form.ORIGINAL if row.form in (Form.ANY, Form.CONDITION) else row.form, row.copies)
        for row in rows_for(service.standard, answers)
        if not row.heading
    }
    applicant = again.applicant if again else made_up_applicant(rng, service.applicant, today, villages)
    particulars: dict[str, str] = {}
    for particular in uow.templates.get(service.key).particulars:
        if particular.required or rng.random() < 0.6:
            if particular.kind is FieldKind.DATE:
                value = (today - dt.timedelta(days=rng.randrange(1, 60))).isoformat()
            else:
                value = made_up.EXAMPLES[particular.kind.value]
                if particular.kind is FieldKind.TEXT:
                    value = f"{particular.label} contoh"
            particulars[particular.key] = value
    return IntakeForm(
        request_id=request_id,
        service_key=service.key,
        applicant=applicant,
        answers=dict(answers),
        ticks=ticks,
        purpose=rng.choice(made_up.PURPOSES),
        covering=CoveringLetter(f"{rng.randrange(1, 400)}/{rng.randrange(1, 12):02d}/{today.year}", today),
        particulars=particulars,
        number=again.number if again else "",
    )


def missing_one(rng: random.Random, form: IntakeForm, service: Service) -> IntakeForm:
    """The form with one paper of its checklist left at home."""
    keys = [row.key for row in rows_for(service.standard, form.answers) if not row.heading]
    if not keys:
        return form
    gone = rng.choice(keys)
    return replace(form, ticks={key: tick for key, tick in form.ticks.items() if key != gone})


def seat_officials(uow: UnitOfWork) -> None:
    """Puts a made-up official into every seat that is empty."""
    office = uow.office.profile()
    held = {o.seat for o in uow.people.officials()}
    ranks = ("IV/a", "III/d", "III/d", "III/c", "III/c", "III/b", "III/b", "III/a")
    for n, seat in enumerate(office.seats if office else ()):
        if seat in held or seat in NOT_OFFICIALS:
            continue
        name = made_up.OFFICIAL_NAMES[n % len(made_up.OFFICIAL_NAMES)]
        nip = f"19{75 + n % 20:02d}0{1 + n % 9}15200{n % 10}01{1 + n % 2}{n:03d}"
        uow.people.save_official(Official(0, seat, name, nip, ranks[n % len(ranks)]))


def _villages(office: OfficeProfile | None) -> tuple[str, ...]:
    return tuple(village.name for village in office.villages) if office else ()
