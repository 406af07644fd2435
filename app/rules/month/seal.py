"""The seal of a closed month: a SHA-256 over its rows, each chained to the one before, the first to the seal before.

Whoever changes one row later changes its digest and every digest after it; the seal printed on paper then no longer
fits.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

GENESIS = "0" * 64
"""What the first closed month of an office is chained to."""
_GROUP = 4


def row_text(kind: str, row: Mapping[str, Any]) -> str:
    """A row as the one text that is sealed: keys sorted, dates in ISO form, nothing left out."""
    plain = {key: value if isinstance(value, (str, int, type(None))) else _iso(value) for key, value in row.items()}
    return kind + json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _iso(value: Any) -> str:
    return value.isoformat() if hasattr(value, "isoformat") else json.dumps(value, ensure_ascii=False, sort_keys=True)


def digests(previous: str, texts: Iterable[str]) -> Iterator[str]:
    """The digest after each row, beginning from the seal before."""
    current = previous
    for text in texts:
        current = hashlib.sha256(f"{current}\n{text}".encode()).hexdigest()
        yield current


def seal(previous: str, month: str, last_digest: str, closing: str = "") -> str:
    """The seal of a month ('2026-10') whose last row has this digest; a month without rows is sealed too.

    `closing` is the text of the closing itself: who closed it when, and what was open then.
    """
    return hashlib.sha256(f"{previous}\n{month}\n{last_digest}\n{closing}".encode()).hexdigest()


def printed(value: str) -> str:
    """A seal as printed: groups of four, easy to read aloud."""
    upper = value.upper()
    return " ".join(upper[n : n + _GROUP] for n in range(0, len(upper), _GROUP))


def read_printed(typed: str) -> str | None:
    """A seal as typed from paper; None when it cannot be one. Letters that look like digits are read as digits."""
    raw = re.sub(r"[\s\-:.]", "", typed).upper().replace("O", "0").replace("I", "1").replace("L", "1")
    return raw.lower() if re.fullmatch(r"[0-9A-F]{64}", raw) else None


def first_difference(stored: Iterable[str], computed: Iterable[str]) -> int | None:
    """Position (from 0) of the first row whose digest differs, or that is missing on one side; None when all agree."""
    one, two = iter(stored), iter(computed)
    position = 0
    while True:
        a, b = next(one, None), next(two, None)
        if a is None and b is None:
            return None
        if a != b:
            return position
        position += 1
