"""The report of many parts: nothing given is lost, counts carried over add up, signatures never alone, linear time."""

import datetime as dt
import io
import itertools
import re
import time
from dataclasses import replace

import pypdf
import pypdfium2
import pytest
import zxingcpp
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import ImageChops

from app.errors import UserError
from app.model.papers import (
    ChartPart,
    Column,
    FiguresPart,
    Letterhead,
    Pair,
    PaperSize,
    ReportContent,
    SealPart,
    SignatureBlock,
    TablePart,
    TextPart,
)
from reports.fonts import printable
from reports.page import TRAINING_MARK, TRAINING_NOTE
from reports.renderer import PdfRenderer

RENDERER = PdfRenderer()
COLUMNS = (
    Column("No.", 3, True),
    Column("Nama", 16),
    Column("NIK", 12, True),
    Column("Layanan", 20),
    Column("Ket.", 8),
)
SEAL = " ".join(f"{number:04X}" for number in range(0xA0B0, 0xA0B0 + 16))


def rows(count):
    return tuple(
        (
            str(number),
            f"CONTOH KE {number}",
            f"99••••••••••{number % 10000:04d}",
            "Rekomendasi SKCK, melamar pekerjaan" if number % 2 else "Surat keterangan tidak mampu",
            "",
        )
        for number in range(1, count + 1)
    )


def register(count, **changes):
    return TablePart("Buku register", COLUMNS, rows(count), **changes)


RECAP = TablePart(
    "Rekap per layanan",
    (Column("Layanan", 20), Column("Masuk", 5, True), Column("Selesai", 5, True)),
    (("SKCK", "124", "120"), ("SKTM", "98", "98")),
    total=("Jumlah", "222", "218"),
    note="Waktu dihitung dalam jam kerja.",
)
CHART = ChartPart("Berkas masuk", ("SKCK", "SKTM", "Waris"), (120, 60, 0), "November", (30, 90, 15), "Oktober")
FIGURES = FiguresPart("Ringkasan", (("Masuk", "222", "Oktober: 135"), ("Tepat waktu", "94,2%", "")))
AGENDA = TextPart("Agenda", ("Capaian bulan ini.", "Kendala dan usul."), numbered=True, lines=4)
CLOSED = SealPart("Segel bulan", SEAL, f"LOKET1;2026-11;{SEAL}", (Pair("Jumlah baris", "222", True),))
SIGNERS = (
    SignatureBlock("Mengetahui,", ("CAMAT LEKOK,",), "NAMA CAMAT CONTOH", "Pembina", "19800101 200001 1 999"),
    SignatureBlock("Lekok, 30 November 2026", ("Kepala Seksi Pelayanan,",), "NAMA KASI CONTOH", "", ""),
)
REPORT = ReportContent(
    head=Letterhead(("PEMERINTAH KABUPATEN PASURUAN", "KECAMATAN LEKOK"), ("Jalan Raya Lekok Nomor 06",)),
    title="LAPORAN BULANAN",
    period="November 2026",
    parts=(FIGURES, CHART, RECAP, AGENDA, register(70, carried=True, new_page=True), CLOSED),
    signatures=SIGNERS,
    printed_at=dt.datetime(2026, 11, 30, 15, 42),
)


def of(*parts, **changes):
    return replace(REPORT, parts=parts, **changes)


def pages(content):
    reader = pypdf.PdfReader(io.BytesIO(RENDERER.report(content)))
    return [page.extract_text() for page in reader.pages]


def squash(text):
    return "".join(text.split())


def picture(content, page=0, scale=2.0):
    document = pypdfium2.PdfDocument(RENDERER.report(content))
    image = document[page].render(scale=scale, grayscale=True).to_pil()
    document.close()
    return image


def drawing(content):
    (page,) = pypdf.PdfReader(io.BytesIO(RENDERER.report(content))).pages
    return page.get_contents().get_data().decode("latin-1")


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


def test_the_totals_stand_below_the_rows_and_the_note_below_them():
    (text,) = pages(of(RECAP))
    assert "SKTM9898Jumlah222218Waktudihitungdalamjamkerja." in squash(text)


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


def test_a_short_table_is_not_parted_for_a_few_rows_at_the_foot():
    for lines in range(4, 14):
        texts = pages(of(replace(AGENDA, lines=lines), FIGURES, RECAP))
        assert sum("Rekap per layanan" in text for text in texts) == 1


def test_an_empty_table_says_so():
    (text,) = pages(of(replace(RECAP, rows=(), total=(), empty="Tidak ada pengaduan.")))
    assert "Tidak ada pengaduan." in text


@pytest.mark.parametrize("last", [register(12), RECAP, CHART, FIGURES, AGENDA, CLOSED], ids=lambda part: part.title)
def test_signatures_stay_together_and_never_stand_alone(last):
    for before in range(0, 22):
        texts = pages(of(TextPart("", (), lines=before), last))
        for words in ("Mengetahui,", "NIP 19800101", "NAMA KASI CONTOH"):
            assert [words in text for text in texts] == [False] * (len(texts) - 1) + [True]
        if isinstance(last, TablePart | SealPart | FiguresPart | ChartPart):
            final = {"Buku register": "CONTOH KE 12", "Rekap per layanan": "Jumlah"}.get(last.title, last.title)
            assert final in texts[-1]


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


def test_words_are_not_cut_for_a_narrow_column_while_others_have_room():
    part = TablePart("", (Column("No.", 1), Column("Desa", 1), Column("Uraian", 60)), (("1043", "Tambaklekok", "x y"),))
    (text,) = pages(of(part, portrait=True))
    assert "1043" in text
    assert "Tambaklekok" in text


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


def test_progress_hears_of_rows_and_ends_at_all():
    heard = []
    RENDERER.report(of(register(2_300), RECAP), lambda done, total: heard.append((done, total)) or True)
    done = [number for number, _ in heard]
    assert {total for _, total in heard} == {2_302}
    assert done == sorted(done)
    assert done[-1] == 2_302
    assert max(after - before for before, after in itertools.pairwise([0, *done])) <= 600


@pytest.mark.parametrize("answers", [1, 2, 5])
def test_a_print_that_is_no_longer_wanted_stops_at_once(answers):
    heard = []

    def progress(done, total):
        heard.append(done)
        return len(heard) < answers

    with pytest.raises(UserError, match=r"^Cetakan dibatalkan\.$"):
        RENDERER.report(of(register(6_000)), progress)
    assert len(heard) == answers


def test_ten_times_the_rows_take_no_more_than_twelve_times_as_long():
    def seconds(count):
        part = register(count, carried=True, struck=frozenset(range(0, count, 17)))
        start = time.process_time()
        RENDERER.report(of(part))
        return time.process_time() - start

    seconds(100)
    small = sum(seconds(1_000) for _ in range(10)) / 10  # a mean, for a busy machine runs unevenly
    assert min(seconds(10_000), seconds(10_000)) <= 12 * small
