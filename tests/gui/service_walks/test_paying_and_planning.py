"""Tax notices paid and outreach planned on the page of a file."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.actions import moves
from app.model.catalogue import StepKind
from tests.gui.conftest import NOW, Office
from tests.gui.service_walks.hand import FIRST, SECOND, Page, Settled, come_back, finish, press, write
from ui.home.view import HomeScreen
from ui.intake.view import IntakeScreen
from ui.schedule.view import ScheduleScreen
from ui.shell import Shell
from ui.start import Application
from ui.widgets.asked_fields import set_text, text_of


def test_two_notices_are_paid_with_one_file_and_a_third_that_is_paid_already_is_refused(
    page: Page, office: Office, application: Application, qtbot: QtBot, settled: Settled
) -> None:
    counter = office.counter
    assert counter is not None
    asked = {"nop": FIRST, "tahun_pajak": "2026", "jumlah": "75000"}
    case = counter.walk(counter.take_in("pbb", name="Budi Contoh", particulars=asked), StepKind.PAY)
    screen = page(case)
    fields = screen.actions.form.fields
    assert [text_of(fields[key]) for key in ("nop", "wajib_pajak", "jumlah")] == [FIRST, "Budi Contoh", "Rp75.000"]
    finish(screen, settled, qtbot)  # nothing had to be typed twice

    def another(nop: str) -> object:
        with qtbot.waitSignal(screen.paperwork.opened) as opened:
            screen.actions.papers.buttons["pembayaran_lain"].click()
        dialog = opened.args[0]
        assert text_of(dialog.fields["record.tahun_pajak"]) == "2026"
        editor = dialog.fields["record.nop"].editor
        assert dialog.focusWidget() is editor
        QTest.keyClicks(editor, nop)
        set_text(dialog.fields["record.jumlah"], "40.000")
        settled()
        dialog.send()
        settled()
        return dialog

    another(SECOND)
    come_back(screen, qtbot)
    refused = another(FIRST)
    assert refused.isVisible()  # type: ignore[attr-defined]
    assert "sudah dibayar" in refused.fields["record.nop"].said  # type: ignore[attr-defined]
    refused.reject()  # type: ignore[attr-defined]
    come_back(screen, qtbot)
    with counter.store.read() as uow:
        assert [p.total for p in uow.payments.of_case(case.id)] == [75000, 40000]
    with qtbot.waitSignal(application.papers.shown) as shown:
        press(Qt.Key.Key_F8)
    assert "Surat Tanda Terima Setoran" in shown.args[0].windowTitle()
    shown.args[0].reject()


def test_a_notice_that_is_paid_is_warned_of_at_intake_and_on_the_page_of_another_file(
    page: Page, office: Office, application: Application, window: Shell, qtbot: QtBot, settled: Settled
) -> None:
    counter = office.counter
    assert counter is not None
    asked = {"nop": FIRST, "tahun_pajak": "2026", "jumlah": "75000"}
    paid = counter.advance(counter.walk(counter.take_in("pbb", particulars=asked), StepKind.PAY))
    again = counter.walk(counter.take_in("pbb", particulars=asked), StepKind.PAY)
    with counter.store.read() as uow:
        (payment,) = uow.payments.of_case(paid.id)
    warned = f"Sudah dibayar 23-11-2026 ({payment.stts})."
    assert page(again).actions.form.fields["nop"].said == warned
    QTest.keyClick(window, Qt.Key.Key_F2)
    settled()
    intake = window.screen_of("intake")
    assert isinstance(intake, IntakeScreen)
    intake.choose_service("pbb")
    nop, year = (intake.applicant.particulars.fields[key] for key in ("nop", "tahun_pajak"))
    nop.editor.setFocus()
    write(FIRST)
    assert not nop.said, "nothing is known before the year"
    year.editor.setFocus()
    write("2026")
    settled()
    assert nop.said == warned
    press(Qt.Key.Key_Backspace)
    write("5")
    settled()
    assert not nop.said, "another year is another notice"


def test_an_outreach_that_clashes_is_told_beside_its_field_and_planned_at_another_hour(
    page: Page, office: Office, application: Application, window: Shell, qtbot: QtBot, settled: Settled
) -> None:
    counter = office.counter
    assert counter is not None
    particulars = {"topik": "Narkoba", "tanggal_kegiatan": "2026-12-02", "tempat_kegiatan": "Balai Desa Wates"}
    waiting = [counter.take_in("sosialisasi", particulars=particulars) for _ in "ab"]
    first, second = (counter.walk(case, StepKind.PROCESS) for case in waiting)
    plan = {"tanggal": "2026-12-02", "mulai": "09.00", "selesai": "11.00", "tempat": "Balai Desa Wates"}
    plan |= {"narasumber": "Sri Contoh", "materi": "Bahaya narkoba"}
    with counter.store.write() as uow:
        moves.advance(counter.request(first, record=plan), uow, NOW, counter.officer)
    screen = page(second)
    fields = screen.actions.form.fields
    assert text_of(fields["tanggal"]) == "2 Desember 2026"
    assert fields["tanggal"].said == "Hari itu sudah ada: 09.00–11.00 Balai Desa Wates (Sri Contoh)."
    for key, text in {"mulai": "10", "selesai": "12", "narasumber": "Budi Contoh", "materi": "Narkoba"}.items():
        set_text(fields[key], text)
    finish(screen, settled, qtbot)
    assert fields["tempat"].said.startswith("Balai Desa Wates sudah dipakai Rabu, 2 Desember 2026 pukul 09.00–11.00")
    set_text(fields["mulai"], "11.00")
    finish(screen, settled, qtbot)
    assert counter.case(second).position == second.position + 1
    home = window.screen_of("home")
    assert isinstance(home, HomeScreen)
    QTest.keyClick(window, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    settled()
    calendar = window.screen_of("schedule")
    assert isinstance(calendar, ScheduleScreen)
    assert calendar.model.rowCount() == 0
    press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    settled()
    assert [calendar.model.row(n).case_number for n in range(2)] == [first.number, second.number]
    with qtbot.waitSignal(application.papers.shown) as shown:
        press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert "Desember 2026" in shown.args[0].windowTitle()
    shown.args[0].reject()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    calendar.focus_first()
    with qtbot.waitSignal(application.desk.open_case, check_params_cb=lambda number: number == first.number):
        press(Qt.Key.Key_Return)
    settled()
    window.open("home")
    settled()
    assert len(home.schedule.lines) == 2
