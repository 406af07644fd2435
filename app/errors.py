"""The error tree: what an officer can mend, what the PC must mend, and all else (a bug).

Each error carries one Indonesian sentence and, where it helps, a hint that says what to do.
"""

from __future__ import annotations


class LoketError(Exception):
    """Root of every error that Loket raises on purpose."""

    def __init__(self, sentence: str, hint: str = "", *, field: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.hint = hint
        self.field = field

    @property
    def full(self) -> str:
        """The sentence and, after it, the hint."""
        return f"{self.sentence} {self.hint}".strip()


class UserError(LoketError):
    """The officer can mend it: wrong input, wrong moment, wrong file."""


class NotFound(UserError):
    """Something that was asked for by number or key is not there."""


class IllegalMove(UserError):
    """The flow of the service does not allow this move from where the file is now."""


class CatalogueError(UserError):
    """A catalogue file says something that cannot be right; names the place."""


class EnvironmentProblem(LoketError):
    """Disk, lock, printer, a foreign or damaged file: the PC must be mended."""
