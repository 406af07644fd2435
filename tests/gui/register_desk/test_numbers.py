"""What officers do to the numbers of the register, by keys, on a real data file."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester

from app.model.books import Book
from tests.gui.register_desk.desk import Desk, press


@pytest.fixture(autouse=True)
def written(letters: list[str]) -> list[str]:
    """The book has three rows before the window opens."""
    return letters


def test_a_sisipan_appears_under_its_number_with_who_allowed_it(desk: Desk, qtmodeltester: ModelTester) -> None:
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


def test_a_void_number_is_struck_through_and_cannot_be_voided_again(desk: Desk) -> None:
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


def test_a_correction_shows_the_new_value_and_keeps_the_old_in_its_history(desk: Desk) -> None:
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


def test_a_letter_typed_elsewhere_takes_the_next_number_and_is_shown(desk: Desk) -> None:
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


def test_a_service_brings_its_code_and_its_title_along(desk: Desk) -> None:
    form = desk.form(Qt.Key.Key_F9)
    service = form.fields["service"]
    service.value = "SKCK"
    service.edited.emit()
    assert form.values["code"] == "331"
    assert "SKCK" in form.values["subject"] or "Catatan Kepolisian" in form.values["subject"]
    press(Qt.Key.Key_Escape)
    desk.settled()
    assert desk.places == ["3", "2", "1"]


def test_a_letter_sent_out_stands_in_the_dispatch_book(desk: Desk) -> None:
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


def test_the_menu_offers_what_fits_the_row(desk: Desk) -> None:
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
