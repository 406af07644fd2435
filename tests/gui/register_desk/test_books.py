"""Blank numbers, complaints and the book of a new year, on the register screen."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.actions.book_entry import Particulars
from app.actions.books import enter_manual
from app.model.books import Book
from app.model.register import SeriesMode
from tests.gui.conftest import Office
from tests.gui.register_desk.desk import CTRL, Desk, press
from ui.start import Application


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
