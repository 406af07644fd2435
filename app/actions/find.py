"""Finding a case by the number that is typed or scanned: its own, or that of its letter."""

from __future__ import annotations

from app.errors import NotFound, UserError
from app.model.case import Case
from app.ports import UnitOfWork
from app.rules.books.numbering import is_case_number_like, read_case_number
from app.rules.wording import one_line

_LONGEST = 60
"""No number is longer; what was pasted by mistake is not said back whole."""


def find_case(typed: str, uow: UnitOfWork) -> Case:
    """The case that a number means. Raises NotFound, or UserError for a case number whose check digit is wrong."""
    text = one_line(typed)
    number = read_case_number(text)
    if number is not None:
        return uow.cases.get(number)
    entry = uow.register.by_number(text)
    if entry is not None and entry.case_id is not None:
        return uow.cases.by_id(entry.case_id)
    if is_case_number_like(text):
        raise UserError(
            f"Angka periksa pada nomor berkas {text} salah.", "Ketik lagi nomornya, atau pindai barcodenya."
        )
    shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    raise NotFound(f"Nomor {shown} tidak ada.", "Tulis nomor berkas seperti 2611-0423-5, atau nomor register.")
