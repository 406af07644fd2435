"""What the screen reads beside its list: which services the office has, and how many wait."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.model.letter_template import Particular
from app.ports import UnitOfWork
from app.rules.checklist import rows_for
from app.rules.clock.statutory import CONSULTATION, TALKS
from app.rules.secrecy import MEDIUM


@dataclass(frozen=True, slots=True)
class TalkChoices:
    """The services that are open, the villages, what a consultation asks to see, and how many are late."""

    services: tuple[str, ...]
    villages: tuple[str, ...]
    media: Particular | None
    papers: tuple[str, ...]
    open_count: int
    late_plans: int


def read_choices(uow: UnitOfWork, today: dt.date) -> TalkChoices:
    """Reads them."""
    office = uow.office.profile()
    stored = {s.service.key: s.service for s in uow.catalogue.services() if s.service.open}
    media = next((p for p in uow.templates.get(CONSULTATION).particulars if p.key == MEDIUM), None)
    standard = stored[CONSULTATION].standard if CONSULTATION in stored else None
    answers = {q.key: q.answers[0] for q in standard.questions} if standard else {}
    return TalkChoices(
        services=tuple(key for key in TALKS if key in stored),
        villages=tuple(village.name for village in office.villages) if office else (),
        media=media,
        papers=tuple(r.text for r in rows_for(standard, answers) if not r.heading) if standard else (),
        open_count=uow.talks.open_count(),
        late_plans=uow.talks.late_plans(today),
    )
