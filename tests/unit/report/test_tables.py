"""Tables in a report: counts carried over add up, totals never alone, void rows struck through."""

import re
from dataclasses import replace

import pypdfium2
import pytest
from PIL import ImageChops

from app.model.papers import (
    Column,
    PaperSize,
    TablePart,
)
from tests.unit.report.sample import (
    AGENDA,
    FIGURES,
    RECAP,
    RENDERER,
    of,
    pages,
    picture,
    register,
    squash,
)


def test_the_totals_stand_below_the_rows_and_the_note_below_them():
    (text,) = pages(of(RECAP))
    assert "SKTM9898Jumlah222218Waktudihitungdalamjamkerja." in squash(text)


def test_a_bold_sum_is_not_broken_in_a_column_that_just_holds_its_rows():
    columns = (Column("Nama", 0.96), Column("Pokok", 0.04, right=True))
    part = TablePart("", columns, (("Budi Contoh", "Rp1"),), total=("Jumlah", "Rp1.297.800"))
    (text,) = pages(of(part))
    assert "Rp1.297.800" in text


@pytest.mark.parametrize("count", range(8, 40))
def test_a_total_never_stands_without_rows(count):
    texts = pages(of(register(count, total=("", "Jumlah", "", str(count), ""), note="Catatan."), signatures=()))
    last = next(text for text in texts if "Jumlah" in text)
    assert f"CONTOH KE {count} 99" in last
    assert f"CONTOH KE {count - 1} 99" in last
    assert "Catatan." in last


@pytest.mark.parametrize("count", [1, 18, 19, 20, 21, 22, 60, 61, 62, 63, 64, 65, 66, 67, 300])
@pytest.mark.parametrize("paper", [{}, {"portrait": True, "paper": PaperSize.A4}])
def test_carried_counts_add_up(count, paper):
    texts = [squash(text) for text in pages(of(register(count, carried=True), **paper))]
    below = 0
    for text in texts:
        assert (f"Pindahan:{below}" in text.replace("Dipindahan", "")) == (below > 0)
        below += len(re.findall(r"CONTOHKE\d", text))
        assert ("Dipindahkan:" in text) == (text is not texts[-1])
        if text is not texts[-1]:
            assert f"Dipindahkan:{below}" in text
    assert below == count


def test_rows_that_are_void_are_struck_through_and_no_others():
    part = register(5)
    plain = picture(of(part))
    struck = picture(of(replace(part, struck=frozenset({2}))))
    _, top, _, bottom = ImageChops.difference(plain, struck).getbbox()
    document = pypdfium2.PdfDocument(RENDERER.report(of(part)))
    textpage = document[0].get_textpage()
    _, low, _, high = textpage.get_charbox(textpage.search("CONTOH KE 3").get_next()[0])
    textpage.close()
    document.close()
    assert plain.height - high * 2 <= top <= bottom <= plain.height - low * 2
    assert squash("".join(pages(of(part)))) == squash("".join(pages(of(replace(part, struck=frozenset({2}))))))


def test_the_note_that_says_why_a_row_is_void_is_not_struck_through():
    part = register(5)
    part = replace(part, rows=tuple((*row[:-1], "BATAL: salah orang") for row in part.rows), struck=frozenset({2}))
    plain, whole = picture(of(replace(part, struck=frozenset()))), picture(of(part))
    spared = picture(of(replace(part, unstruck=frozenset({len(part.columns) - 1}))))
    left, _, right, _ = ImageChops.difference(whole, spared).getbbox()
    assert ImageChops.difference(plain, spared).getbbox()[2] < left < right


def test_a_short_table_is_not_parted_for_a_few_rows_at_the_foot():
    for lines in range(4, 14):
        texts = pages(of(replace(AGENDA, lines=lines), FIGURES, RECAP))
        assert sum("Rekap per layanan" in text for text in texts) == 1


def test_an_empty_table_says_so():
    (text,) = pages(of(replace(RECAP, rows=(), total=(), empty="Tidak ada pengaduan.")))
    assert "Tidak ada pengaduan." in text


def test_words_are_not_cut_for_a_narrow_column_while_others_have_room():
    part = TablePart("", (Column("No.", 1), Column("Desa", 1), Column("Uraian", 60)), (("1043", "Tambaklekok", "x y"),))
    (text,) = pages(of(part, portrait=True))
    assert "1043" in text
    assert "Tambaklekok" in text
