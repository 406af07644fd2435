"""Rows of a list of services: as high as the lines of their titles, whether there is a scroll bar or not."""

from __future__ import annotations

from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from ui.widgets.line_model import LINE_ROLE
from ui.widgets.list_lines import ListLine, ListLineDelegate

TITLE = "Surat Keterangan Domisili Usaha"
SIDES = 24
"""Left and right of the words of a row."""


def test_a_row_keeps_no_room_for_a_line_that_its_title_does_not_need(qtbot: QtBot) -> None:
    view, model = QListView(), QStandardItemModel()
    qtbot.addWidget(view)
    for _ in range(40):
        item = QStandardItem()
        item.setData(ListLine(TITLE, "5 menit · gratis"), LINE_ROLE)
        model.appendRow(item)
    view.setModel(model)
    view.setItemDelegate(ListLineDelegate(view, lambda line: line))
    view.setResizeMode(QListView.ResizeMode.Adjust)
    view.setFixedHeight(300)
    view.show()
    qtbot.waitExposed(view)

    def height_in(room: int) -> int:
        view.setFixedWidth(room + SIDES + view.width() - view.viewport().width())
        qtbot.waitUntil(lambda: view.viewport().width() == room + SIDES)
        return view.visualRect(model.index(0, 0)).height()

    whole = view.fontMetrics().horizontalAdvance(TITLE) + 2
    one_line, two_lines = height_in(whole), height_in(whole - 20)
    assert abs(two_lines - one_line - view.fontMetrics().lineSpacing()) <= 1  # one more line, rounded
    assert view.verticalScrollBar().isVisible()
    model.setRowCount(2)
    qtbot.waitUntil(lambda: not view.verticalScrollBar().isVisible())
    assert height_in(whole) == one_line
