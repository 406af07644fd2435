"""Whose complaint it is, and who may read that: named, secret, or anonymous.

An anonymous complaint never gets anything that identifies; a secret one keeps it for whoever handles the complaint, and
every list, book and paper for others says so instead of a name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from app.model.case import Case, CoveringLetter, IntakeForm
from app.model.catalogue import ApplicantKind
from app.model.people import Applicant

IDENTITY = "identitas"
"""The particular that says it; only complaints ask for it."""
NAMED, SECRET, ANONYMOUS = "Disebutkan", "Dirahasiakan", "Anonim"
MEDIUM, CHANNEL = "medium", "saluran"
"""How a consultation is held, and how a complaint came in."""
IN_PERSON = "Datang langsung"
_AT_COUNTER = {MEDIUM: ("", IN_PERSON), CHANNEL: ("", "Lisan di loket", "Surat", IN_PERSON)}
"""Where somebody stands at the counter, or sent papers that can be looked at."""


def is_anonymous(particulars: Mapping[str, str]) -> bool:
    """Whether nobody says whose complaint this is."""
    return particulars.get(IDENTITY, "").strip() == ANONYMOUS


def is_secret(particulars: Mapping[str, str]) -> bool:
    """Whether the complainant asked that the name stay with whoever handles the complaint."""
    return particulars.get(IDENTITY, "").strip() == SECRET


def without_identity(form: IntakeForm) -> IntakeForm:
    """The form as it is stored: of an anonymous complaint nothing that was typed about a person stays."""
    if not is_anonymous(form.particulars):
        return form
    return replace(form, applicant=Applicant(ApplicantKind.PERSON, ANONYMOUS), covering=CoveringLetter())


def shown_applicant(applicant: Applicant, particulars: Mapping[str, str]) -> Applicant:
    """Who applies, as lists, books and papers for others say it."""
    return Applicant(ApplicantKind.PERSON, SECRET) if is_secret(particulars) else applicant


def shown_case(case: Case) -> Case:
    """The file with its applicant as others may see them."""
    if not is_secret(case.particulars):
        return case
    return replace(case, applicant=shown_applicant(case.applicant, case.particulars), covering=CoveringLetter())


def papers_excused(particulars: Mapping[str, str]) -> bool:
    """Whether the checklist holds nobody up: an anonymous complaint shows no KTP, and nothing is laid on the counter by
    telephone.
    """
    return is_anonymous(particulars) or any(
        particulars.get(key, "").strip() not in near for key, near in _AT_COUNTER.items()
    )
