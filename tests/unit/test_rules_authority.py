"""Who may sign: on no day and for no service anybody without authority, and the reason is always told."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserError
from app.model.authority import Authority, AuthorityKind, Powers, Presence, Signing
from app.model.people import Official
from app.rules.authority.duty import desk_words, roster, stand_in, waiting_words
from app.rules.authority.signing import (
    away_words,
    check_signing,
    choices,
    holder,
    in_term,
    nobody,
    proposed,
    signers,
    signing_title,
    staffed,
)

TITLES = {"camat": "Camat", "sekcam": "Sekretaris Camat", "kasi-kesos": "Kasi Kesejahteraan Sosial"}
SERVICES = ("skck", "sktm")
MONDAY = dt.date(2026, 11, 23)
DAYS = st.dates(MONDAY - dt.timedelta(days=12), MONDAY + dt.timedelta(days=12))
SPANS = st.tuples(st.none() | DAYS, st.none() | DAYS).filter(lambda s: s[0] is None or s[1] is None or s[0] <= s[1])
GRANTED = tuple(kind for kind in AuthorityKind if kind is not AuthorityKind.DEFINITIVE)

CAMAT = Official(1, "camat", "Budi Contoh")
SEKCAM = Official(2, "sekcam", "Siti Contoh")
PLH = Authority(1, 2, "camat", AuthorityKind.PLH, "800/1/2026", MONDAY, MONDAY + dt.timedelta(days=4))


@st.composite
def powers(draw: st.DrawFn) -> Powers:
    """A few officials with terms, grants and marks of presence, as muddled as a data file can be."""
    officials = []
    for n in range(draw(st.integers(1, 5))):
        first, last = draw(SPANS)
        seat = draw(st.sampled_from([*TITLES, ""]))
        officials.append(Official(n + 1, seat, f"Contoh {n + 1}", "", "", draw(st.booleans()), first, last))
    grants = []
    for n in range(draw(st.integers(0, 5))):
        first, last = draw(SPANS)
        grants.append(
            Authority(
                n + 1,
                draw(st.integers(1, 6)),
                draw(st.sampled_from(list(TITLES))),
                draw(st.sampled_from(GRANTED)),
                f"800/{n + 1}",
                first or MONDAY,
                last if last is None or first is not None or last >= MONDAY else MONDAY,
                draw(st.sampled_from([(), ("skck",), SERVICES])),
            )
        )
    marks = [
        Presence(n, dt.datetime.combine(MONDAY, dt.time(8)), draw(st.booleans()), draw(st.none() | DAYS))
        for n in range(1, draw(st.integers(1, 6)))
    ]
    return Powers(tuple(officials), tuple(grants), tuple(marks))


SEATS = st.sampled_from([("camat",), ("kasi-kesos", "camat"), ("camat", "sekcam", "kasi-kesos")])


@given(powers(), SEATS, st.sampled_from(SERVICES), DAYS)
def test_whoever_is_proposed_may_sign(held: Powers, seats: tuple[str, ...], service: str, day: dt.date) -> None:
    found = proposed(seats[0], service, day, held)
    if found is None:
        error = nobody(seats[0], held, day, TITLES)
        assert error.sentence.endswith(".")
        assert error.hint
    else:
        assert check_signing(found.official, seats, service, day, held, TITLES) == found


@given(powers(), SEATS, st.sampled_from(SERVICES), DAYS)
def test_nobody_signs_outside_their_days_or_services(
    held: Powers, seats: tuple[str, ...], service: str, day: dt.date
) -> None:
    able = {signing.official.id for signing in choices(seats, service, day, held)}
    for official in held.officials:
        if official.id not in able:
            with pytest.raises(UserError, match=official.name):
                check_signing(official, seats, service, day, held, TITLES)
            continue
        signing = check_signing(official, seats, service, day, held, TITLES)
        assert official.active
        assert signing.official == official
        assert signing.seat in seats
        grant = signing.authority
        if grant is None:
            assert signing.kind is AuthorityKind.DEFINITIVE
            assert official.seat == signing.seat
            assert official.term_first is None or official.term_first <= day
            assert official.term_last is None or day <= official.term_last
        else:
            assert (grant.official_id, grant.seat, grant.kind) == (official.id, signing.seat, signing.kind)
            assert grant.first_day <= day
            assert grant.last_day is None or day <= grant.last_day
            assert not grant.services or service in grant.services
            if grant.kind in (AuthorityKind.AN, AuthorityKind.UB):
                assert official.seat
                assert in_term(official, day)


@given(powers(), st.sampled_from(list(TITLES)), st.sampled_from(SERVICES), DAYS)
def test_a_holder_who_is_in_the_office_is_always_proposed(held: Powers, seat: str, service: str, day: dt.date) -> None:
    definitive = holder(seat, day, held)
    if definitive is not None and held.away(definitive.id, day) is None:
        found = proposed(seat, service, day, held)
        assert found is not None
        assert (found.kind, found.official.seat) == (AuthorityKind.DEFINITIVE, seat)
        assert staffed(seat, service, day, held)


@given(powers(), st.sampled_from(list(TITLES)), st.sampled_from(SERVICES), DAYS)
def test_whoever_is_away_is_proposed_only_when_nobody_else_is_there(
    held: Powers, seat: str, service: str, day: dt.date
) -> None:
    found = proposed(seat, service, day, held)
    if found is not None and held.away(found.official.id, day):
        assert all(held.away(s.official.id, day) for s in signers(seat, service, day, held))
        assert not staffed(seat, service, day, held)


@given(powers(), SEATS, st.sampled_from(SERVICES), DAYS)
def test_each_official_is_offered_once(held: Powers, seats: tuple[str, ...], service: str, day: dt.date) -> None:
    offered = [s.official.id for s in choices(seats, service, day, held)]
    assert len(offered) == len(set(offered))


@given(powers(), DAYS)
def test_everybody_on_duty_has_a_post_and_nobody_stands_in_for_themselves(held: Powers, day: dt.date) -> None:
    for one in roster(day, held, TITLES):
        assert one.title
        assert (one.away is None) or (one.away == held.away(one.official.id, day))
        if one.stands_in is not None:
            assert one.away is not None
            assert one.stands_in.official.id != one.official.id
            assert held.away(one.stands_in.official.id, day) is None


def _why(held: Powers, official: Official, day: dt.date = MONDAY, service: str = "skck") -> str:
    with pytest.raises(UserError) as refused:
        check_signing(official, ("camat",), service, day, held, TITLES)
    return refused.value.sentence


def test_the_reason_names_the_decision_and_the_day() -> None:
    held = Powers((CAMAT, SEKCAM), (PLH,))
    after, before = MONDAY + dt.timedelta(days=5), MONDAY - dt.timedelta(days=1)
    named = "Penugasan Plh. Camat Siti Contoh (800/1/2026)"
    assert _why(held, SEKCAM, after) == f"{named} sudah berakhir 27 November 2026."
    assert _why(held, SEKCAM, before) == f"{named} baru berlaku 23 November 2026."
    some = Powers((CAMAT, SEKCAM), (replace(PLH, services=("sktm",)),))
    assert _why(some, SEKCAM) == f"{named} tidak mencakup layanan ini."
    assert "tidak punya penugasan" in _why(Powers((CAMAT, SEKCAM)), SEKCAM)
    assert _why(Powers((CAMAT,), (PLH,)), replace(SEKCAM, active=False)) == "Siti Contoh tidak lagi menjabat."


def test_the_reason_tells_a_term_that_is_over_or_has_not_begun() -> None:
    over = replace(CAMAT, term_last=MONDAY - dt.timedelta(days=1))
    assert _why(Powers((over,)), over) == "Masa jabatan Budi Contoh sebagai Camat sudah berakhir 22 November 2026."
    later = replace(CAMAT, term_first=MONDAY + dt.timedelta(days=1))
    assert _why(Powers((later,)), later) == "Masa jabatan Budi Contoh sebagai Camat baru mulai 24 November 2026."
    assert nobody("camat", Powers((over,)), MONDAY, TITLES).sentence == _why(Powers((over,)), over)


def test_when_the_only_grant_is_over_that_is_the_reason_why_nobody_may() -> None:
    outsider = Official(7, "", "Tono Contoh")
    held = Powers((outsider,), (Authority(1, 7, "camat", AuthorityKind.PLT, "821/9", MONDAY, MONDAY),))
    said = nobody("camat", held, MONDAY + dt.timedelta(days=1), TITLES)
    assert said.sentence == "Penugasan Plt. Camat Tono Contoh (821/9) sudah berakhir 23 November 2026."
    assert "belum diisi" in nobody("sekcam", held, MONDAY, TITLES).sentence


@pytest.mark.parametrize("kind", [AuthorityKind.PLT, AuthorityKind.PJ])
def test_acting_in_a_vacant_post_ends_when_somebody_holds_it(kind: AuthorityKind) -> None:
    acting = replace(PLH, kind=kind, last_day=None)
    assert proposed("camat", "skck", MONDAY, Powers((SEKCAM,), (acting,))).kind is kind
    held = Powers((CAMAT, SEKCAM), (acting,))
    assert [s.official for s in signers("camat", "skck", MONDAY, held)] == [CAMAT]
    assert "sudah diisi Budi Contoh" in _why(held, SEKCAM)


def test_signing_on_behalf_ends_with_the_own_post() -> None:
    an = replace(PLH, kind=AuthorityKind.AN, last_day=None)
    assert signers("camat", "skck", MONDAY, Powers((SEKCAM,), (an,)))
    over = replace(SEKCAM, term_last=MONDAY - dt.timedelta(days=1))
    assert _why(Powers((over,), (an,)), over) == (
        "Masa jabatan Siti Contoh sebagai Sekretaris Camat sudah berakhir 22 November 2026."
    )
    gone = replace(SEKCAM, seat="")
    assert _why(Powers((gone,), (an,)), gone) == "Siti Contoh tidak lagi memegang jabatan di kantor ini."


def test_the_head_may_always_sign_and_is_proposed_only_for_the_own_post() -> None:
    kasi = Official(3, "kasi-kesos", "Rina Contoh")
    held = Powers((CAMAT, kasi), (), (Presence(3, dt.datetime(2026, 11, 23, 8), False, MONDAY),))
    seats = ("kasi-kesos", "camat")
    assert proposed("kasi-kesos", "sktm", MONDAY, held).official == kasi
    assert check_signing(CAMAT, seats, "sktm", MONDAY, held, TITLES).seat == "camat"
    assert not staffed("kasi-kesos", "sktm", MONDAY, held)


@pytest.mark.parametrize(
    ("kind", "official", "words"),
    [
        (AuthorityKind.DEFINITIVE, CAMAT, "Camat"),
        (AuthorityKind.PLH, SEKCAM, "Plh. Camat"),
        (AuthorityKind.AN, SEKCAM, "a.n. Camat, Sekretaris Camat"),
        (AuthorityKind.UB, Official(3, "kasi-kesos", "Rina"), "a.n. Camat, u.b. Kasi Kesejahteraan Sosial"),
    ],
)
def test_a_capacity_is_written_for_the_book(kind: AuthorityKind, official: Official, words: str) -> None:
    assert signing_title(Signing(official, "camat", kind), TITLES) == words


def test_who_stands_in_is_told_where_a_file_waits() -> None:
    def said(held: Powers) -> str:
        return waiting_words("camat", "skck", MONDAY, held, TITLES)

    morning = dt.datetime(2026, 11, 23, 8)
    away = Presence(1, morning, False, dt.date(2026, 11, 25), "dinas luar")
    assert said(Powers((CAMAT, SEKCAM), (PLH,))) == ""
    gone = "Camat tidak di tempat s.d. 25 November 2026 (dinas luar)"
    assert said(Powers((CAMAT, SEKCAM), (), (away,))) == f"{gone}; belum ada yang menggantikan."
    assert said(Powers((CAMAT, SEKCAM), (PLH,), (away,))) == f"{gone}; digantikan Plh. Camat Siti Contoh."
    other = replace(PLH, services=("sktm",))
    assert said(Powers((CAMAT, SEKCAM), (other,), (away,))) == f"{gone}; belum ada yang menggantikan."
    assert said(Powers((SEKCAM,), (replace(PLH, kind=AuthorityKind.PLT),))) == "Ditangani Plt. Camat Siti Contoh."
    assert stand_in("camat", CAMAT, MONDAY, Powers((CAMAT, SEKCAM), (PLH,), (replace(away, official_id=2),))) is None


def test_a_desk_says_who_is_at_it_where_it_is_not_its_holder() -> None:
    def said(held: Powers) -> str:
        return desk_words("camat", "skck", MONDAY, held, TITLES)

    away = Presence(1, dt.datetime(2026, 11, 23, 8), False)
    assert said(Powers((CAMAT,))) == ""
    assert said(Powers((CAMAT, SEKCAM), (PLH,), (away,))) == "Plh. Camat"
    assert said(Powers((CAMAT,), (), (away,))) == "Camat tidak di tempat"
    assert said(Powers((SEKCAM,))) == "Camat kosong"


def test_an_absence_until_today_is_over_tomorrow() -> None:
    mark = Presence(1, dt.datetime(2026, 11, 23, 8), False, MONDAY)
    held = Powers((CAMAT,), (), (mark,))
    assert held.away(1, MONDAY) == mark
    assert held.away(1, MONDAY + dt.timedelta(days=1)) is None
    assert away_words(mark, MONDAY) == "tidak di tempat hari ini"


def test_the_roster_names_each_post_that_somebody_fills() -> None:
    outsider = Official(7, "", "Tono Contoh")
    plt = Authority(2, 7, "kasi-kesos", AuthorityKind.PLT, "821/9", MONDAY)
    held = Powers((SEKCAM, CAMAT, outsider), (PLH, plt), (Presence(1, dt.datetime(2026, 11, 23, 8), False),))
    found = roster(MONDAY, held, TITLES)
    assert [(d.official.name, d.title) for d in found] == [
        ("Budi Contoh", "Camat"),
        ("Siti Contoh", "Sekretaris Camat, Plh. Camat"),
        ("Tono Contoh", "Plt. Kasi Kesejahteraan Sosial"),
    ]
    assert found[0].stands_in.official == SEKCAM


def test_the_roster_names_the_vacant_seats_that_would_be_missed() -> None:
    an = Authority(3, 2, "camat", AuthorityKind.AN, "800/3", MONDAY)
    found = roster(MONDAY, Powers((SEKCAM,), (an,)), TITLES, {"camat", "sekcam"})
    assert [(d.title, d.vacant) for d in found] == [("Camat", True), ("Sekretaris Camat", False)]
    plt = Authority(4, 2, "camat", AuthorityKind.PLT, "800/4", MONDAY)
    assert not any(d.vacant for d in roster(MONDAY, Powers((SEKCAM,), (plt,)), TITLES, {"camat"}))
    # Whoever stands in for a holder holds no empty post.
    assert any(d.vacant for d in roster(MONDAY, Powers((SEKCAM,), (PLH,)), TITLES, {"camat"}))
