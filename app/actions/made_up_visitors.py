"""Who of those that were at the counter before may come again, in the demo and the training data."""

from __future__ import annotations

import datetime as dt

from app.model.catalogue import ApplicantKind, OfficeProfile, Service
from app.model.made_up_stories import GROUPS, Story
from app.model.people import Applicant
from app.rules.papers.letter_words import village_kind
from app.rules.papers.patterns import fill


def comes_for(
    applicant: Applicant, service: Service, story: Story, office: OfficeProfile | None, today: dt.date
) -> bool:
    """Whether somebody who was here before may come with this story: a person of its age, or the same body."""
    if applicant.kind is not service.applicant:
        return False
    if applicant.kind is ApplicantKind.INSTITUTION:
        bodies = [story.who] if story.who else [name for name, _post in GROUPS]
        where = {"wilayah": f"{village_kind(applicant.village, office) if office else 'Desa'} {applicant.village}"}
        return applicant.name in [fill(body, where) for body in bodies]
    if applicant.birth_date is None:
        return False
    age = (today - applicant.birth_date).days / 365.25
    return story.ages[0] <= age < story.ages[1]
