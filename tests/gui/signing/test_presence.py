"""Officials marked away, vacant seats, and the way to whoever stands in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.actions.authority import grant
from app.actions.setup import save_official
from app.changes import Change
from app.model.authority import Authority, AuthorityKind
from app.model.case import Case
from tests.gui.conftest import Office
from tests.gui.signing.hand import Settled, asked_for, give_plh, seated, waiting
from ui.case.view import CaseScreen
from ui.home.view import HomeScreen
from ui.settings.grant_form import GrantForm
from ui.settings.view import SettingsScreen
from ui.shell import Shell
from ui.start import Application


def test_one_key_marks_an_official_away_and_shows_who_stands_in(
    office: Office, window: Shell, qtbot: QtBot, settled: Settled
) -> None:
    give_plh(office)
    window.open("settings")
    window.open("home")
    settled()
    home = window.screen_of("home")
    assert isinstance(home, HomeScreen)
    home.refresh()
    settled()
    assert [line.duty.title for line in home.officials.lines][:2] == ["Camat", "Sekretaris Camat, Plh. Camat"]
    assert home.officials.lines[0].chip.text() == "ada"
    assert ("sisa 2 hari", f"Plh. Camat · {seated(office, 'sekcam').name}") in [
        (one.line.chip, one.line.headline) for one in home.lines.lines
    ]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F8)
    qtbot.keyClick(home.officials.lines[0].press, Qt.Key.Key_Space)
    settled()
    first = home.officials.lines[0]
    assert first.chip.text() == "tidak di tempat"
    assert first.below.text() == f"digantikan Plh. {seated(office, 'sekcam').name} · hari ini"
    assert first.press.hasFocus()
    qtbot.keyClick(first.press, Qt.Key.Key_Return)
    form = home.presence.form
    assert form is not None
    form.until.value = "22-11-2026"
    form.send()
    settled()
    assert form.until.said.startswith("Tanggal itu sudah lewat.")
    form.until.value = "25-11-2026"
    form.note.value = "Dinas luar"
    form.send()
    settled()
    assert home.officials.lines[0].below.text().endswith("s.d. 25 November 2026 (Dinas luar)")
    qtbot.mouseClick(home.officials.lines[0].chip, Qt.MouseButton.LeftButton)
    settled()
    assert home.officials.lines[0].chip.text() == "ada"


def test_a_click_on_an_official_asks_before_anything_is_marked(
    office: Office, window: Shell, qtbot: QtBot, settled: Settled
) -> None:
    settled()
    home = window.stack.currentWidget()
    assert isinstance(home, HomeScreen)
    qtbot.mouseClick(home.officials.lines[0].press, Qt.MouseButton.LeftButton)
    settled()
    form = home.presence.form
    assert form is not None
    assert form.isVisible()
    assert form.until.date == office.clock.moment.date()
    assert not form.back_button.isVisible()
    assert home.officials.lines[0].chip.text() == "ada"
    QTest.keyClick(form.until.line, Qt.Key.Key_Return)
    settled()
    camat = home.officials.lines[0]
    assert camat.chip.text() == "tidak di tempat"
    camat.press.click()
    settled()
    again = home.presence.form
    assert again is not None
    qtbot.waitUntil(again.back_button.hasFocus)
    QTest.keyClick(again.back_button, Qt.Key.Key_Return)
    settled()
    assert home.officials.lines[0].chip.text() == "ada"


def test_a_vacant_seat_that_signs_is_shown_and_leads_to_whoever_is_to_fill_it(
    office: Office, application: Application, window: Shell, qtbot: QtBot, settled: Settled
) -> None:
    yesterday = office.clock.moment.date() - dt.timedelta(days=1)
    former_id = seated(office, "camat").id
    with office.store.write() as uow:
        save_official(replace(seated(office, "camat"), term_last=yesterday), uow)
    application.ops.changed.emit(frozenset({Change.PEOPLE}))
    settled()
    home = window.stack.currentWidget()
    assert isinstance(home, HomeScreen)
    camat = home.officials.lines[0]
    assert (camat.duty.title, camat.chip.text(), camat.below.text()) == ("Camat", "kosong", "isi pejabat…")
    assert camat.appoint is not None
    assert camat.appoint.accessibleName() == "Tunjuk Plt. Camat"
    qtbot.mouseClick(camat.appoint, Qt.MouseButton.LeftButton)
    settled()
    settings = window.screen_of("settings")
    assert isinstance(settings, SettingsScreen)
    form = settings.authorities.opened
    assert isinstance(form, GrantForm)
    assert (form.seat.value, form.kind.value[:4]) == ("Camat", "Plt.")
    form.reject()
    window.open("home")
    settled()
    qtbot.keyClick(home.officials.lines[0].press, Qt.Key.Key_Return)
    settled()
    assert settings.section is settings.officials
    assert settings.officials.table.key == "camat"
    assert window.focusWidget() is settings.officials.name.line
    assert settings.officials.name.value == ""
    assert "berakhir 22-11-2026" in settings.officials.hint.text()
    typed_name = "Penerus Contoh, S.STP."
    qtbot.keyClicks(settings.officials.name.line, typed_name)
    settings.officials.save()
    settled()
    with office.store.read() as uow:
        people = {o.name: o for o in uow.people.officials()}
        former = uow.people.official(former_id)
    assert people[typed_name].term_first == office.clock.moment.date()
    assert former is not None
    assert former.term_last == yesterday


@pytest.mark.office(key="kalirejo")
def test_a_long_post_is_told_whole_in_two_lines(
    office: Office, application: Application, window: Shell, qtbot: QtBot, settled: Settled
) -> None:
    kasi = seated(office, "kasi-pemerintahan")
    today = office.clock.moment.date()
    with office.store.write() as uow:
        save_official(replace(seated(office, "lurah"), term_last=today - dt.timedelta(days=1)), uow)
    with office.store.write() as uow:
        grant(Authority(0, kasi.id, "lurah", AuthorityKind.PLT, "800/1", today), uow, office.clock.moment, 1)
    window.resize(1024, 600)
    application.ops.changed.emit(frozenset({Change.PEOPLE}))
    settled()
    home = window.stack.currentWidget()
    assert isinstance(home, HomeScreen)
    (line,) = (one for one in home.officials.lines if "Plt. Lurah" in one.duty.title)

    def whole() -> bool:
        metrics, room = line.title.fontMetrics(), line.title.width()
        needed = metrics.boundingRect(0, 0, room, 400, int(Qt.TextFlag.TextWordWrap), line.title.text())
        return line.title.height() >= needed.height() >= 2 * metrics.height()

    qtbot.waitUntil(whole)


def test_where_nobody_stands_in_a_press_leads_to_a_task_for_that_seat(
    window: Shell, page: Callable[[Case], CaseScreen], office: Office, qtbot: QtBot, settled: Settled
) -> None:
    case, other = waiting(office), office.counter.take_in("sktm")
    settled()
    home = window.stack.currentWidget()
    assert isinstance(home, HomeScreen)
    camat = home.officials.lines[0]
    assert camat.appoint is None
    # The away dialog marks first, then leads on.
    camat.press.click()
    form = home.presence.form
    assert form is not None
    settled()
    assert form.instead.text() == "Belum ada yang menggantikan Camat."
    qtbot.mouseClick(form.appoint_button, Qt.MouseButton.LeftButton)
    settled()
    settings = window.screen_of("settings")
    assert isinstance(settings, SettingsScreen)
    asked_for(settings, "camat")
    # Beranda
    window.open("home")
    settled()
    camat = home.officials.lines[0]
    assert "belum ada yang menggantikan" in camat.below.text()
    assert camat.appoint is not None
    camat.appoint.click()
    settled()
    asked_for(settings, "camat")
    # the page of a file
    screen = page(case)
    assert "belum ada yang menggantikan" in screen.actions.aside.text()
    assert screen.actions.appoint_button.isVisible()
    screen.actions.appoint_button.click()
    settled()
    asked_for(settings, "camat")
    # a file that waits for somebody else, whose letter lacks a signer
    screen = page(other)
    assert not screen.actions.appoint_button.isVisible()
    assert screen.actions.signer.appoint_button.isVisible()
    screen.actions.signer.appoint_button.click()
    settled()
    asked_for(settings, "camat")
    give_plh(office)
    screen = page(case)
    assert not screen.actions.appoint_button.isVisible()
    assert not screen.actions.signer.appoint_button.isVisible()
