"""Who may put initials or signature under a file at the step where it waits, and whose signature stands.

A signature is valid by the authority of its own day (UU 30/2014): it may be noted later, but never without an
authority that held on the day on which it was given.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from app.errors import UserError
from app.model.authority import Powers, Signing
from app.model.case import Case, CaseEvent
from app.model.catalogue import OfficeProfile, Step, StepKind
from app.model.people import Official
from app.model.signature import Signature
from app.rules.authority.seats import LEFT_OPEN, deputy_seat, head_seat, left_open_seats, official_seats, signing_seats
from app.rules.authority.signing import check_signing, choices, nobody, proposed, signing_title
from app.rules.flow import signing_seat
from app.rules.history import finished
from app.rules.wording import date_words, sentence

BY_HAND = frozenset({StepKind.INITIAL, StepKind.SIGN})
"""Steps that an official finishes with pen and paper."""
_VERBS = {StepKind.INITIAL: "memaraf", StepKind.SIGN: "menandatangani"}
_DONE = {StepKind.INITIAL: "diparaf", StepKind.SIGN: "ditandatangani"}


class OfficialAway(UserError):
    """Somebody is to have signed who is marked away on that day: asked about, and noted only when confirmed.

    `official_id` is who, `done` what they are said to have done: 'ditandatangani'.
    """

    def __init__(self, official: Official, kind: StepKind) -> None:
        super().__init__(
            f"{official.name} ditandai tidak di tempat, jadi tidak bisa {_VERBS[kind]}.",
            "Pilih penggantinya, atau tunjuk dulu di Pengaturan, Penugasan.",
        )
        self.official_id = official.id
        self.done = _DONE[kind]


def seats_at(steps: Sequence[Step], position: int, office: OfficeProfile) -> tuple[str, ...]:
    """The seats whose holders may initial or sign at this step, the one that should first; none where nobody does."""
    step = steps[position] if position < len(steps) else None
    if step is None or step.kind not in BY_HAND:
        return ()
    if step.kind is StepKind.SIGN and step.actor == signing_seat(steps):
        return signing_seats(steps, office)
    if step.actor in LEFT_OPEN:
        return left_open_seats(office)
    if step.actor not in official_seats(office):
        return ()
    # Whoever stands above a desk may do its work.
    return tuple(dict.fromkeys((step.actor, deputy_seat(office), head_seat(office))))


def first_choice(
    seats: Sequence[str], service_key: str, day: dt.date, powers: Powers, *, open_post: bool
) -> Signing | None:
    """Who should sign: who holds or fills the first seat; for an open post the first of its seats who is in the office.
    None when nobody may.
    """
    first = proposed(seats[0], service_key, day, powers)
    if not open_post or (first is not None and powers.away(first.official.id, day) is None):
        return first
    able = choices(seats, service_key, day, powers)
    return next((one for one in able if powers.away(one.official.id, day) is None), able[0] if able else None)


def signing_of(
    case: Case,
    official: Official | None,
    day: dt.date,
    powers: Powers,
    office: OfficeProfile,
) -> Signing | None:
    """In which capacity initials or signature are given at the step where the file waits, by this official or by
    whoever should. None where no official works at the step, nobody is there to initial, or the office has entered
    no official yet.

    Raises UserError with the reason when the official may not on that day, or nobody may.
    """
    seats = seats_at(case.steps, case.position, office)
    if not seats:
        return None
    if official is not None:
        return check_signing(official, seats, case.service_key, day, powers, office.seats)
    step = case.steps[case.position]
    found = first_choice(seats, case.service_key, day, powers, open_post=step.actor in LEFT_OPEN)
    if found is None and step.kind is StepKind.INITIAL:
        # Initials may come from whoever stands above an empty desk, a signature only from whoever has the authority.
        found = first_choice(seats, case.service_key, day, powers, open_post=True)
    elif found is None and powers.officials:
        raise nobody(seats[0], powers, day, office.seats)
    return found


def check_day(day: dt.date, case: Case, today: dt.date, events: Iterable[CaseEvent] = ()) -> None:
    """Raises UserError for a day on which this file cannot have been initialled or signed: one still to come, or before
    it was received or the hand before this one was put to it.
    """
    hands = [e.signature for e in finished(case.steps, events) if e is not None and e.signature is not None]
    if hands and day < hands[-1].day:
        last = hands[-1]
        raise UserError(
            sentence(f"Berkas ini baru pada {date_words(last.day)} diparaf atau ditandatangani {last.official}"),
            "Periksa harinya.",
            field="signed_on",
        )
    if day > today:
        raise UserError("Hari tanda tangannya belum tiba.", "Isi hari ini atau sebelumnya.", field="signed_on")
    if day < case.opened_at.date():
        opened = date_words(case.opened_at.date())
        raise UserError(f"Berkas ini baru diterima {opened}.", "Periksa hari tanda tangannya.", field="signed_on")


def check_present(signing: Signing, kind: StepKind, day: dt.date, powers: Powers) -> None:
    """Raises OfficialAway where whoever is to have initialled or signed is marked away on that day.

    Only the last mark is known: one that was made after that day says nothing of it.
    """
    mark = powers.away(signing.official.id, day)
    if mark is not None and mark.at.date() <= day:
        raise OfficialAway(signing.official, kind)


def check_printed(signing: Signing, printed: Official | None) -> None:
    """Raises UserError where the printed letter bears another name than the signature that is noted."""
    if printed is not None and printed.id != signing.official.id:
        raise UserError(
            sentence(f"Surat yang dicetak memuat nama {printed.name}, bukan {signing.official.name}"),
            "Cetak dulu suratnya dengan penanda tangan yang benar, atau pilih nama yang tercetak.",
        )


def made(signing: Signing, day: dt.date, titles: Mapping[str, str]) -> Signature:
    """The signature as it is kept."""
    grant = signing.authority
    return Signature(
        signing.official.id,
        signing.official.name,
        signing.kind,
        signing.seat,
        signing_title(signing, titles),
        day,
        grant.id if grant else None,
        grant.decision if grant else signing.official.appointment,
    )


def signature_of(steps: Sequence[Step], events: Iterable[CaseEvent]) -> Signature | None:
    """The signature under the letter of a file; None while there is none, or after it was sent back to be signed."""
    done = zip(steps, finished(steps, events), strict=True)
    signed = [event for step, event in done if event is not None and step.kind is StepKind.SIGN]
    return signed[-1].signature if signed else None


def check_signer(signature: Signature | None, wanted: int | None) -> None:
    """Raises UserError where another signer is asked for than the one who signed already."""
    if signature is not None and wanted is not None and wanted != signature.official_id:
        raise UserError(
            sentence(f"Surat ini sudah ditandatangani {signature.words} {signature.official}"),
            "Untuk penanda tangan lain, kembalikan dulu berkasnya ke meja tanda tangan.",
        )
