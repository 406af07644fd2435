"""What an applicant has under way of a service: found among the open files alone, and nobody secret is told of."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import event

from app.actions import moves
from app.model.catalogue import ApplicantKind
from app.model.people import Applicant
from app.rules.secrecy import SECRET
from tests.builders import RINA, Counter, open_office


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with open_office(tmp_path) as counter:
        yield counter


def numbers(counter: Counter, key: str, applicant: Applicant) -> list[str]:
    with counter.store.read() as uow:
        return [one.number for one in uow.cases.unfinished(key, applicant)]


def test_the_open_files_of_one_nik_and_service_are_found_newest_first(counter: Counter) -> None:
    first, second = counter.take_in("skck", applicant=RINA), counter.take_in("skck", applicant=RINA)
    counter.take_in("sktm", applicant=RINA)
    counter.take_in("skck", applicant=replace(RINA, nik="9914105204980017"))
    assert numbers(counter, "skck", RINA) == [second.number, first.number]
    counter.move(moves.refuse, second, "Salah layanan")
    assert numbers(counter, "skck", RINA) == [first.number]
    assert numbers(counter, "skck", replace(RINA, nik="")) == []


def test_an_institution_is_known_by_its_name_however_it_is_written(counter: Counter) -> None:
    made = counter.form("keramaian")
    body = replace(made.applicant, kind=ApplicantKind.INSTITUTION, name="Desa Wates", contact_name="Budi Contoh")
    case = counter.receive(replace(made, applicant=body)).value
    assert numbers(counter, "keramaian", replace(body, name="DESA  WATES")) == [case.number]
    assert numbers(counter, "keramaian", replace(body, name="Desa Pasinan")) == []


def test_a_secret_complaint_is_not_told_of(counter: Counter) -> None:
    case = counter.take_in("pengaduan", applicant=RINA)
    assert numbers(counter, "pengaduan", RINA) == [case.number]
    form = counter.form("pengaduan", applicant=replace(RINA, nik="9914105204980017"))
    counter.receive(replace(form, particulars=form.particulars | {"identitas": SECRET}))
    assert numbers(counter, "pengaduan", replace(RINA, nik="9914105204980017")) == []


def test_only_the_open_files_are_looked_through(counter: Counter) -> None:
    said: list[tuple[str, object]] = []
    event.listen(counter.store.engine, "before_cursor_execute", lambda *a: said.append((a[2], a[3])))
    numbers(counter, "skck", RINA)
    statement, values = next(one for one in said if "+case_file.service_key" in one[0])
    with counter.store.engine.connect() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
    assert any("case_open" in str(line) for line in plan), plan
