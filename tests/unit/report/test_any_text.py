"""Whatever stands in a report is printed as it is."""

import re
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.model.papers import (
    ChartPart,
    Column,
    FiguresPart,
    Pair,
    SealPart,
    SignatureBlock,
    TablePart,
    TextPart,
)
from reports.fonts import printable
from tests.unit.report.sample import of, pages, squash

NASTY = st.sampled_from(
    [
        "<b>RINA</b>",
        "&amp; & &lt;",
        '<img src="/etc/passwd">',
        "🙂👨‍👩‍👧",
        "a" * 300,
        "%s {0} \\n (((",
        "RINA\nCONTOH\x07",
        "\ud800",
        "",
    ]
)
PLAIN = st.text(st.characters(min_codepoint=32, max_codepoint=0x45F, exclude_categories=["Cf", "Mn"]), max_size=90)
TEXT = st.one_of(PLAIN, NASTY)
often = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])


@often
@given(st.lists(TEXT, min_size=1, max_size=5), st.lists(st.tuples(TEXT, PLAIN), min_size=1, max_size=6), st.booleans())
def test_whatever_was_written_is_printed_as_it_is(items, cells, portrait):
    table = TablePart(items[0], (Column("Kiri", 1), Column("Kanan", 1)), tuple(cells), total=(items[-1][:40], "12"))
    text = TextPart(items[-1], tuple(items), numbered=True, lines=2)
    content = of(table, text, title="JUDUL", period="", portrait=portrait)
    printed = squash("".join(page.split("Dicetak")[0] for page in pages(content)))
    running = re.compile("JUDUL")
    assert squash(printable("".join(items[0]))) in printed
    for number, item in enumerate(items, start=1):
        said = squash(printable(item))
        assert f"{number}.{said}"[:200] in running.sub("", printed)
    for _, right in cells:
        if len(right) < 40:
            assert squash(printable(right)) in printed


@often
@given(TEXT, TEXT, TEXT, st.lists(st.tuples(TEXT, st.integers(0, 10**7), st.integers(0, 10**7)), max_size=40))
def test_no_text_stops_a_report(one, two, three, bars):
    chart = ChartPart(
        one, tuple(bar[0] for bar in bars), tuple(bar[1] for bar in bars), two, tuple(bar[2] for bar in bars), three
    )
    parts = (
        FiguresPart(two, ((one, two, three), (three, one, two)) * 4),
        chart,
        replace(chart, horizontal=True),
        TextPart(three, (one, two)),
        SealPart(one, two, "LOKET1;x", (Pair(one, two), Pair(three, one, True))),
        TablePart(one, (Column(two, 1), Column(three, 2)), ((three, one),), (one, two), note=three, carried=True),
    )
    signer = SignatureBlock(one[:60], (two[:60],), three[:60], "", "")
    texts = pages(of(*parts, title=one, period=two, mark=three, signatures=(signer,), portrait=len(one) % 2 == 0))
    assert f"Halaman 1 dari {len(texts)}" in texts[0]
