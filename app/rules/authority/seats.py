"""Which seats of an office are held by officials whose name and NIP stand on paper."""

from __future__ import annotations

from collections.abc import Sequence

from app.model.catalogue import OfficeKind, OfficeProfile, Step, StepKind
from app.rules.flow import signing_seat

NOT_OFFICIALS = frozenset({"petugas", "petugas-pajak", "operator", "desa", "dukcapil"})
"""Seats of a flow that are worked at the counter or outside the office: nobody signs from there."""


LEFT_OPEN = frozenset({"kasi"})
"""A post that a decree leaves open ("pejabat yang berwenang"): whoever is competent acts under the post they hold."""


def head_seat(office: OfficeProfile) -> str:
    """The seat of the head: camat or lurah."""
    return "camat" if office.kind is OfficeKind.KECAMATAN else "lurah"


def signing_post(steps: Sequence[Step], office: OfficeProfile) -> str:
    """The seat whose holder signs in the end, the head's where the decree leaves it open; '' when nobody signs."""
    seat = signing_seat(steps)
    return head_seat(office) if seat in LEFT_OPEN else seat


def deputy_seat(office: OfficeProfile) -> str:
    """The seat of the secretary, next below the head."""
    return "sekcam" if office.kind is OfficeKind.KECAMATAN else "sekretaris-lurah"


def left_open_seats(office: OfficeProfile) -> tuple[str, ...]:
    """The seats of which any may act where the decree leaves the post open: the head first, then those below."""
    below = (s for s in official_seats(office) if s == deputy_seat(office) or s.startswith("kasi-"))
    return (head_seat(office), *below)


def signing_seats(steps: Sequence[Step], office: OfficeProfile) -> tuple[str, ...]:
    """The seats whose holders may sign the letter of this flow: the one that should first, the others by choice.

    The head may always sign, since whoever else does so signs on the head's behalf. Where the decree leaves the post
    open, the secretary and the heads of section may, too.
    """
    head, seat = head_seat(office), signing_seat(steps)
    if seat in LEFT_OPEN:
        return left_open_seats(office)
    return tuple(dict.fromkeys((seat or head, head)))


def document_seats(steps: Sequence[Step], office: OfficeProfile) -> tuple[str, ...]:
    """The seats whose holders may sign an answer or another paper of this flow: the one that should first.

    As for a letter where the flow has a signature; else whoever answers or decides, the head where that is the counter
    or left open.
    """
    if signing_seat(steps):
        return signing_seats(steps, office)
    answering = [step.actor for step in steps if step.kind in (StepKind.DECIDE, StepKind.RESPOND)]
    officials, head = official_seats(office), head_seat(office)
    first = next((seat for seat in reversed(answering) if seat in officials), head)
    below = () if LEFT_OPEN.isdisjoint(answering) else left_open_seats(office)
    return tuple(dict.fromkeys((first, head, *below)))


def document_post(steps: Sequence[Step], office: OfficeProfile) -> str:
    """The seat whose holder signs the papers of this flow."""
    return document_seats(steps, office)[0]


def drafting_seats(steps: Sequence[Step], office: OfficeProfile) -> tuple[str, ...]:
    """The seats of which one signs what the first draft of this flow is: a nota dinas bears the name of its maker."""
    made = next((step.actor for step in steps if step.kind is StepKind.DRAFT), "")
    return (made,) if made in official_seats(office) else document_seats(steps, office)


def official_seats(office: OfficeProfile) -> dict[str, str]:
    """Seat key to title of the seats that an official holds, in the order of the office."""
    return {seat: title for seat, title in office.seats.items() if seat not in NOT_OFFICIALS | LEFT_OPEN}
