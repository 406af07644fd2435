"""Writes a pack or a standard as plain data: for `katalog --json`, and to keep a standard's version with its cases."""

from __future__ import annotations

from typing import Any

from app.model.catalogue import (
    LetterSpec,
    OfficePack,
    OfficeProfile,
    Question,
    Requirement,
    Service,
    ServiceStandard,
    When,
)


def pack_as_data(pack: OfficePack) -> dict[str, Any]:
    """The pack as JSON-ready data, in the order of the catalogue file."""
    return {"office": office_as_data(pack.office), "services": [service_as_data(s) for s in pack.services]}


def office_as_data(office: OfficeProfile) -> dict[str, Any]:
    """The office as JSON-ready data."""
    return {
        "key": office.key,
        "kind": office.kind.value,
        "name": office.name,
        "district": office.district,
        "regency": office.regency,
        "address": office.address,
        "postcode": office.postcode,
        "phones": list(office.phones),
        "email": office.email,
        "web": office.web,
        "unit_code": office.unit_code,
        "decree_number": office.decree_number,
        "decree_date": office.decree_date.isoformat() if office.decree_date else None,
        "revokes": office.revokes,
        "area_code": office.area_code,
        "villages": [{"code": v.code, "name": v.name} for v in office.villages],
        "seats": dict(office.seats),
    }


def service_as_data(service: Service) -> dict[str, Any]:
    """A service with the standard in force, as one flat table."""
    return {
        "key": service.key,
        "title": service.title,
        "short": service.short,
        "open": service.open,
        "applicant": service.applicant.value,
        **standard_as_data(service.standard),
    }


def _seldom(requirement: Requirement) -> dict[str, Any]:
    """What most requirements have not: a limit ahead of an activity, fields that answer them."""
    ahead = requirement.ahead
    found = {"ahead": {"days": ahead.days, "of": "surat" if ahead.of_letter else "kunjungan"}} if ahead else {}
    return found | ({"fields": [list(one) for one in requirement.fields]} if requirement.fields else {})


def _question(question: Question) -> dict[str, Any]:
    plain = {"key": question.key, "ask": question.ask, "answers": list(question.answers)}
    told = {"tells": {key: list(says) for key, says in question.tells.items()}} if question.tells else {}
    usual: dict[str, Any] = {"usual": question.usual} if question.usual else {}
    return plain | told | usual | ({"when": _when(question.when)} if question.when else {})


def standard_as_data(standard: ServiceStandard) -> dict[str, Any]:
    """A standard as JSON-ready data; `read_standard` reads it back unchanged."""
    duration, letter = standard.duration, standard.letter
    return {
        "requirements_known": standard.requirements_known,
        "requirements": [
            {
                "text": r.text,
                "form": r.form.value,
                "copies": r.copies,
                "when": _when(r.when),
                "items": list(r.items),
                **_seldom(r),
            }
            for r in standard.requirements
        ],
        "questions": [_question(q) for q in standard.questions],
        "steps": [
            {"kind": s.kind.value, "actor": s.actor, "text": s.text, "added": s.added, "when": _when(s.when)}
            for s in standard.steps
        ],
        "duration": duration
        and {
            "value": duration.value,
            "unit": duration.unit.value,
            "condition": duration.condition,
            "text": duration.text,
        },
        "fee": standard.fee and {"kind": standard.fee.value},
        "product": standard.product,
        "letter": letter and _letter(letter),
        "complaints_to": list(standard.complaints_to),
        "legal_basis": list(standard.legal_basis),
        "facilities": list(standard.facilities),
        "competence": list(standard.competence),
        "supervision": standard.supervision,
        "staff_count": standard.staff_count,
        "guarantee": list(standard.guarantee),
        "safety": list(standard.safety),
        "evaluation": standard.evaluation,
        "notes": list(standard.notes),
    }


def _letter(letter: LetterSpec) -> dict[str, str]:
    plain = {"kind": letter.kind, "title": letter.title}
    return plain | {"words": letter.words} if letter.words else plain


def _when(when: When) -> dict[str, list[str]] | None:
    return {key: list(answers) for key, answers in when.items()} or None
