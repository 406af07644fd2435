"""Running another program line by line."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Result:
    """How a program ended and all that it said."""

    code: int
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """All lines as one text."""
        return "\n".join(self.lines)


class Run(Protocol):
    """Runs a command, hands over each line as it comes, and returns the result."""

    def __call__(
        self, command: Sequence[str], each: Callable[[str], None], env: Mapping[str, str] | None = None
    ) -> Result: ...


def run(command: Sequence[str], each: Callable[[str], None], env: Mapping[str, str] | None = None) -> Result:
    """The real thing. Standard error is part of the lines; a program that is not there ends with 127, as in a shell."""
    lines: list[str] = []
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=env,
            encoding="utf-8",
            errors="replace",
        )
    except OSError as error:
        return Result(127, (str(error),))
    assert process.stdout is not None
    with process:
        for line in process.stdout:
            lines.append(line.rstrip())
            each(line.rstrip())
    return Result(process.returncode, tuple(lines))
