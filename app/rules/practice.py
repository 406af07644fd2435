"""Which office to practise with."""

from __future__ import annotations

from collections.abc import Sequence

from app.model.catalogue import OfficePack, OfficeProfile


def practice_pack(office: OfficeProfile | None, packs: Sequence[OfficePack]) -> OfficePack | None:
    """The pack to practise with: the office's own, else the most alike; None where there is no pack at all.

    Alike: the same kind before all, then the same regency, then the most services that are open.
    """
    if office is None:
        return packs[0] if packs else None

    def likeness(pack: OfficePack) -> tuple[bool, bool, bool, int]:
        other = pack.office
        regency = other.regency.casefold() == office.regency.casefold()
        return other.key == office.key, other.kind is office.kind, regency, sum(s.open for s in pack.services)

    return max(packs, key=likeness, default=None)
