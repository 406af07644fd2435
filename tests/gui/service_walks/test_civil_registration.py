"""Civil registration on the page of a file, and an outreach that is asked for too late."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.model.case import CaseState
from tests.gui.conftest import Office
from tests.gui.service_walks.hand import Page, Settled, come_back, finish, press
from ui.intake.view import IntakeScreen
from ui.shell import Shell
from ui.start import Application
from ui.widgets.asked_fields import set_text, text_of


@pytest.mark.office(key="jogoroto", officials=True)
def test_a_step_that_the_applicant_takes_says_so_at_its_button(page: Page, office: Office) -> None:
    counter = office.counter
    assert counter is not None
    screen = page(counter.take_in("ikd"))
    assert screen.actions.where.text() == "Proses · Pemohon"
    assert screen.flow.rows[0][2] == "Pemohon"


@pytest.mark.office(key="jogoroto", officials=True)
def test_how_many_move_is_counted_the_same_way_at_the_counter_and_by_the_operator(page: Page, office: Office) -> None:
    counter = office.counter
    assert counter is not None
    screen = page(counter.take_in("pindah-desa", particulars={"jumlah_anggota": "3", "alamat_tujuan": "Desa Contoh"}))
    asked = "Jumlah jiwa yang pindah"
    assert screen.content.facts.values()[asked] == "3"
    field = screen.actions.form.fields["jumlah_pindah"]
    assert (field.editor.accessibleName(), text_of(field)) == (asked, "3")


@pytest.mark.office(key="jogoroto", officials=True)
def test_a_kk_comes_back_from_dukcapil_rejected_is_sent_again_and_is_issued(
    page: Page, office: Office, application: Application, qtbot: QtBot, settled: Settled
) -> None:
    counter = office.counter
    assert counter is not None
    case = counter.advance(counter.take_in("kk-pengajuan"))
    screen = page(case)
    fields = screen.actions.form.fields
    assert text_of(fields["tanggal"]) == "23 November 2026"
    set_text(fields["tanggal"], "24 November 2026")
    finish(screen, settled, qtbot)
    assert fields["tanggal"].said == "Tanggal ini belum tiba."
    set_text(fields["tanggal"], "23 November 2026")
    finish(screen, settled, qtbot)
    assert screen.actions.where.text().endswith("Dispendukcapil Kabupaten Jombang")
    back = screen.actions.form.fields
    set_text(back["hasil"], "Perlu diperbaiki")
    set_text(back["keterangan"], "Nama ibu tidak sama")
    finish(screen, settled, qtbot)
    qtbot.waitUntil(screen.actions.turning.isVisible)
    with qtbot.waitSignal(screen.ways.opened) as opened:
        QTest.keyClick(screen.actions.turning, Qt.Key.Key_M)  # back to the desk of the operator
    form = opened.args[0]
    form.fields["reason"].value = "Diperbaiki operator."
    with qtbot.waitSignal(application.papers.shown) as slip:
        form.send()
    slip.args[0].reject()
    settled()
    come_back(screen, qtbot)
    at_operator = counter.case(case)
    assert at_operator.step is not None
    assert at_operator.step.actor == "operator"
    assert counter.records(case)[-1].data["keterangan"] == "Nama ibu tidak sama"
    finish(screen, settled, qtbot)  # sent again, with the day of today
    again = screen.actions.form.fields
    set_text(again["hasil"], "KK terbit")
    set_text(again["nomor_kk"], "9914100101500002")
    finish(screen, settled, qtbot)
    assert counter.case(case).state is CaseState.DONE
    assert [record.form for record in counter.records(case)] == [
        "kiriman",
        "jawaban_dukcapil",
        "kiriman",
        "jawaban_dukcapil",
    ]


@pytest.mark.office(key="prigen", officials=True)
def test_an_outreach_asked_for_too_late_is_told_beside_the_date_of_its_letter(
    application: Application, window: Shell, office: Office, qtbot: QtBot, settled: Settled
) -> None:
    QTest.keyClick(window, Qt.Key.Key_F2)
    settled()
    intake = window.screen_of("intake")
    assert isinstance(intake, IntakeScreen)
    intake.choose_service("sosialisasi")
    applicant = intake.applicant
    for row in intake.model.rows():
        if not row.heading:
            intake.model.tick(row, True)
    for key, text in {"name": "Karang Taruna Contoh", "contact_name": "Budi Contoh", "address": "Dusun Krajan"}.items():
        set_text(applicant.fields[key], text)
    set_text(applicant.particulars.fields["topik"], "Narkoba")
    press(Qt.Key.Key_F9)
    settled()
    assert applicant.particulars.fields["tanggal_kegiatan"].said == "Tanggal kegiatan belum diisi."
    set_text(applicant.particulars.fields["tanggal_kegiatan"], "26 November 2026")
    applicant.covering_date.value = "20 November 2026"
    press(Qt.Key.Key_F9)
    settled()
    assert applicant.covering_date.said.startswith("Surat permohonan paling lambat 5 hari kerja sebelum kegiatan")
    applicant.covering_date.value = "18 November 2026"
    with qtbot.waitSignal(intake.stored) as stored, qtbot.waitSignal(application.papers.shown) as shown:
        press(Qt.Key.Key_F9)
    settled()
    shown.args[0].reject()
    assert stored.args[0].state is CaseState.IN_PROGRESS
