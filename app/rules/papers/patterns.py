"""Patterns of letter texts.

{placeholders} are filled with plain text; a [bracketed part] is dropped when a placeholder in it is empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_PLACEHOLDER = re.compile(r"\{([a-z_]+(?:\.[a-z_]+)?)\}")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")


def placeholders(pattern: str) -> set[str]:
    """The names that a pattern asks for."""
    return set(_PLACEHOLDER.findall(pattern))


def unknown_placeholders(patterns: Iterable[str], known: Iterable[str]) -> set[str]:
    """Names that no value will ever come for: a slip in the template."""
    allowed = set(known)
    return {name for pattern in patterns for name in placeholders(pattern)} - allowed


def fill(pattern: str, values: Mapping[str, str]) -> str:
    """The pattern with its values. Values are data: braces and brackets in them stay as typed."""

    def part(match: re.Match[str]) -> str:
        inner = match.group(1)
        if any(not values.get(name, "").strip() for name in placeholders(inner)):
            return ""
        return inner

    kept = _OPTIONAL.sub(part, pattern)
    return re.sub(r" {2,}", " ", _PLACEHOLDER.sub(lambda m: values.get(m.group(1), ""), kept)).strip()
