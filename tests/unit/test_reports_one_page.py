"""Receipt, slip and letter: what was given is what stands on the one page, whatever was given."""

import io
import pickle
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from app.errors import UserError
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
from reports import receipt, survey_foot
from reports.fonts import printable
from reports.page import TRAINING_MARK, TRAINING_NOTE
from reports.renderer import PdfRenderer
from reports.style import MM

RENDERER = PdfRenderer()
ROOT = Path(__file__).parents[2]


def emblem():
    buffer = io.BytesIO()
    Image.new("RGBA", (60, 80), (20, 90, 60, 200)).save(buffer, "PNG")
    return buffer.getvalue()


RECEIPT = ReceiptContent(
    office="KECAMATAN LEKOK",
    address="Jalan Raya Lekok Nomor 06",
    date_line="Senin, 23 November 2026",
    time_line="pukul 09.14",
    number="2611-0423-5",
    rows=(Pair("Layanan", "Rekomendasi SKCK", True), Pair("Pemohon", "RINA CONTOH"), Pair("Biaya", "Gratis")),
    promise="Selesai:",
    promise_strong="hari ini, pukul 09.24",
    promise_note="Standar 10 menit pada jam layanan.",
    papers=(PaperLine("Foto 4×6", "6 lembar"), PaperLine("Kartu keluarga", "fotokopi")),
    closing="Bawa lembar ini saat mengambil surat.",
    survey_url="https://skm.contoh.go.id/s/7F3K2",
    officer="Petugas A",
)
SLIP = SlipContent(
    office=RECEIPT.office,
    address=RECEIPT.address,
    date_line=RECEIPT.date_line,
    time_line=RECEIPT.time_line,
    title="Lembar Kekurangan Berkas",
    number="2611-0423-5",
    rows=RECEIPT.rows,
    reason="Surat pengantar belum bernomor.",
    missing=(PaperLine("Akta kelahiran", "fotokopi"), PaperLine("halaman 2", indent=True)),
    brought=(PaperLine("Foto 4×6", "6 lembar"),),
    closing="Bawa lembar ini saat kembali.",
    officer="Petugas A",
)
LETTER = LetterContent(
    head=Letterhead(
        ("PEMERINTAH KABUPATEN PASURUAN", "KECAMATAN LEKOK"), ("Jalan Raya Lekok Nomor 06, Pasuruan",), emblem()
    ),
    title="SURAT REKOMENDASI",
    number=NumberLine("331/0187/424.308/2026"),
    opening="Yang bertanda tangan di bawah ini Camat Lekok, memberikan rekomendasi kepada:",
    rows=(Pair("Nama", "RINA CONTOH", True), Pair("NIK", "9914105204980003"), Pair("Alamat", "Dusun Krajan " * 8)),
    body=("untuk mengajukan permohonan Surat Keterangan Catatan Kepolisian. " * 4,),
    closing="Demikian surat ini dibuat untuk dipergunakan sebagaimana mestinya.",
    signature=SignatureBlock(
        "Lekok, 23 November 2026",
        ("a.n. CAMAT LEKOK", "SEKRETARIS CAMAT,"),
        "NAMA PEJABAT CONTOH, S.Sos.",
        "Penata Tingkat I",
        "19990101 202001 1 999",
    ),
    survey_url="https://skm.contoh.go.id/s/7F3K2",
    case_line="No. permohonan 2611-0423-5",
    fee_line="Pelayanan ini tidak dipungut biaya.",
)


def squash(*texts):
    """The texts in one, without any white space: where a line is broken says nothing about what it says."""
    return "".join("".join(printable(text).split()) for text in texts)


def page_text(data):
    (page,) = pypdf.PdfReader(io.BytesIO(data)).pages
    return "".join(page.extract_text().split())


def rows_text(rows):
    return squash(*(f"{row.label}{':' if printable(row.label) else ''}{row.value}" for row in rows))


def line_text(line):
    return f"{line.text} — {line.detail}" if printable(line.detail) else line.text


def head_text(content, title):
    return squash(content.office, content.address, content.date_line, content.time_line, title, content.number)


def receipt_text(content):
    count = sum(not line.indent for line in content.papers)
    listed, number = "", 0
    for line in content.papers:
        number += not line.indent
        listed += squash("–" if line.indent else f"{number}.", line_text(line))
    return (
        head_text(content, "Tanda Terima Berkas")
        + rows_text(content.rows)
        + squash(content.promise, content.promise_strong, content.promise_note)
        + (f"Berkasyangditerima({count})" if content.papers else "")
        + listed
        + squash(content.closing, *(receipt.SURVEY_CAPTION if content.survey_url else ()), "Petugas,", content.officer)
    )


def slip_text(content):
    said = head_text(content, content.title) + rows_text(content.rows) + squash(content.reason)
    for heading, lines in (("Yang harus dilengkapi", content.missing), ("Yang sudah dibawa", content.brought)):
        if lines:
            count = sum(not line.indent for line in lines)
            said += squash(f"{heading} ({count})", *map(line_text, lines))
    return said + squash(content.closing, "Petugas,", content.officer)


def letter_text(content):
    signer = content.signature
    return (
        squash(*content.head.lines, *content.head.contact, content.title)
        + squash("NOMOR :", content.number.before, content.number.after, content.opening)
        + rows_text(content.rows)
        + squash(*content.body, content.closing)
        + squash(signer.place_date, *signer.post_lines, signer.name, signer.rank, f"NIP {signer.nip}")
        + squash(*(survey_foot.SURVEY_CAPTION if content.survey_url else ()), content.case_line, content.fee_line)
        + squash(content.copy_mark)
    )


NASTY = st.sampled_from(
    [
        "<b>RINA</b>",
        "&amp; & &lt;",
        '<img src="/etc/passwd">',
        "</para><br/>",
        "🙂👨‍👩‍👧",
        "a" * 300,
        "%s {0} \\n (((",
        "RINA\nCONTOH\x07",
        "2026" * 30,
        "A.A.N.B. CONTOH, S.STP., M.Si.",
    ]
)
# Latin, Greek and Cyrillic: a reader gives back letters written from the right in another order than they were drawn.
PLAIN = st.text(st.characters(min_codepoint=32, max_codepoint=0x45F, exclude_categories=["Cf", "Mn"]), max_size=90)
TEXT = st.one_of(PLAIN, NASTY)
NAME = TEXT.filter(lambda text: printable(text) != "")
PAIRS = st.lists(st.builds(Pair, NAME, TEXT, st.booleans()), max_size=6).map(tuple)
LINES = st.lists(st.builds(PaperLine, NAME, PLAIN, st.booleans()), max_size=12).map(tuple)
often = settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])


def test_each_paper_says_what_it_was_given():
    assert page_text(RENDERER.receipt(RECEIPT)) == receipt_text(RECEIPT)
    assert page_text(RENDERER.slip(SLIP)) == slip_text(SLIP)
    assert page_text(RENDERER.letter(LETTER)) == letter_text(LETTER)


@often
@given(st.builds(replace, st.just(RECEIPT), office=TEXT, rows=PAIRS, promise_strong=TEXT, papers=LINES, officer=NAME))
def test_a_receipt_is_one_page_and_loses_nothing(content):
    assert page_text(RENDERER.receipt(content)) == receipt_text(content)


@often
@given(st.builds(replace, st.just(SLIP), title=NAME, rows=PAIRS, reason=TEXT, missing=LINES, brought=LINES))
def test_a_slip_is_one_page_and_loses_nothing(content):
    assert page_text(RENDERER.slip(content)) == slip_text(content)


@often
@given(
    st.builds(
        replace, st.just(LETTER), opening=TEXT, rows=PAIRS, body=st.tuples(TEXT, TEXT), title=NAME, fee_line=TEXT,
        copy_mark=st.sampled_from(["", "SALINAN"]), paper=st.sampled_from([PaperSize.A4, PaperSize.F4]),
    ),
    st.builds(replace, st.just(LETTER.signature), name=NAME, rank=TEXT, post_lines=st.tuples(TEXT, TEXT)),
)  # fmt: skip
def test_a_letter_is_one_page_and_loses_nothing_or_is_refused(content, signature):
    content = replace(content, signature=signature)
    try:
        data = RENDERER.letter(content)
    except UserError:
        assert len(letter_text(content)) > 1500
    else:
        assert page_text(data) == letter_text(content)


@pytest.mark.parametrize("text", ["שלום עולם", "السلام عليكم", "中文名字", "🙂", "\ud800", "\u202eabc"])
def test_scripts_that_the_face_may_lack_still_print_one_page(text):
    page_text(RENDERER.letter(replace(LETTER, rows=(Pair("Nama", text),))))
    page_text(RENDERER.receipt(replace(RECEIPT, officer=text)))


def font_sizes(data):
    sizes = []
    (page,) = pypdf.PdfReader(io.BytesIO(data)).pages
    page.extract_text(visitor_text=lambda text, cm, tm, font, size: text.strip() and sizes.append(size))
    return sizes


def test_twenty_five_long_papers_stay_readable_and_forty_are_not_lost():
    lines = tuple(
        PaperLine(f"{number} Surat pernyataan ahli waris diketahui kepala desa dan dua orang saksi"[:80], "asli")
        for number in range(40)
    )
    many = RENDERER.receipt(replace(RECEIPT, papers=lines[:25]))
    assert min(font_sizes(many)) >= 6.4
    content = replace(RECEIPT, papers=lines)
    assert page_text(RENDERER.receipt(content)) == receipt_text(content)
    assert min(font_sizes(RENDERER.receipt(content))) >= 5


def test_forty_short_papers_go_into_two_columns_at_eight_points():
    lines = tuple(PaperLine(f"Fotokopi KTP saksi {number}") for number in range(40))
    data = RENDERER.receipt(replace(RECEIPT, papers=lines))
    assert min(size for size in font_sizes(data)) >= 7


def place(data, text):
    """Left, bottom, right and top in millimetres of the first place where the text stands."""
    document = pypdfium2.PdfDocument(data)
    textpage = document[0].get_textpage()
    at, count = textpage.search(text).get_next()
    boxes = [textpage.get_charbox(number) for number in range(at, at + count)]
    textpage.close()
    document.close()
    return tuple(
        edge / MM
        for edge in (
            min(b[0] for b in boxes),
            min(b[1] for b in boxes),
            max(b[2] for b in boxes),
            max(b[3] for b in boxes),
        )
    )


def test_the_signature_keeps_clear_of_the_foot_however_long_the_letter_grows():
    grown, refusal = 0, None
    for paragraphs in range(1, 40):
        content = replace(LETTER, body=("Adalah benar penduduk Desa Jatirejo yang tidak mampu. " * 4,) * paragraphs)
        try:
            data = RENDERER.letter(content)
        except UserError as error:
            refusal = error
            break
        grown = paragraphs
        _, nip_bottom, nip_right, _ = place(data, "NIP 1999")
        assert nip_bottom > 25
        assert nip_bottom > place(data, "Bagaimana layanan")[3]
        assert nip_bottom > place(data, "No. permohonan")[3]
        assert nip_right <= 190
        assert place(data, "NAMA PEJABAT")[0] > 90  # room for the stamp at its left
        assert min(font_sizes(data)[:-6]) >= 9.5
    assert grown >= 7
    assert refusal.full.startswith("Isi surat terlalu panjang untuk satu halaman. Singkatkan")


def rectangles(lines):
    """How many rectangles a slip with these papers brought has: the bars of its number and the ticked boxes."""
    (page,) = pypdf.PdfReader(io.BytesIO(RENDERER.slip(replace(SLIP, missing=(), brought=lines)))).pages
    return sum(operator == b"re" for _, operator in page.get_contents().operations)


def test_the_name_above_its_parts_is_not_ticked():
    parts = (PaperLine("KTP", "asli", True), PaperLine("KK", "asli", True))
    assert rectangles(parts) == rectangles(()) + 2 == rectangles((PaperLine("KK dan KTP"), *parts))
    assert rectangles((PaperLine("KK dan KTP", "asli"), *parts)) == rectangles(parts) + 1


def test_a_number_to_be_written_by_hand_leaves_a_gap():
    data = RENDERER.letter(replace(LETTER, number=NumberLine("331/", True, "/424.308/2026")))
    gap = place(data, "/424.308/2026")[0] - place(data, "331/")[2]
    assert 18 < gap < 26


def test_an_entry_without_a_label_stands_under_the_one_above():
    rows = (Pair("Para ahli waris", "1. Siti Contoh (istri)"), Pair("", "2. Budi Contoh (anak)"))
    data = RENDERER.letter(replace(LETTER, rows=rows))
    first, second = place(data, "1. Siti"), place(data, "2. Budi")
    assert first[0] == pytest.approx(second[0], abs=0.3)
    assert second[3] < first[1]
    assert "(istri)2.Budi" in page_text(data)


def test_a_long_post_is_as_large_as_the_line_above_it():
    post = "KEPALA SEKSI PEMBERDAYAAN MASYARAKAT DAN DESA,"
    data = RENDERER.letter(replace(LETTER, signature=replace(LETTER.signature, post_lines=("a.n. CAMAT LEKOK", post))))
    high = [box[3] - box[1] for box in (place(data, text) for text in ("a.n. CAMAT", "KEPALA SEKSI", "DAN DESA"))]
    assert squash(post) in page_text(data)
    assert max(high) - min(high) < 0.01
    assert place(data, "DAN DESA")[3] < place(data, "KEPALA SEKSI")[1]


def test_an_unknown_signer_gets_dots_to_write_on():
    text = page_text(
        RENDERER.letter(replace(LETTER, signature=SignatureBlock("Lekok,", ("CAMAT LEKOK,",), "", "", "")))
    )
    assert "CAMATLEKOK,(…………………………)NIP…………………………" in text


def test_without_a_survey_the_foot_says_nothing_of_one():
    assert "Bagaimana" not in page_text(RENDERER.letter(replace(LETTER, survey_url="")))
    assert "Survei" not in page_text(RENDERER.receipt(replace(RECEIPT, survey_url="")))


def test_without_an_emblem_the_kop_has_no_picture():
    (page,) = pypdf.PdfReader(
        io.BytesIO(RENDERER.letter(replace(LETTER, head=replace(LETTER.head, emblem=None))))
    ).pages
    assert not page.images
    (page,) = pypdf.PdfReader(io.BytesIO(RENDERER.letter(LETTER))).pages
    assert len(page.images) == 1


def test_a_corrupt_emblem_is_refused_with_a_sentence():
    with pytest.raises(UserError, match="lambang daerah tidak dapat dibaca"):
        RENDERER.letter(replace(LETTER, head=replace(LETTER.head, emblem=LETTER.head.emblem[:-30])))


@pytest.mark.parametrize(("kind", "content"), [("receipt", RECEIPT), ("slip", SLIP), ("letter", LETTER)])
def test_every_paper_of_the_training_data_is_marked(kind, content):
    draw = getattr(RENDERER, kind)
    marked, plain = page_text(draw(replace(content, training=True))), page_text(draw(content))
    assert TRAINING_MARK not in plain
    assert marked == squash(TRAINING_MARK, TRAINING_NOTE) + plain


@pytest.mark.parametrize(
    ("kind", "content", "size"),
    [
        ("receipt", RECEIPT, (148, 210)),
        ("slip", SLIP, (148, 210)),
        ("letter", LETTER, (210, 297)),
        ("letter", replace(LETTER, paper=PaperSize.F4), (215, 330)),
    ],
)
def test_the_file_says_what_it_is(kind, content, size):
    reader = pypdf.PdfReader(io.BytesIO(getattr(RENDERER, kind)(content)))
    assert reader.metadata.author == "KECAMATAN LEKOK"
    assert reader.metadata.title.split()[0].lower() in ("tanda", "lembar", "surat")
    catalogue = reader.trailer["/Root"]
    assert catalogue["/Lang"] == "id-ID"
    assert catalogue["/ViewerPreferences"]["/PrintScaling"] == "/None"
    box = reader.pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx((size[0] * MM, size[1] * MM), abs=0.01)
    for font in reader.pages[0]["/Resources"]["/Font"].values():
        assert "/FontFile2" in font.get_object()["/FontDescriptor"]


def test_the_same_content_gives_the_same_bytes_even_in_another_process():
    script = (
        "import pickle, sys\n"
        "from reports.renderer import PdfRenderer\n"
        "kind, content = pickle.load(sys.stdin.buffer)\n"
        "sys.stdout.buffer.write(getattr(PdfRenderer(), kind)(content))"
    )
    for kind, content in (("receipt", RECEIPT), ("slip", SLIP), ("letter", LETTER)):
        assert getattr(RENDERER, kind)(content) == getattr(RENDERER, kind)(content)
    other = subprocess.run(
        [sys.executable, "-c", script],
        input=pickle.dumps(("letter", LETTER)),
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    assert other.stdout == RENDERER.letter(LETTER)
