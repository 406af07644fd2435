"""Signatures side by side below a paper of many parts: one stands at right, several share the width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.model.papers import SignatureBlock
from reports.flow import Frame, Whole
from reports.page import Sheet
from reports.signature import Signature
from reports.style import MM


class SignatureRow(Whole):
    """The signatures of a paper as one block."""

    def __init__(self, signatures: Sequence[SignatureBlock], frame: Frame, *, size: float, least: float) -> None:
        self._frame = frame
        if any(block.place_date for block in signatures):
            # Posts stand on one level though only one has place and date above it.
            signatures = [replace(block, place_date=block.place_date or "\u00a0") for block in signatures]
        each = frame.room / max(1, len(signatures))
        most = min(95 * MM, each - 4 * MM)
        self._blocks = [
            Signature(block, size=size, leading=size * 1.3, least=min(least, most), most=most) for block in signatures
        ]
        self.height = max((block.height for block in self._blocks), default=0.0)

    def draw(self, sheet: Sheet, top: float) -> None:
        """Draw them from `top` down."""
        frame, blocks = self._frame, self._blocks
        for number, block in enumerate(blocks):
            centre = frame.left + frame.room / len(blocks) * (number + 0.5)
            if len(blocks) == 1:
                centre = frame.right - block.width / 2
            block.draw(sheet, centre, top)
