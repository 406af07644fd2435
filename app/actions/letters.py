"""Letters: shown before printing, issued once and kept whole; a reprint is a copy of the same bytes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

from app.actions.pauses import powers
from app.actions.setup import the_office
from app.actions.signing import standing_signature
from app.changes import Change, Outcome, outcome
from app.errors import UserError
from app.model.authority import Signing
from app.model.case import STATE_LABELS, Case, CaseState
from app.model.catalogue import StepKind
from app.model.papers import LetterContent, NumberLine
from app.model.register import NumberParts
from app.model.signature import Signature
from app.ports import NewLetter, Renderer, StoredLetter, UnitOfWork
from app.rules.authority.seats import LEFT_OPEN, signing_seats
from app.rules.authority.signatures import check_signer, first_choice
from app.rules.authority.signing import check_signing, choices, nobody, proposed, signing_title
from app.rules.books.numbering import format_with_gap
from app.rules.flow import signing_seat
from app.rules.history import finished
from app.rules.papers.counter_papers import survey_link
from app.rules.papers.letter_text import Signer, compose
from app.rules.procedures import with_candidates

_OPEN = (CaseState.IN_PROGRESS, CaseState.READY)
_DRAFT = "KONSEP"


def has_letter(case: Case, uow: UnitOfWork) -> bool:
    """Whether this case yields a letter of the office."""
    return case.standard.letter is not None and bool(uow.templates.get(case.service_key).body)


def compose_letter(case: Case, uow: UnitOfWork, today: dt.date, signer_id: int | None = None) -> LetterContent:
    """The letter of a case as it would be issued now. Raises UserError when it has none, or nobody may sign it."""
    office = the_office(uow)
    settings = uow.office.settings()
    entry = uow.register.of_case(case.id)
    if entry is not None:
        number, day = NumberLine(entry.number), entry.date
    else:
        classification = uow.catalogue.service(case.service_key).classification
        parts = NumberParts(classification, 0, 0, office.unit_code, today)
        before, after = format_with_gap(settings.number_format, parts)
        number, day = NumberLine(before, gap=True, after=after), today
    return compose(
        with_candidates(case, uow.records.of_case(case.id)),
        uow.templates.get(case.service_key),
        office,
        settings,
        uow.office.emblem(),
        find_signer(case, uow, today, signer_id),
        number,
        day,
        survey_link(settings.survey_url, case.service_key, case.token),
        training=uow.office.is_training(),
    )


def draft_letter(number: str, uow: UnitOfWork, today: dt.date, signer_id: int | None = None) -> LetterContent:
    """The letter as it would be issued now, marked so that nobody takes it for the issued one."""
    return replace(compose_letter(uow.cases.get(number), uow, today, signer_id), copy_mark=_DRAFT)


def find_signing(
    case: Case, uow: UnitOfWork, today: dt.date, signer_id: int | None = None, seats: Sequence[str] = ()
) -> Signing:
    """Who signs and in which capacity: the official asked for, else whoever holds the seat or stands in for its holder.

    `seats` are those that may sign, the letter's where none are named: a letter that is signed keeps its signer. Raises
    UserError with the reason when the official may not sign today, or nobody may.
    """
    office, held = the_office(uow), powers(uow)
    own = not seats
    seats = seats or signing_seats(case.steps, office)
    signature = standing_signature(case, uow) if own else None
    if signature is not None:
        check_signer(signature, signer_id)
        return signed_by(signature, uow)
    if signer_id is not None:
        official = uow.people.official(signer_id)
        if official is None:
            raise UserError("Penanda tangan itu tidak dikenal.", "Pilih penanda tangan lain.")
        return check_signing(official, seats, case.service_key, today, held, office.seats)
    open_post = own and signing_seat(case.steps) in LEFT_OPEN
    found = first_choice(seats, case.service_key, today, held, open_post=open_post)
    if found is None:
        error = nobody(seats[0], held, today, office.seats)
        if choices(seats, case.service_key, today, held):
            raise UserError(error.sentence, "Pilih penanda tangan lain, atau isi penugasan di Pengaturan.")
        raise error
    return found


def signed_by(signature: Signature, uow: UnitOfWork) -> Signing:
    """Who signed already, in the capacity of that day: nothing that came later changes it."""
    official = uow.people.official(signature.official_id)
    assert official is not None  # officials are never deleted
    grant = next((a for a in uow.people.authorities() if a.id == signature.authority_id), None)
    return Signing(official, signature.seat, signature.kind, grant)


def find_signer(
    case: Case, uow: UnitOfWork, today: dt.date, signer_id: int | None = None, seats: Sequence[str] = ()
) -> Signer:
    """Who signs, as the words of a paper need it. Raises UserError as `find_signing` does."""
    found = find_signing(case, uow, today, signer_id, seats)
    return Signer(found.official, found.seat, the_office(uow).seats.get(found.seat, ""), found.kind)


@dataclass(frozen=True, slots=True)
class LetterToShow:
    """A letter before it is printed. `copy`: it was issued already and these are the kept bytes."""

    pdf: bytes
    number: str
    copy: bool


def show_letter(
    number: str,
    uow: UnitOfWork,
    renderer: Renderer,
    today: dt.date,
    *,
    signer_id: int | None = None,
    anew: bool = False,
) -> LetterToShow:
    """The letter as `issue` would give it, without issuing it. Raises UserError as `issue` does."""
    case = uow.cases.get(number)
    kept = _kept(case, uow, anew)
    if kept is not None:
        return LetterToShow(kept.pdf, kept.number, copy=True)
    _check_open(case)
    entry = uow.register.of_case(case.id)
    pdf = renderer.letter(compose_letter(case, uow, today, signer_id))
    return LetterToShow(pdf, entry.number if entry else "", copy=False)


def issue(
    number: str,
    uow: UnitOfWork,
    renderer: Renderer,
    now: dt.datetime,
    officer_id: int,
    *,
    signer_id: int | None = None,
    target: str = "cetak",
    anew: bool = False,
) -> Outcome[StoredLetter]:
    """The letter to print. The first time it is issued and kept; later the kept bytes come back, unless its number
    has come since or `anew` asks for another version. `target` says where the print goes, for the log; '' when the
    one who prints logs it.

    Raises UserError for a service without letter, for a file that is not being worked on and never had one, and when
    whoever is to sign has no authority today. What was issued stays, whatever becomes of its signer.
    """
    case = uow.cases.get(number)
    kept = _kept(case, uow, anew)
    if kept is not None:
        if target:
            uow.letters.log_print("salinan surat", case.id, now, officer_id, target)
            uow.commit()
        return outcome(kept)
    _check_open(case)
    entry = uow.register.of_case(case.id)
    content = compose_letter(case, uow, now.date(), signer_id)
    signing = find_signing(case, uow, now.date(), signer_id)
    kept = uow.letters.add(
        NewLetter(
            case_id=case.id,
            number=entry.number if entry else "",
            entry_id=entry.id if entry else None,
            content=content_as_data(content) | {"authority": authority_as_data(signing)},
            template_version=uow.templates.get(case.service_key).version,
            pdf=renderer.letter(content),
            signer_id=signing.official.id,
            issued_at=now,
            officer_id=officer_id,
        )
    )
    if target:
        uow.letters.log_print("surat", case.id, now, officer_id, target)
    uow.commit()
    return outcome(kept, Change.CASES)


def _kept(case: Case, uow: UnitOfWork, anew: bool) -> StoredLetter | None:
    """The issued letter that a print brings back, or None when another version is to be made.

    Raises UserError where the file was refused or withdrawn since.
    """
    _check_in_force(case)
    kept = uow.letters.latest(case.id)
    if kept is None or case.state not in _OPEN:
        return kept
    entry = uow.register.of_case(case.id)
    return kept if kept.number == (entry.number if entry else "") and not anew else None


def _check_in_force(case: Case) -> None:
    """Raises UserError for a file that was refused or withdrawn: its letter would pass for an issued one."""
    if case.state in (CaseState.REFUSED, CaseState.WITHDRAWN):
        raise UserError(
            f"Berkas {case.number} sudah {STATE_LABELS[case.state].lower()}, jadi suratnya tidak berlaku.",
            "Surat tidak dicetak lagi. Bila keliru, buka kembali berkasnya lebih dulu.",
        )


def _check_open(case: Case) -> None:
    if case.state not in _OPEN:
        raise UserError("Surat hanya dicetak untuk berkas yang sedang diproses.")


def signed_as(case: Case, uow: UnitOfWork, today: dt.date) -> str:
    """In which capacity the letter of this file was signed, as the book writes it: 'Camat', 'Plh. Camat'.

    By the signature; before there is one by the kept letter, else by whoever should sign today.
    """
    signature = standing_signature(case, uow)
    if signature is not None:
        return signature.words
    office, held = the_office(uow), powers(uow)
    seats = signing_seats(case.steps, office)
    kept = uow.letters.latest(case.id)
    events = finished(case.steps, uow.cases.events(case.id))
    signed = [event for step, event in zip(case.steps, events, strict=True) if event and step.kind is StepKind.SIGN]
    found: Signing | None = None
    if kept is not None:
        able = choices(seats, case.service_key, kept.issued_at.date(), held)
        found = next((s for s in able if s.official.id == kept.signer_id), None)
    if found is None and signed:
        able = choices(seats, case.service_key, signed[-1].at.date(), held)
        found = next((s for s in able if s.official.name == signed[-1].official), None)
    found = found or proposed(seats[0], case.service_key, today, held)
    return signing_title(found, office.seats) if found else office.seats.get(seats[0], "")


def authority_as_data(signing: Signing) -> dict[str, object]:
    """Under which authority a letter was signed, as JSON-ready data."""
    grant = signing.authority
    return {
        "kind": signing.kind.value,
        "seat": signing.seat,
        "official": signing.official.name,
        "decision": grant.decision if grant else signing.official.appointment,
    }


def content_as_data(content: LetterContent) -> dict[str, object]:
    """The letter as JSON-ready data; the emblem's picture is in the kept bytes already."""
    bare = replace(content, head=replace(content.head, emblem=None))
    return asdict(bare)
