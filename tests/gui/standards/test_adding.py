"""Standar Pelayanan: services that are added, or completed until they can be opened."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.model.catalogue import LetterSpec, StepKind
from tests.gui.conftest import Office, RecordedDialogs
from tests.gui.standards.seen import REASON, texts
from ui.standards.adding import AddServiceForm
from ui.standards.view import StandardsScreen


@pytest.mark.office(key="prigen")
def test_a_missing_list_is_filled_and_then_the_service_opens(
    screen: StandardsScreen, office: Office, dialogs: RecordedDialogs, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    assert office.counter is not None
    screen.services.choose("skck")
    settled()
    assert "Daftar persyaratan hilang dari pindaian. Isi dulu, lalu buka layanannya." in texts(screen)
    assert screen.page.toggle_button.isHidden()
    assert screen.page.fill_button is not None
    screen.page.fill_button.click()
    qtbot.keyClicks(screen.window().focusWidget(), "Fotokopi KTP")
    dialogs.answers["ask_reason"] = REASON
    with qtbot.waitSignal(screen.saved):
        screen.save()
    settled()
    assert screen.page.chip.text() == "belum dibuka"
    screen.page.toggle_button.click()
    settled()
    assert office.counter.service("skck").open
    assert screen.page.chip.text() == "dibuka di loket"
    screen.page.toggle_button.click()
    settled()
    assert not office.counter.service("skck").open


@pytest.mark.office(key="kalirejo")
def test_a_service_without_a_flow_is_offered_the_general_one(
    edit: Callable[[str], StandardsScreen], office: Office, dialogs: RecordedDialogs, qtbot: QtBot
) -> None:
    assert office.counter is not None
    screen = edit("kehilangan")
    screen.editor.side.flow_button.click()
    dialogs.answers["ask_reason"] = REASON
    with qtbot.waitSignal(screen.saved):
        screen.save()
    steps = office.counter.service("kehilangan").standard.steps
    assert [step.kind for step in steps][-1] is StepKind.HAND_OVER
    assert all(step.added for step in steps)
    assert not office.counter.service("kehilangan").standard.requirements_known


def adding(screen: StandardsScreen) -> AddServiceForm:
    """The form that adds a service, opened."""
    screen.add()
    form = screen.window().findChildren(AddServiceForm)[-1]
    assert isinstance(form, AddServiceForm)
    return form


def test_a_new_service_goes_on_to_its_requirements_and_a_known_name_is_refused(
    screen: StandardsScreen, settled: Callable[[], None], qtbot: QtBot
) -> None:
    form = adding(screen)
    qtbot.keyClicks(form.fields["title"].editor, "Rekomendasi Izin Tebang Pohon")
    assert form.letter.kind.currentText() == "Surat rekomendasi"
    assert "untuk mengurus Izin Tebang Pohon" in form.letter.sample.text()
    qtbot.keyClick(form.fields["title"].editor, Qt.Key.Key_Return)
    settled()
    assert screen.page.title.text() == "Rekomendasi Izin Tebang Pohon"
    assert screen.stack.currentWidget() is screen.editor
    assert screen.editor.side.letter.value == LetterSpec(
        "rekomendasi", "SURAT REKOMENDASI", "mengurus Izin Tebang Pohon"
    )
    screen.leave_editor()
    assert screen.page.chip.text() == "perlu persyaratan"
    form = adding(screen)
    qtbot.keyClicks(form.fields["title"].editor, "Rekomendasi Izin Tebang Pohon")
    form.send()
    settled()
    assert form.isVisible()
    assert form.fields["title"].said == "Layanan dengan nama itu sudah ada."
    form.reject()


def test_a_letter_without_a_title_is_refused_beside_it(
    screen: StandardsScreen, settled: Callable[[], None], qtbot: QtBot
) -> None:
    form = adding(screen)
    qtbot.keyClicks(form.fields["title"].editor, "Surat Keterangan Janda")
    assert form.letter.title.value == "SURAT KETERANGAN JANDA"
    form.letter.title.line.clear()
    form.letter.title.line.textEdited.emit("")
    form.send()
    settled()
    assert form.letter.title.said.startswith("Judul surat belum diisi.")
    form.reject()


def test_what_was_chosen_by_hand_does_not_follow_the_name(screen: StandardsScreen, qtbot: QtBot) -> None:
    form = adding(screen)
    form.letter.kind.setCurrentText("Surat pengantar")
    form.letter.kind.activated.emit(form.letter.kind.currentIndex())
    qtbot.keyClicks(form.fields["title"].editor, "Rekomendasi Nikah")
    assert form.letter.value == LetterSpec("pengantar", "SURAT PENGANTAR", "mengurus Nikah")
    form.letter.kind.setCurrentText("Tanpa surat")
    form.letter.kind.activated.emit(0)
    assert form.letter.value is None
    assert form.letter.title.isHidden()
    form.reject()


@pytest.mark.office(key="kalirejo")
def test_a_service_that_the_decree_only_names_gets_its_letter_in_the_editor(
    edit: Callable[[str], StandardsScreen], office: Office, dialogs: RecordedDialogs, qtbot: QtBot
) -> None:
    assert office.counter is not None
    screen = edit("kehilangan")
    letter = screen.editor.side.letter
    assert letter.value is None
    letter.kind.setCurrentText("Surat pengantar")
    letter.kind.activated.emit(letter.kind.currentIndex())
    assert "untuk melapor kepada Kepolisian Sektor Bangil" in letter.sample.text()
    assert letter.words.isHidden()
    dialogs.answers["ask_reason"] = REASON
    with qtbot.waitSignal(screen.saved):
        screen.save()
    kept = office.counter.service("kehilangan").standard.letter
    assert kept is not None
    assert (kept.kind, kept.title) == ("pengantar", "SURAT PENGANTAR")
