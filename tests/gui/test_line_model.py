"""The lines of a list or small table: what moves when they change, and what they say."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui.settings.table import RowsModel, TableRow
from ui.widgets.line_model import LINE_ROLE, LineModel


@dataclass(frozen=True)
class Line:
    """A line of the test."""

    key: str
    spoken: str


class Lines(LineModel):
    """Lines known by their key, with what they say as tooltip."""

    def identity(self, line: Line) -> str:
        return line.key

    def explained(self, line: Line) -> str:
        return line.spoken


@pytest.fixture
def lines(qtmodeltester: ModelTester) -> Lines:
    """Two lines."""
    model = Lines()
    model.show_lines([Line("a", "satu"), Line("b", "dua")])
    qtmodeltester.check(model)
    return model


def test_where_only_words_changed_nothing_is_laid_anew(lines: Lines, qtbot: QtBot) -> None:
    changed = []
    lines.dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))
    with qtbot.assertNotEmitted(lines.modelReset):
        lines.show_lines([Line("a", "satu"), Line("b", "dua lagi")])
    assert changed == [(1, 1)]
    assert lines.index(1).data() == "dua lagi"


@pytest.mark.parametrize("keys", ["ba", "a", "abc", ""])
def test_other_lines_are_laid_anew(lines: Lines, qtbot: QtBot, keys: str) -> None:
    with qtbot.waitSignal(lines.modelReset):
        lines.show_lines([Line(key, key) for key in keys])
    assert [lines.row_of(key) for key in "abc"] == [keys.find(key) for key in "abc"]


def test_a_line_says_its_words_and_its_tooltip_is_never_markup(lines: Lines) -> None:
    lines.show_lines([Line("a", "<b>Rina</b>"), Line("b", "")])
    first, second = lines.index(0), lines.index(1)
    assert first.data(LINE_ROLE) is lines.lines[0]
    assert first.data() == first.data(Qt.ItemDataRole.AccessibleTextRole) == "<b>Rina</b>"
    assert first.data(Qt.ItemDataRole.ToolTipRole) == "<p>&lt;b&gt;Rina&lt;/b&gt;</p>"
    assert second.data(Qt.ItemDataRole.ToolTipRole) is None


def test_the_tooltip_of_a_settings_table_is_never_markup_either() -> None:
    model = RowsModel(("Nama",))
    model.fill([TableRow("a", ("<b>Rina</b>",))])
    assert model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == "<p>&lt;b&gt;Rina&lt;/b&gt;</p>"
