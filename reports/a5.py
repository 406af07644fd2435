"""The parts of the A5 papers that a citizen takes home: head, number with barcode, rows, box, note, foot.

A part is measured when it is made (`height`, points) and drawn from its top. Sizes depend on the `Setting`: the papers
have one page whatever is on them, so a long list sets everything tighter and then smaller.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from app.errors import UserError
from app.model.papers import Pair, PaperSize
from reports import codes, fonts
from reports.fonts import width
from reports.page import Sheet
from reports.style import MM, PAGE_MM, SOFT
from reports.text import fit, fit_lines, wrap

LEFT = 12 * MM
RIGHT = (PAGE_MM[PaperSize.A5][0] - 12) * MM
ROOM = RIGHT - LEFT
TOP = (PAGE_MM[PaperSize.A5][1] - 11) * MM
BOTTOM = 11 * MM
FOOT_GAP = 3.5 * MM


@dataclass(frozen=True, slots=True)
class Setting:
    """How the page is set: the scale of everything but the lists, and size and columns of the lists."""

    scale: float
    listed: float
    columns: int = 1


def settings() -> Iterator[Setting]:
    """From roomy to tiny. Two columns come before the next smaller type: a list of short names stays readable."""
    yield from (Setting(1.0, 9.5), Setting(1.0, 9), Setting(0.92, 9), Setting(0.85, 9), Setting(0.82, 8.5))
    # Steps of a quarter: a list that just fails to fit loses no more than it must.
    for size in (quarters / 4 for quarters in range(32, 11, -1)):
        scale = min(0.8, size / 9 if size >= 6 else size / 9.5)
        yield Setting(scale, size)
        yield Setting(scale, size, 2)


def _small(size: float, scale: float) -> float:
    """Small type shrinks less than the rest while that leaves it readable; only a page about to overflow takes all."""
    return size * max(scale, 0.85 if scale >= 0.6 else 0.65 if scale >= 0.45 else 0.0)


class Part(Protocol):
    """Something with a height that can be drawn from its top."""

    height: float

    def draw(self, sheet: Sheet, top: float) -> None: ...


class Gap:
    """White space."""

    def __init__(self, height: float) -> None:
        self.height = height

    def draw(self, sheet: Sheet, top: float) -> None:
        pass


def compose(parts: Callable[[Setting], Sequence[Part]], foot_top: float) -> Sequence[Part]:
    """The parts in the roomiest setting that ends above the foot."""
    for setting in settings():
        made = parts(setting)
        if sum(part.height for part in made) <= TOP - foot_top - FOOT_GAP:
            return made
    raise UserError("Isi lembar terlalu panjang untuk satu halaman A5.", "Singkatkan keterangan atau jumlah berkasnya.")


def draw_all(sheet: Sheet, parts: Sequence[Part]) -> None:
    """Draw the parts below each other from the top of the page."""
    top = TOP
    for part in parts:
        part.draw(sheet, top)
        top -= part.height


class Head:
    """Office and address at left, date and time at right, a rule below."""

    def __init__(self, office: str, address: str, date_line: str, time_line: str, setting: Setting) -> None:
        scale = setting.scale
        self._lead = 4.4 * MM * scale + 1.2
        self._small = _small(9, scale)
        right = [*wrap(date_line, fonts.REGULAR, self._small, ROOM * 0.42)]
        right += wrap(time_line, fonts.REGULAR, self._small, ROOM * 0.42)
        taken = max((width(line, fonts.REGULAR, self._small) for line in right), default=0.0)
        room = ROOM - taken - 6 * MM
        self._size, self._office = fit_lines(office, fonts.BOLD, 12.5 * scale, room, 9 * scale)
        self._address = wrap(address, fonts.REGULAR, self._small, room)
        self._dates = right
        rows = max(len(self._office) + len(self._address), len(right))
        self.height = rows * self._lead + 2.5 * MM * scale + 0.8

    def draw(self, sheet: Sheet, top: float) -> None:
        under = sheet.block(LEFT, top, self._office, size=self._size, leading=self._lead, bold=True)
        sheet.block(LEFT, under, self._address, size=self._small, leading=self._lead, grey=SOFT)
        sheet.block(RIGHT, top, self._dates, size=self._small, leading=self._lead, align="right")
        sheet.rule(LEFT, RIGHT, top - self.height + 0.4, 0.8)


class Title:
    """The title, and below it the barcode of the number with the number in words for eyes and telephones."""

    def __init__(self, title: str, number: str, setting: Setting) -> None:
        scale = setting.scale
        self._size, self._title = fit_lines(title, fonts.BOLD, 16 * scale, ROOM, 12 * scale)
        self._lead = self._size * 1.3
        self._number = number
        self._bars = max(10.0, 14 * scale) * MM
        self._digits = 12.5 * max(scale, 0.8)
        self.height = len(self._title) * self._lead
        if number:
            self.height += 2 * MM + self._bars + self._digits * 1.35

    def draw(self, sheet: Sheet, top: float) -> None:
        top = sheet.block(LEFT, top, self._title, size=self._size, leading=self._lead, bold=True)
        if not self._number:
            return
        top -= 2 * MM + self._bars
        codes.draw_code128(sheet.canvas, self._number, LEFT, top, self._bars, ROOM)
        size = fit(self._number, fonts.BOLD, self._digits, ROOM, 5)
        sheet.block(LEFT, top, [self._number], size=size, leading=self._digits * 1.35, bold=True)


class Rows:
    """Label : value pairs, values hanging under each other."""

    def __init__(self, rows: Sequence[Pair], setting: Setting) -> None:
        self._size = size = 10.5 * setting.scale
        self._lead = size * (1.5 if setting.scale > 0.9 else 1.3)
        widest = max((width(row.label, fonts.REGULAR, size) for row in rows), default=0.0)
        self._label = min(max(widest, 24 * MM * setting.scale) + 3 * MM, ROOM * 0.42)
        self._value = LEFT + self._label + 3 * MM
        self._rows: list[tuple[list[str], list[str], bool]] = []
        for row in rows:
            font = fonts.BOLD if row.strong else fonts.REGULAR
            labels = wrap(row.label, fonts.REGULAR, size, self._label - 2 * MM)
            self._rows.append((labels, wrap(row.value, font, size, RIGHT - self._value), row.strong))
        # A value of several lines stands a little tighter than the rows do.
        self._inner = size * 1.22
        self.height = sum(map(self._high, self._rows))

    def _high(self, row: tuple[list[str], list[str], bool]) -> float:
        return self._lead + (max(1, len(row[0]), len(row[1])) - 1) * self._inner

    def draw(self, sheet: Sheet, top: float) -> None:
        for row in self._rows:
            labels, values, strong = row
            text = top - (self._lead - self._inner) / 2
            sheet.block(LEFT, text, labels, size=self._size, leading=self._inner, grey=SOFT)
            sheet.block(LEFT + self._label, text, [":"], size=self._size, leading=self._inner, grey=SOFT)
            sheet.block(self._value, text, values, size=self._size, leading=self._inner, bold=strong)
            top -= self._high(row)


class Box:
    """A framed sentence: `lead` in regular type, `strong` after it in bold, a small `note` below."""

    def __init__(self, lead: str, strong: str, note: str, setting: Setting) -> None:
        scale = setting.scale
        self._pad_x = 4 * MM * scale
        self._pad_y = 2.6 * MM * scale
        room = ROOM - 2 * self._pad_x
        self._size = 12 * scale
        self._small = _small(8.5, scale)
        offset = width(f"{lead} ", fonts.REGULAR, self._size) if lead else 0.0
        if offset > room / 2:  # a long lead gets lines of its own
            self._leads, offset = wrap(lead, fonts.REGULAR, self._size, room), 0.0
        else:
            self._leads = []
        self._lead = lead if offset else ""
        self._offset = offset
        self._strong = wrap(strong, fonts.BOLD, self._size, room, offset)
        self._note = wrap(note, fonts.REGULAR, self._small, room)
        lines = len(self._leads) + max(len(self._strong), 1 if self._lead else 0)
        self.height = lines * self._size * 1.3 + len(self._note) * self._small * 1.3 + 2 * self._pad_y

    def draw(self, sheet: Sheet, top: float) -> None:
        canvas = sheet.canvas
        canvas.setStrokeGray(0)
        canvas.setLineWidth(0.9)
        canvas.roundRect(LEFT, top - self.height, ROOM, self.height, 2 * MM, stroke=1, fill=0)
        x, at, lead = LEFT + self._pad_x, top - self._pad_y, self._size * 1.3
        at = sheet.block(x, at, self._leads, size=self._size, leading=lead)
        if self._lead:
            sheet.block(x, at, [self._lead], size=self._size, leading=lead)
        sheet.block(x + self._offset, at, self._strong[:1], size=self._size, leading=lead, bold=True)
        under = at - (lead if self._lead or self._strong else 0)
        under = sheet.block(x, under, self._strong[1:], size=self._size, leading=lead, bold=True)
        sheet.block(x, under, self._note, size=self._small, leading=self._small * 1.3, grey=SOFT)


class Note:
    """A closing sentence."""

    def __init__(self, text: str, setting: Setting) -> None:
        self._size = _small(9, setting.scale)
        self._lines = wrap(text, fonts.REGULAR, self._size, ROOM)
        self.height = len(self._lines) * self._size * 1.32

    def draw(self, sheet: Sheet, top: float) -> None:
        sheet.block(LEFT, top, self._lines, size=self._size, leading=self._size * 1.32)


class Foot:
    """Survey code or the applicant's signature at left (if any), the officer's at right.

    `top` is what the rest must stay above.
    """

    def __init__(self, survey_url: str, caption: Sequence[str], officer: str, applicant: str = "") -> None:
        self._url = survey_url
        self._caption = caption
        self._size, self._officer = fit_lines(officer, fonts.REGULAR, 9, 44 * MM, 7)
        self._widest = max(width(line, fonts.REGULAR, self._size) for line in (*self._officer, "Petugas,"))
        self._applicant_size, named = fit_lines(applicant, fonts.REGULAR, 9, 60 * MM, 7)
        self._applicant = named if applicant else []
        sign = (13 + 4 + 4 * max(len(self._officer), len(self._applicant))) * MM
        code = codes.qr_side(survey_url) + codes.qr_quiet(survey_url) if survey_url else 0.0
        self.top = BOTTOM + max(sign, code)
        self._sign_top = BOTTOM + sign

    def draw(self, sheet: Sheet) -> None:
        if self._url:
            codes.draw_qr(sheet.canvas, self._url, LEFT, BOTTOM)
            x = LEFT + codes.qr_side(self._url) + codes.qr_quiet(self._url)
            lead = 3.7 * MM
            sheet.block(x, BOTTOM + lead * len(self._caption), self._caption, size=8, leading=lead, grey=SOFT)
        if self._applicant:
            sheet.block(LEFT, self._sign_top, ["Pemohon,"], size=9, leading=4 * MM)
            end = BOTTOM + 4 * MM * len(self._applicant)
            sheet.block(LEFT, end, self._applicant, size=self._applicant_size, leading=4 * MM)
        centre = RIGHT - max(self._widest, 30 * MM) / 2
        sheet.block(centre, self._sign_top, ["Petugas,"], size=9, leading=4 * MM, align="centre")
        end = BOTTOM + 4 * MM * len(self._officer)
        sheet.block(centre, end, self._officer, size=self._size, leading=4 * MM, align="centre")
