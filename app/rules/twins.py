"""Whoever comes again for what is still under way: said before a second file of the same is taken in, never refused."""

from __future__ import annotations

from collections.abc import Sequence

from app.model.case import STATE_LABELS, CaseCard
from app.model.catalogue import ApplicantKind
from app.model.people import Applicant
from app.rules.wording import one_line


def identity(applicant: Applicant) -> str:
    """By what an applicant is known again: NIK, passport, or the name of the institution; '' where nothing is said."""
    if applicant.kind is ApplicantKind.INSTITUTION:
        return one_line(applicant.name)
    return applicant.passport if applicant.kind is ApplicantKind.FOREIGNER else applicant.nik


def others(found: Sequence[CaseCard], number: str) -> tuple[CaseCard, ...]:
    """Those that are not the file itself which this intake goes on with."""
    return tuple(one for one in found if one.number != number)


def twin_words(found: Sequence[CaseCard]) -> str:
    """The newest of them, and how many more: 'Masih ada berkas SKTM 2611-0222-8, kurang berkas.'"""
    if not found:
        return ""
    first, more = found[0], len(found) - 1
    said = f"Masih ada berkas {first.service_short} {first.number}, {STATE_LABELS[first.state].lower()}"
    return f"{said}, dan {more} berkas lagi." if more else f"{said}."
