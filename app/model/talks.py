"""Talk rather than letters: which consultations, complaints and information requests a list shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class TalkScope(StrEnum):
    """Which of them a list shows: those under way, follow-ups not done yet, or those that are over."""

    OPEN = "terbuka"
    PLANS = "tindak-lanjut"
    DONE = "selesai"


@dataclass(frozen=True, slots=True)
class TalkFilter:
    """What a list shows; without `services` all of them."""

    scope: TalkScope = TalkScope.OPEN
    services: tuple[str, ...] = ()
    text: str = ""
