"""`demo`: made-up files that look like an office, whole days, nobody's data."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from app.actions.training import create_training
from app.assets import Classifications, Packs, Templates
from db.holiday_source import indonesian_holidays
from db.store import SqlStore
from reports.renderer import PdfRenderer
from tests.builders import Counter
from tests.integration.commands.conftest import LAST_DAY, Said, ask


def rows(path: Path) -> dict[str, list[str]]:
    """All that is in a data file, but for what setting it up notes of the hour."""
    connection = dbapi2.connect(str(path))
    tables = [
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        if name not in ("setting_log", "standard")
    ]
    found = {name: sorted(map(repr, connection.execute(f"SELECT * FROM {name}").fetchall())) for name in tables}
    connection.close()
    return found


def test_the_demo_is_the_same_for_the_same_seed_and_last_day(loket, tmp_path: Path) -> None:
    made = {}
    for name, seed in (("a", 7), ("b", 7), ("c", 8)):
        folder = tmp_path / name
        loket("siapkan", "--kantor", "kalirejo", "--data", folder)
        said = loket("demo", "--bulan", 1, "--per-hari", 1, "--benih", seed, "--sampai", LAST_DAY, "--data", folder)
        assert re.fullmatch(r"[0-9]+ berkas contoh dibuat\.\n", said.out)
        made[name] = rows(folder / "loket.db")
    assert made["a"] == made["b"]
    assert made["a"]["case_file"] != made["c"]["case_file"]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A month of twelve files a day."""
    path = tmp_path_factory.mktemp("latihan") / "latihan.db"
    store = SqlStore(path, Templates())
    create_training(
        Packs().get("lekok"),
        store,
        dt.date.fromisoformat(LAST_DAY),
        indonesian_holidays,
        Classifications(),
        lambda done, whole: True,
        PdfRenderer(),
    )
    store.close()
    return path


def test_the_demo_shows_every_open_service_and_every_state(filled: Path) -> None:
    never = "SELECT key FROM service WHERE open AND key NOT IN (SELECT service_key FROM case_file)"
    assert ask(filled, never) == []
    states = {state for (state,) in ask(filled, "SELECT DISTINCT state FROM case_file")}
    assert states == {"draft", "incomplete", "in_progress", "returned", "ready", "done", "refused"}


def test_the_demo_goes_on_in_the_order_of_time(filled: Path) -> None:
    for table in ("case_event", "register_entry", "register_mark", "dispatch", "handover"):
        moments = [at for (at,) in ask(filled, f"SELECT at FROM {table} ORDER BY id")]
        assert moments == sorted(moments), table
    assert max(at for (at,) in ask(filled, "SELECT at FROM case_event")) < f"{LAST_DAY} 11:00"


def test_the_demo_works_only_while_the_office_is_open(filled: Path) -> None:
    store = SqlStore(filled, Templates())
    with store.read() as uow:
        calendar = uow.office.calendar()
    store.close()
    for (at,) in ask(filled, "SELECT DISTINCT at FROM case_event"):
        moment = dt.datetime.fromisoformat(at)
        minute = moment.hour * 60 + moment.minute
        assert any(begin <= minute <= end for begin, end in calendar.spans(moment.date())), at


def test_the_demo_is_about_nobody(filled: Path) -> None:
    niks = [nik for (nik,) in ask(filled, "SELECT nik FROM applicant")]
    assert len(niks) > 100
    assert all(nik.startswith("99") for nik in niks)


def test_most_files_of_the_demo_keep_their_promise_and_some_do_not(filled: Path) -> None:
    ((late, whole),) = ask(
        filled, "SELECT sum(closed_at > due_at), count(*) FROM case_file WHERE state = 'done' AND due_at IS NOT NULL"
    )
    assert 0.03 < late / whole < 0.35


def test_the_books_of_the_demo_hold_every_kind_of_row(filled: Path) -> None:
    kinds = {kind for (kind,) in ask(filled, "SELECT DISTINCT kind FROM register_entry")}
    assert kinds == {"berkas", "manual", "sisipan", "blanko"}
    assert {kind for (kind,) in ask(filled, "SELECT DISTINCT kind FROM register_mark")} == {"isi", "ralat", "batal"}
    assert ask(filled, "SELECT count(*) > 10 FROM dispatch") == [(1,)]
    assert ask(filled, "SELECT count(*) FROM case_file WHERE service_key = 'data-informasi'")[0][0] > 0


def test_the_letters_of_the_demo_are_printed_but_for_a_few(filled: Path) -> None:
    wanting = """SELECT count(*) FROM register_entry e JOIN case_file c ON c.id = e.case_id
        JOIN standard s ON s.id = c.standard_id WHERE json_extract(s.content, '$.letter') IS NOT NULL"""
    ((wanted,),) = ask(filled, wanting)
    ((printed,),) = ask(filled, "SELECT count(DISTINCT case_id) FROM letter WHERE number <> ''")
    assert 0.9 * wanted < printed <= wanted
    for (pdf,) in ask(filled, "SELECT pdf FROM letter LIMIT 3"):
        assert pdf.startswith(b"%PDF")


def test_the_demo_is_whole(loket, filled: Path) -> None:
    said = loket("periksa", "--latihan", "--data", filled.parent)
    assert re.fullmatch(r"Data utuh: [1-9][0-9]* berkas, [1-9][0-9]* nomor register, [1-9][0-9]* surat\.\n", said.out)


def test_the_demo_needs_an_office(loket, data: Path) -> None:
    said = loket("demo", "--data", data)
    assert said.code == 1
    assert said.err.startswith(f"Kantor belum disiapkan di folder {data}.")
    assert not data.exists()


def test_the_demo_does_not_mix_with_real_files(loket, counter: Counter, data: Path) -> None:
    counter.take_in("skck")
    said = loket("demo", "--data", data)
    assert said == Said(1, "", "Folder data ini sudah berisi berkas. Pakai folder lain untuk data contoh.\n")


def test_the_demo_tells_how_far_it_is(loket, counter: Counter, data: Path) -> None:
    said = loket("demo", "--bulan", 1, "--per-hari", 1, "--sampai", LAST_DAY, "--data", data)
    assert len(said.err.splitlines()) == 10
    assert re.fullmatch(r"([0-9]+) dari \1 hari", said.err.splitlines()[-1])


def test_a_demo_that_is_interrupted_leaves_whole_days(
    loket, counter: Counter, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(self: object, done: int, whole: int) -> bool:
        if done == 3:
            raise KeyboardInterrupt
        return True

    monkeypatch.setattr("app.commands.progress.Bar.__call__", stop)
    said = loket("demo", "--bulan", 1, "--per-hari", 2, "--sampai", LAST_DAY, "--data", data)
    assert said == Said(130, "", "Dibatalkan.\n")
    days = ask(data / "loket.db", "SELECT DISTINCT date(opened_at) FROM case_file")
    assert len(days) == 3
    assert loket("periksa", "--data", data).code == 0
