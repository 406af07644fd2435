"""The full stop at the end of what was typed: the sentence brings its own, a degree keeps its."""

from __future__ import annotations

import pytest

from app.model.letter_template import FieldKind
from app.rules.papers.letter_text import particular_words


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("melamar kerja.", "melamar kerja"),
        ("melamar kerja. ", "melamar kerja"),
        ("Rumah nomor 12.", "Rumah nomor 12"),
        ("Pejabat Contoh Satu, S.Sos.", "Pejabat Contoh Satu, S.Sos."),
        ("Sri Contoh, S.E.", "Sri Contoh, S.E."),
        ("Budi Contoh, A.Md.", "Budi Contoh, A.Md."),
        ("S.Sos..", "S.Sos."),
    ],
)
@pytest.mark.parametrize("kind", [FieldKind.TEXT, FieldKind.LONG])
def test_a_full_stop_goes_and_that_of_a_degree_stays(kind: FieldKind, typed: str, words: str) -> None:
    assert particular_words(kind, typed) == words
