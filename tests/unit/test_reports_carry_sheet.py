"""The lembar antar: every barcode scans from a 150 dpi print, nothing is lost over pages, signatures never alone."""

import io
from dataclasses import replace

import pypdf
import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from app.model.papers import Letterhead, PaperSize
from app.model.stack_paper import CarryContent, CarryRow
from app.rules.books.numbering import case_number, read_case_number
from app.rules.stacks import read_sheet_number, sheet_number
from reports.page import TRAINING_MARK, TRAINING_NOTE
from reports.renderer import PdfRenderer

RENDERER = PdfRenderer()
NUMBER = sheet_number(2026, 4)


def rows(count):
    return tuple(
        CarryRow(case_number(2026, 11, 400 + n), "SKTM", f"Contoh Ke {n}", "2 jam", "23-11-2026 10.24")
        for n in range(count)
    )


SHEET = CarryContent(
    head=Letterhead(("PEMERINTAH KABUPATEN PASURUAN", "KECAMATAN PRIGEN"), ("Jalan Raya Prigen Nomor 138",)),
    number=NUMBER,
    desk="Tanda tangan Camat",
    official="Pejabat Contoh Satu",
    date_line="Senin, 23 November 2026, pukul 09.10",
    rows=rows(10),
    officer="Petugas A",
)


def pages(content):
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(RENDERER.carry_sheet(content))).pages]


def codes_on(content, dpi=150, treat=lambda picture: picture):
    """What a scanner reads on each page, from the top down."""
    document = pypdfium2.PdfDocument(RENDERER.carry_sheet(content))
    found = []
    for page in document:
        picture = treat(page.render(scale=dpi / 72).to_pil().convert("L"))
        read = sorted(zxingcpp.read_barcodes(picture), key=lambda code: code.position.top_left.y)
        assert all(code.format == zxingcpp.BarcodeFormat.Code128 for code in read)
        found.append([code.text for code in read])
    document.close()
    return found


def one_bit(picture):
    return picture.convert("1", dither=Image.Dither.NONE).convert("L")


@pytest.mark.parametrize("treat", [lambda picture: picture, one_bit], ids=["grey", "one-bit"])
@pytest.mark.parametrize("training", [False, True], ids=["real", "training"])
@pytest.mark.parametrize("paper", [PaperSize.A4, PaperSize.F4])
def test_every_file_and_the_sheet_itself_scan_from_150_dpi(paper, training, treat):
    content = replace(SHEET, rows=rows(30), paper=paper, training=training)
    read = codes_on(content, treat=treat)
    for first, *_ in read:
        assert read_sheet_number(first) == NUMBER
    files = [read_case_number(text) for _, *texts in read for text in texts]
    assert files == [row.number for row in content.rows]


@pytest.mark.parametrize("count", [1, 12, 13, 14, 15, 16, 28, 29, 30, 31, 47])
def test_every_file_is_on_it_once_and_the_signatures_stand_below_the_last(count):
    texts = pages(replace(SHEET, rows=rows(count)))
    for row in rows(count):
        assert sum(f"{row.number}\n" in f"{text}\n" for text in texts) == 1
    assert ["Diterima oleh," in text for text in texts] == [False] * (len(texts) - 1) + [True]
    assert f"Contoh Ke {count - 1}" in texts[-1]
    for n, text in enumerate(texts, 1):
        assert f"Halaman {n} dari {len(texts)}" in text
        assert "Tanda tangan Camat" in text
        assert NUMBER in text


def test_a_page_holds_thirteen_files_and_the_signatures():
    assert len(pages(replace(SHEET, rows=rows(13)))) == 1


def test_a_reprint_says_so_and_a_training_sheet_is_marked():
    (plain,) = pages(SHEET)
    assert "Cetak ulang" not in plain
    assert TRAINING_MARK not in plain
    (marked,) = pages(replace(SHEET, copy_line="Cetak ulang 23-11-2026, pukul 10.02", training=True))
    assert "Cetak ulang 23-11-2026, pukul 10.02" in marked
    assert TRAINING_NOTE in marked


def test_long_and_strange_names_stay_in_their_row():
    odd = CarryRow(case_number(2026, 11, 1), "Rekomendasi pencairan " * 9, "<b>Nama & " * 40, "lewat 3 jam", "", True)
    (text,) = pages(replace(SHEET, rows=(odd, *rows(3)), official="Pejabat Contoh Dua " * 20))
    assert "…" in text
    assert "Contoh Ke 2" in text


def test_same_sheet_same_bytes():
    assert RENDERER.carry_sheet(SHEET) == RENDERER.carry_sheet(SHEET)
