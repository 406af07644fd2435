"""Authority on a real data file: who signs on which day, why not on another, and what waits while they are away."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from app.actions.authority import end_grant, grant, mark_away, mark_present
from app.actions.letters import compose_letter, issue, show_letter
from app.actions.pauses import powers, refresh_clocks
from app.actions.reports import month_period, report_of
from app.actions.setup import save_official
from app.changes import Change
from app.errors import NotFound, UserError
from app.model.authority import Authority, AuthorityKind, Presence
from app.model.case import Case, PauseCause
from app.model.catalogue import StepKind
from app.model.month import Edition
from app.model.people import Official
from app.ports import StoredLetter
from reports.renderer import PdfRenderer
from tests.builders import MONDAY, Counter, open_office

RENDERER = PdfRenderer()
TODAY = MONDAY.date()


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with open_office(tmp_path) as counter:
        yield counter


def seated(counter: Counter, seat: str) -> Official:
    with counter.store.read() as uow:
        return next(o for o in uow.people.officials() if o.seat == seat)


def give(counter: Counter, official: Official, **changes: object) -> int:
    wanted = Authority(0, official.id, "camat", AuthorityKind.PLH, "800/17/2026", TODAY, TODAY + dt.timedelta(days=2))
    with counter.store.write() as uow:
        return grant(replace(wanted, **changes), uow, counter.now, counter.officer).value


def away(counter: Counter, official: Official, until: dt.date | None = None, note: str = "") -> frozenset[Change]:
    with counter.store.write() as uow:
        return mark_away(official.id, until, note, uow, counter.now, counter.officer).changes


def back(counter: Counter, official: Official) -> frozenset[Change]:
    with counter.store.write() as uow:
        return mark_present(official.id, uow, counter.now, counter.officer).changes


def print_letter(counter: Counter, case: Case, **how: object) -> StoredLetter:
    with counter.store.write() as uow:
        return issue(case.number, uow, RENDERER, counter.now, counter.officer, **how).value


def posts(counter: Counter, case: Case, signer_id: int | None = None) -> tuple[str, ...]:
    with counter.store.read() as uow:
        return compose_letter(case, uow, counter.now.date(), signer_id).signature.post_lines


def test_whoever_stands_in_signs_while_the_holder_is_away(counter: Counter) -> None:
    camat, sekcam = seated(counter, "camat"), seated(counter, "sekcam")
    give(counter, sekcam)
    case = counter.walk(counter.take_in("sktm"), StepKind.SIGN)
    assert posts(counter, case) == ("CAMAT LEKOK,",)
    away(counter, camat, TODAY, "dinas luar")
    assert posts(counter, case) == ("Plh. CAMAT LEKOK,",)
    with counter.store.read() as uow:
        letter = compose_letter(case, uow, TODAY)
    assert letter.opening.startswith("Yang bertanda tangan di bawah ini Plh. Camat Lekok Kabupaten")
    case = counter.advance(case)
    assert counter.events(case)[-1].official == sekcam.name
    assert counter.entry(counter.walk(case, StepKind.STAMP)).signer == "Plh. Camat"


def test_a_letter_under_an_expired_grant_is_neither_shown_nor_printed(counter: Counter) -> None:
    camat, sekcam = seated(counter, "camat"), seated(counter, "sekcam")
    give(counter, sekcam)
    away(counter, camat)
    case = counter.walk(counter.take_in("sktm"), StepKind.SIGN)
    counter.later(days=3)
    with pytest.raises(UserError) as refused:
        print_letter(counter, case, signer_id=sekcam.id)
    assert refused.value.sentence == (
        f"Penugasan Plh. Camat {sekcam.name} (800/17/2026) sudah berakhir 25 November 2026."
    )
    with counter.store.read() as uow, pytest.raises(UserError, match="sudah berakhir"):
        show_letter(case.number, uow, RENDERER, counter.now.date(), signer_id=sekcam.id)
    with counter.store.read() as uow:
        assert uow.letters.latest(case.id) is None
    assert posts(counter, case) == ("CAMAT LEKOK,",), "the holder may still sign, away or not"


def test_an_issued_letter_keeps_its_signer_for_ever(counter: Counter) -> None:
    camat, sekcam = seated(counter, "camat"), seated(counter, "sekcam")
    given = give(counter, sekcam)
    away(counter, camat)
    case = counter.walk(counter.take_in("sktm"), StepKind.STAMP)
    letter = print_letter(counter, case)
    assert letter.signer_id == sekcam.id
    with counter.store.write() as uow:
        end_grant(given, TODAY, "Camat batal berangkat", uow, counter.now, counter.officer)
    with counter.store.write() as uow:
        save_official(replace(sekcam, active=False), uow)
    counter.later(days=30)
    assert print_letter(counter, case) == letter
    with counter.store.read() as uow:
        shown = show_letter(case.number, uow, RENDERER, counter.now.date())
    assert (shown.pdf, shown.copy) == (letter.pdf, True)
    with counter.store.engine.connect() as connection:
        (content,) = connection.execute(text("SELECT content FROM letter")).one()
    assert json.loads(content)["authority"] == {
        "kind": "plh",
        "seat": "camat",
        "official": sekcam.name,
        "decision": "800/17/2026",
    }


def test_the_book_writes_the_capacity_of_the_day_on_which_the_letter_was_signed(counter: Counter) -> None:
    camat, sekcam = seated(counter, "camat"), seated(counter, "sekcam")
    give(counter, sekcam, last_day=TODAY)
    away(counter, camat, TODAY)
    case = counter.walk(counter.take_in("sktm"), StepKind.REGISTER)
    counter.later(days=1)
    assert counter.entry(counter.advance(case)).signer == "Plh. Camat"


def test_whoever_the_printed_letter_names_is_noted_as_having_signed(counter: Counter) -> None:
    case = counter.walk(counter.take_in("skck"), StepKind.SIGN)
    camat = seated(counter, "camat")
    print_letter(counter, case, signer_id=camat.id)
    case = counter.advance(case)
    assert counter.events(case)[-1].official == camat.name
    assert counter.entry(counter.walk(case, StepKind.STAMP)).signer == "Camat"


def test_a_grant_covers_the_services_that_it_names(counter: Counter) -> None:
    sekcam = seated(counter, "sekcam")
    give(counter, sekcam, kind=AuthorityKind.AN, services=("sktm",))
    covered, other = counter.take_in("sktm"), counter.take_in("dispensasi-nikah")
    assert posts(counter, covered, sekcam.id) == ("a.n. CAMAT LEKOK", "SEKRETARIS CAMAT,")
    with pytest.raises(UserError, match="tidak mencakup layanan ini"):
        posts(counter, other, sekcam.id)


def test_an_official_from_elsewhere_acts_in_a_vacant_post(counter: Counter) -> None:
    camat = seated(counter, "camat")
    with counter.store.write() as uow:
        outsider = replace(Official(0, "", "Tono Contoh"), id=save_official(Official(0, "", "Tono Contoh"), uow).value)
    with pytest.raises(UserError, match="masih dipegang"):
        give(counter, outsider, kind=AuthorityKind.PLT, last_day=None)
    with counter.store.write() as uow:
        save_official(replace(camat, term_last=TODAY - dt.timedelta(days=1)), uow)
    case = counter.take_in("sktm")
    with pytest.raises(UserError, match="sudah berakhir 22 November 2026"):
        posts(counter, case)
    give(counter, outsider, kind=AuthorityKind.PLT, last_day=None)
    assert posts(counter, case) == ("Plt. CAMAT LEKOK,",)


def test_a_lurah_is_stood_in_for_like_a_camat(tmp_path: Path) -> None:
    with open_office(tmp_path, "kalirejo") as kalirejo:
        kasi = seated(kalirejo, "kasi-kesos")
        give(kalirejo, kasi, seat="lurah", kind=AuthorityKind.UB)
        away(kalirejo, seated(kalirejo, "lurah"))
        assert posts(kalirejo, kalirejo.take_in("skck")) == (
            "a.n. LURAH KALIREJO",
            "SEKRETARIS LURAH",
            "u.b.",
            "KEPALA SEKSI KESEJAHTERAAN SOSIAL,",
        )


def test_a_refused_grant_leaves_nothing(counter: Counter) -> None:
    with pytest.raises(UserError) as refused:
        give(counter, seated(counter, "camat"))
    assert refused.value.field == "official"
    with counter.store.write() as uow, pytest.raises(NotFound):
        grant(
            Authority(0, seated(counter, "sekcam").id, "camat", AuthorityKind.PLH, "800/1", TODAY),
            uow,
            counter.now,
            0,
        )
    with counter.store.read() as uow:
        assert uow.people.authorities() == ()


def test_an_early_end_needs_its_reason_and_keeps_the_grant(counter: Counter) -> None:
    given = give(counter, seated(counter, "sekcam"))
    with counter.store.write() as uow, pytest.raises(UserError) as refused:
        end_grant(given, TODAY, " ", uow, counter.now, counter.officer)
    assert refused.value.field == "reason"
    with counter.store.write() as uow, pytest.raises(NotFound):
        end_grant(given + 1, TODAY, "Keliru", uow, counter.now, counter.officer)
    with counter.store.write() as uow:
        end_grant(given, TODAY, " Camat  kembali ", uow, counter.now, counter.officer)
    with counter.store.read() as uow:
        (kept,) = uow.people.authorities()
    assert (kept.first_day, kept.last_day, kept.ended) == (TODAY, TODAY, "Camat kembali")


def test_a_mark_of_presence_says_until_when_and_is_not_written_twice(counter: Counter) -> None:
    camat = seated(counter, "camat")
    assert back(counter, camat) == frozenset()
    with pytest.raises(UserError, match="sudah lewat") as refused:
        away(counter, camat, TODAY - dt.timedelta(days=1))
    assert refused.value.field == "until"
    assert away(counter, camat, TODAY, " rapat  dinas ") == {Change.PEOPLE}
    assert away(counter, camat, TODAY, "rapat dinas") == frozenset()
    with counter.store.read() as uow:
        assert powers(uow).away(camat.id, TODAY) == Presence(camat.id, MONDAY, False, TODAY, "rapat dinas")
        assert powers(uow).away(camat.id, TODAY + dt.timedelta(days=1)) is None
    assert back(counter, camat) == {Change.PEOPLE}
    with counter.store.read() as uow:
        assert powers(uow).away(camat.id, TODAY) is None


def waiting_for_the_camat(counter: Counter) -> Case:
    """A file whose standard says "10 menit, apabila pejabat ada", waiting for the signature."""
    case = counter.take_in("pns-tni-polri")
    assert case.standard.duration.condition == "pejabat-ada"
    return counter.walk(case, StepKind.SIGN)


def test_the_promise_stands_still_while_the_official_is_away(counter: Counter) -> None:
    camat = seated(counter, "camat")
    case = waiting_for_the_camat(counter)
    due = case.due_at
    counter.later(minutes=4)
    assert away(counter, camat) == {Change.PEOPLE, Change.CASES}
    assert counter.case(case).pause is PauseCause.OFFICIAL
    counter.later(minutes=30)
    assert back(counter, camat) == {Change.PEOPLE, Change.CASES}
    after = counter.case(case)
    assert (after.pause, after.due_at, after.promised_at) == (None, due + dt.timedelta(minutes=30), due)


def test_the_promise_runs_while_somebody_stands_in_and_stops_when_the_grant_is_ended(counter: Counter) -> None:
    camat, sekcam = seated(counter, "camat"), seated(counter, "sekcam")
    case = waiting_for_the_camat(counter)
    away(counter, camat)
    assert counter.case(case).pause is PauseCause.OFFICIAL
    given = give(counter, sekcam)
    assert counter.case(case).pause is None
    with counter.store.write() as uow:
        end_grant(given, TODAY - dt.timedelta(days=1), "Keliru", uow, counter.now, counter.officer)
    assert counter.case(case).pause is PauseCause.OFFICIAL


def test_on_the_first_look_of_a_day_the_clocks_follow_what_ended_overnight(counter: Counter) -> None:
    camat, sekcam = seated(counter, "camat"), seated(counter, "sekcam")
    give(counter, sekcam, last_day=TODAY)
    away(counter, camat)
    case = waiting_for_the_camat(counter)
    assert case.pause is None
    counter.later(days=1)
    with counter.store.write() as uow:
        assert refresh_clocks(uow, counter.now).changes == {Change.CASES}
    assert counter.case(case).pause is PauseCause.OFFICIAL
    with counter.store.write() as uow:
        assert refresh_clocks(uow, counter.now).changes == frozenset()


def test_the_month_report_is_signed_by_whoever_acts_as_head(counter: Counter) -> None:
    give(counter, seated(counter, "sekcam"))
    away(counter, seated(counter, "camat"))
    with counter.store.read() as uow:
        report = report_of(Edition.HANDOVER, month_period(2026, 11), uow, counter.now, counter.officer)
    assert report.signatures[0].post_lines == ("Plh. CAMAT LEKOK,",)
