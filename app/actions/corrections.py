"""Corrections of a file on its way: what was typed or ticked at intake, and who goes first; each with its trace."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from app.actions import books
from app.actions.intake import check_fields, found_ticks, settled
from app.actions.setup import the_office
from app.actions.shortages import follow_papers, log_papers
from app.changes import Change, Outcome, outcome
from app.errors import UserError
from app.model.case import PRIORITY_LABELS, Case, CoveringLetter, IntakeForm, Move, Priority, Tick
from app.model.people import Applicant
from app.model.register import RegisterEntry
from app.ports import UnitOfWork
from app.rules.asked_once import left_to_ask, with_told
from app.rules.correction_time import asked_words, check_asked
from app.rules.corrections import changed_words, old_values, row_changes
from app.rules.flow import check_move
from app.rules.history import corrected_since
from app.rules.intake import settled_before, stored_particulars
from app.rules.secrecy import is_secret, shown_case, without_identity
from app.rules.wording import one_line


@dataclass(frozen=True, slots=True)
class Correction:
    """A file as it should have been taken in, and why. Its answers, and with them its flow, stay.

    `asked_at` is when the applicant asked for it, if they did.
    """

    request_id: str
    number: str
    revision: int
    reason: str
    applicant: Applicant
    ticks: dict[str, Tick]
    purpose: str
    covering: CoveringLetter
    particulars: dict[str, str]
    asked_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Ralat:
    """A row of the register that says otherwise than its file; `changed` is what a ralat would write."""

    row: RegisterEntry
    changed: dict[str, str]


@dataclass(frozen=True, slots=True)
class Corrected:
    """A corrected file, what changed in words, and the row of the register that now wants a ralat, if any.

    `went`: RETURN where a paper turned out to be lacking, RESUME where the last one that lacked is there now.
    """

    case: Case
    words: tuple[str, ...] = ()
    ralat: Ralat | None = None
    went: Move | None = None


def correct(correction: Correction, uow: UnitOfWork, now: dt.datetime, officer_id: int) -> Outcome[Corrected]:
    """Corrects a file under the rules of intake; the row of the register stays as written. A paper that is not there
    after all sends the file to its applicant until it is ticked again.

    Raises WrongFields or UserError as intake does, IllegalMove without a reason or for a closed file. One that comes
    later than the law allows is not refused: both moments are kept.
    """
    done = uow.cases.done_request(correction.request_id)
    if done is not None:
        return outcome(Corrected(uow.cases.by_id(done)))
    case = uow.cases.get(correction.number)
    reason = one_line(correction.reason)
    check_move(Move.CORRECT, case.state, case.steps, case.position, reason)
    template = uow.templates.get(case.service_key)
    particulars = template.particulars
    if correction.asked_at is not None:
        check_asked(correction.asked_at, now)
    # What the file is can not change: a foreigner's passport does not become a NIK by a correction.
    applicant = settled(replace(correction.applicant, kind=case.applicant.kind), uow)
    form = with_told(
        IntakeForm(
            request_id=correction.request_id,
            service_key=case.service_key,
            applicant=applicant,
            answers=case.answers,
            ticks=correction.ticks,
            purpose=correction.purpose,
            covering=correction.covering,
            particulars=correction.particulars,
            number=case.number,
        ),
        case.standard,
    )
    form = without_identity(form)
    ticks = found_ticks(form, case.standard)
    service = replace(uow.catalogue.service(case.service_key).service, standard=case.standard)
    asked = left_to_ask(case.standard, template).particulars
    check_fields(form, service, settled_before(asked, case.particulars, form.particulars), now.date())
    after = replace(
        case,
        applicant=form.applicant,
        ticks=ticks,
        purpose=one_line(correction.purpose),
        covering=replace(form.covering, number=one_line(form.covering.number)),
        particulars=stored_particulars(particulars, form.particulars),
    )
    words = changed_words(case, after, particulars)
    if not words:
        raise UserError("Belum ada yang diubah.", "Perbaiki isian yang keliru, lalu simpan.")
    placed, went = follow_papers(case, after, uow, now)
    saved = _store(case, placed, reason, words, correction.revision, uow, now, officer_id, correction.asked_at)
    if went is not None:
        log_papers(saved, went, uow, now, officer_id)
    uow.cases.remember_request(correction.request_id, case.id, now)
    if shown_case(saved).applicant != shown_case(case).applicant:
        uow.cases.index(saved)
    if saved.applicant != case.applicant and not is_secret(saved.particulars):
        uow.people.remember_applicant(saved.applicant, now, visit=saved.applicant.nik != case.applicant.nik)
    wanted = open_ralat(saved, uow)
    uow.commit()
    return outcome(Corrected(saved, words, wanted, went), Change.CASES, Change.PEOPLE)


def set_priority(
    request_id: str, number: str, revision: int, priority: Priority, uow: UnitOfWork, now: dt.datetime, officer_id: int
) -> Outcome[Case]:
    """Puts a file before the others, or back among them."""
    done = uow.cases.done_request(request_id)
    if done is not None:
        return outcome(uow.cases.by_id(done))
    case = uow.cases.get(number)
    words = f"Prioritas: {PRIORITY_LABELS[case.priority]} → {PRIORITY_LABELS[priority]}"
    # The change says itself why: who goes first is seen at the counter.
    check_move(Move.CORRECT, case.state, case.steps, case.position, words)
    if priority is case.priority:
        return outcome(case)
    saved = _store(case, replace(case, priority=priority), "", (words,), revision, uow, now, officer_id)
    uow.cases.remember_request(request_id, case.id, now)
    uow.commit()
    return outcome(saved, Change.CASES)


def open_ralat(case: Case, uow: UnitOfWork) -> Ralat | None:
    """What the register still says as it was before this file was corrected, or None."""
    entry = uow.register.of_case(case.id)
    if entry is None:
        return None
    # Without a later correction a difference is not the file's: an office that was renamed keeps its old rows.
    if not corrected_since(uow.cases.events(case.id), entry.at):
        return None
    row = uow.books.with_marks((entry,))[0]
    changed = row_changes(case, row.current, the_office(uow))
    return Ralat(entry, changed) if changed and not row.void else None


def write_ralat(number: str, uow: UnitOfWork, now: dt.datetime, officer_id: int) -> Outcome[None]:
    """Notes in the register what the file was corrected to, with the reason of that correction."""
    case = uow.cases.get(number)
    wanted = open_ralat(case, uow)
    if wanted is None:
        raise UserError("Buku register sudah sama dengan berkas ini.")
    corrected = [event for event in uow.cases.events(case.id) if event.move is Move.CORRECT]
    reason = next(event.before["reason"] for event in reversed(corrected) if event.before.get("reason"))
    return books.correct(wanted.row.number, wanted.changed, "", reason, uow, now, officer_id)


def _store(
    before: Case,
    after: Case,
    reason: str,
    words: tuple[str, ...],
    revision: int,
    uow: UnitOfWork,
    now: dt.datetime,
    officer_id: int,
    asked_at: dt.datetime | None = None,
) -> Case:
    """The corrected case and its line of history; the caller commits."""
    saved = uow.cases.save(after, revision)
    asked = asked_words(asked_at, now) if asked_at is not None else ""
    note = " – ".join(part for part in (reason, asked, "; ".join(words)) if part)
    kept: dict[str, object] = {"reason": reason, "was": old_values(before, after)}
    if asked_at is not None:
        kept["asked_at"] = asked_at.isoformat()
    uow.cases.log(before, Move.CORRECT, now, officer_id, note=note, before=kept)
    return saved
