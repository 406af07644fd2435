"""The exports of a period: register, recap, pengambilan, ekspedisi as tables for a spreadsheet, typed cell by cell."""

from __future__ import annotations

from collections.abc import Sequence

from app.model.books import DispatchEntry
from app.model.month import MonthBook
from app.model.papers import CellKind, SheetColumn, SheetContent
from app.model.recap import Line, Recap
from app.model.register import Handover
from app.rules.identity import mask_nik
from app.rules.month_report import sequence_words
from app.rules.wording import one_line

_TEXT, _NUMBER, _DATE, _MOMENT = CellKind.TEXT, CellKind.NUMBER, CellKind.DATE, CellKind.MOMENT


def register_sheet(book: MonthBook, label: str, *, full_nik: bool) -> SheetContent:
    """The register row by row; what was added after a close stands in its own column."""
    later: dict[str, list[str]] = {}
    for added in book.addenda:
        later.setdefault(added.number, []).append(": ".join(part for part in (added.kind, added.text) if part))
    columns = (
        SheetColumn("No.", _TEXT, 7),
        SheetColumn("Tanggal", _DATE, 12),
        SheetColumn("Masuk", _MOMENT, 17),
        SheetColumn("Nama", _TEXT, 28),
        SheetColumn("NIK", _TEXT, 19),
        SheetColumn("Alamat", _TEXT, 34),
        SheetColumn("Desa/kelurahan", _TEXT, 18),
        SheetColumn("Perihal", _TEXT, 30),
        SheetColumn("Keperluan", _TEXT, 28),
        SheetColumn("No. surat pengantar", _TEXT, 18),
        SheetColumn("Tgl. surat pengantar", _DATE, 14),
        SheetColumn("Nomor surat", _TEXT, 26),
        SheetColumn("Tujuan surat", _TEXT, 22),
        SheetColumn("Penanda tangan", _TEXT, 24),
        SheetColumn("Selesai", _MOMENT, 17),
        SheetColumn("Petugas", _TEXT, 18),
        SheetColumn("Batal", _TEXT, 7),
        SheetColumn("Keterangan", _TEXT, 34),
        SheetColumn("Tambahan setelah tutup buku", _TEXT, 34),
    )
    rows = []
    for row in (*book.rows, *book.late_rows):
        entry = row.row.current
        rows.append(
            (
                sequence_words(row.row),
                entry.date,
                row.received_at,
                one_line(entry.name),
                entry.nik if full_nik else mask_nik(entry.nik),
                one_line(entry.address),
                one_line(entry.village),
                one_line(entry.service_title),
                one_line(entry.purpose),
                entry.covering_number,
                entry.covering_date,
                entry.number,
                one_line(entry.addressee),
                one_line(entry.signer),
                row.finished_at,
                one_line(entry.officer),
                "ya" if row.row.void else "",
                row.row.note,
                "; ".join(later.get(entry.number, ())),
            )
        )
    return SheetContent("Register", f"Register Pelayanan {label}", columns, tuple(rows))


def recap_sheet(now: Recap, before: Recap) -> SheetContent:
    """Every recap table below the other, told apart by the first column so that it can be filtered."""
    columns = (
        SheetColumn("Tabel", _TEXT, 16),
        SheetColumn("Nama", _TEXT, 30),
        *(
            SheetColumn(heading, _NUMBER, 12)
            for heading in (
                "Masuk", "Selesai", "Ditolak/dicabut", "Belum selesai", "Ada janji waktu", "Tepat waktu",
                "Rata-rata (menit)", "Terlama (menit)", f"Masuk {before.period.label}",
            )
        ),
    )  # fmt: skip
    tables = (
        ("Layanan", now.services, before.services),
        ("Desa/kelurahan", now.villages, before.villages),
        ("Jenis kelamin", now.sexes, before.sexes),
        ("Petugas", now.officers, before.officers),
        ("Prioritas", now.priorities, before.priorities),
        ("Jumlah", (now.total,), (before.total,)),
    )
    rows = []
    for table, lines, old in tables:
        came = {line.name: line.arrived for line in old}
        rows += [_recap_row(table, line, came.get(line.name, 0)) for line in lines]
    return SheetContent("Rekap", f"Rekapitulasi Pelayanan {now.period.label}", columns, tuple(rows))


def _recap_row(table: str, line: Line, before: int) -> tuple[str | int | None, ...]:
    return (
        table,
        one_line(line.name),
        line.arrived,
        line.finished,
        line.refused,
        line.open,
        line.promised,
        line.on_time,
        line.mean_minutes,
        line.longest_minutes,
        before,
    )


def handover_sheet(rows: Sequence[Handover], label: str) -> SheetContent:
    """The buku pengambilan."""
    columns = (
        SheetColumn("No.", _NUMBER, 7),
        SheetColumn("Waktu", _MOMENT, 17),
        SheetColumn("Dokumen", _TEXT, 32),
        SheetColumn("Nomor surat", _TEXT, 26),
        SheetColumn("Nomor berkas", _TEXT, 14),
        SheetColumn("Pemohon", _TEXT, 28),
        SheetColumn("Diambil oleh", _TEXT, 28),
        SheetColumn("Hubungan", _TEXT, 18),
        SheetColumn("Petugas", _TEXT, 18),
        SheetColumn("Dicoret karena", _TEXT, 28),
    )
    cells = tuple(
        (
            row.sequence,
            row.at,
            one_line(row.document),
            row.number,
            row.case_number,
            one_line(row.applicant),
            one_line(row.collected_by),
            one_line(row.relation),
            one_line(row.officer),
            one_line(row.void),
        )
        for row in rows
    )
    return SheetContent("Pengambilan", f"Buku Pengambilan {label}", columns, cells)


def dispatch_sheet(rows: Sequence[DispatchEntry], label: str) -> SheetContent:
    """The buku ekspedisi."""
    columns = (
        SheetColumn("No.", _NUMBER, 7),
        SheetColumn("Waktu", _MOMENT, 17),
        SheetColumn("Nomor surat", _TEXT, 26),
        SheetColumn("Perihal", _TEXT, 32),
        SheetColumn("Tujuan", _TEXT, 28),
        SheetColumn("Penerima", _TEXT, 24),
        SheetColumn("Petugas", _TEXT, 18),
    )
    cells = tuple(
        (
            row.sequence,
            row.at,
            row.letter_number,
            one_line(row.subject),
            one_line(row.addressee),
            one_line(row.receiver),
            one_line(row.officer),
        )
        for row in rows
    )
    return SheetContent("Ekspedisi", f"Buku Ekspedisi {label}", columns, cells)
