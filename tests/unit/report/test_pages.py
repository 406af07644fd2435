"""The pages of a report: parts in their order, on the paper asked for, signatures never alone."""

from dataclasses import replace

import pypdfium2
import pytest
from PIL import ImageChops

from app.model.papers import (
    ChartPart,
    FiguresPart,
    PaperSize,
    SealPart,
    TablePart,
    TextPart,
)
from reports.page import TRAINING_MARK, TRAINING_NOTE
from tests.unit.report.sample import (
    AGENDA,
    CHART,
    CLOSED,
    FIGURES,
    RECAP,
    RENDERER,
    REPORT,
    of,
    pages,
    register,
    squash,
)


def test_the_parts_stand_one_after_the_other_under_kop_title_and_period():
    texts = pages(REPORT)
    for words in ("KECAMATAN LEKOK", "LAPORAN BULANAN", "November 2026"):
        assert words in texts[0]
    assert "KECAMATAN LEKOK" not in "".join(texts[1:])
    whole = squash("".join(texts))
    order = [whole.index(squash(part.title)) for part in REPORT.parts]
    assert order == sorted(order)


def test_each_page_says_which_of_how_many_it_is_when_printed_and_its_mark():
    texts = pages(replace(REPORT, mark="BELUM DITUTUP"))
    assert len(texts) >= 4
    for number, text in enumerate(texts, start=1):
        assert f"Halaman {number} dari {len(texts)}" in text
        assert "Dicetak 30 November 2026 pukul 15.42" in text
        assert "BELUM DITUTUP" in text


@pytest.mark.parametrize(("items", "count"), [(1, 1), (6, 1), (9, 1), (14, 2)])
def test_fewer_lines_to_write_on_keep_the_signatures_on_their_page(items, count):
    agenda = TextPart("Agenda", tuple(f"Butir {n}." for n in range(items)), numbered=True)
    content = of(agenda, TextPart("Keputusan", (), lines=8))
    texts = pages(content)
    assert len(texts) == count
    assert "NAMA CAMAT CONTOH" in texts[-1]
    assert "Keputusan" in texts[0]


def test_a_part_begins_on_a_new_page_when_asked_but_leaves_none_empty():
    texts = pages(of(RECAP, replace(RECAP, title="Kedua", new_page=True)))
    assert ["Kedua" in text for text in texts] == [False, True]
    assert len(pages(of(replace(RECAP, new_page=True)))) == 1


def test_a_heading_never_ends_a_page():
    for count in range(1, 40, 2):
        for text in pages(of(AGENDA, register(count), replace(RECAP, title="Rekap akhir"))):
            for title, first in (("Buku register", "CONTOH KE"), ("Rekap akhir", "SKCK"), ("Agenda", "Capaian")):
                assert title not in text or first in text


@pytest.mark.parametrize("last", [register(12), RECAP, CHART, FIGURES, AGENDA, CLOSED], ids=lambda part: part.title)
def test_signatures_stay_together_and_never_stand_alone(last):
    for before in range(0, 22):
        texts = pages(of(TextPart("", (), lines=before), last))
        for words in ("Mengetahui,", "NIP 19800101", "NAMA KASI CONTOH"):
            assert [words in text for text in texts] == [False] * (len(texts) - 1) + [True]
        if isinstance(last, TablePart | SealPart | FiguresPart | ChartPart):
            final = {"Buku register": "CONTOH KE 12", "Rekap per layanan": "Jumlah"}.get(last.title, last.title)
            assert final in texts[-1]


def test_training_reports_are_marked_on_every_page():
    for text in pages(replace(REPORT, training=True)):
        assert text.count(TRAINING_MARK) == 2
        assert TRAINING_NOTE in text


@pytest.mark.parametrize(
    ("paper", "portrait", "size"),
    [(PaperSize.F4, False, (330, 215)), (PaperSize.A4, False, (297, 210)), (PaperSize.A4, True, (210, 297))],
)
def test_the_paper_is_the_one_asked_for_and_nothing_leaves_it(paper, portrait, size):
    content = replace(REPORT, paper=paper, portrait=portrait)
    document = pypdfium2.PdfDocument(RENDERER.report(content))
    for page in document:
        assert tuple(round(edge / 72 * 25.4) for edge in page.get_size()) == size
        image = page.render(scale=1, grayscale=True).to_pil()
        left, top, right, bottom = ImageChops.invert(image).getbbox()
        assert left >= 40
        assert right <= image.width - 32
        assert top >= 30
        assert bottom <= image.height - 18
    document.close()


def test_same_report_same_bytes():
    assert RENDERER.report(REPORT) == RENDERER.report(REPORT)
