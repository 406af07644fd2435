"""The export of the recap of a period: every table of it below the other, typed cell by cell."""

from __future__ import annotations

from app.model.papers import CellKind, SheetColumn, SheetContent
from app.model.recap import Line, Recap
from app.rules.wording import one_line

_TEXT, _NUMBER = CellKind.TEXT, CellKind.NUMBER


def recap_sheet(now: Recap, before: Recap) -> SheetContent:
    """Every recap table below the other, told apart by the first column so that it can be filtered."""
    columns = (
        SheetColumn("Tabel", _TEXT, 16),
        SheetColumn("Nama", _TEXT, 30),
        *(
            SheetColumn(heading, _NUMBER, 12)
            for heading in (
                "Masuk", "Selesai", "Ditolak/dicabut", "Belum selesai", "Ada janji waktu", "Tepat waktu",
                "Rata-rata tanpa jeda (menit)", "Terlama tanpa jeda (menit)", f"Masuk {before.period.label}",
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
