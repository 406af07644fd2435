"""`laporan` and `segel`: the month-end without a window, and the seal that is printed on it."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.actions.reports import DAILY, note_export, report_of, sheet_of, wider_period
from app.actions.seals import check_printed_seal
from app.commands.line import WrongUse
from app.commands.office import open_data
from app.commands.progress import Bar
from app.files import check_target, write_whole
from app.model.month import Edition
from app.model.papers import PaperSize, ReportContent, SheetContent
from app.model.recap import Period
from app.parts import Parts
from app.rules.month.recap import day_period
from app.rules.wording import date_words, number_words, time_words

_EDITIONS = {
    "register": (Edition.REGISTER, 1),
    "rekap": (Edition.RECAP, 1),
    "tutup-buku": (Edition.ALL, 1),
    "triwulan": (Edition.ALL, 3),
    "tahunan": (Edition.ALL, 12),
    "agenda": (Edition.AGENDA, 1),
    "ekspedisi": (Edition.DISPATCH, 1),
    "pengambilan": (Edition.HANDOVER, 1),
    "pengaduan": (Edition.COMPLAINTS, 1),
    "permohonan": (Edition.REQUESTS, 1),
    "konsultasi": (Edition.CONSULTATIONS, 1),
    "sosialisasi": (Edition.OUTREACH, 1),
    "adminduk": (Edition.CIVIL, 1),
    "legalisir": (Edition.LEGALISED, 1),
    "dana-desa": (Edition.FUNDS, 1),
    "perangkat-desa": (Edition.POSTS, 1),
    "pbb": (Edition.PAYMENTS, 1),
}
"""What each kind prints, and over how many months."""


def laporan(wanted: argparse.Namespace, parts: Parts) -> int:
    """Writes one report or export, whole or not at all, and notes that it left the program."""
    target: Path = wanted.keluaran.absolute()
    check_target(target)
    edition, now = _EDITIONS[wanted.report][0], parts.clock.now()
    period = _period(wanted)
    if (wanted.bulan or period).first > now.date():
        label = (wanted.bulan or period).label
        raise WrongUse(f"{label} belum dimulai.", "Pilih masa yang sudah lewat atau sedang berjalan.")
    suffix, reason = target.suffix.lower(), wanted.nik_lengkap or ""
    content: ReportContent | SheetContent
    with open_data(parts) as store:
        with store.read() as uow:
            officer = uow.people.officers()[0].id
            if suffix == ".pdf":
                paper = PaperSize(wanted.kertas)
                content = report_of(edition, period, uow, now, officer, paper=paper, full_nik=bool(reason))
            else:
                content = sheet_of(edition, period, uow, now, full_nik=bool(reason))
        made = _made(content, suffix, parts)
        with store.write() as uow:
            note_export(edition, period, f"berkas {target.name}", reason, uow, now, officer)
    write_whole(target, made)
    print(f"Tersimpan: {target}")
    return 0


def _period(wanted: argparse.Namespace) -> Period:
    """The month, or the wider period with it; one day for a book that is kept day by day."""
    edition, months = _EDITIONS[wanted.report]
    if wanted.tanggal is None:
        if wanted.bulan is None:
            raise WrongUse("Belum lengkap: --bulan wajib diisi.", "Bantuan: main.py laporan --help")
        return wider_period(wanted.bulan, months)
    if wanted.bulan is not None:
        raise WrongUse("Pilih salah satu: --bulan atau --tanggal.")
    if edition not in DAILY:
        kinds = ", ".join(kind for kind, (one, _) in _EDITIONS.items() if one in DAILY)
        raise WrongUse(f"--tanggal hanya untuk {kinds}.")
    return day_period(wanted.tanggal)


def _made(content: ReportContent | SheetContent, suffix: str, parts: Parts) -> bytes:
    if isinstance(content, ReportContent):
        return parts.renderer.report(content, Bar("baris"))
    return parts.renderer.sheet(content) if suffix == ".xlsx" else parts.renderer.csv(content)


def segel(wanted: argparse.Namespace, parts: Parts) -> int:
    """Tells which month a printed seal belongs to; 1 when it is unknown, or when the book no longer fits it."""
    with open_data(parts) as store, store.read() as uow:
        found = check_printed_seal(" ".join(wanted.seal), uow)
    close = found.close
    print(
        f"Segel {found.label}, ditutup {date_words(close.closed_at.date())} pukul {time_words(close.closed_at)} "
        f"oleh {close.officer}, {number_words(close.row_count)} baris."
    )
    for finding in found.findings:
        print(finding)
    if not found.findings:
        print("Isi buku masih cocok dengan segelnya.")
    return 1 if found.findings else 0
