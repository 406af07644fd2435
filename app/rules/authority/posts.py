"""The lines above a signature: in which post, on whose behalf and in which capacity somebody signs.

Source: tata naskah dinas (Permendagri 1/2023; earlier 54/2009): Plt., Plh. and Pj. before the post, a.n. above the own
post, u.b. one level lower.
"""

from __future__ import annotations

from collections.abc import Mapping

from app.model.authority import PREFIXES, AuthorityKind
from app.model.catalogue import OfficeProfile
from app.rules.authority.seats import deputy_seat, head_seat

_SPELLED_OUT = {"Kasi": "Kepala Seksi", "Kasubbag": "Kepala Subbagian", "Kasubag": "Kepala Subbagian"}
"""Short titles of the packs as a letter writes them."""


def post_lines(
    office: OfficeProfile, seat: str, kind: AuthorityKind, own_seat: str, titles: Mapping[str, str]
) -> tuple[str, ...]:
    """The lines from the head down to the post of whoever signs, the last with its comma. No seat: the head's."""
    head = f"{office.head} {office.name}".upper()
    at_head = not seat or seat == head_seat(office)
    if kind in PREFIXES:
        acting = f"{PREFIXES[kind]} {head if at_head else _post(seat, titles)}"
        lines = [acting] if at_head else [f"a.n. {head}", acting]
    elif kind is AuthorityKind.AN:
        lines = [f"a.n. {head}", _post(own_seat, titles)]
    elif kind is AuthorityKind.UB:
        above = deputy_seat(office) if at_head else seat
        lines = [f"a.n. {head}", _post(above, titles), "u.b.", _post(own_seat, titles)]
    else:
        lines = [head] if at_head else [f"a.n. {head}", _post(seat, titles)]
    return (*lines[:-1], f"{lines[-1]},")


def _post(seat: str, titles: Mapping[str, str]) -> str:
    first, _, rest = titles.get(seat, seat).partition(" ")
    return f"{_SPELLED_OUT.get(first, first)} {rest}".strip().upper()
