"""The seal of a month tells any row that was changed, dropped, added or moved."""

from __future__ import annotations

import datetime as dt

from hypothesis import assume, given
from hypothesis import strategies as st

from app.rules.month.seal import GENESIS, digests, first_difference, printed, read_printed, row_text, seal

rows = st.lists(
    st.dictionaries(st.sampled_from(("number", "name", "nik")), st.text(max_size=8) | st.integers() | st.none()),
    max_size=12,
)


def chain(entries: list[dict[str, object]]) -> list[str]:
    return list(digests(GENESIS, (row_text("entry", row) for row in entries)))


@given(rows, st.data())
def test_a_changed_row_is_named(entries: list[dict[str, object]], data: st.DataObject) -> None:
    assume(entries)
    at = data.draw(st.integers(0, len(entries) - 1))
    changed = [*entries[:at], {**entries[at], "name": "lain sama sekali"}, *entries[at + 1 :]]
    assert first_difference(chain(entries), chain(changed)) == at
    assert chain(entries)[-1] != chain(changed)[-1]


@given(rows)
def test_a_missing_row_is_named(entries: list[dict[str, object]]) -> None:
    assume(entries)
    assert first_difference(chain(entries), chain(entries[:-1])) == len(entries) - 1


@given(rows)
def test_an_untouched_month_agrees(entries: list[dict[str, object]]) -> None:
    assert first_difference(chain(entries), chain([dict(reversed(row.items())) for row in entries])) is None


def test_the_seal_depends_on_the_month_before_and_on_its_own_name() -> None:
    one = seal(GENESIS, "2026-10", GENESIS)
    assert one != seal(GENESIS, "2026-11", GENESIS)
    assert one != seal(one, "2026-10", GENESIS)


def test_a_printed_seal_is_read_back_as_typed_by_a_person() -> None:
    value = seal(GENESIS, "2026-10", GENESIS)
    assert read_printed(printed(value)) == value
    assert read_printed(printed(value).lower().replace("0", "O").replace(" ", "-")) == value
    assert read_printed(printed(value)[:-1]) is None
    assert read_printed("bukan segel") is None


def test_dates_and_texts_that_look_alike_are_sealed_differently() -> None:
    assert row_text("entry", {"a": "1"}) != row_text("entry", {"a": 1})
    assert row_text("entry", {"a": dt.date(2026, 1, 2)}) == row_text("entry", {"a": "2026-01-02"})
