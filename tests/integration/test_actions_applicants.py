"""Duplicate applicants on a real data file: a merged NIK leads to the right person, and nothing written changes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.exc import DatabaseError

from app.actions.applicants import duplicates, merge, tell_apart
from app.changes import Change
from app.errors import NotFound, UserError
from tests.builders import RINA, Counter, open_office

WRONG, RIGHT = "9914105204980002", RINA.nik
REASON = "NIK salah ketik, dicocokkan dengan KTP."


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with open_office(tmp_path) as counter:
        for nik in (RIGHT, RIGHT, WRONG):
            counter.take_in("skck", applicant=RINA, nik=nik)
        counter.take_in("skck")
        yield counter


def merged(counter: Counter, from_nik: str, into_nik: str, reason: str = REASON) -> None:
    with counter.store.write() as uow:
        assert merge(from_nik, into_nik, reason, uow, counter.now, counter.officer).changes == {Change.PEOPLE}


def known(counter: Counter, nik: str) -> tuple[str, int] | None:
    with counter.store.read() as uow:
        found = uow.people.known_applicant(nik)
    return (found[0].nik, found[1]) if found else None


def suggested(counter: Counter) -> list[set[str]]:
    with counter.store.read() as uow:
        return [set(found.niks) for found in duplicates(uow)]


def test_a_typing_slip_of_an_earlier_visit_is_suggested_with_the_usual_nik_to_keep(counter: Counter) -> None:
    with counter.store.read() as uow:
        (found,) = duplicates(uow)
    assert (found.kept.applicant.nik, found.other.applicant.nik) == (RIGHT, WRONG)
    assert (found.kept.visits, found.other.visits) == (2, 1)


def test_a_merged_nik_leads_to_the_right_person_with_all_visits(counter: Counter) -> None:
    merged(counter, WRONG, RIGHT)
    assert known(counter, WRONG) == known(counter, RIGHT) == (RIGHT, 3)
    assert suggested(counter) == []


def test_a_merge_keeps_who_when_and_why_and_touches_no_file(counter: Counter) -> None:
    with counter.store.read() as uow:
        before = [uow.cases.get(hit.number) for hit in uow.cases.search("Rina")]
    merged(counter, WRONG, RIGHT)
    with counter.store.read() as uow:
        (kept,) = uow.people.merges()
        assert (kept.from_nik, kept.into_nik, kept.reason, kept.officer) == (WRONG, RIGHT, REASON, "Petugas A")
        assert kept.at == counter.now
        assert [uow.cases.get(hit.number) for hit in uow.cases.search("Rina")] == before


def test_merges_lead_on_to_the_last(counter: Counter) -> None:
    third = "9914105204980003"
    counter.take_in("skck", applicant=RINA, nik=third)
    merged(counter, WRONG, RIGHT)
    merged(counter, RIGHT, third)
    assert known(counter, WRONG) == known(counter, third) == (third, 4)
    with counter.store.write() as uow, pytest.raises(UserError, match="sudah menunjuk orang yang sama"):
        merge(third, WRONG, REASON, uow, counter.now, counter.officer)


@pytest.mark.parametrize(
    ("pair", "reason", "error"),
    [
        ((WRONG, RIGHT), "  ", "Alasan belum diisi"),
        ((WRONG, WRONG), REASON, "orang yang sama"),
        ((WRONG, "9914105204980999"), REASON, "belum pernah tercatat"),
    ],
)
def test_a_merge_that_makes_no_sense_is_refused(counter: Counter, pair: tuple, reason: str, error: str) -> None:
    with counter.store.write() as uow, pytest.raises((UserError, NotFound), match=error):
        merge(*pair, reason, uow, counter.now, counter.officer)
    assert suggested(counter) == [{WRONG, RIGHT}]


def test_a_nik_is_merged_once(counter: Counter) -> None:
    merged(counter, WRONG, RIGHT)
    with counter.store.write() as uow, pytest.raises(UserError, match="sudah digabung ke 9914"):
        merge(WRONG, RIGHT, REASON, uow, counter.now, counter.officer)


def test_two_people_told_apart_are_not_suggested_again(counter: Counter) -> None:
    with counter.store.write() as uow:
        tell_apart(RIGHT, WRONG, "Anak kembar.", uow, counter.now, counter.officer)
    assert suggested(counter) == []
    assert known(counter, WRONG) == (WRONG, 1)


def test_a_wrong_merge_is_taken_back_and_may_be_made_again(counter: Counter) -> None:
    merged(counter, WRONG, RIGHT)
    with counter.store.write() as uow:
        tell_apart(RIGHT, WRONG, "Ternyata dua orang.", uow, counter.now, counter.officer)
    assert known(counter, WRONG) == (WRONG, 1)
    assert known(counter, RIGHT) == (RIGHT, 2)
    merged(counter, WRONG, RIGHT, "Benar satu orang.")
    assert known(counter, WRONG) == (RIGHT, 3)


def test_what_was_said_of_two_niks_is_never_changed_nor_deleted(counter: Counter) -> None:
    merged(counter, WRONG, RIGHT)
    with counter.store.write() as uow:
        tell_apart(RIGHT, WRONG, "Ternyata dua orang.", uow, counter.now, counter.officer)
    for table in ("applicant_merge", "applicant_apart"):
        for order in (f"DELETE FROM {table}", f"UPDATE {table} SET reason = 'lain'"):
            with counter.store.write() as uow, pytest.raises(DatabaseError, match="merge: "):
                uow.people._c.exec_driver_sql(order)
