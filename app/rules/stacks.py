"""Stacks of files: what a desk is called, the number of a sheet, what a scan does, and what keeps a file in its place.

A stack only finishes steps that need nothing but the official's hand; whatever asks for words is done file by file.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from app.errors import IllegalMove
from app.model.case import STATE_LABELS, CaseState, PauseCause
from app.model.catalogue import StepKind
from app.model.procedure import Procedure
from app.model.stack import Found, SheetView, Stack, StackDesk, StackFile
from app.rules.authority.seats import NOT_OFFICIALS
from app.rules.books.numbering import damm
from app.rules.flow import DESKS, NOTE_NEEDED

STEP_TITLES: dict[StepKind, str] = {
    StepKind.VERIFY: "Verifikasi",
    StepKind.SURVEY: "Survei lokasi",
    StepKind.DRAFT: "Pembuatan surat",
    StepKind.PROCESS: "Proses",
    StepKind.CONSULT: "Konsultasi",
    StepKind.RESPOND: "Jawaban",
    StepKind.DECIDE: "Keputusan",
    StepKind.PAY: "Pembayaran",
    StepKind.ARCHIVE: "Arsip",
    StepKind.INITIAL: "Paraf",
    StepKind.SIGN: "Tanda tangan",
    StepKind.REGISTER: "Register",
    StepKind.STAMP: "Stempel",
    StepKind.HAND_OVER: "Pengambilan",
}
"""What a step is called where its desk is named."""
_ORDER = tuple(DESKS)
_SHEET_NUMBER = re.compile(r"(\d{2})00-?(\d{4,6})-?(\d)", re.ASCII)
_ONE_BY_ONE = {
    StepKind.CONSULT: "karena jawabannya dipilih untuk tiap berkas",
    StepKind.HAND_OVER: "karena nama pengambil dicatat",
}


def sheet_number(year: int, sequence: int) -> str:
    """The number of a carry-in sheet, e.g. 2600-0004-5: like a file's, with a month that no file can have."""
    body = f"{year % 100:02d}00-{sequence:04d}"
    return f"{body}-{damm(body)}"


def read_sheet_number(text: str) -> str | None:
    """The sheet number that a scan or typed text means, in its written form; None if it is none."""
    match = _SHEET_NUMBER.fullmatch(re.sub(r"\s", "", text))
    if match is None:
        return None
    year, sequence, check = match.groups()
    body = f"{year}00-{sequence}"
    return f"{body}-{check}" if damm(body) == check else None


def desk_title(desk: StackDesk, titles: Mapping[str, str]) -> str:
    """A desk by name: 'Tanda tangan Camat', 'Paraf Kasi Kesejahteraan Sosial', 'Stempel – Petugas Loket'."""
    step, seat = STEP_TITLES[desk.kind], titles.get(desk.actor, desk.actor)
    if not seat:
        return step
    return f"{step} – {seat}" if desk.actor in NOT_OFFICIALS else f"{step} {seat}"


def desk_order(desk: StackDesk, titles: Mapping[str, str]) -> tuple[bool, int, int]:
    """Where a desk stands in a list: those of officials first, in the order of the flow, then of the seats."""
    seats = list(titles)
    at = seats.index(desk.actor) if desk.actor in seats else len(seats)
    return desk.actor in NOT_OFFICIALS, _ORDER.index(desk.kind), at


def why_alone(kind: StepKind, procedure: Procedure) -> str:
    """Why a step of this service is finished one file at a time; '' where a stack may pass it."""
    title = STEP_TITLES[kind]
    form = next((form for form in procedure.forms if kind in form.steps), None)
    if kind in _ONE_BY_ONE:
        return f"{title} dikerjakan satu per satu, {_ONE_BY_ONE[kind]}."
    if form is not None:
        return f"{title} dikerjakan satu per satu, karena isian “{form.title}” harus diisi."
    if kind in NOTE_NEEDED:
        return f"{title} dikerjakan satu per satu, karena {NOTE_NEEDED[kind].lower()} harus ditulis."
    return ""


def why_not(file: StackFile, desk: StackDesk | None, titles: Mapping[str, str]) -> str:
    """Why a file cannot go on with a stack of this desk, in one sentence; '' when it can."""
    card, here = file.card, file.desk
    number = card.number
    if card.state is CaseState.RETURNED:
        return f"{number} sedang di pemohon. Terima kembali dulu."
    if card.state is CaseState.READY:
        return f"{number} sudah selesai di meja ini, sekarang siap diambil."
    if card.state is not CaseState.IN_PROGRESS or here is None:
        return f"{number} {_STATE_WORDS[card.state]}."
    if desk is not None and here != desk:
        return f"{number} tidak di {desk_title(desk, titles)}, tetapi di {desk_title(here, titles)}."
    if file.alone:
        return f"{number}: {file.alone}"
    if card.pause is PauseCause.OFFICIAL:
        return f"{number} dijeda karena pejabatnya tidak di tempat. Catat dulu bila sudah hadir."
    return ""


_STATE_WORDS = {
    CaseState.DRAFT: "belum diterima, baru disimpan",
    CaseState.INCOMPLETE: "belum diterima, berkasnya kurang",
    CaseState.IN_PROGRESS: "tidak menunggu di meja mana pun",
    **{
        state: f"sudah {STATE_LABELS[state].lower()}"
        for state in (CaseState.DONE, CaseState.REFUSED, CaseState.WITHDRAWN)
    },
}


def check_at_desk(file: StackFile, desk: StackDesk, titles: Mapping[str, str]) -> None:
    """Raises IllegalMove with the sentence when the file cannot go on with a stack of this desk."""
    reason = why_not(file, desk, titles)
    if reason:
        raise IllegalMove(reason)


# -- the stack in the officer's hands -------------------------------------------


@dataclass(frozen=True, slots=True)
class Scan:
    """What a scan did to the stack, in one sentence. `taken`: the file is ticked now and was not before."""

    stack: Stack
    sentence: str
    taken: bool = False
    refused: bool = False


def can_tick(stack: Stack, file: StackFile, titles: Mapping[str, str]) -> bool:
    """Whether a file of the stack can be ticked: it waits at the desk of the stack and nothing holds it."""
    return not why_not(file, stack.desk, titles)


def stands_at(file: StackFile, desk: StackDesk | None) -> bool:
    """Whether a file waits at that desk now."""
    return file.card.state is CaseState.IN_PROGRESS and file.desk == desk


def begin(stack: Stack, found: Found, titles: Mapping[str, str]) -> Stack:
    """The stack to which a scan belongs: the one at hand, or a fresh one where nothing of it can be ticked any more.

    A fresh one is the sheet on which the file is out, if it is.
    """
    if stack.ticked or any(can_tick(stack, file, titles) for file in stack.files):
        return stack
    return open_view(found.view) if found.view is not None else Stack()


def open_view(view: SheetView) -> Stack:
    """The stack of a sheet, nothing ticked."""
    return Stack(view.sheet.desk, view.sheet, view.files)


def scan(stack: Stack, file: StackFile, titles: Mapping[str, str]) -> Scan:
    """Ticks a file that was scanned; one that is not on the sheet is added, if it waits at the same desk."""
    desk = stack.desk or file.desk
    reason = why_not(file, desk, titles)
    said = f"{file.card.number} {file.card.name}"
    if reason:
        return Scan(stack, reason, refused=True)
    if file.card.id in stack.ticked:
        return Scan(stack, f"{said} sudah dicentang.")
    known = any(one.card.id == file.card.id for one in stack.files)
    files = stack.files if known else (*stack.files, file)
    grown = replace(stack, desk=desk, files=files, ticked=(*stack.ticked, file.card.id))
    beside = stack.sheet is not None and file.sheet != stack.sheet.number
    return Scan(grown, f"{said} – di luar lembar ini, ikut dicentang." if beside else said, taken=True)


def toggle(stack: Stack, case_id: int, titles: Mapping[str, str]) -> Stack:
    """Ticks a file of the stack by hand, or takes its tick away; one that cannot go on stays as it is."""
    if case_id in stack.ticked:
        return replace(stack, ticked=tuple(one for one in stack.ticked if one != case_id))
    file = next((one for one in stack.files if one.card.id == case_id), None)
    if file is None or not can_tick(stack, file, titles):
        return stack
    return replace(stack, ticked=(*stack.ticked, case_id))


def reread(stack: Stack, files: Iterable[StackFile], titles: Mapping[str, str]) -> Stack:
    """The stack with its files as they are now; a tick on a file that cannot go on any more is gone."""
    now = {file.card.id: file for file in files}
    kept = tuple(now.get(file.card.id, file) for file in stack.files)
    able = {file.card.id for file in kept if can_tick(stack, file, titles)}
    return replace(stack, files=kept, ticked=tuple(one for one in stack.ticked if one in able))


def chosen(stack: Stack) -> tuple[StackFile, ...]:
    """The ticked files, in the order of their ticks."""
    by_id = {file.card.id: file for file in stack.files}
    return tuple(by_id[one] for one in stack.ticked if one in by_id)


def staying(stack: Stack) -> int:
    """How many files of the stack stand at its desk and are not ticked: they stay."""
    return sum(file.card.id not in stack.ticked and stands_at(file, stack.desk) for file in stack.files)


# -- requests that name their stack ----------------------------------------------

_MOVED, _UNDONE = "tumpukan", "batal"


def moved_prefix(day: dt.date) -> str:
    """How the requests of all stacks of a day begin: so they are found without looking at any other."""
    return f"{_MOVED}/{day.isoformat()}/"


def move_request(stack_id: str, desk: StackDesk, day: dt.date, number: str) -> str:
    """The request that moves one file of a stack: the same for every try, so that none moves it twice."""
    return f"{moved_prefix(day)}{desk.kind.value}/{desk.actor}/{stack_id}/{number}"


def undo_request(request: str) -> str:
    """The request that takes that move back."""
    return f"{_UNDONE}{request.removeprefix(_MOVED)}"


def read_move_request(request: str) -> tuple[str, StackDesk, str]:
    """Id and desk of the stack and number of the file that a request of a stack names."""
    _, _, kind, actor, stack_id, number = request.split("/")
    return stack_id, StackDesk(StepKind(kind), actor), number


def in_order(numbers: Sequence[str]) -> tuple[str, ...]:
    """Each number once, where it stands first."""
    return tuple(dict.fromkeys(numbers))
