"""Which known applicants are probably one person under two NIKs: a slip of the fingers at an earlier visit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import combinations

from app.model.applicants import Duplicate, KnownApplicant
from app.model.catalogue import ApplicantKind
from app.rules.identity import mask_nik

ONE_SLIP = "nama sama, NIK beda satu angka"
SWAPPED = "nama sama, dua angka NIK tertukar"
SAME_BIRTH = "nama dan tanggal lahir sama"
SAME_VILLAGE = "nama dan desa sama"


def likely_duplicates(
    people: Iterable[KnownApplicant], apart: Collection[frozenset[str]] = ()
) -> tuple[Duplicate, ...]:
    """The pairs, the surest first. Those in `apart` were found to be two people and are not asked about again."""
    named: dict[str, list[KnownApplicant]] = defaultdict(list)
    for one in people:
        if one.applicant.kind is ApplicantKind.PERSON and one.applicant.nik:
            named[_plain(one.applicant.name)].append(one)
    found = []
    for name, same in named.items():
        for a, b in combinations(same, 2) if name else ():
            why = _why(a, b)
            if why and frozenset({a.applicant.nik, b.applicant.nik}) not in apart:
                kept, other = sorted((a, b), key=lambda one: (-one.visits, one.applicant.nik))
                found.append(Duplicate(kept, other, why))
    order = (ONE_SLIP, SWAPPED, SAME_BIRTH, SAME_VILLAGE)
    return tuple(
        sorted(found, key=lambda d: (order.index(d.why), _plain(d.kept.applicant.name), d.other.applicant.nik))
    )


def slip(one: str, other: str) -> str:
    """How two NIKs differ by one slip: `ONE_SLIP`, `SWAPPED`, or '' when they differ by more."""
    if len(one) != len(other) or one == other:
        return ""
    at = [n for n, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(at) == 1:
        return ONE_SLIP
    if len(at) == 2 and at[1] == at[0] + 1 and (one[at[0]], one[at[1]]) == (other[at[1]], other[at[0]]):
        return SWAPPED
    return ""


def _why(a: KnownApplicant, b: KnownApplicant) -> str:
    one, other = a.applicant, b.applicant
    # A slip within the birth date of a NIK brings a wrong birth date along: it counts for nothing then.
    if near := slip(one.nik, other.nik):
        return near
    if one.birth_date is not None and other.birth_date is not None:
        return SAME_BIRTH if one.birth_date == other.birth_date else ""
    village = _plain(one.village)
    return SAME_VILLAGE if village and village == _plain(other.village) else ""


def _plain(text: str) -> str:
    """A name without case and punctuation: 'H. Slamet, S.Pd' and 'h slamet spd' are one."""
    return " ".join("".join(c for c in text.casefold() if c.isalnum() or c.isspace()).split())


def compared(one: str, other: str) -> tuple[str, str]:
    """Two NIKs for eyes that compare them: both ends and every digit that differs, the rest masked; in groups."""
    if len(one) != len(other):
        return mask_nik(one), mask_nik(other)
    shown = {n for n, (a, b) in enumerate(zip(one, other, strict=True)) if a != b}
    shown |= {*range(4), *range(len(one) - 4, len(one))}

    def words(nik: str) -> str:
        plain = "".join(digit if n in shown else "•" for n, digit in enumerate(nik))
        return " ".join(plain[n : n + 4] for n in range(0, len(plain), 4))

    return words(one), words(other)
