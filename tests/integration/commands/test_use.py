"""Wrong use, bugs, no data in the log, no network: what holds for every command and for the window."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import main
from app.rules.books.numbering import damm
from tests.builders import Counter
from tests.integration.commands.conftest import ROOT


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
