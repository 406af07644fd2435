"""What a procedure asks at a step, whether a filled form is whole, and which papers a file can have by now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace

from app.errors import IllegalMove, UserError, WrongFields
from app.model.case import CLOSED_STATES, Case, CaseState, Move
from app.model.catalogue import StepKind
from app.model.letter_template import FieldKind, Particular
from app.model.procedure import DocumentSpec, Procedure, Record, StepForm
from app.rules.identity import Severity
from app.rules.intake import particular_finding, stored_particulars
from app.rules.wording import one_line

APPLICANT = "pemohon"
"""Among the signers of a paper: whoever applied."""
QUESTION = "tanya."
"""Before the key of a question of the checklist in a condition: its key may be that of a particular as well."""
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
    alike = [n for n, other in enumerate(case.steps) if other.kind is step.kind]
    nth = alike.index(case.position)
    return next(
        (
            form
            for form in procedure.forms
            if step.kind in form.steps
            and (not form.actors or step.actor in form.actors)
            and form.which in (0, nth + 1, nth - len(alike))
            and applies(form.when, case, ())
        ),
        None,
    )


def open_forms(procedure: Procedure, case: Case, records: Iterable[Record] = ()) -> tuple[StepForm, ...]:
    """The forms that may be filled now without moving the file."""
    if case.complete_at is None:
        return ()
    records = tuple(records)
    filled, here = latest(records), form_at(procedure, case)
    spent = CLOSED_STATES | {CaseState.READY}
    return tuple(
        form
        for form in procedure.forms
        if (not form.steps or (form.anytime and form is not here))
        and not (form.once and (form.key in filled or case.state in spent))
        and not (form.repeats and case.state in CLOSED_STATES)
        and (not form.after or form.after in filled)
        and applies(form.when, case, records)
    )


def asked_fields(form: StepForm, raw: Mapping[str, str]) -> tuple[Particular, ...]:
    """The fields that are asked for after what was answered in the others so far."""
    return tuple(
        q
        for q in form.fields
        if all(raw.get(key, "").strip() in wanted for key, wanted in form.asked.get(q.key, {}).items())
    )


def as_judged(form: StepForm, particular: Particular, raw: Mapping[str, str]) -> Particular:
    """The field as it is judged after what was answered in the others so far."""
    over = form.over.get(particular.key, {})
    done = bool(over) and all(raw.get(key, "").strip() in wanted for key, wanted in over.items())
    return replace(particular, future=particular.future and not done)


def check_record(form: StepForm, raw: Mapping[str, str], today: dt.date) -> dict[str, str]:
    """The form as stored, without what was not asked. Raises WrongFields with every wrong one as 'record.KEY'."""
    wrong: dict[str, str] = {}
    asked = asked_fields(form, raw)
    for particular in asked:
        finding = particular_finding(as_judged(form, particular, raw), raw.get(particular.key, ""), today)
        if finding is not None and finding.severity is Severity.ERROR:
            wrong[f"record.{particular.key}"] = finding.sentence
    if wrong:
        raise WrongFields(wrong)
    return stored_particulars(asked, raw)


def is_answer(form: StepForm, data: Mapping[str, str]) -> bool:
    """Whether what is filled in ends a ladder of consultation."""
    return any(data.get(key) in values for key, values in form.answers.items())


def check_answer(form: StepForm, data: Mapping[str, str], move: Move, *, may_end: bool) -> None:
    """Raises UserError where the button pressed and the form say different things about being answered.

    `may_end`: the ladder has a later rung, so that being answered is a move of its own.
    """
    if not form.answers or (is_answer(form, data) == (move is Move.RESOLVE) if may_end else is_answer(form, data)):
        return
    key, values = next(iter(form.answers.items()))
    said = data.get(key, "").lower()
    if not may_end:
        raise UserError(
            f"Hasilnya “{said}”, padahal tidak ada jenjang lagi sesudah ini.",
            f"Pilih “{values[-1]}” dengan tujuannya, atau kembalikan satu meja.",
            field=f"record.{key}",
        )
    raise UserError(
        f"Hasilnya “{said}”, jadi konsultasi ini belum bisa ditutup."
        if move is Move.RESOLVE
        else f"Hasilnya “{said}”, jadi tidak perlu diteruskan.",
        f"Pilih “{values[0]}” bila sudah terjawab." if move is Move.RESOLVE else "Tutup dengan “Terjawab, selesai”.",
        field=f"record.{key}",
    )


def is_blocked(form: StepForm, data: Mapping[str, str]) -> bool:
    """Whether what was found does not let the step be finished: the file goes back or is refused."""
    return any(data.get(key) in values for key, values in form.blocks.items())


def check_may_finish(form: StepForm, data: Mapping[str, str]) -> None:
    """Raises IllegalMove where what was found does not let the step be finished."""
    for key, values in form.blocks.items():
        if data.get(key) in values:
            raise IllegalMove(
                f"{form.title}: {data[key].lower()}.",
                "Kembalikan ke pemohon atau ke meja sebelumnya, atau tolak berkasnya, dengan alasannya.",
                field=f"record.{key}",
            )


def summary(form: StepForm, data: Mapping[str, str]) -> str:
    """A filled form in one line, for the history: its choices and the beginning of what was written first."""
    chosen = [data[q.key] for q in form.fields if q.kind is FieldKind.CHOICE and data.get(q.key)]
    told = (q for q in form.fields if q.kind in _WRITTEN and q.key != form.by)
    written = next((data[q.key] for q in told if data.get(q.key)), "")
    words = one_line(written)
    if len(words) > SUMMARY_LENGTH:
        words = words[: SUMMARY_LENGTH - 1].rstrip() + "…"
    return ". ".join(part for part in (", ".join(chosen), words) if part) or form.title


CANDIDATES, PROPOSED = "calon", "Diusulkan"
"""The form in which candidates are entered one by one, and what becomes of those whom the letter names."""


def with_candidates(case: Case, records: Iterable[Record]) -> Case:
    """The file with the names of those whom its list proposes, in place of the name that was said at intake: letter and
    list say the same.
    """
    names = [one_line(r.data["nama"]) for r in records if r.form == CANDIDATES and r.data.get("hasil") == PROPOSED]
    if not names or "nama_calon" not in case.particulars:
        return case
    told = " dan ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
    return replace(case, particulars={**case.particulars, "nama_calon": told})


def latest(records: Iterable[Record]) -> dict[str, Record]:
    """The last filling of each form."""
    return {record.form: record for record in records}


def values(records: Iterable[Record]) -> dict[str, str]:
    """'form.field' to what was last written there."""
    return {f"{form}.{key}": text for form, record in latest(records).items() for key, text in record.data.items()}


def available(procedure: Procedure, case: Case, records: Iterable[Record]) -> tuple[DocumentSpec, ...]:
    """The papers that this file can have by now."""
    records = tuple(records)
    filled = latest(records)
    return tuple(
        document
        for document in procedure.documents
        if case.complete_at is not None
        and all(form in filled for form in document.needs)
        and applies(document.when, case, records)
    )


def names_applicant(document: DocumentSpec) -> bool:
    """Whether the applicant signs it, and so stands on it by name even where that is secret otherwise."""
    return APPLICANT in document.signers


def may_take_number(document: DocumentSpec, case: Case) -> bool:
    """Whether the number of this paper is taken beside it: where the flow has no desk of the register for it."""
    return (
        document.numbered
        and case.state is not CaseState.WITHDRAWN
        and all(step.kind is not StepKind.REGISTER for step in case.steps)
    )


def newest_first(documents: Iterable[DocumentSpec], records: Iterable[Record]) -> tuple[DocumentSpec, ...]:
    """The papers, first the one that the last filled form brought; of the same age the later in the procedure."""
    filled = {record.form: n for n, record in enumerate(records)}

    def age(numbered: tuple[int, DocumentSpec]) -> tuple[int, int]:
        n, document = numbered
        return max((filled.get(form, -1) for form in document.needs), default=-1), n

    return tuple(document for _, document in sorted(enumerate(documents), key=age, reverse=True))


def applies(when: Mapping[str, tuple[str, ...]], case: Case, records: Iterable[Record]) -> bool:
    """Whether what the intake and the forms say so far fits: 'field', 'tanya.question' or 'form.field' to the values
    that do.
    """
    answered = {f"{QUESTION}{key}": answer for key, answer in case.answers.items()}
    said = values(records) | answered | case.particulars
    return all(said.get(key) in wanted for key, wanted in when.items())
