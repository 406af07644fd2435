"""A made-up register of any length. As a program it draws one and says how many seconds and megabytes that took."""

import datetime as dt
import re
import sys
import time
from pathlib import Path

from app.model.papers import Column, Letterhead, ReportContent, SignatureBlock, TablePart
from reports.renderer import PdfRenderer

COLUMNS = (
    Column("No.", 4, True),
    Column("Tanggal", 8, True),
    Column("Nama", 14),
    Column("NIK", 12, True),
    Column("Alamat", 20),
    Column("Layanan dan keperluan", 18),
    Column("Nomor surat", 13),
    Column("Keterangan", 10),
)


def rows(count):
    return tuple(
        (
            str(number),
            f"{1 + number % 28:02d}-11-2026",
            f"CONTOH KE {number}",
            f"9914{number:012d}",
            f"Dusun Krajan RT {number % 9:02d} RW 05, Desa Jatirejo",
            "Rekomendasi SKCK, melamar pekerjaan" if number % 2 else "Surat keterangan tidak mampu",
            f"331/{number:04d}/424.308/2026",
            "" if number % 17 else "batal",
        )
        for number in range(1, count + 1)
    )


def register(count):
    part = TablePart(
        "Buku register", COLUMNS, rows(count), struck=frozenset(range(16, count, 17)), carried=True, note="Contoh."
    )
    signer = SignatureBlock("Lekok, 31 Desember 2026", ("CAMAT LEKOK,",), "NAMA CAMAT CONTOH", "Pembina", "")
    head = Letterhead(("PEMERINTAH KABUPATEN PASURUAN", "KECAMATAN LEKOK"), ("Jalan Raya Lekok Nomor 06",))
    return ReportContent(
        head, "BUKU REGISTER PELAYANAN", "Tahun 2026", (part,), (signer,), dt.datetime(2026, 12, 31, 15, 0)
    )


def most_memory():
    """Megabytes, of this process alone (Linux)."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024


if __name__ == "__main__":
    content = register(int(sys.argv[1]))
    begun = time.process_time()
    drawn = PdfRenderer().report(content)
    print(time.process_time() - begun, most_memory())
    Path(sys.argv[2]).write_bytes(drawn)
