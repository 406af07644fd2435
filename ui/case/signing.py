"""Who may sign the letter of a case and who stands in for whom, as its page says it; no widgets here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.actions.letters import signed_by
from app.actions.pauses import powers
from app.actions.setup import the_office
from app.model.authority import Powers, Presence, Signing
from app.model.case import Case, CaseState
from app.model.catalogue import StepKind
from app.model.people import Official
from app.model.signature import Signature
from app.ports import UnitOfWork
from app.rules.authority.duty import waiting_words
from app.rules.authority.seats import LEFT_OPEN, signing_seats
from app.rules.authority.signatures import first_choice, seats_at
from app.rules.authority.signing import away_words, choices, holder, nobody, signing_title, staffed
from app.rules.clock.promise import awaited_seat
from app.rules.flow import signing_seat, state_at


@dataclass(frozen=True, slots=True)
class SigningView:
    """Who may sign today. `proposed` is who should, `blocked` why nobody can be proposed; `holder` holds the seat.

    `away` has the mark of whoever is not in the office, `waiting` says who stands in at the desk where the file is;
    `unfilled` is the seat for which nobody does, there or under the letter. `signed`: the letter bears a signature
    already, and the only choice is whose. `initiallers` may initial at the desk where the file is, `initialler` should.
    """

    choices: tuple[Signing, ...] = ()
    proposed: Signing | None = None
    blocked: str = ""
    holder: Official | None = None
    away: Mapping[int, Presence] | None = None
    waiting: str = ""
    unfilled: str = ""
    signed: bool = False
    initiallers: tuple[Signing, ...] = ()
    initialler: Signing | None = None

    def mark(self, official_id: int) -> Presence | None:
        """The mark that says somebody is away, or None when they are in the office."""
        return (self.away or {}).get(official_id)


def read_signing(case: Case, signature: Signature | None, uow: UnitOfWork, today: dt.date) -> SigningView:
    """Reads who may sign the letter of this case today, or whose `signature` it bears, and for whom it waits."""
    office, held = the_office(uow), powers(uow)
    seats = signing_seats(case.steps, office)
    signed = signed_by(signature, uow) if signature else None
    open_post = signing_seat(case.steps) in LEFT_OPEN
    first = signed or first_choice(seats, case.service_key, today, held, open_post=open_post)
    desk = seats_at(case.steps, case.position, office) if case.step and case.step.kind is StepKind.INITIAL else ()
    seat = awaited_seat(case.steps, case.position, office) if case.state is CaseState.IN_PROGRESS else ""
    wanted = (seat, seats[0]) if case.state is CaseState.IN_PROGRESS else ()
    unfilled = (one for one in wanted if one and not staffed(one, case.service_key, today, held))
    marks = {o.id: mark for o in held.officials if (mark := held.away(o.id, today))}
    return SigningView(
        choices=(signed,) if signed else choices(seats, case.service_key, today, held),
        proposed=first,
        blocked=nobody(seats[0], held, today, office.seats).sentence if first is None else "",
        holder=holder(seats[0], today, held),
        away=marks,
        waiting=waiting_words(seat, case.service_key, today, held, office.seats) if seat else "",
        unfilled=next(unfilled, ""),
        signed=signed is not None,
        initiallers=choices(desk, case.service_key, today, held),
        initialler=_initialler(case, desk, today, held),
    )


def _initialler(case: Case, seats: Sequence[str], today: dt.date, held: Powers) -> Signing | None:
    """Who should initial: the desk's own official, or one above it while the desk is empty."""
    if not seats or case.step is None:
        return None
    found = first_choice(seats, case.service_key, today, held, open_post=case.step.actor in LEFT_OPEN)
    return found or first_choice(seats, case.service_key, today, held, open_post=True)


def choice_words(signing: Signing, view: SigningView, titles: Mapping[str, str]) -> str:
    """A line of the list: 'Plh. Camat – Siti Contoh', marked where they are away."""
    away = " (tidak di tempat)" if view.mark(signing.official.id) and not view.signed else ""
    return f"{signing_title(signing, titles)} – {signing.official.name}{away}"


def note_words(chosen: Signing | None, view: SigningView, titles: Mapping[str, str], today: dt.date) -> str:
    """What is to be known about the chosen signer: why nobody may, or who is away; '' where the page says it above."""
    if view.signed or (view.waiting and (chosen is None or chosen == view.proposed)):
        return ""
    if chosen is None:
        return view.blocked
    mark = view.mark(chosen.official.id)
    if mark is not None:
        return f"{chosen.official.name} {away_words(mark, today)}."
    held = view.holder
    gone = view.mark(held.id) if held is not None and held.id != chosen.official.id else None
    if held is not None and gone is not None:
        return f"{titles.get(held.seat, held.seat)} {away_words(gone, today)}."
    return ""


def asides(case: Case, view: SigningView, unprinted: bool, to_write: str = "") -> str:
    """What is out of the ordinary: who is away or stands in, a letter that never was printed while it goes out, and the
    number `to_write` by hand on one that was signed before it had any.
    """
    said = [view.waiting] if view.waiting else []
    if to_write and view.signed and case.state in (CaseState.READY, CaseState.IN_PROGRESS):
        said.append(
            f"Tulis nomor {to_write} pada surat yang sudah ditandatangani. Cetakan baru perlu ditandatangani lagi."
        )
    ready = CaseState.READY in (case.state, state_at(case.steps, case.position + 1))
    if unprinted and ready and case.state in (CaseState.READY, CaseState.IN_PROGRESS):
        said.append("Suratnya belum pernah dicetak dari Loket. Abaikan bila surat dibuat di luar Loket.")
    return "\n".join(said)
