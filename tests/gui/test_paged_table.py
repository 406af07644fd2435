"""The paged table: pages come by key, in the background, and never twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.errors import EnvironmentProblem
from ui.operations import Operations
from ui.widgets.paged_table import PAGE, ROW_ROLE, Column, Fetch, PagedTable
from ui.widgets.paged_view import PagedView

COLUMNS: tuple[Column[int], ...] = (
    Column("Nomor", str, "000000", right=True),
    Column("Sebutan", lambda n: f"baris {n}", share=1),
)


class NoFile:
    """A store without a data file: the rows are made up."""

    def read(self) -> AbstractContextManager[Any]:
        return nullcontext()


class Rows:
    """Numbers from `top` down to 1, as a data file would give them; keeps what was asked for."""

    def __init__(self, top: int) -> None:
        self.top = top
        self.asked: list[tuple[int, int | None]] = []

    def __call__(self, _uow: object, limit: int, last: int | None) -> Sequence[int]:
        self.asked.append((limit, last))
        first = self.top if last is None else last - 1
        return range(first, max(first - limit, 0), -1)


@pytest.fixture
def ops(qapp: QApplication, qtbot: QtBot) -> Iterator[Operations]:
    made = Operations()
    made.attach(NoFile())  # type: ignore[arg-type]
    yield made
    made.finish()
    qtbot.waitUntil(lambda: not made.busy)


@pytest.fixture
def table(ops: Operations) -> PagedTable:
    return PagedTable(ops, COLUMNS, lambda n: n)


@pytest.fixture
def show(table: PagedTable, qtbot: QtBot) -> Callable[[Fetch[int]], None]:
    def shown(fetch: Fetch[int]) -> None:
        with qtbot.waitSignal(table.arrived):
            table.show(fetch)

    return shown


def more(table: PagedTable, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.arrived):
        table.fetchMore()


def test_pages_follow_each_other_by_key_until_there_is_nothing_left(
    table: PagedTable, show: Callable[[Fetch[int]], None], qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    rows = Rows(2 * PAGE + 5)
    show(rows)
    assert table.rowCount() == PAGE
    qtmodeltester.check(table, force_py=True)
    qtbot.waitUntil(lambda: table.canFetchMore() or table.rowCount() > PAGE)
    while table.canFetchMore():
        more(table, qtbot)
    assert [table.row(n) for n in range(table.rowCount())] == list(range(rows.top, 0, -1))
    assert rows.asked == [(PAGE, None), (PAGE, PAGE + 6), (PAGE, 6)]
    assert table.index(0, 1).data() == f"baris {rows.top}"
    assert table.index(3, 0).data(ROW_ROLE) == rows.top - 3


def test_a_page_on_its_way_is_not_asked_for_again(table: PagedTable, show: Any, qtbot: QtBot) -> None:
    rows = Rows(PAGE * 3)
    show(rows)
    with qtbot.waitSignal(table.arrived):
        table.fetchMore()
        table.fetchMore()
    assert table.rowCount() == 2 * PAGE
    assert len(rows.asked) == 2


def test_an_answer_to_an_earlier_question_is_dropped(table: PagedTable, ops: Operations, qtbot: QtBot) -> None:
    table.show(Rows(9))
    table.show(Rows(3))
    qtbot.waitUntil(lambda: not ops.busy)
    assert table.rowCount() == 3


def test_a_page_that_cannot_be_read_is_told_and_asked_for_no_more(
    table: PagedTable, show: Any, ops: Operations, qtbot: QtBot
) -> None:
    rows = Rows(PAGE * 2)
    show(lambda uow, limit, last: rows(uow, limit, last) if last is None else _broken())
    with qtbot.waitSignal(ops.failed):
        table.fetchMore()
    assert not table.canFetchMore()
    assert table.rowCount() == PAGE


def _broken() -> Sequence[int]:
    raise EnvironmentProblem("Disk tidak bisa dibaca.")


def test_the_chosen_row_stays_chosen_when_newer_ones_come(table: PagedTable, show: Any, qtbot: QtBot) -> None:
    view = PagedView(table, "Baris")
    qtbot.addWidget(view)
    rows = Rows(PAGE * 2)
    show(rows)
    more(table, qtbot)
    view.choose(150)
    chosen = view.current
    rows.top += 1
    with qtbot.waitSignal(table.arrived):
        table.reload()
    assert view.current == chosen
    assert table.rowCount() == 2 * PAGE


def test_the_next_page_is_there_before_the_last_row_is_in_sight(
    table: PagedTable, show: Any, ops: Operations, qtbot: QtBot
) -> None:
    view = PagedView(table, "Baris")
    qtbot.addWidget(view)
    view.resize(500, 400)
    view.show()
    show(Rows(PAGE * 4))
    while view.rowAt(view.viewport().height() - 1) < PAGE * 2:
        QTest.keyClick(view, Qt.Key.Key_PageDown)
        qtbot.waitUntil(lambda: not ops.busy)
        assert view.rowAt(view.viewport().height() - 1) < table.rowCount() - 1
