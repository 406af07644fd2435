"""The reports screen in the real window, on a real data file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.model.books import MonthClose, Problem
from app.model.catalogue import StepKind
from app.model.month import Edition
from app.model.papers import ChartPart
from app.rules.month.seal import printed
from tests.gui.conftest import Office, RecordedDialogs
from ui.preview import Preview
from ui.reports.charts import NOW, Group, Plot, fitted
from ui.reports.problems import ProblemList, ProblemModel
from ui.reports.view import ReportsScreen
from ui.start import Application

Settled = Callable[[], None]
Opened = Callable[[], ReportsScreen]
DECEMBER = dt.datetime(2026, 12, 1, 9, 0)


def press(key: Qt.Key) -> None:
    """Presses a key on whatever has the focus."""
    QTest.keyClick(QApplication.focusWidget(), key)


def november(office: Office) -> str:
    """November over, with one finished file that nobody has collected; its number."""
    counter = office.counter
    assert counter is not None
    case = counter.walk(counter.take_in("skck", name="Budi Contoh"), StepKind.HAND_OVER)
    office.clock.moment = counter.now = DECEMBER
    counter.vouch_for_clock()
    return case.number


def closes(office: Office) -> tuple[MonthClose, ...]:
    with office.store.read() as uow:
        return uow.closing.closes()


@pytest.fixture
def opened(application: Application, qtbot: QtBot, settled: Settled) -> Opened:
    """`opened()` opens the screen by its key."""

    def go() -> ReportsScreen:
        application.shell.activateWindow()
        qtbot.waitUntil(application.shell.isActiveWindow)
        QTest.keyClick(application.shell, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        settled()
        screen = application.shell.screen_of("reports")
        assert isinstance(screen, ReportsScreen)
        qtbot.waitUntil(lambda: screen.view is not None and screen.view.period == screen.choice.period)
        return screen

    return go


def test_a_month_is_closed_by_keys_and_shows_its_seal(
    office: Office, opened: Opened, dialogs: RecordedDialogs, settled: Settled
) -> None:
    november(office)
    screen = opened()
    assert screen.choice.period_field.editor.hasFocus()
    assert screen.view.period.label == "November 2026"
    press(Qt.Key.Key_F6)
    assert not closes(office)  # thought better of it
    headline, text, yes = dialogs.asked("confirm")[0]
    assert (headline, yes) == ("Tutup buku November 2026?", "Tutup buku November 2026")
    assert "1 dokumen lama belum diambil" in text
    assert "1 nomor belum dicetak suratnya" in text
    dialogs.answers["confirm"] = True
    press(Qt.Key.Key_F6)
    settled()
    (close,) = closes(office)
    assert screen.state.text() == "Ditutup 1 Desember 2026"
    assert screen.closing.seal.text().replace("\n", " ") == printed(close.seal)
    assert screen.closing.close_button.isHidden()
    assert screen.problems.problems.rowCount() == 2
    press(Qt.Key.Key_F6)  # nothing more to close
    assert len(dialogs.asked("confirm")) == 2


def test_a_month_that_is_not_over_says_why_it_cannot_be_closed(
    office: Office, opened: Opened, dialogs: RecordedDialogs, settled: Settled
) -> None:
    november(office)
    screen = opened()
    press(Qt.Key.Key_Up)  # the latest month stands first
    settled()
    assert screen.view.period.label == "Desember 2026"
    assert not screen.closing.close_button.isEnabled()
    assert screen.closing.text.text() == "Desember 2026 belum berakhir; tutup buku setelah bulannya lewat."
    press(Qt.Key.Key_F6)
    assert not dialogs.asked("confirm")


def test_a_problem_leads_to_its_file(
    office: Office, opened: Opened, application: Application, settled: Settled, qtmodeltester: ModelTester
) -> None:
    number = november(office)
    screen = opened()
    qtmodeltester.check(screen.problems.problems)
    screen.problems.setFocus()
    press(Qt.Key.Key_End)
    line = screen.problems.currentIndex().data(Qt.ItemDataRole.UserRole)
    assert line.problem.number == number
    press(Qt.Key.Key_Return)
    settled()
    assert application.shell.stack.currentWidget() is application.shell.screen_of("case")


def test_f9_prints_the_report_of_the_quarter(
    office: Office, opened: Opened, application: Application, qtbot: QtBot, settled: Settled
) -> None:
    november(office)
    screen = opened()
    QTest.mouseClick(screen.choice.spans.button("3"), Qt.MouseButton.LeftButton)
    settled()
    assert screen.view.period.label == "Triwulan IV 2026"
    assert screen.figures.value(0) == "1"
    with qtbot.waitSignal(application.papers.shown) as shown:
        press(Qt.Key.Key_F9)
        assert not screen.main_button.isEnabled()
    preview = shown.args[0]
    assert isinstance(preview, Preview)
    assert preview.windowTitle() == "Laporan Triwulan IV 2026"
    assert preview.document.pages >= 5
    preview.reject()
    assert screen.main_button.isEnabled()


def test_a_long_print_can_be_cancelled(
    office: Office, opened: Opened, application: Application, dialogs: RecordedDialogs, settled: Settled
) -> None:
    november(office)
    screen = opened()
    shown: list[object] = []
    application.papers.shown.connect(shown.append)
    press(Qt.Key.Key_F9)
    screen.jobs.box.reject()
    settled()
    assert not shown
    assert not dialogs.calls
    assert screen.main_button.isEnabled()


def test_an_export_with_full_nik_asks_for_a_reason(
    office: Office, opened: Opened, dialogs: RecordedDialogs, qtbot: QtBot, settled: Settled, tmp_path: Path
) -> None:
    november(office)
    screen = opened()
    target = tmp_path / "register.csv"
    screen.choice.edition_field.combo.setCurrentText("Register pelayanan")
    assert screen.choice.edition is Edition.REGISTER
    screen.choice.full_nik.setChecked(True)
    press(Qt.Key.Key_F8)  # no reason, no export
    assert not dialogs.asked("save_table")
    dialogs.answers |= {"ask_reason": "Arsip kantor", "save_table": target}
    with qtbot.waitSignal(screen.jobs.exported):
        press(Qt.Key.Key_F8)
    settled()
    assert dialogs.asked("save_table")[0][1] == "register-november-2026.xlsx"
    assert "9914" in target.read_text("utf-8-sig")
    assert "•" not in target.read_text("utf-8-sig")
    with office.store.engine.connect() as connection:
        logged = connection.exec_driver_sql("SELECT kind FROM print_log ORDER BY id DESC").scalar()
    assert logged == "Register pelayanan November 2026, NIK lengkap: Arsip kantor"


def test_a_typed_seal_is_recognised(office: Office, opened: Opened, dialogs: RecordedDialogs, settled: Settled) -> None:
    november(office)
    screen = opened()
    dialogs.answers["confirm"] = True
    press(Qt.Key.Key_F6)
    settled()
    dialogs.answers["ask_text"] = printed(closes(office)[0].seal)
    press(Qt.Key.Key_F7)
    settled()
    headline, text = dialogs.asked("tell")[0]
    assert headline == "Segel November 2026 asli"
    assert "Isi buku masih sama" in text
    assert screen.isVisible()


def test_an_office_without_files_is_told_what_comes_here(opened: Opened) -> None:
    assert opened().pages.currentIndex() == 1


@pytest.mark.usefixtures("themed")
def test_a_long_list_of_one_kind_is_opened_and_closed_by_keys_and_mouse(
    qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    shown = ProblemList()
    qtbot.addWidget(shown)
    shown.resize(500, 400)
    shown.show()
    many = [Problem("tanpa surat", f"Nomor {n} belum dicetak suratnya.", str(n)) for n in range(37)]
    shown.show_problems([Problem("blanko", "Blanko nomor 5 belum diisi atau dilepas.", "5", True), *many])
    model = shown.problems
    qtmodeltester.check(model)
    assert [model.index(n, 0).data() for n in range(model.rowCount())] == [
        "Blanko nomor 5 belum diisi atau dilepas.",
        "▸  37 nomor belum dicetak suratnya",
    ]
    shown.setFocus()
    QTest.keyClick(shown, Qt.Key.Key_Down)
    QTest.keyClick(shown, Qt.Key.Key_Return)
    assert model.rowCount() == 2 + 37
    assert shown.currentIndex().row() == 1
    QTest.keyClick(shown, Qt.Key.Key_End)
    with qtbot.waitSignal(shown.opened) as opened:
        QTest.keyClick(shown, Qt.Key.Key_Return)
    assert opened.args == [many[-1]]
    QTest.keyClick(shown, Qt.Key.Key_Left)
    assert shown.currentIndex().row() == 1
    QTest.keyClick(shown, Qt.Key.Key_Left)
    assert model.rowCount() == 2
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=shown.visualRect(model.index(1, 0)).center())
    assert model.rowCount() == 2 + 37


def test_what_does_not_fit_on_a_chart_is_put_together() -> None:
    groups = [Group(str(n), n, 1) for n in range(6)]
    assert fitted(groups, 6) == groups
    assert fitted(groups, 4) == [*groups[:3], Group("Lainnya", 12, 3)]
    alone = [Group(group.label, group.value, None) for group in groups]
    assert fitted(alone, 4)[-1] == Group("Lainnya", 12, None)


def test_what_stands_together_has_its_bar_as_on_paper(themed: object, qtbot: QtBot) -> None:
    plot = Plot()
    qtbot.addWidget(plot)
    plot.resize(400, 96)
    labels, values = ("SKCK", "PBB", "SKTM", "Waris", "Nikah", "Pindah"), (19, 16, 15, 13, 9, 7)
    plot.show_part(ChartPart("Berkas", labels, values, "November", horizontal=True))
    plot.show()
    painted = plot.grab().toImage()
    blue = [
        sum(painted.pixelColor(x, round(plot.height() * part)).name() == NOW for x in range(painted.width()))
        for part in (1 / 8, 7 / 8)
    ]
    assert blue[1] > blue[0] > 0, "29 together are more than the first"


def test_the_empty_list_of_problems_is_a_sound_model(qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(ProblemModel())


@pytest.mark.usefixtures("themed")
def test_a_key_pressed_before_the_data_are_open_does_nothing(
    office: Office, dialogs: RecordedDialogs, qtbot: QtBot
) -> None:
    early = Application(office.parts, dialogs)  # type: ignore[arg-type]
    early.shell.show()
    early.shell.open("reports")
    assert early.shell.stack.count() == 0
    assert not early.ops.busy
    early.shell.close()
    early.shell.deleteLater()
