"""Why made-up people come to the counter: for each service a few stories with purpose, particulars and who asks."""

from __future__ import annotations

from app.model.made_up_stories.family import FAMILY
from app.model.made_up_stories.institutions import INSTITUTIONS
from app.model.made_up_stories.letters import LETTERS
from app.model.made_up_stories.papers import PAPERS
from app.model.made_up_stories.story import ADULT, GROUPS, PLAIN, Story
from app.model.made_up_stories.talks import TALKS

__all__ = ["ADULT", "GROUPS", "PLAIN", "STORIES", "Story"]

STORIES: dict[str, tuple[Story, ...]] = LETTERS | FAMILY | PAPERS | INSTITUTIONS | TALKS
