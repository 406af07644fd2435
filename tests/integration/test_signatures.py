"""Initials and signatures as they are noted: by whom, in which capacity, on which day, and what keeps to them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.actions.authority import end_grant, grant, mark_away
from app.actions.letters import compose_letter, issue
from app.actions.moves import advance, step_back
from app.actions.setup import save_official
from app.errors import UserError
from app.model.authority import Authority, AuthorityKind
from app.model.case import Case, PauseCause
from app.model.catalogue import StepKind
from app.model.people import Official
from app.model.signature import Signature
from app.ports import StoredLetter
from app.rules.authority.signatures import OfficialAway
from reports.renderer import PdfRenderer
from tests.builders import MONDAY, NOTE, Counter, open_office

TODAY = MONDAY.date()
DAY = dt.timedelta(days=1)


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with open_office(tmp_path) as counter:
        yield counter


def seated(counter: Counter, seat: str) -> Official:
    with counter.store.read() as uow:
        return next(o for o in uow.people.officials() if o.seat == seat)


def save(counter: Counter, official: Official, **changes: object) -> None:
    with counter.store.write() as uow:
        save_official(replace(official, **changes), uow)  # type: ignore[arg-type]


def stand_in(counter: Counter, seat: str = "camat", first: dt.date = TODAY, last: dt.date = TODAY + 2 * DAY) -> int:
    """The secretary as Plh. of that seat."""
    wanted = Authority(0, seated(counter, "sekcam").id, seat, AuthorityKind.PLH, "800/17/2026", first, last)
    with counter.store.write() as uow:
        return grant(wanted, uow, counter.now, counter.officer).value


def away(counter: Counter, seat: str, until: dt.date | None = None) -> None:
    with counter.store.write() as uow:
        mark_away(seated(counter, seat).id, until, "dinas luar", uow, counter.now, counter.officer)


def print_letter(counter: Counter, case: Case, **how: object) -> StoredLetter:
    with counter.store.write() as uow:
        return issue(case.number, uow, PdfRenderer(), counter.now, counter.officer, **how).value  # type: ignore[arg-type]


def posts(counter: Counter, case: Case, signer_id: int | None = None) -> tuple[str, ...]:
    with counter.store.read() as uow:
        return compose_letter(case, uow, counter.now.date(), signer_id).signature.post_lines


def signature(counter: Counter, case: Case) -> Signature | None:
    return counter.events(case)[-1].signature


def at_signing(counter: Counter, key: str = "sktm") -> Case:
    return counter.walk(counter.take_in(key), StepKind.SIGN)


def test_a_signature_is_kept_with_its_capacity_day_and_decision(counter: Counter) -> None:
    given = stand_in(counter)
    away(counter, "camat", TODAY)
    case = counter.advance(at_signing(counter))
    sekcam = seated(counter, "sekcam")
    assert signature(counter, case) == Signature(
        sekcam.id, sekcam.name, AuthorityKind.PLH, "camat", "Plh. Camat", TODAY, given, "800/17/2026"
    )


def test_no_signature_is_noted_under_an_expired_authority(counter: Counter) -> None:
    save(counter, seated(counter, "camat"), term_last=TODAY)
    case = at_signing(counter)
    counter.later(days=1)
    with pytest.raises(UserError) as refused:
        counter.advance(case)
    assert "sudah berakhir 23 November 2026" in refused.value.sentence
    assert refused.value.field == "signed_on"
    assert counter.case(case).position == case.position


def test_a_signature_given_in_time_is_noted_later_on_its_own_day(counter: Counter) -> None:
    save(counter, seated(counter, "camat"), term_last=TODAY)
    case = at_signing(counter)
    counter.later(days=1)
    case = counter.move(advance, case, signed_on=TODAY)
    made = signature(counter, case)
    assert made is not None
    assert (made.words, made.day) == ("Camat", TODAY)
    assert counter.entry(counter.walk(case, StepKind.STAMP)).signer == "Camat"


@pytest.mark.parametrize(("day", "said"), [(TODAY + DAY, "belum tiba"), (TODAY - DAY, "baru diterima")])
def test_a_day_on_which_it_cannot_have_been_signed_is_refused(counter: Counter, day: dt.date, said: str) -> None:
    with pytest.raises(UserError, match=said) as refused:
        counter.move(advance, at_signing(counter), signed_on=day)
    assert refused.value.field == "signed_on"


def test_nobody_signs_without_authority(counter: Counter) -> None:
    with pytest.raises(UserError, match="tidak punya penugasan"):
        counter.move(advance, at_signing(counter), official_id=seated(counter, "kasi-trantib").id)


def test_a_signature_of_somebody_marked_away_is_noted_only_when_confirmed(counter: Counter) -> None:
    away(counter, "camat", TODAY)
    case = at_signing(counter)
    with pytest.raises(OfficialAway, match="tidak bisa menandatangani"):
        counter.advance(case)
    made = signature(counter, counter.move(advance, case, though_away=frozenset({seated(counter, "camat").id})))
    assert made is not None
    assert made.words == "Camat"


def test_initials_of_somebody_marked_away_are_asked_about_or_come_from_above(tmp_path: Path) -> None:
    with open_office(tmp_path, "lumbang") as counter:
        case = counter.walk(counter.take_in("bansos"), StepKind.INITIAL)
        assert case.step is not None
        assert case.step.actor == "kasi-kesos"
        away(counter, "kasi-kesos", TODAY)
        with pytest.raises(OfficialAway, match="tidak bisa memaraf"):
            counter.advance(case)
        made = signature(counter, counter.move(advance, case, official_id=seated(counter, "sekcam").id))
        assert made is not None
        assert made.official == seated(counter, "sekcam").name
        with pytest.raises(OfficialAway):
            counter.move(advance, counter.walk(counter.take_in("bansos"), StepKind.INITIAL),
                         official_id=seated(counter, "kasi-kesos").id)  # fmt: skip


def test_an_office_without_officials_still_moves_its_files(tmp_path: Path) -> None:
    with open_office(tmp_path, officials=False) as counter:
        case = counter.advance(at_signing(counter))
    assert case.step is not None
    assert case.step.kind is StepKind.REGISTER


def test_the_printed_letter_and_the_signature_bear_one_name(counter: Counter) -> None:
    stand_in(counter)
    case = at_signing(counter)
    print_letter(counter, case, signer_id=seated(counter, "sekcam").id)
    with pytest.raises(UserError, match="Surat yang dicetak memuat nama"):
        counter.move(advance, case, official_id=seated(counter, "camat").id)
    assert signature(counter, counter.advance(case)).words == "Plh. Camat"  # type: ignore[union-attr]


def test_a_signed_letter_keeps_its_signer_when_the_number_comes(counter: Counter) -> None:
    camat = seated(counter, "camat")
    stand_in(counter)
    away(counter, "camat", TODAY)
    case = at_signing(counter)
    print_letter(counter, case)
    case = counter.advance(case)
    counter.later(days=5)  # the Camat is back, the grant is over
    case = counter.advance(case)
    assert counter.entry(case).signer == "Plh. Camat"
    assert posts(counter, case) == ("Plh. CAMAT LEKOK,",)
    numbered = print_letter(counter, case)
    assert (numbered.version, numbered.signer_id) == (2, seated(counter, "sekcam").id)
    with pytest.raises(UserError) as refused:
        posts(counter, case, camat.id)
    assert refused.value.sentence.startswith("Surat ini sudah ditandatangani Plh. Camat")


def test_a_file_sent_back_to_be_signed_may_be_signed_by_another(counter: Counter) -> None:
    camat = seated(counter, "camat")
    stand_in(counter)
    away(counter, "camat", TODAY)
    case = counter.advance(at_signing(counter))
    case = counter.move(step_back, case, note=NOTE)
    assert posts(counter, case, camat.id) == ("CAMAT LEKOK,",)
    case = counter.move(advance, case, official_id=camat.id, though_away=frozenset({seated(counter, "camat").id}))
    assert counter.entry(counter.walk(case, StepKind.STAMP)).signer == "Camat"


def test_a_row_that_was_written_before_the_signature_is_corrected_by_it(tmp_path: Path) -> None:
    with open_office(tmp_path, "jogoroto") as counter:
        case = counter.walk(counter.take_in("keramaian"), StepKind.SIGN)
        entry = counter.entry(case)
        assert entry.signer == "Camat"
        stand_in(counter)
        away(counter, "camat", TODAY)
        counter.advance(case)
        with counter.store.read() as uow:
            (row,) = uow.books.with_marks((entry,))
    assert row.current.signer == "Plh. Camat"
    assert row.note == "Ralat 23-11-2026: ditandatangani Plh. Camat"


def test_a_row_that_foresaw_its_signer_stays_as_it_is(tmp_path: Path) -> None:
    with open_office(tmp_path, "jogoroto") as counter:
        case = counter.walk(counter.take_in("keramaian"), StepKind.SIGN)
        counter.advance(case)
        with counter.store.read() as uow:
            (row,) = uow.books.with_marks((counter.entry(case),))
    assert row.marks == ()


def test_a_grant_does_not_end_before_the_last_letter_that_was_signed_under_it(counter: Counter) -> None:
    given = stand_in(counter)
    away(counter, "camat", TODAY)
    counter.advance(at_signing(counter))

    def end(day: dt.date) -> None:
        with counter.store.write() as uow:
            end_grant(given, day, "Camat batal berangkat", uow, counter.now, counter.officer)

    with pytest.raises(UserError) as refused:
        end(TODAY - DAY)
    assert refused.value.full == (
        "Masih ada surat yang ditandatangani dengan penugasan ini pada 23 November 2026. Isi hari itu atau sesudahnya."
    )
    end(TODAY)


def test_a_decision_that_comes_a_day_late_still_covers_its_day(counter: Counter) -> None:
    away(counter, "camat", TODAY)
    case = at_signing(counter)
    counter.later(days=1)
    stand_in(counter, last=TODAY)
    made = signature(counter, counter.move(advance, case, official_id=seated(counter, "sekcam").id, signed_on=TODAY))
    assert made is not None
    assert made.words == "Plh. Camat"
    with pytest.raises(UserError, match="lebih dari sebulan"):
        stand_in(counter, "kasi-trantib", TODAY - 60 * DAY, TODAY - 40 * DAY)


def test_a_post_that_the_decree_leaves_open_waits_for_nobody_while_somebody_competent_is_there(tmp_path: Path) -> None:
    with open_office(tmp_path, "lumbang") as counter:
        away(counter, "camat")
        case = counter.walk(counter.take_in("pns-tni-polri"), StepKind.SIGN)
        assert case.pause is None
        made = signature(counter, counter.advance(case))
        assert made is not None
        assert made.official == seated(counter, "sekcam").name
        case = counter.walk(counter.take_in("pns-tni-polri"), StepKind.SIGN)
        with counter.store.read() as uow:
            seats = [o.seat for o in uow.people.officials()]
        for seat in seats[1:]:
            away(counter, seat)
        assert counter.case(case).pause is PauseCause.OFFICIAL


def test_a_signature_of_a_day_on_which_somebody_stood_in_is_theirs(counter: Counter) -> None:
    stand_in(counter, last=TODAY)
    away(counter, "camat", TODAY + 2 * DAY)
    case = at_signing(counter)
    counter.later(days=1)
    made = signature(counter, counter.move(advance, case, signed_on=TODAY))
    assert made is not None
    assert (made.words, made.day) == ("Plh. Camat", TODAY)


def test_somebody_marked_away_on_that_day_is_asked_about_later_too(counter: Counter) -> None:
    away(counter, "camat", TODAY + 2 * DAY)
    case = at_signing(counter)
    counter.later(days=1)
    with pytest.raises(OfficialAway):
        counter.move(advance, case, signed_on=TODAY)


def test_nobody_signs_before_the_paraf(tmp_path: Path) -> None:
    with open_office(tmp_path, "lumbang") as counter:
        case = counter.walk(counter.take_in("bansos"), StepKind.INITIAL)
        counter.later(days=2)
        case = counter.walk(case, StepKind.SIGN)
        with pytest.raises(UserError, match="baru pada 25 November 2026") as refused:
            counter.move(advance, case, signed_on=TODAY)
        assert refused.value.field == "signed_on"


def test_a_plh_does_not_go_on_for_a_post_that_became_vacant(counter: Counter) -> None:
    stand_in(counter)
    save(counter, seated(counter, "camat"), term_last=TODAY)
    case = at_signing(counter)
    counter.later(days=1)
    with pytest.raises(UserError, match="Jabatan kosong diisi Plt"):
        counter.move(advance, case, official_id=seated(counter, "sekcam").id)
