"""What a procedure asks at a step, whether a filled form is whole, and which papers a file can have by now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from app.errors import IllegalMove, UserError
from app.model.case import Case, CaseState, Move
from app.model.letter_template import FieldKind
from app.model.procedure import DocumentSpec, Procedure, Record, StepForm
from app.rules.identity import Severity
from app.rules.intake import particular_finding, stored_particulars
from app.rules.wording import one_line

FINISHING = frozenset({Move.ADVANCE, Move.RESOLVE})
"""Moves that finish a step and so fill its form; a refusal or return may fill it too."""


SUMMARY_LENGTH = 160
"""Characters of a written answer that the history shows."""
_WRITTEN = (FieldKind.LONG, FieldKind.TEXT)


def form_at(procedure: Procedure, case: Case) -> StepForm | None:
    """The form of the step at which the file waits, or None."""
    step = case.step
    if step is None or case.state not in (CaseState.IN_PROGRESS, CaseState.READY):
        return None
    return next((form for form in procedure.forms if step.kind in form.steps), None)


def open_forms(procedure: Procedure, case: Case) -> tuple[StepForm, ...]:
    """The forms that may be filled now without moving the file."""
    if case.complete_at is None:
        return ()
    return tuple(form for form in procedure.forms if not form.steps)


def check_record(form: StepForm, raw: Mapping[str, str], today: dt.date) -> dict[str, str]:
    """The form as stored. Raises UserError with every wrong field, the first one leading."""
    wrong: dict[str, str] = {}
    for particular in form.fields:
        finding = particular_finding(particular, raw.get(particular.key, ""), today)
        if finding is not None and finding.severity is Severity.ERROR:
            wrong[particular.key] = finding.sentence
    for key, sentence in wrong.items():
        raise UserError(sentence, field=f"record.{key}")
    return stored_particulars(form.fields, raw)


def check_may_finish(form: StepForm, data: Mapping[str, str]) -> None:
    """Raises IllegalMove where what was found does not let the step be finished."""
    for key, values in form.blocks.items():
        if data.get(key) in values:
            raise IllegalMove(
                f"{form.title}: {data[key].lower()}.",
                "Tolak berkasnya, atau kembalikan ke pemohon, dengan alasannya.",
                field=f"record.{key}",
            )


def summary(form: StepForm, data: Mapping[str, str]) -> str:
    """A filled form in one line, for the history: its choices and the beginning of what was written first."""
    chosen = [data[q.key] for q in form.fields if q.kind is FieldKind.CHOICE and data.get(q.key)]
    written = next((data[q.key] for q in form.fields if q.kind in _WRITTEN and data.get(q.key)), "")
    words = one_line(written)
    if len(words) > SUMMARY_LENGTH:
        words = words[: SUMMARY_LENGTH - 1].rstrip() + "…"
    return ". ".join(part for part in (", ".join(chosen), words) if part) or form.title


def latest(records: Iterable[Record]) -> dict[str, Record]:
    """The last filling of each form."""
    return {record.form: record for record in records}


def values(records: Iterable[Record]) -> dict[str, str]:
    """'form.field' to what was last written there."""
    return {f"{form}.{key}": text for form, record in latest(records).items() for key, text in record.data.items()}


def available(procedure: Procedure, case: Case, records: Iterable[Record]) -> tuple[DocumentSpec, ...]:
    """The papers that this file can have by now."""
    records = tuple(records)
    filled, said = latest(records), values(records) | dict(case.particulars)
    return tuple(
        document
        for document in procedure.documents
        if case.complete_at is not None
        and all(form in filled for form in document.needs)
        and all(said.get(key) in wanted for key, wanted in document.when.items())
    )
