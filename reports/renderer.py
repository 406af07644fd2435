"""The renderer that the rest of Loket is given: one method a paper, content in, bytes of a file out.

It keeps no state and may be used from any thread.
"""

from __future__ import annotations

from app.model.papers import (
    DocumentContent,
    LetterContent,
    ReceiptContent,
    ReportContent,
    SheetContent,
    SlipContent,
)
from app.model.stack_paper import CarryContent
from app.ports import Progress
from reports.carry_sheet import render_carry_sheet
from reports.document import render_document
from reports.letter import render_letter
from reports.receipt import render_receipt, render_slip
from reports.report import render_report


class PdfRenderer:
    """Papers as PDF. What an officer can mend raises UserError, a PC without fonts EnvironmentProblem."""

    def receipt(self, content: ReceiptContent) -> bytes:
        """The tanda terima, one A5 page."""
        return render_receipt(content)

    def slip(self, content: SlipContent) -> bytes:
        """The lembar kekurangan berkas, one A5 page."""
        return render_slip(content)

    def letter(self, content: LetterContent) -> bytes:
        """The letter, one A4 or F4 page."""
        return render_letter(content)

    def document(self, content: DocumentContent) -> bytes:
        """The paper of a procedure, as many portrait pages as it needs."""
        return render_document(content)

    def carry_sheet(self, content: CarryContent) -> bytes:
        """The lembar antar, as many portrait pages as its files need."""
        return render_carry_sheet(content)

    def report(self, content: ReportContent, progress: Progress | None = None) -> bytes:
        """The report; `progress` hears how many rows are done and stops the print by answering no."""
        return render_report(content, progress)

    def sheet(self, content: SheetContent) -> bytes:
        """The export as XLSX."""
        from reports.sheets import render_sheet  # an export is rare, a receipt must not wait for its library

        return render_sheet(content)

    def csv(self, content: SheetContent) -> bytes:
        """The export as CSV."""
        from reports.sheets import render_csv

        return render_csv(content)
