"""The kit for when the power is out: register lines and receipts whose numbers are printed beforehand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from app.model.books import NumberBlock
from app.model.papers import Column, Letterhead, PaperSize, ReportContent, ReportPart, TablePart
from app.model.register import RegisterEntry
from app.rules.wording import date_words, one_line

_LINES = (
    Column("No.", 0.06, True),
    Column("Nomor surat", 0.15),
    Column("Tanggal dan jam", 0.1),
    Column("Nama dan NIK", 0.23),
    Column("Alamat dan desa", 0.18),
    Column("Keperluan", 0.18),
    Column("Paraf", 0.1),
)
_WRITTEN = (
    "Nama pemohon",
    "NIK",
    "Alamat, desa",
    "Nomor telepon",
    "Keperluan",
    "Berkas yang kurang",
    "Tanggal dan jam",
    "Petugas, tanda tangan",
)


def blank_kit(
    head: Letterhead,
    block: NumberBlock,
    rows: Sequence[RegisterEntry],
    printed_at: dt.datetime,
    *,
    training: bool,
) -> ReportContent:
    """A page of register lines to fill in by hand, then a receipt for each number."""
    service = one_line(rows[0].service_title) if rows else ""
    office = head.lines[-1] if head.lines else ""
    parts: list[ReportPart] = [
        TablePart(
            "Baris register",
            _LINES,
            tuple((str(row.sequence), row.number, "", "", "", "", "") for row in rows),
            empty="Semua blanko blok ini sudah diisi atau dilepas.",
            row_mm=14,
            note="Tulis dengan huruf cetak. Setelah listrik menyala, ketik isinya di Buku Register (Isi blanko) dan "
            "lepas nomor yang tidak terpakai.",
        )
    ]
    for row in rows:
        parts.append(
            TablePart(
                f"TANDA TERIMA  ·  {office}",
                (Column("Nomor surat", 0.26), Column(row.number, 0.74)),
                (("Layanan", service), *((caption, "") for caption in _WRITTEN)),
                row_mm=8,
                note="Bawa lembar ini saat mengambil surat.",
                new_page=row is rows[0],
            )
        )
    return ReportContent(
        head=head,
        title="BLANKO LISTRIK PADAM",
        period=f"{service}, nomor {block.first} sampai {block.last}, dicadangkan {date_words(block.at.date())}",
        parts=tuple(parts),
        signatures=(),
        printed_at=printed_at,
        paper=PaperSize.F4,
        portrait=True,
        training=training,
    )
