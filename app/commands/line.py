"""Reads the command line. Every word of it is Indonesian; wrong use is one sentence."""

from __future__ import annotations

import argparse
import datetime as dt
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NoReturn

from app.errors import UserError
from app.model.recap import Period
from app.rules.month.recap import month_period
from app.rules.wording import read_date

PAPERS = ("tanda-terima", "kekurangan", "surat")
"""What `cetak` prints."""
REPORTS = (
    "register", "rekap", "tutup-buku", "triwulan", "tahunan",
    "agenda", "ekspedisi", "pengambilan", "pengaduan", "permohonan", "konsultasi", "sosialisasi", "adminduk",
    "legalisir", "dana-desa", "perangkat-desa", "pbb",
)  # fmt: skip
"""What `laporan` prints."""
SHEETS = (".pdf", ".xlsx", ".csv")


class WrongUse(UserError):
    """The command line cannot be understood."""


def read_line(argv: list[str]) -> argparse.Namespace:
    """What the command line asks for; `command` is None for the window. Raises WrongUse; SystemExit after help."""
    wanted = _parser().parse_args(argv)
    wanted.data = getattr(wanted, "data", None)
    wanted.latihan = getattr(wanted, "latihan", False)
    wanted.kantor_latihan = getattr(wanted, "kantor_latihan", "")
    return wanted


class _Help(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "Pemakaian: ")


class _Parser(argparse.ArgumentParser):
    """An argument parser that says nothing in English: its own groups, and each error as one sentence."""

    def __init__(self, prog: str, description: str, **others: Any) -> None:
        super().__init__(
            prog=prog, description=description, formatter_class=_Help, add_help=False, allow_abbrev=False, **others
        )
        self.options = self.add_argument_group("Pilihan")
        common = argparse.SUPPRESS
        self.options.add_argument("-h", "--help", action="help", help="tampilkan bantuan ini")
        self.options.add_argument(
            "--data", metavar="FOLDER", type=_folder, default=common, help="folder data (bawaan: folder data pengguna)"
        )
        self.options.add_argument(
            "--latihan", action="store_true", default=common, help="pakai data latihan, terpisah dari data kantor"
        )

        self.options.add_argument(
            "--kantor-latihan",
            metavar="KUNCI",
            type=_key,
            default=common,
            help="pakai data latihan kantor itu; tiap kantor berlatih di berkasnya sendiri",
        )

    def error(self, message: str) -> NoReturn:
        for pattern, sentence in _SENTENCES:
            match = re.search(pattern, message)
            if match is not None:
                raise WrongUse(match.expand(sentence), f"Bantuan: {self.prog} --help")
        raise WrongUse("Perintah ini tidak bisa dimengerti.", f"Bantuan: {self.prog} --help")


_SENTENCES = (
    (r"unrecognized arguments: (.+)", r"Argumen “\1” tidak dikenal."),
    (r"arguments are required: (.+)", r"Belum lengkap: \1 wajib diisi."),
    (r"argument (\S+): expected .*argument", r"Isi untuk \1 belum ada."),
    (r"argument (\S+): ignored explicit argument", r"\1 tidak memakai isi."),
    (r"argument PERINTAH: invalid choice: '(.*?)' ", r"Perintah “\1” tidak dikenal."),
    (r"argument (\S+): (.+)", r"\1 \2"),
)
"""What argparse may say, and how it is said here; the last line carries the sentences of the types below."""


def _parser() -> _Parser:
    parser = _Parser("main.py", "Loket: aplikasi pelayanan kecamatan dan kelurahan. Tanpa perintah, jendelanya dibuka.")
    commands = parser.add_subparsers(title="Perintah", dest="command", metavar="PERINTAH")

    def command(name: str, description: str) -> _Parser:
        return commands.add_parser(
            name, help=description[0].lower() + description[1:-1], prog=f"main.py {name}", description=description
        )

    siapkan = command("siapkan", "Menyiapkan folder data untuk satu kantor tanpa bertanya.").options
    siapkan.add_argument("--kantor", metavar="KUNCI", required=True, help="kunci paket kantor; lihat perintah katalog")
    siapkan.add_argument(
        "--petugas", metavar="NAMA", default="Petugas Loket", help="nama petugas pertama (bawaan: Petugas Loket)"
    )
    katalog = command("katalog", "Menampilkan paket kantor dan standar pelayanannya.").options
    katalog.add_argument("--kantor", metavar="KUNCI", help="kunci paket; tanpa ini semua paket didaftar")
    katalog.add_argument("--json", action="store_true", help="tulis sebagai JSON")
    demo = command("demo", "Mengisi folder data dengan berkas contoh; semua orangnya rekaan.").options
    demo.add_argument("--bulan", metavar="N", type=_whole(1, 120), default=12, help="berapa bulan (bawaan: 12)")
    demo.add_argument("--per-hari", metavar="N", type=_whole(1, 500), default=40, help="berkas sehari (bawaan: 40)")
    demo.add_argument("--benih", metavar="N", type=_whole(0, 10**9), default=7, help="benih acak (bawaan: 7)")
    demo.add_argument("--sampai", metavar="TANGGAL", type=_day, help="hari terakhir, TTTT-BB-HH (bawaan: hari ini)")
    cetak = command("cetak", "Menulis tanda terima, lembar kekurangan, atau surat sebagai PDF.")
    papers = cetak.add_argument_group("Isian")
    papers.add_argument("paper", metavar="JENIS", type=_one_of(PAPERS), help=", ".join(PAPERS))
    papers.add_argument("number", metavar="NOMOR", help="nomor berkas, atau nomor register")
    cetak.options.add_argument(
        "--keluaran", metavar="BERKAS.pdf", type=Path, required=True, help="berkas PDF yang dibuat"
    )
    laporan = command("laporan", "Menulis laporan sehari, sebulan, setriwulan, atau setahun (PDF, XLSX, CSV).")
    kinds = laporan.add_argument_group("Isian")
    kinds.add_argument("report", metavar="JENIS", type=_one_of(REPORTS), help=", ".join(REPORTS))
    laporan.options.add_argument(
        "--bulan",
        metavar="TTTT-BB",
        type=_month,
        help="bulan laporan; triwulan dan tahunan memakai masa yang memuat bulan ini",
    )
    laporan.options.add_argument(
        "--tanggal", metavar="TANGGAL", type=_day, help="satu hari saja, TTTT-BB-HH; pengganti --bulan untuk buku"
    )
    laporan.options.add_argument(
        "--keluaran", metavar="BERKAS", type=_sheet, required=True, help="berkas .pdf, .xlsx, atau .csv yang dibuat"
    )
    laporan.options.add_argument(
        "--kertas",
        metavar="UKURAN",
        type=_one_of(("F4", "A4")),
        default="F4",
        help="kertas PDF: F4 atau A4 (bawaan: F4)",
    )
    laporan.options.add_argument(
        "--nik-lengkap", metavar="ALASAN", type=_reason, help="NIK ditulis lengkap; alasannya dicatat"
    )
    segel = command("segel", "Memeriksa segel tutup buku yang tercetak pada laporan.")
    segel.add_argument_group("Isian").add_argument("seal", metavar="SEGEL", nargs="+", help="ke-16 kelompok segel")
    command("periksa", "Memeriksa keutuhan data.")
    return parser


def _folder(text: str) -> Path:
    if not text.strip():
        raise argparse.ArgumentTypeError("harus berisi nama folder.")
    return Path(text).expanduser().absolute()


def _key(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text):
        raise argparse.ArgumentTypeError(f"harus kunci paket kantor seperti lekok, bukan “{text}”.")
    return text


def _one_of(choices: tuple[str, ...]) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in choices:
            listed = f"{', '.join(choices[:-1])}{',' if len(choices) > 2 else ''} atau {choices[-1]}"
            raise argparse.ArgumentTypeError(f"harus {listed}, bukan “{text}”.")
        return text

    return read


def _sheet(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() not in SHEETS:
        raise argparse.ArgumentTypeError(f"harus berakhir .pdf, .xlsx, atau .csv, bukan “{text}”.")
    return path


def _reason(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("harus berisi alasan.")
    return text.strip()


def _month(text: str) -> Period:
    match = re.fullmatch(r"(20[0-9]{2})-(0[1-9]|1[0-2])", text)
    if match is None:
        raise argparse.ArgumentTypeError(f"harus bulan seperti 2026-10, bukan “{text}”.")
    return month_period(int(match[1]), int(match[2]))


def _whole(low: int, high: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,10}", text) or not low <= int(text) <= high:
            raise argparse.ArgumentTypeError(f"harus bilangan bulat {low} sampai {high}, bukan “{text}”.")
        return int(text)

    return read


def _day(text: str) -> dt.date:
    day = read_date(text)
    if day is None or not 2000 <= day.year <= 2100:
        raise argparse.ArgumentTypeError(f"harus tanggal seperti 2026-11-22, bukan “{text}”.")
    return day
