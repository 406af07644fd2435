"""A survey that finds a file unfit: who surveyed is asked, and the big button no longer says that it fits."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.model.case import CaseState
from app.model.catalogue import StepKind
from tests.gui.conftest import Office
from ui.case.view import CaseScreen
from ui.shell import Shell


def at_survey(window: Shell, office: Office, settled: Callable[[], None]) -> CaseScreen:
    counter = office.counter
    assert counter is not None
    counter.now = office.clock.moment
    case = counter.walk(counter.take_in("keramaian"), StepKind.SURVEY)
    window._desk.open_case.emit(case.number)
    settled()
    screen = window.screen_of("case")
    assert isinstance(screen, CaseScreen)
    return screen


@pytest.mark.office(key="lumbang")
def test_where_the_post_is_open_nobody_is_said_to_have_surveyed(
    window: Shell, office: Office, settled: Callable[[], None]
) -> None:
    fields = at_survey(window, office, settled).actions.form.fields
    assert fields["petugas_survei"].value == ""
    assert fields["petugas_survei"].editor.hasFocus()


@pytest.mark.office(key="lumbang")
def test_an_unfit_finding_leads_to_the_ways_of_turning_a_file_down(
    window: Shell, office: Office, settled: Callable[[], None], qtbot: QtBot
) -> None:
    screen = at_survey(window, office, settled)
    fields, actions = screen.actions.form.fields, screen.actions
    assert actions.main_button.text() == "Survei selesai   F9"
    qtbot.keyClicks(fields["petugas_survei"].editor, "Budi Contoh")
    qtbot.keyClicks(fields["temuan"].editor, "Jalan tertutup")
    choice = fields["kesimpulan"].editor
    choice.setFocus()
    seen: list[str] = []
    while fields["kesimpulan"].value != "Tidak memenuhi syarat":
        qtbot.keyClick(choice, Qt.Key.Key_Down)
        seen.append(actions.main_button.text())
    assert seen[0] == "Survei selesai, memenuhi syarat   F9"
    assert actions.main_button.text() == "Kembalikan atau tolak…   F9"
    qtbot.keyClick(choice, Qt.Key.Key_F9)
    qtbot.waitUntil(actions.turning.isVisible)
    with qtbot.waitSignal(screen.ways.opened) as opened:
        qtbot.keyClick(actions.turning, Qt.Key.Key_T)
    form = opened.args[0]
    qtbot.keyClicks(form.fields["reason"].editor, "Lokasi tidak layak.")
    qtbot.keyClick(form.fields["reason"].editor, Qt.Key.Key_Return)
    settled()
    assert screen.view is not None
    assert screen.view.case.state is CaseState.REFUSED
    assert screen.view.paperwork.records[-1].data["temuan"] == "Jalan tertutup"
