"""Code 128 and QR as vectors: one filled path each, so that no printer or screen shows seams between the bars.

Both paint their quiet zone white first, so that nothing below (a watermark) disturbs a scanner.
"""

from __future__ import annotations

from functools import lru_cache

import segno
from barcode.codex import Code128
from reportlab.pdfgen.canvas import Canvas

from reports.style import MM

# Measured: scans from 72-150 dpi renders and from cheap counter scanners.
MODULE_MM = 0.53
CODE128_QUIET = 10  # modules, ISO/IEC 15417
QR_QUIET = 4  # modules, ISO/IEC 18004
QR_MODULE_MM = 0.5  # smallest QR module that still scans from a 150 dpi copy
QR_MIN_MM = 20.0

Run = tuple[int, int]
Rectangle = tuple[int, int, int, int]


def _runs(modules: str) -> tuple[Run, ...]:
    """Start and length of each run of dark modules."""
    runs: list[Run] = []
    for at, module in enumerate(modules):
        if module != "1":
            continue
        if runs and sum(runs[-1]) == at:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((at, 1))
    return tuple(runs)


class _Code128(Code128):
    """Code 128 without a slip of python-barcode 0.16.1, which takes a leading "99" for a change of character set."""

    def _try_to_optimize(self, encoded: list[int]) -> list[int]:
        return encoded if self.code[:2].isdigit() else super()._try_to_optimize(encoded)


def code128_width(text: str) -> float:
    """Width in points of the bars at their full size, without quiet zone."""
    (modules,) = _Code128(text).build()
    return len(modules) * MODULE_MM * MM


def draw_code128(canvas: Canvas, text: str, x: float, y: float, height: float, room: float) -> float:
    """Draw the bars with their lower left corner at (x, y), not counting the quiet zone; return their width.

    `room` is the most that the bars may take; a long text gets narrower modules rather than running off the paper.
    """
    (modules,) = _Code128(text).build()
    module = min(MODULE_MM * MM, room / len(modules))
    total = module * len(modules)
    quiet = CODE128_QUIET * module
    _blank(canvas, x - quiet, y - MM, total + 2 * quiet, height + 2 * MM)
    path = canvas.beginPath()
    for start, length in _runs(modules):
        path.rect(x + start * module, y, length * module, height)
    canvas.setFillGray(0)
    canvas.drawPath(path, stroke=0, fill=1)
    return total


@lru_cache(maxsize=8)
def _qr(text: str) -> tuple[int, tuple[Rectangle, ...]]:
    """Modules a side and the dark rectangles (column, row from the top, width, height), equal runs merged."""
    # Segno raises the error level where that costs no module; M is the least.
    code = segno.make_qr(text, error="m")
    rectangles: list[Rectangle] = []
    growing: dict[Run, Rectangle] = {}
    for at, row in enumerate(code.matrix):
        now: dict[Run, Rectangle] = {}
        for run in _runs("".join("1" if module else "0" for module in row)):
            above = growing.pop(run, None)
            now[run] = (run[0], above[1], run[1], above[3] + 1) if above else (run[0], at, run[1], 1)
        rectangles.extend(growing.values())
        growing = now
    rectangles.extend(growing.values())
    return len(code.matrix), tuple(rectangles)


def qr_side(text: str) -> float:
    """Side of the dark square in points, without quiet zone: 20 mm, larger when the text asks for many modules."""
    modules, _ = _qr(text)
    return max(QR_MIN_MM, modules * QR_MODULE_MM) * MM


def qr_quiet(text: str) -> float:
    """Width in points of the white that belongs around the dark square."""
    return QR_QUIET * qr_side(text) / _qr(text)[0]


def draw_qr(canvas: Canvas, text: str, x: float, y: float) -> None:
    """Draw the code with the lower left corner of its dark square at (x, y)."""
    modules, rectangles = _qr(text)
    side = qr_side(text)
    module = side / modules
    quiet = QR_QUIET * module
    _blank(canvas, x - quiet, y - quiet, side + 2 * quiet, side + 2 * quiet)
    path = canvas.beginPath()
    for column, row, wide, high in rectangles:
        path.rect(x + column * module, y + side - (row + high) * module, wide * module, high * module)
    canvas.setFillGray(0)
    canvas.drawPath(path, stroke=0, fill=1)


def _blank(canvas: Canvas, x: float, y: float, wide: float, high: float) -> None:
    canvas.setFillGray(1)
    canvas.rect(x, y, wide, high, stroke=0, fill=1)
