"""Letters: shown before printing, issued once and kept whole; a reprint is a copy of the same bytes."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, replace

from app.actions.setup import the_office
from app.changes import Change, Outcome, outcome
from app.errors import UserError
from app.model.case import Case, CaseState
from app.model.papers import LetterContent, NumberLine
from app.model.register import NumberParts
from app.ports import NewLetter, Renderer, StoredLetter, UnitOfWork
from app.rules.counter_papers import survey_link
from app.rules.letter_text import Signer, compose
from app.rules.numbering import format_with_gap
from app.rules.seats import signing_post

_OPEN = (CaseState.IN_PROGRESS, CaseState.READY)


def has_letter(case: Case, uow: UnitOfWork) -> bool:
    """Whether this case yields a letter of the office."""
    return case.standard.letter is not None and bool(uow.templates.get(case.service_key).body)


def compose_letter(case: Case, uow: UnitOfWork, today: dt.date, signer_id: int | None = None) -> LetterContent:
    """The letter of a case as it would be issued now. Raises UserError when the service has none."""
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
        case,
        uow.templates.get(case.service_key),
        office,
        settings,
        uow.office.emblem(),
        find_signer(case, uow, signer_id),
        number,
        day,
        survey_link(settings.survey_url, case.service_key, case.token),
        training=uow.office.is_training(),
    )


def find_signer(case: Case, uow: UnitOfWork, signer_id: int | None = None) -> Signer:
    """Who signs: the official asked for, else the holder of the seat that the flow names.

    The post stands even while the seat is empty.
    """
    office = the_office(uow)
    seat = signing_post(case.steps, office)
    official = uow.people.official(signer_id) if signer_id is not None else None
    if official is None:
        official = next((o for o in uow.people.officials() if o.seat == seat), None)
    else:
        seat = official.seat
    return Signer(official, seat, office.seats.get(seat, ""))


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
    has come since or `anew` asks for another version. `target` says where the print goes, for the log.

    Raises UserError for a service without letter, or a file that is not being worked on and never had one.
    """
    case = uow.cases.get(number)
    entry = uow.register.of_case(case.id)
    kept = uow.letters.latest(case.id)
    current = entry.number if entry else ""
    if kept is not None and (case.state not in _OPEN or (kept.number == current and not anew)):
        uow.letters.log_print("salinan surat", case.id, now, officer_id, target)
        uow.commit()
        return outcome(kept)
    if case.state not in _OPEN:
        raise UserError("Surat hanya dicetak untuk berkas yang sedang diproses.")
    content = compose_letter(case, uow, now.date(), signer_id)
    signer = find_signer(case, uow, signer_id).official
    kept = uow.letters.add(
        NewLetter(
            case_id=case.id,
            number=current,
            entry_id=entry.id if entry else None,
            content=content_as_data(content),
            template_version=uow.templates.get(case.service_key).version,
            pdf=renderer.letter(content),
            signer_id=signer.id if signer else None,
            issued_at=now,
            officer_id=officer_id,
        )
    )
    uow.letters.log_print("surat", case.id, now, officer_id, target)
    uow.commit()
    return outcome(kept, Change.CASES)


def content_as_data(content: LetterContent) -> dict[str, object]:
    """The letter as JSON-ready data; the emblem's picture is in the kept bytes already."""
    bare = replace(content, head=replace(content.head, emblem=None))
    return asdict(bare)
