"""Exports: what was text stays text in XLSX and CSV, dates are dates, nothing is ever a formula."""

import csv
import datetime as dt
import io
import re
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserError
from app.model.papers import CellKind, SheetColumn, SheetContent
from reports import sheets
from reports.renderer import PdfRenderer

RENDERER = PdfRenderer()
SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
COLUMNS = (
    SheetColumn("No.", CellKind.NUMBER, 6),
    SheetColumn("NIK", CellKind.TEXT, 20),
    SheetColumn("Tanggal", CellKind.DATE, 12),
    SheetColumn("Selesai", CellKind.MOMENT, 18),
)
DAY, MOMENT = dt.date(2026, 11, 3), dt.datetime(2026, 11, 30, 9, 14)
CONTENT = SheetContent(
    "Register",
    "Buku Register & Agenda 2026",
    COLUMNS,
    ((1, "0099041052049800", DAY, MOMENT), (2, None, None, None), (1234567, "9914105204980001", DAY, None)),
)


def texts(*values):
    return replace(CONTENT, columns=(SheetColumn("Isi"),), rows=tuple((value,) for value in values))


def part(data, name):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return ElementTree.fromstring(archive.read(name))


def worksheet(content):
    return part(RENDERER.sheet(content), "xl/worksheets/sheet1.xml")


def cells(content):
    """Address, kind of value, value and style of each cell, as a spreadsheet reads them."""
    found = {}
    for cell in worksheet(content).iter(f"{SPACE}c"):
        assert cell.find(f"{SPACE}f") is None
        text, number = cell.find(f"{SPACE}is/{SPACE}t"), cell.find(f"{SPACE}v")
        if text is not None:
            # A spreadsheet reads _x0041_ as a letter; what was typed so is written _x005F_x0041_.
            value = re.sub("_x([0-9a-fA-F]{4})_", lambda code: chr(int(code[1], 16)), text.text or "")
            found[cell.get("r")] = ("text", value, int(cell.get("s")))
        elif number is not None:
            assert cell.get("t") in (None, "n")
            found[cell.get("r")] = ("number", float(number.text), int(cell.get("s")))
    return found


def formats(content):
    """The number format of each style."""
    styles = part(RENDERER.sheet(content), "xl/styles.xml")
    own = {entry.get("numFmtId"): entry.get("formatCode") for entry in styles.iter(f"{SPACE}numFmt")}
    return [own.get(xf.get("numFmtId"), xf.get("numFmtId")) for xf in styles.find(f"{SPACE}cellXfs")]


def csv_rows(content):
    data = RENDERER.csv(content)
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_a_nik_stays_text_with_its_leading_zeros():
    assert cells(CONTENT)["B2"][:2] == ("text", "0099041052049800")
    assert csv_rows(CONTENT)[1][1] == "0099041052049800"


def test_numbers_dates_and_moments_are_typed_and_shown_the_indonesian_way():
    found, looks = cells(CONTENT), formats(CONTENT)
    assert found["A4"][:2] == ("number", 1234567)
    assert found["C2"][:2] == ("number", (DAY - dt.date(1899, 12, 30)).days)
    assert found["D2"][1] == pytest.approx((MOMENT - dt.datetime(1899, 12, 30)) / dt.timedelta(days=1))
    assert looks[found["C2"][2]] == "dd-mm-yyyy"
    assert looks[found["D2"][2]] == 'dd-mm-yyyy hh"."mm'
    assert looks[found["B2"][2]] == "@"  # text, also when somebody types into the cell later
    assert csv_rows(CONTENT)[1:3] == [["1", "0099041052049800", "03-11-2026", "30-11-2026 09.14"], ["2", "", "", ""]]


def test_heads_are_bold_frozen_and_filterable_and_the_title_stands_in_the_header():
    data = RENDERER.sheet(CONTENT)
    sheet = part(data, "xl/worksheets/sheet1.xml")
    assert [cells(CONTENT)[f"{column}1"][1] for column in "ABCD"] == ["No.", "NIK", "Tanggal", "Selesai"]
    assert sheet.find(f".//{SPACE}pane").attrib["state"] == "frozen"
    assert sheet.find(f".//{SPACE}pane").attrib["ySplit"] == "1"
    assert sheet.find(f"{SPACE}autoFilter").attrib["ref"] == "A1:D4"
    assert "Buku Register && Agenda 2026" in sheet.find(f".//{SPACE}oddHeader").text
    assert [float(column.get("width")) // 1 for column in sheet.iter(f"{SPACE}col")] == [6, 20, 12, 18]
    head = cells(CONTENT)["A1"][2]
    styles = part(data, "xl/styles.xml")
    font = styles.find(f"{SPACE}cellXfs")[head].get("fontId")
    assert styles.find(f"{SPACE}fonts")[int(font)].find(f"{SPACE}b") is not None


FORMULAS = ["=1+1", "+62812", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1", "=HYPERLINK(0)", "＝1"]  # the last wide


@pytest.mark.parametrize("text", FORMULAS)
def test_nothing_is_ever_a_formula(text):
    content = texts(text)
    assert cells(content)["A2"][:2] == ("text", text.replace("\r", "\n"))
    assert csv_rows(content)[1] == ["'" + text.replace("\r", "\n")]
    heads = replace(content, columns=(SheetColumn(text),), title=text)
    assert cells(heads)["A1"][0] == "text"
    assert csv_rows(heads)[0][0].startswith("'")


def test_addresses_and_numbers_in_text_stay_what_they_are():
    given_texts = ("http://contoh.go.id", "mailto:a@b", "1e5", "TRUE", "{=1}", "03-11-2026", "007", "_x0041_", " x ")
    found = cells(texts(*given_texts))
    assert [found[f"A{row}"][:2] for row in range(2, 2 + len(given_texts))] == [("text", one) for one in given_texts]
    assert worksheet(texts(*given_texts)).find(f"{SPACE}hyperlinks") is None


LEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
HOSTILE = st.one_of(st.text(), st.sampled_from([*FORMULAS, 'a;"b"\r\nc', "\x00\x07", "\ud800x", "a" * 40_000, "<&>"]))


@given(st.lists(st.tuples(HOSTILE, HOSTILE), min_size=1, max_size=8))
def test_text_in_is_text_out(rows):
    content = replace(CONTENT, columns=(SheetColumn("Kiri"), SheetColumn("Kanan")), rows=tuple(rows))
    found, listed = cells(content), csv_rows(content)
    assert len(listed) == len(rows) + 1
    for number, row in enumerate(rows, start=2):
        for column, text in zip("AB", row, strict=True):
            kept = LEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
            in_sheet = found.get(f"{column}{number}", ("text", ""))[:2]
            assert in_sheet == ("text", kept if len(kept) <= 32_767 else kept[:32_766] + "…")
            in_csv = listed[number - 1]["AB".index(column)]
            assert in_csv in (kept, f"'{kept}")
            assert not in_csv.startswith(("=", "+", "-", "@", "\t", "\r"))


@given(
    st.lists(
        st.tuples(
            st.one_of(st.none(), st.integers()),
            st.none(),
            st.one_of(st.none(), st.dates(), st.datetimes()),
            st.one_of(st.none(), st.datetimes(), st.dates()),
        ),
        max_size=6,
    )
)
def test_any_day_and_any_count_can_be_exported(rows):
    found = cells(replace(CONTENT, rows=tuple(rows)))
    for number, (count, _, day, _) in enumerate(rows, start=2):
        if count is not None:
            kind, value, _ = found[f"A{number}"]
            assert (kind, value) == (("number", count) if abs(count) < 10**15 else ("text", str(count)))
        if day is not None:
            plain = day.date() if isinstance(day, dt.datetime) else day
            kind, value, _ = found[f"C{number}"]
            if plain >= dt.date(1900, 3, 1):
                assert (kind, value) == ("number", (plain - dt.date(1899, 12, 30)).days)
            else:
                assert kind == "text"


@pytest.mark.parametrize("name", ["", "History", "'a'", "[2026]: a/b\\c*?", "x" * 90, "'" + "y" * 40, "\x00", "Rekap"])
def test_any_name_of_a_sheet_is_made_one_that_excel_takes(name):
    book = part(RENDERER.sheet(replace(CONTENT, name=name)), "xl/workbook.xml")
    shown = book.find(f".//{SPACE}sheet").get("name")
    assert 1 <= len(shown) <= 31
    assert not re.search(r"[\[\]:*?/\\]|^'|'$", shown)
    assert shown.lower() != "history"


@pytest.mark.parametrize("title", ["", "&" * 300, "12 laporan", "&C&P"])
def test_any_title_fits_the_header(title):
    assert len(worksheet(replace(CONTENT, title=title)).find(f".//{SPACE}oddHeader").text) <= 255


def test_csv_is_what_an_indonesian_excel_opens():
    data = RENDERER.csv(texts('a;"b"', "é"))
    assert data == '\ufeffIsi\r\n"a;""b"""\r\né\r\n'.encode()


def test_an_empty_export_has_its_heads():
    content = replace(CONTENT, rows=())
    assert [cell[1] for cell in cells(content).values()] == ["No.", "NIK", "Tanggal", "Selesai"]
    assert csv_rows(content) == [["No.", "NIK", "Tanggal", "Selesai"]]


def test_same_content_same_bytes():
    assert RENDERER.sheet(CONTENT) == RENDERER.sheet(CONTENT)
    assert RENDERER.csv(CONTENT) == RENDERER.csv(CONTENT)


def test_more_rows_than_excel_holds_are_refused_with_a_way_out(monkeypatch):
    monkeypatch.setattr(sheets, "MOST_ROWS", 2)
    with pytest.raises(UserError) as refusal:
        RENDERER.sheet(CONTENT)
    assert "CSV" in refusal.value.full


def test_no_file_is_left_behind(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    RENDERER.sheet(CONTENT)
    assert list(tmp_path.iterdir()) == []
