"""Penugasan in the window: a task given, shown, ended and taken back."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.changes import Change
from app.model.authority import AuthorityKind
from tests.gui.conftest import Office
from tests.gui.signing.hand import Settled, choose, give_plh, seated, typed
from ui.settings.authorities import AuthoritiesSection
from ui.settings.grant_form import EndForm, GrantForm
from ui.shell import Shell
from ui.start import Application


def test_a_task_is_given_by_keyboard_and_what_is_wrong_is_said_beside_its_field(
    section: AuthoritiesSection, office: Office, qtbot: QtBot, settled: Settled, qtmodeltester: ModelTester
) -> None:
    assert section.teach_button.hasFocus()
    qtbot.keyClick(section.teach_button, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    form = section.opened
    assert isinstance(form, GrantForm)
    qtbot.waitUntil(form.official.combo.hasFocus)
    sekcam = seated(office, "sekcam")
    choose(form, sekcam)
    typed(form, qtbot, kind="Plh", last_day="25-11-2026")
    assert form.preview.text() == "Plh. CAMAT LEKOK,"
    qtbot.keyClick(form.last_day.line, Qt.Key.Key_Return)
    settled()
    assert form.decision.said.startswith("Nomor keputusan belum diisi.")
    assert form.decision.line.hasFocus()
    typed(form, qtbot, decision="800/17/2026")
    qtbot.keyClick(form.decision.line, Qt.Key.Key_Return)
    settled()
    (row,) = section.model.rows
    assert row.cells == (*("Plh. Camat", sekcam.name, "23-11-2026 – 25-11-2026", "tinggal 2 hari"),)
    assert section.detail.text() == "Nomor keputusan: 800/17/2026\nLayanan: semua layanan"
    assert row.pressing
    assert section.window().focusWidget() is section.table
    qtmodeltester.check(section.model)
    with office.store.read() as uow:
        (kept,) = uow.people.authorities()
    assert (kept.kind, kept.last_day) == (AuthorityKind.PLH, dt.date(2026, 11, 25))


def test_the_block_above_the_signature_is_shown_while_the_task_is_typed(
    section: AuthoritiesSection, office: Office, qtbot: QtBot
) -> None:
    section.add()
    form = section.opened
    assert isinstance(form, GrantForm)
    choose(form, seated(office, "kasi-kesos"))
    typed(form, qtbot, kind="u.b.")
    assert form.preview.text().splitlines() == [
        "a.n. CAMAT LEKOK",
        "SEKRETARIS CAMAT",
        "u.b.",
        "KEPALA SEKSI KESEJAHTERAAN SOSIAL,",
    ]

    def whole() -> bool:
        box, wraps = form.preview.contentsRect(), int(Qt.TextFlag.TextWordWrap)
        needed = form.preview.fontMetrics().boundingRect(box, wraps, form.preview.text())
        return needed.width() <= box.width() and needed.height() <= box.height()

    qtbot.waitUntil(whole)
    form.services.list.setCurrentRow(2)
    qtbot.keyClick(form.services.list, Qt.Key.Key_Space)
    assert len(form.services.value) == 1
    form.services.list.setCurrentRow(0)
    qtbot.keyClick(form.services.list, Qt.Key.Key_Space)
    assert form.services.value == ()
    form.reject()


def test_a_task_is_ended_early_with_its_reason_and_stays_in_the_list_in_grey(
    office: Office, application: Application, window: Shell, qtbot: QtBot, settled: Settled
) -> None:
    give_plh(office, days=20)
    window.open("settings.authorities")
    settled()
    section = window.screen_of("settings").authorities  # type: ignore[attr-defined]
    assert section.model.rows[0].cells[-1] == "berlaku"
    qtbot.keyClick(section.table, Qt.Key.Key_Delete)
    form = section.opened
    assert isinstance(form, EndForm)
    typed(form, qtbot, last_day="23-11-2026")
    form.send()
    settled()
    assert form.reason.said.startswith("Alasan belum diisi.")
    form.reason.value = "Camat sudah kembali"
    form.send()
    settled()
    assert not section.end_button.isEnabled()
    office.clock.moment += dt.timedelta(days=1)
    window.open("settings.officials")
    application.ops.changed.emit(frozenset({Change.PEOPLE}))
    settled()
    assert section.model.rows[0].cells[-2:] == ("23-11-2026 – 23-11-2026", "diakhiri lebih awal")
    assert section.detail.text().endswith("Diakhiri: Camat sudah kembali")
    assert section.model.rows[0].faint
    assert not section.end_button.isEnabled()


def test_the_new_task_is_the_chosen_one_and_a_second_enter_does_not_ask_to_end_it(
    office: Office, window: Shell, qtbot: QtBot, settled: Settled
) -> None:
    give_plh(office)
    window.open("settings.authorities")
    settled()
    section = window.screen_of("settings").authorities  # type: ignore[attr-defined]
    old = section.table.key
    qtbot.keyClick(section.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    form = section.opened
    assert isinstance(form, GrantForm)
    choose(form, seated(office, "kasi-kesos"))
    typed(form, qtbot, kind="a.n.", decision="800/18/2026")
    qtbot.keyClick(form.decision.line, Qt.Key.Key_Return)
    settled()
    assert len(section.grants) == 2
    assert section.chosen is not None
    assert (section.chosen.id, section.chosen.kind) != (old, AuthorityKind.PLH)
    assert section.chosen.decision == "800/18/2026"
    qtbot.keyClick(section.table, Qt.Key.Key_Return)
    assert section.opened is form


def test_a_task_taken_back_before_its_first_day_is_called_cancelled(
    office: Office, window: Shell, qtbot: QtBot, settled: Settled
) -> None:
    give_plh(office, days=20)
    window.open("settings.authorities")
    settled()
    section = window.screen_of("settings").authorities  # type: ignore[attr-defined]
    qtbot.keyClick(section.table, Qt.Key.Key_Delete)
    form = section.opened
    assert isinstance(form, EndForm)
    typed(form, qtbot, last_day="22-11-2026")
    form.reason.value = "Salah isi"
    form.send()
    settled()
    assert section.model.rows[0].cells[-2:] == ("sedianya mulai 23-11-2026", "dibatalkan sebelum berlaku")
    assert section.detail.text().endswith("Dibatalkan: Salah isi")
    assert section.model.rows[0].faint
