"""A paper before it is printed: shown whole, whatever its size and that of the window."""

from __future__ import annotations

import pytest
from PySide6.QtPdfWidgets import QPdfView
from pytestqt.qtbot import QtBot

from app.actions.papers import receipt_of
from tests.gui.conftest import Office
from ui import theme
from ui.preview import Preview
from ui.start import Application


@pytest.mark.parametrize("size", [(760, 708), (760, 900), (620, 500), (1100, 640)])
def test_a_page_is_shown_to_its_edges(
    application: Application, office: Office, qtbot: QtBot, size: tuple[int, int]
) -> None:
    assert office.counter is not None
    case = office.counter.take_in("skck")
    with office.store.read() as uow:
        pdf = office.parts.renderer.receipt(receipt_of(case.number, uow))
    preview = Preview(application.desk, application.dialogs, pdf, "Tanda terima", "a.pdf", None, application.shell)
    preview.resize(*size)
    preview.open()
    qtbot.waitUntil(preview.isVisible)
    view = preview.view
    # A bar means that some of the page lies beyond the edge.
    assert (view.verticalScrollBar().maximum(), view.horizontalScrollBar().maximum()) == (0, 0)
    page = preview.document.page_size()
    if page.height() / page.width() > view.height() / view.width():
        qtbot.waitUntil(lambda: _colour(view, view.width() // 2, view.height() - 3) == "#ffffff")
        assert _colour(view, 2, view.height() // 2) == theme.TABLE
    preview.close()


def _colour(view: QPdfView, x: int, y: int) -> str:
    return view.grab().toImage().pixelColor(x, y).name()
