"""The checklist of a case: which rows its answers select, and what is still missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.model.case import Tick
from app.model.catalogue import Form, Question, Requirement, ServiceStandard, Step, When

FORM_LABELS = {
    Form.ORIGINAL: "asli",
    Form.COPY: "fotokopi",
    Form.BOTH: "asli dan fotokopi",
    Form.ANY: "asli atau fotokopi",
    Form.CONDITION: "diperiksa petugas",
    Form.OFFICE: "disiapkan kantor",
}
NO_PAPERS = frozenset({Form.CONDITION, Form.OFFICE})
"""What is no paper of the applicant's: neither in some form nor in some number."""


@dataclass(frozen=True, slots=True)
class ChecklistRow:
    """One thing to tick. `key` is stable within a standard: '3' or, for a part of requirement 3, '3.2'.

    `heading` is a requirement whose parts follow: shown, not ticked. `because` names the answer that asks for the row.
    `fields` are those of the intake that answer it: then it is typed, not ticked.
    """

    key: str
    text: str
    form: Form
    copies: int
    heading: bool = False
    part: bool = False
    because: str = ""
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """A row that is not there yet, or not in the form or number asked for."""

    row: ChecklistRow
    why: str


def paper_words(asked: Requirement | ChecklistRow) -> str:
    """Form and number of a paper, e.g. 'fotokopi, 2 lembar'; '' where the standard asks for nothing particular."""
    if asked.form in NO_PAPERS:
        return FORM_LABELS[asked.form]
    form = "" if asked.form is Form.ANY else FORM_LABELS[asked.form]
    copies = f"{asked.copies} lembar" if asked.copies > 1 else ""
    return ", ".join(part for part in (form, copies) if part)


def applies(when: When, answers: Mapping[str, str]) -> bool:
    """Whether a condition holds. An unanswered question does not hold."""
    return all(answers.get(question) in wanted for question, wanted in when.items())


def asked_questions(standard: ServiceStandard, answers: Mapping[str, str]) -> tuple[Question, ...]:
    """The questions that are asked under these answers; one may hang on those before it."""
    asked: list[Question] = []
    known: dict[str, str] = {}
    for question in standard.questions:
        if applies(question.when, known):
            asked.append(question)
            if question.key in answers:
                known[question.key] = answers[question.key]
    return tuple(asked)


def counting(standard: ServiceStandard, answers: Mapping[str, str]) -> dict[str, str]:
    """The answers to what is asked: one to a question that is asked no longer counts for nothing."""
    return {q.key: answers[q.key] for q in asked_questions(standard, answers) if q.key in answers}


def open_questions(standard: ServiceStandard, answers: Mapping[str, str]) -> tuple[str, ...]:
    """Keys of the questions that are asked and have no valid answer."""
    return tuple(q.key for q in asked_questions(standard, answers) if answers.get(q.key) not in q.answers)


def rows_for(standard: ServiceStandard, answers: Mapping[str, str]) -> tuple[ChecklistRow, ...]:
    """The exact checklist under these answers, in the order of the standard."""
    rows: list[ChecklistRow] = []
    answers = counting(standard, answers)
    for n, requirement in enumerate(standard.requirements, 1):
        if requirement.form is Form.OFFICE or not applies(requirement.when, answers):
            continue
        because = "; ".join(
            f"{q.ask.rstrip('?')}: {answers[q.key]}"
            for q in standard.questions
            if q.key in requirement.when and answers[q.key] != q.usual  # what is usual needs no reason
        )
        has_parts = bool(requirement.items)
        fields = requirement.fields or ((),) * max(1, len(requirement.items))
        whole = ChecklistRow(str(n), requirement.text, requirement.form, requirement.copies, has_parts, False, because)
        rows.append(whole if has_parts else replace(whole, fields=fields[0]))
        for m, (item, typed) in enumerate(zip(requirement.items, fields, strict=False), 1):
            rows.append(ChecklistRow(f"{n}.{m}", item, requirement.form, requirement.copies, part=True, fields=typed))
    return tuple(rows)


def made_here(standard: ServiceStandard, answers: Mapping[str, str]) -> tuple[str, ...]:
    """What the standard lists under these answers and the office itself makes: told, never asked for."""
    answers = counting(standard, answers)
    listed = (r for r in standard.requirements if r.form is Form.OFFICE and applies(r.when, answers))
    return tuple(requirement.text for requirement in listed)


def steps_for(standard: ServiceStandard, answers: Mapping[str, str]) -> tuple[Step, ...]:
    """The steps that this case will go through, in the order of the standard."""
    answers = counting(standard, answers)
    return tuple(step for step in standard.steps if applies(step.when, answers))


def satisfies(row: ChecklistRow, tick: Tick) -> bool:
    """Whether what was found meets the row.

    An original serves where a copy is asked for: it can be copied at the counter.
    """
    if not tick.present or tick.copies < row.copies:
        return False
    if row.form is Form.BOTH:
        return tick.form is Form.BOTH
    if row.form is Form.ORIGINAL:
        return tick.form in (Form.ORIGINAL, Form.BOTH)
    return True


def missing(standard: ServiceStandard, answers: Mapping[str, str], ticks: Mapping[str, Tick]) -> tuple[Missing, ...]:
    """What is still missing, each with the reason in words. What is typed is no paper: its fields hold the file up."""
    found: list[Missing] = []
    for row in rows_for(standard, answers):
        if row.heading or row.fields:
            continue
        tick = ticks.get(row.key)
        if tick is None or not tick.present:
            found.append(Missing(row, "belum ada" if row.form is not Form.CONDITION else "belum terpenuhi"))
        elif tick.copies < row.copies:
            found.append(Missing(row, f"kurang {row.copies - tick.copies} dari {row.copies} lembar"))
        elif not satisfies(row, tick):
            found.append(Missing(row, f"baru {FORM_LABELS[tick.form]}, harus {FORM_LABELS[row.form]}"))
    return tuple(found)
