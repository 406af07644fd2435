"""Long lists of the same problem, told as one: '37 nomor belum dicetak suratnya'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.model.books import Problem
from app.rules.wording import number_words

MOST = 10
"""So many of a kind stand in a list one by one."""
LATE_CORRECTION = "telat diperbaiki"
"""Personal data that were corrected later than the law allows: nothing can be mended, but it is counted."""
COUNTED = {
    "blanko": "blanko belum diisi",
    "lewat waktu": "berkas lewat janji",
    "belum diambil": "dokumen lama belum diambil",
    LATE_CORRECTION: "perbaikan data lewat 3 × 24 jam",
    "tanpa surat": "nomor belum dicetak suratnya",
}
"""What several problems of a kind are called, the most pressing first."""


@dataclass(frozen=True, slots=True)
class ProblemGroup:
    """The problems of a kind. A `long` one is told in `words` and opened when its lines are wanted."""

    kind: str
    problems: tuple[Problem, ...]

    @property
    def long(self) -> bool:
        """Whether there are too many to stand in a list one by one."""
        return self.kind in COUNTED and len(self.problems) > MOST

    @property
    def words(self) -> str:
        """How many of what."""
        return f"{number_words(len(self.problems))} {COUNTED.get(self.kind, self.kind)}"


def grouped(problems: Sequence[Problem]) -> tuple[ProblemGroup, ...]:
    """The problems by kind, each kind where its first one stands."""
    found: dict[str, list[Problem]] = {}
    for problem in problems:
        found.setdefault(problem.kind, []).append(problem)
    return tuple(ProblemGroup(kind, tuple(alike)) for kind, alike in found.items())


def pressing_first(problems: Sequence[Problem]) -> tuple[ProblemGroup, ...]:
    """The problems by kind, the most pressing kind first; what has no such place comes last."""
    places = {kind: n for n, kind in enumerate(COUNTED)}
    return tuple(sorted(grouped(problems), key=lambda group: places.get(group.kind, len(places))))


def counted(problems: Sequence[Problem]) -> tuple[str, ...]:
    """How many there are of each kind, the most pressing first: '12 dokumen lama belum diambil'."""
    return tuple(group.words for group in pressing_first(problems) if group.kind in COUNTED)


def noted(problems: Sequence[Problem]) -> tuple[str, ...]:
    """The problems in sentences as a closing keeps them: of a long list the first few, and how many more."""
    said: list[str] = []
    for group in grouped(problems):
        kept = group.problems[:MOST] if group.long else group.problems
        said += [problem.sentence for problem in kept]
        if group.long:
            said.append(f"Selain itu {number_words(len(group.problems) - MOST)} {COUNTED[group.kind]}.")
    return tuple(said)
