"""The desa and kelurahan of an office's area: which one is meant by what was typed."""

from __future__ import annotations

import re

from app.model.catalogue import OfficeKind, OfficeProfile
from app.rules.identity import Finding, Severity
from app.rules.wording import one_line

_KIND_BEFORE = re.compile(r"(?:desa|ds|kelurahan|kel)\b\.?\s*", re.IGNORECASE)


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
