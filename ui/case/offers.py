"""What can be done with a case now, without Qt: the one big button, the papers, and the ways out of the flow."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from app.model.case import CaseState, Move
from app.rules.flow import NOTE_NEEDED, moves, step_verb
from app.rules.papers.move_slips import SLIP_TITLES
from app.rules.shortage import lists_papers, waits_for_papers
from ui.case.reading import CaseView


class Main(Enum):
    """What the one big button does."""

    NOTHING = "nothing"
    ADVANCE = "advance"
    HAND_OVER = "hand_over"
    RESUME = "resume"
    CONTINUE = "continue"
    MEND = "mend"


class Out(Enum):
    """A way out of the flow, or a mending; in the order in which they are asked for most."""

    RETURN = "return"
    REOPEN = "reopen"
    STEP_BACK = "step_back"
    CORRECT = "correct"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"
    RALAT = "ralat"
    PRIORITY = "priority"
    UNDO = "undo"


OUT_WORDS = {
    Out.RETURN: "&Kembalikan ke pemohon…",
    Out.REOPEN: "&Buka kembali…",
    Out.STEP_BACK: "Kembalikan satu &meja…",
    Out.CORRECT: "&Perbaiki isian…",
    Out.REFUSE: "&Tolak…",
    Out.WITHDRAW: "&Cabut permohonan…",
    Out.RALAT: "&Ralat buku register…",
    Out.PRIORITY: "P&rioritas",
    Out.UNDO: "&Batalkan langkah terakhir…",
}
"""The words of a way out, the letter that chooses it in the menu marked."""
TURNING_DOWN = (Out.RETURN, Out.STEP_BACK, Out.REFUSE)
"""What is left to do with a file whose step cannot be finished as it was found."""
_LEGAL = {
    Out.RETURN: Move.RETURN,
    Out.REOPEN: Move.REOPEN,
    Out.STEP_BACK: Move.STEP_BACK,
    Out.CORRECT: Move.CORRECT,
    Out.REFUSE: Move.REFUSE,
    Out.WITHDRAW: Move.WITHDRAW,
    Out.PRIORITY: Move.CORRECT,
}


@dataclass(frozen=True, slots=True)
class Offers:
    """What can be done with the case now; empty words are not offered. `copy`: the letter is there already."""

    main: Main
    words: str
    note: str
    resolve: bool
    outs: tuple[Out, ...]
    letter: str
    copy: bool
    draft: bool
    receipt: bool
    slip: str


def offers(view: CaseView) -> Offers:
    """What can be done with the case now."""
    case = view.case
    legal = moves(case.state, case.steps, case.position)
    main, words, note = Main.NOTHING, "", ""
    if Move.RECEIVE in legal:
        main, words = Main.CONTINUE, "Lanjutkan penerimaan"
    elif Move.HAND_OVER in legal:
        main, words = Main.HAND_OVER, "Serahkan"
    elif Move.RESUME in legal and waits_for_papers(case):
        main, words = Main.MEND, "Centang yang dibawa…"
    elif Move.RESUME in legal:
        main, words = Main.RESUME, "Terima kembali"
    elif Move.ADVANCE in legal and case.step is not None:
        main, words = Main.ADVANCE, step_verb(case.steps, case.position)
        note = NOTE_NEEDED.get(case.step.kind, "")
    open_now = case.state in (CaseState.IN_PROGRESS, CaseState.READY)
    current = view.entry.number if view.entry else ""
    ended = case.state in (CaseState.REFUSED, CaseState.WITHDRAWN)  # nobody takes its letter for an issued one
    copy = view.kept_number is not None and not ended and (not open_now or view.kept_number == current)
    letter = ""
    if copy:
        letter = "Cetak salinan surat"
    elif view.has_letter and open_now:
        letter = "Cetak surat"
    return Offers(
        main=main,
        words=words,
        note=note,
        resolve=Move.RESOLVE in legal,
        outs=_outs(view, legal),
        letter=letter,
        copy=copy,
        draft=view.has_letter and open_now,
        receipt=case.complete_at is not None,
        slip=_slip(view),
    )


def _outs(view: CaseView, legal: frozenset[Move]) -> tuple[Out, ...]:
    asked = {out for out, move in _LEGAL.items() if move in legal}
    if view.ralat is not None:
        asked.add(Out.RALAT)
    if view.undoable is not None:
        asked.add(Out.UNDO)
    return tuple(out for out in Out if out in asked)


def _slip(view: CaseView) -> str:
    if view.printed is None:
        return ""
    move = Move.RETURN_AT_INTAKE if lists_papers(view.case, view.printed) else view.printed.move
    return f"Cetak {_lower_first(SLIP_TITLES[move])}"


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]
