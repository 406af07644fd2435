"""Choosing a service at intake, its questions and its papers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.actions.papers import receipt_of
from app.model.catalogue import ApplicantKind
from tests.builders import OFFICES
from tests.gui.conftest import Office
from tests.gui.intake.keys import press
from ui.intake.presenter import Primary
from ui.intake.services import ServiceModel
from ui.intake.view import IntakeScreen
from ui.start import Application
from ui.widgets.asked_fields import set_text


def test_two_typed_letters_find_a_service_and_enter_takes_it(intake: IntakeScreen) -> None:
    press("sk", "Return")
    assert intake.model.offer is not None
    assert intake.model.offer.service.key == "skck"
    assert intake.checklist.lines[0].box.hasFocus()


def test_a_name_with_a_slash_is_found_as_it_is_printed(intake: IntakeScreen) -> None:
    press("Pengantar Persyaratan PNS/TNI", "Return")
    assert intake.model.offer is not None
    assert intake.model.offer.service.key == "pns-tni-polri"


def test_letters_that_fit_no_open_service_leave_none_chosen_and_say_why(
    intake: IntakeScreen, settled: Callable[[], None]
) -> None:
    press("s")
    assert intake.model.offer is None
    press("k")
    assert intake.model.offer is not None
    press("xx")
    assert intake.model.offer is None
    assert intake.services.none.text() == "Tidak ada layanan dengan kata itu."
    assert not intake.services.none.isHidden()
    intake.services.filter.selectAll()
    press("sk")
    assert intake.services.none.isHidden()
    assert intake.model.offer is not None


@pytest.mark.office(key="prigen")
def test_a_closed_service_is_named_as_closed(intake: IntakeScreen, settled: Callable[[], None]) -> None:
    press("sktm")
    assert "SKTM belum dibuka" in intake.services.none.text()
    assert intake.model.offer is None


def test_the_list_of_services_is_a_sound_model(intake: IntakeScreen, qtmodeltester: ModelTester) -> None:
    model = intake.services.model
    assert isinstance(model, ServiceModel)
    qtmodeltester.check(model)


def test_an_answer_selects_the_exact_papers(intake: IntakeScreen) -> None:
    press("dispensasi", "Return")
    shown = {line.item.text for line in intake.checklist.lines}
    press("Return", "Return")
    more = {line.item.text for line in intake.checklist.lines} - shown
    assert len(more) == 2
    assert "Ada calon pengantin di bawah 21 tahun: Ya" in {line.detail.text() for line in intake.checklist.lines}
    assert any("N5" in text for text in more)
    assert any("N6" in text for text in more)


def test_space_fills_up_the_copies_that_were_missing_and_then_takes_them_away(intake: IntakeScreen) -> None:
    press("skck", "Return", "Down", "3")
    photos = intake.checklist.lines[1]
    assert intake.model.ticks[photos.item.key].copies == 3
    press("Space")
    assert intake.model.ticks[photos.item.key].copies == photos.item.copies == 6
    assert photos.box.checked
    press("Space")
    assert not intake.model.ticks[photos.item.key].present
    assert not photos.box.checked


@pytest.mark.office(key="lumbang")
def test_what_the_office_makes_itself_is_told_below_and_asked_of_nobody(
    application: Application, intake: IntakeScreen, office: Office, qtbot: QtBot
) -> None:
    press("sosialisasi", "Return")
    checklist = intake.checklist
    assert checklist.lines == []
    assert (intake.model.primary(), checklist.chip.text()) == (Primary.RECEIVE, "tanpa berkas")
    told = [one.text() for one in checklist.area.findChildren(QLabel)]
    assert "Disiapkan kantor, tidak diminta dari pemohon" in told
    assert "Nota dinas yang disiapkan Kasi Pemerintahan dan Pelayanan" in told
    fields = intake.applicant.fields | intake.applicant.particulars.fields
    typed = {"name": "Karang Taruna", "contact_name": "Budi Contoh", "address": "Krajan", "topik": "KTP"}
    for key, text in typed.items():
        set_text(fields[key], text)
    with qtbot.waitSignal(application.papers.shown) as shown, qtbot.waitSignal(intake.stored) as stored:
        press("F9")
    shown.args[0].close()
    with office.store.read() as uow:
        receipt = receipt_of(stored.args[0].number, uow)
    assert receipt.papers == ()


@pytest.mark.parametrize("key", [pytest.param(key, marks=pytest.mark.office(key=key)) for key in OFFICES])
def test_every_question_and_paper_is_whole_in_a_small_window(
    application: Application, intake: IntakeScreen, qtbot: QtBot, key: str
) -> None:
    application.shell.resize(900, 520)
    area = intake.checklist.area

    def whole() -> bool:
        return area.widget().minimumSizeHint().width() <= area.viewport().width()

    for offer in intake.services.model.lines:
        intake.choose_service(offer.service.key)
        for question in intake.checklist.questions:
            question.options.buttons[-1].click()
        qtbot.waitUntil(whole)
        assert intake.footer.minimumSizeHint().width() <= intake.footer.width()
    intake._clear()


@pytest.mark.office(key="kalirejo")
def test_a_business_that_applies_itself_is_named_once(intake: IntakeScreen) -> None:
    intake.choose_service("domisili-usaha")
    panel, name = intake.applicant, intake.applicant.particulars.fields["nama_usaha"]
    assert panel.applicant_kind is ApplicantKind.INSTITUTION
    assert name.isHidden()
    set_kind = panel.kind.button("person").click
    set_kind()
    assert not name.isHidden(), "a person says which business it is"
    set_text(name, "Toko Contoh")
    assert panel.particulars.values()["nama_usaha"] == "Toko Contoh"
    panel.kind.button("institution").click()
    assert panel.particulars.values()["nama_usaha"] == ""
    set_kind()
    assert panel.particulars.values()["nama_usaha"] == "Toko Contoh"


@pytest.mark.office(key="prigen")
def test_a_question_that_an_answer_makes_idle_goes_away(
    application: Application, intake: IntakeScreen, office: Office, qtbot: QtBot
) -> None:
    press("kepala desa", "Return")
    checklist = intake.checklist

    def asked() -> list[str]:
        return [line.key for line in checklist.questions if line.isVisibleTo(checklist)]

    assert asked() == ["jenis"]
    press("Return")
    assert asked() == ["jenis", "pekerjaan"]
    assert checklist.questions[1].options.buttons[0].hasFocus(), "Enter goes on to what it asks for"
    checklist.questions[1].options.button("PNS").click()
    assert any(line.item.text.startswith("Surat izin") for line in checklist.lines)
    checklist.questions[0].options.button("BPD").click()
    assert asked() == ["jenis"]
    assert checklist.chip.text() == f"kurang {len(checklist.lines)} lagi"
    fields = intake.applicant.fields | intake.applicant.particulars.fields
    said = {"name": "BPD Sukolelo", "contact_name": "Budi", "address": "Krajan", "jabatan": "BPD", "nama_calon": "Budi"}
    for key, text in said.items():
        set_text(fields[key], text)
    for line in checklist.lines:
        line.box.flip()
    with qtbot.waitSignal(application.papers.shown) as shown, qtbot.waitSignal(intake.stored) as stored:
        press("F9")
    shown.args[0].close()
    assert stored.args[0].answers == {"jenis": "BPD"}
