"""What the intake asks only once: particulars that an answer tells already, requirements that typed fields answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace

from app.model.case import IntakeForm, Tick
from app.model.catalogue import Requirement, ServiceStandard
from app.model.letter_template import LetterTemplate
from app.model.people import Applicant
from app.rules.checklist import ChecklistRow, asked_questions, rows_for

AT_COUNTER = "loket"
"""Among the fields of a requirement: what the counter itself knows, such as place and time."""
APPLICANT_FIELDS = frozenset(one.name for one in fields(Applicant))


def usual_answers(standard: ServiceStandard) -> dict[str, str]:
    """The answers with which a fresh form begins."""
    return {q.key: q.usual for q in standard.questions if q.usual}


def told(standard: ServiceStandard, answers: Mapping[str, str]) -> dict[str, str]:
    """The particulars that the answers tell."""
    return {
        key: says[q.answers.index(answers[q.key])]
        for q in asked_questions(standard, answers)
        if answers.get(q.key) in q.answers
        for key, says in q.tells.items()
    }


def answers_telling(standard: ServiceStandard, wanted: Mapping[str, object]) -> dict[str, str]:
    """The answers that tell these particulars, exactly or as their beginning, where there are such."""
    found: dict[str, str] = {}
    for question in standard.questions:
        for key, says in question.tells.items():
            said = str(wanted.get(key, ""))
            nearest = sorted(zip(says, question.answers, strict=True), key=lambda pair: pair[0] != said)
            fitting = (answer for told, answer in nearest if said and told.startswith(said))
            if answer := next(fitting, ""):
                found[question.key] = answer
    return found


def left_to_ask(standard: ServiceStandard, template: LetterTemplate) -> LetterTemplate:
    """The template without the particulars that a question of the standard tells."""
    known = {key for q in standard.questions for key in q.tells}
    if not known:
        return template
    return replace(template, particulars=tuple(q for q in template.particulars if q.key not in known))


def with_told(form: IntakeForm, standard: ServiceStandard) -> IntakeForm:
    """The form with what its answers tell: one said, the other cannot say otherwise."""
    return replace(form, particulars={**form.particulars, **told(standard, form.answers)})


def typed_fields(applicant: Applicant, particulars: Mapping[str, str]) -> frozenset[str]:
    """The names of the fields in which something is typed, those of the applicant and the service's own."""
    own = {key for key in APPLICANT_FIELDS if str(getattr(applicant, key) or "").strip()}
    return frozenset(own | {key for key, text in particulars.items() if text.strip()} | {AT_COUNTER})


def is_typed(row: ChecklistRow, typed: frozenset[str]) -> bool:
    """Whether the fields that answer this row are all filled; a row that no field answers is not."""
    return bool(row.fields) and typed.issuperset(row.fields)


def typed_ticks(standard: ServiceStandard, answers: Mapping[str, str], typed: frozenset[str]) -> dict[str, Tick]:
    """The ticks of the rows that typed fields answer."""
    return {row.key: Tick(True) for row in rows_for(standard, answers) if is_typed(row, typed)}


def untyped(standard: ServiceStandard, answers: Mapping[str, str], typed: frozenset[str]) -> tuple[str, ...]:
    """The names of the fields that rows of the checklist still want filled."""
    wanted = (key for row in rows_for(standard, answers) for key in row.fields if key not in typed)
    return tuple(dict.fromkeys(wanted))


def fields_of(kept: Requirement, items: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The fields of a requirement whose parts were edited: a part that is worded anew is ticked by hand again."""
    if not kept.items:
        return () if items else kept.fields
    by_item = dict(zip(kept.items, kept.fields, strict=False))
    found = tuple(by_item.get(item, ()) for item in items)
    return found if any(found) else ()
