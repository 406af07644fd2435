"""What a grant must have, how terms in one seat give way to each other, and what is told to end soon."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserError
from app.model.authority import PREFIXES, Authority, AuthorityKind, Powers
from app.model.people import Official
from app.rules.authority.grants import check_early_end, check_grant, check_term, ending, make_way, span_words
from app.rules.authority.signing import in_term, signers

TITLES = {"camat": "Camat", "sekcam": "Sekretaris Camat", "kasi-kesos": "Kasi Kesejahteraan Sosial"}
SERVICES = frozenset({"skck", "sktm"})
MONDAY = dt.date(2026, 11, 23)
DAYS = [MONDAY + dt.timedelta(days=n) for n in range(10)]
CAMAT = Official(1, "camat", "Budi Contoh")
SEKCAM = Official(2, "sekcam", "Siti Contoh")
OUTSIDER = Official(4, "", "Tono Contoh")
HELD = Powers((CAMAT, SEKCAM, Official(3, "kasi-kesos", "Rina Contoh"), OUTSIDER))
PLH = Authority(0, 2, "camat", AuthorityKind.PLH, "800/1/2026", MONDAY, DAYS[4])


def check(grant: Authority, held: Powers = HELD) -> None:
    check_grant(grant, held, TITLES, "sekcam", SERVICES, MONDAY)


def refused(grant: Authority, held: Powers = HELD) -> tuple[str, str]:
    with pytest.raises(UserError) as error:
        check(grant, held)
    return error.value.field, error.value.sentence


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"decision": ""}, "decision"),
        ({"last_day": MONDAY - dt.timedelta(days=1)}, "last_day"),
        ({"first_day": dt.date(2025, 11, 23), "last_day": dt.date(2025, 11, 27)}, "last_day"),
        ({"seat": "petugas"}, "seat"),
        ({"official_id": 99}, "official"),
        ({"official_id": 1}, "official"),
        ({"services": ("skck", "ujian")}, "services"),
        ({"kind": AuthorityKind.DEFINITIVE}, "kind"),
        ({"kind": AuthorityKind.PLT}, "kind"),
        ({"kind": AuthorityKind.PJ}, "kind"),
        ({"kind": AuthorityKind.UB}, "kind"),
        ({"kind": AuthorityKind.AN, "official_id": 4}, "official"),
        ({"kind": AuthorityKind.AN, "seat": "kasi-kesos", "official_id": 1}, "official"),
    ],
)
def test_a_grant_that_cannot_be_is_refused_beside_its_field(changes: dict[str, object], field: str) -> None:
    check(PLH)
    assert refused(replace(PLH, **changes))[0] == field


def test_acting_in_a_vacant_post_is_granted_once_its_holder_is_gone() -> None:
    plt = replace(PLH, kind=AuthorityKind.PLT, official_id=4)
    assert "masih dipegang Budi Contoh" in refused(plt)[1]
    over = replace(CAMAT, term_last=MONDAY - dt.timedelta(days=1))
    check(plt, replace(HELD, officials=(over, SEKCAM, OUTSIDER)))
    check(plt, replace(HELD, officials=(SEKCAM, OUTSIDER)))


def test_one_seat_is_filled_by_one_person_at_a_time() -> None:
    held = replace(HELD, authorities=(replace(PLH, id=1),))
    other = replace(PLH, official_id=4, first_day=DAYS[3], last_day=DAYS[8])
    assert refused(other, held) == (
        "first_day",
        "Plh. Camat sudah ditugaskan kepada Siti Contoh 23–27 November 2026.",
    )
    check(replace(other, first_day=DAYS[5]), held)
    check(replace(other, kind=AuthorityKind.AN, official_id=3), held)
    some = replace(HELD, authorities=(replace(PLH, id=1, services=("skck",)),))
    check(replace(other, services=("sktm",)), some)


def test_a_grant_taken_back_before_its_first_day_stands_in_nobodys_way() -> None:
    cancelled = replace(PLH, id=1, first_day=DAYS[3], last_day=DAYS[2], ended="Salah isi")
    assert cancelled.cancelled
    check(replace(PLH, official_id=4, last_day=DAYS[8]), replace(HELD, authorities=(cancelled,)))


GRANTS = st.builds(
    Authority,
    id=st.integers(1, 999),
    official_id=st.integers(1, 4),
    seat=st.sampled_from(list(TITLES)),
    kind=st.sampled_from([kind for kind in AuthorityKind if kind is not AuthorityKind.DEFINITIVE]),
    decision=st.just("800/1"),
    first_day=st.sampled_from(DAYS),
    last_day=st.none() | st.sampled_from(DAYS),
    services=st.sampled_from([(), ("skck",), ("sktm",)]),
)


@given(st.lists(GRANTS, max_size=8), st.sampled_from(DAYS), st.sampled_from(sorted(SERVICES)))
def test_whatever_is_granted_a_seat_has_one_holder_and_one_acting_at_most(
    wanted: list[Authority], day: dt.date, service: str
) -> None:
    held = replace(HELD, officials=(*HELD.officials[1:], replace(CAMAT, term_last=DAYS[3])))
    for grant in wanted:
        try:
            check(grant, held)
        except UserError:
            continue
        held = replace(held, authorities=(*held.authorities, grant))
    for seat in TITLES:
        found = signers(seat, service, day, held)
        assert sum(s.kind is AuthorityKind.DEFINITIVE for s in found) <= 1
        assert sum(s.kind in PREFIXES for s in found) <= 1


def test_a_grant_ends_early_once_and_only_earlier() -> None:
    given_one = replace(PLH, id=1)
    check_early_end(given_one, DAYS[1])
    check_early_end(given_one, MONDAY - dt.timedelta(days=1))
    for day, one in (
        (DAYS[4], given_one),
        (MONDAY - dt.timedelta(days=2), given_one),
        (DAYS[1], replace(given_one, ended="batal")),
    ):
        with pytest.raises(UserError):
            check_early_end(one, day)
    check_early_end(replace(given_one, last_day=None), DAYS[9])


SPANS = st.tuples(st.none() | st.sampled_from(DAYS), st.none() | st.sampled_from(DAYS)).filter(
    lambda s: s[0] is None or s[1] is None or s[0] <= s[1]
)


@given(st.lists(st.tuples(SPANS, st.integers(0, 3)), max_size=6))
def test_whatever_terms_are_entered_a_seat_has_one_holder_on_a_day(entered: list[tuple[tuple, int]]) -> None:
    people: dict[int, Official] = {}
    for (first, last), known in entered:
        wanted = Official(known if known in people else 0, "camat", "Contoh", term_first=first, term_last=last)
        try:
            changed = make_way(wanted, people.values(), "Camat")
        except UserError:
            continue
        people |= {other.id: other for other in changed}
        new = wanted.id or max(people, default=0) + 1
        people[new] = replace(wanted, id=new)
        for other in changed:
            check_term(other)
    for day in DAYS:
        assert sum(o.active and in_term(o, day) for o in people.values()) <= 1


def test_the_holder_goes_on_until_the_day_before_a_successor() -> None:
    successor = Official(0, "camat", "Tono Contoh", term_first=DAYS[7])
    assert make_way(successor, [CAMAT, SEKCAM], "Camat") == (replace(CAMAT, term_last=DAYS[6]),)
    at_once = replace(successor, term_first=None)
    assert make_way(at_once, [CAMAT], "Camat") == (replace(CAMAT, active=False),)


def test_a_term_does_not_run_into_that_of_the_successor() -> None:
    successor = Official(5, "camat", "Tono Contoh", term_first=DAYS[7])
    with pytest.raises(UserError, match="diisi Tono Contoh mulai 30 November 2026") as error:
        make_way(CAMAT, [CAMAT, successor], "Camat")
    assert error.value.field == "term_last"
    assert make_way(replace(CAMAT, term_last=DAYS[6]), [CAMAT, successor], "Camat") == ()


def test_a_term_does_not_end_before_it_begins() -> None:
    check_term(replace(CAMAT, term_first=MONDAY, term_last=MONDAY))
    with pytest.raises(UserError):
        check_term(replace(CAMAT, term_first=DAYS[1], term_last=MONDAY))


def test_what_ends_within_a_fortnight_is_told_unless_it_goes_on() -> None:
    soon, later = MONDAY + dt.timedelta(days=14), MONDAY + dt.timedelta(days=15)

    def told(*grants: Authority, camat: Official = CAMAT, more: tuple[Official, ...] = ()) -> list[tuple[str, dt.date]]:
        found = ending(MONDAY, Powers((camat, SEKCAM, *more), grants))
        return [(one.official.name, one.last_day) for one in found]

    grant = replace(PLH, id=1, last_day=soon)
    assert told(grant) == [("Siti Contoh", soon)]
    assert told(replace(grant, last_day=later)) == []
    assert told(replace(grant, last_day=None)) == []
    assert told(replace(grant, first_day=DAYS[2])) == []
    assert told(replace(grant, ended="camat kembali")) == []
    assert told(grant, replace(grant, id=2, first_day=later, last_day=None)) == []
    assert told(camat=replace(CAMAT, term_last=soon)) == [("Budi Contoh", soon)]
    assert told(camat=replace(CAMAT, term_last=later)) == []
    heir = Official(9, "camat", "Tono Contoh", term_first=later)
    assert told(camat=replace(CAMAT, term_last=soon), more=(heir,)) == []


def test_the_days_of_a_grant_are_said_shortly() -> None:
    assert span_words(MONDAY, None) == "mulai 23 November 2026"
    assert span_words(MONDAY, MONDAY) == "pada 23 November 2026"
    assert span_words(MONDAY, DAYS[7]) == "23–30 November 2026"
    assert span_words(MONDAY, dt.date(2026, 12, 1)) == "23 November 2026 – 1 Desember 2026"
