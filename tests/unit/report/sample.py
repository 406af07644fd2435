"""A report of one part of each kind, and what can be read and seen on its pages."""

import datetime as dt
import io
from dataclasses import replace

import pypdf
import pypdfium2

from app.model.papers import (
    ChartPart,
    Column,
    FiguresPart,
    Letterhead,
    Pair,
    ReportContent,
    SealPart,
    SignatureBlock,
    TablePart,
    TextPart,
)
from reports.renderer import PdfRenderer

RENDERER = PdfRenderer()
COLUMNS = (
    Column("No.", 3, True),
    Column("Nama", 16),
    Column("NIK", 12, True),
    Column("Layanan", 20),
    Column("Ket.", 8),
)
SEAL = " ".join(f"{number:04X}" for number in range(0xA0B0, 0xA0B0 + 16))


def rows(count):
    return tuple(
        (
            str(number),
            f"CONTOH KE {number}",
            f"99••••••••••{number % 10000:04d}",
            "Rekomendasi SKCK, melamar pekerjaan" if number % 2 else "Surat keterangan tidak mampu",
            "",
        )
        for number in range(1, count + 1)
    )


def register(count, **changes):
    return TablePart("Buku register", COLUMNS, rows(count), **changes)


RECAP = TablePart(
    "Rekap per layanan",
    (Column("Layanan", 20), Column("Masuk", 5, True), Column("Selesai", 5, True)),
    (("SKCK", "124", "120"), ("SKTM", "98", "98")),
    total=("Jumlah", "222", "218"),
    note="Waktu dihitung dalam jam kerja.",
)
CHART = ChartPart("Berkas masuk", ("SKCK", "SKTM", "Waris"), (120, 60, 0), "November", (30, 90, 15), "Oktober")
FIGURES = FiguresPart("Ringkasan", (("Masuk", "222", "Oktober: 135"), ("Tepat waktu", "94,2%", "")))
AGENDA = TextPart("Agenda", ("Capaian bulan ini.", "Kendala dan usul."), numbered=True, lines=4)
CLOSED = SealPart("Segel bulan", SEAL, f"LOKET1;2026-11;{SEAL}", (Pair("Jumlah baris", "222", True),))
SIGNERS = (
    SignatureBlock("Mengetahui,", ("CAMAT LEKOK,",), "NAMA CAMAT CONTOH", "Pembina", "19800101 200001 1 999"),
    SignatureBlock("Lekok, 30 November 2026", ("Kepala Seksi Pelayanan,",), "NAMA KASI CONTOH", "", ""),
)
REPORT = ReportContent(
    head=Letterhead(("PEMERINTAH KABUPATEN PASURUAN", "KECAMATAN LEKOK"), ("Jalan Raya Lekok Nomor 06",)),
    title="LAPORAN BULANAN",
    period="November 2026",
    parts=(FIGURES, CHART, RECAP, AGENDA, register(70, carried=True, new_page=True), CLOSED),
    signatures=SIGNERS,
    printed_at=dt.datetime(2026, 11, 30, 15, 42),
)


def of(*parts, **changes):
    return replace(REPORT, parts=parts, **changes)


def pages(content):
    reader = pypdf.PdfReader(io.BytesIO(RENDERER.report(content)))
    return [page.extract_text() for page in reader.pages]


def squash(text):
    return "".join(text.split())


def picture(content, page=0, scale=2.0):
    document = pypdfium2.PdfDocument(RENDERER.report(content))
    image = document[page].render(scale=scale, grayscale=True).to_pil()
    document.close()
    return image


def drawing(content):
    (page,) = pypdf.PdfReader(io.BytesIO(RENDERER.report(content))).pages
    return page.get_contents().get_data().decode("latin-1")
