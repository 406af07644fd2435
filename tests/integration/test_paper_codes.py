"""Bar code and survey code of each paper, read back by a scanner library from what a 150 dpi printer would give."""

from dataclasses import replace

import pypdfium2
import pytest
import zxingcpp
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from app.model.papers import (
    LetterContent,
    Letterhead,
    NumberLine,
    Pair,
    PaperLine,
    PaperSize,
    ReceiptContent,
    SignatureBlock,
    SlipContent,
)
from reports import codes
from reports.page import Sheet
from reports.renderer import PdfRenderer
from reports.style import MM

RENDERER = PdfRenderer()
URL = "https://skm.contoh.go.id/s/7F3K2"
NUMBER = "2611-0423-5"
PAPERS = tuple(PaperLine(f"Fotokopi kartu keluarga saksi {number}", "1 lembar") for number in range(14))

RECEIPT = ReceiptContent(
    office="KECAMATAN LEKOK",
    address="Jalan Raya Lekok Nomor 06",
    date_line="Senin, 23 November 2026",
    time_line="pukul 09.14",
    number=NUMBER,
    rows=(Pair("Pemohon", "RINA CONTOH"),),
    promise="Selesai:",
    promise_strong="hari ini, pukul 09.24",
    promise_note="Standar 10 menit.",
    papers=PAPERS,
    closing="Bawa lembar ini saat mengambil surat.",
    survey_url=URL,
    officer="Petugas A",
)
SLIP = SlipContent(
    office="KECAMATAN LEKOK",
    address="Jalan Raya Lekok Nomor 06",
    date_line="Senin, 23 November 2026",
    time_line="pukul 09.14",
    title="Lembar Kekurangan Berkas",
    number=NUMBER,
    rows=(Pair("Pemohon", "RINA CONTOH"),),
    reason="",
    missing=PAPERS[:5],
    brought=PAPERS[5:],
    closing="Bawa lembar ini saat kembali.",
    officer="Petugas A",
)
LETTER = LetterContent(
    head=Letterhead(("PEMERINTAH KABUPATEN PASURUAN", "KECAMATAN LEKOK"), ("Jalan Raya Lekok Nomor 06",)),
    title="SURAT REKOMENDASI",
    number=NumberLine("331/0187/424.308/2026"),
    opening="Yang bertanda tangan di bawah ini Camat Lekok memberikan rekomendasi kepada:",
    rows=(Pair("Nama", "RINA CONTOH", True),),
    body=("untuk mengajukan permohonan Surat Keterangan Catatan Kepolisian. " * 30,),
    closing="Demikian surat ini dibuat untuk dipergunakan sebagaimana mestinya.",
    signature=SignatureBlock("Lekok, 23 November 2026", ("CAMAT LEKOK,",), "NAMA PEJABAT CONTOH", "Pembina", "1999"),
    survey_url=URL,
    case_line=f"No. permohonan {NUMBER}",
    fee_line="Pelayanan ini tidak dipungut biaya.",
)
CODE128 = (zxingcpp.BarcodeFormat.Code128, NUMBER)
QR = (zxingcpp.BarcodeFormat.QRCode, URL)


def render(data, dpi=150):
    document = pypdfium2.PdfDocument(data)
    picture = document[0].render(scale=dpi / 72).to_pil().convert("L")
    document.close()
    return picture


def one_bit(picture):
    """As a fax, a cheap copier or a laser printer without greys gives it."""
    return picture.convert("1", dither=Image.Dither.NONE).convert("L")


def dotted(picture):
    """As a laser printer gives greys: scattered dots."""
    return picture.convert("1", dither=Image.Dither.FLOYDSTEINBERG).convert("L")


def read(picture):
    return {(code.format, code.text) for code in zxingcpp.read_barcodes(picture)}


@pytest.mark.parametrize("treatment", [lambda picture: picture, one_bit, dotted], ids=["grey", "one-bit", "dotted"])
@pytest.mark.parametrize("training", [False, True], ids=["real", "training"])
@pytest.mark.parametrize(
    ("kind", "content", "expected"),
    [
        ("receipt", RECEIPT, {CODE128, QR}),
        ("slip", SLIP, {CODE128}),
        ("letter", LETTER, {QR}),
        ("letter", replace(LETTER, paper=PaperSize.F4), {QR}),
    ],
    ids=["receipt", "slip", "letter", "letter F4"],
)
def test_every_code_on_every_paper_can_be_scanned(kind, content, expected, training, treatment):
    data = getattr(RENDERER, kind)(replace(content, training=training))
    assert read(treatment(render(data))) == expected


def test_the_bar_code_scans_from_a_72_dpi_screen():
    assert CODE128 in read(render(RENDERER.receipt(RECEIPT), dpi=72))


def sheet_with(draw):
    """A page all grey, on which the code has to bring its own white."""
    sheet = Sheet(PaperSize.A5, title="", author="", training=False)
    sheet.canvas.setFillGray(0.5)
    sheet.canvas.rect(0, 0, sheet.width, sheet.height, stroke=0, fill=1)
    draw(sheet.canvas)
    return render(sheet.finish())


def test_codes_bring_their_own_quiet_zone():
    def draw(canvas):
        codes.draw_code128(canvas, NUMBER, 20 * MM, 150 * MM, 12 * MM, 110 * MM)
        codes.draw_qr(canvas, URL, 20 * MM, 20 * MM)

    assert read(sheet_with(draw)) == {CODE128, QR}


@settings(max_examples=40)
@example("99-0")
@example("9999")
@given(st.from_regex(r"\A[0-9]{2,6}-[0-9]{1,6}(-[0-9A-Z])?\Z"))
def test_any_case_number_reads_back(number):
    picture = sheet_with(lambda canvas: codes.draw_code128(canvas, number, 15 * MM, 100 * MM, 12 * MM, 120 * MM))
    assert read(picture) == {(zxingcpp.BarcodeFormat.Code128, number)}


@pytest.mark.parametrize("length", [1, 40, 120, 250])
def test_a_long_survey_address_gets_a_larger_code_that_still_reads(length):
    url = "https://skm.contoh.go.id/" + "a" * length
    data = RENDERER.letter(replace(LETTER, survey_url=url, body=()))
    assert read(one_bit(render(data))) == {(zxingcpp.BarcodeFormat.QRCode, url)}
