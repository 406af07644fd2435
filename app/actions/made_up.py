"""Made-up people and intake forms, for the demo, the training data set and tests."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import replace

from app.actions.made_up_visitors import comes_for
from app.model import made_up
from app.model.case import Case, CoveringLetter, IntakeForm, Tick
from app.model.catalogue import ApplicantKind, Form, OfficeKind, OfficeProfile, Service
from app.model.letter_template import FieldKind, Particular
from app.model.made_up_stories import ADULT, GROUPS, PLAIN, STORIES, Story
from app.model.people import Applicant, Official, Sex
from app.ports import UnitOfWork
from app.rules.asked_once import answers_telling
from app.rules.authority.seats import LEFT_OPEN, NOT_OFFICIALS
from app.rules.checklist import counting, rows_for
from app.rules.papers.letter_words import village_kind
from app.rules.papers.patterns import fill
from app.rules.wording import date_words

REGION = "99"
"""No region of Indonesia has this code: a NIK that begins with it is nobody's."""
_OF_DESA = frozenset({"perangkat-desa", "kepala-desa", "dd-add-pengantar", "dd-add-rekomendasi"})
"""Services that a desa asks for; a kelurahan has none of it."""
_RETURNING = 1 / 4
"""Of files for which somebody known fits; about one in six of all."""
_MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def made_up_person(
    rng: random.Random,
    today: dt.date,
    villages: Sequence[str],
    ages: tuple[int, int] = ADULT,
    sex: Sex | None = None,
    *,
    street: bool = False,
) -> Applicant:
    """A made-up person whose NIK fits birth date and sex; `street` for an address in a town."""
    sex = sex or rng.choice((Sex.MALE, Sex.FEMALE))
    born = today - dt.timedelta(days=rng.randrange(ages[0] * 365 + ages[0] // 4 + 1, ages[1] * 365))
    male = sex is Sex.MALE
    first = rng.choice(made_up.FIRST_MALE if male else made_up.FIRST_FEMALE)
    middle = rng.choice(made_up.MIDDLE_MALE if male else made_up.MIDDLE_FEMALE)
    grown = made_up.JOBS_MALE if male else made_up.JOBS_FEMALE
    jobs: tuple[str, ...] = made_up.JOBS_YOUNG if today.year - born.year <= 22 else grown
    place = rng.choice(made_up.STREETS if street else made_up.HAMLETS)
    return Applicant(
        kind=ApplicantKind.PERSON,
        name=f"{first} {middle} {made_up.LAST}",
        nik=_nik(rng, born, sex),
        birth_place=rng.choice(made_up.TOWNS),
        birth_date=born,
        sex=sex,
        religion=rng.choice(made_up.RELIGIONS),
        occupation=rng.choice(jobs),
        address=f"{'Jalan' if street else 'Dusun'} {place} RT {rng.randrange(1, 9):02d} RW {rng.randrange(1, 6):02d}",
        village=rng.choice(villages) if villages else "",
        phone=f"0812 0000 {rng.randrange(0, 10000):04d}",
    )


def _nik(rng: random.Random, born: dt.date, sex: Sex) -> str:
    day = born.day + (40 if sex is Sex.FEMALE else 0)
    return f"{REGION}14{rng.randrange(1, 25):02d}{day:02d}{born:%m%y}{rng.randrange(1, 9999):04d}"


def made_up_applicant(
    rng: random.Random,
    kind: ApplicantKind,
    today: dt.date,
    villages: Sequence[str],
    story: Story = PLAIN[0],
    *,
    street: bool = False,
) -> Applicant:
    """A made-up applicant of that kind, of an age that fits the story."""
    person = made_up_person(rng, today, villages, story.ages, street=street)
    if kind is ApplicantKind.FOREIGNER:
        first, nationality, town = rng.choice(made_up.FOREIGN)
        return replace(
            person,
            kind=kind,
            name=f"{first} {made_up.FOREIGN_LAST}",
            nik="",
            passport=f"X{rng.randrange(1000000, 9999999)}",
            permit=f"2C{rng.randrange(10000, 99999)}",
            nationality=nationality,
            sex=Sex.FEMALE if first in ("Jane", "Maria") else Sex.MALE,
            birth_place=town,
            religion="Kristen",
            occupation=rng.choice(made_up.FOREIGN_JOBS),
        )
    if kind is ApplicantKind.INSTITUTION:
        name, post = (story.who, story.post) if story.who else rng.choice(GROUPS)
        named = fill(name, {"wilayah": f"{'Kelurahan' if street else 'Desa'} {person.village}"})
        return replace(person, kind=kind, name=named, contact_name=person.name, contact_post=post)
    return person


def made_up_form(
    rng: random.Random,
    service: Service,
    uow: UnitOfWork,
    today: dt.date,
    request_id: str,
    again: Case | None = None,
    known: Sequence[Applicant] = (),
) -> IntakeForm:
    """A complete made-up intake of a service; `again` goes on with a file that was given back.

    Of those `known` whoever fits the story may come again.
    """
    office = uow.office.profile()
    answers = dict(again.answers) if again else {q.key: rng.choice(q.answers) for q in service.standard.questions}
    story = rng.choice(STORIES.get(service.key, PLAIN))
    if again is None:
        answers |= answers_telling(service.standard, story.extras)
        answers = counting(service.standard, answers)
    ticks = {
        row.key: Tick(True, Form.ORIGINAL if row.form in (Form.ANY, Form.CONDITION) else row.form, row.copies)
        for row in rows_for(service.standard, answers)
        if not (row.heading or row.fields)
    }
    village = _village(rng, service.key, office)
    returning = [one for one in known if comes_for(one, service, story, office, today)]
    if again:
        applicant = again.applicant
    elif returning and rng.random() < _RETURNING:
        applicant = rng.choice(returning)
    else:
        street = office is not None and village_kind(village, office) == "Kelurahan"
        villages = (village,) if village else ()
        applicant = made_up_applicant(rng, service.applicant, today, villages, story, street=street)
    template = uow.templates.get(service.key)
    purpose, particulars = made_up_particulars(rng, story, template.particulars, applicant, office, today)
    return IntakeForm(
        request_id=request_id,
        service_key=service.key,
        applicant=applicant,
        answers=dict(answers),
        ticks=ticks,
        purpose=again.purpose if again else purpose if template.asks_purpose else "",
        covering=again.covering if again else _covering(rng, office, today),
        particulars=dict(again.particulars) if again else particulars,
        number=again.number if again else "",
    )


def made_up_particulars(
    rng: random.Random,
    story: Story,
    asked: Sequence[Particular],
    applicant: Applicant,
    office: OfficeProfile | None,
    today: dt.date,
) -> tuple[str, dict[str, str]]:
    """The purpose, and the particulars that are asked for: the story's, and an example for what must not be empty."""
    values = _values(rng, applicant, office, today)
    made: dict[str, str] = {}
    for particular in asked:
        told = story.extras.get(particular.key)
        if isinstance(told, int):
            made[particular.key] = (today + dt.timedelta(days=told)).isoformat()
        elif told is not None:
            made[particular.key] = fill(told, values)
        elif particular.required:
            made[particular.key] = example(particular, today)
    return fill(story.purpose, values), made


def example(particular: Particular, today: dt.date) -> str:
    """A made-up answer for a particular that must not be empty."""
    if particular.kind is FieldKind.DATE:
        return (today - dt.timedelta(days=7)).isoformat()
    return particular.choices[0] if particular.choices else made_up.EXAMPLES[particular.kind.value]


def _values(rng: random.Random, a: Applicant, office: OfficeProfile | None, today: dt.date) -> dict[str, str]:
    """What the patterns of a story may name."""
    other = Sex.MALE if a.sex is Sex.FEMALE else Sex.FEMALE
    partner, someone = made_up_person(rng, today, (), (19, 40), other), made_up_person(rng, today, (), (22, 55))
    elder, widow = (made_up_person(rng, today, (), (60, 85), sex) for sex in (Sex.MALE, Sex.FEMALE))
    child, baby = made_up_person(rng, today, (), (3, 12)), made_up_person(rng, today, (), (0, 1))
    assert child.birth_date is not None
    born = today - dt.timedelta(days=rng.randrange(5, 25))
    father, mother = (partner.name, a.name) if a.sex is Sex.FEMALE else (a.name, partner.name)
    kind = village_kind(a.village, office) if office else "Desa"
    return {
        "desa": a.village,
        "wilayah": f"{kind} {a.village}".strip(),
        "kantor": office.name if office else "",
        "kecamatan": (office.district or office.name) if office else "",
        "kabupaten": office.regency if office else "",
        "tahun": str(today.year),
        "tahun_lalu": str(today.year - 1),
        "nama": a.name,
        "tempat": a.address,
        "orang": someone.name,
        "pasangan": partner.name,
        "ayah": father,
        "ibu": mother,
        "almarhum": elder.name,
        "janda": widow.name,
        "nik_almarhum": elder.nik,
        "lahir_almarhum": f"{elder.birth_place}, {date_words(elder.birth_date)}" if elder.birth_date else "",
        "alamat_almarhum": a.address,
        "anak": child.name,
        "nik_anak": child.nik,
        "lahir_anak": child.birth_date.isoformat(),
        "bayi": baby.name,
        "lahir_bayi": born.isoformat(),
        "kelamin_bayi": baby.sex.label if baby.sex else "",
        "kk": f"{a.nik[:6] or '991410'}{rng.randrange(1, 28):02d}0419{rng.randrange(1, 9999):04d}",
        "nop": f"{REGION}14070{rng.randrange(1, 20):03d}{rng.randrange(1, 9):03d}{rng.randrange(1, 999):04d}0",
    }


def _village(rng: random.Random, key: str, office: OfficeProfile | None) -> str:
    """A village of the office, a desa where only a desa asks."""
    names = [village.name for village in office.villages] if office else []
    if office and key in _OF_DESA:
        names = [name for name in names if village_kind(name, office) == "Desa"] or names
    return rng.choice(names) if names else ""


def _covering(rng: random.Random, office: OfficeProfile | None, today: dt.date) -> CoveringLetter:
    """The covering letter of desa or RT and RW, a few days old."""
    day = today - dt.timedelta(days=rng.randrange(0, 4))
    if office is not None and office.kind is OfficeKind.KELURAHAN:
        return CoveringLetter(
            f"{rng.randrange(1, 60):02d}/RT.{rng.randrange(1, 9):02d}/{_MONTHS[day.month - 1]}/{day.year}", day
        )
    return CoveringLetter(f"470/{rng.randrange(1, 400)}/{rng.randrange(2001, 2012)}/{day.year}", day)


def missing_one(rng: random.Random, form: IntakeForm, service: Service) -> IntakeForm:
    """The form with one paper of its checklist left at home."""
    keys = [row.key for row in rows_for(service.standard, form.answers) if not (row.heading or row.fields)]
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
        if seat in held or seat in NOT_OFFICIALS | LEFT_OPEN:
            continue
        name = made_up.OFFICIAL_NAMES[n % len(made_up.OFFICIAL_NAMES)]
        nip = f"19{75 + n % 20:02d}0{1 + n % 9}15200{n % 10}01{1 + n % 2}{n + 1:03d}"
        uow.people.save_official(Official(0, seat, name, nip, ranks[n % len(ranks)]))
