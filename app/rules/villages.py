"""The desa and kelurahan of an office's area: their list as typed, and which one is meant by what was typed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.model.catalogue import OfficeKind, OfficeProfile, Village
from app.rules.identity import Finding, Severity
from app.rules.wording import one_line

_KIND_BEFORE = re.compile(r"(?:(desa|ds)|kelurahan|kel)\b\.?\s*", re.IGNORECASE)
_DESA, _KELURAHAN = "2", "1"
"""What is known of the code of a village that was typed by hand."""


def read_villages(text: str, known: Sequence[Village] = ()) -> tuple[Village, ...]:
    """A list as typed, parted by commas or lines; 'Kelurahan' in front says that it is one. Known ones keep their code.

    A name that comes twice counts once.
    """
    codes = {village.name.casefold(): village for village in known}
    found: dict[str, Village] = {}
    for part in re.split(r"[,;\n]", text):
        typed = one_line(part).strip(" .")
        kind = _KIND_BEFORE.match(typed)
        name = typed[kind.end() :] if kind else typed
        if not name:
            continue
        made = Village(_KELURAHAN if kind and not kind[1] else _DESA, name)
        before = codes.get(name.casefold())
        same = before is not None and (kind is None or is_kelurahan(before) == is_kelurahan(made))
        found.setdefault(name.casefold(), before if before is not None and same else made)
    return tuple(found.values())


def area_villages(kind: OfficeKind, name: str, villages: Sequence[Village]) -> tuple[Village, ...]:
    """The villages of an office of that name: a kelurahan that was not told otherwise is its own only one."""
    if kind is OfficeKind.KELURAHAN and all(one.code == _KELURAHAN for one in villages):
        return read_villages(f"Kelurahan {name}")
    return tuple(villages)


def villages_text(villages: Sequence[Village]) -> str:
    """The list as it is typed."""
    return ", ".join(f"Kelurahan {one.name}" if is_kelurahan(one) else one.name for one in villages)


def is_kelurahan(village: Village) -> bool:
    """Whether it is a kelurahan rather than a desa."""
    return village.code.rsplit(".", 1)[-1].startswith(_KELURAHAN)


def village_of(typed: str, office: OfficeProfile) -> str:
    """The village of the office's area that was meant, as the office writes it; else what was typed.

    Capitals and a 'Desa' or 'Kel.' in front make no difference, so that one village is one line of the recap.
    """
    text = one_line(typed)
    names = {village.name.casefold(): village.name for village in office.villages}
    return names.get(text.casefold()) or names.get(_KIND_BEFORE.sub("", text, count=1).casefold()) or text


def village_finding(typed: str, office: OfficeProfile) -> Finding | None:
    """Asks for a second look at a village outside the area: people come from elsewhere, and names are mistyped.

    An office that has not said which villages it has is not asked about any.
    """
    village = village_of(typed, office)
    if not village or not office.villages or any(one.name == village for one in office.villages):
        return None
    here = "desa di kecamatan" if office.kind is OfficeKind.KECAMATAN else "warga kelurahan"
    return Finding(Severity.WARNING, f"Bukan {here} ini – benar dari luar wilayah?")
