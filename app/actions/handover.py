"""Handing over what is finished: who took it, how related, when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.actions.moves import finish_step, snapshot
from app.actions.pauses import settle_clock
from app.changes import Change, Outcome, outcome
from app.errors import IllegalMove, UserError
from app.model.case import Move
from app.model.catalogue import ApplicantKind
from app.model.people import Applicant
from app.model.register import Handover
from app.ports import UnitOfWork
from app.rules.flow import check_move
from app.rules.wording import one_line

SELF = "Pemohon sendiri"
RELATIONS = (SELF, "Suami/istri", "Orang tua", "Anak", "Saudara", "Perangkat desa", "Kuasa")
"""Usual relations of whoever collects; others may be typed."""


@dataclass(frozen=True, slots=True)
class Collection:
    """Who collects the document of a file."""

    request_id: str
    number: str
    revision: int
    collected_by: str
    relation: str


def usual_collector(applicant: Applicant) -> tuple[str, str]:
    """Who most often collects, and how related: the applicant; of an institution whoever stands for it."""
    if applicant.kind is ApplicantKind.INSTITUTION:
        return applicant.contact_name, applicant.contact_post or (SELF if applicant.contact_name else "")
    return applicant.name, SELF


def hand_over(collection: Collection, uow: UnitOfWork, now: dt.datetime, officer_id: int) -> Outcome[Handover]:
    """Writes the hand-over book and goes on in the flow.

    Raises UserError for an empty name, IllegalMove for a file that is not ready.
    """
    done = uow.cases.done_request(collection.request_id)
    if done is not None:
        already = uow.handovers.of_case(done)
        if already is None:
            raise IllegalMove("Pengambilan ini sudah dibatalkan.", "Buka lagi berkasnya, lalu serahkan sekali lagi.")
        return outcome(already)
    case = uow.cases.get(collection.number)
    check_move(Move.HAND_OVER, case.state, case.steps, case.position)
    who, relation = one_line(collection.collected_by), one_line(collection.relation)
    if not who:
        raise UserError("Nama pengambil belum diisi.", field="collected_by")
    if not relation:
        raise UserError("Hubungan pengambil belum dipilih.", field="relation")
    entry = uow.register.of_case(case.id)
    row = uow.handovers.add(
        case, case.standard.product or case.service_title, entry.number if entry else "", who, relation, now, officer_id
    )
    step = case.step
    uow.cases.save(settle_clock(finish_step(case, case.position + 1, now), uow, now), collection.revision)
    uow.cases.log(
        case,
        Move.HAND_OVER,
        now,
        officer_id,
        step=step.text if step else "",
        note=f"{who} ({relation})",
        before=snapshot(case),
    )
    uow.cases.remember_request(collection.request_id, case.id, now)
    uow.commit()
    return outcome(row, Change.CASES, Change.HANDOVERS)
