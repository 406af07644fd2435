"""Sizes, greys and lengths shared by the papers. Lengths are points unless a name says mm; grey 0 is black, 1 white."""

from __future__ import annotations

import datetime as dt

from app.model.papers import PaperSize

MM = 72 / 25.4

# F4 is the Indonesian folio; the others are ISO 216.
PAGE_MM: dict[PaperSize, tuple[float, float]] = {
    PaperSize.A5: (148, 210),
    PaperSize.A4: (210, 297),
    PaperSize.F4: (215, 330),
}

INK = 0.0
SOFT = 0.27  # labels and captions: still black after a one-bit fax or copier
RULE = 0.42  # thin rules inside tables: grey on a printer, still there after a one-bit copier
SHADE = 0.93  # table heads
WATERMARK = 0.92

# Where the capitals of Arial stand in their line: centred, so that boxes and rules look even above and below.
CAP_HEIGHT = 0.716

MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)


def page_size(paper: PaperSize, *, landscape: bool = False) -> tuple[float, float]:
    """Width and height of a paper in points."""
    wide, high = PAGE_MM[paper]
    return (high * MM, wide * MM) if landscape else (wide * MM, high * MM)


def baseline(top: float, leading: float, size: float) -> float:
    """The baseline of a line whose box begins at `top` and is `leading` high, capitals centred in it."""
    return top - (leading + CAP_HEIGHT * size) / 2


def moment(at: dt.datetime) -> str:
    """Date and time as printed: 23 November 2026 pukul 09.14."""
    return f"{at.day} {MONTHS[at.month - 1]} {at.year} pukul {at:%H.%M}"


def number(count: int) -> str:
    """A count as printed: 12.345."""
    return f"{count:,}".replace(",", ".")
