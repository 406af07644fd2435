"""The printed book: heads on every page, nothing lost, page x of y, signatures together, time linear in the rows."""

import datetime as dt
import io
import re
import time
from dataclasses import replace

import pypdf
import pytest

from app.errors import UserError
from app.model.papers import Column, Letterhead, PaperSize, ReportContent, SignatureBlock, TablePart
from reports.page import TRAINING_MARK, TRAINING_NOTE
from reports.renderer import PdfRenderer

RENDERER = PdfRenderer()
COLUMNS = (
    Column("No.", 3, True),
    Column("Tanggal", 8, True),
    Column("Nama", 16),
    Column("NIK", 12, True),
    Column("Alamat", 20),
    Column("Layanan / keperluan", 18),
    Column("Nomor surat", 14),
    Column("Keterangan", 10),
)


def rows(count):
    return tuple(
        (
            str(number),
            f"{1 + number % 28:02d}-11-2026",
            f"CONTOH KE {number}",
            f"99••••••••••{number % 10000:04d}",
            f"Dusun Krajan RT {number % 9:02d} RW 05, Desa Jatirejo",
            "Rekomendasi SKCK, melamar pekerjaan" if number % 2 else "Surat keterangan tidak mampu",
            f"331/{number:04d}/424.308/2026",
            "" if number % 7 else "batal <b>&amp;",
        )
        for number in range(1, count + 1)
    )


BOOK = ReportContent(
    head=Letterhead(("PEMERINTAH KABUPATEN PASURUAN", "KECAMATAN LEKOK"), ("Jalan Raya Lekok Nomor 06",)),
    title="BUKU REGISTER PELAYANAN",
    period="November 2026",
    parts=(TablePart("", COLUMNS, rows(60), empty="Belum ada surat yang diregister pada bulan ini.", carried=True),),
    signatures=(
        SignatureBlock("Mengetahui,", ("CAMAT LEKOK,",), "NAMA CAMAT CONTOH", "Pembina", "19800101 200001 1 999"),
        SignatureBlock("Lekok, 30 November 2026", ("Petugas Register,",), "PETUGAS CONTOH", "", ""),
    ),
    printed_at=dt.datetime(2026, 11, 30, 15, 42),
)


def of(rows):
    """The book with these rows."""
    return replace(BOOK, parts=(replace(BOOK.parts[0], rows=rows),))


def pages(content):
    reader = pypdf.PdfReader(io.BytesIO(RENDERER.report(content)))
    return [page.extract_text() for page in reader.pages]


def squash(text):
    return "".join(text.split())


def test_every_row_is_printed_once_and_in_order():
    texts = pages(BOOK)
    found = [int(number) for number in re.findall(r"CONTOHKE(\d+?)99•", squash("".join(texts)))]
    assert found == list(range(1, 61))
    assert squash("".join(texts)).count("batal<b>&amp;") == 8


def test_heads_are_repeated_and_each_page_says_which_of_how_many_it_is():
    texts = pages(BOOK)
    assert len(texts) > 2
    for number, text in enumerate(texts, start=1):
        assert "Layanan / keperluan" in text
        assert "BUKU REGISTER PELAYANAN" in text
        assert f"Halaman {number} dari {len(texts)}" in text
        assert "Dicetak 30 November 2026 pukul 15.42" in text
    assert "KECAMATAN LEKOK" in texts[0]
    assert "KECAMATAN LEKOK" not in texts[1]


@pytest.mark.parametrize("count", range(10, 30))
def test_signatures_stay_together_and_never_stand_alone(count):
    texts = pages(of(rows(count)))
    for words in ("Mengetahui,", "NIP 19800101", "PETUGAS CONTOH", f"CONTOH KE {count}"):
        assert [words in text for text in texts] == [False] * (len(texts) - 1) + [True]


def test_an_empty_book_says_so():
    (text,) = pages(of(()))
    assert "Belum ada surat yang diregister pada bulan ini." in text
    assert "Halaman 1 dari 1" in text


def test_a_long_cell_ends_after_six_lines_in_an_ellipsis():
    long = "keterangan yang panjang sekali " * 20
    (text,) = pages(of(((*rows(1)[0][:-1], long),)))
    assert "…" in text
    assert text.count("keterangan yang\n") + text.count("panjang sekali") == 6  # two words to a line


def test_many_scripts_in_one_book_are_printed_all_the_same():
    letters = "".join(map(chr, (*range(0xC0, 0x17F), *range(0x391, 0x3C9), *range(0x410, 0x44F))))
    (text,) = pages(of(((*rows(1)[0][:4], letters[:150], letters[150:300], letters[300:], ""),)))
    assert "ЖЗИЙ" in squash(text)


def test_training_books_are_marked_on_every_page():
    for text in pages(replace(BOOK, training=True)):
        assert text.count(TRAINING_MARK) == 2
        assert TRAINING_NOTE in text


def test_the_book_lies_across_the_paper_it_was_asked_for():
    for paper, size in ((PaperSize.F4, (330, 215)), (PaperSize.A4, (297, 210))):
        reader = pypdf.PdfReader(io.BytesIO(RENDERER.report(replace(BOOK, paper=paper))))
        box = reader.pages[0].mediabox
        assert (round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)) == size
        assert reader.metadata.title == "BUKU REGISTER PELAYANAN November 2026"


def test_same_book_same_bytes():
    assert RENDERER.report(BOOK) == RENDERER.report(BOOK)


def test_a_corrupt_emblem_is_refused():
    with pytest.raises(UserError, match="lambang"):
        RENDERER.report(replace(BOOK, head=replace(BOOK.head, emblem=b"bukan gambar")))


def test_ten_times_the_rows_take_no_more_than_twelve_times_as_long():
    def seconds(count):
        content = of(rows(count))
        start = time.process_time()
        RENDERER.report(content)
        return time.process_time() - start

    seconds(100)
    small = sum(seconds(1_000) for _ in range(10)) / 10  # a mean, for a busy machine runs unevenly
    assert min(seconds(10_000), seconds(10_000)) <= 12 * small
