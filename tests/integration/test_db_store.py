"""The data file's units of work: what is kept, who waits, and what is said when it cannot be used."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlcipher3 import dbapi2

from app.actions.find import find_case
from app.actions.intake import return_incomplete
from app.actions.made_up import missing_one
from app.actions.standards import revise_standard
from app.assets import Templates
from app.errors import EnvironmentProblem, IllegalMove, NotFound, UserError
from app.model.case import CaseState
from app.model.catalogue import StepKind
from app.model.settings import NUMBER_FORMAT, Setting
from app.ports import RegisterFilter
from db.problems import problem
from db.store import SqlStore
from tests.builders import MONDAY, Counter, open_office


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with open_office(tmp_path) as counter:
        yield counter


def found(counter: Counter, text: str) -> list[str]:
    with counter.store.read() as uow:
        return [hit.number for hit in uow.cases.search(text)]


def test_without_a_commit_nothing_is_kept(counter: Counter) -> None:
    with counter.store.write() as uow:
        uow.office.save_setting(NUMBER_FORMAT, "{urut}/{tahun}", MONDAY, None)
    with counter.store.read() as uow:
        assert uow.office.setting(NUMBER_FORMAT) == NUMBER_FORMAT.default


def test_an_error_after_a_commit_keeps_what_was_committed(counter: Counter) -> None:
    def fail() -> None:
        with counter.store.write() as uow:
            uow.office.save_setting(NUMBER_FORMAT, "{urut}/{tahun}", MONDAY, None)
            uow.commit()
            uow.office.save_setting(NUMBER_FORMAT, "lain {urut}/{tahun}", MONDAY, None)
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    with counter.store.read() as uow:
        assert uow.office.setting(NUMBER_FORMAT) == "{urut}/{tahun}"


def test_a_reader_sees_one_moment_while_another_writes(counter: Counter) -> None:
    with counter.store.read() as reader:
        before = reader.cases.counts(MONDAY.date())
        counter.take_in("skck")
        assert reader.cases.counts(MONDAY.date()) == before
    with counter.store.read() as reader:
        assert reader.cases.counts(MONDAY.date()) != before


def test_a_second_writer_waits_its_turn(counter: Counter) -> None:
    done = threading.Event()

    def take_in() -> None:
        counter.take_in("skck")
        done.set()

    with counter.store.write() as uow:
        other = threading.Thread(target=take_in)
        other.start()
        assert not done.wait(0.05)
        uow.commit()
    other.join(10)
    assert done.is_set()


def test_a_file_that_another_program_holds_is_told(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.engine.BUSY_SECONDS", 0.05)
    store = SqlStore(counter.store.path, Templates())
    other = dbapi2.connect(str(counter.store.path), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(EnvironmentProblem, match="dipakai program lain"), store.write():
        pass
    other.close()
    with store.write():
        pass
    store.close()


def test_a_bug_stays_a_bug(counter: Counter) -> None:
    case = counter.take_in("skck")
    with counter.store.write() as uow:
        uow.cases.remember_request("x", case.id, MONDAY)
        uow.commit()
    with pytest.raises(IntegrityError) as caught, counter.store.write() as uow:
        uow.cases.remember_request("x", case.id, MONDAY)
    assert case.number not in str(caught.value)
    assert "parameters hidden" in str(caught.value)


@pytest.mark.parametrize("said", ["disk I/O error", "out of memory"])
def test_what_the_pc_must_mend_is_told_without_a_word_of_english(said: str, tmp_path: Path) -> None:
    found = problem(dbapi2.OperationalError(said), tmp_path / "loket.db")
    assert found is not None
    assert found.full == "Data tidak bisa dibaca atau ditulis. Periksa disk, lalu nyalakan ulang komputer."


def test_a_statement_that_is_wrong_does_not_blame_the_disk(counter: Counter) -> None:
    with counter.store.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE print_log RENAME TO lost")
    case = counter.take_in("skck")
    with pytest.raises(OperationalError, match="no such table"), counter.store.write() as uow:
        uow.letters.log_print("surat", case.id, MONDAY, None, "berkas")


def test_a_file_that_breaks_while_it_is_open_is_told(counter: Counter) -> None:
    for _ in range(5):
        counter.take_in("skck")
    path = counter.store.path
    counter.store.close()
    content = bytearray(path.read_bytes())
    pages = len(content) // 4096
    for page in range(2, pages):
        content[page * 4096 : page * 4096 + 200] = b"\xff" * 200
    path.write_bytes(content)
    with pytest.raises(EnvironmentProblem, match="rusak"), counter.store.read() as uow:
        uow.catalogue.services()
    with pytest.raises(EnvironmentProblem, match="rusak"), counter.store.write() as uow:
        uow.cases.board()


def test_a_folder_may_have_any_name(tmp_path: Path) -> None:
    folder = tmp_path / "Data #1 50% ? & Ibu Siti's – é"
    with open_office(folder) as counter:
        number = counter.take_in("skck").number
        assert counter.case(number).number == number
    assert sorted(p.name for p in folder.iterdir()) == ["lekok.db"]


def test_closing_leaves_one_file(tmp_path: Path) -> None:
    with open_office(tmp_path) as counter:
        counter.take_in("skck")
        assert (tmp_path / "lekok.db-wal").exists()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["lekok.db"]


def test_a_case_that_somebody_else_changed_is_not_overwritten(counter: Counter) -> None:
    case = counter.take_in("skck")
    counter.advance(case)
    with pytest.raises(IllegalMove, match="baru saja diubah"):
        counter.advance(case)


def test_an_undeclared_setting_is_refused(counter: Counter) -> None:
    with pytest.raises(UserError, match="tidak dikenal"), counter.store.write() as uow:
        uow.office.save_setting(Setting("apa.saja", "", "Apa saja"), "1", MONDAY, None)


def test_a_standard_that_was_rolled_back_leaves_no_trace(counter: Counter) -> None:
    first, second = (
        replace(counter.service("skck").standard, product=f"Surat {n}", requirements=()) for n in ("A", "B")
    )
    with counter.store.write() as uow:
        uow.catalogue.add_standard("skck", first, MONDAY.date(), "Uji", MONDAY, None)
        assert uow.catalogue.service("skck").service.standard == first
    with counter.store.write() as uow:
        revise_standard("skck", second, "Keputusan baru", uow, MONDAY, counter.officer)
    assert counter.service("skck") == counter.stored("skck").service
    assert counter.service("skck").standard == second


def test_an_open_file_keeps_the_standard_it_came_under(counter: Counter) -> None:
    case = counter.take_in("skck")
    with counter.store.write() as uow:
        changed = replace(case.standard, product="Surat baru")
        revise_standard("skck", changed, "Keputusan baru", uow, MONDAY, counter.officer)
    assert counter.case(case).standard == case.standard
    assert counter.take_in("skck").standard == changed


def test_a_case_is_found_by_name_nik_and_number_from_the_first_word_on(counter: Counter) -> None:
    case = counter.take_in("skck", name="Siti Permata Contoh")
    nik = case.applicant.nik
    for typed in ("siti per", "PERMATA", nik, nik[3:8], nik[-4:], case.number, case.number[:6], f"siti {nik[:6]}"):
        assert found(counter, typed) == [case.number], typed
    for typed in ("siti budi", nik[::-1], "ermata"):
        assert found(counter, typed) == [], typed


def test_a_case_is_found_by_its_letter_number_once_it_has_one(counter: Counter) -> None:
    case = counter.walk(counter.take_in("skck"), StepKind.REGISTER)
    assert found(counter, "424.308") == []
    counter.advance(case)
    entry = counter.entry(case)
    assert entry is not None
    assert found(counter, entry.number) == [case.number]
    assert found(counter, case.applicant.name) == [case.number]


def test_a_name_corrected_at_the_second_visit_is_found_instead_of_the_first(counter: Counter) -> None:
    form = counter.form("skck", name="Wati Salah")
    with counter.store.write() as uow:
        service = counter.service("skck")
        back = return_incomplete(missing_one(counter.rng, form, service), uow, MONDAY, counter.officer).value
    again = counter.form("skck", again=back, name="Wati Benar")
    assert found(counter, "wati salah") == [back.number]
    counter.receive(again)
    assert found(counter, "wati salah") == []
    assert found(counter, "wati benar") == [back.number]


@pytest.mark.parametrize(
    "typed",
    [
        *('"', "'", "o'neil*", "a OR b", "NEAR(a b)", "(", "-", "*", "%", "_", "name:siti", "🙂"),
        *("\x00", "a\x00b", "\ud800", "zq " * 3000, "9" * 30_000),
    ],
    ids=lambda typed: ascii(typed[:12]),
)
def test_whatever_is_typed_into_a_search_is_only_words(counter: Counter, typed: str) -> None:
    counter.walk(counter.take_in("skck", name="Siti Umpama"), StepKind.SIGN)
    counter.take_in("sktm", name="Wulan Umpama")
    wanted = RegisterFilter(text=f"{typed} takada")
    with counter.store.read() as uow:
        assert uow.cases.search(typed) == ()
        assert uow.cases.waiting((CaseState.IN_PROGRESS,), 10, text=wanted.text) == ()
        assert uow.service_books.page(("skck",), wanted, 10) == ()
        assert uow.register.page(wanted, 10) == ()
        assert uow.books.dispatch_page(wanted, 10) == ()
        with pytest.raises(NotFound) as caught:
            find_case(f"{typed}?", uow)
    assert len(caught.value.full) < 200


def test_a_search_bears_what_no_keyboard_writes(counter: Counter) -> None:
    number = counter.take_in("skck", name="Siti Umpama").number
    assert found(counter, "si\x00ti\u200b \ud800umpama") == [number]
