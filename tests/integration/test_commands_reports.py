"""`laporan` and `segel` on the command line."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from pypdf import PdfReader
from sqlcipher3 import dbapi2

import main
from app.actions.book_prints import save_columns
from app.assets import Templates
from app.model.books import Book
from app.rules.books.layout import DECLARED
from app.rules.month.seal import printed
from db.store import SqlStore
from tests.builders import open_office
from tests.full_book import fill_book

Run = Callable[..., tuple[int, str, str]]
KINDS = (
    "register", "rekap", "tutup-buku", "triwulan", "tahunan",
    "agenda", "ekspedisi", "pengambilan", "pengaduan", "permohonan", "pbb",
)  # fmt: skip


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("laporan")
    with open_office(folder) as counter:
        fill_book(counter)
    return folder / "lekok.db"


@pytest.fixture
def store(filled: Path, tmp_path: Path) -> Iterator[SqlStore]:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "loket.db").write_bytes(filled.read_bytes())
    store = SqlStore(tmp_path / "data" / "loket.db", Templates())
    yield store
    store.close()


@pytest.fixture
def loket(store: SqlStore, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*words: object) -> tuple[int, str, str]:
        code = main.launch([*map(str, words), "--data", str(tmp_path / "data")])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def text(path: Path) -> str:
    return " ".join(page.extract_text() for page in PdfReader(path).pages)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_written_in_every_format(loket: Run, tmp_path: Path, kind: str) -> None:
    for ending, begins in ((".pdf", b"%PDF"), (".xlsx", b"PK"), (".CSV", b"\xef\xbb\xbf")):
        target = tmp_path / f"{kind}{ending}"
        code, out, _ = loket("laporan", kind, "--bulan", "2026-11", "--keluaran", target)
        assert (code, out) == (0, f"Tersimpan: {target}\n")
        assert target.read_bytes().startswith(begins)
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_the_closed_month_prints_its_seal_and_its_addenda(loket: Run, store: SqlStore, tmp_path: Path) -> None:
    with store.read() as uow:
        seal = uow.closing.closes()[0].seal
    loket("laporan", "tutup-buku", "--bulan", "2026-11", "--keluaran", tmp_path / "a.pdf", "--kertas", "A4")
    said = text(tmp_path / "a.pdf").replace("\n", " ")
    assert "Tambahan setelah tutup buku" in said
    assert "BELUM DITUTUP" not in said
    assert printed(seal)[:4] in said.replace(" ", "")
    assert round(float(PdfReader(tmp_path / "a.pdf").pages[0].mediabox.width)) == 842
    assert loket("segel", *printed(seal).split())[:2] == (
        0,
        "Segel November 2026, ditutup 7 Desember 2026 pukul 08.07 oleh Petugas A, 14 baris.\n"
        "Isi buku masih cocok dengan segelnya.\n",
    )


def test_a_changed_row_is_named_by_the_seal_and_by_periksa(loket: Run, store: SqlStore) -> None:
    with store.read() as uow:
        seal = uow.closing.closes()[0].seal
    other = dbapi2.connect(str(store.path), isolation_level=None)
    other.execute("DROP TRIGGER register_entry_keep")
    other.execute("UPDATE register_entry SET purpose = 'lain' WHERE sequence = 2 AND insert_no = 1")
    other.close()
    for words in (("segel", seal), ("periksa",)):
        code, out, _ = loket(*words)
        assert code == 1
        assert "Buku November 2026: baris ke-4 (nomor 331/2.1/424.308/2026" in out


def test_nik_are_masked_unless_there_is_a_reason(loket: Run, tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"

    def shared() -> str:
        with zipfile.ZipFile(io.BytesIO(target.read_bytes())) as book:
            return "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))

    loket("laporan", "register", "--bulan", "2026-11", "--keluaran", target)
    assert "9914101203850001" not in shared()
    loket("laporan", "register", "--bulan", "2026-11", "--keluaran", target, "--nik-lengkap", "permintaan camat")
    assert "9914101203850001" in shared()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("register", "--bulan", "2026-13"), "--bulan harus bulan seperti 2026-10, bukan “2026-13”."),
        (("register", "--bulan", "Oktober"), "--bulan harus bulan seperti 2026-10, bukan “Oktober”."),
        (("register", "--bulan", "2099-01"), "Januari 2099 belum dimulai."),
        (("buku", "--bulan", "2026-10"), "JENIS harus register, rekap,"),
        (("register",), "Belum lengkap: --bulan wajib diisi."),
        (("pbb", "--bulan", "2026-11", "--tanggal", "2026-11-23"), "Pilih salah satu: --bulan atau --tanggal."),
        (("rekap", "--tanggal", "2026-11-23"), "--tanggal hanya untuk agenda, ekspedisi,"),
        (("pbb", "--tanggal", "2099-11-23"), "Senin, 23 November 2099 belum dimulai."),
        (("register", "--bulan", "2026-10", "--nik-lengkap", " "), "--nik-lengkap harus berisi alasan."),
    ],
)
def test_wrong_use_is_one_line(loket: Run, tmp_path: Path, words: tuple[str, ...], sentence: str) -> None:
    code, out, err = loket("laporan", *words, "--keluaran", tmp_path / "a.pdf")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(sentence)
    assert not (tmp_path / "a.pdf").exists()


def test_another_ending_is_wrong_use(loket: Run, tmp_path: Path) -> None:
    code, _, err = loket("laporan", "register", "--bulan", "2026-11", "--keluaran", tmp_path / "a.doc")
    assert (code, err.split(",")[0]) == (2, "--keluaran harus berakhir .pdf")


def test_a_book_may_be_asked_for_one_day_alone(loket: Run, tmp_path: Path) -> None:
    code, _, _ = loket("laporan", "pbb", "--tanggal", "2026-11-02", "--keluaran", tmp_path / "a.pdf")
    assert code == 0
    assert "Senin, 2 November 2026" in text(tmp_path / "a.pdf")
    assert "REKAPITULASI PEMBAYARAN PBB" in text(tmp_path / "a.pdf")


def test_a_seal_that_is_none_is_refused(loket: Run) -> None:
    assert loket("segel", "abcd")[0] == 1
    assert loket("segel", "ab" * 32)[2].startswith("Segel ini tidak dikenal di kantor ini.")


def choose(store: SqlStore, book: Book, keys: Sequence[str]) -> None:
    with store.write() as uow:
        save_columns({book: keys}, uow, dt.datetime(2027, 1, 4, 9), None)


def test_the_columns_of_the_office_are_obeyed_on_paper_and_in_tables(
    loket: Run, store: SqlStore, tmp_path: Path
) -> None:
    choose(store, Book.REGISTER, ("nomor", "no", "petugas", "nama"))
    for kind in ("register", "tutup-buku"):
        loket("laporan", kind, "--bulan", "2026-11", "--keluaran", tmp_path / "a.pdf")
        said = "".join(text(tmp_path / "a.pdf").split())
        assert "NomorsuratNo.PetugasNama" in said
        assert "331/1/424.308/20261PetugasA" in said
        assert "Suratpengantar" not in said
    loket("laporan", "register", "--bulan", "2026-11", "--keluaran", tmp_path / "a.csv")
    first, second = (tmp_path / "a.csv").read_text("utf-8-sig").splitlines()[:2]
    assert first == "Nomor surat;No.;Petugas;Nama;Tambahan setelah tutup buku"
    assert second.startswith("331/1/424.308/2026;1;Petugas A;")


def test_more_columns_than_the_paper_holds_is_one_sentence(loket: Run, store: SqlStore, tmp_path: Path) -> None:
    choose(store, Book.REGISTER, [column.key for column in DECLARED[Book.REGISTER]])
    wanted = ("laporan", "register", "--bulan", "2026-11", "--keluaran", tmp_path / "a.pdf")
    code, _, err = loket(*wanted, "--kertas", "A4")
    assert code == 1
    assert err == (
        "Kolom register pelayanan terlalu banyak untuk kertas A4. Pilih kertas F4, atau sembunyikan kolom yang jarang "
        "dibaca di Pengaturan, Kolom buku.\n"
    )
    assert not (tmp_path / "a.pdf").exists()
    assert loket(*wanted)[0] == 0
    assert "Tujuan" in text(tmp_path / "a.pdf")
