"""Form and number read out of a requirement: what is said is set, what is unclear stays as it was typed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.catalogue import Form
from app.rules.packs.requirement_reading import ReadRequirement, read_requirement
from app.rules.wording import one_line

COPY, ORIGINAL, BOTH = Form.COPY, Form.ORIGINAL, Form.BOTH


@pytest.mark.parametrize(
    ("typed", "text", "form", "copies"),
    [
        ("Fotokopi KTP", "KTP", COPY, None),
        ("fotocopy ijazah terakhir", "Ijazah terakhir", COPY, None),
        ("Foto copy akta kelahiran;", "Akta kelahiran", COPY, None),
        ("FC KK rangkap 2", "KK", COPY, 2),
        ("Photo copy paspor", "Paspor", COPY, None),
        ("fotokopi e-KTP", "e-KTP", COPY, None),
        ("Foto Copy KTP 2 orang saksi", "KTP 2 orang saksi", COPY, None),
        ("Fotokopi ijazah S.H.", "Ijazah S.H.", COPY, None),
        ("KTP asli", "KTP", ORIGINAL, None),
        ("KTP asli (1 lembar)", "KTP", ORIGINAL, 1),
        ("Pas foto 4x6 6 lembar", "Pas foto 4x6", None, 6),
        ("Pas foto berwarna ukuran 4 x 6 sebanyak 5 (lima) lembar", "Pas foto berwarna ukuran 4 x 6", None, 5),
        ("Meterai 10000 dua lembar", "Meterai 10000", None, 2),
        ("3 (tiga) lembar fotokopi KTP", "KTP", COPY, 3),
        ("Asli dan fotokopi KTP pemohon", "KTP pemohon", BOTH, None),
        ("Kartu Keluarga (KK) Asli dan Foto Copy", "Kartu Keluarga (KK)", BOTH, None),
        ("KTP asli beserta fotokopinya 2 lembar", "KTP", BOTH, 2),
        ("KTP (asli dan fotokopi, 2 lbr)", "KTP", BOTH, 2),
        ("KTP asli/fotokopi", "KTP", Form.ANY, None),
    ],
)
def test_what_the_words_say_is_set_and_the_name_is_left(
    typed: str, text: str, form: Form | None, copies: int | None
) -> None:
    assert read_requirement(typed) == ReadRequirement(text, form, copies)


@pytest.mark.parametrize(
    ("typed", "form", "copies"),
    [
        ("KTP asli dan fotokopi KK", None, None),
        ("Fotokopi KTP dan akta asli", None, None),
        ("Pas foto 3x4 (2 lembar) dan 4x6 (1 lembar)", None, None),
        ("Penduduk asli desa setempat", None, None),
        ("Surat pengantar RT/RW", None, None),
        ("Pas foto 4x6 0 lembar", None, None),
        ("asli dan fotokopi", BOTH, None),
        ("fotokopi", COPY, None),
        ("2 lembar", None, 2),
        ("Fotokopi KTP dan fotokopi KK", COPY, None),
        ("KTP asli (bukan fotokopi)", ORIGINAL, None),
        ("Fotokopi KTP dengan menunjukkan aslinya", BOTH, None),
        ("Surat keterangan asli dari desa", ORIGINAL, None),
        ("KTP (bagi pemohon, 2 lembar)", None, 2),
    ],
)
def test_words_that_cannot_be_taken_out_stay(typed: str, form: Form | None, copies: int | None) -> None:
    assert read_requirement(typed) == ReadRequirement(typed, form, copies)


def test_a_number_for_each_of_several_papers_stays_written() -> None:
    read = read_requirement("Fotokopi KTP dan KK masing-masing 2 lembar")
    assert read == ReadRequirement("KTP dan KK masing-masing 2 lembar", COPY, 2)


NAMES = st.sampled_from(
    ["KTP", "Kartu keluarga (KK)", "Ijazah terakhir", "Pas foto 4x6", "Akta nikah", "e-KTP suami/istri"]
)
FORMS = st.sampled_from(
    [
        *(("fotokopi", COPY), ("Foto copy", COPY), ("fc", COPY), ("FOTOCOPY", COPY), ("asli", ORIGINAL)),
        *(
            ("asli dan fotokopi", BOTH),
            ("fotokopi dan asli", BOTH),
            ("Asli & FC", BOTH),
            ("asli atau fotokopi", Form.ANY),
        ),
    ]
)
COUNTS = st.integers(1, 99).flatmap(
    lambda n: st.tuples(
        st.sampled_from([f"{n} lembar", f"rangkap {n}", f"{n} rangkap", f"sebanyak {n} lbr"]), st.just(n)
    )
)
WAYS = st.sampled_from(
    ["{form} {name} {count}", "{name} {form} {count}", "{name} ({form}, {count})", "{count} {form} {name}"]
)


@given(NAMES, FORMS, COUNTS, WAYS)
def test_in_whatever_order_form_number_and_name_are_written(
    name: str, form: tuple[str, Form], count: tuple[str, int], way: str
) -> None:
    typed = way.format(name=name, form=form[0], count=count[0])
    assert read_requirement(typed) == ReadRequirement(name, form[1], count[1])


PIECES = st.sampled_from(
    [
        *("fotokopi", "FC", "asli", "dan", "atau", "bukan", "KTP", "e-KTP", "(KK)", "S.H.", "dari", "3x4", "a", "K"),
        *("2", "dua", "lembar", "rangkap", "masing-masing", ";", ",", ".", "(", ")", "/"),
    ]
)


@given(st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=9).map(" ".join)))
def test_whatever_is_typed_a_name_is_left_that_says_nothing_new(typed: str) -> None:
    read = read_requirement(typed)
    assert bool(read.text.strip(" ;,")) == bool(one_line(typed).strip(" ;,"))
    words = re.findall(r"\w+", one_line(typed).casefold())
    for word in re.findall(r"\w+", read.text.casefold()):
        assert word in words
        words.remove(word)
    assert read.copies is None or 1 <= read.copies <= 99
    if read.form is None and read.copies is None:
        assert read.text == one_line(typed).rstrip(" ;,")
