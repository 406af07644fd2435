"""The flow: one table of legal moves, and what each step may do. An illegal move raises."""

from __future__ import annotations

from collections.abc import Sequence

from app.errors import IllegalMove
from app.model.case import MOVE_LABELS, STATE_LABELS, CaseState, Move
from app.model.catalogue import Step, StepKind

LEGAL: dict[CaseState, frozenset[Move]] = {
    CaseState.DRAFT: frozenset({Move.SAVE, Move.RETURN_AT_INTAKE, Move.RECEIVE, Move.WITHDRAW}),
    CaseState.INCOMPLETE: frozenset({Move.SAVE, Move.RETURN_AT_INTAKE, Move.RECEIVE, Move.WITHDRAW}),
    CaseState.IN_PROGRESS: frozenset(
        {Move.ADVANCE, Move.RESOLVE, Move.STEP_BACK, Move.RETURN, Move.REFUSE, Move.WITHDRAW, Move.CORRECT}
    ),
    CaseState.RETURNED: frozenset({Move.RESUME, Move.REFUSE, Move.WITHDRAW, Move.CORRECT}),
    CaseState.READY: frozenset({Move.HAND_OVER, Move.STEP_BACK, Move.RETURN, Move.WITHDRAW, Move.CORRECT}),
    CaseState.DONE: frozenset({Move.REOPEN}),
    CaseState.REFUSED: frozenset({Move.REOPEN}),
    CaseState.WITHDRAWN: frozenset({Move.REOPEN}),
}
"""Which moves are legal from each state, before looking at the step. An undo has its own rule: see rules.history."""

REASON_NEEDED = frozenset(
    {Move.RETURN, Move.REFUSE, Move.STEP_BACK, Move.WITHDRAW, Move.REOPEN, Move.CORRECT, Move.UNDO}
)
"""Moves that nobody may make without saying why."""
PRINTED_REASON = frozenset({Move.RETURN, Move.REFUSE, Move.STEP_BACK, Move.WITHDRAW, Move.REOPEN})
"""Moves after which a slip with the reason is printed."""

NOTE_NEEDED: dict[StepKind, str] = {
    StepKind.SURVEY: "Temuan survei",
    StepKind.DECIDE: "Keputusan",
    StepKind.RESPOND: "Jawaban",
}
"""Steps that are not finished without words in the history, and what those are called."""

DESKS: dict[StepKind, str] = {
    StepKind.VERIFY: "Verifikasi",
    StepKind.SURVEY: "Survei lokasi",
    StepKind.DRAFT: "Proses",
    StepKind.PROCESS: "Proses",
    StepKind.CONSULT: "Proses",
    StepKind.RESPOND: "Proses",
    StepKind.DECIDE: "Proses",
    StepKind.PAY: "Proses",
    StepKind.ARCHIVE: "Proses",
    StepKind.INITIAL: "Paraf",
    StepKind.SIGN: "Tanda tangan",
    StepKind.REGISTER: "Register & stempel",
    StepKind.STAMP: "Register & stempel",
    StepKind.HAND_OVER: "Siap diambil",
}
"""The column of the board in which a step waits."""

DESK_ORDER = ("Verifikasi", "Survei lokasi", "Proses", "Paraf", "Tanda tangan", "Register & stempel", "Siap diambil")

STEP_VERBS: dict[StepKind, str] = {
    StepKind.VERIFY: "Selesai diverifikasi",
    StepKind.SURVEY: "Survei selesai, memenuhi syarat",
    StepKind.DRAFT: "Surat selesai dibuat",
    StepKind.PROCESS: "Selesai diproses",
    StepKind.CONSULT: "Belum terjawab, teruskan",
    StepKind.RESPOND: "Sudah dijawab",
    StepKind.DECIDE: "Sudah diputuskan",
    StepKind.PAY: "Sudah dibayar",
    StepKind.ARCHIVE: "Sudah diarsipkan",
    StepKind.INITIAL: "Sudah diparaf",
    StepKind.SIGN: "Sudah ditandatangani",
    StepKind.REGISTER: "Ambil nomor register",
    StepKind.STAMP: "Sudah distempel",
    StepKind.HAND_OVER: "Serahkan",
}
"""What the button says that finishes a step."""


def state_at(steps: Sequence[Step], position: int) -> CaseState:
    """The state of a running case that waits at this position of its flow."""
    if position >= len(steps):
        return CaseState.DONE
    if steps[position].kind is StepKind.HAND_OVER:
        return CaseState.READY
    return CaseState.IN_PROGRESS


def moves(state: CaseState, steps: Sequence[Step], position: int) -> frozenset[Move]:
    """The legal moves of a case in this state at this step."""
    legal = LEGAL[state]
    step = steps[position] if position < len(steps) else None
    if step is None or step.kind is not StepKind.CONSULT or not _later_consult(steps, position):
        legal = legal - {Move.RESOLVE}
    # What was handed over is out of the house: another wish is another file.
    if position == 0 or steps[position - 1].kind is StepKind.HAND_OVER:
        legal = legal - {Move.STEP_BACK}
    if state is CaseState.DONE and any(step.kind is StepKind.HAND_OVER for step in steps):
        legal = legal - {Move.REOPEN}
    return legal


def check_move(move: Move, state: CaseState, steps: Sequence[Step], position: int, reason: str = "") -> None:
    """Raises IllegalMove unless the move is legal here and has its reason."""
    if move not in moves(state, steps, position):
        raise IllegalMove(
            f"Berkas ini {STATE_LABELS[state].lower()}, tidak bisa “{MOVE_LABELS[move].lower()}”.",
            "Buka lagi berkasnya untuk melihat keadaan terakhir.",
        )
    if move in REASON_NEEDED and not reason.strip():
        hint = "Tulis alasannya, karena akan dicetak." if move in PRINTED_REASON else "Tulis alasannya untuk riwayat."
        raise IllegalMove("Alasan belum diisi.", hint, field="reason")


def resolved_position(steps: Sequence[Step], position: int) -> int:
    """Where a consultation goes on once it is answered: past the rest of the ladder."""
    while position < len(steps) and steps[position].kind is StepKind.CONSULT:
        position += 1
    return position


def _later_consult(steps: Sequence[Step], position: int) -> bool:
    return any(step.kind is StepKind.CONSULT for step in steps[position + 1 :])


def step_verb(steps: Sequence[Step], position: int) -> str:
    """What the button says that finishes this step; the last of a consultation ladder cannot be passed on."""
    kind = steps[position].kind
    if kind is StepKind.CONSULT and not _later_consult(steps, position):
        return "Konsultasi selesai"
    return STEP_VERBS[kind]


def signing_seat(steps: Sequence[Step]) -> str:
    """The seat that signs last in this flow, or '' when nobody signs."""
    signing = [step.actor for step in steps if step.kind is StepKind.SIGN]
    return signing[-1] if signing else ""
