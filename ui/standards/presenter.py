"""What the standards screen shows, without Qt: the services, and a standard as a page of fourteen components."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass

from app.model.catalogue import OfficeProfile, Requirement, Service, ServiceStandard, Step
from app.model.letter_template import GENERAL, LetterTemplate
from app.ports import StoredService, UnitOfWork
from app.rules.checklist import paper_words
from app.rules.packs.standard_words import NOT_STATED, Readiness, actor_title, fee_words, readiness, when_words
from app.rules.wording import date_words, one_line

CHIPS = {
    Readiness.OPEN: ("", "quiet"),
    Readiness.CLOSED: ("belum dibuka", "quiet"),
    Readiness.NO_REQUIREMENTS: ("perlu persyaratan", "nearly"),
    Readiness.NO_STEPS: ("perlu alur", "nearly"),
}
"""The chip of a service by how it stands: its words and its kind."""

Versions = tuple[tuple[int, dt.date, str], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a component. `detail` stands at right, `note` below it; `parts` are the papers within this one."""

    text: str
    detail: str = ""
    note: str = ""
    warns: bool = False
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Component:
    """One of the fourteen components of a standard; without lines where the decree tells nothing."""

    title: str
    lines: tuple[Line, ...]
    numbered: bool = False
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What the screen reads at once: the services with their letter templates, the office and its seats' titles."""

    services: tuple[StoredService, ...]
    seats: Mapping[str, str]
    templates: Mapping[str, LetterTemplate]
    office: OfficeProfile | None = None


def read_catalogue(uow: UnitOfWork) -> Catalogue:
    """Reads all services of the office."""
    office = uow.office.profile()
    services = uow.catalogue.services()
    keys = (GENERAL, *(stored.service.key for stored in services))
    templates = {key: uow.templates.get(key) for key in keys}
    return Catalogue(services, office.seats if office else {}, templates, office)


def service_line(service: Service) -> str:
    """The second line of a service in the list: '10 menit · gratis'."""
    standard = service.standard
    if standard.duration is None and standard.fee is None:
        return "belum ada standar"
    time = standard.duration.text if standard.duration else f"waktu {NOT_STATED}"
    fee = fee_words(standard.fee) if standard.fee else f"biaya {NOT_STATED}"
    return f"{time} · {fee}"


def fits(stored: StoredService, typed: str) -> bool:
    """Whether a service fits what was typed: every word begins a word of its name, or of its chip."""
    service = stored.service
    words = f"{service.title} {service.short} {CHIPS[readiness(service)][0]}".lower().replace("/", " ").split()
    return all(any(word.lstrip("(").startswith(part) for word in words) for part in typed.lower().split())


def version_line(stored: StoredService) -> str:
    """Versi 2, berlaku sejak 3 Januari 2024."""
    return f"Versi {stored.version}, berlaku sejak {date_words(stored.effective_from)}"


def earlier_versions(versions: Versions, current: int) -> tuple[Line, ...]:
    """All versions, newest first, each with its first day and why it was made."""
    return tuple(
        Line(f"Versi {n} – {reason}", f"sejak {date_words(day)}", "Berlaku sekarang" if n == current else "")
        for n, day, reason in versions
    )


def service_components(standard: ServiceStandard, seats: Mapping[str, str]) -> tuple[Component, ...]:
    """The six components that an applicant is shown."""
    questions = standard.questions
    return (
        Component("Persyaratan", tuple(_requirement(r, standard) for r in standard.requirements), numbered=True),
        Component(
            "Alur",
            tuple(_step(step, seats, when_words(step.when, questions)) for step in standard.steps),
            numbered=True,
        ),
        Component("Jangka waktu", _one(standard.duration.text if standard.duration else ""), strong=True),
        Component("Biaya", _one(fee_words(standard.fee).capitalize() if standard.fee else ""), strong=True),
        Component("Produk", _product(standard), strong=True),
        Component("Pengaduan", _many(standard.complaints_to)),
    )


def office_components(standard: ServiceStandard) -> tuple[Component, ...]:
    """The eight components that concern the office itself."""
    return (
        Component("Dasar hukum", _many(standard.legal_basis)),
        Component("Sarana dan prasarana", _many(standard.facilities)),
        Component("Kompetensi pelaksana", _many(standard.competence)),
        Component("Pengawasan", _one(standard.supervision)),
        Component("Jumlah pelaksana", _one(f"{standard.staff_count} orang" if standard.staff_count else "")),
        Component("Jaminan pelayanan", _many(standard.guarantee)),
        Component("Jaminan keamanan", _many(standard.safety)),
        Component("Evaluasi kinerja", _one(standard.evaluation)),
    )


def _product(standard: ServiceStandard) -> tuple[Line, ...]:
    letter = standard.letter
    printed = f"Suratnya berjudul {letter.title}" if letter else ""
    return (Line(standard.product or NOT_STATED, note=printed),) if standard.product or printed else ()


def _requirement(requirement: Requirement, standard: ServiceStandard) -> Line:
    note = when_words(requirement.when, standard.questions)
    return Line(requirement.text, paper_words(requirement), note, parts=requirement.items)


def _step(step: Step, seats: Mapping[str, str], condition: str) -> Line:
    added = f"Ditambahkan Loket: {step.added}" if step.added else ""
    note = ". ".join(part for part in (added, condition) if part)
    return Line(step.text, actor_title(seats, step.actor), note, warns=bool(added))


def narrow_step(step: Step, seats: Mapping[str, str]) -> Line:
    """A step with everything below its text."""
    added = f"ditambahkan Loket: {step.added}" if step.added else ""
    below = " · ".join(part for part in (actor_title(seats, step.actor), added) if part)
    return Line(step.text, "", below, bool(added))


def _one(text: str) -> tuple[Line, ...]:
    return (Line(text),) if text else ()


def _many(texts: tuple[str, ...]) -> tuple[Line, ...]:
    return tuple(Line(text) for text in texts)


_MARKS = re.compile(r"^(?:\(?\d{1,2}[.)]|[a-zA-Z][.)]|[-–•·*▪])\s+")


def pasted_lines(text: str) -> list[str]:
    """The entries of a list pasted from Word or WhatsApp: empty lines and the marks before each line are dropped."""
    lines = (_MARKS.sub("", one_line(line)) for line in text.splitlines())
    return [line for line in lines if line]
