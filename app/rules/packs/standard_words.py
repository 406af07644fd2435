"""A standard in words: a paper's form and number, conditions, the promised time, the fee, and what keeps it closed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from app.model.catalogue import DurationUnit, FeeKind, Question, Service, ServiceStandard, When
from app.rules.packs.catalogue_reading import APPLICANT_SEAT

UNIT_LABELS = {
    DurationUnit.MINUTES: "menit",
    DurationUnit.HOURS: "jam",
    DurationUnit.DAYS: "hari",
    DurationUnit.WORKING_DAYS: "hari kerja",
}
CONDITION_LABELS = {"": "tanpa syarat", "pejabat-ada": "apabila pejabat ada", "lengkap": "jika persyaratan lengkap"}
NOT_STATED = "belum tercantum"
"""What stands where the decree, as the office has it, says nothing."""

UNFINISHED = "Standar ini belum lengkap"
"""How the note begins on a standard that the office has added and not filled in yet."""


class Readiness(StrEnum):
    """Whether a service is open at the counter, and if not, what it waits for."""

    OPEN = "open"
    CLOSED = "closed"
    NO_REQUIREMENTS = "no_requirements"
    NO_STEPS = "no_steps"


def readiness(service: Service) -> Readiness:
    """How a service stands. One that is open stays open; what it lacks is asked for before it opens again."""
    if service.open:
        return Readiness.OPEN
    if not service.standard.requirements_known:
        return Readiness.NO_REQUIREMENTS
    return Readiness.CLOSED if service.standard.steps else Readiness.NO_STEPS


def lacking_words(standard: ServiceStandard) -> str:
    """What to say of a standard that nobody can work by yet: what is not there, and what to do; '' for one that is."""
    if standard.requirements_known:
        return "" if standard.steps else "Alur layanan ini belum ada. Isi dulu, lalu buka layanannya."
    if not standard.steps:
        return "Keputusan tidak memuat standar layanan ini. Isi dulu persyaratan dan alurnya, lalu buka layanannya."
    if not standard.legal_basis:
        return "Daftar persyaratan belum diisi. Isi dulu, lalu buka layanannya."
    return "Daftar persyaratan hilang dari pindaian. Isi dulu, lalu buka layanannya."


_ASKS_FOR: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Daftar persyaratan hilang", ("requirements_known",)),
    ("Jangka waktu hilang", ("duration",)),
    ("Isi persyaratan, alur, waktu, biaya, dan produk", ("requirements_known", "steps", "duration", "fee", "product")),
    (UNFINISHED, ("requirements_known", "steps", "duration")),
)
"""How a note begins that asks the office to fill something in, and what must be there until it has been heeded."""


def open_notes(standard: ServiceStandard) -> tuple[str, ...]:
    """The notes that still say something: one that asks for what is there by now is done with."""
    return tuple(note for note in standard.notes if not _heeded(note, standard))


def _heeded(note: str, standard: ServiceStandard) -> bool:
    wanted = next((fields for begins, fields in _ASKS_FOR if note.startswith(begins)), ())
    return bool(wanted) and all(getattr(standard, field) for field in wanted)


def actor_title(seats: Mapping[str, str], actor: str) -> str:
    """Who does a step, as people say it; `seats` are the office's."""
    return seats.get(actor) or ("Pemohon" if actor == APPLICANT_SEAT else actor)


def when_words(when: When, questions: Sequence[Question]) -> str:
    """The condition under which something is asked for, in a sentence; '' where it always is."""
    asked = {question.key: question.ask for question in questions}
    parts = [f"“{asked.get(key, key)}” dijawab {' atau '.join(answers)}" for key, answers in when.items()]
    return f"Hanya jika {' dan '.join(parts)}" if parts else ""


def duration_words(value: int, unit: DurationUnit, condition: str) -> str:
    """A promise as the standard writes it: '10 menit, apabila pejabat ada'."""
    tail = f", {CONDITION_LABELS[condition]}" if condition else ""
    return f"{value} {UNIT_LABELS[unit]}{tail}"


def fee_words(fee: FeeKind | None) -> str:
    """The fee as people read it."""
    if fee is None:
        return NOT_STATED
    return "gratis" if fee is FeeKind.FREE else "sesuai SPPT"
