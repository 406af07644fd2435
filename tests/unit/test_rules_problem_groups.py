"""Long lists of the same problem are told as one."""

from __future__ import annotations

from app.model.books import Problem
from app.rules.month.problem_groups import MOST, counted, grouped, noted, pressing_first


def alike(kind: str, count: int) -> list[Problem]:
    return [Problem(kind, f"{kind} {n}.", str(n)) for n in range(1, count + 1)]


def test_a_short_list_stands_line_by_line_and_a_long_one_is_counted() -> None:
    groups = grouped([*alike("tanpa surat", MOST + 1), *alike("blanko", MOST)])
    assert [(group.kind, group.long) for group in groups] == [("tanpa surat", True), ("blanko", False)]
    assert groups[0].words == "11 nomor belum dicetak suratnya"


def test_kinds_are_counted_the_most_pressing_first() -> None:
    mixed = [*alike("tanpa surat", 2), *alike("catatan", 1), *alike("belum diambil", 1), *alike("lewat waktu", 1)]
    assert [group.kind for group in pressing_first(mixed)] == ["lewat waktu", "belum diambil", "tanpa surat", "catatan"]
    assert counted([*alike("tanpa surat", 1234), *alike("blanko", 2)]) == (
        "2 blanko belum diisi",
        "1.234 nomor belum dicetak suratnya",
    )


def test_a_closing_keeps_the_first_few_of_a_long_list_and_how_many_more_there_were() -> None:
    kept = noted([*alike("tanpa surat", MOST + 27), *alike("lewat waktu", 2)])
    assert len(kept) == MOST + 1 + 2
    assert kept[MOST] == "Selain itu 27 nomor belum dicetak suratnya."
    assert kept[-1] == "lewat waktu 2."


def test_what_has_no_name_for_many_is_never_put_together() -> None:
    assert noted(alike("catatan", 40)) == tuple(problem.sentence for problem in alike("catatan", 40))
