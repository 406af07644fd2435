"""Applicants who stand in the file twice: merged into one NIK, or told apart. Nothing that was written changes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.changes import Change, Outcome, outcome
from app.errors import NotFound, UserError
from app.model.applicants import Duplicate, Merge
from app.ports import UnitOfWork
from app.rules.duplicates import likely_duplicates
from app.rules.identity import mask_nik
from app.rules.wording import one_line


@dataclass(frozen=True, slots=True)
class Doubles:
    """What the page of duplicates shows: probable pairs, and the merges that hold with the name each leads to."""

    pairs: tuple[Duplicate, ...]
    merged: tuple[tuple[Merge, str], ...]


def read_doubles(uow: UnitOfWork) -> Doubles:
    """Reads the probable duplicates and the merges so far, the newest merge first."""
    merged = []
    for one in reversed(uow.people.merges()):
        found = uow.people.known_applicant(one.into_nik)
        merged.append((one, found[0].name if found else ""))
    return Doubles(duplicates(uow), tuple(merged))


def duplicates(uow: UnitOfWork) -> tuple[Duplicate, ...]:
    """The pairs of known applicants who are probably one person."""
    return likely_duplicates(uow.people.namesakes(), uow.people.told_apart())


def merge(
    from_nik: str, into_nik: str, reason: str, uow: UnitOfWork, now: dt.datetime, officer_id: int
) -> Outcome[None]:
    """From now on `from_nik` leads to the person of `into_nik` at intake; files and register rows stay as written.

    Raises UserError without a reason, for one NIK twice, or for one that leads elsewhere already.
    """
    why = _reason(reason)
    known = [uow.people.known_applicant(nik) for nik in (from_nik, into_nik)]
    if known[0] is None or known[1] is None:
        raise NotFound("Pemohon ini belum pernah tercatat.", "Muat ulang daftar pemohon ganda.")
    led = [found[0].nik for found in known if found]
    if led[0] != from_nik:
        raise UserError(f"NIK {mask_nik(from_nik)} sudah digabung ke {mask_nik(led[0])}.")
    if led[1] == from_nik:
        raise UserError("Kedua NIK ini sudah menunjuk orang yang sama.", "Pilih NIK lain untuk disimpan.")
    uow.people.add_merge(from_nik, into_nik, why, now, uow.people.officer(officer_id).name)
    uow.commit()
    return outcome(None, Change.PEOPLE)


def tell_apart(one: str, other: str, reason: str, uow: UnitOfWork, now: dt.datetime, officer_id: int) -> Outcome[None]:
    """Notes that two NIKs are two people: they are not suggested again, and a merge of the two no longer holds."""
    if one == other:
        raise UserError("Kedua NIK ini sama.")
    uow.people.add_apart(one, other, _reason(reason), now, uow.people.officer(officer_id).name)
    uow.commit()
    return outcome(None, Change.PEOPLE)


def _reason(text: str) -> str:
    why = one_line(text)
    if not why:
        raise UserError("Alasan belum diisi.", "Tulis singkat, supaya bisa diperiksa lagi.", field="reason")
    return why
