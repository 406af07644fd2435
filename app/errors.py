"""The error tree: what an officer can mend, what the PC must mend, and all else (a bug).

Each error carries one Indonesian sentence and, where it helps, a hint that says what to do.
"""

from __future__ import annotations

from collections.abc import Mapping


class LoketError(Exception):
    """Root of every error that Loket raises on purpose."""

    def __init__(self, sentence: str, hint: str = "", *, field: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.hint = hint
        self.field = field
        self.fields: dict[str, str] = {field: sentence} if field else {}
        """Field to sentence: all that is wrong, the first one first; empty where no field is to blame."""

    @property
    def full(self) -> str:
        """The sentence and, after it, the hint."""
        return f"{self.sentence} {self.hint}".strip()


class UserError(LoketError):
    """The officer can mend it: wrong input, wrong moment, wrong file."""


class WrongFields(UserError):
    """What was filled in is wrong in one field or several: `fields` has them all, each with its sentence.

    A single one says of itself what is wrong; several are counted, and named one after the other in the hint, for
    whoever cannot show them beside their fields.
    """

    def __init__(self, fields: Mapping[str, str]) -> None:
        first, sentence = next(iter(fields.items()))
        if len(fields) > 1:
            super().__init__(many_wrong(len(fields)), " ".join(fields.values()), field=first)
        else:
            super().__init__(sentence, field=first)
        self.fields = dict(fields)


def many_wrong(count: int) -> str:
    """The one sentence over fields that are each told beside themselves what is wrong with them."""
    return f"Ada {count} isian yang belum benar."


class NotFound(UserError):
    """Something that was asked for by number or key is not there."""


class IllegalMove(UserError):
    """The flow of the service does not allow this move from where the file is now."""


class CatalogueError(UserError):
    """A catalogue file says something that cannot be right; names the place."""


class EnvironmentProblem(LoketError):
    """Disk, lock, printer, a foreign or damaged file: the PC must be mended."""
