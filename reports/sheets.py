"""Exports for a spreadsheet: XLSX typed cell by cell, and CSV as an Indonesian Excel reads it.

What a person typed is text and stays text: no NIK turns into a number, no `=…` into a formula.
"""

from __future__ import annotations

import csv as csv_format
import datetime as dt
import re
import tempfile
from io import BytesIO, StringIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from app.errors import UserError
from app.model.papers import CellKind, SheetColumn, SheetContent

MOST_ROWS = 1_048_575  # of Excel, without the heads
_MOST_TEXT = 32_767  # characters of a cell in Excel
_MOST_NAME = 31
_MOST_HEADER = 110  # an ampersand counts double, and Excel takes 255
_FOLIO = 14  # 8.5 × 13 inch, which is F4
_FIRST_DAY = dt.date(1900, 3, 1)  # Excel counts a 29 February 1900 that never was
_CREATED = dt.datetime(2000, 1, 1)  # the same content gives the same bytes

# What XML cannot hold, and half characters; tab and new line stay.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")  # Excel reads the wide forms too

Value = str | int | dt.date | dt.datetime | None

_FORMATS: dict[CellKind, dict[str, object]] = {
    CellKind.TEXT: {"num_format": "@", "valign": "top"},
    CellKind.NUMBER: {"num_format": "#,##0", "valign": "top"},
    CellKind.DATE: {"num_format": "dd-mm-yyyy", "valign": "top", "align": "left"},
    CellKind.MOMENT: {"num_format": 'dd-mm-yyyy hh"."mm', "valign": "top", "align": "left"},
}


def _plain(text: str) -> str:
    """The text without what a file cannot hold; one kind of line end."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if text.isascii() and text.isprintable() else _ILLEGAL.sub("", text)


def _day(value: dt.date) -> str:
    return f"{value:%d-%m-}{value.year:04d}"


def _as_text(value: Value) -> str:
    """A value as CSV writes it, and XLSX where it has no type for it."""
    if isinstance(value, dt.datetime):
        return f"{_day(value)} {value:%H.%M}"
    if isinstance(value, dt.date):
        return _day(value)
    return "" if value is None else _plain(str(value))


def _typed(value: Value, kind: CellKind) -> Value:
    """The value as its column's kind has it; text where Excel cannot hold it otherwise."""
    if kind is CellKind.NUMBER and isinstance(value, int):
        # Excel keeps 15 digits; more of them are a name, not a count.
        return value if abs(value) < 10**15 else str(value)
    if kind in (CellKind.DATE, CellKind.MOMENT) and isinstance(value, dt.date):
        if isinstance(value, dt.datetime):
            value = value.replace(tzinfo=None) if kind is CellKind.MOMENT else value.date()
        day = value.date() if isinstance(value, dt.datetime) else value
        return value if day >= _FIRST_DAY else _as_text(value)
    return _as_text(value)


def render_sheet(content: SheetContent) -> bytes:
    """The table as XLSX. Rows go through a file of its own folder, so that 100,000 of them need little memory."""
    if len(content.rows) > MOST_ROWS:
        raise UserError(
            "Baris terlalu banyak untuk satu lembar Excel.", "Pilih masa yang lebih pendek, atau ekspor sebagai CSV."
        )
    buffer = BytesIO()
    with tempfile.TemporaryDirectory(prefix="loket-ekspor-") as folder:
        options = {
            "constant_memory": True,
            "tmpdir": folder,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        with xlsxwriter.Workbook(buffer, options) as book:
            _fill(book, content)
    return buffer.getvalue()


def _fill(book: xlsxwriter.Workbook, content: SheetContent) -> None:
    title = _plain(content.title)
    book.set_properties({"title": title, "created": _CREATED})
    sheet = book.add_worksheet(_sheet_name(content.name))
    _set_up_paper(sheet, title)
    formats = {kind: book.add_format(look) for kind, look in _FORMATS.items()}
    head = book.add_format({"bold": True, "num_format": "@", "bottom": 1, "valign": "vcenter", "text_wrap": True})
    for at, column in enumerate(content.columns):
        sheet.set_column(at, at, min(max(1, column.width), 255), formats[column.kind])
    for at, column in enumerate(content.columns):
        sheet.write_string(0, at, _cut(_plain(column.heading)), head)
    columns = [(at, column.kind, formats[column.kind]) for at, column in enumerate(content.columns)]
    for number, row in enumerate(content.rows, start=1):
        for (at, kind, look), value in zip(columns, row, strict=True):
            if value is not None:
                _write(sheet, number, at, _typed(value, kind), look)
    sheet.freeze_panes(1, 0)
    if content.columns:
        last = len(content.columns) - 1
        sheet.autofilter(0, 0, len(content.rows), last)
        # Excel marks each NIK as "a number stored as text"; here that is meant.
        sheet.ignore_errors({"number_stored_as_text": f"A1:{xlsxwriter.utility.xl_rowcol_to_cell(MOST_ROWS, last)}"})


def _write(sheet: Worksheet, row: int, column: int, value: Value, look: Format) -> None:
    if isinstance(value, str):
        sheet.write_string(row, column, _cut(value), look)
    elif isinstance(value, int):
        sheet.write_number(row, column, value, look)
    else:
        sheet.write_datetime(row, column, value, look)


def _set_up_paper(sheet: Worksheet, title: str) -> None:
    """Should the sheet be printed after all: folio across, all columns, title and heads on each page."""
    shown = " ".join(title.split())[:_MOST_HEADER].replace("&", "&&")
    sheet.set_header(f'&C&"Arial,Bold" {shown}')
    sheet.set_footer("&R&8Halaman &P dari &N")
    sheet.set_landscape()
    sheet.set_paper(_FOLIO)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _sheet_name(name: str) -> str:
    """A name that Excel takes."""
    kept = re.sub(r"[\[\]:*?/\\]", " ", " ".join(_plain(name).split()))
    kept = " ".join(kept.split()).strip("'")[:_MOST_NAME].strip("' ")
    return "Data" if not kept or kept.lower() == "history" else kept


def _cut(text: str) -> str:
    return text if len(text) <= _MOST_TEXT else text[: _MOST_TEXT - 1] + "…"


def render_csv(content: SheetContent) -> bytes:
    """The table as CSV, with the semicolons and the UTF-8 mark by which an Indonesian Excel knows it."""
    out = StringIO()
    writer = csv_format.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([_harmless(_plain(column.heading)) for column in content.columns])
    for row in content.rows:
        writer.writerow([_csv_cell(value, column) for column, value in zip(content.columns, row, strict=True)])
    return out.getvalue().encode("utf-8-sig")


def _csv_cell(value: Value, column: SheetColumn) -> str:
    text = _as_text(value.date() if column.kind is CellKind.DATE and isinstance(value, dt.datetime) else value)
    return _harmless(text) if isinstance(value, str) else text


def _harmless(text: str) -> str:
    """The text, with an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text
