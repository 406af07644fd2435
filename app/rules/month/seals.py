"""The seals of closed months on paper: the last one in groups and as QR, several as a chain."""

from __future__ import annotations

from collections.abc import Sequence

from app.model.books import MonthClose
from app.model.papers import Column, Pair, ReportPart, SealPart, TablePart
from app.rules.month.recap import month_period
from app.rules.month.seal import printed
from app.rules.wording import date_short, date_words, number_words, time_words


def seal_parts(closes: Sequence[MonthClose]) -> list[ReportPart]:
    """The seal of the last closed month; of several months also the chain that it stands at the end of."""
    if not closes:
        return []
    parts: list[ReportPart] = []
    if len(closes) > 1:
        parts.append(
            TablePart(
                title="Bulan yang ditutup",
                columns=(
                    Column("Bulan", 0.12),
                    Column("Ditutup", 0.13, True),
                    Column("Oleh", 0.13),
                    Column("Baris", 0.06, True),
                    Column("Segel", 0.56),
                ),
                rows=tuple(
                    (
                        month_words(close),
                        f"{date_short(close.closed_at.date())} {time_words(close.closed_at)}",
                        close.officer,
                        number_words(close.row_count),
                        printed(close.seal),
                    )
                    for close in closes
                ),
                note="Tiap segel dihitung dari segel bulan sebelumnya: segel terakhir menjaga semuanya.",
            )
        )
    last = closes[-1]
    parts.append(
        SealPart(
            title=f"Segel buku {month_words(last)}",
            groups=printed(last.seal),
            qr_text=last.seal.upper(),
            rows=(
                Pair("Ditutup", f"{date_words(last.closed_at.date())}, pukul {time_words(last.closed_at)}"),
                Pair("Oleh", last.officer),
                Pair("Isi", f"{number_words(last.row_count)} baris register dan catatannya"),
                Pair("Periksa", "Loket, Laporan, Periksa segel: ketik atau pindai kode ini"),
            ),
        )
    )
    return parts


def month_words(close: MonthClose) -> str:
    """The month of a close in words: 'Oktober 2026'."""
    year, month = (int(part) for part in close.month.split("-"))
    return month_period(year, month).label
