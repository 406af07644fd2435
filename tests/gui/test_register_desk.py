"""What officers do to the register: forms opened, filled and sent by keys, on a real data file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.actions.book_entry import Particulars
from app.actions.books import enter_manual
from app.model.books import Book, BookRow
from app.model.case import Case
from app.model.catalogue import StepKind
from app.model.register import SeriesMode
from tests.gui.conftest import NOW, Office
from ui.register.view import RegisterScreen
from ui.start import Application
from ui.widgets.form import FormDialog

Settled = Callable[[], None]
Screen = RegisterScreen
CTRL = Qt.KeyboardModifier.ControlModifier


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Presses a key on whatever has the focus."""
    assert QApplication.focusWidget() is not None
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


class Desk:
    """The register screen, and the forms that its keys open."""

    def __init__(self, screen: RegisterScreen, application: Application, qtbot: QtBot, settled: Settled) -> None:
        self.screen, self.application, self._qtbot, self.settled = screen, application, qtbot, settled

    def form(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> FormDialog:
        """The form that a key opens in the book."""
        with self._qtbot.waitSignal(self.screen.work.opened) as opened:
            press(key, modifier)
        form: FormDialog = opened.args[0]
        self._qtbot.waitUntil(form.isActiveWindow)
        return form

    def send(self, form: FormDialog) -> None:
        """Enter in the form; it goes, and the book shows what came of it."""
        with self._qtbot.waitSignal(form.accepted):
            press(Qt.Key.Key_Return)
        self.settled()
        self.come_back()

    def come_back(self) -> None:
        """The window below is at work again: without a window manager nobody tells it."""
        self.application.shell.activateWindow()
        self._qtbot.waitUntil(self.application.shell.isActiveWindow)

    def refused(self, form: FormDialog) -> None:
        """Enter in the form; it stays and says why."""
        press(Qt.Key.Key_Return)
        self.settled()
        assert form.isVisible()

    @property
    def rows(self) -> list[BookRow]:
        """The book from the top."""
        return [self.screen.model.row(n).row for n in range(self.screen.model.rowCount())]

    @property
    def places(self) -> list[str]:
        """The numbers in the series from the top."""
        return [row.place for row in self.rows]

    @property
    def current(self) -> BookRow:
        """The chosen row."""
        return self.screen.table.current.row

    def cell(self, heading: str, row: int = 0) -> str:
        """What the book says of a row under that heading."""
        at = [column.heading for column in self.screen.model.columns].index(heading)
        return self.screen.model.index(row, at).data()

    @property
    def notice(self) -> str:
        """What the window says above."""
        return self.application.shell._notice.text()


@pytest.fixture
def letters(office: Office) -> list[str]:
    """Three numbers of letters typed elsewhere."""
    counter = office.counter
    assert counter is not None
    moment = NOW - dt.timedelta(minutes=5)
    with office.store.write() as uow:
        return [
            enter_manual(Particulars(f"{name} Contoh", "Undangan rapat"), uow, moment, counter.officer).value.number
            for name in ("Satu", "Dua", "Tiga")
        ]


@pytest.fixture
def desk(application: Application, qtbot: QtBot, settled: Settled) -> Desk:
    """The register, opened by its key."""
    application.shell.activateWindow()
    qtbot.waitUntil(application.shell.isActiveWindow)
    QTest.keyClick(application.shell, Qt.Key.Key_F4)
    settled()
    screen = application.shell.screen_of("register")
    assert isinstance(screen, RegisterScreen)
    return Desk(screen, application, qtbot, settled)


class TestNumbers:
    @pytest.fixture(autouse=True)
    def written(self, letters: list[str]) -> list[str]:
        """The book has three rows before the window opens."""
        return letters

    def test_a_sisipan_appears_under_its_number_with_who_allowed_it(
        self, desk: Desk, qtmodeltester: ModelTester
    ) -> None:
        press(Qt.Key.Key_Down)
        form = desk.form(Qt.Key.Key_Insert)
        form.fields["name"].value = "Sela Contoh"
        form.fields["subject"].value = "Edaran"
        desk.refused(form)
        assert form.fields["reason"].said.startswith("Alasan belum diisi")
        form.fields["reason"].value = "Terlewat dicatat"
        desk.refused(form)
        assert form.fields["authority"].hasFocus() or form.fields["authority"].editor.hasFocus()
        form.fields["authority"].value = "Camat Contoh"
        desk.send(form)
        assert desk.places == ["3", "2", "2.1", "1"]
        assert desk.current.entry.name == "Sela Contoh"
        assert desk.notice == "Nomor 005/2.1/424.308/2026 diambil"
        assert desk.screen.detail.history.text() == "Sisipan atas izin Camat Contoh: Terlewat dicatat"
        qtmodeltester.check(desk.screen.model, force_py=True)

    def test_a_void_number_is_struck_through_and_cannot_be_voided_again(self, desk: Desk) -> None:
        form = desk.form(Qt.Key.Key_Delete)
        form.fields["reason"].value = "Salah tulis."
        desk.send(form)
        assert desk.current.void
        assert desk.screen.model.struck(desk.screen.table.current)
        assert desk.cell("Keterangan") == "BATAL: Salah tulis; Diketik di luar Loket"
        press(Qt.Key.Key_Delete)
        desk.settled()
        assert desk.notice == f"Nomor {desk.current.entry.number} sudah dibatalkan"
        assert QApplication.activeModalWidget() is None

    def test_a_correction_shows_the_new_value_and_keeps_the_old_in_its_history(self, desk: Desk) -> None:
        form = desk.form(Qt.Key.Key_F7)
        assert form.values["name"] == "Tiga Contoh"
        form.fields["reason"].value = "Salah ketik."
        desk.refused(form)
        assert form.message.text() == "Belum ada yang diubah."
        form.fields["name"].value = "Tigor Contoh"
        desk.send(form)
        assert desk.cell("Nama") == "Tigor Contoh"
        assert desk.current.entry.name == "Tiga Contoh"
        assert desk.current.marks[0].content == {"name": "Tigor Contoh"}
        assert "Nama “Tiga Contoh” menjadi “Tigor Contoh”" in desk.screen.detail.history.text()

    def test_a_letter_typed_elsewhere_takes_the_next_number_and_is_shown(self, desk: Desk) -> None:
        QTest.keyClicks(desk.screen.filters.words, "satu")
        desk.screen.filters.left.emit()
        form = desk.form(Qt.Key.Key_F9)
        QTest.keyClicks(QApplication.focusWidget(), "Empat Contoh")
        press(Qt.Key.Key_Tab)
        QTest.keyClicks(QApplication.focusWidget(), "Edaran kebersihan")
        desk.send(form)
        desk.settled()
        assert not desk.screen.filters.narrowed
        assert desk.places == ["4", "3", "2", "1"]
        assert (desk.current.entry.name, desk.current.entry.number) == ("Empat Contoh", "005/4/424.308/2026")

    def test_a_service_brings_its_code_and_its_title_along(self, desk: Desk) -> None:
        form = desk.form(Qt.Key.Key_F9)
        service = form.fields["service"]
        service.value = "SKCK"
        service.edited.emit()
        assert form.values["code"] == "331"
        assert "SKCK" in form.values["subject"] or "Catatan Kepolisian" in form.values["subject"]
        press(Qt.Key.Key_Escape)
        desk.settled()
        assert desk.places == ["3", "2", "1"]

    def test_a_letter_sent_out_stands_in_the_dispatch_book(self, desk: Desk) -> None:
        form = desk.form(Qt.Key.Key_F8)
        form.fields["addressee"].value = "Koramil Contoh"
        desk.send(form)
        assert desk.notice == "Dicatat di buku ekspedisi nomor 1"
        desk.screen.show_book(Book.DISPATCH)
        desk.settled()
        assert (desk.cell("No."), desk.cell("Nomor surat"), desk.cell("Tujuan")) == (
            "1",
            "005/3/424.308/2026",
            "Koramil Contoh",
        )
        assert not desk.screen.detail.isVisible()
        desk.screen.show_book(Book.AGENDA)
        desk.settled()
        assert desk.places == ["3", "2", "1"]
        assert [desk.cell("Tanggal kirim", n) for n in range(3)] == ["23-11-2026", "", ""]
        assert desk.screen.detail.isVisible()

    def test_the_menu_offers_what_fits_the_row(self, desk: Desk) -> None:
        press(Qt.Key.Key_F6)
        menu = desk.screen.menu.menu
        assert menu.isVisible()
        assert all(action.isEnabled() for action in menu.actions() if action.isVisible())
        menu.close()
        form = desk.form(Qt.Key.Key_Delete)
        form.fields["reason"].value = "Salah tulis."
        desk.send(form)
        press(Qt.Key.Key_F6)
        shown = [action for action in menu.actions() if action.isVisible()]
        grey = [action.text().split("…")[0] for action in shown if not action.isEnabled()]
        assert grey == ["Ralat", "Batalkan nomor", "Kirim (ekspedisi)"]
        menu.close()


def test_of_three_blanks_one_is_filled_and_two_are_given_up(desk: Desk, qtbot: QtBot, application: Application) -> None:
    form = desk.form(Qt.Key.Key_B, CTRL)
    form.fields["service"].value = "SKCK"
    form.fields["count"].value = "tiga"
    form.fields["reason"].value = "Listrik padam."
    desk.refused(form)
    assert form.fields["count"].said == "Jumlah blanko harus 1 sampai 200."
    form.fields["count"].value = "3"
    with qtbot.waitSignal(application.papers.shown) as kit:
        desk.send(form)
    kit.args[0].reject()
    desk.come_back()
    desk.screen.focus_first()
    assert desk.places == ["3", "2", "1"]
    assert all(row.open_blank for row in desk.rows)
    press(Qt.Key.Key_End)
    form = desk.form(Qt.Key.Key_I, CTRL)
    assert form.values["number"] == "331/1/424.308/2026"
    form.fields["name"].value = "Sri Contoh"
    desk.send(form)
    assert [row.current.name for row in desk.rows] == ["", "", "Sri Contoh"]
    form = desk.form(Qt.Key.Key_Delete, CTRL)
    assert form.values["numbers"] == ("331/2/424.308/2026", "331/3/424.308/2026")
    form.fields["reason"].value = "Tidak terpakai."
    desk.send(form)
    assert desk.notice == "2 blanko dilepas"
    assert [row.void for row in desk.rows] == [True, True, False]
    press(Qt.Key.Key_Delete, CTRL)
    desk.settled()
    assert desk.notice == "Tidak ada blanko yang belum diisi"


def test_complaints_are_read_with_their_answers(office: Office, desk: Desk, qtbot: QtBot) -> None:
    counter = office.counter
    assert counter is not None
    told = {"identitas": "Disebutkan", "jenis": "Tidak berkadar pengawasan", "uraian": "Jalan rusak"}
    told |= {"kerugian": "tidak ada", "permintaan": "Jalan diperbaiki"}
    case = counter.walk(counter.take_in("pengaduan", name="Pelapor Contoh", particulars=told))
    desk.screen.show_book(Book.COMPLAINTS)
    desk.settled()
    cells = [desk.cell(heading) for heading in ("Nomor berkas", "Nama", "Isi pengaduan", "Keadaan")]
    assert cells == [case.number, "Pelapor Contoh", "Jalan rusak", "Selesai"]
    desk.screen.focus_first()
    with qtbot.waitSignal(desk.application.desk.open_case) as opening:
        press(Qt.Key.Key_Return)
    assert opening.args == [case.number]


class TestDoubts:
    @pytest.fixture
    def waiting(self, office: Office) -> Case:
        """A file that waits for its number, after the letter of another day took one."""
        counter = office.counter
        assert counter is not None
        first = counter.walk(counter.take_in("skck"), StepKind.REGISTER)
        second = counter.walk(counter.take_in("skck"), StepKind.REGISTER)
        counter.advance(first)
        return second

    def test_a_doubted_clock_is_asked_on_the_page_of_the_case_and_it_goes_on(
        self, office: Office, waiting: Case, application: Application, qtbot: QtBot, settled: Settled
    ) -> None:
        office.clock.moment += dt.timedelta(days=40)
        application.desk.open_case.emit(waiting.number)
        settled()
        screen = application.shell.screen_of("case")
        with qtbot.waitSignal(screen.doing.doubts.asked) as asked:
            press(Qt.Key.Key_F9)
        form = asked.args[0]
        press(Qt.Key.Key_Escape)
        settled()
        assert office.counter.entry(waiting) is None, "the officer went back"
        application.shell.activateWindow()
        qtbot.waitUntil(lambda: screen.actions.main_button.isEnabled() and application.shell.isActiveWindow())
        with qtbot.waitSignal(screen.doing.doubts.asked) as asked:
            press(Qt.Key.Key_F9)
        form = asked.args[0]
        press(Qt.Key.Key_Return)
        settled()
        assert form.fields["official"].said == "Nama pejabat belum diisi."
        form.fields["official"].value = "Camat Contoh"
        form.fields["reason"].value = "Kantor libur."
        with qtbot.waitSignal(form.accepted):
            press(Qt.Key.Key_Return)
        # The last number was of 2026 and the new day is of 2027: its book is the next thing to ask.
        qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), FormDialog))
        press(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: office.counter.entry(waiting) is not None)
        settled()
        assert office.counter.entry(waiting).number == "331/1/424.308/2027"

    def test_a_clock_that_leaps_while_it_is_asked_about_is_asked_about_again(
        self, office: Office, waiting: Case, application: Application, qtbot: QtBot, settled: Settled
    ) -> None:
        office.clock.moment += dt.timedelta(days=10)
        application.desk.open_case.emit(waiting.number)
        settled()
        with qtbot.waitSignal(application.shell.screen_of("case").doing.doubts.asked) as asked:
            press(Qt.Key.Key_F9)
        form = asked.args[0]
        form.fields["official"].value = "Camat Contoh"
        form.fields["reason"].value = "Kantor libur."
        office.clock.moment += dt.timedelta(days=800)
        press(Qt.Key.Key_Return)
        settled()
        assert form.message.text() == "Sekarang jam komputer menunjuk Sabtu, 10 Februari 2029. Pastikan tanggal itu."
        assert office.counter.entry(waiting) is None
        office.clock.moment -= dt.timedelta(days=800)
        press(Qt.Key.Key_Return)
        settled()
        assert form.message.text().startswith("Sekarang jam komputer menunjuk Kamis, 3 Desember 2026.")
        with qtbot.waitSignal(form.accepted):
            press(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: office.counter.entry(waiting) is not None)
        settled()

    def test_the_board_asks_once_for_all_chosen_cards(
        self, office: Office, application: Application, qtbot: QtBot, settled: Settled
    ) -> None:
        counter = office.counter
        assert counter is not None
        cases = [counter.walk(counter.take_in("skck"), StepKind.REGISTER) for _ in range(3)]
        counter.advance(cases[0])
        office.clock.moment += dt.timedelta(days=10)
        application.shell.open("board")
        settled()
        board = application.shell.screen_of("board")
        board.columns.begin()
        board.columns.go_to_number(cases[1].number)
        for key in (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space):
            press(key)
        with qtbot.waitSignal(board.mover.doubts.asked) as asked:
            press(Qt.Key.Key_F9)
        form = asked.args[0]
        form.fields["official"].value = "Camat Contoh"
        form.fields["reason"].value = "Kantor libur."
        with qtbot.waitSignal(board.mover.done) as done:
            press(Qt.Key.Key_Return)
        settled()
        assert len(done.args[0]) == 2
        assert not done.args[1]
        assert [counter.entry(case).sequence for case in cases[1:]] == [2, 3]


def test_the_book_of_a_new_year_is_opened_from_its_banner(
    letters: list[str], office: Office, desk: Desk, qtbot: QtBot
) -> None:
    assert not desk.screen.banner.isVisible()
    office.clock.moment = dt.datetime(2026, 11, 28, 9)
    with office.store.write() as uow:
        enter_manual(Particulars("Akhir Contoh", "Edaran"), uow, dt.datetime(2026, 11, 28), 1)
    office.clock.moment = dt.datetime(2027, 1, 4, 8)
    desk.screen.refresh()
    desk.settled()
    banner = desk.screen.banner
    assert banner.isVisible()
    assert banner.open_button.text() == "Buka buku 2027…"
    with qtbot.waitSignal(desk.screen.work.doubts.asked) as asked:
        banner.open_button.click()
    form = asked.args[0]
    form.fields["first"].value = "nol"
    press(Qt.Key.Key_Return)
    assert form.fields["first"].said == "Nomor pertama harus bilangan 1 sampai 99999."
    form.fields["first"].value = "5"
    with qtbot.waitSignal(form.accepted):
        press(Qt.Key.Key_Return)
    desk.settled()
    assert not banner.isVisible()
    assert desk.notice == "Buku register 2027 dibuka"
    with office.store.read() as uow:
        opened = uow.books.year(2027)
    assert opened is not None
    assert (opened.mode, opened.first) == (SeriesMode.OFFICE, 5)
