"""Letters, lines and codes below the papers: cleaning, wrapping, fitting, the emblem, the runs of a bar code."""

import dataclasses
import io
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from app.errors import EnvironmentProblem, UserError
from app.model.papers import Pair
from reports import fonts, text
from reports.codes import _runs
from reports.letterhead import EMBLEM_DOTS, emblem_picture

LATIN = st.text(st.characters(min_codepoint=33, max_codepoint=0x24F), max_size=60)


@pytest.fixture(autouse=True, scope="module")
def _faces():
    fonts.register()


def png(size=(40, 50), mode="RGB", form="PNG"):
    buffer = io.BytesIO()
    Image.new(mode, size, 1).save(buffer, form)
    return buffer.getvalue()


def test_printable_folds_newlines_and_control_characters_into_single_spaces():
    assert fonts.printable("RINA\n\tCONTOH\x00 \u00a0 S.Pd.\u2028") == "RINA CONTOH S.Pd."


def test_printable_keeps_what_the_face_has():
    assert fonts.printable("9914••••0003 “4×6” — Rp 5.000 … é") == "9914••••0003 “4×6” — Rp 5.000 … é"


@pytest.mark.parametrize(
    ("given_text", "printed"),
    [
        ("🙂", "?"),
        ("👨‍👩‍👧", "???"),
        ("ﷺ"[:0] + "\ud800", "?"),
        ("Ｒ①", "R1"),
        ("a\u202eb\u200d", "ab"),
        ("e\u0301", "é"),
    ],
)
def test_printable_shows_the_nearest_or_a_question_mark(given_text, printed):
    assert fonts.printable(given_text) == printed


@given(st.text())
def test_printable_never_fails_and_all_of_it_is_in_the_face(given_text):
    printed = fonts.printable(given_text)
    assert fonts.printable(printed) == printed
    assert all(ord(character) in fonts._known for character in printed)


def test_clean_reaches_every_text_of_a_content_and_leaves_the_rest():
    pairs = (Pair("a\nb", "<b>&amp;</b>", True),)
    assert text.clean(pairs) == (Pair("a b", "<b>&amp;</b>", True),)
    assert dataclasses.is_dataclass(text.clean(pairs[0]))
    assert text.clean(b"\n") == b"\n"


@given(st.lists(LATIN, max_size=30), st.floats(20, 400), st.floats(0, 15))
def test_wrapped_lines_fit_and_lose_nothing(words, room, first):
    whole = fonts.printable(" ".join(words))
    lines = text.wrap(whole, fonts.REGULAR, 12, room, first)
    assert "".join(lines).replace(" ", "") == whole.replace(" ", "")
    assert all(fonts.width(line, fonts.REGULAR, 12) <= room + 0.01 or len(line) == 1 for line in lines)
    if lines and len(lines[0]) > 1:
        assert fonts.width(lines[0], fonts.REGULAR, 12) <= room - first + 0.01


@given(st.lists(LATIN, max_size=40), st.floats(80, 400), st.floats(0, 15))
def test_an_even_paragraph_fits_loses_nothing_and_is_no_longer(words, room, first):
    whole = fonts.printable(" ".join(words))
    lines = text.wrap_even(whole, fonts.REGULAR, 12, room, first)
    assert "".join(lines).replace(" ", "") == whole.replace(" ", "")
    assert len(lines) == len(text.wrap(whole, fonts.REGULAR, 12, room, first))
    for number, line in enumerate(lines):
        assert fonts.width(line, fonts.REGULAR, 12) <= room - (0 if number else first) + 0.01 or len(line) == 1


def holes(lines, room, first):
    """The squared widths of what justifying adds between the words of each line but the last."""
    spread = 0.0
    for number, line in enumerate(lines[:-1]):
        left = room - fonts.width(line, fonts.REGULAR, 12) - (0 if number else first)
        spread += (left / max(1, line.count(" "))) ** 2
    return spread


def test_an_even_paragraph_has_smaller_holes():
    said = (
        "untuk mengajukan permohonan Surat Keterangan Catatan Kepolisian (SKCK) di Kepolisian Sektor Prigen dengan "
        "keperluan melamar pekerjaan, berdasarkan Surat Pengantar Kepala Desa Candiwates Nomor 470/237/2006/2026"
    )
    better = 0
    for room in range(300, 500, 10):
        even = holes(text.wrap_even(said, fonts.REGULAR, 12, room, 35), room, 35)
        plain = holes(text.wrap(said, fonts.REGULAR, 12, room, 35), room, 35)
        assert even <= plain + 0.01
        better += even < plain - 1
    assert better > 5


def test_a_year_does_not_stand_alone_on_the_last_line():
    said = "berdasarkan Surat Pengantar Kepala Desa Jatirejo Nomor 470/47/2004/2026 tanggal 20 November 2026."
    greedy = fonts.width(said.removesuffix(" 2026."), fonts.REGULAR, 12) + 1
    assert text.wrap(said, fonts.REGULAR, 12, greedy)[-1] == "2026."
    assert text.wrap_even(said, fonts.REGULAR, 12, greedy)[-1] == "20 November 2026."


def test_lines_of_a_long_post_are_of_about_the_same_width():
    lines = text.balanced("KEPALA SEKSI PEMERINTAHAN DAN PELAYANAN,", fonts.REGULAR, 12, 200)
    assert lines == ["KEPALA SEKSI PEMERINTAHAN", "DAN PELAYANAN,"]


def test_a_day_stays_with_its_month_and_an_rt_with_its_number():
    for room in range(60, 300, 7):
        lines = text.wrap("lahir tanggal 20 November 2026 di RT 02 RW 05", fonts.REGULAR, 10, room)
        assert not any(line.endswith((" 20", " RT", " RW")) for line in lines)


def test_a_long_number_is_cut_at_a_slash():
    room = fonts.width("331/214/424.308.2", fonts.REGULAR, 10)
    assert text.wrap("331/214/424.308.2.08/2026", fonts.REGULAR, 10, room)[0] == "331/214/424.308."


@given(LATIN, st.floats(30, 200))
def test_fitted_text_shrinks_between_size_and_floor(word, room):
    printed = fonts.printable(word)
    size = text.fit(printed, fonts.BOLD, 14, room, 7)
    assert 7 <= size <= 14
    assert size == 7 or fonts.width(printed, fonts.BOLD, size) <= room + 0.01


def test_clipped_text_ends_in_an_ellipsis_and_fits():
    clipped = text.clip("SURAT KETERANGAN TIDAK MAMPU", fonts.REGULAR, 8, 60)
    assert clipped.endswith("…")
    assert fonts.width(clipped, fonts.REGULAR, 8) <= 60


def test_without_a_font_the_sentence_says_what_to_install(tmp_path):
    with pytest.raises(EnvironmentProblem, match="Arial") as caught:
        fonts.find_family([(tmp_path, ("a.ttf", "b.ttf", "c.ttf"))])
    assert "fonts-liberation" in caught.value.hint


def test_adjoining_dark_modules_become_one_bar():
    assert _runs("1101001110") == ((0, 2), (3, 1), (6, 3))


@pytest.mark.parametrize(
    "data", [b"", b"bukan gambar", png()[:60], png()[:-20], b"<svg/>", png(form="GIF"), png(form="JPEG")[:100]]
)
def test_an_emblem_that_cannot_be_read_is_refused(data):
    with pytest.raises(UserError, match=r"lambang daerah tidak dapat dibaca") as caught:
        emblem_picture(data)
    assert "PNG atau JPG" in caught.value.hint


def test_an_emblem_that_would_fill_the_memory_is_refused():
    good = png(mode="L")
    header = b"IHDR" + (60000).to_bytes(4, "big") * 2 + good[24:29]
    bomb = good[:12] + header + zlib.crc32(header).to_bytes(4, "big") + good[33:]
    with pytest.raises(UserError, match="lambang"):
        emblem_picture(bomb)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "LA", "P", "1"])
def test_an_emblem_of_any_kind_is_brought_down_to_what_the_printer_needs(mode):
    picture = emblem_picture(png((1600, 2000), mode))
    assert max(picture.size) == EMBLEM_DOTS
    assert picture.mode in ("RGB", "RGBA")
