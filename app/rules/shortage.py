"""What a file that was taken in turns out to lack: it waits for its applicant until that is brought."""

from __future__ import annotations

from collections.abc import Sequence

from app.errors import UserError
from app.model.case import Case, CaseEvent, CaseState, Move
from app.rules.checklist import Missing, missing
from app.rules.secrecy import papers_excused
from app.rules.wording import one_line


def lacking(case: Case) -> tuple[Missing, ...]:
    """The papers that are not there, of a file that needs them."""
    if papers_excused(case.particulars):
        return ()
    return missing(case.standard, case.answers, case.ticks)


def shortage_words(found: Sequence[Missing]) -> str:
    """What is lacking, for the history: 'Berkas kurang 2: Fotokopi KTP; Pas foto.'"""
    papers = "; ".join(one_line(one.row.text).rstrip(".") for one in found)
    return f"Berkas kurang {len(found)}: {papers}."


def waits_for_papers(case: Case) -> bool:
    """Whether a file is with its applicant because something is lacking."""
    return case.state is CaseState.RETURNED and bool(lacking(case))


def lists_papers(case: Case, event: CaseEvent) -> bool:
    """Whether the slip of the move that brought the file where it is lists what is lacking."""
    return event.move is Move.RETURN_AT_INTAKE or (event.move is Move.RETURN and waits_for_papers(case))


def check_nothing_lacking(case: Case) -> None:
    """Raises UserError for a file that is taken back while something is still lacking."""
    found = lacking(case)
    if found:
        raise UserError(
            f"Berkas {case.number} masih kurang {len(found)}: {one_line(found[0].row.text).rstrip('.')}.",
            "Buka berkasnya, lalu centang yang sudah dibawa lewat Perbaiki isian.",
        )
