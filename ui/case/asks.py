"""What a way out of the flow asks before it is taken: headline, what will happen, and the usual reasons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from app.model.case import STATE_LABELS, CaseEvent, CaseState, Move
from app.model.catalogue import StepKind
from app.rules.clock.pause_words import moment
from app.rules.flow import DESKS
from app.rules.wording import one_line
from ui.case.history_rows import step_words
from ui.case.offers import Out
from ui.case.reading import CaseView


@dataclass(frozen=True, slots=True)
class Ask:
    """One form: `done` is said on top when it was carried out, `caption` stands over the reason."""

    headline: str
    text: str
    yes: str
    done: str
    reasons: tuple[str, ...]
    caption: str = "Alasan"
    danger: bool = False


_ASKS = {
    Out.RETURN: Ask(
        "Kembalikan ke pemohon",
        "Alasan dicetak pada lembar untuk pemohon. Jam pelayanan dijeda sampai berkas dibawa lagi.",
        "Kembalikan dan cetak",
        "Dikembalikan",
        (
            "Data pada berkas berbeda, mohon diperbaiki.",
            "Berkas tidak terbaca.",
            "Surat pengantar sudah tidak berlaku.",
            "Atas permintaan pemohon.",
        ),
    ),
    Out.STEP_BACK: Ask(
        "Kembalikan satu meja",
        "",
        "Kembalikan dan cetak",
        "Kembali satu meja",
        ("Salah ketik pada surat.", "Paraf belum lengkap.", "Data perlu dicocokkan lagi."),
    ),
    Out.REFUSE: Ask(
        "Tolak permohonan ini",
        "Berkas ditutup dan alasannya dicetak untuk pemohon. Bila pejabat menolak di kertas, pilih namanya di bawah.",
        "Tolak dan cetak",
        "Ditolak",
        ("Tidak memenuhi syarat.", "Hasil survei tidak memenuhi syarat.", "Bukan kewenangan kantor ini."),
        danger=True,
    ),
    Out.WITHDRAW: Ask(
        "Cabut permohonan ini",
        "Pemohon menarik permohonannya sendiri: berkas ditutup dan dikembalikan. "
        "Pemohon menandatangani Bukti Pencabutan.",
        "Cabut dan cetak bukti",
        "Dicabut",
        ("Sudah tidak diperlukan.", "Akan mengajukan di tempat lain.", "Salah memilih layanan."),
        caption="Keterangan pemohon",
        danger=True,
    ),
    Out.REOPEN: Ask(
        "Buka kembali berkas ini",
        "",
        "Buka dan cetak catatan",
        "Dibuka kembali",
        ("Kekurangan sudah dilengkapi.", "Keberatan pemohon diterima.", "Ditutup karena keliru."),
    ),
    Out.UNDO: Ask(
        "Batalkan langkah terakhir",
        "",
        "Batalkan langkah ini",
        "Dibatalkan",
        ("Salah tekan.", "Salah memilih berkas.", "Belum waktunya."),
    ),
}


def ask(out: Out, view: CaseView, now: dt.datetime) -> Ask:
    """The form of that way out for this case."""
    wanted = _ASKS[out]
    text = {Out.STEP_BACK: _step_back, Out.REOPEN: _reopen}.get(out)
    if text is not None:
        return Ask(wanted.headline, text(view), wanted.yes, wanted.done, wanted.reasons)
    if out is Out.UNDO and view.undoable is not None:
        told = undo_words(view, view.undoable, now)
        return Ask(wanted.headline, told, wanted.yes, wanted.done, wanted.reasons)
    return wanted


def _step_back(view: CaseView) -> str:
    case = view.case
    number = ""
    if view.entry is not None and case.step is not None:
        number = f" Nomor {view.entry.number} tetap milik berkas ini."
    return (
        f"Berkas kembali ke {_desk(view, case.position - 1)}.{number} "
        "Alasan dicetak pada Lembar Koreksi yang ikut di dalam berkas."
    )


def _reopen(view: CaseView) -> str:
    case = view.case
    if case.complete_at is None:
        return "Berkas kembali ke daftar yang menunggu kelengkapan. Alasannya dicetak."
    desk = _desk(view, min(case.position, len(case.steps) - 1))
    return f"Berkas dilanjutkan di {desk}. Waktu selama ditutup tidak dihitung. Alasannya dicetak."


def _desk(view: CaseView, position: int) -> str:
    """The desk of a step, with the words of the step where two steps of this flow stand at one desk."""
    steps = view.case.steps
    desk = DESKS[steps[position].kind]
    alone = [DESKS[step.kind] for step in steps].count(desk) == 1
    return f"meja {desk}" if alone else f"meja {desk}: “{one_line(steps[position].text)}”"


def undo_words(view: CaseView, event: CaseEvent, now: dt.datetime) -> str:
    """What an undo takes back, and where the file is then."""
    case = view.case
    at = f"{moment(event.at, now)} oleh {event.officer}"
    words = [f"Yang dibatalkan: “{step_words(event)}”, pukul {at}."]
    state, position = CaseState(event.before["state"]), int(event.before["position"])
    if state is CaseState.IN_PROGRESS:
        words.append(f"Berkas kembali ke {_desk(view, position)}.")
    else:
        words.append(f"Berkas kembali menjadi “{STATE_LABELS[state].lower()}”.")
    step = case.steps[event.position] if event.position < len(case.steps) else None
    if event.move is Move.HAND_OVER and view.handover is not None:
        row = view.handover
        words.append(f"Baris nomor {row.sequence} di Buku Pengambilan dicoret, tidak dihapus.")
    elif event.move is Move.ADVANCE and step is not None and step.kind is StepKind.REGISTER and view.entry is not None:
        words.append(f"Nomor {view.entry.number} tetap milik berkas ini dan dipakai lagi.")
    words.append("Riwayat tetap menyimpan keduanya.")
    return " ".join(words)


def official_choices(view: CaseView, seats: Mapping[str, str]) -> list[tuple[str, object]]:
    """The officials with their posts, whoever holds the file first."""
    first = view.awaited.id if view.awaited else None
    ordered = sorted(view.officials, key=lambda one: one.id != first)
    return [(f"{seats.get(one.seat, one.seat)} – {one.name}", one) for one in ordered]
