"""Papers of a procedure: composed from the file and what its steps wrote down, issued once and kept whole."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass, replace

from app.actions.booked import OWN_PAPERS, enter
from app.actions.letters import find_signer
from app.actions.setup import the_office
from app.changes import Change, Outcome, outcome
from app.errors import NotFound, UserError
from app.model.case import Case
from app.model.catalogue import OfficeProfile
from app.model.papers import DocumentContent
from app.model.procedure import DocumentSpec, Record
from app.model.register import NumberParts
from app.ports import NewDocument, Renderer, StoredDocument, UnitOfWork
from app.rules.authority.seats import document_seats, drafting_seats
from app.rules.books.numbering import format_with_gap
from app.rules.clock.statutory import legal_values
from app.rules.papers.counter_papers import survey_link
from app.rules.papers.document_text import compose
from app.rules.procedures import available, check_record, names_applicant, open_forms
from app.rules.secrecy import shown_case

OFFICIAL, DRAFTER = "pejabat", "penyusun"
_GAP = "." * 14
"""Room for a number written by hand."""


def fill_form(
    number: str, form_key: str, raw: dict[str, str], uow: UnitOfWork, now: dt.datetime, officer_id: int
) -> Outcome[Record]:
    """Fills a form that may be filled at any time, such as a follow-up plan; the file stays where it is.

    Raises UserError naming the wrong field, or when the file has no such form now.
    """
    case = uow.cases.get(number)
    records = uow.records.of_case(case.id)
    forms = open_forms(uow.templates.procedure(case.service_key), case, records)
    form = next((f for f in forms if f.key == form_key), None)
    if form is None:
        raise UserError("Isian itu tidak ada untuk berkas ini.", "Buka lagi berkasnya.")
    data = check_record(form, raw, now.date())
    uow.records.add(case.id, form.key, data, now, officer_id)
    changes = enter(form.key, case, data, uow, now, officer_id)
    uow.commit()
    return outcome(Record(form.key, data, now, uow.people.officer(officer_id).name), Change.CASES, *changes)


def documents_of(case: Case, uow: UnitOfWork) -> tuple[DocumentSpec, ...]:
    """The papers that this file can have by now."""
    return available(uow.templates.procedure(case.service_key), case, uow.records.of_case(case.id))


def compose_document(
    case: Case, kind: str, uow: UnitOfWork, now: dt.datetime, officer_id: int, signer_id: int | None = None
) -> DocumentContent:
    """The paper as it would be issued now. Raises NotFound when the file cannot have it (yet), UserError when
    nobody may sign it.
    """
    spec = next((d for d in documents_of(case, uow) if d.key == kind), None)
    if spec is None:
        raise NotFound("Cetakan itu belum bisa dibuat untuk berkas ini.", "Selesaikan dulu langkahnya.")
    if kind in OWN_PAPERS:
        return OWN_PAPERS[kind](case, uow, now, officer_id)
    settings, office = uow.office.settings(), the_office(uow)
    signer = None
    if signed_by_official(spec):
        signer = find_signer(case, uow, now.date(), signer_id, seats_of(spec, case, office))
    return compose(
        spec,
        # Only the paper that they sign themselves names whoever asked to stay secret.
        case if names_applicant(spec) else shown_case(case),
        uow.templates.get(case.service_key),
        uow.templates.procedure(case.service_key),
        uow.records.of_case(case.id),
        office,
        settings,
        uow.office.emblem(),
        signer,
        uow.people.officer(officer_id),
        _number(case, kind, uow, now.date()) if spec.numbered else "",
        now.date(),
        survey_link(settings.survey_url, case.service_key, case.token),
        training=uow.office.is_training(),
        more=legal_values(case, uow.office.calendar()),
    )


def signed_by_official(spec: DocumentSpec) -> bool:
    """Whether an official signs this paper."""
    return OFFICIAL in spec.signers or DRAFTER in spec.signers


def seats_of(spec: DocumentSpec, case: Case, office: OfficeProfile) -> tuple[str, ...]:
    """The seats whose holders may sign this paper, the one that should first."""
    return drafting_seats(case.steps, office) if DRAFTER in spec.signers else document_seats(case.steps, office)


def _number(case: Case, kind: str, uow: UnitOfWork, today: dt.date) -> str:
    """The register number of the file; before there is one, or where another paper of it went out under that number,
    the pattern with a blank to write one into.
    """
    entry = uow.register.of_case(case.id)
    if entry is not None:
        taken = any(kept.kind != kind and kept.number == entry.number for kept in uow.documents.of_case(case.id))
        if not taken:
            return entry.number
    classification = uow.catalogue.service(case.service_key).classification
    parts = NumberParts(classification, 0, 0, the_office(uow).unit_code, today)
    before, after = format_with_gap(uow.office.settings().number_format, parts)
    return f"{before}{_GAP}{after}"


@dataclass(frozen=True, slots=True)
class DocumentToShow:
    """A paper before it is printed. `copy`: it was issued already and these are the kept bytes."""

    pdf: bytes
    copy: bool


def show_document(
    number: str,
    kind: str,
    uow: UnitOfWork,
    renderer: Renderer,
    now: dt.datetime,
    officer_id: int,
    *,
    signer_id: int | None = None,
) -> DocumentToShow:
    """The paper as `issue_document` would give it, without issuing it. Raises UserError as that does."""
    case = uow.cases.get(number)
    kept = _unchanged(case, kind, signer_id, uow, renderer)
    if kept is not None:
        return DocumentToShow(kept.pdf, copy=True)
    return DocumentToShow(renderer.document(compose_document(case, kind, uow, now, officer_id, signer_id)), copy=False)


def issue_document(
    number: str,
    kind: str,
    uow: UnitOfWork,
    renderer: Renderer,
    now: dt.datetime,
    officer_id: int,
    *,
    signer_id: int | None = None,
    target: str = "cetak",
) -> Outcome[StoredDocument]:
    """The paper to print. Issued and kept the first time and whenever what it says has changed since; else the kept
    bytes come back, with the day on which they were issued. `target` says where the print goes, for the log; '' when
    the one who prints logs it.
    """
    case = uow.cases.get(number)
    kept = _unchanged(case, kind, signer_id, uow, renderer)
    if kept is not None:
        if target:
            uow.letters.log_print(f"salinan {kind}", case.id, now, officer_id, target)
            uow.commit()
        return outcome(kept)
    content = compose_document(case, kind, uow, now, officer_id, signer_id)
    spec = next(spec for spec in documents_of(case, uow) if spec.key == kind)
    seats = seats_of(spec, case, the_office(uow))
    signer = find_signer(case, uow, now.date(), signer_id, seats).official if signed_by_official(spec) else None
    fresh = uow.documents.add(
        NewDocument(
            case_id=case.id,
            kind=kind,
            number=content.number,
            content=_as_data(content),
            pdf=renderer.document(content),
            signer_id=signer.id if signer else None,
            issued_at=now,
            officer_id=officer_id,
        )
    )
    if target:
        uow.letters.log_print(kind, case.id, now, officer_id, target)
    uow.commit()
    return outcome(fresh, Change.CASES)


def _unchanged(
    case: Case, kind: str, signer_id: int | None, uow: UnitOfWork, renderer: Renderer
) -> StoredDocument | None:
    """The kept paper, if it would say the same if it were issued again on its day."""
    kept = uow.documents.latest(case.id, kind)
    if kept is None or signer_id not in (None, kept.signer_id):
        return None
    try:
        content = compose_document(case, kind, uow, kept.issued_at, kept.officer_id, kept.signer_id)
    except UserError:
        return None  # whoever signed may do so no longer: another paper, with another signature
    return kept if renderer.document(content) == kept.pdf else None


def _as_data(content: DocumentContent) -> dict[str, object]:
    """The paper as JSON-ready data; the emblem's picture is in the kept bytes already."""
    head = replace(content.head, emblem=None) if content.head else None
    data = asdict(replace(content, head=head, parts=()))
    data["parts"] = [
        {"title": p.title, "rows": [asdict(row) for row in p.rows], "body": p.body, "table": p.table and p.table.rows}
        for p in content.parts
    ]
    return data
