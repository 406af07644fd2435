"""Noting initials and signatures: who gave them, in which capacity and when, and what the register says of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from app.actions.book_entry import write_mark
from app.actions.pauses import powers
from app.actions.setup import the_office
from app.errors import UserError
from app.model.books import MarkKind
from app.model.case import Case
from app.model.catalogue import StepKind
from app.model.people import Official
from app.model.signature import Signature
from app.ports import UnitOfWork
from app.rules.authority.signatures import check_day, check_present, check_printed, made, signature_of, signing_of


def sign(
    case: Case,
    official_id: int | None,
    day: dt.date | None,
    uow: UnitOfWork,
    now: dt.datetime,
    *,
    though_away: Collection[int] = (),
) -> Signature | None:
    """Whose hand finishes the step where the file waits; None where no official works there. The caller keeps it.

    By the official asked for, else whose name the printed letter bears, else whoever should; on `day`, today where none
    is said. Raises OfficialAway for whoever is marked away and not among `though_away`, and UserError where nobody may,
    or another name is printed.
    """
    step, today = case.step, now.date()
    if step is None:
        return None
    signed_on = day or today
    printed = _printed(case, uow) if step.kind is StepKind.SIGN else None
    wanted = _known(official_id, uow) if official_id is not None else printed
    office, held = the_office(uow), powers(uow)
    try:
        signing = signing_of(case, wanted, signed_on, held, office)
    except UserError as error:
        if day is None:
            hint = f"{error.hint} Bila ditandatangani sebelum itu, isi hari tanda tangannya."
            raise UserError(error.sentence, hint.strip(), field="signed_on") from None
        raise
    if signing is None:
        return None
    check_day(signed_on, case, today, uow.cases.events(case.id))
    check_printed(signing, printed)
    if signing.official.id not in though_away:
        check_present(signing, step.kind, signed_on, held)
    return made(signing, signed_on, office.seats)


def _known(official_id: int, uow: UnitOfWork) -> Official:
    found = uow.people.official(official_id)
    if found is None:
        raise UserError("Penanda tangan itu tidak dikenal.", "Pilih penanda tangan lain.")
    return found


def _printed(case: Case, uow: UnitOfWork) -> Official | None:
    """Whose name the letter bears that was printed last."""
    kept = uow.letters.latest(case.id)
    return uow.people.official(kept.signer_id) if kept is not None and kept.signer_id is not None else None


def standing_signature(case: Case, uow: UnitOfWork) -> Signature | None:
    """Whose signature the letter of this file bears; None while it has none."""
    return signature_of(case.steps, uow.cases.events(case.id))


def follow_in_register(case: Case, signature: Signature, uow: UnitOfWork, now: dt.datetime, officer_id: int) -> bool:
    """Corrects the row of a file that took its number before it was signed, where another signed than was foreseen;
    whether there was anything to correct. The caller commits.
    """
    entry = uow.register.of_case(case.id)
    if entry is None:
        return False
    (row,) = uow.books.with_marks((entry,))
    if row.void or row.current.signer == signature.words:
        return False
    why = f"ditandatangani {signature.words}"
    write_mark(row, MarkKind.CORRECTION, signature.words, why, {"signer": signature.words}, uow, now, officer_id)
    return True
