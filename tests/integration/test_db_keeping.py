"""What the data file itself refuses: registers are archives, whoever writes to them and however."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy.exc import IntegrityError

from app.actions.letters import issue
from app.actions.papers import note_print
from tests.builders import Counter, open_office


class Paper:
    """Draws nothing: these tests are about keeping."""

    def letter(self, content: object) -> bytes:
        return b"%PDF-"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counter]:
    with open_office(tmp_path_factory.mktemp("buku")) as counter:
        for _ in range(3):
            case = counter.walk(counter.take_in("skck"))
        again = counter.walk(counter.take_in("skck"), until=case.steps[-1].kind)
        with counter.store.write() as uow:
            issue(again.number, uow, Paper(), counter.now, counter.officer)
        with counter.store.write() as uow:
            note_print("tanda terima", again.number, "cetak", uow, counter.now, counter.officer)
        yield counter


@pytest.fixture
def run(book: Counter):
    """Runs a statement as the program's own connections do, then takes it back."""

    def run(statement: str) -> int:
        with book.store.engine.connect() as connection:
            try:
                return connection.exec_driver_sql(statement).rowcount
            finally:
                connection.rollback()

    return run


KEPT = ("register_entry", "letter", "handover", "case_event", "standard", "setting_log", "print_log")


@pytest.mark.parametrize("table", [*KEPT, "case_file", "number_counter"])
def test_no_row_is_ever_deleted(run, table: str) -> None:
    with pytest.raises(IntegrityError, match="never deleted"):
        run(f"DELETE FROM {table}")


@pytest.mark.parametrize("table", KEPT)
def test_no_row_is_ever_changed(run, table: str) -> None:
    with pytest.raises(IntegrityError, match="kept"):
        run(f"UPDATE {table} SET id = id")


@pytest.mark.parametrize("table", [*KEPT, "case_file", "number_counter"])
def test_no_row_is_replaced(run, table: str) -> None:
    with pytest.raises(IntegrityError):
        run(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")


def entry(sequence: str, number: str = "'baru'") -> str:
    kept = (
        "classification, date, at, 4, case_number, service_key, service_title, name, nik, address, village, purpose, "
        "covering_number, covering_date, signer, officer"
    )
    return (
        "INSERT INTO register_entry (number, series, year, sequence, classification, date, at, case_id, case_number, "
        "service_key, service_title, name, nik, address, village, purpose, covering_number, covering_date, signer, "
        f"officer) SELECT {number}, series, year, {sequence}, {kept} FROM register_entry WHERE sequence = 3"
    )


@pytest.mark.parametrize("sequence", [1, 3, 5, 6])
def test_a_register_row_needs_the_number_that_was_taken_for_it(run, sequence: int) -> None:
    with pytest.raises(IntegrityError):
        run(entry(str(sequence)))


@pytest.mark.parametrize("change", ["last = last + 2", "last = last - 1", "last = last", "first = 9", "year = 2030"])
def test_a_counter_only_goes_one_step_forward(run, change: str) -> None:
    with pytest.raises(IntegrityError, match="one step forward"):
        run(f"UPDATE number_counter SET {change}")


def test_a_counter_that_begins_beyond_its_first_number_gives_none(book: Counter) -> None:
    with book.store.engine.connect() as connection:
        connection.exec_driver_sql("INSERT INTO number_counter VALUES ('lain', 2026, 1, 7)")
        with pytest.raises(IntegrityError, match="not the next"):
            connection.exec_driver_sql(entry("7").replace("series, year, 7", "'lain', year, 7"))
        connection.rollback()


@pytest.mark.parametrize("version", [1, 3, 7])
def test_a_letter_is_the_next_version_of_its_case(run, version: int) -> None:
    with pytest.raises(IntegrityError):
        run(
            "INSERT INTO letter (case_id, version, number, content, template_version, pdf, fingerprint, issued_at, "
            f"officer_id) SELECT case_id, {version}, number, content, template_version, pdf, fingerprint, issued_at, "
            "officer_id FROM letter"
        )


@pytest.mark.parametrize("sequence", [1, 3, 5])
def test_a_handover_row_is_the_next_of_its_year(run, sequence: int) -> None:
    with pytest.raises(IntegrityError):
        run(
            "INSERT INTO handover (case_id, year, sequence, document, number, collected_by, relation, at, officer_id) "
            f"SELECT 4, year, {sequence}, document, number, collected_by, relation, at, officer_id "
            "FROM handover WHERE sequence = 3"
        )


def test_a_row_that_points_nowhere_is_refused(run) -> None:
    with pytest.raises(IntegrityError, match="FOREIGN KEY"):
        run("INSERT INTO request VALUES ('x', 999, '2026-11-23 08:00:00')")
