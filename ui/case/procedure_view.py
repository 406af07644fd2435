"""What a case's procedure brings to its page: the form of its step, forms for any time, papers, and what was filled."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.actions.documents import OFFICIAL, documents_of
from app.model.case import Case
from app.model.letter_template import FieldKind
from app.model.procedure import DocumentSpec, Procedure, Record, StepForm
from app.model.worktime import WorkCalendar
from app.ports import UnitOfWork
from app.rules.clock.statutory import ANSWER_FORM, answered_at, is_extended, legal_clock
from app.rules.form_beginning import beginning
from app.rules.papers.document_values import words_of
from app.rules.procedures import form_at, latest, may_take_number, open_forms
from app.rules.wording import date_short, date_words, one_line, time_words
from ui.case.paper_signing import read_paper_signing
from ui.case.signing import SigningView


@dataclass(frozen=True, slots=True)
class ProcedureView:
    """Forms and papers as they are now. `known` is what the form of the step begins with.

    `printed` are the papers that were issued, `signers` who signed each of them; `signing` is who may sign one today,
    None where none is signed or they are signed as the letter is. `unnumbered` are the papers for which a number can be
    taken here, while the file has none.
    """

    procedure: Procedure
    form: StepForm | None = None
    known: dict[str, str] = field(default_factory=dict)
    open_forms: tuple[StepForm, ...] = ()
    documents: tuple[DocumentSpec, ...] = ()
    records: tuple[Record, ...] = ()
    printed: tuple[str, ...] = ()
    legal: str = ""
    signers: Mapping[str, int | None] = field(default_factory=dict)
    signing: SigningView | None = None
    unnumbered: tuple[str, ...] = ()

    def signer_of(self, paper: DocumentSpec, own: int | None, shown: int | None) -> int | None:
        """Who is to sign: as chosen, else who signed this paper before, else whoever is `shown`."""
        if self.signing is None or OFFICIAL not in paper.signers:
            return None
        return own if own is not None else self.signers.get(paper.key) or shown


def read_procedure(case: Case, worker: str, post: str, uow: UnitOfWork, today: dt.date) -> ProcedureView:
    """Reads what the page shows of the case's procedure; `worker` is who works at the step, `post` their seat."""
    procedure = uow.templates.procedure(case.service_key)
    if not procedure.forms and not procedure.documents:
        return ProcedureView(procedure)
    records = uow.records.of_case(case.id)
    form = form_at(procedure, case)
    numbered = uow.register.of_case(case.id) is not None
    documents, issued = documents_of(case, uow), uow.documents.of_case(case.id)
    return ProcedureView(
        procedure=procedure,
        form=form,
        known=_known(form, case, records, worker, post, today),
        open_forms=open_forms(procedure, case, records),
        documents=documents,
        records=records,
        printed=tuple(document.kind for document in issued),
        legal=legal_words(case, records, uow.office.calendar()),
        unnumbered=() if numbered else tuple(d.key for d in documents if may_take_number(d, case)),
        signers={document.kind: document.signer_id for document in issued},
        signing=read_paper_signing(case, uow, today) if any(OFFICIAL in d.signers for d in documents) else None,
    )


def _known(
    form: StepForm | None, case: Case, records: tuple[Record, ...], worker: str, post: str, today: dt.date
) -> dict[str, str]:
    if form is None:
        return {}
    return beginning(form, case, records, today, post) | ({form.by: worker} if form.by else {})


def legal_words(case: Case, records: tuple[Record, ...], calendar: WorkCalendar) -> str:
    """Until when the law gives time, or whether the answer came in time; '' where it gives none."""
    clock = legal_clock(case.service_key, case.particulars, case.complete_at, calendar, extended=is_extended(records))
    if clock is None:
        return ""
    answer = latest(records).get(ANSWER_FORM)
    stopped = answered_at(case.service_key, case.finished_at, answer.at if answer else None)
    if stopped is None:
        return f"Menurut aturan paling lambat {date_words(clock.due.date())} ({clock.words})."
    if stopped <= clock.due:
        # The law's longer time does not excuse a missed promise of the office.
        if case.due_at is not None and stopped > case.due_at:
            return f"Lewat janji kantor; masih tepat waktu menurut aturan ({clock.words})."
        return f"Tepat waktu menurut aturan ({clock.words})."
    return f"Lewat batas aturan {date_words(clock.due.date())} ({clock.words})."


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A filled form as the page tells it: title, when and by whom, and label with words of each answer."""

    title: str
    who: str
    rows: tuple[tuple[str, str], ...]


def filled_forms(view: ProcedureView, now: dt.datetime) -> tuple[FilledForm, ...]:
    """What was written down, the newest first."""
    found = []
    for record in reversed(view.records):
        form = view.procedure.form(record.form)
        if form is None:
            continue
        rows = tuple(
            (q.label, words if q.kind is FieldKind.LONG else one_line(words))
            for q in form.fields
            if (words := words_of(q, record.data.get(q.key, "")))
        )
        day = "" if record.at.date() == now.date() else f"{date_short(record.at.date())}, "
        found.append(FilledForm(form.title, f"{record.officer} · {day}{time_words(record.at)}", rows))
    return tuple(found)
