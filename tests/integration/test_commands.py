"""The command line, run in this process as main.py runs it; a subprocess only where the process itself matters."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pypdf import PdfReader
from sqlcipher3 import dbapi2

import main
from app.actions.intake import return_incomplete, save_draft
from app.actions.made_up import missing_one
from app.actions.training import create_training
from app.assets import Classifications, Packs, Templates
from app.model.catalogue import StepKind
from app.rules.catalogue_writing import pack_as_data
from app.rules.numbering import damm
from db.holiday_source import indonesian_holidays
from db.store import SqlStore
from tests.builders import Counter, open_office

ROOT = Path(main.__file__).parent
LAST_DAY = "2026-11-20"


@dataclass(frozen=True)
class Said:
    """What a command said, and its exit code."""

    code: int
    out: str
    err: str


@pytest.fixture
def loket(capsys: pytest.CaptureFixture[str]):
    def loket(*argv: object) -> Said:
        code = main.launch([str(word) for word in argv])
        captured = capsys.readouterr()
        return Said(code, captured.out, captured.err)

    return loket


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    """An office in the folder `data`, as the commands find it."""
    (tmp_path / "data").mkdir()
    with open_office(tmp_path / "data") as counter:
        counter.store.close()
    (tmp_path / "data" / "lekok.db").rename(tmp_path / "data" / "loket.db")
    store = SqlStore(tmp_path / "data" / "loket.db", Templates())
    yield Counter(store)
    store.close()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def read_pdf(path: Path) -> str:
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in PdfReader(path).pages))


# siapkan


def test_siapkan_makes_an_office_that_can_work(loket, data: Path) -> None:
    said = loket("siapkan", "--kantor", "lekok", "--petugas", "Siti Contoh", "--data", data)
    assert said == Said(0, f"Kecamatan Lekok siap di {data}.\n", "")
    store = SqlStore(data / "loket.db", Templates())
    with store.read() as uow:
        assert [officer.name for officer in uow.people.officers()] == ["Siti Contoh"]
        assert len(uow.catalogue.services()) == len(Packs().get("lekok").services)
        assert uow.office.calendar().holidays
        assert not uow.office.is_training()
    store.close()
    assert loket("periksa", "--data", data).out == "Data utuh: 0 berkas, 0 nomor register, 0 surat.\n"


def test_siapkan_takes_its_officer_for_granted(loket, data: Path) -> None:
    loket("siapkan", "--kantor", "lekok", "--data", data)
    store = SqlStore(data / "loket.db", Templates())
    with store.read() as uow:
        assert [officer.name for officer in uow.people.officers()] == ["Petugas Loket"]
    store.close()


def test_siapkan_leaves_an_office_that_is_there_alone(loket, counter: Counter, data: Path) -> None:
    said = loket("siapkan", "--kantor", "prigen", "--data", data)
    assert said == Said(1, "", "Folder data ini sudah berisi kantor. Pakai folder lain untuk kantor lain.\n")
    with counter.store.read() as uow:
        assert uow.office.profile().name == "Lekok"


def test_an_unknown_pack_makes_no_folder(loket, data: Path) -> None:
    said = loket("siapkan", "--kantor", "bogor", "--data", data)
    assert said.code == 1
    assert said.err.startswith("Paket kantor “bogor” tidak ada. Pilihan: jogoroto, kalirejo,")
    assert not data.exists()


def test_an_officer_without_a_name_leaves_no_office(loket, data: Path) -> None:
    assert loket("siapkan", "--kantor", "lekok", "--petugas", " ", "--data", data) == Said(
        1, "", "Nama petugas belum diisi.\n"
    )
    assert loket("siapkan", "--kantor", "lekok", "--data", data).code == 0


def test_the_training_data_are_a_file_of_their_own(loket, counter: Counter, data: Path) -> None:
    assert loket("siapkan", "--kantor", "prigen", "--latihan", "--data", data).code == 0
    assert loket("--latihan", "--data", data, "demo", "--bulan", 1, "--per-hari", 1, "--sampai", LAST_DAY).code == 0
    assert loket("periksa", "--data", data).out.startswith("Data utuh: 0 berkas")
    assert not loket("periksa", "--latihan", "--data", data).out.startswith("Data utuh: 0 berkas")
    store = SqlStore(data / "latihan.db", Templates())
    with store.read() as uow:
        assert uow.office.is_training()
    store.close()


def test_without_a_folder_the_user_s_own_is_taken(loket, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def own(name: str, appauthor: object) -> str:
        asked.append((name, appauthor))
        return str(data)

    monkeypatch.setattr("platformdirs.user_data_dir", own)
    assert loket("siapkan", "--kantor", "lekok").code == 0
    assert (data / "loket.db").exists()
    assert asked == [("Loket", False)]


# katalog


def test_katalog_lists_the_packs(loket) -> None:
    said = loket("katalog")
    assert said.code == 0
    assert re.search(r"^prigen +Kecamatan Prigen, Kabupaten Pasuruan \(17 layanan\)$", said.out, re.MULTILINE)
    assert [pack["key"] for pack in json.loads(loket("katalog", "--json").out)] == list(Packs().keys())


@pytest.mark.parametrize("key", Packs().keys())
def test_katalog_as_json_is_the_whole_pack(loket, key: str) -> None:
    said = loket("katalog", "--kantor", key, "--json")
    assert said.code == 0
    assert json.loads(said.out) == pack_as_data(Packs().get(key))
    assert "\\u" not in said.out


def test_katalog_for_reading_names_each_service_with_its_promise(loket) -> None:
    said = loket("katalog", "--kantor", "prigen")
    for service in Packs().get("prigen").services:
        assert f"{service.title} ({service.key})" in said.out
    assert "persyaratan belum ada" in said.out
    assert "gratis" in said.out


def test_katalog_waits_for_no_heavy_library() -> None:
    script = (
        "import sys, main; code = main.launch(['katalog', '--kantor', 'prigen', '--json']); "
        "print([m for m in ('PySide6', 'sqlalchemy', 'sqlcipher3', 'reportlab', 'holidays') if m in sys.modules], "
        "file=sys.stderr); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=False, env={**os.environ, "LC_ALL": "C"}
    )
    assert (done.returncode, done.stderr.decode().strip()) == (0, "[]")
    assert len(json.loads(done.stdout.decode("utf-8"))["services"]) == len(Packs().get("prigen").services)


# demo


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
    )
    store.close()
    return path


def ask(path: Path, query: str) -> list[tuple]:
    connection = dbapi2.connect(str(path))
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def test_the_demo_shows_every_open_service_and_every_state(filled: Path) -> None:
    never = "SELECT key FROM service WHERE open AND key NOT IN (SELECT service_key FROM case_file)"
    assert ask(filled, never) == []
    states = {state for (state,) in ask(filled, "SELECT DISTINCT state FROM case_file")}
    assert states == {"draft", "incomplete", "in_progress", "returned", "ready", "done", "refused"}


def test_the_demo_goes_on_in_the_order_of_time(filled: Path) -> None:
    for table in ("case_event", "register_entry", "handover"):
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


def test_the_demo_is_whole(loket, filled: Path) -> None:
    said = loket("periksa", "--latihan", "--data", filled.parent)
    assert re.fullmatch(r"Data utuh: [1-9][0-9]* berkas, [1-9][0-9]* nomor register, 0 surat\.\n", said.out)


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


# cetak


def test_the_receipt_of_a_file_is_printed(loket, counter: Counter, data: Path, tmp_path: Path) -> None:
    case = counter.take_in("skck")
    target = tmp_path / "terima.pdf"
    said = loket("cetak", "tanda-terima", case.number, "--keluaran", target, "--data", data)
    assert said == Said(0, f"Tersimpan: {target}\n", "")
    assert case.number in read_pdf(target)
    assert ask(data / "loket.db", "SELECT kind, case_id, target FROM print_log") == [
        ("tanda terima", case.id, "terima.pdf")
    ]


def test_the_slip_of_an_incomplete_file_is_printed(loket, counter: Counter, data: Path, tmp_path: Path) -> None:
    form = missing_one(counter.rng, counter.form("skck"), counter.service("skck"))
    with counter.store.write() as uow:
        case = return_incomplete(form, uow, counter.now, counter.officer).value
    target = tmp_path / "kurang.pdf"
    assert loket("cetak", "kekurangan", case.number, "--keluaran", target, "--data", data).code == 0
    assert case.number in read_pdf(target)


def test_a_letter_is_issued_once_and_reprinted_as_it_was(loket, counter: Counter, data: Path, tmp_path: Path) -> None:
    case = counter.walk(counter.take_in("skck"), StepKind.HAND_OVER)
    entry = counter.entry(case)
    assert entry is not None
    first, again = tmp_path / "surat.pdf", tmp_path / "salinan.pdf"
    assert loket("cetak", "surat", case.number, "--keluaran", first, "--data", data).code == 0
    assert loket("cetak", "surat", entry.number, "--keluaran", again, "--data", data).code == 0
    assert first.read_bytes() == again.read_bytes()
    text = read_pdf(first)
    assert entry.number in text
    assert case.applicant.name.upper() in text
    assert loket("periksa", "--data", data).out == "Data utuh: 1 berkas, 1 nomor register, 1 surat.\n"


def test_a_number_is_taken_with_or_without_dashes(loket, counter: Counter, data: Path, tmp_path: Path) -> None:
    case = counter.take_in("skck")
    for number in (case.number.replace("-", ""), f" {case.number} ", case.number.replace("-", " - ")):
        said = loket("cetak", "tanda-terima", number, "--keluaran", tmp_path / "a.pdf", "--data", data)
        assert said.code == 0, said.err


def test_a_wrong_check_digit_is_told(loket, counter: Counter, data: Path, tmp_path: Path) -> None:
    case = counter.take_in("skck")
    wrong = case.number[:-1] + str((int(case.number[-1]) + 1) % 10)
    said = loket("cetak", "tanda-terima", wrong, "--keluaran", tmp_path / "a.pdf", "--data", data)
    assert said.code == 1
    assert said.err.startswith(f"Angka periksa pada nomor berkas {wrong} salah.")
    assert not (tmp_path / "a.pdf").exists()


@pytest.mark.parametrize("number", ["331/9/424.308/2026", f"2611-0999-{damm('26110999')}", "entah"])
def test_a_number_that_nobody_has_is_told(loket, counter: Counter, data: Path, tmp_path: Path, number: str) -> None:
    said = loket("cetak", "surat", number, "--keluaran", tmp_path / "a.pdf", "--data", data)
    assert said.code == 1
    assert f"{number} tidak ada." in said.err
    assert "Traceback" not in said.err


@pytest.mark.parametrize("paper", ["tanda-terima", "kekurangan", "surat"])
def test_a_paper_that_a_file_does_not_have_is_told(
    loket, counter: Counter, data: Path, tmp_path: Path, paper: str
) -> None:
    with counter.store.write() as uow:
        case = save_draft(counter.form("skck"), uow, counter.now, counter.officer).value
    said = loket("cetak", paper, case.number, "--keluaran", tmp_path / "a.pdf", "--data", data)
    assert said.code == 1
    assert len(said.err.splitlines()) == 1
    assert not (tmp_path / "a.pdf").exists()


def test_a_folder_that_is_not_there_is_told_before_a_letter_is_issued(
    loket, counter: Counter, data: Path, tmp_path: Path
) -> None:
    case = counter.walk(counter.take_in("skck"), StepKind.HAND_OVER)
    said = loket("cetak", "surat", case.number, "--keluaran", tmp_path / "tiada" / "a.pdf", "--data", data)
    assert said.code == 1
    assert said.err.startswith(f"Folder {tmp_path / 'tiada'} tidak ada.")
    assert loket("cetak", "surat", case.number, "--keluaran", tmp_path, "--data", data).code == 1
    long = loket("cetak", "surat", case.number, "--keluaran", tmp_path / ("a" * 300 + ".pdf"), "--data", data)
    assert (long.code, "tidak bisa ditulis. Periksa nama" in long.err) == (1, True)
    with counter.store.read() as uow:
        assert uow.letters.latest(case.id) is None


# periksa


def test_periksa_names_each_finding_and_fails(loket, counter: Counter, data: Path) -> None:
    first, second = counter.take_in("skck"), counter.take_in("skck")
    connection = dbapi2.connect(str(data / "loket.db"), isolation_level=None)
    connection.execute("UPDATE case_file SET position = 99")
    connection.close()
    said = loket("periksa", "--data", data)
    assert (said.code, said.err) == (1, "")
    assert [line.split(":")[0] for line in said.out.splitlines()] == [
        f"Berkas {first.number}",
        f"Berkas {second.number}",
    ]


def test_a_file_of_somebody_else_is_told(loket, data: Path) -> None:
    data.mkdir()
    (data / "loket.db").write_bytes(b"bukan data" * 1000)
    said = loket("periksa", "--data", data)
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("Berkas data loket.db rusak atau bukan milik Loket. Jangan dihapus.")


# wrong use and bugs


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        ("entah", "Perintah “entah” tidak dikenal. Bantuan: main.py --help"),
        ("siapkan", "Belum lengkap: --kantor wajib diisi. Bantuan: main.py siapkan --help"),
        ("siapkan --kantor", "Isi untuk --kantor belum ada. Bantuan: main.py siapkan --help"),
        ("--data", "Isi untuk --data belum ada. Bantuan: main.py --help"),
        ("katalog --xml", "Argumen “--xml” tidak dikenal. Bantuan: main.py --help"),
        ("katalog --json=1", "--json tidak memakai isi. Bantuan: main.py katalog --help"),
        ("katalog --jso", "Argumen “--jso” tidak dikenal. Bantuan: main.py --help"),
        ("demo --bulan 0", "--bulan harus bilangan bulat 1 sampai 120, bukan “0”. Bantuan: main.py demo --help"),
        ("demo --per-hari x", "--per-hari harus bilangan bulat 1 sampai 500, bukan “x”. Bantuan: main.py demo --help"),
        ("demo --sampai 31-02-2026", "--sampai harus tanggal seperti 2026-11-22, bukan “31-02-2026”. Bantuan:"),
        ("cetak surat", "Belum lengkap: NOMOR, --keluaran wajib diisi. Bantuan: main.py cetak --help"),
        ("cetak kuitansi 1 --keluaran a", "JENIS harus tanda-terima, kekurangan, atau surat, bukan “kuitansi”."),
    ],
)
def test_wrong_use_is_one_sentence(loket, argv: str, sentence: str) -> None:
    said = loket(*argv.split())
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(sentence)
    assert len(said.err.splitlines()) == 1


@pytest.mark.parametrize("command", ["", "siapkan", "katalog", "demo", "cetak", "periksa"])
def test_help_is_indonesian(loket, command: str) -> None:
    said = loket(*command.split(), "--help")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("Pemakaian: main.py")
    english = ("usage", "options", "optional", "positional", "show this", "exit", "default", "required")
    assert [word for word in english if word in said.out.lower()] == []


def test_a_bug_gets_a_report_number_and_leaves_nobody_s_data_in_the_log(
    loket, counter: Counter, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nik, name = "9914014505900001", "Siti Contoh"

    def broken(store: object) -> None:
        try:
            raise KeyError(nik)
        except KeyError as error:
            raise RuntimeError(name) from error

    monkeypatch.setattr("app.commands.office.check", broken)
    said = loket("periksa", "--data", data)
    assert (said.code, said.out) == (3, "")
    match = re.match(r"Terjadi kesalahan yang tidak terduga \(laporan no\. ([0-9A-F]{6})\)\.", said.err)
    assert match is not None
    log = (data / "log" / "loket.log").read_text(encoding="utf-8")
    assert f"laporan no. {match[1]}" in log
    assert log.index("builtins.KeyError") < log.index("builtins.RuntimeError")
    assert "app/commands/office.py" in log.replace(os.sep, "/")
    assert name not in log
    assert nik not in log
    assert str(ROOT) not in log


def test_a_bug_is_told_even_where_no_log_can_be_written(
    loket, counter: Counter, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (data / "log").write_text("bukan folder")

    def broken(store: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("app.commands.office.check", broken)
    said = loket("periksa", "--data", data)
    assert said.code == 3
    assert re.fullmatch(r"Terjadi kesalahan yang tidak terduga \(laporan no\. [0-9A-F]{6}\)\.\n", said.err)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk here that is always full")
def test_a_full_disk_under_the_log_gives_nobody_s_data_away(
    loket, counter: Counter, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (data / "log").mkdir()
    (data / "log" / "loket.log").symlink_to("/dev/full")

    def broken(store: object) -> None:
        raise RuntimeError("Siti Contoh")

    monkeypatch.setattr("app.commands.office.check", broken)
    said = loket("periksa", "--data", data)
    assert (said.code, said.err.count("\n"), "Siti" in said.err) == (3, 1, False)


def test_a_run_without_a_bug_leaves_no_log(loket, counter: Counter, data: Path) -> None:
    loket("periksa", "--data", data)
    loket("cetak", "surat", "entah", "--keluaran", data / "a.pdf", "--data", data)
    assert not (data / "log").exists()


def test_without_a_command_the_window_opens(loket, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = []

    def window(parts: main.Parts) -> int:
        opened.append((parts.data_folder, parts.data_file.name, parts.training))
        return 0

    monkeypatch.setattr("main.open_window", window)
    assert loket("--data", data, "--latihan").code == 0
    assert loket("--data", data, "--kantor-latihan", "lekok").code == 0
    assert loket("--data", data).code == 0
    assert opened == [(data, "latihan.db", True), (data, "latihan-lekok.db", True), (data, "loket.db", False)]
    assert loket("--data", data, "--kantor-latihan", "../loket").code == 2


def test_a_bug_in_the_window_is_reported_too(loket, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def window(parts: main.Parts) -> int:
        sys.excepthook(RuntimeError, RuntimeError("Siti Contoh"), None)  # as Qt does for what a slot raises
        return 0

    monkeypatch.setattr("main.open_window", window)
    before = sys.excepthook
    said = loket("--data", data)
    assert said.code == 0
    assert said.err.startswith("Terjadi kesalahan yang tidak terduga (laporan no. ")
    assert "Siti Contoh" not in said.err + (data / "log" / "loket.log").read_text(encoding="utf-8")
    assert sys.excepthook is before


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    done = subprocess.run(
        f'"{sys.executable}" main.py katalog --kantor lekok --json | head -c 1',
        cwd=ROOT,
        shell=True,
        capture_output=True,
        check=False,
        env={**os.environ, "LOKET_NO_SETUP": "1"},
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"{", b"")


NO_NETWORK = """
import sys, main

def refuse(event, details):
    if event.startswith("socket.") and event not in ("socket.__new__", "socket.gethostname"):
        raise RuntimeError(f"network: {event} {details}")

sys.addaudithook(refuse)
folder, number = sys.argv[1:]
for argv in (
    ["katalog"],
    ["siapkan", "--kantor", "lekok"],
    ["demo", "--bulan", "1", "--per-hari", "1", "--sampai", "2026-11-20"],
    ["periksa"],
    ["cetak", "tanda-terima", number, "--keluaran", folder + "/a.pdf"],
):
    code = main.launch([*argv, "--data", folder])
    if code:
        sys.exit(f"{argv}: {code}")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

def shown():
    return any("Kecamatan Lekok" in window.windowTitle() for window in QApplication.topLevelWidgets())

def until_shown(*_):
    loop, timer = QEventLoop(), QTimer()
    timer.timeout.connect(lambda: shown() and loop.quit())
    timer.start(50)
    QTimer.singleShot(20_000, loop.quit)
    loop.exec()
    return 0 if shown() else 1

QApplication.exec = until_shown
sys.exit(main.launch(["--data", folder]))
"""


def test_neither_command_nor_window_opens_a_network_connection(tmp_path: Path) -> None:
    number = "2610-0001-" + damm("2610-0001")
    done = subprocess.run(
        [sys.executable, "-c", NO_NETWORK, str(tmp_path), number],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert (done.returncode, "network" in done.stderr) == (0, False), done.stderr
