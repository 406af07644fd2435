"""The lines above a signature, in every capacity, for a kecamatan and a kelurahan."""

from __future__ import annotations

import datetime as dt

import pytest

from app.assets import Packs
from app.model.authority import AuthorityKind
from app.model.people import Official
from app.rules.authority.posts import post_lines
from app.rules.authority.seats import signing_seats
from app.rules.papers.letter_text import Signer, signature

LEKOK, KALIREJO = Packs().get("lekok"), Packs().get("kalirejo")
A, K = AuthorityKind, "KEPALA SEKSI KESEJAHTERAAN SOSIAL,"


@pytest.mark.parametrize(
    ("seat", "kind", "own", "lines"),
    [
        ("camat", A.DEFINITIVE, "camat", ("CAMAT LEKOK,",)),
        ("", A.DEFINITIVE, "", ("CAMAT LEKOK,",)),
        ("camat", A.PLT, "", ("Plt. CAMAT LEKOK,",)),
        ("camat", A.PLH, "sekcam", ("Plh. CAMAT LEKOK,",)),
        ("camat", A.PJ, "", ("Pj. CAMAT LEKOK,",)),
        ("camat", A.AN, "sekcam", ("a.n. CAMAT LEKOK", "SEKRETARIS CAMAT,")),
        ("camat", A.UB, "kasi-kesos", ("a.n. CAMAT LEKOK", "SEKRETARIS CAMAT", "u.b.", K)),
        ("kasi-kesos", A.DEFINITIVE, "kasi-kesos", ("a.n. CAMAT LEKOK", K)),
        ("kasi-kesos", A.PLT, "sekcam", ("a.n. CAMAT LEKOK", f"Plt. {K}")),
        ("kasi-kesos", A.AN, "sekcam", ("a.n. CAMAT LEKOK", "SEKRETARIS CAMAT,")),
        ("sekcam", A.UB, "kasi-kesos", ("a.n. CAMAT LEKOK", "SEKRETARIS CAMAT", "u.b.", K)),
    ],
)
def test_the_posts_of_a_kecamatan(seat: str, kind: AuthorityKind, own: str, lines: tuple[str, ...]) -> None:
    assert post_lines(LEKOK.office, seat, kind, own, LEKOK.office.seats) == lines


@pytest.mark.parametrize(
    ("seat", "kind", "own", "lines"),
    [
        ("lurah", A.DEFINITIVE, "lurah", ("LURAH KALIREJO,",)),
        ("lurah", A.PJ, "", ("Pj. LURAH KALIREJO,",)),
        ("lurah", A.AN, "sekretaris-lurah", ("a.n. LURAH KALIREJO", "SEKRETARIS LURAH,")),
        ("lurah", A.UB, "kasi-kesos", ("a.n. LURAH KALIREJO", "SEKRETARIS LURAH", "u.b.", K)),
    ],
)
def test_the_posts_of_a_kelurahan(seat: str, kind: AuthorityKind, own: str, lines: tuple[str, ...]) -> None:
    assert post_lines(KALIREJO.office, seat, kind, own, KALIREJO.office.seats) == lines


def test_an_abbreviated_post_is_spelled_out() -> None:
    titles = Packs().get("prigen").office.seats
    assert post_lines(Packs().get("prigen").office, "kasubag-umum", A.DEFINITIVE, "kasubag-umum", titles)[1] == (
        "KEPALA SUBBAGIAN UMUM DAN KEPEGAWAIAN,"
    )


def test_a_signature_names_who_acts_and_in_which_post() -> None:
    tono = Official(1, "", "Tono Contoh, S.Sos.", "197505152002011001", "III/d")
    block = signature(LEKOK.office, Signer(tono, "camat", "Camat", A.PLT), "", dt.date(2026, 11, 23))
    assert block.post_lines == ("Plt. CAMAT LEKOK,",)
    assert (block.name, block.rank, block.nip) == ("TONO CONTOH, S.Sos.", "Penata Tingkat I", "19750515 200201 1 001")


@pytest.mark.parametrize(
    ("office", "service", "seats"),
    [
        ("lekok", "sktm", ("camat",)),
        ("lekok", "skck", ("kasi-pemerintahan", "camat")),
        ("kalirejo", "skck", ("lurah",)),
        (
            "lumbang",
            "skck",
            ("camat", "sekcam", "kasi-pemerintahan", "kasi-kesos", "kasi-trantib", "kasi-pmd"),
        ),
    ],
)
def test_the_seats_that_may_sign_begin_with_the_one_that_should(
    office: str, service: str, seats: tuple[str, ...]
) -> None:
    pack = Packs().get(office)
    assert signing_seats(pack.service(service).standard.steps, pack.office) == seats
