"""`siapkan`, `katalog` and `periksa`: making an office, reading the packs, checking the data."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from app.assets import Packs, Templates
from app.rules.packs.catalogue_writing import pack_as_data
from db.store import SqlStore
from tests.builders import Counter
from tests.integration.commands.conftest import LAST_DAY, ROOT, Said


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
