"""What is drawn in a report: bars, the seal with its code, lines to write on."""

import io
import itertools
import re
from dataclasses import replace

import pypdf
import pytest
import zxingcpp

from app.model.papers import (
    ChartPart,
)
from tests.unit.report.sample import (
    AGENDA,
    CHART,
    CLOSED,
    RENDERER,
    SEAL,
    drawing,
    of,
    pages,
    picture,
    squash,
)


def test_bars_are_as_high_as_their_values_solid_now_and_outlined_before():
    code = drawing(of(CHART, signatures=()))
    solid = [float(high) for high in re.findall(r"\.2 g\nn [\d.]+ [\d.]+ [\d.]+ ([\d.]+) re f\*", code)][1:]
    hatched = [float(high) for high in re.findall(r"n [\d.]+ [\d.]+ [\d.]+ ([\d.]+) re B\*", code)][1:]
    assert solid == pytest.approx([solid[0], solid[0] / 2], abs=0.01)
    assert hatched == pytest.approx([solid[0] / 4, solid[0] * 3 / 4, solid[0] / 8], abs=0.01)


@pytest.mark.parametrize("horizontal", [False, True])
def test_every_bar_says_its_value_and_the_legend_which_period_it_is(horizontal):
    (text,) = pages(of(replace(CHART, horizontal=horizontal, values=(1234, 567, 0)), signatures=()))
    for words in ("1.234", "567", "30", "90", "15", "SKCK", "SKTM", "Waris", "November", "Oktober"):
        assert words in text.split("November 2026", 1)[1]


def test_labels_too_long_to_stand_below_lie_beside_their_bars():
    labels = tuple(f"Rekomendasi-pencairan-dana-desa-nomor-{number}" for number in range(12))
    (text,) = pages(of(replace(CHART, labels=labels, values=tuple(range(12)), before=()), signatures=()))
    for label in labels:
        assert label in squash(text)


def test_a_chart_of_more_bars_than_a_page_holds_goes_over():
    labels = tuple(f"Layanan {number}" for number in range(60))
    texts = pages(of(replace(CHART, labels=labels, values=(7,) * 60, before=(3,) * 60, horizontal=True)))
    assert len(texts) > 1
    assert [label for text in texts for label in re.findall(r"Layanan \d+", text)] == list(labels)


@pytest.mark.parametrize("values", [(0, 0, 0), (1, 0, 0), (10**9, 1, 5)])
def test_charts_of_nothing_and_of_much_are_drawn(values):
    for horizontal in (False, True):
        pages(of(replace(CHART, values=values, horizontal=horizontal)))
    assert "Belum ada data." in pages(of(ChartPart("Kosong", (), (), "November")))[0]


def test_the_seal_is_printed_in_groups_and_its_code_can_be_scanned():
    (text,) = pages(of(CLOSED))
    assert squash(SEAL) in squash(text)
    assert "Jumlah baris" in text
    (code,) = zxingcpp.read_barcodes(picture(of(CLOSED), scale=150 / 72))
    assert code.text == CLOSED.qr_text


def test_the_groups_of_a_seal_stand_below_each_other():
    lefts = []
    (page,) = pypdf.PdfReader(io.BytesIO(RENDERER.report(of(CLOSED, signatures=())))).pages
    page.extract_text(visitor_text=lambda text, cm, tm, font, size: lefts.append((size, tm[4], tm[5], text.strip())))
    grid = [(x, y) for size, x, y, text in lefts if size == 13 and re.fullmatch("[0-9A-F]", text)]
    lines = [sorted(x for x, y in grid if y == line) for line in sorted({y for _, y in grid})]
    assert [len(line) for line in lines] == [16] * 4
    for one, other in itertools.pairwise(lines):
        assert all(abs(a - b) < 3 for a, b in zip(one, other, strict=True))


def test_blank_lines_to_write_on_are_ruled():
    with_lines, without = drawing(of(AGENDA)), drawing(of(replace(AGENDA, lines=0)))
    assert with_lines.count(" l S") - without.count(" l S") == 4
