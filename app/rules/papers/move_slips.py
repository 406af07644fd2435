"""The slips of moves that ask for a reason: who decided what, when and why, and what happens next."""

from __future__ import annotations

from app.model.case import Case, CaseEvent, Move
from app.model.catalogue import OfficeProfile
from app.model.papers import Pair, SlipContent
from app.model.people import Officer
from app.rules.flow import DESKS
from app.rules.papers.counter_papers import applicant_rows, brought_papers, due_words
from app.rules.secrecy import shown_case
from app.rules.wording import day_words, one_line, time_words

SLIP_TITLES = {
    Move.RETURN_AT_INTAKE: "Lembar Kekurangan Berkas",
    Move.RETURN: "Lembar Pengembalian Berkas",
    Move.STEP_BACK: "Lembar Koreksi",
    Move.REFUSE: "Pemberitahuan Penolakan",
    Move.WITHDRAW: "Bukti Pencabutan",
    Move.REOPEN: "Catatan Pembukaan Kembali",
}
"""What the slip of a move is called; moves without one have no slip."""
_OFFICIALS = {
    Move.RETURN: "Atas permintaan",
    Move.STEP_BACK: "Atas permintaan",
    Move.REFUSE: "Ditolak oleh",
    Move.REOPEN: "Atas izin",
}
"""How the official is named for whom the officer made a move."""


def official_caption(move: Move) -> str:
    """How the official is named for whom this move is made; '' where no official has a say in it."""
    return _OFFICIALS.get(move, "")


def move_slip(
    case: Case,
    event: CaseEvent,
    office: OfficeProfile,
    officer: Officer,
    post: str = "",
    *,
    training: bool,
) -> SlipContent:
    """The slip of a move of this case. `post` is what the official of the move is called, where there is one."""
    title = SLIP_TITLES[event.move]
    rows = [*applicant_rows(case), *_rows(case, event)]
    if event.official:
        rows.append(Pair(_OFFICIALS.get(event.move, "Pejabat"), f"{event.official}{f', {post}' if post else ''}"))
    withdrawn = event.move is Move.WITHDRAW
    shown = shown_case(case).applicant
    brought = brought_papers(case, partly=True) if withdrawn else ()
    said = "Keterangan pemohon" if withdrawn else "Alasan"
    return SlipContent(
        office=office.full_name.upper(),
        address=office.address,
        date_line=day_words(event.at.date()),
        time_line=f"pukul {time_words(event.at)}",
        title=title,
        number=case.number,
        rows=tuple(rows),
        reason=f"{said}: {one_line(event.note)}",
        missing=(),
        brought=brought,
        closing=_closing(case, event, bool(brought)),
        officer=officer.name,
        training=training,
        brought_title="Berkas yang dikembalikan kepada pemohon",
        signer=one_line(shown.contact_name or shown.name) if withdrawn else "",
    )


def desk_at(case: Case, position: int) -> str:
    """The desk at which a case waits in this position of its flow, with the words of the step."""
    if not 0 <= position < len(case.steps):
        return ""
    step = case.steps[position]
    return f"{DESKS[step.kind]} – {one_line(step.text)}"


def _rows(case: Case, event: CaseEvent) -> list[Pair]:
    if event.move is Move.STEP_BACK:
        rows = [("Dari meja", desk_at(case, event.position)), ("Kembali ke", desk_at(case, event.position - 1))]
    elif event.move is Move.REOPEN:
        rows = [("Dilanjutkan di", desk_at(case, case.position) if case.complete_at else "Loket")]
        if case.due_at is not None:
            rows.append(("Dijanjikan", due_words(case.due_at, event.at)))
    else:
        rows = []
    return [Pair(label, value) for label, value in rows if value]


def _closing(case: Case, event: CaseEvent, papers: bool) -> str:
    if event.move is Move.STEP_BACK:
        return "Perbaiki sesuai alasan di atas, lalu teruskan berkas seperti biasa. Lembar ini ikut di dalam berkas."
    if event.move is Move.RETURN:
        return (
            "Setelah diperbaiki, bawa lembar ini kembali ke loket. "
            "Waktu pelayanan dihentikan sementara sampai berkas diterima kembali."
        )
    if event.move is Move.REFUSE:
        return "Bila keberatan, sampaikan ke loket pengaduan dengan membawa lembar ini."
    if event.move is Move.WITHDRAW:
        given = " dan berkas di atas sudah dikembalikan" if papers else ""
        return (
            f"Permohonan ini dicabut atas kehendak pemohon sendiri{given}. "
            "Bila diperlukan lagi, bawa lembar ini ke loket supaya permohonan dibuka kembali."
        )
    if case.complete_at is None:
        return "Permohonan dibuka kembali. Lengkapi berkasnya di loket dengan membawa lembar ini."
    return "Permohonan dibuka kembali dan diproses lagi. Bawa lembar ini saat mengambil hasil."
